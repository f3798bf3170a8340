"""The tables of a room: words as data, read once."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def toml_table(room: str, name: str) -> dict[str, Any]:
    """Return ``tables/<name>.toml`` of a room; whoever asks changes nothing in it.

    Args:
        room: The package, such as ``maek.thread``.
        name: The file's name without its ending.
    """
    # By way of the whole package: a room's own would be imported, with all that it uses.
    package, *folders = room.split(".")
    path = files(package).joinpath(*folders, "tables", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
