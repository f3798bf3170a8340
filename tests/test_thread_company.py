"""The company articles keep: who is nearest tells happenings of one kind apart."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from maek.thread.company import PARTS, compared, models, pairs_of, weighed
from maek.thread.item import Item
from maek.thread.judge import SURE, Near
from maek.thread.pair import Pair

PAIR = Pair(Item(id="a", lang="ko"), "same", ())


def rows(size: int, odds: Callable[[int, int], float | None]) -> list[dict[int, Near]]:
    """Return neighbours with the odds given; None is no neighbour."""
    found: list[dict[int, Near]] = [{} for _ in range(size)]
    for a, b in itertools.combinations(range(size), 2):
        told = odds(a, b)
        if told is not None:
            found[a][b], found[b][a] = Near(b, PAIR, (), told), Near(a, PAIR, (), told)
    return found


def test_two_happenings_of_one_kind_are_told_apart_by_who_is_nearest() -> None:
    # Six reports of each: all are alike, those of one happening a little more.
    found = weighed(rows(12, lambda a, b: 1.5 if a // 6 == b // 6 else 0.0))
    within, between = found[0][1].odds, found[0][6].odds
    assert within > 0.5
    assert between < within - 1.0


def test_weak_reports_of_one_happening_are_drawn_together() -> None:
    apart = weighed(rows(8, lambda a, b: -0.8 if a < 6 > b else -3.0))
    assert apart[0][1].odds > apart[0][7].odds + 1.0


def test_a_lone_report_does_not_go_into_a_firm_story() -> None:
    found = weighed(rows(6, lambda a, b: -1.2 if b == 5 else 5.0))
    assert found[0][5].odds < -0.25
    assert found[0][1].odds > 2.0


def test_no_neighbours_is_no_company() -> None:
    assert weighed([]) == []
    assert weighed([{}, {}]) == [{}, {}]


def test_every_kind_of_pair_has_a_model_in_both_looks() -> None:
    assert [set(look) for look in models()] == [{"same", "script", "cross"}] * 2


ODDS = st.one_of(st.none(), st.floats(-14, 5))


@given(st.lists(ODDS, min_size=15, max_size=15))
def test_both_sides_of_a_pair_hear_the_same(told: list[float | None]) -> None:
    places = {pair: n for n, pair in enumerate(itertools.combinations(range(6), 2))}
    before = rows(6, lambda a, b: told[places[a, b]])
    found = weighed(before)
    for at, row in enumerate(found):
        assert row.keys() == before[at].keys()
        assert all(found[o][at].odds == n.odds and abs(n.odds) <= SURE for o, n in row.items())
    values = compared(pairs_of(before))
    assert values.shape == (len([odds for odds in told if odds is not None]), len(PARTS))
    assert ((values[:, 1] >= 0) & (values[:, 1] <= 1)).all()
