"""Inverted lists of bounded length: feature → the newest stories that have it, as arrays.

A lookup adds up at most :data:`HEAVIEST` lists of :data:`LONGEST_LIST` stories each, so it
costs the same at any size (bounded lists in the manner of the champion lists of S. Brin and
A. Moffat, "Self-indexing inverted files", 1996; here the newest stories are the champions).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from maek.thread.packed import ordinal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Features = Sequence[tuple[str, float]]

HEAVIEST = 48
"""Features of an article that are looked up, heaviest first, as the store does."""
LONGEST_LIST = 100
"""Stories kept of one feature, the newest; lists grow to twice as many before they are cut."""
NO_DAY = 0
"""The day of a story that has none: it lies in every window."""
LAST_DAY = date.max.toordinal()


class _List:
    """Stories that have one feature, and how much of it."""

    __slots__ = ("stories", "weights")

    def __init__(self) -> None:
        self.stories = array("i")
        self.weights = array("d")

    def put(self, story: int, weight: float) -> None:
        """Add a story, or let the heavier of its two weights stay."""
        try:
            at = self.stories.index(story)
        except ValueError:
            self.stories.append(story)
            self.weights.append(weight)
        else:
            self.weights[at] = max(weight, self.weights[at])

    def take(self, story: int) -> float | None:
        """Take a story out and return its weight, None where it is not in the list."""
        try:
            at = self.stories.index(story)
        except ValueError:
            return None
        del self.stories[at]
        return self.weights.pop(at)

    def keep(self, places: Iterable[int]) -> None:
        """Cut the list down to some places of it."""
        chosen = list(places)
        self.stories = array("i", (self.stories[at] for at in chosen))
        self.weights = array("d", (self.weights[at] for at in chosen))


class Postings:
    """The index of stories by what their articles are found by."""

    def __init__(self) -> None:
        import numpy as np

        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._found_by: dict[int, set[str]] = {}
        self._days = np.zeros(1024, dtype=np.int32)
        self._scores = np.zeros(1024)
        self._marks = np.zeros(1024, dtype=np.int32)

    def __contains__(self, story: str) -> bool:
        return story in self._numbers

    def date(self, story: str, day: str) -> None:
        """Say which day a story is of.

        Args:
            story: Its id.
            day: An ISO day, empty where it has none.
        """
        number = self._number(story)
        self._days[number] = _ordinal(day)

    def put(self, story: str, features: Features) -> None:
        """Let a story be found by features; of two weights of one feature the heavier stays.

        Args:
            story: Its id.
            features: Features with weights.
        """
        number = self._number(story)
        own = self._found_by.setdefault(number, set())
        lists = self._lists
        for feature, weight in features:
            have = lists.get(feature)
            if have is None:
                have = lists[feature] = _List()
            if feature in own:
                have.put(number, weight)
            else:
                own.add(feature)
                have.stories.append(number)
                have.weights.append(weight)
            if len(have.stories) > 2 * LONGEST_LIST:
                self._cut(feature, have)

    def move(self, gone: str, kept: str) -> None:
        """Let what one story was found by find another one; the other's own weights stay.

        Args:
            gone: The story that redirects now.
            kept: The story it redirects to.
        """
        number, into = self._number(gone), self._number(kept)
        own = self._found_by.setdefault(into, set())
        for feature in sorted(self._found_by.pop(number, ())):
            have = self._lists[feature]
            weight = have.take(number)
            if weight is not None and feature not in own:
                own.add(feature)
                have.put(into, weight)

    def nearest(self, features: Features, since: str, until: str, limit: int) -> tuple[str, ...]:
        """Return the stories that share the heaviest features, best first.

        Args:
            features: Features with weights, the heaviest first.
            since: First day, empty for no bound.
            until: Last day, empty for no bound.
            limit: Stories returned at most.
        """
        numbers, scores = self._scored(features[:HEAVIEST])
        if since or until:
            days = self._days[numbers]
            first, last = _ordinal(since), _ordinal(until) or LAST_DAY
            inside = ((days >= first) & (days <= last)) | (days == NO_DAY)
            numbers, scores = numbers[inside], scores[inside]
        return best(numbers, scores, self._ids, limit)

    def _scored(self, features: Features) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return every story that shares one of the features, and how much it shares."""
        import numpy as np

        lists = self._lists
        found = [(own, w) for f, w in features if (own := lists.get(f)) and own.stories]
        if not found:
            return np.zeros(0, np.int32), np.zeros(0)
        stories = np.frombuffer(b"".join([own.stories for own, _ in found]), np.int32)
        weights = np.frombuffer(b"".join([own.weights for own, _ in found]), np.float64)
        sizes = [len(own.stories) for own, _ in found]
        worth = np.array([weight for _, weight in found])
        return summed(stories, weights * worth.repeat(sizes), self._scores, self._marks)

    def _number(self, story: str) -> int:
        import numpy as np

        number = self._numbers.get(story)
        if number is None:
            number = self._numbers[story] = len(self._ids)
            self._ids.append(story)
            if number >= len(self._days):
                more = len(self._days)
                self._days = np.concatenate((self._days, np.zeros(more, np.int32)))
                self._scores = np.zeros(2 * more)
                self._marks = np.zeros(2 * more, np.int32)
        return number

    def _cut(self, feature: str, have: _List) -> None:
        """Keep the newest stories of a list that has grown too long."""
        numbers = have.stories
        newest = sorted(
            range(len(numbers)),
            key=lambda at: (self._days[numbers[at]], self._ids[numbers[at]]),
            reverse=True,
        )
        for at in newest[LONGEST_LIST:]:
            self._found_by[numbers[at]].discard(feature)
        have.keep(sorted(newest[:LONGEST_LIST]))


def best(
    numbers: NDArray[np.int32], scores: NDArray[np.float64], ids: Sequence[str], limit: int
) -> tuple[str, ...]:
    """Return the ids of the stories with the highest scores, best first.

    Args:
        numbers: Numbers of stories.
        scores: A score for each; of equal ones the first id goes before.
        ids: The id of every number.
        limit: Stories returned at most.
    """
    import numpy as np

    if len(scores) > limit > 0:
        # All that tie with the last one in are kept, so that ids decide between them.
        at = len(scores) - limit
        kept = scores >= np.partition(scores, at)[at]
        numbers, scores = numbers[kept], scores[kept]
    told = zip(scores.tolist(), numbers.tolist(), strict=True)
    ranked = sorted([(-score, ids[number]) for score, number in told])
    return tuple([id for _, id in ranked[: max(0, limit)]])


def summed(
    places: NDArray[np.int32],
    weights: NDArray[np.float64],
    scores: NDArray[np.float64],
    marks: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return each place once, with the sum of its weights in the order they stand.

    Args:
        places: Places, some of them several times.
        weights: A weight for each.
        scores: A table of all places, zero before and after.
        marks: Another one, whatever is in it.
    """
    import numpy as np

    np.add.at(scores, places, weights)
    order = np.arange(len(places), dtype=np.int32)
    marks[places] = order
    once = places[marks[places] == order]
    found = scores[once]
    scores[once] = 0.0
    return once, found


def _ordinal(day: str) -> int:
    return ordinal(day) if day else NO_DAY
