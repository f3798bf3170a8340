"""The newest ends of the index's lists, kept in memory while a run threads.

The store has the whole index. A run asks the same lists again and again: those of common
features for nearly every article. Of each the newest stories are kept, which is all that
the store would read of it too; where an article lies so far back that it needs others, the
store is asked.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.store.base import Store
from maek.text.numbered import Numbered
from maek.thread.packed import ordinal
from maek.thread.postings import HEAVIEST, LONGEST_LIST, Features, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Read = tuple[NDArray[np.int32], NDArray[np.float64]]
    """Numbers of stories, and how much each has of a feature."""

LONGEST = LONGEST_LIST
"""Stories read of one feature's list, newest first: what keeps the cost of an article flat."""
LISTS = 60_000
"""Lists kept; the one not asked for the longest goes."""
STORIES = 400_000
"""Stories that are numbered; then all lists are read anew."""
ROUNDED = 9
"""Decimals of a sum: the order in which it was added up must not decide between stories."""
FIRST_DAY, LAST_DAY = "", "9999-12-31"


class _Newest:
    """The newest stories that have one feature, the newest last."""

    __slots__ = ("days", "stories", "weights", "whole")

    def __init__(self, *, whole: bool) -> None:
        self.stories = array("i")
        self.days = array("i")
        self.weights = array("d")
        self.whole = whole
        """The list has no older ones."""

    def put(self, story: int, day: int, weight: float, ids: Sequence[str]) -> None:
        """Add a story, or let the heavier of its two weights stay."""
        try:
            at = self.stories.index(story)
        except ValueError:
            at = len(self.stories)
            while at and (self.days[at - 1], ids[self.stories[at - 1]]) > (day, ids[story]):
                at -= 1
            if at == 0 and not self.whole:
                return
            self.stories.insert(at, story)
            self.days.insert(at, day)
            self.weights.insert(at, weight)
            if len(self.stories) > LONGEST:
                del self.stories[0], self.days[0], self.weights[0]
                self.whole = False
        else:
            self.weights[at] = max(weight, self.weights[at])

    def covers(self, since: int, until: int) -> bool:
        """Tell whether all stories between two days are here that the store would read.

        Up to the newest day it would read the newest ones, and no more than are here.
        """
        return self.whole or since > self.days[0] or until >= self.days[-1]


class Lists:
    """The index as a run needs it.

    Args:
        store: What has the whole of it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.clear()

    def clear(self) -> None:
        """Forget everything: somebody else has changed stories."""
        self._lists: OrderedDict[str, _Newest] = OrderedDict()
        self._numbers: Numbered[str] = Numbered()
        self._tables()

    def candidates(self, features: Features, since: str, until: str, limit: int) -> tuple[str, ...]:
        """Return live stories sharing the heaviest features, best first.

        Args:
            features: Features with weights.
            since: First day, empty for no bound.
            until: Last day, empty for no bound.
            limit: Stories returned at most.
        """
        import numpy as np

        heaviest = sorted(features, key=lambda f: (-f[1], f[0]))[:HEAVIEST]
        if not heaviest or limit <= 0:
            return ()
        if len(self._numbers.names) > STORIES:
            self.clear()
        window = since, until or LAST_DAY
        days = (_day(since), _day(until or LAST_DAY)) if since or until else None
        read = [self._read(feature, window, days) for feature, _ in heaviest]
        if len(self._numbers.names) > len(self._scores):
            self._tables()
        stories = np.concatenate([numbers for numbers, _ in read])
        weights = np.concatenate([own for _, own in read])
        weights *= np.repeat([w for _, w in heaviest], [len(numbers) for numbers, _ in read])
        numbers, scores = summed(stories, weights, self._scores, self._marks)
        scores = np.round(scores, ROUNDED)
        if len(scores) > limit:
            # All that tie with the last one in are kept, so that ids decide between them.
            edge = np.partition(scores, len(scores) - limit)[len(scores) - limit]
            numbers, scores = numbers[scores >= edge], scores[scores >= edge]
        ranked = sorted(
            (-score, self._numbers.names[n])
            for n, score in zip(numbers.tolist(), scores.tolist(), strict=True)
        )
        return tuple(id for _, id in ranked[:limit])

    def put(self, story: str, day: str, features: Features) -> None:
        """Let a story be found by features, as the store does.

        Args:
            story: Its id.
            day: Its ISO day, or empty.
            features: Features with weights.
        """
        number, when = self._numbers[story], _day(day)
        for feature, weight in features:
            known = self._lists.get(feature)
            if known is not None:
                known.put(number, when, weight, self._numbers.names)

    def forget(self, features: Sequence[str]) -> None:
        """Forget lists in which a story changes its place."""
        for feature in features:
            self._lists.pop(feature, None)

    def _read(self, feature: str, window: tuple[str, str], days: tuple[int, int] | None) -> Read:
        """Return the stories of a feature inside a window, told twice; None is no bound."""
        import numpy as np

        known = self._lists.get(feature)
        if known is None:
            known = self._loaded(feature)
        else:
            self._lists.move_to_end(feature)
        stories = np.frombuffer(known.stories, np.int32)
        weights = np.frombuffer(known.weights, np.float64)
        if days is None:
            return stories, weights
        if not known.covers(*days):
            return self._in_window(feature, *window)
        inside = slice(bisect_left(known.days, days[0]), bisect_right(known.days, days[1]))
        return stories[inside], weights[inside]

    def _loaded(self, feature: str) -> _Newest:
        rows = self._store.posting_list(feature, since=FIRST_DAY, until=LAST_DAY, limit=LONGEST)
        found = _Newest(whole=len(rows) < LONGEST)
        if rows:
            stories, days, weights = zip(*rows[::-1], strict=True)
            found.stories.extend(map(self._numbers.__getitem__, stories))
            found.days.extend(map(_day, days))
            found.weights.extend(weights)
        self._lists[feature] = found
        if len(self._lists) > LISTS:
            self._lists.popitem(last=False)
        return found

    def _in_window(self, feature: str, since: str, until: str) -> Read:
        import numpy as np

        rows = self._store.posting_list(feature, since=since, until=until, limit=LONGEST)
        numbers = np.array([self._numbers[story] for story, _, _ in rows], dtype=np.int32)
        return numbers, np.array([weight for _, _, weight in rows], dtype=np.float64)

    def _tables(self) -> None:
        import numpy as np

        size = max(1024, 2 * len(self._numbers.names))
        self._scores, self._marks = np.zeros(size), np.zeros(size, np.int32)


@lru_cache(maxsize=1 << 16)
def _day(day: str) -> int:
    return ordinal(day) if day else 0
