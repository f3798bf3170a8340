"""A hash of a room's code: what a room made is made again when the room has changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from maek.model.ids import digest, record_hash

MAKING = (".py", ".j2", ".toml")


@cache
def code_hash(room: str) -> str:
    """Return a hash of all in a room that decides what it makes: code, templates, tables.

    Args:
        room: The package, such as ``maek.publish``.
    """
    return record_hash(sorted(_digests(files(room), "")))


def _digests(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _digests(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(MAKING):
            yield path + entry.name, digest(entry.read_bytes())
