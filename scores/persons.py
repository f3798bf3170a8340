"""Persons on the two seed pages: their spans, and who they stand for.

The gold lists every mention of a person: names, surnames with a title, roles that stand for
one person. Pronouns, groups and the name inside 김일성 광장 are asked for by others or by
nobody; a finding on them is not counted. A mention is right when its span is the gold's; its
person is right when our entity is the one that most mentions of that person have (and that
no other person has more of).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

KINDS = ("person", "role")
NOT_ASKED = frozenset({"pronoun", "group", "part_of_place", "reflexive"})
TARGETS = {"persons_f1": 0.95, "entities_f1": 0.95}


class Said(NamedTuple):
    """One mention: the page and span, and the entity."""

    page: str
    span: tuple[int, int]
    entity: str


def score(seeds_dir: Path) -> dict[str, float]:
    """Return precision, recall and F1 of spans, and F1 of spans with the right person.

    Args:
        seeds_dir: Folder with the pages and ``gold/persons.json``.
    """
    gold: list[Said] = []
    found: list[Said] = []
    for page, text, mentions in pages(seeds_dir):
        asked = [m for m in mentions if m["form"] not in NOT_ASKED]
        other = [(m["start"], m["end"]) for m in mentions if m["form"] in NOT_ASKED]
        gold += [Said(page, (m["start"], m["end"]), str(m["entity"])) for m in asked]
        found += [s for s in _found(page, text) if not _on(s.span, other)]
    named = _named(gold, found)
    spans = {(g.page, g.span): g.entity for g in gold}
    right = [f for f in found if (f.page, f.span) in spans]
    linked = [f for f in right if named.get(f.entity) == spans[f.page, f.span]]
    precision, recall = len(right) / max(len(found), 1), len(right) / max(len(gold), 1)
    return {
        "persons_precision": precision,
        "persons_recall": recall,
        "persons_f1": 2 * len(right) / max(len(found) + len(gold), 1),
        "entities_f1": 2 * len(linked) / max(len(found) + len(gold), 1),
        "entities_right_of_found": len(linked) / max(len(right), 1),
    }


def pages(seeds_dir: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield name, text and gold mentions of each seed page."""
    gold = json.loads((seeds_dir / "gold/persons.json").read_text(encoding="utf-8"))
    for page, told in gold.items():
        if page != "entities":
            text = (seeds_dir / f"{page}.txt").read_text(encoding="utf-8")
            yield page, text, told["mentions"]


def _found(page: str, text: str) -> Iterator[Said]:
    """Read a page as ``maek read`` reads a dump; yield its mentions of persons."""
    from maek.analyse.run import analyse
    from maek.extract.plaintext import read_dump

    article = read_dump(text, id=page, url="", title="", lang="ko", published="")
    for mention in analyse(article).mentions:
        if mention.kind in KINDS:
            yield Said(page, (mention.span.start, mention.span.end), mention.entity)


def _on(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _named(gold: list[Said], found: list[Said]) -> dict[str, str]:
    """Say which of our entities is which person of the gold: one each, the most shared first."""
    spans = {(g.page, g.span): g.entity for g in gold}
    pairs = Counter((f.entity, spans[f.page, f.span]) for f in found if (f.page, f.span) in spans)
    named: dict[str, str] = {}
    for (ours, theirs), _ in pairs.most_common():
        if ours not in named and theirs not in named.values():
            named[ours] = theirs
    return named
