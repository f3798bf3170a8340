"""Happenings of one sort side by side: told apart by country and amounts; our small scenes."""

from __future__ import annotations

import numpy as np
import pytest

from maek.model.story import Story
from maek.thread.background import Background
from maek.thread.crowd import Crowd
from maek.thread.item import Item
from maek.thread.likeness import PARTS as LIKENESS_PARTS
from maek.thread.likeness import likenesses
from maek.thread.pair import PARTS
from maek.thread.profile import Profile, sources
from maek.thread.stream import thread_items
from maek.thread.where import where
from scores._scenes import ROOT, scenes
from scores._streams import b_cubed, labels
from scores.story_scenes import score
from scores.storylines import score as long_score

AFFAIRS = ROOT / "tests" / "stories" / "affairs"
"""What one country brings in a week beside what is one affair."""


@pytest.mark.parametrize(
    ("lang", "title", "opening", "countries"),
    [
        ("ko", "페루서 버스 추락", "페루 남부에서 버스가 떨어졌다.", {"c-PE": 3.0}),
        ("ko", "인도네시아 자바섬 지진", "", {"c-ID": 2.0}),
        ("ko", "새 역사 문을 열다", "시장이 띠를 끊었다.", {"c-KR": 1.0}),
        ("en", "Swiss bank cuts rate", "The bank in Geneva said so.", {"c-CH": 3.0}),
        ("en", "Harvest ends early", "Farmers are glad.", {}),
        ("ru", "Норвежский паром сел на мель", "", {"c-NO": 2.0}),
        ("ja", "ボリビアでバス衝突", "19人が死亡した。", {"c-BO": 2.0}),
        ("zh", "秘鲁一客车坠入峡谷", "联合国表示关切。", {"c-PE": 2.0}),
    ],
)
def test_where_a_report_plays(
    lang: str, title: str, opening: str, countries: dict[str, float]
) -> None:
    assert where(title, opening, lang) == countries


@pytest.mark.parametrize(
    ("lang", "title", "countries"),
    [
        ("ko", "차드 군인들이 권력을 잡았다", {"c-TD": 3.0}),
        ("ja", "マリで軍が権力を掌握", {"c-TD": 3.0}),
        # Where no country is home, to name none says nothing: what stands further down less so.
        ("en", "Army rules Benin", {}),
        ("en", "Peruvian army rules", {"c-PE": 2.0}),
    ],
)
def test_whoever_names_a_country_no_table_has_is_not_at_home(
    lang: str, title: str, countries: dict[str, float]
) -> None:
    assert where(title, "", lang, [("c-TD", 2.0), ("c-TD", 1.0)]) == countries


def test_affairs_of_neighbours_are_told_apart() -> None:
    """Both lots were written blind: .976 and .769 at first sight together."""
    told = [(scene, thread_items(scene.items)) for scene in scenes(AFFAIRS)]
    for level, least in (("story", 0.98), ("storyline", 0.85)):
        found = [f"{s.name} {label}" for s, m in told for label in labels(s, m, level)]
        gold = [g for s, _ in told for g in (s.stories if level == "story" else s.lines)]
        assert b_cubed(found, gold) > least
    whole = {s.name: b_cubed(labels(s, m, "storyline"), s.lines) for s, m in told}
    assert [name for name, found in whole.items() if found == 1.0] == [
        "ballots of three neighbours in one month",
        "a kidnapping that ends in another town, and another one",
        "two floods in two provinces of China in one week",
        "one war in four weeks, and a neighbour's coup",
    ]


def test_two_that_differ_count_as_different_and_one_that_says_nothing_does_not() -> None:
    items = [
        Item("a", "en", where={"c-PE": 3.0}, amounts=frozenset({"24 person"})),
        Item("b", "ko", where={"c-BO": 2.0}, amounts=frozenset({"24 person", "60 person"})),
        Item("c", "en"),
    ]
    crowd = Crowd(items, Background())
    values = crowd.compared(np.array([0, 0]), np.array([1, 2]))
    elsewhere, amounts, same = (
        values[:, PARTS.index(part)] for part in ("elsewhere", "other amounts", "amounts")
    )
    assert elsewhere.tolist() == [1.0, 0.0]
    assert same[0] == pytest.approx(0.5**0.5)
    assert amounts.tolist() == [pytest.approx(1 - 0.5**0.5), 0.0]


def test_a_story_is_carried_by_the_people_it_names_most() -> None:
    names = {"p-han": 4.0, "vladimir-putin": 3.0, "p-oh": 0.2, "b-court": 4.0}
    told = sources("a", [Item("a", "ko", names=names, actors=tuple(names))])
    assert told.people == {"p-han", "vladimir-putin", "p-oh"}
    assert told.chief == {"p-han", "vladimir-putin"}


@pytest.mark.parametrize(("named", "others"), [("p-oh", 1.0), ("p-han", 0.0), ("b-city", 0.0)])
def test_stories_of_other_people_are_less_likely_one_storyline(named: str, others: float) -> None:
    """Two trials in one court have two accused; where nobody is named, nothing is known."""
    shared = {"b-court": 2.0, "l-seoul": 2.0}
    told = [
        Item(
            id,
            "ko",
            published=day,
            names={**shared, who: 4.0},
            actors=(who, *shared),
            shared={"#court": 3.0, "#corruption": 2.0, "#verdict": 1.0},
            where={"c-KR": 1.0},
        )
        for id, day, who in (("a", "2034-01-16", "p-han"), ("b", "2034-06-21", named))
    ]
    stories = [Story(i.id, "", "", i.published, i.id, (i.id,)) for i in told]
    profiles = [Profile(s, sources(i.id, [i])) for s, i in zip(stories, told, strict=True)]
    (row,) = likenesses(profiles, [(0, 1)], Background())
    assert row[LIKENESS_PARTS.index("others")] == others


def test_scenes_that_taught_nothing_are_told_apart() -> None:
    found = score()
    assert found["story b3"] > 0.9
    assert found["story b3 alone"] > 0.9
    assert found["storyline b3"] > 0.88


def test_storylines_of_one_kind_are_told_apart_and_named() -> None:
    found = long_score()
    assert found["story b3"] > 0.97
    assert found["storyline b3"] > 0.92
    assert found["names"] > 0.9
