"""The story's own day against the printed one."""

from __future__ import annotations

import tomllib

import pytest

from maek.analyse import story_date
from maek.analyse.blocks import blocks_of
from maek.lang.ko.dates import dates
from maek.lang.ko.sentences import read
from maek.model.article import Article, Part, Stamp
from maek.model.span import Span
from tests.drawers import CASES

ROWS = tomllib.loads((CASES / "story_dates.toml").read_text(encoding="utf-8"))["case"]


def infer(article: Article) -> str:
    reading = read(article.text, blocks_of(article))
    day, why = story_date.infer(article, reading, dates(reading))
    assert why
    return day


@pytest.mark.parametrize("row", ROWS, ids=[r["name"] for r in ROWS])
def test_story_day(row: dict[str, str]) -> None:
    printed = row.get("published", "")
    stamp = Stamp(printed, printed, "day") if printed else None
    url = row.get("url", "")
    assert infer(Article("a", row["text"], "a", "ko", url=url, published=stamp)) == row["day"]


def test_a_related_item_tells_by_when_the_page_was_read() -> None:
    body, beside = "시장은 12월 18일 편지를 보냈다.", "2026년 1월 6일 두 도시가 만났다."
    text = f"{body}\n{beside}"
    parts = (
        Part("body", Span(0, len(body))),
        Part("related_summary", Span(len(body) + 1, len(text))),
    )
    assert infer(Article("a", text, "a", "ko", parts=parts)) == "2025-12-18"


def test_a_month_alone_is_no_day() -> None:
    stamp = Stamp("2024-03", "2024년 3월", "month")
    assert infer(Article("a", "책을 샀다.", "a", "ko", published=stamp)) == ""
