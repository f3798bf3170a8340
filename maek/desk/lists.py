"""The newest ends of the index's lists, kept in memory while a run threads.

The store has the whole index. A run asks the same lists again and again: those of common
features for nearly every article. What is asked for a window of days needs the stories of
these days alone, however many years of news lie behind them: so much of a list is read and
kept. What is asked for all days needs a few of the newest. Where an article lies so far back
that it needs others, the store is asked.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.store.base import Posting, Store
from maek.text.numbered import Numbered
from maek.thread.packed import ordinal
from maek.thread.postings import HEAVIEST, LONGEST_LIST, Features, best, summed

if TYPE_CHECKING:
    Read = tuple[array[int], array[float]]
    """Numbers of stories, and how much each has of a feature."""

LONGEST = LONGEST_LIST
"""Stories read of one feature's list, newest first: what keeps the cost of an article flat."""
EVER = 32
"""Stories read of it where the day does not matter."""
EARLIER = 10
"""Days before a window that are read with it: what is asked next lies about there."""
LISTS = 60_000
"""Lists kept of either sort; the one not asked for the longest goes."""
STORIES = 400_000
"""Stories that are numbered; then all lists are read anew."""
ROUNDED = 9
"""Decimals of a sum: the order in which it was added up must not decide between stories."""
FIRST_DAY, LAST_DAY = "", "9999-12-31"


class _Newest:
    """The newest stories that have one feature, the newest last.

    Args:
        since: No older day was read.
        longest: Stories kept.
        whole: There are no others of these days.
    """

    __slots__ = ("days", "longest", "since", "stories", "top", "weights", "whole")

    def __init__(self, since: int, longest: int, *, whole: bool) -> None:
        self.stories = array("i")
        self.days = array("i")
        self.weights = array("d")
        # The highest number ever in it: a story numbered later is not looked for.
        self.top = -1
        self.since = since
        self.longest = longest
        self.whole = whole

    def put(self, story: int, day: int, weight: float, ids: Sequence[str]) -> None:
        """Add a story, or let the heavier of its two weights stay."""
        if story <= self.top and story in self.stories:
            at = self.stories.index(story)
            self.weights[at] = max(weight, self.weights[at])
            return
        at = len(self.stories)
        while at and (self.days[at - 1], ids[self.stories[at - 1]]) > (day, ids[story]):
            at -= 1
        if day < self.since or (at == 0 and not self.whole):
            return
        self.top = max(self.top, story)
        self.stories.insert(at, story)
        self.days.insert(at, day)
        self.weights.insert(at, weight)
        if len(self.stories) > self.longest:
            del self.stories[0], self.days[0], self.weights[0]
            self.whole = False

    def covers(self, since: int, until: int) -> bool:
        """Tell whether all stories between two days are here that the store would read.

        Up to the newest day it would read the newest ones, and no more than are here.
        """
        if since < self.since:
            return False
        return self.whole or since > self.days[0] or until >= self.days[-1]

    def inside(self, since: int, until: int) -> Read:
        """Return the stories between two days, both among them, with their weights."""
        days = self.days
        if not days or (since <= days[0] and days[-1] <= until):
            return self.stories, self.weights
        own = slice(bisect_left(days, since), bisect_right(days, until))
        return self.stories[own], self.weights[own]


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
        self._recent: OrderedDict[str, _Newest] = OrderedDict()
        self._ever: OrderedDict[str, _Newest] = OrderedDict()
        self._numbers: Numbered[str] = Numbered()
        self._tables()

    def candidates(self, features: Features, since: str, until: str, limit: int) -> tuple[str, ...]:
        """Return live stories sharing the heaviest features, best first.

        Args:
            features: Features with weights, the heaviest first.
            since: First day, empty for no bound.
            until: Last day, empty for no bound.
            limit: Stories returned at most.
        """
        import numpy as np

        heaviest = features[:HEAVIEST]
        if not heaviest or limit <= 0:
            return ()
        if len(self._numbers.names) > STORIES:
            self.clear()
        window = (since, until or LAST_DAY) if since or until else None
        read = self._read([feature for feature, _ in heaviest], window)
        if len(self._numbers.names) > len(self._scores):
            self._tables()
        sizes = [len(numbers) for numbers, _ in read]
        if not any(sizes):
            return ()
        stories = np.frombuffer(b"".join([numbers for numbers, _ in read]), np.int32)
        weights = np.frombuffer(b"".join([own for _, own in read]), np.float64)
        weights = weights * np.repeat([worth for _, worth in heaviest], sizes)
        numbers, scores = summed(stories, weights, self._scores, self._marks)
        return best(numbers, np.round(scores, ROUNDED), self._numbers.names, limit)

    def expect(self, asked: Iterable[tuple[Features, str]]) -> None:
        """Read together the lists that will be asked for.

        Args:
            asked: Features with weights, the heaviest first, and the first day, empty for no
                bound.
        """
        wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for features, since in asked:
            wanted[since].update(dict.fromkeys([feature for feature, _ in features[:HEAVIEST]]))
        # What reaches back the farthest comes first: it answers for the later days too.
        for since, own in sorted(wanted.items()):
            if since:
                self._kept(self._recent, list(own), since, LONGEST)
            else:
                self._kept(self._ever, list(own), FIRST_DAY, EVER)

    def put(self, story: str, day: str, features: Features) -> None:
        """Let a story be found by features, as the store does.

        Args:
            story: Its id.
            day: Its ISO day, or empty.
            features: Features with weights.
        """
        number, when = self._numbers[story], _day(day)
        for feature, weight in features:
            for lists in (self._recent, self._ever):
                known = lists.get(feature)
                if known is not None:
                    known.put(number, when, weight, self._numbers.names)

    def forget(self, features: Sequence[str]) -> None:
        """Forget lists in which a story changes its place."""
        for feature in features:
            self._recent.pop(feature, None)
            self._ever.pop(feature, None)

    def _read(self, features: Sequence[str], window: tuple[str, str] | None) -> list[Read]:
        """Return the stories of features inside a window; None is no bound."""
        if window is None:
            known = self._kept(self._ever, features, FIRST_DAY, EVER)
            return [own.inside(0, date.max.toordinal()) for own in known]
        since, until = window
        days = _day(since), _day(until)
        known = self._kept(self._recent, features, since, LONGEST)
        short = [f for f, own in zip(features, known, strict=True) if not own.covers(*days)]
        anew = self._loaded(short, since, until, LONGEST) if short else {}
        told = (anew.get(f, own) for f, own in zip(features, known, strict=True))
        return [own.inside(*days) for own in told]

    def _kept(
        self, lists: OrderedDict[str, _Newest], features: Sequence[str], since: str, longest: int
    ) -> list[_Newest]:
        """Return the lists of features, reading together those that do not reach back to a day."""
        first = _day(since)
        unknown: list[str] = []
        for feature in features:
            own = lists.get(feature)
            if own is None or own.since > first:
                unknown.append(feature)
            else:
                lists.move_to_end(feature)
        if unknown:
            lists.update(self._loaded(unknown, _earlier(since), "", longest))
        found = [lists[feature] for feature in features]
        while len(lists) > LISTS:
            lists.popitem(last=False)
        return found

    def _loaded(
        self, features: Sequence[str], since: str, until: str, longest: int
    ) -> dict[str, _Newest]:
        known = self._store.posting_lists(features, since=since, until=until, limit=longest)
        return {feature: self._newest(rows, since, longest) for feature, rows in known.items()}

    def _newest(self, rows: Sequence[Posting], since: str, longest: int) -> _Newest:
        found = _Newest(_day(since), longest, whole=len(rows) < longest)
        if rows:
            stories, days, weights = zip(*rows[::-1], strict=True)
            found.stories.extend(map(self._numbers.__getitem__, stories))
            found.top = max(found.stories)
            found.days.extend(map(_day, days))
            found.weights.extend(weights)
        return found

    def _tables(self) -> None:
        import numpy as np

        size = max(1024, 2 * len(self._numbers.names))
        self._scores, self._marks = np.zeros(size), np.zeros(size, np.int32)


@lru_cache(maxsize=1 << 16)
def _day(day: str) -> int:
    return ordinal(day) if day else 0


@lru_cache(maxsize=1 << 12)
def _earlier(day: str) -> str:
    """Return the day from which a list is read for windows that begin on a day."""
    if not day:
        return day
    known = date.fromisoformat(day)
    return (known - timedelta(min(EARLIER, (known - date.min).days))).isoformat()
