"""What a person's page and an outlet's page show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maek.model.brief import Said
from maek.publish.gather import Gathered, Person, Piece, Told
from maek.publish.sources import LineShown, labels_of, line_shown
from maek.publish.words import Words

LISTED = 300
"""Articles on an outlet's page, the newest."""


@dataclass(frozen=True)
class SaidIn:
    """What a person said in one story."""

    told: Told
    rows: tuple[tuple[Said, LineShown], ...]


def person_view(person: Person, all_of: Gathered, words: Words) -> dict[str, Any]:
    """Return what a person's page shows: their words in their contexts, newest story first.

    Args:
        person: The person.
        all_of: Everything published, for the contexts.
        words: The site's words.
    """
    by_story: dict[str, list[tuple[Told, Said, LineShown]]] = {}
    for number, (told, entry) in enumerate(person.said):
        shown = line_shown(number, entry.line, all_of, words, same=True)
        by_story.setdefault(told.story.id, []).append((told, entry, shown))
    stories = [
        SaidIn(rows[0][0], tuple((entry, shown) for _, entry, shown in rows))
        for rows in by_story.values()
    ]
    name = name_of(person, words.lang)
    return {
        "person": person,
        "name": name,
        "others": other_names(person, name),
        "stories": stories,
        "outlets": len({o for _, entry in person.said for o in entry.outlets}),
    }


def name_of(person: Person, lang: str) -> str:
    """Return a person's name in the language of the site."""
    names = dict(reversed(person.names))
    return names.get(lang) or names.get("en") or next(iter(names.values()), "")


def other_names(person: Person, name: str) -> list[tuple[str, str]]:
    """Return a person's names in other scripts, the first of each language, each form once.

    Args:
        person: The person.
        name: The name in the heading.
    """
    found: dict[str, str] = {}
    for code, other in person.names:
        if other != name and other not in found.values():
            found.setdefault(code, other)
    return list(found.items())


def outlet_view(pieces: Sequence[Piece], stories: dict[str, Told], words: Words) -> dict[str, Any]:
    """Return what an outlet's page shows.

    Args:
        pieces: Its articles.
        stories: Article id → the story it is in.
        words: The site's words.
    """
    ordered = sorted(pieces, key=lambda p: (p.day, p.article.id), reverse=True)
    labels = [labels_of(p, words) for p in ordered]
    counted: dict[str, int] = {}
    for one in labels:
        for label in one:
            counted[label] = counted.get(label, 0) + 1
    return {
        "outlet": ordered[0].outlet,
        "count": len(ordered),
        "rows": list(zip(ordered, labels, strict=True))[:LISTED],
        "stories": stories,
        "counted": counted,
        "days": (ordered[-1].day, ordered[0].day),
    }
