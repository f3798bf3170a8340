"""The beat file: one shareable TOML, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from maek.desk.desk import Desk
from maek.errors import ConfigError
from maek.thread.beat import NO_BEAT, Beat, BeatEntity, BeatLine

T = TypeVar("T", BeatEntity, BeatLine)
TABLES = ("name", "about", "entity", "storyline", "outlet")


def beat_of(desk: Desk) -> Beat:
    """Return the beat of a desk; one that follows nothing in particular has none.

    Raises:
        ConfigError: The beat file cannot be read or is wrong.
    """
    told = desk.settings.desk.beat
    return load_beat(desk.folder / told) if told else NO_BEAT


def load_beat(path: Path) -> Beat:
    """Read a beat file.

    Args:
        path: A TOML file with ``[[entity]]``, ``[[storyline]]`` and ``[[outlet]]`` tables.

    Raises:
        ConfigError: It cannot be read, has a table or key nobody knows, or a wrong value.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", item=str(path)) from error
    except ValueError as error:
        raise ConfigError(f"not valid TOML: {error}", item=str(path)) from error
    for name in table:
        if name not in TABLES:
            known = ", ".join(TABLES)
            raise ConfigError(f"{name}: a beat has no such table ({known})", item=str(path))
    entities = tuple(_record(BeatEntity, row, path) for row in table.get("entity", []))
    lines = tuple(_record(BeatLine, row, path) for row in table.get("storyline", []))
    return Beat(entities, lines)


def _record(kind: type[T], row: Mapping[str, Any], path: Path) -> T:
    known = {f.name for f in fields(kind)}
    for key, value in row.items():
        if key not in known:
            raise ConfigError(f"{key}: a beat has no such key", item=str(path))
        if key == "names":
            _check_names(value, path)
        elif key in ("entities", "exclude"):
            _check_list(value, key, path)
        elif not isinstance(value, str):
            raise ConfigError(f"{key} must be text", item=str(path))
    told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    try:
        return kind(**told)
    except TypeError as error:
        raise ConfigError(f"a table lacks its key or name: {error}", item=str(path)) from error


def _check_names(value: object, path: Path) -> None:
    if not isinstance(value, dict):
        raise ConfigError("names must be lists by language", item=str(path))
    for lang, names in value.items():
        _check_list(names, f"names.{lang}", path)


def _check_list(value: object, key: str, path: Path) -> None:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise ConfigError(f"{key} must be a list of words", item=str(path))
