"""Stage: pick due work → call a pure room → save → tell.

Every stage asks the store what is due, and what it saves makes it not due any more. So a
stage run twice does nothing the second time, and one killed in the middle goes on where
it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from maek.desk.desk import Desk
from maek.desk.pool import died
from maek.errors import MaekError, NeverError, StoreBusy, StoreError
from maek.model.capture import Capture
from maek.model.problem import Problem
from maek.model.progress import Progress

UNEXPECTED = "unexpected "
"""How messages of errors begin that are faults of ours."""

Stage: TypeAlias = Callable[[Desk], Iterator[Progress]]


def problem_of(stage: str, item: str, error: Exception, at: str) -> Problem:
    """Turn an error into the fact that is kept of it.

    An error that is not of our family is a fault of ours: it is kept with its class and
    never stops the batch.

    Args:
        stage: The stage it happened in.
        item: What it is about.
        error: The error.
        at: When, UTC.
    """
    if isinstance(error, MaekError):
        about = f"{error.item}: " if error.item not in ("", item) else ""
        return Problem(stage, item, type(error).__name__, about + error.message, error.again, at)
    return Problem(stage, item, type(error).__name__, _unexpected(error), False, at)


def named(error: Exception, item: str) -> MaekError:
    """Return the error as one of our family that names its item.

    Args:
        error: What was raised on an item.
        item: What it is about.
    """
    if not isinstance(error, MaekError):
        return NeverError(_unexpected(error), item=item)
    error.item = error.item or item
    return error


def lost(capture: Capture | MaekError) -> MaekError:
    """Return the error of a capture on which a worker process died.

    Args:
        capture: What it worked on.
    """
    if isinstance(capture, MaekError):
        return capture
    return named(died(capture), capture.url.removeprefix("file:").removeprefix("row:"))


def _unexpected(error: Exception) -> str:
    told = " ".join(str(error).split())[:300]
    return f"{UNEXPECTED}{type(error).__name__}: {told}; please report it with this item"


def stops_the_day(error: Exception) -> bool:
    """Tell whether an error is about the desk itself, not about one item."""
    return isinstance(error, (StoreBusy, StoreError, MemoryError))
