"""How alike stories are, part by part: for telling which are of one storyline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from maek.thread.background import Background
from maek.thread.index import Found
from maek.thread.profile import FLOOR, Profile
from maek.thread.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTS = ("actors", "affair", "words", "refers", "counted")
"""What is compared, every value 0 to 1."""
STRANGE = 0.03
"""Stories less alike in actors and affair are not compared word by word."""
LONE = 0.08
"""Stories that have one actor in common are no more alike in actors than this: where little is
known of a story, one country or one agency is all of it."""


def looked_up(profiles: Sequence[Profile], background: Background) -> list[Found]:
    """Return what stories are found by in numbers, for an index of stories.

    Args:
        profiles: The stories.
        background: How common features are.
    """
    import numpy as np

    told = [p.sources.counts(group, "") for p in profiles for group in ("names", "concepts")]
    ends = np.cumsum([len(slots) for slots, _ in told])[1::2].tolist()
    slots = np.concatenate([slots for slots, _ in told])
    weights = np.concatenate([counts for _, counts in told])
    weights = weights * np.maximum(FLOOR, background.rarity(slots))
    whose = np.repeat(np.arange(len(profiles)), np.diff(ends, prepend=0))
    order = np.lexsort((slots, -weights, whose))
    keys, weights = slots[order].astype(np.int64), weights[order]
    begins = [0, *ends[:-1]]
    return [Found(keys[a:b], weights[a:b]) for a, b in zip(begins, ends, strict=True)]


def likenesses(
    profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]], background: Background
) -> NDArray[np.float64]:
    """Return how alike the stories of pairs are, a row of :data:`PARTS` each.

    Args:
        profiles: The stories.
        pairs: Places of two stories.
        background: How common features are.
    """
    import numpy as np

    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    both = [(profiles[a], profiles[b]) for a, b in pairs]
    actors = _cosines("names", "", profiles, (one, other), background)
    few = np.array([len(a.actors.keys() & b.actors.keys()) < 2 for a, b in both], np.bool_)
    actors = np.where(few, np.minimum(actors, LONE), actors)
    affair = _cosines("concepts", "", profiles, (one, other), background)
    words = np.zeros(len(pairs))
    known = (actors > STRANGE) | (affair > STRANGE)
    for lang in sorted(set(chain.from_iterable(p.languages for p in profiles))):
        own = known & np.array([lang in a.languages & b.languages for a, b in both], np.bool_)
        if own.any():
            found = _cosines("words", lang, profiles, (one[own], other[own]), background)
            words[own] = np.maximum(words[own], found)
    refers = [float(a.story.date in b.days or b.story.date in a.days) for a, b in both]
    counted = [float(_counts_on(a, b)) for a, b in both]
    return np.stack((actors, affair, words, np.array(refers), np.array(counted)), 1)


def _cosines(
    group: str,
    lang: str,
    profiles: Sequence[Profile],
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
    background: Background,
) -> NDArray[np.float64]:
    """Return how alike the stories of pairs are in one kind of features.

    Args:
        group: ``names``, ``concepts`` or ``words``.
        lang: The language of words, else empty.
        profiles: The stories.
        pairs: Places of the first stories and of the others.
        background: How common features are.
    """
    import numpy as np

    asking, one = np.unique(pairs[0], return_inverse=True)
    others, other = np.unique(pairs[1], return_inverse=True)
    rows = [profiles[at].sources.counts(group, lang) for at in (*asking.tolist(), *others.tolist())]
    nobody = np.zeros(1, np.int32), np.zeros(1)
    told = [part for row in rows for part in (nobody, row)]
    slots = np.concatenate([slots for slots, _ in told])
    weights = np.concatenate([counts for _, counts in told])
    weights = weights * np.maximum(FLOOR, background.rarity(slots))
    sizes = np.array([1 + len(slots) for slots, _ in rows])
    starts = np.cumsum(sizes) - sizes
    lengths = np.sqrt(np.add.reduceat(weights * weights, starts))
    weights = weights / np.repeat(np.where(lengths > 0, lengths, 1.0), sizes)
    table = Table(slots, weights.astype(np.float32), starts[:, None], len(asking))
    return table.dots(one, other + len(asking))[:, 0].astype(np.float64)


def _counts_on(a: Profile, b: Profile) -> bool:
    """Tell whether both count the same thing off: the 12th package and the 13th."""
    return not a.sources.counted.isdisjoint(b.sources.counted)
