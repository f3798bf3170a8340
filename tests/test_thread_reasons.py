"""Why an article is in a story, in words a person understands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.model.story import Reason
from maek.thread.item import Item
from maek.thread.judge import PAIR_PARTS, models
from maek.thread.memory import RamMemory
from maek.thread.neighbours import Near
from maek.thread.pair import KINDS
from maek.thread.reasons import for_join
from maek.thread.told import figure, figures, label, whole

AGAINST = ("elsewhere", "other amounts", "far")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["死亡", "亡确", "确认"], ["死亡确认"]),
        (["确认", "会谈", "亡确", "死亡"], ["死亡确认", "会谈"]),
        # Two go on from 国: nothing says which.
        (["中国", "国宾", "国家"], ["中国", "国宾", "国家"]),
        (["報告", "キロ", "地震"], ["報告", "キロ", "地震"]),
        (["人人", "人"], ["人人", "人"]),
    ],
)
def test_pairs_of_han_are_put_together(words: list[str], told: list[str]) -> None:
    assert whole(words) == told


@given(st.lists(st.text("国家会谈判", min_size=2, max_size=2)))
def test_no_pair_is_lost_or_told_for_ever(words: list[str]) -> None:
    told = whole(words)
    assert all(len(word) <= 8 for word in told)
    assert len(told) <= len(set(words))


def test_pairs_that_go_round_end() -> None:
    assert whole(["歌手", "手歌"]) == ["手歌手", "歌手歌"]


def test_figures_are_told_with_their_unit_and_not_as_parts_of_dates() -> None:
    told = ["6000 person", "=6000", "=19", "@06-19", "@06", "=3", "=45", "350000000000 USD"]
    found = list(figures(told, ["2024-06-19"]))
    assert found == ["6000 person", "45", "350,000,000,000 USD"]


def test_a_day_without_its_year_is_told_once() -> None:
    assert list(figures(["@06-19"], [])) == ["06-19"]
    assert list(figures(["@06-19"], ["2024-06-19"])) == []


def test_a_large_figure_is_grouped() -> None:
    assert figure("12400000 person") == "12,400,000 person"
    assert figure("2031 house") == "2031 house"
    assert figure("0.123456 m") == "0.123456 m"


def test_what_only_machines_read_has_no_label() -> None:
    assert [label(f, Item("a", "zh")) for f in ("~SNS", "^presi", "漢会谈", "#interest_rate")] == [
        "",
        "",
        "会谈",
        "interest rate",
    ]


def _reasons(value: float, lead: float) -> dict[str, Reason]:
    """Return the reasons of two reports of which every part is worth as much."""
    words = {"minister": 1.0, "pier": 9.0, "port": 3.0}
    items = [Item(id, "en", words=words, names={"l-wonsan": 1.0}) for id in "ab"]
    values = tuple(lead if part.endswith("lead") else value for part in PAIR_PARTS)
    near = Near(0, KINDS.index("same"), values, 1.0)
    return {r.name: r for r in for_join(items[1], [near], items, RamMemory())}


def test_what_weighs_most_is_named_first() -> None:
    assert _reasons(0.5, 0.0)["same words"].detail == "pier, port, minister"


def test_having_little_in_common_is_told_as_that() -> None:
    told = _reasons(0.0, -0.5)["same words"]
    assert told.weight < 0
    assert told.detail == "less than with other reports: pier, port, minister"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_in_common_speaks_for_a_story(kind: str) -> None:
    for part, weight in zip(PAIR_PARTS, models()[kind].weights, strict=True):
        if not part.endswith("lead"):
            assert weight <= 0 if part in AGAINST else weight >= 0, part
