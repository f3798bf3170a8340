"""maek.toml and MAEK_* variables, gathered from each room's settings.

Unknown keys and variables are refused by name. A variable ``MAEK_FETCH_PACE`` sets
``fetch.pace``; ``MAEK_DESK_STORE_FILE`` reads the value of ``desk.store`` from that file, for
secrets.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import tomllib
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from maek.errors import ConfigError
from maek.fetch.settings import FetchSettings
from maek.lang.find import BASE, supported
from maek.llm.settings import LlmSettings
from maek.model.source import Outlet
from maek.publish.settings import PublishSettings
from maek.publish.words import LANGUAGES
from maek.thread.settings import ThreadSettings
from maek.write.settings import WriteSettings

FILE_NAME = "maek.toml"

OTHER_VARIABLES = frozenset(
    {"MAEK_DESK", "MAEK_TOKEN", "MAEK_BENCH", "MAEK_CI", "MAEK_FULL", "MAEK_COMPETITORS"}
)
"""Variables that are no settings of a desk."""

KINDS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
"""What a setting must be, as people say it."""
LEAST: dict[str, float] = {
    "desk.workers": 0,
    "fetch.max_bytes": 1000,
    "fetch.timeout": 0.1,
    "fetch.pace": 0,
    "fetch.retries": 0,
    "fetch.watch_days": 0,
    "write.min_sentences": 0,
    "write.max_sentences": 1,
    "write.budget": 0,
}
"""The smallest value of settings that are amounts."""
MOST: dict[str, float] = {"write.budget": 1}
"""The largest value of settings that are shares."""
CHOICES: dict[str, Callable[[], tuple[str, ...]]] = {
    "write.lang": lambda: tuple(code for code in supported() if code != BASE),
    "publish.lang": lambda: LANGUAGES,
}
"""What settings may be that are one of a few words."""
ADDRESSES = frozenset({"publish.url", "llm.url"})
"""Settings that are web addresses, or empty."""


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Where the desk keeps its things: ``[desk]``."""

    store: str = "maek.db"
    """Database: a file in the desk's folder, or ``postgresql://…``."""
    site: str = "site"
    """Folder of the published site."""
    workers: int = 0
    """Processes that read and analyse pages; 0 is one, and one a core where many are due."""
    beat: str = ""
    """The beat file: whom the desk follows, and what its storylines are called."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a desk."""

    desk: DeskSettings = field(default_factory=DeskSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    thread: ThreadSettings = field(default_factory=ThreadSettings)
    write: WriteSettings = field(default_factory=WriteSettings)
    llm: LlmSettings = field(default_factory=LlmSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)
    outlets: tuple[Outlet, ...] = ()
    """Outlets told in maek.toml as ``[[outlets]]`` tables."""


def load(folder: Path, environ: Mapping[str, str]) -> Settings:
    """Read the settings of the desk in ``folder``.

    Args:
        folder: The desk's folder; it must hold ``maek.toml``.
        environ: Environment variables; those named ``MAEK_<TABLE>_<KEY>`` come before the file.

    Raises:
        ConfigError: No desk here, TOML that does not parse, an unknown key or variable, a
            wrong value.
    """
    path = folder / FILE_NAME
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError("no desk here; make one with: maek init DIR", item=str(folder)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not valid TOML: {error}", item=str(path)) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", item=str(path)) from error
    return settings_from(_with_environment(table, environ), item=str(path))


def settings_from(table: Mapping[str, Any], *, item: str) -> Settings:
    """Build settings from a parsed maek.toml.

    Args:
        table: The parsed file.
        item: Its name, for error messages.

    Raises:
        ConfigError: An unknown key or a value of the wrong type, with its path.
    """
    return typing.cast(Settings, _record(Settings, table, "", item))


def described() -> tuple[tuple[str, str, object], ...]:
    """Every setting as (path, type name, default), for the configuration page."""
    rows: list[tuple[str, str, object]] = []
    for room in dataclasses.fields(Settings):
        if room.name == "outlets":
            continue
        kind = typing.get_type_hints(Settings)[room.name]
        hints = typing.get_type_hints(kind)
        rows += [
            (f"{room.name}.{f.name}", hints[f.name].__name__, f.default)
            for f in dataclasses.fields(kind)
        ]
    return tuple(rows)


def _with_environment(table: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    merged = dict(table)
    settings = {f"MAEK_{row[0].replace('.', '_')}".upper(): row for row in described()}
    _check_names(environ, settings)
    for name, (path, kind, _) in settings.items():
        room, key = path.split(".")
        raw = environ.get(name)
        if raw is None and f"{name}_FILE" in environ:
            raw = _secret(environ[f"{name}_FILE"], name)
        if raw is not None:
            merged[room] = {**merged.get(room, {}), key: _parsed(raw, kind, name)}
            _check(path, merged[room][key], name)
    return merged


def _check_names(environ: Mapping[str, str], settings: Mapping[str, object]) -> None:
    for name in sorted(environ):
        known = name in OTHER_VARIABLES or name.removesuffix("_FILE") in settings
        if name.startswith("MAEK_") and not known:
            why = f"unknown variable{_nearest(name, settings)}"
            raise ConfigError(why, item=name)


def _secret(file: str, name: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", item=f"{name}_FILE={file}"
        ) from error


def _parsed(raw: str, kind: str, name: str) -> object:
    try:
        if kind == "bool":
            return {"1": True, "true": True, "0": False, "false": False}[raw.lower()]
        return {"int": int, "float": float, "str": str}[kind](raw)
    except (KeyError, ValueError):
        raise ConfigError(f"{raw!r} is not a {kind}", item=name) from None


def _record(kind: type, table: object, path: str, item: str) -> object:
    if not isinstance(table, Mapping):
        raise ConfigError(f"{path or 'the file'} must be a table", item=item)
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for key, value in table.items():
        here = f"{path}.{key}" if path else key
        if key not in hints:
            raise ConfigError(f"{here}: unknown setting{_nearest(key, hints)}", item=item)
        values[key] = _value(hints[key], value, here, item)
    try:
        return kind(**values)
    except TypeError as error:
        raise ConfigError(f"{path}: {error}", item=item) from error


def _value(hint: Any, value: object, path: str, item: str) -> object:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, value, path, item)
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ConfigError(f"{path} must be a list of tables ([[{path}]])", item=item)
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, v, f"{path}[{n}]", item) for n, v in enumerate(value))
    if typing.get_origin(hint) is types.UnionType:
        return _value(typing.get_args(hint)[0], value, path, item)
    if typing.get_origin(hint) is typing.Literal:
        return _choice(typing.get_args(hint), value, path, item)
    wanted: type = hint
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise ConfigError(f"{path} must be {KINDS[wanted]}, not {value!r}", item=item)
    _check(path, value, item)
    return value


def _check(path: str, value: object, item: str) -> None:
    if isinstance(value, str):
        if path in CHOICES:
            _choice(CHOICES[path](), value, path, item)
        if path in ADDRESSES and value and not _is_address(value):
            raise ConfigError(f"{path} must begin with http:// or https://", item=item)
    elif isinstance(value, (int, float)):
        _check_amount(path, value, item)


def _check_amount(path: str, value: float, item: str) -> None:
    if not math.isfinite(value):
        raise ConfigError(f"{path} must be a number, not {value!r}", item=item)
    if value < LEAST.get(path, -math.inf):
        raise ConfigError(f"{path} must be at least {LEAST[path]:g}, not {value!r}", item=item)
    if value > MOST.get(path, math.inf):
        raise ConfigError(f"{path} must be at most {MOST[path]:g}, not {value!r}", item=item)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _choice(choices: tuple[object, ...], value: object, path: str, item: str) -> object:
    if value not in choices:
        told = ", ".join(map(str, choices))
        raise ConfigError(f"{path} must be one of {told}, not {value!r}", item=item)
    return value


def _nearest(key: str, known: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
