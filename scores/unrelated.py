"""Real pages that have nothing to do with each other: how many are left alone.

The pages of bench/pages are a draw from the news of many countries and years. What joins two
of them in a story, or two in a storyline, is almost always wrong: gold sets made of stories
cannot show that. The few that do belong together are named in ``tables/unrelated.toml`` by
their ids.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from maek.analyse.run import analyse
from maek.errors import MaekError
from maek.extract.html import read_html
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.stream import thread_items
from scores.pages import rows

TARGETS: dict[str, float] = {}
RELATED = Path(__file__).parent / "tables" / "unrelated.toml"


def score(bench_dir: Path) -> dict[str, float]:
    """Return the shares of pages whose story, and whose storyline, is right."""
    ids, items = [], []
    for id, item in pages(bench_dir):
        ids.append(id)
        items.append(item)
    joins = {j.article: j for j in thread_items(items).joins()}
    related = tomllib.loads(RELATED.read_text("utf-8"))
    found = {"pages": float(len(items))}
    for level in ("story", "storyline"):
        groups = {id: str(getattr(joins[i.id], level)) for id, i in zip(ids, items, strict=True)}
        found[f"{level} right"] = right(groups, related[level])
    return found


def right(groups: Mapping[str, str], related: Iterable[Iterable[str]]) -> float:
    """Return the share of pages that are with none they have nothing to do with.

    Args:
        groups: Page → the story or storyline it was put in; empty for none.
        related: Groups of pages that do belong together.
    """
    allowed = {frozenset(pair) for group in related for pair in combinations(group, 2)}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for page, group in groups.items():
        if group:
            members[group].append(page)
    wrong = {
        page
        for group in members.values()
        for pair in combinations(group, 2)
        if frozenset(pair) not in allowed
        for page in pair
    }
    return 1 - len(wrong) / len(groups)


def pages(bench_dir: Path) -> Iterable[tuple[str, Item]]:
    """Yield the pages that can be read, each with its id.

    Args:
        bench_dir: Where the given sets are.
    """
    for row, page in rows(bench_dir):
        try:
            article = read_html(page, url=row["url"] or "", id=row["id"])
        except MaekError:
            continue
        yield row["id"], item_of(article, analyse(article))
