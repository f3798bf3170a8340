"""Cases as data: reads tests/cases/<lang>/<drawer>/*.toml and the words they expect."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maek.lang.reading import Reading
from maek.model.span import Span

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One sentence and what must be found in it."""

    name: str
    text: str
    row: dict[str, Any]
    shared: dict[str, Any] = field(default_factory=dict)


def cases(lang: str, drawer: str) -> Iterator[Case]:
    """Every case of a language's drawer, with what its file says for all of them."""
    for path in sorted((CASES / lang / drawer).glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = table.pop("case")
        for row in rows:
            yield Case(f"{lang}/{path.stem}: {row['text'][:40]}", row["text"], row, table)


def read(lang: str, text: str) -> Reading:
    """Read a text: Korean by its engine, others as one sentence a line."""
    if lang == "ko":
        from maek.lang.ko.sentences import lines
        from maek.lang.ko.sentences import read as read_korean

        return read_korean(text, lines(text))
    return Reading(text, (), tuple(_lines(text)), ())


@functools.cache
def _lines(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)
