"""Made-up news for the bench of threading: an endless stream after the real sets' statistics.

Words by Zipf's law, some 130 terms an article, a third of them its story's own; two to three
articles a story, a few actors each. Every story comes from its own number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from maek.model.story import Join, Story, Storyline
from maek.text.shingles import hashed
from maek.thread.background import Background
from maek.thread.features import index_features
from maek.thread.item import Item
from maek.thread.memory import Joined, Threading

FIRST = date(2015, 1, 1)
PER_DAY = 50
"""Stories a day, some 120 articles."""
WORDS = 60_000


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
        own = [f"w{_word(chance)}" for _ in range(45)]
        names = [f"n{chance.randrange(20_000)}" for _ in range(6)]
        articles = range(chance.choice((1, 2, 2, 3, 4)))
        return [_article(chance, f"a{number}.{n}", own, names) for n in articles]


def _article(chance: random.Random, id: str, own: list[str], names: list[str]) -> Item:
    number = int(id.removeprefix("a").partition(".")[0])
    day = (FIRST + timedelta(days=number // PER_DAY)).isoformat()
    words = dict.fromkeys(chance.sample(own, 30), 2.0)
    words |= dict.fromkeys((f"w{_word(chance)}" for _ in range(90)), 1.0)
    shared = {f"#c{chance.randrange(380)}": 1.0 for _ in range(14)}
    shared |= {f"~{name}": 1.0 for name in names}
    shared |= {f"^{word}": n for word, n in words.items() if int(word[1:]) % 2}
    return Item(
        id,
        "en",
        title=f"Story {number}",
        outlet=f"outlet {chance.randrange(40)}",
        published=day,
        day=day,
        head=dict.fromkeys(own[:6], 1.0),
        words=words,
        names={name: float(chance.randint(1, 5)) for name in chance.sample(names, 4)},
        shared=shared,
        numbers={f"={chance.randrange(5000)}": 1.0 for _ in range(6)},
        days=frozenset((day,)),
        sample=tuple(sorted({hashed(f"{id} {n}") for n in range(120)})),
        actors=tuple(names[:4]),
    )


def _word(chance: random.Random) -> int:
    """Return a word by Zipf's law."""
    return int(chance.paretovariate(0.6)) % WORDS


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
