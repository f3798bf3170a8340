"""Items' features weighed by rarity, each item once while what is common stands still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from maek.thread.background import Background
from maek.thread.packed import BY_COUNT, DAMPED, GROUPS, HOW, SLOTS, Packed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weighed:
    """One item's features, kind after kind as in :class:`maek.thread.packed.Packed`."""

    packed: Packed
    slots: NDArray[np.int32]
    weights: NDArray[np.float32]
    starts: NDArray[np.int64]
    norms: NDArray[np.float32]
    """Squared length of every kind."""


class Weighing:
    """Weighs items for one decision.

    Args:
        background: How common features are; it must not change meanwhile.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        # By identity: the items stay where they are as long as they stand in here.
        self._known: dict[int, Weighed] = {}

    def of(self, packs: Sequence[Packed]) -> list[Weighed]:
        """Return items weighed.

        Args:
            packs: Their features.
        """
        known = self._known
        fresh = [packed for packed in packs if id(packed) not in known]
        if fresh:
            known.update((id(one.packed), one) for one in self._weighed(fresh))
        return [known[id(packed)] for packed in packs]

    def narrow(self, packs: Sequence[Packed]) -> Weighing:
        """Return a weighing of these items alone, without the features only one of them has.

        What nobody shares adds to an item's length and to nothing else. The others get
        small numbers that lie together, so that comparing reads little memory.

        Args:
            packs: The items' features.
        """
        import numpy as np

        found = Weighing(self._background)
        if not packs:
            return found
        whole = self.of(packs)
        slots = np.concatenate([one.slots for one in whole])
        times = np.bincount(slots, minlength=SLOTS)
        shared = times > 1
        # Every kind begins with slot 0, which is nobody's: there must be something of each.
        shared[0] = True
        numbers = np.cumsum(shared, dtype=np.int32) - 1
        kept = shared[slots]
        places = np.concatenate(([0], np.cumsum(kept)))
        weights, slots = np.concatenate([one.weights for one in whole])[kept], numbers[slots[kept]]
        begin = 0
        for one in whole:
            end = begin + len(one.slots)
            own = slice(places[begin], places[end])
            starts = places[begin + one.starts] - places[begin]
            found._known[id(one.packed)] = Weighed(
                one.packed, slots[own], weights[own], starts, one.norms
            )
            begin = end
        return found

    def _weighed(self, packs: Sequence[Packed]) -> list[Weighed]:
        """Return every feature's weight, and the squared length of every item's kinds."""
        import numpy as np

        ends = np.cumsum([len(p.slots) for p in packs])
        begins = ends - [len(p.slots) for p in packs]
        slots = np.concatenate([p.slots for p in packs])
        counts = np.concatenate([p.counts for p in packs])
        starts = (np.array([p.starts for p in packs]) + begins[:, None]).ravel()
        how = np.repeat(HOW * len(packs), np.diff(starts, append=len(slots)))
        weights = counts * self._background.rarity(slots)
        # Days add up to how rare they are, quotations and shingles just count.
        np.copyto(weights, counts, where=how == BY_COUNT)
        np.sqrt(weights, out=weights, where=how == DAMPED)
        norms = np.add.reduceat(weights * weights, starts).reshape(len(packs), len(GROUPS))
        return [
            Weighed(packed, packed.slots, weights[begin:end], packed.starts, own)
            for packed, begin, end, own in zip(
                packs, begins.tolist(), ends.tolist(), norms, strict=True
            )
        ]


@lru_cache(maxsize=1)
def scratch() -> NDArray[np.float32]:
    """Return a table of all slots, empty between two uses."""
    import numpy as np

    return np.zeros(SLOTS, dtype=np.float32)
