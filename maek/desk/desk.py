"""Desk: a folder with maek.toml, the database and the published site, opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from maek import config
from maek.config import Settings
from maek.errors import ConfigError
from maek.store.base import Store
from maek.store.open import open_store

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
    folder: Path, environ: Mapping[str, str], *, clock: Clock = utc_now
) -> Iterator[Desk]:
    """Open the desk in ``folder`` and close it again.

    Raises:
        ConfigError: No desk here, or a wrong setting.
        StoreError: The database is damaged or of another version.
        StoreBusy: It is locked, or out of reach.
    """
    settings = config.load(folder, environ)
    store = open_store(store_address(folder, settings))
    try:
        for outlet in settings.outlets:
            store.put_outlet(outlet)
        yield Desk(folder, settings, store, clock)
    finally:
        store.close()


def make_desk(folder: Path, toml: str) -> None:
    """Make a new desk: its folder, ``maek.toml`` and an empty database.

    Args:
        folder: Made if it is not there.
        toml: The text of its maek.toml.

    Raises:
        ConfigError: There is a desk already, or the folder cannot be made.
    """
    path = folder / config.FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(toml)
    except FileExistsError:
        raise ConfigError("there is a desk here already", item=str(folder)) from None
    except OSError as error:
        raise ConfigError(f"cannot be made: {error.strerror}", item=str(folder)) from error
    settings = config.load(folder, {})
    open_store(store_address(folder, settings)).close()
