"""What ``--against`` names: a story of the desk, a desk, a file or a folder of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from maek.cli.shared import desk_at

if TYPE_CHECKING:
    from maek.check.beside.statement import Prepared
    from maek.desk.checking_brief import Naming

SETTINGS = "maek.toml"
"""What makes a folder a desk: its published site and its database are no accounts of a story."""


def accounts_of(against: str, folder: Path, named: Naming) -> list[Prepared]:
    """Return the articles something is checked against, prepared.

    Args:
        against: A story of the desk (id or words of its title), a desk's folder, or a file or
            folder of articles.
        folder: Of the desk a story is looked for in.
        named: How findings name an article.

    Raises:
        InputError: Nothing fits, or nothing in it can be read.
    """
    from maek.desk.checking_brief import desk_sources, file_sources, story_sources

    path = Path(against)
    if (path / SETTINGS).is_file():
        with desk_at(path, reading=True) as desk:
            return desk_sources(desk.store, against, named)
    if path.exists():
        return file_sources(path, named)
    with desk_at(folder, reading=True) as desk:
        return story_sources(desk.store, against, named)
