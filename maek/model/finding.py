"""Finding: what a check found, with the words on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from maek.model.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found wrong.

    ``where`` names the item (file, row, brief and line); ``span`` and ``words`` are in
    the text that was checked, ``source_*`` in what it was checked against.
    """

    kind: str
    where: str
    why: str
    span: Span | None = None
    words: str = ""
    source: str = ""
    source_span: Span | None = None
    source_words: str = ""
