"""Small streams of our own articles: the stories, storylines and copies expected."""

from __future__ import annotations

import itertools
import random
import tomllib
from functools import cache
from pathlib import Path

import pytest

from maek.analyse.run import analyse
from maek.desk.stream import threaded
from maek.model.article import Article, Part, Stamp
from maek.model.ids import text_id
from maek.model.span import Span
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items

STREAMS = sorted((Path(__file__).parent / "stories").glob("*/stream.toml"))


def article(row: dict[str, str]) -> Article:
    """Build the article of a row: its first line is the headline."""
    text = f"{row['title']}\n{row['text']}"
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line)).trim(text)
        parts.append(Part("body" if parts else "headline", span))
        at += len(line) + 1
    day = row["published"]
    return Article(
        row["id"],
        text,
        text_id(text),
        row["lang"],
        title=row["title"],
        outlet=row.get("credit", row["outlet"]),
        site_name=row["outlet"],
        published=Stamp(day, day, "day"),
        parts=tuple(parts),
    )


@cache
def stream(path: Path) -> tuple[tuple[dict[str, str], Item], ...]:
    """Return the rows of a stream with their items."""
    rows = tomllib.loads(path.read_text("utf-8"))["article"]
    return tuple((row, item_of(a := article(row), analyse(a))) for row in rows)


def labels(memory: RamMemory, id: str) -> tuple[str, str]:
    """Return the story and storyline an article is in now; a round-up is in none."""
    join = memory.join(id)
    assert join is not None
    story, line = memory.story(join.story), memory.storyline(join.storyline)
    assert join.story == (story.id if story else "")
    return join.story, line.id if line else ""


@pytest.mark.parametrize("path", STREAMS, ids=lambda p: p.parent.name)
def test_a_stream_gives_the_stories_expected(path: Path) -> None:
    rows = stream(path)
    memory = thread_items([item for _, item in rows])
    for (one, _), (two, _) in itertools.combinations(rows, 2):
        a, b = labels(memory, one["id"]), labels(memory, two["id"])
        assert (a[0] == b[0]) == (one["story"] == two["story"]), (one["id"], two["id"])
        if one["story"] and two["story"]:
            assert (a[1] == b[1]) == (one["line"] == two["line"]), (one["id"], two["id"])
    for row, _ in rows:
        join = memory.join(row["id"])
        assert join is not None
        assert join.copy_of == row.get("copy_of", ""), row["id"]
        assert join.reasons, row["id"]
        assert all(reason.detail for reason in join.reasons)


@pytest.mark.parametrize("path", STREAMS, ids=lambda p: p.parent.name)
def test_late_articles_join_as_they_would_have_in_time(path: Path) -> None:
    rows = stream(path)
    for seed in (1, 2):
        shuffled = [item for _, item in rows]
        random.Random(seed).shuffle(shuffled)
        memory = RamMemory()
        for item in shuffled:
            thread_items((item,), memory)
        for (one, _), (two, _) in itertools.combinations(rows, 2):
            together = labels(memory, one["id"])[0] == labels(memory, two["id"])[0]
            assert together == (one["story"] == two["story"]), (seed, one["id"], two["id"])


@pytest.mark.parametrize("path", STREAMS, ids=lambda p: p.parent.name)
def test_a_long_stream_goes_through_a_file_and_comes_out_the_same(path: Path) -> None:
    items = [item for _, item in stream(path)]
    memory = thread_items(items)
    # Of two rows with one id the later one counts.
    with threaded([*items, items[0]], in_memory=0) as found:
        assert sorted(found.articles) == sorted(item.id for item in items)
        for item in items:
            assert found.memory.join(item.id) == memory.join(item.id)
        assert set(found.storylines()) == set(memory.storylines())


@pytest.mark.parametrize("path", STREAMS, ids=lambda p: p.parent.name)
def test_threading_twice_changes_nothing(path: Path) -> None:
    items = [item for _, item in stream(path)]
    memory = thread_items(items)
    before = [(s.id, s.articles) for s in memory.stories()]
    again = thread_items(items, memory)
    assert [(s.id, s.articles) for s in again.stories()] == before


def test_copies_count_as_one_origin() -> None:
    rows = stream(next(p for p in STREAMS if p.parent.name == "copies"))
    memory = thread_items([item for _, item in rows])
    (story,) = memory.stories()
    assert len(story.articles) == 3
    assert story.origins == 2
