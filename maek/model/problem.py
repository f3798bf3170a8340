"""Problem: a failure kept as a fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something failed, on one item, in one stage; listed by ``maek doctor``."""

    stage: str
    """collect, extract, analyse, thread, write, check, publish."""
    item: str
    """What it is about: URL, file name with row, article id."""
    kind: str
    """Name of the error class."""
    message: str
    """One clear line: what is wrong, what to do."""
    again: bool
    """True when trying again can help, False when it never will."""
    at: str = ""
    """UTC, ISO 8601, seconds."""
    tries: int = 1
