"""Threading: articles a second at 10,000 stories, and whether the archive slows it down.

The stream is made up after the real sets: words by Zipf's law, some 130 terms an article,
a third of them its story's own; two to three articles a story, a few actors each.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bench.figure import Figure
from maek.model.story import Join, Story, Storyline
from maek.text.shingles import hashed
from maek.thread.features import index_features
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import Joined, RamMemory, Threading

FIRST = date(2015, 1, 1)
PER_DAY = 120
"""Articles a day."""
ARCHIVES = (3_000, 25_000)
"""Sizes compared; a story has two to three articles."""
TIMED = 600
AT_ONCE = 200
"""Articles that come together, as in a run of the desk."""


def measure() -> Iterable[Figure | str]:
    """Thread the same made-up news against a small and a large archive."""
    made = Stream(7)
    memory = RamMemory()
    rates: list[float] = []
    known = 0
    for size in ARCHIVES:
        while known < size:
            known += fill(memory, made.articles(1))
        stories = len(memory.stories())
        rate = timed(memory, list(made.articles(TIMED // 3)))
        rates.append(rate)
        yield Figure(f"articles a second at {stories} stories", rate, "articles/s", at_least=400.0)
    growth = rates[0] / rates[-1]
    name = f"time an article, {ARCHIVES[-1]} against {ARCHIVES[0]} articles"
    yield Figure(name, growth, "×", at_most=1.3)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"resident {resident:.0f} MB with every article of the archive in memory"


class Stream:
    """An endless stream of made-up stories."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._stories = 0
        self._articles = 0

    def articles(self, stories: int) -> Iterator[Item]:
        """Yield the articles of some new stories."""
        for _ in range(stories):
            self._stories += 1
            own = [f"w{self._word()}" for _ in range(45)]
            names = [f"n{self._chance.randrange(20_000)}" for _ in range(6)]
            for _ in range(self._chance.choice((1, 2, 2, 3, 4))):
                yield self._article(own, names)

    def _article(self, own: list[str], names: list[str]) -> Item:
        chance = self._chance
        self._articles += 1
        day = (FIRST + timedelta(days=self._articles // PER_DAY)).isoformat()
        words = dict.fromkeys(chance.sample(own, 30), 2.0)
        words |= dict.fromkeys((f"w{self._word()}" for _ in range(90)), 1.0)
        shared = {f"#c{chance.randrange(380)}": 1.0 for _ in range(14)}
        shared |= {f"~{name}": 1.0 for name in names}
        shared |= {f"^{word}": n for word, n in words.items() if int(word[1:]) % 2}
        return Item(
            f"a{self._articles}",
            "en",
            title=f"Story {self._stories}",
            outlet=f"outlet {chance.randrange(40)}",
            published=day,
            day=day,
            head=dict.fromkeys(own[:6], 1.0),
            words=words,
            names={name: float(chance.randint(1, 5)) for name in chance.sample(names, 4)},
            shared=shared,
            numbers={f"={chance.randrange(5000)}": 1.0 for _ in range(6)},
            days=frozenset((day,)),
            sample=tuple(sorted({hashed(f"{self._articles} {n}") for n in range(120)})),
            actors=tuple(names[:4]),
        )

    def _word(self) -> int:
        """Return a word by Zipf's law."""
        return int(self._chance.paretovariate(0.6)) % 60_000


def fill(memory: RamMemory, items: Iterable[Item]) -> int:
    """Put the articles of one story into a memory as if they had been decided about."""
    own = list(items)
    memory.know(own)
    ids = tuple(item.id for item in own)
    story, line = f"s-{ids[0]}", f"l-{ids[0]}"
    made = Story(story, own[0].title, line, own[0].published, ids[0], ids, len(ids))
    joined = tuple(
        Joined(Join(item.id, story, line), index_features(item, memory.background)) for item in own
    )
    memory.keep(Threading(joined, (made,), (Storyline(line, own[0].title, (story,)),)))
    return len(own)


def timed(memory: RamMemory, items: list[Item]) -> float:
    """Return how many articles a second are decided about and kept."""
    begun = time.process_time()
    for start in range(0, len(items), AT_ONCE):
        part = items[start : start + AT_ONCE]
        memory.know(part)
        memory.keep(decide(part, memory))
    return len(items) / (time.process_time() - begun)
