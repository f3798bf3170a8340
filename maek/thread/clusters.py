"""Articles → groups that report one happening: average link, with what may not be joined.

Two groups are as near as their articles are on average, so one report that is like both
does not chain them (unlike single link), and the result does not hang on the order in
which articles came (R. Sokal and C. Michener, "A statistical method for evaluating
systematic relationships", 1958).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

JOIN = -0.25
"""Mean log-odds from which two groups are one."""
UNRELATED = -2.0
"""Log-odds of two articles that are not even neighbours."""
TIGHT = 4.0
"""Mean log-odds within groups from which they are tight…"""
MORE = 2.0
"""…and so much more is asked of two tight groups for every unit beyond: reports of one happening
are as near across them as within them, those of two rulings of one court on one day are not."""
VETOED = 0.2
"""Groups of which so many pairs cannot be one happening are kept apart."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What two groups must reach to be one."""

    join: float = JOIN
    """Mean log-odds from which two groups are one."""
    unrelated: float = UNRELATED
    """Log-odds of two articles that are not even neighbours."""
    more: float = MORE
    """How much more is asked of tight groups."""

    def asked(self, one: Group, other: Group) -> float:
        """Return the mean log-odds asked of two groups."""
        return self.join + self.more * max(0.0, min(one.within, other.within) - TIGHT)


@dataclass(frozen=True, slots=True)
class Edge:
    """How near two articles are."""

    odds: float
    vetoed: bool = False


@dataclass(slots=True)
class Tie:
    """What is known of two groups: the sum over their pairs that were compared."""

    odds: float = 0.0
    pairs: int = 0
    vetoes: int = 0

    def plus(self, other: Tie) -> Tie:
        """Return both together."""
        return Tie(self.odds + other.odds, self.pairs + other.pairs, self.vetoes + other.vetoes)


@dataclass(slots=True)
class Group:
    """Articles taken to report one happening."""

    members: list[int]
    pin: str = ""
    """The story a person put them in, or that a person shaped."""
    stories: frozenset[str] = frozenset()
    """Earlier stories its members are in."""
    ties: dict[int, Tie] = field(default_factory=dict)
    inner: float = 0.0
    """Sum of the log-odds of its pairs."""

    @property
    def within(self) -> float:
        """Mean log-odds of its pairs, 0 where it has none."""
        size = len(self.members)
        return self.inner / (size * (size - 1) / 2) if size > 1 else 0.0

    def may_join(self, other: Group) -> bool:
        """Tell whether people's decisions leave room for the two to be one.

        What people shaped takes in new articles by rule, but no earlier story.
        """
        for one, two in ((self, other), (other, self)):
            if one.pin and not two.stories <= {one.pin}:
                return False
        return not (self.pin and other.pin and self.pin != other.pin)


STAY = 0.3
"""Two articles of one earlier story are taken to be so much more alike: stories last."""


def average_link(
    edges: Sequence[Mapping[int, Edge]],
    pins: Sequence[str],
    stories: Sequence[str],
    bound: Iterable[tuple[int, int]] = (),
    limits: Limits | None = None,
) -> list[Group]:
    """Return the groups of articles, each article in one.

    Args:
        edges: Per article its neighbours; every pair stands on both sides.
        pins: Per article the story a person wants it in, or empty.
        stories: Per article the earlier story it is in, or empty.
        bound: Pairs that go together: copies with their original.
        limits: What two groups must reach.
    """
    limits = limits or Limits()
    groups = _single(edges, pins, stories, limits)
    _bind(groups, bound, limits)
    heap: list[tuple[float, int, int, int, int]] = []
    for at, group in groups.items():
        for other in group.ties:
            if at < other:
                _push(heap, groups, (at, other), limits)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        one, two = groups.get(a), groups.get(b)
        if one is None or two is None:
            continue
        if (len(one.members), len(two.members)) != (size_a, size_b):
            continue
        _merge(groups, a, b, limits)
        for other in groups[a].ties:
            _push(heap, groups, (min(a, other), max(a, other)), limits)
    return list(groups.values())


def _single(
    edges: Sequence[Mapping[int, Edge]],
    pins: Sequence[str],
    stories: Sequence[str],
    limits: Limits,
) -> dict[int, Group]:
    """Return every article as a group; those a person put together are one from the start."""
    groups: dict[int, Group] = {}
    for at, near in enumerate(edges):
        own = frozenset({stories[at]} - {""})
        ties = {
            o: Tie(
                e.odds + (STAY if stories[o] and stories[o] == stories[at] else 0.0), 1, e.vetoed
            )
            for o, e in near.items()
        }
        groups[at] = Group([at], pins[at], own, ties)
    first: dict[str, int] = {}
    for at, pin in enumerate(pins):
        if pin and first.setdefault(pin, at) != at:
            _merge(groups, first[pin], at, limits)
    return groups


def _bind(groups: dict[int, Group], bound: Iterable[tuple[int, int]], limits: Limits) -> None:
    """Put bound pairs together where people's decisions leave room for it."""
    where = {m: at for at, group in groups.items() for m in group.members}
    for one, two in bound:
        a, b = sorted((where[one], where[two]))
        if a != b and groups[a].may_join(groups[b]):
            where.update(dict.fromkeys(groups[b].members, a))
            _merge(groups, a, b, limits)


def _push(
    heap: list[tuple[float, int, int, int, int]],
    groups: dict[int, Group],
    pair: tuple[int, int],
    limits: Limits,
) -> None:
    """Put two groups among those that may be joined, where they are near enough."""
    a, b = pair
    one, two = groups[a], groups[b]
    tie = one.ties[b]
    mean = _between(one, two, tie, limits) / (len(one.members) * len(two.members))
    alike = mean >= limits.asked(one, two)
    if alike and tie.vetoes < VETOED * tie.pairs + (not tie.vetoes) and one.may_join(two):
        heapq.heappush(heap, (-mean, a, b, len(one.members), len(two.members)))


def _between(one: Group, two: Group, tie: Tie, limits: Limits) -> float:
    """Return the sum of the log-odds of the pairs of two groups."""
    return tie.odds + (len(one.members) * len(two.members) - tie.pairs) * limits.unrelated


def _merge(groups: dict[int, Group], a: int, b: int, limits: Limits) -> None:
    """Let group ``b`` go into group ``a``."""
    one, two = groups[a], groups.pop(b)
    one.inner += two.inner + _between(one, two, one.ties.get(b, Tie()), limits)
    one.members = sorted((*one.members, *two.members))
    one.pin = one.pin or two.pin
    one.stories |= two.stories
    one.ties.pop(b, None)
    two.ties.pop(a, None)
    for other, tie in two.ties.items():
        neighbour = groups[other].ties
        neighbour.pop(b)
        known = one.ties.get(other)
        one.ties[other] = neighbour[a] = tie if known is None else known.plus(tie)


def parts(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for every place the least place that a chain of pairs leads to.

    Args:
        size: How many places there are.
        pairs: Pairs of places.
    """
    above = list(range(size))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = at = above[above[at]]
        return at

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return [top(at) for at in range(size)]


def alike(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs that hold together all places of one label; an empty one is none.

    Args:
        labels: The label of every place.
    """
    first: dict[str, int] = {}
    for at, label in enumerate(labels):
        if label:
            yield first.setdefault(label, at), at
