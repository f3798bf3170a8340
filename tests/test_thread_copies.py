"""Copies told from reports of their own; publishers, not pages, are counted."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maek.desk.inputs import row_capture
from maek.desk.read import read_one
from maek.model.story import Join
from maek.thread.credits import credits_of, retold, same_publisher
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.memory import RamMemory
from maek.thread.origins import origins
from maek.thread.stream import thread_items

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "stories" / "copies_hand" / "pairs.toml").read_text("utf-8")
)["pair"]


def item(id: str, told: dict[str, str]) -> Item:
    text = f"{told['title']}\n\n{told['outlet']}\n\n{told['text']}"
    row = {k: told[k] for k in ("lang", "published", "title")} | {"id": id, "text": text}
    return item_of(*read_one(row_capture(row)))


@cache
def threaded() -> RamMemory:
    rows = [
        (f"{n}-{which}", p[which]) for n, p in enumerate(PAIRS) for which in ("first", "second")
    ]
    return thread_items(item(id, told) for id, told in rows)


def join(id: str) -> Join:
    found = threaded().join(id)
    assert found is not None
    return found


@pytest.mark.parametrize("n", range(len(PAIRS)), ids=lambda n: PAIRS[n]["second"]["title"])
def test_a_copy_is_told_from_a_report_of_its_own(n: int) -> None:
    pair, first, second = PAIRS[n], join(f"{n}-first"), join(f"{n}-second")
    found = pair["copy"] and not pair.get("missed")
    assert (first.copy_of, second.copy_of) == ("", f"{n}-first" if found else "")
    assert first.story == second.story
    story = threaded().story(first.story)
    assert story is not None
    assert story.origins == (1 if found else 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("한빛통신", "Hanbit News Agency", True),
        ("«Нортбридж»", "Northbridge", False),
        ("The Meridian Post", "meridian post", True),
        ("한빛통신", "한빛일보", False),
        ("한빛일보", "Hanbit Wire", False),
        ("Pacific Post", "Post", False),
    ],
)
def test_publishers_are_known_in_two_scripts(one: str, other: str, same: bool) -> None:
    assert same_publisher(one, other) is same
    two = [Item("a", "ko", outlet=one), Item("b", "en", outlet=other)]
    assert origins(two, {}) == (1 if same else 2)


@pytest.mark.parametrize(
    ("lang", "title", "text", "whose"),
    [
        ("en", "Mill burns: Hanbit", "The mill burned down on Monday.", "Hanbit"),
        (
            "en",
            "Mill burns",
            "The mill burned down, the Osterby Herald reported.",
            "Osterby Herald",
        ),
        ("ko", "공장 불", "공장이 탔다고 강변일보가 3일 보도했다.", "강변일보"),
        ("ja", "工場で火災", "河辺新聞によると、工場が焼けた。", "河辺新聞"),
        ("zh", "工厂起火", "据河岸通讯社3日报道，工厂起火。", "河岸通讯社"),
        ("ru", "Пожар на заводе", "Завод сгорел, пишет газета «Берег».", "газета «Берег»"),
    ],
)
def test_a_lead_says_whose_report_it_is(lang: str, title: str, text: str, whose: str) -> None:
    row = {"id": "r", "lang": lang, "title": title, "text": f"{title}\n\n{text}"}
    article, analysis = read_one(row_capture(row))
    assert any(whose in credit for credit in credits_of(article, analysis.via))


def test_what_several_report_is_no_ones() -> None:
    row = {
        "id": "r",
        "lang": "ko",
        "title": "불",
        "text": "불\n\n강변일보 등에 따르면 공장이 탔다.",
    }
    article, analysis = read_one(row_capture(row))
    assert not any("강변일보" in c for c in credits_of(article, analysis.via))


@pytest.mark.parametrize(
    ("credit", "outlet", "may"),
    [
        ("韩光通讯社", "한빛통신", True),
        ("韩光通讯社", "한빛일보", False),
        ("조선중앙통신", "한빛통신", False),
        ("국토교통부", "한빛통신", False),
        ("韩光通讯社", "새벽", False),
    ],
)
def test_a_translated_name_may_mean_an_outlet_of_its_sort(
    credit: str, outlet: str, *, may: bool
) -> None:
    assert retold({credit}, outlet) is may
