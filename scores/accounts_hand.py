"""Score ``maek check page --against``: pages beside accounts of the same story.

The stories stand in ``tests/cases/ko/accounts``: accounts in Korean and English, a page that tells
some things otherwise, and one that only words them otherwise. All were written before anything was
run on them. Of the first lot 11 of 24 differences were seen at first sight, and nothing was said
of what only the page tells; of the second, the first mended, 19 of 20, with 4 wrong. Of a third
(``budget``, ``quake``), whose pages word everything anew, 4 of 10, none wrong.
Three lots of pages as a model writes them, each laid beside the reports it was made of: of the
fourth lot (``tunnel``, ``cabinet``, ``recall``, ``canal``) 9 of 25 at first sight, none wrong; of
the fifth (``dam``, ``chip``, ``doping``, ``bridge``), the fourth mended, 16 of 26; of the sixth
(``zoo``, ``merger``, ``museum``, ``wheat``) 15 of 25, none wrong in either.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maek.check.pages.accounts import NO_SOURCE, beside
from maek.desk.checking import prepared
from maek.model.findings import Defect
from maek.model.span import Span

CASES = Path(__file__).parent.parent / "tests/cases/ko/accounts"


@dataclass(frozen=True, slots=True)
class Beside:
    """A page with what it tells otherwise, what only it tells, and what was found."""

    name: str
    text: str
    told: tuple[tuple[str, Span], ...]
    only: tuple[Span, ...]
    found: tuple[Defect, ...]


def score() -> dict[str, float]:
    """Return the shares of differences seen, of findings that are right, of sound pages kept."""
    rows: defaultdict[str, list[bool]] = defaultdict(list)
    for page in pages():
        differ = [d for d in page.found if d.kind != NO_SOURCE]
        alone = [d for d in page.found if d.kind == NO_SOURCE]
        for sort, span in page.told:
            seen = any(d.span.overlaps(span) for d in differ)
            rows["seen"].append(seen)
            rows[f"seen, {sort}"].append(seen)
        rows["right"] += [any(d.span.overlaps(s) for _, s in page.told) for d in differ]
        rows["told alone"] += [any(d.span.overlaps(span) for d in alone) for span in page.only]
        rows["alone, right"] += [any(d.span.overlaps(s) for s in page.only) for d in alone]
        if not page.told:
            rows["sound pages kept"].append(not differ)
    return {name: sum(told) / len(told) for name, told in sorted(rows.items())}


def pages() -> Iterator[Beside]:
    """Yield every page, laid beside the accounts of its story."""
    for path in sorted(CASES.glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        day = story.get("published", "")
        accounts = [
            prepared(text.strip(), "", id=f"{path.stem} {number}", published=day)
            for number, text in enumerate(story["accounts"], start=1)
        ]
        for page in story["page"]:
            text = page["text"].strip()
            told, at = [], 0
            for row in page.get("told", ()):
                at = text.index(row["words"], at)
                told.append((row["sort"], Span(at, at + len(row["words"]))))
            only = [Span(text.index(w), text.index(w) + len(w)) for w in page.get("only", ())]
            found = beside(accounts, prepared(text, "", id="page", published=day))
            yield Beside(path.stem, text, tuple(told), tuple(only), found)
