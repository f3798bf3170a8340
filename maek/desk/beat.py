"""The beat file: one shareable TOML, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from maek.config import settings_from
from maek.errors import ConfigError
from maek.thread.beat import Beat, BeatEntity, BeatLine

T = TypeVar("T", BeatEntity, BeatLine)
TABLES = ("name", "about", "exclude", "entity", "storyline", "outlet")
LISTS = ("entities", "exclude", "dates")

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BOUND = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def load_beat(path: Path) -> Beat:
    """Read a beat file.

    Args:
        path: A TOML file with ``[[entity]]``, ``[[storyline]]`` and ``[[outlet]]`` tables.

    Raises:
        ConfigError: It cannot be read, has a table or key nobody knows, a wrong value, or a
            storyline of somebody it does not tell of.
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
    outlets = settings_from({"outlets": table.get("outlet", [])}, item=str(path)).outlets
    exclude = table.get("exclude", [])
    _check_list(exclude, "exclude", path)
    beat = Beat(
        tuple(_record(BeatEntity, row, path) for row in _rows(table, "entity", path)),
        tuple(_record(BeatLine, row, path) for row in _rows(table, "storyline", path)),
        outlets,
        tuple(exclude),
    )
    if unknown := beat.unknown():
        line, entity = unknown
        why = f"storyline {line}: {entity} is no key of an [[entity]] and no name maek knows"
        raise ConfigError(why, item=str(path))
    return beat


def _rows(table: Mapping[str, Any], name: str, path: Path) -> list[Mapping[str, Any]]:
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{name} must be tables ([[{name}]])", item=str(path))
    return rows


def _record(kind: type[T], row: Mapping[str, Any], path: Path) -> T:
    known = {f.name for f in fields(kind)}
    told: dict[str, Any] = {}
    for key, value in row.items():
        if key not in known:
            raise ConfigError(f"{key}: a beat has no such key", item=str(path))
        told[key] = _value(key, value, path)
    try:
        return kind(**told)
    except TypeError as error:
        raise ConfigError(f"a table lacks its key or name: {error}", item=str(path)) from error


def _value(key: str, value: object, path: Path) -> object:
    if key == "names":
        return _names(value, path)
    if key in LISTS:
        # TOML has dates of its own.
        told = list(map(_plain, value)) if isinstance(value, list) else value
        return tuple(_check_list(told, key, path, _DAY if key == "dates" else None))
    told = _plain(value)
    if not isinstance(told, str):
        raise ConfigError(f"{key} must be text", item=str(path))
    if key in ("since", "until") and told and not _BOUND.fullmatch(told):
        raise ConfigError(f"{key} must be a day, month or year like 2025-03-08", item=str(path))
    return told


def _plain(value: object) -> object:
    return value.isoformat()[:10] if isinstance(value, date) else value


def _names(value: object, path: Path) -> Mapping[str, list[str]]:
    if not isinstance(value, dict):
        raise ConfigError("names must be lists by language", item=str(path))
    return {lang: _check_list(names, f"names.{lang}", path) for lang, names in value.items()}


def _check_list(
    value: object, key: str, path: Path, shape: re.Pattern[str] | None = None
) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ConfigError(f"{key} must be a list of words", item=str(path))
    wrong = next((v for v in value if shape is not None and not shape.fullmatch(v)), None)
    if wrong is not None:
        raise ConfigError(f"{key} must be days like 2024-06-19, not {wrong!r}", item=str(path))
    return value
