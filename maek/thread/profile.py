"""What a story is about, from its first articles: for telling which storyline it belongs to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

from maek.model.story import Story
from maek.text.known import is_person
from maek.thread.affairs import befell_a_spot
from maek.thread.background import Background
from maek.thread.item import Glimpse
from maek.thread.packed import GROUPS, SLOTS, Packed
from maek.thread.postings import Features
from maek.thread.recent import Recent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counted = tuple[NDArray[np.int32], NDArray[np.float32]]
    """Slots of an article's features of one kind, with damped counts."""
    Vector = tuple[NDArray[np.int32], NDArray[np.float64]]
    """Slots of features, each once, with weights."""
    T = TypeVar("T", bound=np.generic)

ARTICLES = 4
"""Articles that speak for a story."""
TOGETHER = ("names", "concepts", "where")
"""Kinds of features that are counted together: those that are asked for of every story."""
ROUNDED = 6
"""Decimals by which actors are ranked."""
KEPT = 10_000
"""Stories whose sources are kept together."""
ACTORS = 12
"""Actors of a story that count: the ones it names most."""
CHIEF = 0.5
"""How much of a story somebody carries whose story it is."""
PLACE = "l-"
"""How ids of places begin that are no countries."""
FLOOR = 1.2
"""No actor is cheaper than this: on a beat its actors are in every report, and yet it is
they who make it one storyline."""


@dataclass(frozen=True)
class Sources:
    """The articles that speak for a story, whatever is common and whichever story it is."""

    items: tuple[Glimpse, ...]
    known: dict[tuple[str, str], Vector] = field(default_factory=dict)
    """What :func:`counts_of` has found."""

    @cached_property
    def actors(self) -> Mapping[str, float]:
        """Entities by how much of the story they carry, 1 for all articles naming them most."""
        named = (zip(i.packed.kind("names")[0].tolist(), i.names, strict=True) for i in self.items)
        known = dict(chain.from_iterable(named))
        slots, carried = counts_of([self], "names")[0]
        return {known[at]: n for at, n in zip(slots.tolist(), carried.tolist(), strict=True)}

    @cached_property
    def people(self) -> frozenset[str]:
        """The people it names."""
        return frozenset(id for item in self.items for id in item.names if is_person(id))

    @cached_property
    def chief(self) -> frozenset[str]:
        """The people that carry it: two trials in one court have two accused."""
        carried = self.actors
        return frozenset(id for id in self.people if carried.get(id, 0.0) >= CHIEF)

    @cached_property
    def actor_slots(self) -> frozenset[int]:
        """The slots of these: an archive's articles are not read for them."""
        return frozenset(counts_of([self], "names")[0][0].tolist())

    @cached_property
    def at_spot(self) -> bool:
        """Whether it tells what befell a spot that it names more than in passing."""
        named = (zip(i.names, i.packed.kind("names")[1].tolist(), strict=True) for i in self.items)
        told = chain.from_iterable(named)
        return any(id.startswith(PLACE) and n > 1 for id, n in told) and befell_a_spot(self.items)

    @cached_property
    def concepts(self) -> Mapping[str, float]:
        """What it is about, in words of every language."""
        return _mean(item.concepts for item in self.items)

    @cached_property
    def days(self) -> frozenset[str]:
        """Days its articles name."""
        return frozenset(day for item in self.items for day in item.days)

    @cached_property
    def day_slots(self) -> frozenset[int]:
        """The slots of these."""
        own = (item.packed.kind("days")[0].tolist() for item in self.items)
        return frozenset(chain.from_iterable(own))

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages of its articles."""
        return frozenset(item.lang for item in self.items)


@dataclass(frozen=True)
class Profile:
    """One story as the storylines see it, while what is common stands still."""

    story: Story
    sources: Sources

    @property
    def items(self) -> tuple[Glimpse, ...]:
        """The articles that speak for it."""
        return self.sources.items

    @property
    def actors(self) -> Mapping[str, float]:
        """Entities by how much of the story they carry."""
        return self.sources.actors

    @property
    def days(self) -> frozenset[str]:
        """Days its articles name."""
        return self.sources.days

    @property
    def languages(self) -> frozenset[str]:
        """Languages of its articles."""
        return self.sources.languages

    def found_by(self, background: Background) -> Features:
        """Return what the story is found by: its actors and what it is about, heaviest first.

        Args:
            background: How common features are.
        """
        weighed = floored(self.actors, background, "names")
        weighed |= floored(self.sources.concepts, background, "concepts")
        found = ((feature, round(weight, 4)) for feature, weight in weighed.items())
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def sources(founder: str, items: Iterable[Glimpse]) -> Sources:
    """Return the articles that speak for a story: its founder and the first others.

    Args:
        founder: Id of its founding article.
        items: Its articles as far as known, the founder among them.
    """
    ordered = sorted(items, key=lambda i: (i.id != founder, i.published, i.id))
    return Sources(tuple(ordered[:ARTICLES]))


def counts_of(told: Sequence[Sources], group: str, lang: str = "") -> list[Vector]:
    """Return how much of each feature of one kind the articles of stories have.

    Worked out once for every story, for all stories together: of names those that carry it,
    the first ones first.

    Args:
        told: The articles that speak for each story.
        group: ``names``, ``concepts``, ``words`` or ``where``.
        lang: The language of words, else empty.
    """
    kind = group, lang
    fresh = list({id(one): one for one in told if kind not in one.known}.values())
    if fresh and lang:
        spoken = [[i.packed.kind(group) for i in one.items if i.lang == lang] for one in fresh]
        _know(fresh, kind, _added(spoken))
    elif fresh:
        # An article's features lie together: what is read of them is read at once.
        packs = [[item.packed for item in one.items] for one in fresh]
        places = [GROUPS.index(name) for name in TOGETHER]
        read = [[pack.kinds(places) for pack in own] for own in packs]
        for at, name in enumerate(TOGETHER):
            own = [[kinds[at] for kinds in articles] for articles in read]
            _know(fresh, (name, ""), _carried(packs, own) if name == "names" else _added(own))
    return [one.known[kind] for one in told]


def _know(told: Sequence[Sources], kind: tuple[str, str], found: Iterable[Vector]) -> None:
    for one, own in zip(told, found, strict=True):
        one.known[kind] = own


def _carried(packs: Sequence[Sequence[Packed]], names: Sequence[Sequence[Counted]]) -> list[Vector]:
    """Return the actors of stories, those that carry most of each first."""
    import numpy as np

    articles = chain.from_iterable(packs), chain.from_iterable(names)
    told = [(pack.actors, own) for pack, own in zip(*articles, strict=True)]
    slots = _joined([own[actors] for actors, (own, _) in told])
    counts = _joined([own[actors] for actors, (_, own) in told])
    times = np.where(counts > 1.0, np.exp(counts.astype(np.float64) - 1.0), counts)
    whose = np.repeat(np.arange(len(told)), [len(actors) for actors, _ in told])
    most = np.ones(len(told))
    np.maximum.at(most, whose, times)
    sizes = np.array([len(own) for own in packs])
    share = np.sqrt(times / most[whose]) / np.repeat(sizes, sizes)[whose]
    story = np.repeat(np.arange(len(packs)), sizes)[whose]
    once, share = _summed(story, slots, share)
    story, slots = story[once], slots[once]
    # Of two that carry as much the one that is told first.
    order = np.lexsort((once, -np.round(share, ROUNDED), story))
    rank = np.arange(len(order)) - np.searchsorted(story, story)
    order = order[rank < ACTORS]
    return _split(len(packs), story[order], slots[order], share[order])


def _added(told: Sequence[Sequence[Counted]]) -> list[Vector]:
    """Return what the articles of stories have of one kind together, by slot."""
    import numpy as np

    slots = _joined([slots for own in told for slots, _ in own])
    counts = _joined([counts for own in told for _, counts in own])
    sizes = [sum(len(slots) for slots, _ in own) for own in told]
    story = np.repeat(np.arange(len(told)), sizes)
    once, weights = _summed(story, slots, counts.astype(np.float64))
    return _split(len(told), story[once], slots[once], weights)


def _joined(parts: Sequence[NDArray[T]]) -> NDArray[T]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, np.int32)


def _summed(
    story: NDArray[np.int64], slots: NDArray[np.int32], weights: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return where every feature of every story stands first, and the sum of its weights.

    Stories and, within one, slots come in order.
    """
    import numpy as np

    if not len(slots):
        return np.zeros(0, np.int64), weights
    keys = story * SLOTS + slots
    order = keys.argsort(kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return order[first], np.add.reduceat(weights[order], first)


def _split(
    stories: int, story: NDArray[np.int64], slots: NDArray[np.int32], weights: NDArray[np.float64]
) -> list[Vector]:
    import numpy as np

    ends = np.searchsorted(story, np.arange(stories + 1)).tolist()
    return [(slots[a:b], weights[a:b]) for a, b in pairwise(ends)]


class KnownSources:
    """The sources of stories, each put together once: counting features takes long.

    Args:
        article: Gives an article.
        expect: Is told beforehand which articles will be asked for.
    """

    def __init__(
        self,
        article: Callable[[str], Glimpse | None],
        expect: Callable[[Iterable[str]], None],
    ) -> None:
        self._article = article
        self._expect = expect
        self._known: Recent[Sources] = Recent(KEPT)

    def of(self, stories: Sequence[Story]) -> list[Sources]:
        """Return the sources of earlier stories; they may be empty.

        Args:
            stories: The stories.
        """
        unknown = (story for story in stories if _key(story) not in self._known)
        self._expect(article for story in unknown for article in first_of(story))
        return [self._known.get(_key(story), partial(self._read, story)) for story in stories]

    def _read(self, story: Story, _: str) -> Sources:
        # A story has its articles in the order they joined: the founder goes before them.
        ordered = sorted(first_of(story), key=lambda article: article != story.founder)
        known = (self._article(article) for article in ordered)
        return Sources(tuple(item for item in known if item is not None))

    def clear(self) -> None:
        """Forget all: an article has a new version."""
        self._known.clear()


def first_of(story: Story) -> tuple[str, ...]:
    """Return the ids of the articles that speak for a story, as they joined."""
    return story.articles[:ARTICLES]


def _key(story: Story) -> str:
    return "\n".join((story.founder, *first_of(story)))


def _mean(counts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for own in counts:
        for feature, n in own.items():
            found[feature] += 1 + math.log(n) if n > 1 else n
    return dict(found)


def floored(counts: Mapping[str, float], background: Background, group: str) -> dict[str, float]:
    """Return counts weighed by rarity, no feature cheaper than the floor.

    Args:
        counts: Feature → how much it counts.
        background: How common features are.
        group: Their kind.
    """
    idfs = background.idfs((group, feature) for feature in counts)
    return {f: n * max(FLOOR, idf) for (f, n), idf in zip(counts.items(), idfs, strict=True)}
