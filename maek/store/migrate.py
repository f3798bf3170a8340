"""Applies the numbered steps, each in one transaction."""

from __future__ import annotations

from importlib.resources import files

from maek.errors import StoreError
from maek.store.engine import Engine


def steps() -> tuple[str, ...]:
    """Return the texts of ``steps/NNNN_name.sql`` in order."""
    folder = files("maek.store").joinpath("steps")
    named = sorted((f.name, f) for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(file.read_text(encoding="utf-8") for _, file in named)


def migrate(engine: Engine, name: str) -> None:
    """Bring a database to the newest version.

    Every step and its number are one transaction: a killed upgrade goes on where it was.
    Openers that come at the same time wait for each other.

    Args:
        engine: The open database.
        name: Its name, for messages.

    Raises:
        StoreError: It was made by a newer maek.
    """
    scripts = steps()
    if engine.version() > len(scripts):
        raise StoreError(
            f"was made by a newer maek (version {engine.version()}, this one knows "
            f"{len(scripts)}); upgrade maek to open it",
            item=name,
        )
    for number in range(engine.version() + 1, len(scripts) + 1):
        with engine.transaction():
            engine.lock_for_upgrade()
            if engine.version() >= number:
                continue
            engine.script(scripts[number - 1].replace("{blob}", engine.dialect.blob))
            if number == 1:
                engine.script(engine.dialect.search_table)
            engine.set_version(number)
