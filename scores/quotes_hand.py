"""Korean quotations in sentences written by hand, in the manner of many kinds of outlet.

The sentences stand in ``tests/cases/ko/quotations_hand/*.toml`` with the spans and speakers
they were given before anybody looked what is found in them; what is still found wrong stays.
A quotation counts as found when one of its side (marked: direct, partial; unmarked: indirect,
according) covers it with an intersection over union of at least 0.8.

Run: ``.venv/bin/python -m scores.quotes_hand [file…]``
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maek.analyse.run import work_on
from maek.model.article import Article, Part, PartKind
from maek.model.findings import Quotation
from maek.model.span import Span

CASES = Path(__file__).parent.parent / "tests" / "cases" / "ko" / "quotations_hand"
TARGETS = {
    "marked_precision": 0.95,
    "marked_recall": 0.97,
    "unmarked_precision": 0.95,
    "unmarked_recall": 0.95,
    "speaker": 0.95,
}
SIDES = {
    "direct": "marked",
    "partial": "marked",
    "indirect": "unmarked",
    "according": "unmarked",
}
OVERLAP = 0.8
PRONOUNS = frozenset({"그", "그녀"})
"""Where nobody is named, the pronoun itself may be given as the speaker."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quotation of a case: its kind, words and speaker, and whether it may be left out."""

    kind: str
    words: Span
    speaker: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class HandCase:
    """A sentence or a short passage with what is said in it."""

    name: str
    text: str
    kind: PartKind
    said: tuple[Wanted, ...]


def score() -> dict[str, float]:
    """Return precision and recall of both sides, and the shares of right speakers and kinds."""
    counts: Counter[str] = Counter()
    for case in cases():
        compare(case, counts)
    found = {
        f"{side}_{name}": counts[f"{side} met"] / counts[f"{side} {of}"]
        for side in ("marked", "unmarked")
        for name, of in (("precision", "made"), ("recall", "wanted"))
    }
    met = counts["marked met"] + counts["unmarked met"]
    return found | {"speaker": counts["speaker"] / met, "kind": counts["kind"] / met}


def cases(*files: str) -> Iterator[HandCase]:
    """Yield the cases of the files named, or of all.

    Args:
        files: Names of files without their ending.
    """
    for path in sorted(CASES.glob("*.toml")):
        if not files or path.stem in files:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
            for number, row in enumerate(rows, start=1):
                said = tuple(_wanted(row["text"], *one) for one in row["said"])
                kind = row.get("kind", "body")
                yield HandCase(f"{path.stem}-{number}", row["text"], kind, said)


def _wanted(text: str, kind: str, words: str, speaker: str) -> Wanted:
    at = text.index(words)
    return Wanted(kind.rstrip("?"), Span(at, at + len(words)), speaker, kind.endswith("?"))


def find(case: HandCase) -> tuple[Quotation, ...]:
    """Return the quotations of a case as the whole analysis finds them."""
    text = case.text
    parts = (Part(case.kind, Span(0, len(text))),) if case.kind != "body" else ()
    article = Article(id="a", text=text, text_id="a", lang="ko", parts=parts)
    return work_on(article, only=("names", "quotations")).quotations


def compare(case: HandCase, counts: Counter[str]) -> list[str]:
    """Count what a case wants, and what is found in it.

    Args:
        case: One of :func:`cases`.
        counts: Added to.

    Returns:
        A line for everything that is wrong, none when all is right.
    """
    notes: list[str] = []
    left = list(find(case))
    for want in case.said:
        got = next((q for q in left if _meets(q, want)), None)
        if got is not None:
            left.remove(got)
        if want.optional:
            continue
        counts[f"{SIDES[want.kind]} wanted"] += 1
        if got is None:
            notes.append(f"missed {want.kind}: {want.words.of(case.text)}")
        else:
            notes += _judged(got, want, case.text, counts)
    for extra in left:
        counts[f"{SIDES[extra.kind]} made"] += 1
        notes.append(f"extra {extra.kind} [{extra.rule}]: {extra.span.of(case.text)}")
    return notes


def _judged(got: Quotation, want: Wanted, text: str, counts: Counter[str]) -> list[str]:
    side = SIDES[want.kind]
    said = got.speaker.of(text) if got.speaker else ""
    named = want.speaker in said or said in want.speaker if said and want.speaker else False
    right = named or said == want.speaker or (not want.speaker and said in PRONOUNS)
    counts.update({f"{side} wanted": 0, f"{side} made": 1, f"{side} met": 1})
    counts.update({"speaker": int(right), "kind": int(got.kind == want.kind)})
    notes = [] if right else [f"speaker {said!r} for {want.speaker!r}: {got.span.of(text)}"]
    if got.kind != want.kind:
        notes.append(f"kind {got.kind} for {want.kind}: {got.span.of(text)}")
    return notes


def _meets(quote: Quotation, want: Wanted) -> bool:
    common = quote.span.common(want.words)
    union = len(quote.span) + len(want.words) - common
    return SIDES[quote.kind] == SIDES[want.kind] and common >= OVERLAP * union


def main(files: Sequence[str]) -> None:
    """Print what is wrong in every case, then the figures."""
    counts: Counter[str] = Counter()
    for case in cases(*files):
        notes = compare(case, counts)
        if notes:
            print(f"{case.name}: {case.text}", *(f"    {note}" for note in notes), sep="\n")
    print(dict(sorted(counts.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
