"""Progress: what a running stage tells whoever watches."""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a stage: ``done`` of ``total`` items, the item, its problem if it failed."""

    stage: str
    done: int
    total: int
    item: str = ""
    problem: Problem | None = None
    note: str = ""
