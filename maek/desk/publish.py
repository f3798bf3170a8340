"""stories and briefs → files: what changed is written, what is gone is removed."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from maek.check.site import HOSTING, MANIFEST
from maek.desk.desk import Desk
from maek.desk.stage import problem_of, stops_the_day
from maek.errors import ConfigError, NeverError, StoreBusy
from maek.model.ids import digest
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.model.proof import manifest_of
from maek.publish.site import site

FIRST = "static/maek.css"
"""A file that every site has from its first moment: how a folder of ours is told."""
SITE = "site"
"""What a Problem of this stage is about."""

_HALF = re.compile(r"\..*\.\d+\.half")


def publish(desk: Desk) -> Iterator[Progress]:
    """Render the site and bring its folder to that state.

    What changed is written beside the old files first and takes their place only when all
    of it is there: a full disk or a fault leaves the site as it was. The manifest comes
    last: a run killed in between leaves a site that the next run completes.

    Raises:
        ConfigError: The folder is no place for a site.
        StoreBusy: The folder cannot be written (disk full, no permission); run again.
    """
    folder = desk.site
    _check_place(folder, desk.folder)
    total = sum(1 for s in desk.store.stories() if not s.merged_into)
    yield Progress("publish", 0, total)
    listed: dict[str, str] = {}
    changed: list[str] = []
    refused: dict[str, Problem] = {}

    def refuse(story: str, error: NeverError) -> None:
        refused[story] = problem_of("publish", story, error, desk.clock())

    try:
        done = 0
        for path, body in site(desk.store, desk.settings.publish, refuse):
            listed[path] = digest(body)
            changed += [path] if _prepared(folder / path, body) else []
            if path.startswith("story/"):
                done += 1
                yield Progress("publish", min(done, total), total, path)
        for path in changed:
            _half(folder / path).replace(folder / path)
        if _prepared(folder / MANIFEST, manifest_of(listed)):
            _half(folder / MANIFEST).replace(folder / MANIFEST)
        _remove_others(folder, {*listed, MANIFEST})
    except OSError as error:
        _take_back(folder, changed)
        why = "the disk is full" if error.errno == errno.ENOSPC else str(error.strerror)
        message = f"cannot be written: {why}; nothing is lost, make room and run again"
        raise StoreBusy(message, item=str(folder)) from error
    except Exception as error:
        _take_back(folder, changed)
        if stops_the_day(error):
            raise
        problem = problem_of("publish", SITE, error, desk.clock())
        desk.store.put_problem(problem)
        yield Progress("publish", total, total, SITE, problem)
        return
    yield from _told(desk, refused, total)
    yield Progress("publish", total, total, note=f"{len(listed) + 1} files, {len(changed)} changed")


def _told(desk: Desk, refused: Mapping[str, Problem], total: int) -> Iterator[Progress]:
    """Keep what could not be published; forget what could this time."""
    for old in desk.store.problems():
        if old.stage == "publish" and old.item not in refused:
            desk.store.clear_problem("publish", old.item)
    for story, problem in refused.items():
        desk.store.put_problem(problem)
        yield Progress("publish", total, total, story, problem)


def _check_place(folder: Path, desk: Path) -> None:
    """Refuse a folder with other things in it: what is not of the site would be removed."""
    if desk.resolve().is_relative_to(folder.resolve()):
        raise ConfigError("desk.site must be a folder of its own inside the desk", item=str(folder))
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ConfigError("desk.site is a file, not a folder", item=str(folder))
    ours = (folder / MANIFEST).is_file() or (folder / FIRST).is_file()
    others = [p for p in folder.iterdir() if p.name not in HOSTING and not _HALF.fullmatch(p.name)]
    if not ours and any(p.is_file() or any(_files(p)) for p in others):
        why = "holds files that maek did not publish; name an empty folder as desk.site"
        raise ConfigError(why, item=str(folder))


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.is_file() and not _HALF.fullmatch(p.name))


def _half(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.half")


def _prepared(path: Path, body: bytes) -> bool:
    """Write a file beside its place, if it is not there already with these very bytes."""
    if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _half(path)
    try:
        half.write_bytes(body)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    return True


def _take_back(folder: Path, changed: list[str]) -> None:
    for path in changed:
        _half(folder / path).unlink(missing_ok=True)


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        within = path.relative_to(folder)
        if within.parts[0] in HOSTING:
            continue
        if path.is_file() or path.is_symlink():
            if within.as_posix() not in wanted:
                path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
