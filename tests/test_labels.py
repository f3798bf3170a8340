"""AI labels: what a page says of itself, wherever it says so, and what it does not say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from maek.analyse.labels import ai_written
from maek.extract.html import read_html

CASES = tomllib.loads((Path(__file__).parent / "cases/und/labels/ai.toml").read_text("utf-8"))[
    "case"
]
STORY = {
    "ko": (
        "도담시, 정류장 책방 열어",
        "도담시는 11일 버스 정류장 12곳에 책방을 열었다고 밝혔다. 한 곳에 40권씩 꽂혀 있다.",
    ),
    "en": (
        "Dodam opens libraries at bus stops",
        "The city of Dodam opened small libraries at twelve bus stops on Saturday, it said.",
    ),
}


def page(case: dict[str, str]) -> bytes:
    """Return a page with the case's words in their place."""
    title, text = STORY[case.get("lang", "ko")]
    return f"""<html lang="{case.get("lang", "ko")}"><head><title>{title}</title></head><body>
<header><nav><a href="/">홈</a> <a href="/all">전체</a></nav></header><article>
<h1>{title}</h1><div class="meta">{case.get("meta", "")}</div>
<div class="notice">{case.get("notice", "")}</div>
<p>{text}</p><p>{case.get("body", "")}</p><p>{text}</p></article>
<footer>{case.get("footer", "")}</footer></body></html>""".encode()


@pytest.mark.parametrize("case", CASES, ids=lambda c: list(c.values())[-2][:30])
def test_verdict(case: dict[str, str]) -> None:
    article = read_html(page(case), url="https://dodam.example/a")
    judgement = ai_written(article)
    assert judgement.verdict == case["verdict"], (judgement, article.text)
    assert bool(judgement.why) == (case["verdict"] == "yes")
