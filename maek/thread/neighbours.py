"""Who is like whom among the articles of a scene: one row for every article and neighbour."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from maek.thread.judge import PAIR_PARTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Near:
    """One neighbour of an article, and how likely both report one happening."""

    at: int
    """The neighbour's place on the scene."""
    kind: int
    """The pair's, as its place in :data:`maek.thread.pair.KINDS`."""
    values: tuple[float, ...]
    """How the two compare, one per :data:`maek.thread.judge.PAIR_PARTS`."""
    odds: float
    """Log-odds that both report one happening."""


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of all articles of a scene, article after article."""

    size: int
    """Articles of the scene."""
    one: NDArray[np.int64]
    """Per row the place of the article…"""
    other: NDArray[np.int64]
    """…and that of its neighbour."""
    kinds: NDArray[np.int64]
    """Kinds of the pairs, as places in :data:`maek.thread.pair.KINDS`."""
    values: NDArray[np.float64]
    """How the two compare, per row one of :data:`maek.thread.judge.PAIR_PARTS`."""
    odds: NDArray[np.float64]
    """Log-odds that both report one happening."""

    @cached_property
    def _begins(self) -> list[int]:
        import numpy as np

        found: list[int] = np.searchsorted(self.one, np.arange(self.size + 1)).tolist()
        return found

    def with_odds(self, odds: NDArray[np.float64]) -> Neighbours:
        """Return the same, otherwise likely."""
        return replace(self, odds=odds)

    def both_ways(self) -> Neighbours:
        """Return rows in which every pair stands on both sides, as likely as both sides say."""
        import numpy as np

        keys = self.one * self.size + self.other
        order = np.argsort(keys)
        turned = self.other * self.size + self.one
        if not len(keys):
            return self
        at = np.minimum(np.searchsorted(keys, turned, sorter=order), len(keys) - 1)
        back = order[at]
        heard = keys[back] == turned
        odds = np.where(heard, (self.odds + self.odds[back]) / 2, self.odds)
        unheard = np.flatnonzero(~heard)
        rows = np.concatenate((np.arange(len(keys)), unheard))
        order = np.argsort(np.concatenate((keys, turned[unheard])))
        rows = rows[order]
        return Neighbours(
            self.size,
            np.concatenate((self.one, self.other[unheard]))[order],
            np.concatenate((self.other, self.one[unheard]))[order],
            self.kinds[rows],
            self.values[rows],
            odds[rows],
        )

    def among(self, at: int, places: Collection[int]) -> list[Near]:
        """Return an article's neighbours among some places.

        Args:
            at: Its place.
            places: Places on the scene.
        """
        begin, end = self._begins[at : at + 2]
        others = self.other[begin:end].tolist()
        return [self.row(begin + n) for n, other in enumerate(others) if other in places]

    def nearest(self, at: int, without: Collection[int]) -> Near | None:
        """Return the neighbour that most likely reports what an article does, if there is one.

        Args:
            at: Its place.
            without: Places that do not count.
        """
        begin, end = self._begins[at : at + 2]
        told = zip(self.odds[begin:end].tolist(), self.other[begin:end].tolist(), strict=True)
        left = [(odds, -other, n) for n, (odds, other) in enumerate(told) if other not in without]
        return self.row(begin + max(left)[-1]) if left else None

    def row(self, at: int) -> Near:
        """Return one row."""
        values = tuple(self.values[at].tolist())
        return Near(int(self.other[at]), int(self.kinds[at]), values, float(self.odds[at]))


def no_neighbours() -> Neighbours:
    """Return the neighbours of a scene without articles."""
    import numpy as np

    none, nothing = np.zeros(0, np.int64), np.zeros(0)
    return Neighbours(0, none, none, none, np.zeros((0, len(PAIR_PARTS))), nothing)
