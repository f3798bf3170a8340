"""Desk: a folder with maek.toml, the database and the published site, opened."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from maek import config
from maek.check.site import MANIFEST
from maek.config import Settings
from maek.desk.turn import Turns
from maek.errors import ConfigError, StoreError
from maek.model.source import Outlet
from maek.store.base import Store
from maek.store.open import open_store

if TYPE_CHECKING:
    from maek.thread.beat import Beat

Clock = Callable[[], str]


def utc_now() -> str:
    """Return the time, UTC, ISO 8601, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Desk:
    """What the stages of a day work with."""

    folder: Path
    settings: Settings
    store: Store
    clock: Clock = utc_now

    @cached_property
    def turns(self) -> Turns:
        """What this run works on, and no other one."""
        return Turns(self.store, self.clock)

    @cached_property
    def beat(self) -> Beat:
        """What the desk follows; one that follows nothing in particular has none.

        Raises:
            ConfigError: The beat file cannot be read or is wrong.
        """
        from maek.desk.beat import load_beat
        from maek.thread.beat import NO_BEAT

        told = self.settings.desk.beat
        return load_beat(self.folder / told) if told else NO_BEAT

    @property
    def site(self) -> Path:
        """The folder the site is published to."""
        return self.folder / self.settings.desk.site


def store_address(folder: Path, settings: Settings) -> str:
    """Return where the desk's database is: a URL as told, or a path in its folder."""
    told = settings.desk.store
    return told if "://" in told else str(folder / told)


@contextmanager
def open_desk(
    folder: Path, environ: Mapping[str, str], *, clock: Clock = utc_now, reading: bool = False
) -> Iterator[Desk]:
    """Open the desk in ``folder`` and close it again.

    Args:
        folder: The desk's folder.
        environ: Environment variables, for its settings.
        clock: Tells the time.
        reading: Whether nothing will be changed: a desk in a folder that may not be written
            (an archive, another's) can be read all the same.

    Raises:
        ConfigError: No desk here, or a wrong setting or beat file.
        StoreError: The database is damaged or of another version.
        StoreBusy: It is locked, or out of reach.
    """
    settings = config.load(folder, environ)
    address = store_address(folder, settings)
    _not_lost(folder, settings, address)
    sealed = reading and _is_sealed(address)
    store = open_store(address, create=not sealed, readonly=sealed)
    desk = Desk(folder, settings, store, clock)
    try:
        if sealed:
            yield desk
            return
        known = {outlet.name: outlet for outlet in store.outlets()}
        for outlet in _outlets(desk):
            if known.get(outlet.name) != outlet:
                store.put_outlet(outlet)
        desk.turns.end()
        yield desk
        desk.turns.end()
    finally:
        store.close()


def _outlets(desk: Desk) -> tuple[Outlet, ...]:
    """Return the publishers told in the beat file and in maek.toml, which has the last word."""
    own = {outlet.name for outlet in desk.settings.outlets}
    beat = desk.beat.outlets if desk.settings.desk.beat else ()
    return (*(o for o in beat if o.name not in own), *desk.settings.outlets)


def _is_sealed(address: str) -> bool:
    """Tell whether a database is a file in a folder that may not be written."""
    return "://" not in address and not os.access(Path(address).parent, os.W_OK)


def _not_lost(folder: Path, settings: Settings, address: str) -> None:
    """Refuse to begin anew where a site was published: the next run would empty it."""
    site = folder / settings.desk.site
    if "://" not in address and not Path(address).exists() and (site / MANIFEST).is_file():
        why = (
            f"the database is gone, but its site is there; put it back, "
            f"or remove {site} to begin anew"
        )
        raise StoreError(why, item=address)


def make_desk(folder: Path, toml: str) -> None:
    """Make a new desk: its folder, ``maek.toml`` and an empty database.

    Args:
        folder: Made if it is not there.
        toml: The text of its maek.toml.

    Raises:
        ConfigError: There is a desk already, the settings are wrong, or the folder cannot be
            made.
    """
    path = folder / config.FILE_NAME
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", item=str(path)) from error
    settings = config.settings_from(table, item=str(path))
    if path.exists():
        raise ConfigError("there is a desk here already", item=str(folder))
    half = path.with_name(f".{path.name}.half")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.write_text(toml, encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise ConfigError(f"cannot be made: {error.strerror}", item=str(folder)) from error
    open_store(store_address(folder, settings)).close()
