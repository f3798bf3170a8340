"""Inverted lists of bounded length: feature → the newest stories that have it, as arrays.

A lookup adds up at most :data:`HEAVIEST` lists of :data:`LONGEST_LIST` stories each, so it
costs the same at any size (bounded lists in the manner of the champion lists of S. Brin and
A. Moffat, "Self-indexing inverted files", 1996; here the newest stories are the champions).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from maek.text.numbered import Numbered
from maek.thread.packed import ordinal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    P = TypeVar("P", np.int32, np.intp)

Features = Sequence[tuple[str, float]]

HEAVIEST = 48
"""Features of an article that are looked up, heaviest first, as the store does."""
LONGEST_LIST = 100
"""Stories kept of one feature, the newest; lists grow to twice as many before they are cut."""
LEAST = 2
"""Rows a new list has room for: most features are never seen again."""
NO_DAY = 0
"""The day of a story that has none: it lies in every window."""
LAST_DAY = date.max.toordinal()


class _Rows:
    """All lists in two long arrays, each list in a block of its own with room to grow.

    A list is the number of its feature. What is looked up lies together, and is read for many
    lists at once.
    """

    def __init__(self) -> None:
        import numpy as np

        self.stories, self.weights = np.zeros(1024, np.int32), np.zeros(1024)
        self._end = 0
        self._free: defaultdict[int, list[int]] = defaultdict(list)
        """Length of a block → where blocks that were left begin."""
        self.begins = np.zeros(1024, np.int64)
        self.sizes, self._rooms = np.zeros(1024, np.int32), np.zeros(1024, np.int32)

    def own(self, at: int) -> slice:
        """Return where the rows of a list stand."""
        begin = int(self.begins[at])
        return slice(begin, begin + int(self.sizes[at]))

    def add(self, lists: Sequence[int], story: int, weights: Sequence[float]) -> list[int]:
        """Add a row for a story to lists.

        Args:
            lists: The lists, each once.
            story: The story, which is in none of them.
            weights: How much it has of each feature.

        Returns:
            Those that have grown longer than they are to be.
        """
        import numpy as np

        if not lists:
            return []
        at = np.array(lists, np.int64)
        self._number(int(at.max()))
        sizes, rooms = self.sizes.take(at), self._rooms.take(at)
        self._begin(at.compress(rooms == 0))
        for full in at.compress((sizes == rooms) & (rooms > 0)).tolist():
            self._grow(full)
        rows = self.begins.take(at) + sizes
        self.stories[rows], self.weights[rows] = story, weights
        self.sizes[at] = sizes + 1
        long: list[int] = at.compress(sizes >= 2 * LONGEST_LIST).tolist()
        return long

    def keep(self, at: int, places: Sequence[int]) -> None:
        """Cut a list down to some places of it, in this order."""
        own = self.own(at)
        kept = slice(own.start, own.start + len(places))
        self.stories[kept] = self.stories[own].take(places)
        self.weights[kept] = self.weights[own].take(places)
        self.sizes[at] = len(places)

    def read(
        self, lists: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.float64], NDArray[np.int32]]:
        """Return the stories of lists and their weights, list after list, and the lists' sizes."""
        import numpy as np

        sizes = self.sizes.take(lists)
        ends = sizes.cumsum()
        rows = np.arange(int(ends[-1])) + (self.begins.take(lists) - ends + sizes).repeat(sizes)
        stories = self.stories.take(rows, mode="clip")
        return stories, self.weights.take(rows, mode="clip"), sizes

    def _number(self, last: int) -> None:
        """Have room for lists up to a number."""
        import numpy as np

        if last >= len(self.begins):
            more = max(len(self.begins), last + 1 - len(self.begins))
            self.begins = np.concatenate((self.begins, np.zeros(more, np.int64)))
            self.sizes = np.concatenate((self.sizes, np.zeros(more, np.int32)))
            self._rooms = np.concatenate((self._rooms, np.zeros(more, np.int32)))

    def _begin(self, lists: NDArray[np.int64]) -> None:
        """Give new lists their first blocks, one behind the other."""
        import numpy as np

        begin = self._fresh(LEAST * len(lists))
        self.begins[lists] = begin + LEAST * np.arange(len(lists))
        self._rooms[lists] = LEAST

    def _grow(self, at: int) -> None:
        """Move a list to a block that is twice as long."""
        old, room = self.own(at), int(self._rooms[at])
        left = self._free[2 * room]
        begin = left.pop() if left else self._fresh(2 * room)
        self._free[room].append(old.start)
        new = slice(begin, begin + old.stop - old.start)
        self.stories[new], self.weights[new] = self.stories[old], self.weights[old]
        self.begins[at], self._rooms[at] = begin, 2 * room

    def _fresh(self, room: int) -> int:
        """Return where so many rows begin that nobody ever had."""
        import numpy as np

        begin, self._end = self._end, self._end + room
        if self._end > len(self.stories):
            more = max(len(self.stories) // 2, room)
            self.stories = np.concatenate((self.stories, np.zeros(more, np.int32)))
            self.weights = np.concatenate((self.weights, np.zeros(more)))
        return begin


class Postings:
    """The index of stories by what their articles are found by."""

    def __init__(self) -> None:
        import numpy as np

        self._features: Numbered[str] = Numbered()
        self._rows = _Rows()
        self._numbers: dict[str, int] = {}
        self._ids: list[str] = []
        self._found_by: dict[int, set[int]] = {}
        """Story → the features whose lists have it."""
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
        fresh: dict[int, float] = {}
        for feature, weight in features:
            at = self._features[feature]
            if at in own:
                self._heavier(at, number, weight)
            elif weight > fresh.get(at, -math.inf):
                fresh[at] = weight
        own.update(fresh)
        for long in self._rows.add(list(fresh), number, list(fresh.values())):
            self._cut(long)

    def move(self, gone: str, kept: str) -> None:
        """Let what one story was found by find another one; the other's own weights stay.

        Args:
            gone: The story that redirects now.
            kept: The story it redirects to.
        """
        number, into = self._number(gone), self._number(kept)
        own = self._found_by.setdefault(into, set())
        for at in sorted(self._found_by.pop(number, ())):
            rows = self._rows.own(at)
            stories = self._rows.stories[rows].tolist()
            place = stories.index(number)
            if at not in own:
                own.add(at)
                self._rows.stories[rows.start + place] = into
            else:
                del stories[place]
                left = [n for n in range(len(stories) + 1) if n != place]
                self._rows.keep(at, left)

    def nearest(self, features: Features, since: str, until: str, limit: int) -> tuple[str, ...]:
        """Return the stories that share the heaviest features, best first.

        Args:
            features: Features with weights, the heaviest first.
            since: First day, empty for no bound.
            until: Last day, empty for no bound.
            limit: Stories returned at most.
        """
        import numpy as np

        lists, worth = self._known(features[:HEAVIEST])
        if not lists:
            return ()
        stories, weights, sizes = self._rows.read(np.array(lists))
        weights *= np.array(worth).repeat(sizes)
        if since or until:
            days = self._days.take(stories, mode="clip")
            first, last = _ordinal(since), _ordinal(until) or LAST_DAY
            inside = ((days >= first) & (days <= last)) | (days == NO_DAY)
            stories, weights = stories.compress(inside), weights.compress(inside)
        numbers, scores = summed(stories, weights, self._scores, self._marks)
        return best(numbers, scores, self._ids, limit)

    def _known(self, features: Features) -> tuple[list[int], list[float]]:
        """Return the features that any story has, with how much they are worth."""
        numbers = self._features
        told = [(numbers.get(feature, -1), worth) for feature, worth in features]
        known = [one for one in told if one[0] >= 0]
        return [at for at, _ in known], [worth for _, worth in known]

    def _heavier(self, at: int, story: int, weight: float) -> None:
        """Let the heavier of two weights of a story stay."""
        rows = self._rows.own(at)
        place = rows.start + self._rows.stories[rows].tolist().index(story)
        self._rows.weights[place] = max(weight, self._rows.weights[place])

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

    def _cut(self, at: int) -> None:
        """Keep the newest stories of a list that has grown too long."""
        numbers = self._rows.stories[self._rows.own(at)].tolist()
        newest = sorted(
            range(len(numbers)),
            key=lambda n: (self._days[numbers[n]], self._ids[numbers[n]]),
            reverse=True,
        )
        for n in newest[LONGEST_LIST:]:
            self._found_by[numbers[n]].discard(at)
        self._rows.keep(at, sorted(newest[:LONGEST_LIST]))


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
    places: NDArray[P],
    weights: NDArray[np.float64],
    scores: NDArray[np.float64],
    marks: NDArray[np.int32],
) -> tuple[NDArray[P], NDArray[np.float64]]:
    """Return each place once, with the sum of its weights in the order they stand.

    Args:
        places: Places, some of them several times.
        weights: A weight for each.
        scores: A table of all places, zero before and after.
        marks: Another one, whatever is in it.
    """
    import numpy as np

    # Numbers as wide as an address are looked up the quickest.
    at = places.astype(np.intp, copy=False)
    np.add.at(scores, at, weights)
    order = np.arange(len(places), dtype=np.int32)
    marks[at] = order
    once = marks.take(at, mode="clip") == order
    at = at.compress(once)
    found = scores.take(at, mode="clip")
    scores[at] = 0.0
    return places.compress(once), found


def _ordinal(day: str) -> int:
    return ordinal(day) if day else NO_DAY
