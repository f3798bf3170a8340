"""Note: what a check of a translation tells, before it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """Something wrong in a translation."""

    kind: str
    span: Span
    why: str
    suggestion: str = ""
