"""Score the Korean names drawer: KLUE-NER by cross-validation, persons on the seeds.

    .venv/bin/python scores/names_ko.py

The data stand outside the repository: ``MAEK_BENCH`` (default ``../shared/bench``) and the
folder ``seeds`` beside it. Every fold trains its own tagger: about eight minutes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.ko_ner import cross_validate, load

FOLDS = 5
FORMS = frozenset(
    {"full", "surname", "full_title", "surname_title", "credit", "full_en", "surname_en"}
)
"""Forms of the seeds' gold that are a person's name, with or without a title."""


def score(bench_dir: Path | str, seeds_dir: Path | str) -> dict[str, float]:
    """Return the figures of the drawer, those whose data are there.

    Args:
        bench_dir: The benchmark folder (``ner/klue.jsonl`` in it).
        seeds_dir: The seeds folder (``*.txt``, ``gold/persons.json``).

    Returns:
        ``klue …`` and ``klue news …``: entity F1 of 100, macro, micro and per kind;
        ``seeds persons …``: precision, recall and F1 of exact spans of persons.
    """
    found: dict[str, float] = {}
    if (Path(bench_dir) / "ner/klue.jsonl").exists():
        held = cross_validate(load(Path(bench_dir)), FOLDS)
        found |= {f"klue {name}": value for name, value in held.items()}
    if (Path(seeds_dir) / "gold/persons.json").exists():
        found |= _seeds(Path(seeds_dir))
    return found


def _seeds(seeds_dir: Path) -> dict[str, float]:
    from maek.lang.ko.names import names
    from maek.lang.ko.sentences import lines, read

    gold = json.loads((seeds_dir / "gold/persons.json").read_text(encoding="utf-8"))
    right = said = true = 0
    for name, page in gold.items():
        if name == "entities":
            continue
        text = (seeds_dir / f"{name}.txt").read_text(encoding="utf-8")
        mentions = names(read(text, lines(text)))
        got = {(m.span.start, m.span.end) for m in mentions if m.kind == "person"}
        want = {(m["start"], m["end"]) for m in page["mentions"] if m["form"] in FORMS}
        right, said, true = right + len(got & want), said + len(got), true + len(want)
    return {
        "seeds persons precision": right / max(said, 1),
        "seeds persons recall": right / max(true, 1),
        "seeds persons f1": 2 * right / max(said + true, 1),
    }


def main() -> int:
    """Print the figures."""
    bench = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
    figures = score(bench, bench.parent / "seeds")
    for name, value in figures.items():
        print(f"{name:28} {value:7.3f}")
    if not figures:
        print(f"no data at {bench}: set MAEK_BENCH", file=sys.stderr)
    return 0 if figures else 2


if __name__ == "__main__":
    sys.exit(main())
