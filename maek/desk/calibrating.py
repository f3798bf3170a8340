"""Measures a desk's embedding model on reports of known stories: our own benchmark, or another."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from maek.desk.inputs import row_capture
from maek.desk.meaning import vectors
from maek.desk.read import read_one
from maek.errors import InputError
from maek.thread.calibrate import calibration, measured
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.meaning import Calibration

if TYPE_CHECKING:
    from maek.llm.encoder import FolderEncoder

BENCHMARK = "benchmarks/korean-peninsula"
_PACKAGE = Path(__file__).parent.parent
HOMES = tuple(folder / BENCHMARK / "run.py" for folder in (_PACKAGE, _PACKAGE.parent))
"""Where it is: in the package, as installed, or beside it, in a checkout."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What was measured of one kind of pairs."""

    name: str
    """A pair of languages, or a kind of pairs."""
    right: int
    """Pairs of one story…"""
    wrong: int
    """…and of two."""
    same: float
    """Mean cosine of those…"""
    other: float
    """…and of these."""
    worth: float
    """Log-odds from one mean to the other; 0 where the cosine adds nothing."""


def calibrate(encoder: FolderEncoder, rows: Iterable[Row]) -> tuple[Calibration, list[Told]]:
    """Return what a model's cosines mean, and the figures behind it.

    Args:
        encoder: The model.
        rows: Reports: ``id``, ``text``, ``story``, and what else ``maek import`` takes.

    Raises:
        InputError: There are too few reports to measure anything by.
    """
    items: list[Item] = []
    stories: dict[str, str] = {}
    for row in rows:
        gold = str(row.get("story") or "")
        article, analysis = read_one(row_capture({k: v for k, v in row.items() if k != "story"}))
        (vector,) = vectors(encoder, [article])
        items.append(replace(item_of(article, analysis), vector=vector))
        stories[items[-1].id] = gold
    pairs = measured(items, stories)
    found = calibration(encoder.id, pairs)
    if not found.curves:
        why = "has too few neighbouring reports of one story and of two to measure a model by"
        raise InputError(why, item="the set")
    told = []
    for name, curve in found.curves.items():
        own = [p for p in pairs if name in (p.languages, p.kind)]
        same = _mean(p.cosine for p in own if p.right)
        other = _mean(p.cosine for p in own if not p.right)
        worth = curve.cosine * (same - other) / curve.spread
        right = sum(p.right for p in own)
        told.append(Told(name, right, len(own) - right, same, other, worth))
    return found, told


def rows_of(path: Path | None) -> Iterable[Row]:
    """Yield the reports of a set.

    Args:
        path: A ``.jsonl`` file; our own benchmark when None.

    Raises:
        InputError: The file cannot be read, or a row has no story at all.
    """
    return _benchmark() if path is None else _file(path)


def _file(path: Path) -> Iterable[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", item=str(path)) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"not JSON: {error}", item=f"{path}:{number}") from error
        if not isinstance(row, dict) or "story" not in row:
            raise InputError("a row must say its story", item=f"{path}:{number}")
        yield row


def _benchmark() -> Iterable[Row]:
    runner = benchmark()
    stories = {report["id"]: report.get("story", "") for report in runner.reports()}
    yield from ({**row, "story": stories[row["id"]]} for row in runner.rows())


def benchmark() -> ModuleType:
    """Return the runner of our own benchmark, from the package or from the checkout.

    Raises:
        InputError: It was not installed.
    """
    found = [f for f in HOMES if f.is_file()]
    spec = importlib.util.spec_from_file_location("korean_peninsula", found[0]) if found else None
    if spec is None or spec.loader is None:
        raise InputError("was not installed with maek; name a set of your own", item=BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _mean(values: Iterable[float]) -> float:
    told = list(values)
    return sum(told) / len(told) if told else 0.0
