"""How much of a source the site shows: the cited sentences, not the paragraphs they stand in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_briefs import member

from maek.model.source import Display
from maek.model.span import Span
from maek.publish.article_view import _parts
from maek.publish.book import Piece
from maek.publish.sources import _context

PARAGRAPH = (
    "여울시는 18일 강변 자전거길 12㎞를 새로 열었다. 쉼터는 네 곳이다. "
    "정비소도 두 곳 들어섰다. 시는 내년 봄까지 6㎞를 더 잇기로 했다."
)
TITLE = "여울시, 강변 자전거길 새로 열어"
ROW = {"id": "a", "outlet": "여울일보", "kind": "newspaper", "lang": "ko"}
ROW |= {"published": "2026-11-18", "title": TITLE, "text": PARAGRAPH}


def piece(display: Display) -> Piece:
    found = member(ROW)
    return Piece(found.article, found.analysis, None, replace(found.outlet, display=display))


def span_of(shown: Piece, words: str) -> Span:
    start = shown.article.text.index(words)
    return Span(start, start + len(words))


def test_an_article_shows_its_cited_sentences() -> None:
    shown = piece("excerpt")
    cited = [span_of(shown, "두 곳")]
    told = {part.kind: str(part.words) for part in _parts(shown, (), cited, cited)}
    assert told == {"headline": TITLE, "body": "… 정비소도 두 곳 들어섰다. …"}


@pytest.mark.parametrize(
    ("display", "words"),
    [
        ("full", PARAGRAPH),
        ("excerpt", "정비소도 두 곳 들어섰다."),
        ("link", "두 곳"),
    ],
)
def test_behind_a_sentence_stands_what_its_outlet_lets_show(display: Display, words: str) -> None:
    shown = piece(display)
    context = _context(shown, span_of(shown, "두 곳"), display)
    assert context.striptags() == words
    assert ">두 곳</mark>" in context
