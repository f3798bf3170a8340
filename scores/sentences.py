"""Korean sentence boundaries on Kiwi's own sets: F1 of boundaries, and of whole sentences.

Each file's sentences are joined again with the white space they came with and split. A
boundary is the place where a sentence that is not the first begins; a sentence counts when
both its ends are right. ``kiwi_boundary_f1`` is Kiwi's own splitter on the same text. The
sets hold blogs, tweets and encyclopedia text, so this measures general Korean; the news
cases are in ``tests/cases/ko/sentences``.

Run: ``.venv/bin/python -m scores.sentences``
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Set
from pathlib import Path
from typing import Any

from maek.lang.ko.sentences import split

TARGETS = {"boundary_f1": 0.93}
BENCH = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))


def score(bench_dir: Path | str = BENCH) -> dict[str, float]:
    """Measure sentence splitting.

    Args:
        bench_dir: The folder of given data, with ``sentences/kiwi.jsonl``.

    Returns:
        Boundary F1 over all files and per file, Kiwi's beside it, and F1 of whole
        sentences; empty when the data is not there.
    """
    path = Path(bench_dir) / "sentences/kiwi.jsonl"
    if not path.is_file():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found: dict[str, float] = {}
    edges, kiwi, whole = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for row in rows:
        text, wanted = _joined(row["sentences"])
        made = {(s.start, s.end) for s in split(text)}
        own = {(s.start, s.end) for s in _kiwi().split_into_sents(text)}
        counts = _counts(_edges(made), _edges(wanted))
        found[Path(row["id"]).stem] = _f1(*counts)
        edges = [a + b for a, b in zip(edges, counts, strict=True)]
        kiwi = [a + b for a, b in zip(kiwi, _counts(_edges(own), _edges(wanted)), strict=True)]
        whole = [a + b for a, b in zip(whole, _counts(made, wanted), strict=True)]
    return {
        "boundary_f1": _f1(*edges),
        "kiwi_boundary_f1": _f1(*kiwi),
        "sentence_f1": _f1(*whole),
        **found,
    }


@functools.cache
def _kiwi() -> Any:
    from kiwipiepy import Kiwi

    return Kiwi(load_multi_dict=False)


def _joined(sentences: list[str]) -> tuple[str, set[tuple[int, int]]]:
    """The sentences as one text, and where each stands in it without outer white space."""
    text, wanted = "", set()
    for sentence in sentences:
        text += "" if not text or text[-1].isspace() else " "
        start = len(text) + len(sentence) - len(sentence.lstrip())
        wanted.add((start, len(text) + len(sentence.rstrip())))
        text += sentence
    return text, wanted


def _edges(spans: set[tuple[int, int]]) -> set[int]:
    starts = {start for start, _ in spans}
    return starts - {min(starts, default=0)}


def _counts(made: Set[Any], wanted: Set[Any]) -> tuple[int, int, int]:
    """Return how many were right, made and wanted."""
    return len(made & wanted), len(made), len(wanted)


def _f1(right: int, made: int, wanted: int) -> float:
    return 2 * right / (made + wanted) if made + wanted else 0.0


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:12} {value:.3f}")
