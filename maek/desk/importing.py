"""Files → captures in the store; what cannot be read becomes a Problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from maek.desk.desk import Desk
from maek.desk.inputs import captures_in
from maek.desk.stage import problem_of
from maek.errors import MaekError
from maek.model.progress import Progress

T = TypeVar("T")

BATCH = 50
"""Captures saved in one transaction."""


def import_files(desk: Desk, paths: Iterable[Path]) -> Iterator[Progress]:
    """Keep every page, dump and row in the given files and folders.

    Args:
        desk: The open desk.
        paths: Pages, dumps, JSONL, WARC files or folders of these.

    Raises:
        InputError: A path that is not there or of no kind we read.
    """
    done = new = 0
    for batch in _batches(c for path in paths for c in captures_in(path)):
        told: list[Progress] = []
        with desk.store.writing():
            for captured in batch:
                done += 1
                if isinstance(captured, MaekError):
                    problem = problem_of("import", captured.item, captured, desk.clock())
                    desk.store.put_problem(problem)
                    told.append(Progress("import", done, done, problem.item, problem))
                else:
                    new += desk.store.put_capture(captured)
                    told.append(Progress("import", done, done, captured.url, note=f"{new} new"))
        yield from told


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
