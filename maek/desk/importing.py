"""Files → captures in the store; what cannot be read becomes a Problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from maek.desk.desk import Desk
from maek.desk.inputs import captures_of, files_in
from maek.desk.stage import problem_of
from maek.errors import MaekError
from maek.model.capture import Capture
from maek.model.progress import Progress

T = TypeVar("T")

BATCH = 50
"""Captures saved in one transaction."""


def import_files(desk: Desk, paths: Iterable[Path]) -> Iterator[Progress]:
    """Keep every page, dump and row in the given files and folders.

    What cannot be read (a path that is not there, too) becomes a Problem; one that can be
    read now is forgotten.

    Args:
        desk: The open desk.
        paths: Pages, dumps, JSONL, WARC files or folders of these.
    """
    done = new = 0
    names: set[str] = set()
    failed: set[str] = set()
    for batch in _batches(_all(paths, names)):
        told: list[Progress] = []
        with desk.store.writing():
            for captured in batch:
                done += 1
                if isinstance(captured, MaekError):
                    problem = problem_of("import", captured.item, captured, desk.clock())
                    failed.add(problem.item)
                    desk.store.put_problem(problem)
                    told.append(Progress("import", done, 0, problem.item, problem))
                else:
                    new += desk.store.put_capture(captured)
                    told.append(Progress("import", done, 0, captured.url, note=f"{new} new"))
        yield from told
    for problem in desk.store.problems():
        here = problem.stage == "import" and problem.item.partition(" row ")[0] in names
        if here and problem.item not in failed:
            desk.store.clear_problem("import", problem.item)


def _all(paths: Iterable[Path], names: set[str]) -> Iterator[Capture | MaekError]:
    """Everything in the given files and folders; ``names`` takes the names of the files."""
    for path in paths:
        try:
            files = files_in(path)
        except MaekError as error:
            yield error
            continue
        for file, name in files:
            names.add(name)
            yield from captures_of(file, name)


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
