"""Rows → answers; a row that cannot be read is one clear line, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from maek.cli.shared import warn
from maek.errors import MaekError

Json = dict[str, Any]


def answered(
    rows: Iterable[Json | MaekError], check: Callable[[Json], Json], where: str
) -> Iterator[Json | None]:
    """Yield the answer to every row, or None for one that could not be read.

    Args:
        rows: Rows, or what is wrong with them.
        check: Answers one row; raises where it is not of its shape.
        where: What the rows came from, for what is said of one.
    """
    for row in rows:
        if isinstance(row, MaekError):
            warn(str(row))
            yield None
            continue
        try:
            answer = check(row)
        except MaekError as error:
            warn(f"{where} {error}")
            yield None
        else:
            yield answer
