"""maek read: pages taken apart."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maek.cli.shared import console, json_option, lang_option, print_json, warn, workers_option
from maek.errors import InputError, MaekError

if TYPE_CHECKING:
    from maek.desk.answer import Json
    from maek.model.article import Article
    from maek.model.capture import Capture
    from maek.model.findings import Analysis

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""Addresses of other protocols."""


@click.command("read")
@click.argument("inputs", nargs=-1, required=True)
@click.option("--url", default="", help="Address the page came from.")
@click.option("--published", default="", help="Day it was published (YYYY-MM-DD), if you know.")
@lang_option("Language code, if you know.")
@workers_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    *,
    url: str,
    published: str,
    lang: str,
    workers: int,
    as_json: bool,
) -> None:
    """Read pages and take them apart: parts, names, quotations, dates, figures, events.

    INPUT is an .html or .html.gz page, a .txt dump of a page, a .warc file, a .jsonl file
    whose rows have id and html or text, a folder of these, a URL, or - for a page or a dump
    from standard input.
    """
    from maek.desk.pool import pool_map
    from maek.desk.stage import lost

    _check_day(published)
    fetches = any(told.startswith(("http://", "https://")) for told in inputs)
    if fetches:
        workers = workers or 1  # what is fetched is shown as it comes
    failed = False
    hinted = _hinted(_captures(inputs), url, published, lang)
    for answer in pool_map(_answer, hinted, workers, lost, None if fetches else _begun):
        if isinstance(answer, MaekError):
            warn(str(answer))
            failed = True
        elif as_json:
            print_json(answer)
        else:
            show(answer)
    if failed:
        ctx.exit(2)


def show(answer: Json) -> None:
    """Print one article for people."""
    from maek.cli.read_words import words_for

    console().print(words_for(answer))


def _begun(capture: Capture | MaekError) -> Callable[[], Json | MaekError]:
    """Begin on one capture before its turn."""
    from maek.desk.read import begin_one

    if isinstance(capture, MaekError):
        return lambda: capture
    return partial(_answer, capture, begin_one(capture))


def _answer(
    capture: Capture | MaekError, rest: Callable[[], tuple[Article, Analysis]] | None = None
) -> Json | MaekError:
    """Read one capture, or do the rest of it; also called in worker processes."""
    from maek.desk.answer import read_answer
    from maek.desk.read import read_one
    from maek.desk.stage import named

    if isinstance(capture, MaekError):
        return capture
    try:
        return read_answer(*(rest() if rest else read_one(capture)))
    except Exception as error:
        return named(error, capture.url.removeprefix("file:").removeprefix("row:"))


def _captures(inputs: Iterable[str]) -> Iterator[Capture | MaekError]:
    from maek.desk.inputs import captures_in

    for told in inputs:
        if told.startswith(("http://", "https://")):
            yield _fetched(told)
            continue
        if ELSEWHERE.match(told):
            yield InputError("only http:// and https:// addresses are read", item=told)
            continue
        try:
            yield from captures_in(Path(told))
        except InputError as error:
            yield error


def _fetched(url: str) -> Capture | MaekError:
    from maek.desk.collect import fetch_page

    try:
        return fetch_page(url, taken_at=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    except MaekError as error:
        return error


def _hinted(
    captures: Iterable[Capture | MaekError], url: str, published: str, lang: str
) -> Iterator[Capture | MaekError]:
    for capture in captures:
        if isinstance(capture, MaekError):
            yield capture
            continue
        yield replace(
            capture,
            url=url or capture.url,
            hint_published=published or capture.hint_published,
            hint_lang=lang or capture.hint_lang,
        )


def _check_day(published: str) -> None:
    from datetime import date

    if not published:
        return
    try:
        date.fromisoformat(published[:10])
    except ValueError:
        raise InputError("is not a date (YYYY-MM-DD)", item=f"--published {published}") from None
