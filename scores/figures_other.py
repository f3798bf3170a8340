"""English, Russian, Japanese and Chinese figures on Duckling's money and distances.

A case counts as met when one of our figures has the value wanted as both of its bounds.
Left out: Duckling's ranges and open bounds, numbers without a unit (*about 5*: no figure by
the conventions), and small change and sums of two units (*10 cent*, *7 feet 10 inches*),
which it adds up and we keep as written.

Run: ``.venv/bin/python -m scores.figures_other [-v]``
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from maek.lang.find import load
from maek.lang.reading import Reading
from maek.model.span import Span
from scores._missed import CASES, show

LANGS = ("en", "ru", "ja", "zh")
VALUE = re.compile(r"\(simple (?!Unnamed|Cent )(\w+) ([\d.e]+)\)")
DIMS = ("AmountOfMoney", "Distance", "Temperature")
SUMS = re.compile(r"\d.*(?:and|,).*\d|\d\D+\s\d")


def score(bench_dir: Path) -> dict[str, float]:
    """Measure the drawers of figures on Duckling's cases.

    Args:
        bench_dir: The given data, with ``dates/duckling.jsonl``.
    """
    path = bench_dir / CASES
    right: dict[str, list[bool]] = {}
    for lang, text, want in cases(path) if path.is_file() else ():
        right.setdefault(f"{lang}_value", []).append(want in told(lang, text))
    return {name: sum(met) / len(met) for name, met in sorted(right.items())}


def cases(path: Path) -> Iterator[tuple[str, str, Decimal]]:
    """Yield language, text and the value wanted of it."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            m = VALUE.search(row["value"])
            wanted = m and row["dim"] in DIMS and row["lang"].lower() in LANGS
            if m and wanted and not SUMS.search(row["text"]):
                yield row["lang"].lower(), row["text"], Decimal(m[2])


def told(lang: str, text: str) -> set[Decimal]:
    """Return the exact values our drawer finds in a text."""
    reading, pack = Reading(text, (), (Span(0, len(text)),), ()), load(lang)
    found = pack.quantities(reading, pack.dates(reading))
    return {Decimal(q.low) for q in found if q.low is not None and q.low == q.high}


if __name__ == "__main__":
    show(score, cases, told)
