"""Options and output used by all commands."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from maek.desk.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])

LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The form of a language code (BCP 47, as far as news needs it)."""
MANY = {"analysis": "analyses", "story": "stories"}
"""Nouns that do not simply take an s."""


def json_option(call: F) -> F:
    """``--json``: JSON for programs instead of words for people."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(call)


def workers_option(call: F) -> F:
    """``--workers N``: processes to read with."""
    return click.option(
        "--workers",
        type=click.IntRange(min=0),
        default=0,
        help="Processes to read with; by default one, and one a core where there is much to read.",
    )(call)


def limit_option(default: int) -> Callable[[F], F]:
    """``--limit N``: how many answers at most."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help="Most answers.",
    )


def desk_option(call: F) -> F:
    """``--desk DIR``: the desk to work on."""
    return click.option(
        "--desk",
        "-C",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        envvar="MAEK_DESK",
        show_envvar=True,
        help="Folder of the desk; the current one by default.",
    )(call)


def lang_option(help: str) -> Callable[[F], F]:
    """``--lang CODE``: a language code, of whatever language there is."""
    return click.option("--lang", default="", callback=_lang, help=help)


def _lang(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not LANG.fullmatch(value):
        raise click.BadParameter(f"{value} is no language code, such as ko or zh-TW")
    return value


@contextmanager
def desk_at(folder: Path, *, reading: bool = False) -> Iterator[Desk]:
    """Open the desk a command works on, or only reads."""
    from maek.desk.desk import open_desk

    with open_desk(folder, os.environ, reading=reading) as desk:
        yield desk


def print_json(value: object) -> None:
    """Print one JSON value on one line."""
    told = json.dumps(value, ensure_ascii=False)
    try:
        told.encode()
    except UnicodeEncodeError:
        # A lone surrogate, from a row or a file name, cannot be written as it is.
        told = json.dumps(value)
    click.echo(told)


def console(*, err: bool = False) -> Console:
    """Return a console for people; colour only on a terminal and never with NO_COLOR."""
    from rich.console import Console

    return Console(stderr=err, highlight=False)


def warn(message: str) -> None:
    """Write one clear line to stderr; the batch goes on."""
    click.echo(f"maek: {one_line(message)}", err=True)


def one_line(message: str) -> str:
    """Return a message on one line that any terminal takes."""
    return " ".join(message.split()).encode("utf-8", "replace").decode()


def open_ended(words: str, low: str | None, high: str | None) -> str:
    """Return the words of a figure, marked where one end is open: ≥ 1만 개 for 1만 개가 넘는.

    Words that say so themselves (up to 4.8 million) are left as they are.
    """
    from maek.text.bounds import says_open

    if says_open(words):
        return words
    if low is None and high is not None:
        return f"≤ {words}"
    return f"≥ {words}" if high is None and low is not None else words


def counted(number: int, what: str) -> str:
    """Return a count with its noun: 1 article, 3 articles, 0 stories."""
    return f"{number} {what if number == 1 else MANY.get(what, what + 's')}"
