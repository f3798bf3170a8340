"""Who said it, across the parts of a page: what stands around the story is not said in it."""

from __future__ import annotations

import pytest

from maek.analyse.run import analyse
from maek.model.article import Article, Part, PartKind
from maek.model.ids import text_id
from maek.model.span import Span

Row = tuple[PartKind, str]

KO: tuple[Row, ...] = (
    ("headline", '이도담 시장 "새벽 도서관 늘린다"'),
    ("body", "이도담 시장은 11일 시청에서 새벽 도서관을 둘러봤다."),
    ("body", '그는 "내년에는 열 곳을 더 열겠다"고 말했다.'),
)
EN: tuple[Row, ...] = (
    ("headline", "Mayor opens library at dawn"),
    ("body", "Mayor Ida Dodam visited the library on Tuesday."),
    ("body", "“We will open ten more next year,” she said."),
)


def _page(rows: tuple[Row, ...]) -> tuple[str, tuple[Part, ...]]:
    """Return a page's text and its parts."""
    text, parts = "\n".join(words for _, words in rows), []
    at = 0
    for kind, words in rows:
        parts.append(Part(kind, Span(at, at + len(words))))
        at += len(words) + 1
    return text, tuple(parts)


def said(rows: tuple[Row, ...], lang: str) -> dict[str, str]:
    """Return every quotation's words with its speaker's, empty where nobody is named."""
    text, parts = _page(rows)
    article = Article("a", text, text_id(text), lang, title=rows[0][1], parts=parts)
    return {
        q.span.of(text): q.speaker.of(text) if q.speaker else ""
        for q in analyse(article).quotations
    }


@pytest.mark.parametrize("kind", ["related_headline", "caption", "section_label", "tagline"])
def test_words_around_the_story_are_not_its_speakers(kind: PartKind) -> None:
    found = said((*KO, (kind, '"손님 많아서 못 탄다"…버스 기사의 하루')), "ko")
    assert found["내년에는 열 곳을 더 열겠다"] in ("그", "이도담 시장")
    assert found.get("손님 많아서 못 탄다", "") == ""


def test_a_related_headline_keeps_its_own_speaker() -> None:
    found = said((*KO, ("related_headline", '한나루 의원 "예산부터 살피겠다"')), "ko")
    assert found["예산부터 살피겠다"] == "한나루 의원"


def test_a_speaker_of_another_paragraph_of_the_story_stays() -> None:
    rows: tuple[Row, ...] = (*KO, ("body", '"시민의 아침을 바꾸겠다."'))
    assert said(rows, "ko")["시민의 아침을 바꾸겠다"] == "이도담 시장"


def test_english_pages_too() -> None:
    found = said((*EN, ("related_headline", "“It was a shock”: a driver's day")), "en")
    assert found["We will open ten more next year"]
    assert found.get("It was a shock", "") == ""


def test_a_speaker_does_not_begin_inside_a_name() -> None:
    rows: tuple[Row, ...] = (
        ("headline", "시의회 소식"),
        ("body", '이솔비 의장은 4일 "예산을 늘리겠다"고 말했다.'),
    )
    assert said(rows, "ko")["예산을 늘리겠다"] == "이솔비 의장"


OF_THEIRS: dict[str, tuple[Row, ...]] = {
    "ko": (
        ("body", "서린전자 문상혁 전 대표가 17일 법정에 나왔다."),
        ("body", '문 전 대표 측 변호인은 "항소하겠다"고 말했다.'),
    ),
    "en": (
        ("body", "Ida Dodam was sentenced on Thursday."),
        ("body", "“We shall appeal,” a lawyer for Ida Dodam said."),
    ),
    "ja": (
        ("body", "東京地裁は田中一郎被告に懲役3年を言い渡した。"),
        ("body", "田中被告の弁護士は「ただちに控訴する」と述べた。"),
    ),
}


@pytest.mark.parametrize("lang", sorted(OF_THEIRS))
def test_a_lawyer_is_not_whom_he_speaks_for(lang: str) -> None:
    text, parts = _page(OF_THEIRS[lang])
    found = analyse(Article("a", text, text_id(text), lang, parts=parts))
    people = {e.id for e in found.entities if e.kind == "person"}
    (quote,) = (q for q in found.quotations if q.kind in ("direct", "partial"))
    assert quote.speaker is not None
    assert quote.speaker_entity not in people


def test_a_title_that_one_person_of_the_article_has_is_hers_alone() -> None:
    rows: tuple[Row, ...] = (
        ("body", "강민재 하늘매 감독은 3일 선수들을 불러 모았다."),
        ("body", '감독은 "한 번 더 뛰자"고 말했다.'),
    )
    text, parts = _page(rows)
    found = analyse(Article("a", text, text_id(text), "ko", title="", parts=parts))
    who = {m.entity for m in found.mentions if m.kind == "person"}
    assert {q.speaker_entity for q in found.quotations} == who
