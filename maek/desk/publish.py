"""stories and briefs → files: what changed is written, what is gone is removed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from maek.check.site import MANIFEST
from maek.desk.desk import Desk
from maek.errors import StoreBusy
from maek.model.ids import digest
from maek.model.progress import Progress
from maek.model.proof import manifest_of
from maek.publish.site import site


def publish(desk: Desk) -> Iterator[Progress]:
    """Render the site and bring its folder to that state.

    Every file appears whole or not at all, the manifest last: a run killed in between
    leaves a site that the next run completes.

    Raises:
        StoreBusy: The folder cannot be written (disk full, no permission); run again.
    """
    folder = desk.site
    total = sum(1 for s in desk.store.stories() if not s.merged_into)
    yield Progress("publish", 0, total)
    listed: dict[str, str] = {}
    changed = done = 0
    try:
        for path, body in site(desk.store, desk.settings.publish):
            listed[path] = digest(body)
            changed += _put(folder / path, body)
            if path.startswith("story/"):
                done += 1
                yield Progress("publish", done, total, path)
        _put(folder / MANIFEST, manifest_of(listed))
        _remove_others(folder, {*listed, MANIFEST})
    except OSError as error:
        why = "the disk is full" if error.errno == errno.ENOSPC else str(error.strerror)
        message = f"cannot be written: {why}; nothing is lost, make room and run again"
        raise StoreBusy(message, item=str(folder)) from error
    yield Progress("publish", total, total, note=f"{len(listed) + 1} files, {changed} changed")


def _put(path: Path, body: bytes) -> bool:
    """Write a file whole, if it is not there already with these very bytes."""
    if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        half.write_bytes(body)
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return True


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
