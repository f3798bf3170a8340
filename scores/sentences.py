"""Korean sentence boundaries on Kiwi's own sets: F1 of whole sentences.

Each file's sentences are joined again with the white space they came with and split; a
sentence counts when both its ends are right. The sets hold blogs, tweets and encyclopedia
text, so this measures general Korean; the news cases are in ``tests/cases/ko/sentences``.

Run: ``.venv/bin/python -m scores.sentences``
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from maek.lang.ko.sentences import split

BENCH = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))


def score(bench_dir: Path | str = BENCH) -> dict[str, float]:
    """Measure sentence splitting.

    Args:
        bench_dir: The folder of given data, with ``sentences/kiwi.jsonl``.

    Returns:
        F1 per file and over all of them; empty when the data is not there.
    """
    path = Path(bench_dir) / "sentences/kiwi.jsonl"
    if not path.is_file():
        return {}
    found: dict[str, float] = {}
    totals = [0, 0, 0]
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        counts = _counts(row["sentences"])
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        found[Path(row["id"]).stem] = _f1(*counts)
    return {"f1": _f1(*totals), **found}


def _counts(sentences: list[str]) -> tuple[int, int, int]:
    """Return how many sentences were right, made and wanted."""
    text, wanted = "", set()
    for sentence in sentences:
        joint = "" if not text or text[-1].isspace() else " "
        text += joint
        start = len(text) + len(sentence) - len(sentence.lstrip())
        wanted.add((start, len(text) + len(sentence.rstrip())))
        text += sentence
    made = {(s.start, s.end) for s in split(text)}
    return len(made & wanted), len(made), len(wanted)


def _f1(right: int, made: int, wanted: int) -> float:
    return 2 * right / (made + wanted) if made + wanted else 0.0


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:12} {value:.3f}")
