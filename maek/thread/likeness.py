"""How alike stories are, part by part: for telling which are of one storyline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from maek.text.known import by_id
from maek.text.toml import toml_table
from maek.thread.background import Background
from maek.thread.clusters import parts
from maek.thread.index import Found
from maek.thread.judge import SURE, Model
from maek.thread.packed import ordinal, slot
from maek.thread.profile import FLOOR, Profile, Sources, counts_of
from maek.thread.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Both = tuple[NDArray[np.int64], NDArray[np.int64]]
    """Places of the first story of every pair and of the second."""

PARTS = ("actors", "affair", "words", "where", "refers", "strangers", "alien", "others")
"""What is compared, every value 0 to 1: the same actors, affair, words (in one language) and
countries; whether the later names the day of the earlier; how far they lack a common actor,
and a common affair; whether each is carried by people the other does not name. What befell
two spots of one country, floods or a flood and a crash, is strange where nothing else is common."""
STRANGE = 0.03
"""Stories less alike in actors and affair are not compared word by word."""
LONE = 0.08
"""Stories that have one actor in common are no more alike in actors than this: where little is
known of a story, one country or one agency is all of it. Stories less alike are strangers."""
ALIKE = 1.0
"""Likeness of affairs at which a common actor is not missed: its name may be known to nobody."""
AFFAIR, USUAL_WORDS, SAME_WORDS = 0.12, 0.08, 0.16
"""Stories are alien to each other below this likeness of their affairs, and of their words
beyond what any two reports of one language share: half the news names one country."""
LOOKS_BACK = 7
"""Days after which a story that names another's day refers to it; before, both name today."""


def looked_up(profiles: Sequence[Profile], background: Background) -> list[Found]:
    """Return what stories are found by in numbers, for an index of stories.

    Args:
        profiles: The stories.
        background: How common features are.
    """
    import numpy as np

    own = [p.sources for p in profiles]
    both = (counts_of(own, group) for group in ("names", "concepts"))
    told = list(chain.from_iterable(zip(*both, strict=True)))
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
    both = _places(pairs)
    told = _but_words(profiles, both, background)
    told = _with_words(told, _words(told, profiles, both, background))
    return _with_others(told, profiles, both)


def chained(
    profiles: Sequence[Profile],
    pairs: Sequence[tuple[int, int]],
    bound: Iterable[tuple[int, int]],
    least: float,
    background: Background,
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that may decide who is of one storyline, with their log-odds.

    Storylines are joined only along chains of pairs that are near enough or bound. Few pairs
    could be, however alike their words are; those of the others need not be compared.

    Args:
        profiles: The stories.
        pairs: Places of two stories.
        bound: Pairs that are one however near they are.
        least: Log-odds that are near enough.
        background: How common features are.
    """
    import numpy as np

    one, other = _places(pairs)
    told = _but_words(profiles, (one, other), background)
    likely = odds_of(_with_words(told, np.ones(len(one)))) >= least
    links = zip(one[likely].tolist(), other[likely].tolist(), strict=True)
    part = np.array(parts(len(profiles), chain(links, bound)), dtype=np.int64)
    kept = part[one] == part[other]
    one, other, told = one[kept], other[kept], told[kept]
    told = _with_words(told, _words(told, profiles, (one, other), background))
    odds = odds_of(_with_others(told, profiles, (one, other)))
    yield from zip(one.tolist(), other.tolist(), odds.tolist(), strict=True)


def _places(pairs: Sequence[tuple[int, int]]) -> Both:
    import numpy as np

    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, other


def _but_words(
    profiles: Sequence[Profile], pairs: Both, background: Background
) -> NDArray[np.float64]:
    """Return the :data:`PARTS` of pairs of stories that have no words in common."""
    import numpy as np

    actors = _cosines("names", "", profiles, pairs, background)
    # Whom it would change nothing for is not looked at.
    for at in np.flatnonzero(actors > LONE).tolist():
        one, other = (profiles[own[at]].sources.actor_slots for own in pairs)
        if len(one & other) < 2:
            actors[at] = LONE
    affair = _cosines("concepts", "", profiles, pairs, background)
    where = _cosines("where", "", profiles, pairs, background)
    refers = _refers(profiles, pairs)
    strangers = np.maximum(0.0, 1.0 - actors / LONE) * np.maximum(0.0, 1.0 - affair / ALIKE)
    none = np.zeros(len(actors))
    return np.stack((actors, affair, none, where, refers, strangers, none, none), 1)


def _words(
    told: NDArray[np.float64], profiles: Sequence[Profile], pairs: Both, background: Background
) -> NDArray[np.float64]:
    """Return how alike the words of pairs of stories are, where actors or affair are at all."""
    import numpy as np

    one, other = pairs
    words = np.zeros(len(told))
    known = (told[:, PARTS.index("actors")] > STRANGE) | (told[:, PARTS.index("affair")] > STRANGE)
    if not known.any():
        return words
    spoken = [profile.languages for profile in profiles]
    for lang in sorted(set(chain.from_iterable(spoken))):
        speaks = np.array([lang in told for told in spoken], np.bool_)
        own = known & speaks[one] & speaks[other]
        if own.any():
            found = _cosines("words", lang, profiles, (one[own], other[own]), background)
            words[own] = np.maximum(words[own], found)
    return words


def _with_words(told: NDArray[np.float64], words: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the :data:`PARTS` of pairs with what their words are worth."""
    import numpy as np

    found = told.copy()
    usual = (words - USUAL_WORDS) / (SAME_WORDS - USUAL_WORDS)
    affair = found[:, PARTS.index("affair")]
    found[:, PARTS.index("words")] = words
    found[:, PARTS.index("alien")] = np.maximum(0.0, 1.0 - np.maximum(affair / AFFAIR, usual))
    return found


def _with_others(
    told: NDArray[np.float64], profiles: Sequence[Profile], pairs: Both
) -> NDArray[np.float64]:
    """Return the :data:`PARTS` of pairs with whether each story is other people's.

    It is asked of pairs that are near enough else: names of an archive's articles are read for it.
    """
    import numpy as np

    found = told.copy()
    for row in np.flatnonzero(odds_of(told) >= 0.0).tolist():
        one, other = (profiles[int(part[row])].sources for part in pairs)
        if one.chief and other.chief:
            known = one.chief & other.people or other.chief & one.people
            found[row, PARTS.index("others")] = not known
        if not found[row, PARTS.index("refers")] and _elsewhere(one, other):
            found[row, PARTS.index("strangers")] = 1.0
    return found


def _elsewhere(one: Sources, other: Sources) -> bool:
    """Tell whether two tell what befell a spot, and have only the country in common."""
    shared = one.actor_slots & other.actor_slots
    return shared <= _countries() and one.at_spot and other.at_spot


@cache
def _countries() -> frozenset[int]:
    return frozenset(slot("names", id) for id in by_id() if id.startswith("c-"))


def odds_of(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log-odds that two stories are of one storyline, within bounds.

    Args:
        told: A row of :data:`PARTS` per pair.
    """
    import numpy as np

    own = model()
    found: NDArray[np.float64] = own.bias + told @ np.array(own.weights)
    return np.clip(found, -SURE, SURE)


@cache
def model() -> Model:
    """Return the logistic model fitted by ``training/storylines.py``."""
    row = toml_table("maek.thread", "storylines")["weights"]
    return Model(row["bias"], tuple(float(row[part]) for part in PARTS))


def _cosines(
    group: str,
    lang: str,
    profiles: Sequence[Profile],
    pairs: Both,
    background: Background,
) -> NDArray[np.float64]:
    """Return how alike the stories of pairs are in one kind of features.

    Args:
        group: ``names``, ``concepts``, ``words`` or ``where``.
        lang: The language of words, else empty.
        profiles: The stories.
        pairs: Places of the first stories and of the others.
        background: How common features are.
    """
    import numpy as np

    if not len(pairs[0]):
        return np.zeros(0)
    asking, one = np.unique(pairs[0], return_inverse=True)
    others, other = np.unique(pairs[1], return_inverse=True)
    own = [profiles[at].sources for at in (*asking.tolist(), *others.tolist())]
    rows = counts_of(own, group, lang)
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


def _refers(profiles: Sequence[Profile], pairs: Both) -> NDArray[np.float64]:
    """Tell whether the later story names the day of the earlier one, as one to look back on."""
    import numpy as np

    dates = [profile.story.date for profile in profiles]
    days = np.array([ordinal(day) if day else 0 for day in dates])
    one, other = days[pairs[0]], days[pairs[1]]
    found = np.zeros(len(one))
    later = np.where(one > other, *pairs)
    first = np.where(one > other, *pairs[::-1])
    dated = np.minimum(one, other) > 0
    for at in np.flatnonzero(dated & (np.abs(one - other) >= LOOKS_BACK)).tolist():
        named = profiles[later[at]].sources.day_slots
        found[at] = slot("days", dates[first[at]]) in named
    return found
