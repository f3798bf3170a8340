"""A large archive in a SQLite file, made quickly: what a desk has after years of threading.

The first stories are those of :mod:`bench.made_news`; all later ones are the same with other
words, names, figures and days, so that the index's lists grow as those of an endless stream
would. Rows are written sorted and past the store, which would take hours.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.made_news import FIRST, PER_DAY, WORDS, News
from maek.model.story import Join, Story, Storyline
from maek.store.open import open_store
from maek.store.rows import packed
from maek.thread.background import Background
from maek.thread.compact import CHECK, HEAD, compact, sealed
from maek.thread.features import index_features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 4_000
"""Stories that are really made; each later block of as many is made from them."""
COMMON = 500
"""Words by Zipf's law up to this one stay what they are in every block."""
STEP = 7_919
"""How far numbers move from block to block."""
TURNED = {"w": (COMMON, WORDS), "^w": (COMMON, WORDS), "n": (0, 20_000), "~n": (0, 20_000)}
TURNED["="] = (0, 5_000)
"""Kinds of features whose numbers move, with the range they move in."""


@dataclass
class _Model:
    """One article of the first block."""

    place: int
    """Which of its story's."""
    data: bytes
    features: tuple[tuple[str, float], ...]


@dataclass
class _Postings:
    """Rows of the index as arrays: 52 an article."""

    codes: dict[str, int] = field(default_factory=dict)
    rows: list[NDArray[np.void]] = field(default_factory=list)


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
    models = _models(seed)
    size = sum(map(len, models))
    stories = -(-articles * len(models) // size)
    postings = _Postings()
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("BEGIN")
    for start in range(0, stories, BLOCK):
        _block(base, models, range(start, min(start + BLOCK, stories)), postings, under)
    index = base.execute("SELECT sql FROM sqlite_master WHERE name = 'posting_story'").fetchone()
    base.execute("DROP INDEX posting_story")
    base.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, 0)", _sorted(postings, models))
    base.execute(index[0])
    base.execute("COMMIT")
    base.close()
    return stories


def story_id(number: int) -> str:
    """Return the id of a story of the archive."""
    return f"s{number:08}"


def _models(seed: int) -> list[list[_Model]]:
    news, background = News(seed), Background()
    found: list[list[_Model]] = []
    for items in news.stories(0, BLOCK):
        for item in items:
            background.add(item)
        found.append(
            [
                _Model(n, compact(item), index_features(item, background))
                for n, item in enumerate(items)
            ]
        )
    return found


def _block(
    base: sqlite3.Connection,
    models: list[list[_Model]],
    numbers: range,
    postings: _Postings,
    under: str,
) -> None:
    import numpy as np

    block = numbers.start // BLOCK
    known: dict[str, int] = {}
    told: list[tuple[int, int, float]] = []
    for number in numbers:
        own = models[number % BLOCK]
        ids = tuple(f"a{number}.{model.place}" for model in own)
        day = day_of(number)
        _records(base, number, ids)
        for id, model in zip(ids, own, strict=True):
            data = moved(model.data, id, (day_of(number % BLOCK), day))
            base.execute(
                "INSERT INTO features (article, text_id, under, value, mark) "
                "VALUES (?, ?, ?, ?, 0)",
                (id, f"t{id}", under, data),
            )
            for feature, weight in model.features:
                code = known.get(feature)
                if code is None:
                    name = turned(feature, block)
                    code = known[feature] = postings.codes.setdefault(name, len(postings.codes))
                told.append((code, number, weight))
    kind = np.dtype([("code", np.int32), ("story", np.int32), ("weight", np.float64)])
    postings.rows.append(np.array(told, dtype=kind))


def _records(base: sqlite3.Connection, number: int, ids: tuple[str, ...]) -> None:
    story, line, day = story_id(number), f"l{number:08}", day_of(number)
    title = f"Story {number}"
    base.execute(
        "INSERT INTO storyline (id, merged_into, hash, record) VALUES (?, '', ?, ?)",
        (line, *packed(Storyline(line, title, (story,)))),
    )
    base.execute(
        "INSERT INTO story (id, storyline, date, merged_into, hash, record) "
        "VALUES (?, ?, ?, '', ?, ?)",
        (story, line, day, *packed(Story(story, title, line, day, ids[0], ids, len(ids)))),
    )
    for id in ids:
        base.execute(
            "INSERT INTO article VALUES (?, ?, '', '', ?, 1, '', '', '{}')", (id, f"t{id}", day)
        )
        base.execute(
            "INSERT INTO joined (article, text_id, story, hash, record) VALUES (?, ?, ?, ?, ?)",
            (id, f"t{id}", story, *packed(Join(id, story, line))),
        )


def _sorted(
    postings: _Postings, models: list[list[_Model]]
) -> Iterator[tuple[str, str, str, float]]:
    """Yield the rows of the index in its order."""
    import numpy as np

    rows = np.concatenate(postings.rows)
    postings.rows.clear()
    names = sorted(postings.codes)
    rank = np.empty(len(names), np.int32)
    rank[[postings.codes[name] for name in names]] = np.arange(len(names), dtype=np.int32)
    rows["code"] = rank[rows["code"]]
    order = np.lexsort((rows["story"], rows["code"]))
    last = (-1, -1)
    for start in range(0, len(order), 1 << 20):
        for code, story, weight in rows[order[start : start + (1 << 20)]].tolist():
            # Two articles of a story may have one feature: one of the two weights will do.
            if (code, story) != last:
                yield names[code], day_of(story), story_id(story), weight
            last = code, story


def turned(feature: str, block: int) -> str:
    """Return a feature as it is in a later block.

    Args:
        feature: As it is in the first one.
        block: Which block.
    """
    head = feature.rstrip("0123456789")
    if head in TURNED:
        low, end = TURNED[head]
        number = int(feature[len(head) :])
        if number < low:
            return feature
        return f"{head}{low + (number - low + block * STEP) % (end - low)}"
    if feature[0] == "h":
        return f"h{(int(feature[1:], 16) + block * 2654435761) & 0xFFFFFFFF:08x}"
    if feature[:2] == "20":
        days = block * BLOCK // PER_DAY
        return (date.fromisoformat(feature) + timedelta(days)).isoformat()
    return feature


def moved(data: bytes, id: str, days: tuple[str, str]) -> bytes:
    """Return an article boiled down under another id and another day.

    Args:
        data: The article.
        id: Its new id.
        days: Its day and its new day.
    """
    head, told = data[: -CHECK.size].split(b'{"id":"', 1)
    before, after = days
    ordinal = date.fromisoformat(after).toordinal()
    plain = json.loads(b'{"id":"' + told)
    plain["id"] = id
    text = json.dumps(plain, separators=(",", ":")).replace(before, after)
    fixed = HEAD.pack(*HEAD.unpack_from(head)[:4], ordinal, ordinal) + head[HEAD.size :]
    return sealed(fixed + text.encode())


def day_of(number: int) -> str:
    """Return the day of a story."""
    return (FIRST + timedelta(days=number // PER_DAY)).isoformat()
