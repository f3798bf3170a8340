"""The by-hand view of a measure on another project's cases: its figures, and what it missed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from scores.gate import bench_dir

CASES = "dates/duckling.jsonl"


def show(
    score: Callable[[Path], dict[str, float]],
    cases: Callable[[Path], Iterable[tuple[str, str, Any]]],
    told: Callable[[str, str], Collection[Any]],
    mark: Callable[[str], str] = lambda text: "",
) -> None:
    """Print the figures, and with ``-v`` the cases missed.

    Args:
        score: The measure.
        cases: Language, text and wanted value of every case in a file.
        told: What our drawer gives for a text in a language.
        mark: A word to print before a missed case, by its text.
    """
    for name, value in score(bench_dir()).items():
        print(f"{name:12} {value:.3f}")
    if "-v" in sys.argv:
        for lang, text, want in cases(bench_dir() / CASES):
            got = told(lang, text)
            if want not in got:
                print(f"{mark(text)} {lang} {text!r} wants {want}, got {sorted(got)}".lstrip())
