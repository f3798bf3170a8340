"""Many pairs compared at once come out as each pair by itself; groups need only near chains."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.model.story import Story
from maek.thread import table
from maek.thread.background import Background
from maek.thread.clusters import JOIN, Edge, Group, average_link, parts
from maek.thread.crowd import UNKNOWN, Crowd
from maek.thread.item import Item
from maek.thread.judge import judged
from maek.thread.likeness import chained, likenesses, odds_of
from maek.thread.nearby import FARTHEST, MAYBE
from maek.thread.pair import KINDS, PARTS, days_apart, kind_of
from maek.thread.profile import Profile, sources

WORDS = ("talks", "bridge", "storm", "ferry", "court")
DAYS = ("2026-03-01", "2026-03-04")


def article(number: int) -> Item:
    """Return a made-up article, the same for the same number."""
    chance = random.Random(number)

    def some(of: Sequence[str]) -> list[str]:
        return chance.sample(of, chance.randint(0, len(of)))

    return Item(
        str(number),
        chance.choice(("en", "de", "ko")),
        published=chance.choice(("", *DAYS)),
        words={word: float(chance.randint(1, 4)) for word in some(WORDS)},
        names=dict.fromkeys(some(WORDS), 1.0),
        days=frozenset(some(DAYS)),
        quotes=frozenset(map(int, some("1234"))),
    )


NUMBERS = st.lists(st.integers(0, 2**32), min_size=2, max_size=6, unique=True)
CROWDS = NUMBERS.map(lambda numbers: [article(number) for number in numbers])


def background_of(items: Sequence[Item]) -> Background:
    found = Background()
    for item in items:
        found.add(item)
    return found


def words_alike(a: Item, b: Item, background: Background) -> float:
    """Return the cosine of two articles' words, the long way."""
    if a.lang != b.lang:
        return 0.0
    told = [
        {w: (1 + math.log(n)) * background.idf("words", w) for w, n in item.words.items()}
        for item in (a, b)
    ]
    lengths = [math.sqrt(sum(n * n for n in own.values())) for own in told]
    dot = sum(n * told[1].get(w, 0.0) for w, n in told[0].items())
    return dot / math.prod(lengths) if all(lengths) else 0.0


@given(CROWDS)
def test_pairs_compared_at_once_are_as_each_by_itself(items: list[Item]) -> None:
    background = background_of(items)
    pairs = list(itertools.permutations(range(len(items)), 2))
    one, other = np.array(pairs).T
    crowd = Crowd(items, background)
    values, gaps, kinds = (
        found(one, other).tolist() for found in (crowd.compared, crowd.gaps, crowd.kinds)
    )
    for (a, b), row, gap, kind in zip(pairs, values, gaps, kinds, strict=True):
        told = dict(zip(PARTS, row, strict=False))
        assert told["words"] == pytest.approx(words_alike(items[a], items[b], background), abs=1e-5)
        apart = days_apart(items[a], items[b])
        assert gap == (UNKNOWN if apart is None else apart)
        assert KINDS[kind] == kind_of(items[a].lang, items[b].lang)


@given(CROWDS, st.integers(1, 40))
def test_how_many_are_looked_up_at_once_changes_nothing(items: list[Item], at_once: int) -> None:
    background = background_of(items)
    one, other = np.array(list(itertools.permutations(range(len(items)), 2))).T
    whole = Crowd(items, background).compared(one, other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "AT_ONCE", at_once)
        assert np.array_equal(Crowd(items, background).compared(one, other), whole)


@given(CROWDS)
def test_an_article_that_asks_is_judged_the_same_in_any_crowd(items: list[Item]) -> None:
    background = background_of(items)
    other = np.arange(1, len(items))
    one = np.zeros_like(other)
    _, among_all = judged(Crowd(items, background), one, other)
    _, asking = judged(Crowd(items, background, asking=1), one, other)
    assert asking == pytest.approx(among_all, abs=1e-5)


ODDS = st.one_of(st.none(), st.floats(-5, 5))


@given(st.lists(ODDS, min_size=28, max_size=28))
def test_only_chains_of_near_pairs_make_groups(odds: list[float | None]) -> None:
    told = {
        pair: n
        for pair, n in zip(itertools.combinations(range(8), 2), odds, strict=True)
        if n is not None
    }
    edges: list[dict[int, Edge]] = [{} for _ in range(8)]
    for (a, b), n in told.items():
        edges[a][b] = edges[b][a] = Edge(n)
    part = parts(8, (pair for pair, n in told.items() if n >= JOIN))
    inside = [
        {b: edge for b, edge in row.items() if part[a] == part[b]} for a, row in enumerate(edges)
    ]
    none = [""] * 8
    assert groups(average_link(inside, none, none)) == groups(average_link(edges, none, none))


def groups(found: Sequence[Group]) -> list[list[int]]:
    return [group.members for group in found]


def test_two_tight_groups_are_asked_for_more_than_two_loose_ones() -> None:
    def grouped(within: float) -> int:
        edges: list[dict[int, Edge]] = [
            {b: Edge(within if a % 2 == b % 2 else 0.9) for b in range(6) if b != a}
            for a in range(6)
        ]
        none = [""] * 6
        return len(average_link(edges, none, none))

    assert grouped(5.0) == 2
    assert grouped(3.0) == 1


@given(CROWDS)
def test_reports_many_days_apart_are_never_near_enough_to_look_at(items: list[Item]) -> None:
    later = f"2026-03-{1 + math.floor(FARTHEST) + 1:02}"
    twins = [replace(items[0], published=day) for day in ("2026-03-01", later)]
    members = [*twins, *items[1:]]
    crowd, pair = Crowd(members, background_of(members)), np.array([0, 1])
    _, odds = judged(crowd, pair, pair[::-1])
    assert (odds < MAYBE).all()


@given(CROWDS)
def test_words_of_stories_that_cannot_be_one_storyline_change_nothing(items: list[Item]) -> None:
    told = [Story(i.id, i.id, "", i.published, i.id, (i.id,)) for i in items]
    known = [Profile(s, sources(i.id, [i])) for s, i in zip(told, items, strict=True)]
    pairs = list(itertools.combinations(range(len(items)), 2))
    background = background_of(items)
    every = dict(zip(pairs, odds_of(likenesses(known, pairs, background)).tolist(), strict=True))
    kept = {(a, b): odds for a, b, odds in chained(known, pairs, (), 0.0, background)}
    assert all(odds == pytest.approx(every[pair]) for pair, odds in kept.items())
    assert {pair for pair, odds in every.items() if odds >= 0.0} <= kept.keys()
