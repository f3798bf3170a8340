"""SiteFolder: what changed is written beside the old files, and takes their place all at once."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from maek.check.site import HOSTING, MANIFEST
from maek.errors import ConfigError
from maek.model.ids import digest

FIRST = "static/maek.css"
"""A file that every site has from its first moment: how a folder of ours is told."""

_HALF = re.compile(r"\..*\.\d+\.half")


class SiteFolder:
    """The folder of a site while it is brought to a new state.

    Args:
        folder: Where it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed: list[str] = []
        """Paths of the files written beside their places."""

    def holds(self, path: str, hash: str) -> bool:
        """Return whether a file is there whose bytes have this hash."""
        place = self._folder / path
        return place.is_file() and digest(place.read_bytes()) == hash

    def stamp(self, path: str) -> str:
        """Return a file's size and when it was last written; empty when it is not there."""
        return _stamp(self._folder / path)

    def prepare(self, path: str, body: bytes) -> str:
        """Write a file beside its place, if it is not there already with these very bytes.

        Returns:
            The stamp it has there, and will have in its place.
        """
        place = self._folder / path
        if place.is_file() and place.stat().st_size == len(body) and place.read_bytes() == body:
            return _stamp(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        half = _half(place)
        try:
            half.write_bytes(body)
        except OSError:
            half.unlink(missing_ok=True)
            raise
        self._changed.append(path)
        return _stamp(half)

    def take_places(self) -> int:
        """Move what is written to its place; return how many files that are."""
        for path in self._changed:
            _half(self._folder / path).replace(self._folder / path)
        count = len(self._changed)
        self._changed.clear()
        return count

    def take_back(self) -> None:
        """Remove what is written and has not taken its place."""
        for path in self._changed:
            _half(self._folder / path).unlink(missing_ok=True)
        self._changed.clear()

    def remove_others(self, wanted: Collection[str]) -> None:
        """Remove every file that is not of the site any more, and folders left empty."""
        for path in sorted(self._folder.rglob("*"), reverse=True):
            within = path.relative_to(self._folder)
            if within.parts[0] in HOSTING:
                continue
            if path.is_file() or path.is_symlink():
                if within.as_posix() not in wanted:
                    path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def check_place(folder: Path, desk: Path) -> None:
    """Refuse a folder with other things in it: what is not of the site would be removed.

    Args:
        folder: Where the site is to be.
        desk: The desk's folder.

    Raises:
        ConfigError: The folder is no place for a site.
    """
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


def _stamp(path: Path) -> str:
    try:
        told = path.stat()
    except OSError:
        return ""
    return f"{told.st_size} {told.st_mtime_ns}"


def _half(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.half")
