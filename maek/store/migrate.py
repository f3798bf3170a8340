"""Applies the numbered steps, each in one transaction."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from maek.errors import StoreError
from maek.store.engine import Engine


@cache
def steps() -> tuple[str, ...]:
    """Return the texts of ``steps/NNNN_name.sql`` in order."""
    folder = files("maek.store").joinpath("steps")
    named = sorted((f.name, f) for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(file.read_text(encoding="utf-8") for _, file in named)


def migrate(engine: Engine, scripts: tuple[str, ...] | None = None) -> None:
    """Bring a database to the newest version.

    Every step and its number are one transaction: a killed upgrade goes on where it was.
    Openers that come at the same time wait for each other.

    Args:
        engine: The open database.
        scripts: The steps; those of this maek when left out.

    Raises:
        StoreError: It was made by a newer maek.
        StoreBusy: Another program writes to it.
    """
    scripts = steps() if scripts is None else scripts
    version = engine.version()
    if version > len(scripts):
        raise StoreError(
            f"was made by a newer maek (version {version}, this one knows {len(scripts)}); "
            "upgrade maek to open it",
            item=engine.name,
        )
    for number in range(version + 1, len(scripts) + 1):
        with engine.transaction():
            engine.hold("upgrade")
            if engine.version() < number:
                engine.script(engine.dialect.spell_types(scripts[number - 1]))
                engine.set_version(number)
