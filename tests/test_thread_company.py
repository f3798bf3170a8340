"""The company articles keep: who is nearest tells happenings of one kind apart."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maek.thread.company import PARTS, compared, models, pairs_of, weighed
from maek.thread.judge import SURE
from maek.thread.neighbours import Neighbours, no_neighbours


def rows(size: int, odds: Callable[[int, int], float | None]) -> Neighbours:
    """Return neighbours with the odds given; None is no neighbour."""
    told = {
        (one, other): value
        for one, other in itertools.permutations(range(size), 2)
        if (value := odds(min(one, other), max(one, other))) is not None
    }
    places = np.array(list(told), dtype=np.int64).reshape(-1, 2)
    kinds, values = np.zeros(len(told), np.int64), np.zeros((len(told), 0))
    return Neighbours(size, *places.T, kinds, values, np.array(list(told.values()), dtype=float))


def odds_of(found: Neighbours) -> dict[tuple[int, int], float]:
    """Return the log-odds of every pair."""
    pairs = zip(found.one.tolist(), found.other.tolist(), strict=True)
    return dict(zip(pairs, found.odds.tolist(), strict=True))


def test_two_happenings_of_one_kind_are_told_apart_by_who_is_nearest() -> None:
    # Six reports of each: all are alike, those of one happening a little more.
    found = odds_of(weighed(rows(12, lambda a, b: 1.5 if a // 6 == b // 6 else 0.0)))
    within, between = found[0, 1], found[0, 6]
    assert within > 0.5
    assert between < within - 1.0


def test_weak_reports_of_one_happening_are_drawn_together() -> None:
    apart = odds_of(weighed(rows(8, lambda a, b: -0.8 if a < 6 > b else -3.0)))
    assert apart[0, 1] > apart[0, 7] + 1.0


def test_a_lone_report_does_not_go_into_a_firm_story() -> None:
    found = odds_of(weighed(rows(6, lambda a, b: -1.2 if b == 5 else 5.0)))
    assert found[0, 5] < -0.25
    assert found[0, 1] > 2.0


def test_no_neighbours_is_no_company() -> None:
    assert odds_of(weighed(no_neighbours())) == {}
    assert odds_of(weighed(rows(2, lambda a, b: None))) == {}


def test_every_kind_of_pair_has_a_model_in_both_looks() -> None:
    assert [set(look) for look in models()] == [{"same", "script", "cross"}] * 2


ODDS = st.one_of(st.none(), st.floats(-14, 5))


@given(st.lists(ODDS, min_size=15, max_size=15))
def test_both_sides_of_a_pair_hear_the_same(told: list[float | None]) -> None:
    places = {pair: n for n, pair in enumerate(itertools.combinations(range(6), 2))}
    before = rows(6, lambda a, b: told[places[a, b]])
    found = odds_of(weighed(before))
    assert found.keys() == odds_of(before).keys()
    assert all(found[b, a] == odds and abs(odds) <= SURE for (a, b), odds in found.items())
    values = compared(pairs_of(before))
    assert values.shape == (len([odds for odds in told if odds is not None]), len(PARTS))
    assert ((values[:, 1] >= 0) & (values[:, 1] <= 1)).all()
