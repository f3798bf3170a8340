"""Small scenes of short reports of our own, with gold: happenings of one kind side by side.

Two fires in one week, a summit before and after, one company in several affairs: what streams
of stories seldom hold. Those of ``training/scenes`` teach, those of ``tests/stories/scenes`` are
measured and teach nothing, nor do those of ``tests/stories/storylines``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maek.analyse.run import analyse
from maek.model.article import Article, Part, Stamp
from maek.model.ids import text_id
from maek.model.span import Span
from maek.thread.features import item_of
from scores._streams import Stream

ROOT = Path(__file__).parent.parent
TAUGHT = ROOT / "training" / "scenes"
MEASURED = ROOT / "tests" / "stories" / "scenes"
LONG = ROOT / "tests" / "stories" / "storylines"
"""Longer scenes, of months, with what their storylines may be called."""


def scenes(folder: Path) -> Iterator[Stream]:
    """Yield the scenes of a folder, each with its stories and storylines.

    Args:
        folder: With TOML files of scenes.
    """
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["scene"]:
            yield _scene(row["name"], row["article"])


@dataclass(frozen=True, slots=True)
class Named:
    """What a storyline may be called: its name has one word of each."""

    who: tuple[str, ...]
    what: tuple[str, ...]

    def takes(self, name: str) -> bool:
        """Tell whether a reader would take a name."""
        return all(any(word in name for word in words) for words in (self.who, self.what))


def named(folder: Path) -> dict[str, Named]:
    """Return what the storylines of a folder's scenes may be called, by their gold names.

    Args:
        folder: With TOML files of scenes.
    """
    return {
        f"{scene['name']}/{row['line']}": Named(tuple(row["who"]), tuple(row["what"]))
        for path in sorted(folder.glob("*.toml"))
        for scene in tomllib.loads(path.read_text("utf-8"))["scene"]
        for row in scene.get("named", ())
    }


def together(name: str, parts: list[Stream]) -> Stream:
    """Return scenes as one stream.

    Args:
        name: What to call it.
        parts: The scenes.
    """
    return Stream(
        name,
        tuple(item for part in parts for item in part.items),
        tuple(story for part in parts for story in part.stories),
        tuple(line for part in parts for line in part.lines),
    )


def _scene(name: str, rows: list[dict[str, Any]]) -> Stream:
    articles = [_article(f"{name} {at}", row) for at, row in enumerate(rows)]
    return Stream(
        name,
        tuple(item_of(article, analyse(article)) for article in articles),
        # A round-up is in no story.
        tuple(f"{name}/{row['story']}" if row["story"] else "" for row in rows),
        # A report without a line is not asked for it.
        tuple(f"{name}/{row['line']}" if "line" in row else "" for row in rows),
    )


def _article(id: str, row: dict[str, Any]) -> Article:
    """Build the article of a row: its first line is the headline."""
    text = f"{row['title']}\n{row['text']}"
    parts: list[Part] = []
    at = 0
    for line in text.split("\n"):
        parts.append(Part("body" if parts else "headline", Span(at, at + len(line)).trim(text)))
        at += len(line) + 1
    day = Stamp(row["day"], row["day"], "day")
    return Article(
        id,
        text,
        text_id(text),
        row["lang"],
        title=row["title"],
        outlet=f"Outlet of {id}",
        published=day,
        parts=tuple(parts),
    )
