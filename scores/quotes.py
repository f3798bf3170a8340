"""Quotations on the two seed pages: precision, recall and F1 per kind, and the speakers.

A quotation counts as found when one of the same kind covers it with an intersection over
union of at least 0.8. The gold's noun complements (``indirect_np``) are optional: they are
neither asked for nor counted against a finding that meets one.

Run: ``.venv/bin/python -m scores.quotes``
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from maek.lang.ko.names import names
from maek.lang.ko.quotations import quotations
from maek.lang.ko.sentences import lines, read
from maek.model.findings import Quotation
from maek.model.span import Span

SEEDS = Path("../shared/seeds")
KINDS = ("direct", "partial", "indirect", "according")
MARKED = ("direct", "partial")
OVERLAP = 0.8


def score(seeds_dir: Path | str = SEEDS) -> dict[str, float]:
    """Measure the Korean quotation drawer on the seeds.

    Args:
        seeds_dir: Folder with the pages and ``gold/quotes.json``.

    Returns:
        ``<kind>_precision``, ``_recall``, ``_f1`` for every kind and for ``marked``
        (direct and partial together), and ``speaker`` (accuracy on what was matched).
        Empty when the seeds are not there.
    """
    seeds = Path(seeds_dir)
    if not (seeds / "gold/quotes.json").is_file():
        return {}
    counts = _Counts()
    for name, text, gold in pages(seeds):
        _compare(counts, find(text), gold, text, name)
    found = {f"{k}_{n}": v for k in (*KINDS, "marked") for n, v in counts.rates(k).items()}
    found["speaker"] = counts.right / counts.matched if counts.matched else 0.0
    return found


def pages(seeds: Path) -> Iterable[tuple[str, str, list[dict[str, Any]]]]:
    """Yield name, text and gold quotations of each seed page."""
    gold = json.loads((seeds / "gold/quotes.json").read_text(encoding="utf-8"))
    for name, page in gold.items():
        if name != "rule":
            text = (seeds / f"{name}.txt").read_text(encoding="utf-8")
            yield name, text, page["quotes"]


def find(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a bare text."""
    reading = read(text, lines(text))
    return quotations(reading, names(reading))


class _Counts:
    def __init__(self) -> None:
        self.gold = dict.fromkeys(KINDS, 0)
        self.hit = dict.fromkeys(KINDS, 0)
        self.made = dict.fromkeys(KINDS, 0)
        self.matched = 0
        self.right = 0
        self.notes: list[str] = []

    def rates(self, kind: str) -> dict[str, float]:
        kinds: Sequence[str] = MARKED if kind == "marked" else (kind,)
        hit = sum(self.hit[k] for k in kinds)
        precision = hit / max(1, sum(self.made[k] for k in kinds))
        recall = hit / max(1, sum(self.gold[k] for k in kinds))
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        return {"precision": precision, "recall": recall, "f1": f1}


def _compare(
    counts: _Counts,
    made: Sequence[Quotation],
    gold: Sequence[dict[str, Any]],
    text: str,
    name: str,
) -> None:
    left = list(made)
    for want in gold:
        optional = bool(want.get("optional"))
        kind = "indirect" if optional else want["kind"]
        counts.gold[kind] += not optional
        got = next((q for q in left if q.kind == kind and overlap(q.span, want) >= OVERLAP), None)
        if got is None:
            if not optional:
                counts.notes.append(f"{name} missed {want['kind']}: {want['text']}")
            continue
        left.remove(got)
        if optional:
            continue
        counts.hit[kind] += 1
        counts.made[kind] += 1
        counts.matched += 1
        right = speaker_is(got, want, text)
        counts.right += right
        if not right:
            said = got.speaker.of(text) if got.speaker else None
            counts.notes.append(f"{name} speaker {said!r} for {want['speaker']!r}: {want['text']}")
    for one in left:
        counts.made[one.kind] += 1
        counts.notes.append(f"{name} extra {one.kind} [{one.rule}]: {one.span.of(text)}")


def overlap(span: Span, want: dict[str, Any]) -> float:
    """Return the intersection over union of a span and a gold item."""
    other = Span(want["start"], want["end"])
    common = span.common(other)
    return common / (len(span) + len(other) - common)


def speaker_is(got: Quotation, want: dict[str, Any], text: str) -> bool:
    """Tell whether the speaker is the gold's: its place, or for pronouns its name."""
    if want.get("speaker_start") is None:
        words = want["speaker"]
    else:
        place = Span(want["speaker_start"], want["speaker_end"])
        if got.speaker and got.speaker.overlaps(place):
            return True
        words = want["speaker"]
    if got.speaker is None:
        return False
    said = got.speaker.of(text)
    return any(len(w) > 1 and w in said for w in words.split()) or words[:1] + " " == said[:2]


def main() -> None:
    """Print the figures and what was missed."""
    counts = _Counts()
    for name, text, gold in pages(SEEDS):
        _compare(counts, find(text), gold, text, name)
    for key, value in score().items():
        print(f"{key:22} {value:.3f}")
    print("\n".join(counts.notes))


if __name__ == "__main__":
    main()
