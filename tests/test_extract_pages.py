"""Recorded pages, one trap each, are read as their article says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from maek.extract.html import read_html
from maek.model.article import Article, Stamp
from tests.recorded import Recorded, recorded

PAGES = list(recorded())


def value(stamp: Stamp | None) -> str:
    return stamp.value if stamp else ""


def words(article: Article, *kinds: str) -> list[str]:
    return [span.of(article.text) for span in article.spans(*kinds)]


READ: dict[str, Callable[[Article], Any]] = {
    "title": lambda a: a.title,
    "lang": lambda a: a.lang,
    "url": lambda a: a.url,
    "outlet": lambda a: a.outlet,
    "authors": lambda a: list(a.authors),
    "published": lambda a: value(a.published),
    "day": lambda a: a.published.day if a.published else "",
    "modified": lambda a: value(a.modified),
    "reader": lambda a: a.reader,
    "body": lambda a: words(a, "body"),
    "captions": lambda a: words(a, "caption"),
    "credits": lambda a: [image.credit for image in a.images],
    "standfirst": lambda a: list(a.standfirst),
    "section": lambda a: a.section,
    "tags": lambda a: list(a.tags),
    "paragraphs": lambda a: len(a.spans("body")),
    "ai_labels": lambda a: words(a, "ai_label"),
}


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_recorded_page(page: Recorded) -> None:
    article = read_html(page.page, url=page.meta["url"])
    for key, wanted in page.article.items():
        if key == "body_has":
            assert [w for w in wanted if w not in article.body] == []
        elif key == "body_has_not":
            assert [w for w in wanted if w in article.body] == []
        elif key == "notices":
            assert set(wanted) <= set(article.notices)
        else:
            assert READ[key](article) == wanted, key


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_every_part_reads_back(page: Recorded) -> None:
    article = read_html(page.page, url=page.meta["url"])
    at = 0
    for part in article.parts:
        assert part.span.start >= at
        at = part.span.end
        assert part.span.of(article.text).strip()
    assert at <= len(article.text)


def test_reading_is_repeatable() -> None:
    page = PAGES[0]
    assert read_html(page.page, url="") == read_html(page.page, url="")
