"""Streams of articles with gold stories, and how a grouping is measured against it.

B³ (A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector
space model", COLING-ACL 1998): for every article the share of its story that belongs there,
and the share of its gold story that was found.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from maek.desk.read import read_one
from maek.errors import MaekError
from maek.model.capture import Capture
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items
from scores._examples import capture_of, gold_pages

SETS = ("ecbplus", "basil", "meantime", "ntrex-halves")
AT_ONCE = 10
"""Articles that come together when a stream is shuffled."""


@dataclass(frozen=True)
class Stream:
    """A stream of articles with gold."""

    name: str
    items: tuple[Item, ...]
    stories: tuple[str, ...]
    """Gold story per article, empty for a round-up."""
    lines: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    """Gold original per article, empty where it is none."""
    unread: tuple[str, ...] = ()
    """Articles that could not be read or analysed, with the reason."""


@cache
def bench_set(path: Path) -> Stream:
    """Return a given set: rows with text and story.

    Args:
        path: The JSONL file.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    seen: Counter[str] = Counter()
    named: list[tuple[str, dict[str, str]]] = []
    for row in rows:
        # Some sets give one id to several articles.
        seen[row["doc_id"]] += 1
        again = f"#{seen[row['doc_id']]}" if seen[row["doc_id"]] > 1 else ""
        named.append((row["doc_id"] + again, row))
    return _stream(path.stem, ((_row(id, row), (row["story"], "", "")) for id, row in named))


@cache
def examples() -> Stream:
    """Return the example desk; two versions of one page are two rows, as they came."""
    return _stream(
        "examples",
        ((capture_of(p), (p["story"], p["storyline"], p["copy_of"])) for p in gold_pages()),
    )


def _stream(name: str, captures: Iterable[tuple[Capture, tuple[str, str, str]]]) -> Stream:
    items: list[Item] = []
    gold: list[tuple[str, str, str]] = []
    unread: list[str] = []
    for capture, right in captures:
        try:
            article, analysis = read_one(capture)
        except MaekError as error:
            unread.append(f"{capture.id}: {error}")
            continue
        # Pages name themselves by their canonical URL; gold names them by their file.
        items.append(_renamed(item_of(article, analysis), capture.id))
        gold.append(right)
    stories, lines, copies = zip(*gold, strict=True)
    return Stream(name, tuple(items), stories, lines, copies, tuple(unread))


def _renamed(item: Item, id: str) -> Item:
    from dataclasses import replace

    return replace(item, id=id)


def _row(id: str, row: dict[str, str]) -> Capture:
    body = json.dumps({"id": id, "text": row["text"]}).encode()
    return Capture(
        id,
        f"row:{id}",
        body,
        "application/json",
        "",
        hint_title=row.get("title", ""),
        hint_published=row.get("date", ""),
        hint_lang=row["lang"],
    )


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> float:
    """Return the B³ F1 of a grouping; an empty label is a group of its own.

    Args:
        found: Group per article.
        gold: Right group per article.
    """
    found, gold = _alone(found, "found"), _alone(gold, "gold")
    both, ours, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    size = len(gold)
    precision = sum(both[f, g] / ours[f] for f, g in zip(found, gold, strict=True)) / size
    recall = sum(both[f, g] / theirs[g] for f, g in zip(found, gold, strict=True)) / size
    return 2 * precision * recall / (precision + recall)


def pairs_f1(found: Sequence[str], gold: Sequence[str]) -> float:
    """Return the F1 over pairs of articles that are grouped together.

    Args:
        found: Group per article.
        gold: Right group per article.
    """
    found, gold = _alone(found, "found"), _alone(gold, "gold")
    right = _pairs(Counter(zip(found, gold, strict=True)).values())
    told = _pairs(Counter(found).values()) + _pairs(Counter(gold).values())
    return 2 * right / told if told else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def copies_f1(stream: Stream, memory: RamMemory) -> float:
    """Return the F1 of who is a copy of whom."""
    pairs = list(zip(labels(stream, memory, "copy_of"), stream.copies, strict=True))
    right = sum(f == g != "" for f, g in pairs)
    told = sum(f != "" for f, _ in pairs) + sum(g != "" for _, g in pairs)
    return 2 * right / told if told else 1.0


def labels(stream: Stream, memory: RamMemory, field: str) -> list[str]:
    """Return the story, storyline or original every article of a stream was given.

    Args:
        stream: The stream.
        memory: With all of it threaded.
        field: ``story``, ``storyline`` or ``copy_of``.
    """
    joins = {join.article: join for join in memory.joins()}
    found: list[str] = []
    for item in stream.items:
        join = joins[item.id]
        story = memory.story(join.story) if join.story else None
        line = memory.storyline(join.storyline) if join.storyline else None
        values = {"story": story.id if story else "", "storyline": line.id if line else ""}
        found.append(values.get(field, join.copy_of))
    return found


def shuffled(stream: Stream, memory: RamMemory, seeds: Iterable[int] = (1, 2)) -> float:
    """Return how alike the stories are when the same articles come in another order, B³ F1.

    Args:
        stream: The stream.
        memory: With all of it threaded in order.
        seeds: One other order per seed; articles come a few at a time.
    """
    values: list[float] = []
    for seed in seeds:
        order = list(stream.items)
        random.Random(seed).shuffle(order)
        other = RamMemory()
        for start in range(0, len(order), AT_ONCE):
            thread_items(order[start : start + AT_ONCE], other)
        values.append(b_cubed(labels(stream, other, "story"), labels(stream, memory, "story")))
    return sum(values) / len(values)


def _alone(labels: Sequence[str], side: str) -> list[str]:
    return [label or f"{side} {n}" for n, label in enumerate(labels)]


def all_streams(bench: Path) -> Iterator[Stream]:
    """Yield the given sets and the example desk.

    Args:
        bench: Where the given sets are.
    """
    for name in SETS:
        yield bench_set(bench / "stories" / f"{name}.jsonl")
    yield examples()
