"""Stories, storylines and copies against gold: B³ F1 with one setting for all sets.

B³ (A. Bagga and B. Baldwin, "Entity-based cross-document coreferencing using the vector
space model", COLING-ACL 1998): for every article the share of its story that belongs there,
and the share of its gold story that was found.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from maek.desk.read import read_one
from maek.model.capture import Capture
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items
from scores.gate import bench_dir, seeds_dir

SETS = ("ecbplus", "basil", "meantime", "ntrex-halves")
EXAMPLES = Path(__file__).parent.parent / "examples"


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


def score(bench_dir: Path, seeds_dir: Path) -> dict[str, float]:
    """Measure stories of every set, and of the example desk storylines and copies too.

    Args:
        bench_dir: Where the given sets are.
        seeds_dir: Where the two seed pages are.
    """
    found: dict[str, float] = {}
    for stream in streams(bench_dir):
        memory = thread_items(stream.items)
        name = stream.name
        found[f"{name}_b3"] = b_cubed(_found(stream, memory, "story"), stream.stories)
        if stream.lines:
            found[f"{name}_lines_b3"] = b_cubed(_found(stream, memory, "storyline"), stream.lines)
            found[f"{name}_copies_f1"] = copies_f1(stream, memory)
        if name == "examples":
            found["examples_shuffled_b3"] = _shuffled(stream, memory)
    found["seeds"] = _seeds(seeds_dir)
    return found


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


def copies_f1(stream: Stream, memory: RamMemory) -> float:
    """Return the F1 of who is a copy of whom."""
    pairs = list(zip(_found(stream, memory, "copy_of"), stream.copies, strict=True))
    right = sum(f == g != "" for f, g in pairs)
    told = sum(f != "" for f, _ in pairs) + sum(g != "" for _, g in pairs)
    return 2 * right / told if told else 1.0


@cache
def streams(bench: Path | None = None) -> tuple[Stream, ...]:
    """Return the given sets and the example desk, read and analysed.

    Args:
        bench: Where the given sets are.
    """
    root = (bench or bench_dir()) / "stories"
    sets = tuple(_set(root / f"{name}.jsonl") for name in SETS)
    return (*sets, examples())


def examples() -> Stream:
    """Return the example desk; two versions of one page are two rows, as they came."""
    pages = [
        page
        for path in sorted((EXAMPLES / "gold").glob("*.toml"))
        for page in tomllib.loads(path.read_text("utf-8"))["page"]
    ]
    items = tuple(_item(_page(page)) for page in pages)
    return Stream(
        "examples",
        items,
        tuple(p["story"] for p in pages),
        tuple(p["storyline"] for p in pages),
        tuple(p["copy_of"] for p in pages),
    )


def _set(path: Path) -> Stream:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    items = tuple(_item(_row(row)) for row in rows)
    return Stream(path.stem, items, tuple(row["story"] for row in rows))


def _row(row: dict[str, str]) -> Capture:
    body = json.dumps({"id": row["doc_id"], "text": row["text"]}).encode()
    return Capture(
        row["doc_id"],
        f"row:{row['doc_id']}",
        body,
        "application/json",
        "",
        hint_title=row.get("title", ""),
        hint_published=row.get("date", ""),
        hint_lang=row["lang"],
    )


def _page(page: dict[str, str]) -> Capture:
    html = (EXAMPLES / page["file"]).read_text("utf-8")
    body = json.dumps({"id": page["file"], "html": html, "url": page["url"]}).encode()
    return Capture(page["file"], page["url"], body, "application/json", "")


def _item(capture: Capture) -> Item:
    return item_of(*read_one(capture))


def _found(stream: Stream, memory: RamMemory, field: str) -> list[str]:
    joins = {join.article: join for join in memory.joins()}
    found: list[str] = []
    for item in stream.items:
        join = joins[item.id]
        story = memory.story(join.story) if join.story else None
        line = memory.storyline(join.storyline) if join.storyline else None
        values = {"story": story.id if story else "", "storyline": line.id if line else ""}
        found.append(values.get(field, join.copy_of))
    return found


def _shuffled(stream: Stream, memory: RamMemory) -> float:
    """Return how alike the stories are when the same articles come in another order."""
    values: list[float] = []
    for seed in (1, 2, 3):
        shuffled = list(stream.items)
        random.Random(seed).shuffle(shuffled)
        other = RamMemory()
        for item in shuffled:
            other = _one(item, other)
        values.append(b_cubed(_found(stream, other, "story"), _found(stream, memory, "story")))
    return sum(values) / len(values)


def _one(item: Item, memory: RamMemory) -> RamMemory:
    # One by one, so that nothing sorts them back into order.
    return thread_items((item,), memory)


def _seeds(folder: Path) -> float:
    """Return 1 when the two seed pages are one storyline and two stories, else 0."""
    from maek.desk.inputs import captures_in

    captures = [c for p in sorted(folder.glob("*.txt")) for c in captures_in(p)]
    items = [_item(c) for c in captures if isinstance(c, Capture)]
    memory = thread_items(items)
    return float(len(memory.stories()) == 2 and len(memory.storylines()) == 1)


def _alone(labels: Sequence[str], kind: str) -> list[str]:
    return [label or f"{kind} alone {at}" for at, label in enumerate(labels)]


def report() -> Iterator[str]:
    """Yield one line per figure, for people."""
    for name, value in score(bench_dir(), seeds_dir()).items():
        yield f"{name:28} {value:.3f}"


if __name__ == "__main__":
    for line in report():
        print(line)
