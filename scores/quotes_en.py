"""English quotations on PolNeAR's given half: precision, recall and F1 of content with source.

PolNeAR (Newell et al., 2018) marks *attributions*: what somebody says, and also what they
want, plan or know. One of them counts as found when a finding shares half of the shorter of
the two contents (a clause with a marked fragment is, by our conventions, the fragment) and
has its source: the two share code points, or stand for the same entity. PolNeAR does not say
whom a pronoun stands for; by our conventions the speaker is then the one named before, so any
earlier mention is taken, as is any source where PolNeAR gives none.

``direct`` asks for attributions all of whose words stand in quotation marks.

Run: ``.venv/bin/python -m scores.quotes_en``
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maek.analyse.blocks import blocks_of
from maek.analyse.link import link
from maek.analyse.speakers import entity_at, with_entities
from maek.lang.find import load
from maek.model.article import Article
from maek.model.findings import Mention, Quotation
from maek.model.span import Span

TARGETS = {"direct_f1": 0.90, "all_f1": 0.70}
SHARED = 0.5
PRONOUN = re.compile(
    r"(?i)(?:s?he|they|it|i|we|you|who|which|that|his|her|their|its|him|them|those)$"
)
MARKED = re.compile(r"[\s,.]*(?:“[^”]*”|\"[^\"]*\"|''(?:(?!'').)*''|‘‘.*?’’)[\s,.]*")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One row of the gold."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]
    words: str

    @property
    def direct(self) -> bool:
        """Whether all its words stand in marks."""
        return re.fullmatch(f"(?:{MARKED.pattern})+", self.words, re.DOTALL) is not None


@dataclass
class Counts:
    """How many were wanted, found, made and right, for all kinds and for direct ones."""

    wanted: dict[str, int] = field(default_factory=lambda: {"all": 0, "direct": 0})
    found: dict[str, int] = field(default_factory=lambda: {"all": 0, "direct": 0})
    made: dict[str, int] = field(default_factory=lambda: {"all": 0, "direct": 0})
    right: dict[str, int] = field(default_factory=lambda: {"all": 0, "direct": 0})
    content: int = 0
    """Wanted ones whose content was met, whatever the source."""

    def rates(self) -> dict[str, float]:
        """Precision, recall and F1 of both, and the recall of contents alone."""
        told: dict[str, float] = {}
        for kind in ("direct", "all"):
            precision = self.right[kind] / max(1, self.made[kind])
            recall = self.found[kind] / max(1, self.wanted[kind])
            both = precision + recall
            told[f"{kind}_precision"], told[f"{kind}_recall"] = precision, recall
            told[f"{kind}_f1"] = 2 * precision * recall / both if both else 0.0
        told["content_recall"] = self.content / max(1, self.wanted["all"])
        return told


def score(bench_dir: Path) -> dict[str, float]:
    """Measure the English drawer on PolNeAR.

    Args:
        bench_dir: The given data, with ``quotes/polnear.jsonl``.
    """
    path = bench_dir / "quotes/polnear.jsonl"
    if not path.is_file():
        return {}
    counts = Counts()
    for row in rows(path):
        compare(counts, row)
    return counts.rates()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def gold(row: dict[str, Any]) -> list[Attribution]:
    """Return the attributions of an article."""
    return [
        Attribution(
            tuple(Span(*s) for s in a["source"]),
            tuple(Span(*s) for s in a["content"]),
            " ".join(row["text"][s:e] for s, e in a["content"]),
        )
        for a in row["attributions"]
        if a["content"]
    ]


def find(text: str) -> tuple[tuple[Quotation, ...], tuple[Mention, ...]]:
    """Return quotations and mentions of a bare English text."""
    article, pack = Article("a", text, "a", "en"), load("en")
    reading = pack.read(text, blocks_of(article))
    mentions, _ = link(pack.names(reading), article, reading)
    return with_entities(pack.quotations(reading, mentions), mentions, text, "en"), mentions


def compare(counts: Counts, row: dict[str, Any], notes: list[str] | None = None) -> None:
    """Count one article.

    Args:
        counts: Added to.
        row: The article with its attributions.
        notes: Where to write what was missed, without source, or made in vain.
    """
    text = row["text"]
    found, mentions = find(text)
    wanted = gold(row)
    met: set[int] = set()
    for item in wanted:
        kinds = ("all", "direct") if item.direct else ("all",)
        near = [n for n, q in enumerate(found) if _meets(q.span, item.content)]
        sourced = [n for n in near if _sourced(found[n], item, mentions, text)]
        met.update(sourced)
        counts.content += bool(near)
        for kind in kinds:
            counts.wanted[kind] += 1
            counts.found[kind] += bool(sourced)
        if notes is not None and not sourced:
            notes.append(_note("NOSRC" if near else "MISS", item, text, [found[n] for n in near]))
    for number, quotation in enumerate(found):
        for kind in ("all", "direct") if quotation.kind == "direct" else ("all",):
            counts.made[kind] += 1
            counts.right[kind] += number in met
        if notes is not None and number not in met:
            said = _words(quotation.speaker, text)
            notes.append(f"VAIN {quotation.rule} S:{said} T:{quotation.span.of(text)[:150]}")


def _meets(span: Span, content: Sequence[Span]) -> bool:
    return any(span.common(c) >= SHARED * min(len(span), len(c)) > 0 for c in content)


def _sourced(q: Quotation, item: Attribution, mentions: Sequence[Mention], text: str) -> bool:
    if not item.source:
        return True
    if q.speaker is None:
        return False
    if any(q.speaker.overlaps(s) for s in item.source):
        return True
    first = item.source[0]
    if PRONOUN.match(first.of(text)):
        return q.speaker.end <= first.start or q.speaker.end <= q.span.start
    return any(entity_at(s, mentions, text, "en") == q.speaker_entity for s in item.source)


def _words(span: Span | None, text: str) -> str:
    return span.of(text) if span else "-"


def _note(head: str, item: Attribution, text: str, near: Sequence[Quotation]) -> str:
    said = " … ".join(s.of(text) for s in item.source)
    got = [_words(q.speaker, text) for q in near]
    start = min(s.start for s in (*item.content, *item.source))
    end = max(s.end for s in (*item.content, *item.source))
    kind = "direct" if item.direct else ""
    return f"{head} {kind} S:{said} GOT:{got} T:{item.words[:90]!r} IN:{text[start:end][:220]!r}"


def main() -> None:
    """Print the figures, and what was missed when asked to."""
    counts = Counts()
    notes: list[str] = []
    from scores.gate import bench_dir

    for row in rows(bench_dir() / "quotes/polnear.jsonl"):
        compare(counts, row, notes)
    for key, value in counts.rates().items():
        print(f"{key:22} {value:.3f}")
    if "-v" in sys.argv:
        print("\n".join(notes))


if __name__ == "__main__":
    main()
