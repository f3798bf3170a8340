"""A large archive in a SQLite file, made quickly: what a desk has after years of threading.

The first stories are those of :mod:`bench.made_news`; all later ones are the same with other
words, names, figures and days, so that the index's lists grow as those of an endless stream
would. Rows are written sorted and past the store, which would take hours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from bench.archive_index import Moving, Postings
from bench.made_news import FIRST, PER_DAY, News
from maek.model.ids import digest
from maek.model.story import Join, Story, Storyline
from maek.store.open import open_store
from maek.store.rows import packed
from maek.thread.background import Background
from maek.thread.compact import CHECK, HEAD, compact, sealed
from maek.thread.found_by import index_features

BLOCK = 4_000
"""Stories that are really made; each later block of as many is made from them."""
CACHE = "PRAGMA cache_size = -1000000"
"""A gigabyte: keys that come in no order else write every page many times."""


@dataclass(frozen=True, slots=True)
class _Template:
    """Rows of one story, with marks where its number stands."""

    storyline: str
    story: str
    join: str

    def of(self, record: str, number: int) -> tuple[str, str]:
        """Return hash and record of a story of some number."""
        told = record.replace("@@", f"{number:08}").replace("@", str(number))
        told = told.replace("DAY", day_of(number))
        return digest(told.encode()), told


def fill(path: Path, seed: int, articles: int, under: str) -> int:
    """Make an archive.

    Args:
        path: The file.
        seed: Of the news.
        articles: How many at least.
        under: Hash the articles are kept under.

    Returns:
        The number of its stories.
    """
    open_store(path).close()
    models, postings = _models(seed)
    stories = -(-articles * len(models) // sum(map(len, models)))
    base = sqlite3.connect(path, isolation_level=None)
    # A journal of all that would be as long as the archive, and nobody needs it back.
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(CACHE)
    base.execute("BEGIN")
    for start in range(0, stories, BLOCK):
        numbers = range(start, min(start + BLOCK, stories))
        _records(base, models, numbers)
        _features(base, models, numbers, under)
        postings.add(numbers, Moving(start // BLOCK, start // PER_DAY))
    index = base.execute("SELECT sql FROM sqlite_master WHERE name = 'posting_story'").fetchone()
    base.execute("DROP INDEX posting_story")
    ids = [(day_of(number), story_id(number)) for number in range(stories)]
    base.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, 0)", postings.sorted(ids))
    base.execute(index[0])
    base.execute("COMMIT")
    base.close()
    return stories


def story_id(number: int) -> str:
    """Return the id of a story of the archive."""
    return f"s{number:08}"


@lru_cache(maxsize=1 << 14)
def day_of(number: int) -> str:
    """Return the day of a story."""
    return (FIRST + timedelta(days=number // PER_DAY)).isoformat()


def _models(seed: int) -> tuple[list[list[bytes]], Postings]:
    """Return the articles of the first block, story by story, and what they are found by."""
    news, background, postings = News(seed), Background(), Postings()
    found: list[list[bytes]] = []
    for number, items in enumerate(news.stories(0, BLOCK)):
        for item in items:
            background.add(item)
        found.append([compact(item) for item in items])
        postings.model(number, (index_features(item, background) for item in items))
    return found, postings


def _records(base: sqlite3.Connection, models: list[list[bytes]], numbers: range) -> None:
    lines: list[tuple[str, str, str]] = []
    stories: list[tuple[str, str, str, str, str]] = []
    articles: list[tuple[str, str, str]] = []
    joins: list[tuple[str, str, str, str, str]] = []
    for number in numbers:
        size = len(models[number % BLOCK])
        story, line, day = story_id(number), f"l{number:08}", day_of(number)
        made = _template(size)
        lines.append((line, *made.of(made.storyline, number)))
        stories.append((story, line, day, *made.of(made.story, number)))
        for at in range(size):
            id = f"a{number}.{at}"
            articles.append((id, f"t{id}", day))
            joins.append(
                (id, f"t{id}", story, *made.of(made.join.replace("PLACE", f"{at}"), number))
            )
    base.executemany(
        "INSERT INTO storyline (id, merged_into, hash, record) VALUES (?, '', ?, ?)", lines
    )
    base.executemany(
        "INSERT INTO story (id, storyline, date, merged_into, hash, record) "
        "VALUES (?, ?, ?, '', ?, ?)",
        stories,
    )
    base.executemany(
        "INSERT INTO article (id, text_id, stamp, came_at, published, current, capture, hash, "
        "record) VALUES (?, ?, '', '', ?, 1, '', '', '{}')",
        articles,
    )
    base.executemany(
        "INSERT INTO joined (article, text_id, story, hash, record) VALUES (?, ?, ?, ?, ?)", joins
    )


@cache
def _template(size: int) -> _Template:
    """Return the rows of a story of so many articles."""
    ids = tuple(f"a@.{at}" for at in range(size))
    story = Story("s@@", "Story @", "l@@", "DAY", ids[0], ids, size)
    return _Template(
        packed(Storyline("l@@", "Story @", ("s@@",)))[1],
        packed(story)[1],
        packed(Join("a@.PLACE", "s@@", "l@@"))[1],
    )


def _features(
    base: sqlite3.Connection, models: list[list[bytes]], numbers: range, under: str
) -> None:
    base.executemany(
        "INSERT INTO features (article, text_id, under, value, mark) VALUES (?, ?, ?, ?, 0)",
        _moved(models, numbers, under),
    )


def _moved(
    models: list[list[bytes]], numbers: range, under: str
) -> Iterator[tuple[str, str, str, bytes]]:
    for number in numbers:
        days = day_of(number % BLOCK), day_of(number)
        for at, data in enumerate(models[number % BLOCK]):
            id = f"a{number}.{at}"
            yield id, f"t{id}", under, moved(data, id, days)


def moved(data: bytes, id: str, days: tuple[str, str]) -> bytes:
    """Return an article boiled down under another id and another day.

    Args:
        data: The article.
        id: Its new id.
        days: Its day and its new day.
    """
    before, after = (day.encode() for day in days)
    body = data[: -CHECK.size]
    at = body.index(b'{"id":"')
    own, rest = body[HEAD.size : at], body[body.index(b'"', at + 7) :]
    ordinal = date.fromisoformat(days[1]).toordinal()
    fixed = HEAD.pack(*HEAD.unpack_from(data)[:5], ordinal, ordinal)
    told = b'{"id":"' + id.encode() + rest.replace(before, after)
    return sealed(fixed + own + told)
