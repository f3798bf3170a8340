"""``make bench``: every bench of this folder, or those named, one line a figure."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.figure import Figure

OTHER = {"__init__", "__main__", "archive", "archive_index", "figure", "made_news"}
BENCHES = tuple(sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in OTHER))
"""Modules with ``measure() -> Iterable[Figure]``; a string instead says what was not measured."""


def main(only: list[str]) -> int:
    """Run benches and print their figures.

    Args:
        only: Names of benches; all by default.

    Returns:
        The exit status: 0 also when a target is missed, for these machines are noisy.
    """
    unknown = [name for name in only if name not in BENCHES]
    if unknown:
        print(f"bench: no such bench: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
        return 2
    for name in only or BENCHES:
        for figure in importlib.import_module(f"bench.{name}").measure():
            print(f"{name}: {figure}" if isinstance(figure, str) else _line(name, figure))
    return 0


def _line(bench: str, figure: Figure) -> str:
    target = ""
    if figure.at_least is not None:
        target = f"target ≥ {figure.at_least:g}"
    elif figure.at_most is not None:
        target = f"target ≤ {figure.at_most:g}"
    mark = "" if figure.met else "   MISSED"
    return f"{bench + '.' + figure.name:44} {figure.value:12.3f} {figure.unit:10} {target}{mark}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
