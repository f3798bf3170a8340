"""Runs every measure, prints it beside its floor and target, and refuses a fall.

A floor may rise by ``--update``; it sinks only with ``--allow-drop``. The corpus behind the
measures is fingerprinted, so a changed page or a shrunken set is seen too.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"

MEASURES: tuple[str, ...] = tuple(
    sorted(p.stem for p in HERE.glob("*.py") if p.stem != "gate" and not p.stem.startswith("_"))
)
"""Modules of this folder, each with ``score(…) -> dict[str, float]``.

``TARGETS``, where a module has it, says which of its figures the issues set a target for.
"""

SLACK = 0.0005
"""Less than this below a floor is rounding."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure with what it is held against."""

    measure: str
    name: str
    value: float
    floor: float | None
    target: float | None

    @property
    def key(self) -> str:
        """How floors.toml names it."""
        return f"{self.measure}.{self.name}"

    @property
    def fell(self) -> bool:
        """Whether it lies below its floor."""
        return self.floor is not None and self.value < self.floor - SLACK


@dataclass(frozen=True, slots=True)
class Broken:
    """A measure that failed instead of measuring: as bad as a fall, but the others go on."""

    measure: str
    why: str


def bench_dir() -> Path:
    """Return where the given data is: ``MAEK_BENCH``, by default ``../shared/bench``."""
    return Path(os.environ.get("MAEK_BENCH", HERE.parent.parent / "shared" / "bench"))


def seeds_dir() -> Path:
    """Return where the two seed pages are, beside the given data."""
    return bench_dir().parent / "seeds"


def run(only: tuple[str, ...] = ()) -> Iterator[Row | Broken | str]:
    """Yield every figure; a line that says why a measure was not run; or how one broke.

    Args:
        only: Names of measures; all by default.
    """
    floors = _pinned()
    places = {"bench_dir": bench_dir(), "seeds_dir": seeds_dir()}
    for measure in only or MEASURES:
        module = importlib.import_module(f"scores.{measure}")
        score, targets = module.score, getattr(module, "TARGETS", {})
        wanted = inspect.signature(score).parameters
        missing = [str(places[p]) for p in wanted if p in places and not places[p].exists()]
        if missing:
            yield f"{measure}: not measured, {', '.join(missing)} is not here (set MAEK_BENCH)"
            continue
        try:
            figures = score(**{p: places[p] for p in wanted if p in places})
        except Exception as error:
            yield Broken(measure, f"{type(error).__name__}: {error}")
            continue
        for name, value in figures.items():
            floor = floors.get(f"{measure}.{name}")
            yield Row(measure, name, float(value), floor, targets.get(name))


def update(rows: list[Row], *, allow_drop: bool) -> list[str]:
    """Pin the measured figures as floors.

    Args:
        rows: What was measured.
        allow_drop: Whether a floor may sink.

    Returns:
        The floors that would have sunk and were therefore kept.
    """
    floors = _pinned()
    refused: list[str] = []
    for row in rows:
        old = floors.get(row.key)
        new = round(row.value - SLACK, 4)
        if old is not None and new < old - SLACK and not allow_drop:
            refused.append(f"{row.key}: {old} would sink to {new}")
        elif old is None or new > old or allow_drop:
            floors[row.key] = new
    lines = ["# Pinned by `maek score --update`; a floor sinks only with --allow-drop.", ""]
    lines += [f'corpus = "{fingerprint()}"', "", "[floors]"]
    lines += [f'"{key}" = {value}' for key, value in sorted(floors.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return refused


def corpus_changed() -> bool:
    """Tell whether the given data differs from that the floors were pinned on."""
    told = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return bool(told.get("corpus")) and told["corpus"] != fingerprint()


def fingerprint() -> str:
    """Return a hash over names and sizes of the given data and the example pages."""
    whole = hashlib.sha256()
    for root in (bench_dir(), seeds_dir(), HERE.parent / "examples"):
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            whole.update(f"{path.relative_to(root)} {path.stat().st_size}\n".encode())
    return whole.hexdigest()[:16]


def _pinned() -> dict[str, float]:
    if not FLOORS.exists():
        return {}
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    return floors
