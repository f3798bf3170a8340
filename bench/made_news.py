"""Made-up news for the bench of threading: an endless stream after the real sets' statistics.

How many features of each kind an article has, and how common the common ones are, was counted
on the 739 articles of ECB+, BASIL and MEANTIME (``docs/decisions.md``). Ranks follow the law of
Zipf as Mandelbrot has it (B. Mandelbrot, "An informational theory of the statistical structure
of language", 1953). Two to three articles a story, all of one day. Every story comes from its
own number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from maek.model.story import Join, Story, Storyline
from maek.text.shingles import hashed
from maek.thread.background import Background
from maek.thread.found_by import index_features
from maek.thread.item import Item
from maek.thread.memory import Joined, Threading

FIRST = date(2015, 1, 1)
PER_DAY = 50
"""Stories a day, some 120 articles."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of features."""

    head: str
    """What their names begin with."""
    size: int
    """How many there are."""
    flat: float
    """Ranks up to this one are about as common as the first."""
    own: int = 0
    """Those of a story…"""
    told: int = 0
    """…of which an article has so many…"""
    others: int = 0
    """…beside so many drawn anew."""

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        """Return names of features, the common ones more often."""
        base, ratio = self.flat, (self.size + self.flat) / self.flat
        return [f"{self.head}{int(base * ratio ** chance.random() - base)}" for _ in range(count)]

    def article(self, chance: random.Random, own: list[str]) -> list[str]:
        """Return those of an article, the story's own first."""
        return [*chance.sample(own, min(self.told, len(own))), *self.drawn(chance, self.others)]


WORDS = Kind("w", 60_000, 100, own=50, told=35, others=90)
NAMES = Kind("n", 100_000, 10, own=10, told=7, others=3)
SOUNDS = Kind("~s", 5_000, 20, others=10)
CONCEPTS = Kind("#c", 380, 10, own=6, told=4, others=5)
NUMBERS = Kind("=", 5_000, 10, own=6, told=4, others=10)
PLACES = Kind("p", 40, 0.3, own=1, told=1)
AMOUNTS = Kind("a", 5_000, 10, own=2)
HEAD = 15, 28
"""Words of the story, and others, in headline and opening."""
QUOTES, SHINGLES = 6, 212
OUTLETS = 40


class News:
    """An endless stream of made-up stories.

    Args:
        seed: Another seed is other news.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def stories(self, first: int, end: int) -> Iterator[list[Item]]:
        """Yield the articles of some stories, story by story."""
        for number in range(first, end):
            yield self.story(number)

    def story(self, number: int) -> list[Item]:
        """Return the articles of one story."""
        chance = random.Random(f"{self._seed} {number}")
        kinds = (WORDS, NAMES, CONCEPTS, NUMBERS, PLACES, AMOUNTS)
        own = {kind: list(dict.fromkeys(kind.drawn(chance, kind.own))) for kind in kinds}
        articles = range(chance.choice((1, 2, 2, 3, 4)))
        return [_article(chance, f"a{number}.{n}", number, own) for n in articles]


def _article(chance: random.Random, id: str, number: int, own: dict[Kind, list[str]]) -> Item:
    day = (FIRST + timedelta(days=number // PER_DAY)).isoformat()
    words = WORDS.article(chance, own[WORDS])
    names = dict.fromkeys(NAMES.article(chance, own[NAMES]))
    counts = {name: float(chance.randint(1, 5)) for name in names}
    whose, others = HEAD
    sounds = [*(f"~{n}" for n in names), *(f"~{n}'" for n in names)]
    shared = [f"^{word}" for word in words if int(word[1:]) % 8]
    shared += [*sounds, *SOUNDS.article(chance, []), *CONCEPTS.article(chance, own[CONCEPTS])]
    told = chance.random()
    return Item(
        id,
        "en",
        title=f"Story {number}",
        outlet=f"outlet {chance.randrange(OUTLETS)}",
        published=day,
        day=day,
        head=dict.fromkeys((*words[:whose], *words[-others:]), 1.0),
        words=dict.fromkeys(words[: WORDS.told], 2.0) | dict.fromkeys(words[WORDS.told :], 1.0),
        names=counts,
        shared=dict.fromkeys(shared, 1.0),
        numbers=dict.fromkeys(NUMBERS.article(chance, own[NUMBERS]), 1.0),
        days=frozenset((day,)) if told < 0.7 else frozenset(),
        where=dict.fromkeys(own[PLACES], 1.0) if told < 0.7 else {},
        amounts=frozenset(own[AMOUNTS][:1]) if told < 0.4 else frozenset(),
        quotes=frozenset(chance.getrandbits(32) for _ in range(QUOTES)),
        sample=tuple(sorted({hashed(f"{id} {n}") for n in range(SHINGLES)})),
        actors=tuple(sorted(counts, key=lambda name: (-counts[name], name))),
    )


def decided(own: list[Item], background: Background) -> Threading:
    """Return what deciding about one story's articles alone would come to.

    Args:
        own: The articles.
        background: How common features are.
    """
    ids = tuple(item.id for item in own)
    story, line = f"s-{ids[0]}", f"l-{ids[0]}"
    made = Story(story, own[0].title, line, own[0].published, ids[0], ids, len(ids))
    joined = tuple(
        Joined(Join(item.id, story, line), index_features(item, background)) for item in own
    )
    return Threading(joined, (made,), (Storyline(line, own[0].title, (story,)),))
