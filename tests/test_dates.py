"""Dates: the right words with the right values in five languages."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.analyse import dates as resolving
from maek.lang.en.dates import dates as en_dates
from maek.lang.ja.dates import dates as ja_dates
from maek.lang.ko.dates import dates as ko_dates
from maek.lang.ru.dates import dates as ru_dates
from maek.lang.und.dates import dates as und_dates
from maek.lang.zh.dates import dates as zh_dates
from maek.model.article import Article, Part, Stamp
from maek.model.span import Span
from maek.text.calendar import resolve
from tests.drawers import Case, cases, read

DRAWERS = {"ko": ko_dates, "en": en_dates, "ru": ru_dates, "ja": ja_dates, "zh": zh_dates}
ALL = [(lang, case) for lang in DRAWERS for case in cases(lang, "dates")]


@pytest.mark.parametrize(("lang", "case"), ALL, ids=[c.name for _, c in ALL])
def test_finds_exactly_these_dates(lang: str, case: Case) -> None:
    anchor = date.fromisoformat(case.shared["anchor"])
    found = DRAWERS[lang](read(lang, case.text))
    told = [f"{f.span.of(case.text)} = {resolve(f.when, anchor)[0]}" for f in found]
    assert told == case.row["dates"]


@pytest.mark.parametrize("drawer", [*DRAWERS.values(), und_dates])
@given(
    text=st.text(
        alphabet="0123456789년월일 지난오는올해이날19-~∼.,()Junemayин月日年с год", max_size=60
    )
)
def test_any_text_gives_spans_in_order_that_read_back(drawer, text: str) -> None:
    found = drawer(read("en", text))
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    for f in found:
        resolve(f.when, date(2024, 6, 19))


def _resolved(article: Article, story: str) -> list[str]:
    from maek.analyse.blocks import blocks_of
    from maek.lang.ko.sentences import read as read_korean

    reading = read_korean(article.text, blocks_of(article))
    found = resolving.resolve_all(article, reading, ko_dates(reading), story)
    return [f"{x.span.of(article.text)} = {x.value}" for x in found]


def _article(text: str, published: str = "", parts: tuple[Part, ...] = ()) -> Article:
    stamp = Stamp(published, published, "day") if published else None
    return Article("a", text, "a", "ko", parts=parts, published=stamp)


def test_this_day_is_the_day_last_spoken_of() -> None:
    text = "군은 지난 3일 다리를 놓았다. 이날 비가 왔다. 전날에는 눈이 왔다."
    told = _resolved(_article(text, "2024-06-19"), "2024-06-19")
    assert told == ["지난 3일 = 2024-06-03", "이날 = 2024-06-03", "전날 = 2024-06-02"]


def test_a_new_paragraph_returns_to_the_story() -> None:
    text = "2019년 3월 2일 첫 삽을 떴다.\n이날 시장이 축사를 했다."
    told = _resolved(_article(text, "2024-06-19"), "2024-06-19")
    assert told[1] == "이날 = 2024-06-19"


def test_that_year_is_the_year_last_named() -> None:
    text = "두 나라는 1994년 국교를 맺었다. 같은 해 대사관이 문을 열었다."
    told = _resolved(_article(text, "2024-06-19"), "2024-06-19")
    assert told == ["1994년 = 1994", "같은 해 = 1994"]


def test_a_bare_day_takes_the_month_beside_it() -> None:
    text = "훈련은 지난달 7일과 29일 두 차례 있었다."
    told = _resolved(_article(text, "2024-06-19"), "2024-06-19")
    assert told == ["지난달 7일 = 2024-05-07", "29일 = 2024-05-29"]


def test_a_wrong_printed_date_is_no_anchor() -> None:
    text = "대표단은 19일 떠났다. 수요일 오전이었다."
    told = _resolved(_article(text, "2024-10-26"), "2024-06-19")
    assert told == ["19일 = 2024-06-19", "수요일 = 2024-06-19"]


def test_related_items_have_dates_of_their_own() -> None:
    body, beside = "시장은 12월 18일 편지를 보냈다.", "2026년 1월 6일 시장은 4일 있던 일을 말했다."
    text = f"{body}\n{beside}"
    parts = (
        Part("body", Span(0, len(body))),
        Part("related_summary", Span(len(body) + 1, len(text))),
    )
    told = _resolved(_article(text, "", parts), "2025-12-18")
    assert told == ["12월 18일 = 2025-12-18", "2026년 1월 6일 = 2026-01-06", "4일 = 2026-01-04"]


def test_today_in_a_quotation_is_the_day_it_was_said() -> None:
    text = "시장은 18일 “오늘 서명한 문서가 중요하다”고 말했다. 문서는 오늘 공개됐다."
    told = _resolved(_article(text, "2024-06-19"), "2024-06-18")
    assert told[1:] == ["오늘 = 2024-06-18", "오늘 = 2024-06-19"]
