"""Events: dated, kept apart from plans, doubts and denials."""

from __future__ import annotations

import pytest

from maek.analyse import dates as resolving
from maek.analyse import events
from maek.lang.find import load
from maek.model.article import Article, Part, Stamp
from maek.model.findings import Event
from tests.drawers import Case, cases, read

LANGS = ("ko", "en", "ru", "ja", "zh")
ALL = [(lang, case) for lang in LANGS for case in cases(lang, "events")]


def find(lang: str, text: str, day: str, parts: tuple[Part, ...] = ()) -> tuple[Event, ...]:
    article = Article("a", text, "a", lang, parts=parts, published=Stamp(day, day, "day"))
    reading = read(lang, text)
    found = resolving.resolve_all(article, reading, load(lang).dates(reading), day)
    return events.find(article, reading, mentions=(), dates=found, quotations=(), story_date=day)


@pytest.mark.parametrize(("lang", "case"), ALL, ids=[c.name for _, c in ALL])
def test_finds_exactly_these_events(lang: str, case: Case) -> None:
    found = find(lang, case.text, case.shared["story"])
    told = [f"{e.date} {e.kind}" for e in found]
    assert told == [row.split(" | ")[0] for row in case.row["events"]]
    for event, row in zip(found, case.row["events"], strict=True):
        assert row.split(" | ")[1] in event.span.of(case.text)


def test_told_twice_it_is_one_event() -> None:
    text = "시장은 18일 리스본을 방문했다.\n시장은 18일 리스본을 방문했다고 시청이 밝혔다."
    assert [e.kind for e in find("ko", text, "2024-06-19")].count("visit") == 1


def test_a_paragraph_about_another_time_does_not_happen_today() -> None:
    text = "두 회사는 1998년 합병했다. 두 회사는 새 협약을 체결했다."
    assert all(e.date == "1998" for e in find("ko", text, "2024-06-19"))


def test_a_language_without_a_drawer_has_no_events() -> None:
    article = Article("a", "19 juin", "a", "fr")
    reading = read("fr", "19 juin")
    assert not events.find(
        article, reading, mentions=(), dates=(), quotations=(), story_date="2024-06-19"
    )
