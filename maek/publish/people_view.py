"""What a person's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from maek.model.brief import Said
from maek.publish.gather import Person, Told
from maek.publish.sources import LineShown, line_shown
from maek.publish.words import Words

IN_FULL = 100
"""Quotations a person's page shows; of older ones it names the stories."""


@dataclass(frozen=True)
class SaidIn:
    """What a person said in one story."""

    told: Told
    rows: tuple[tuple[Said, LineShown], ...]


def person_view(person: Person, words: Words) -> dict[str, Any]:
    """Return what a person's page shows: their words in their contexts, newest story first.

    Args:
        person: The person.
        words: The site's words.
    """
    by_story: dict[str, list[tuple[Told, Said, LineShown]]] = {}
    for number, (told, place) in enumerate(person.said[:IN_FULL]):
        book = told.book()
        entry = book.brief.said[place]
        shown = line_shown(number, entry.line, book.by_id, words, same=True)
        by_story.setdefault(told.story.id, []).append((told, entry, shown))
    stories = [
        SaidIn(rows[0][0], tuple((entry, shown) for _, entry, shown in rows))
        for rows in by_story.values()
    ]
    name = name_of(person, words.lang)
    older = {told.story.id: told for told, _ in person.said[IN_FULL:]}
    return {
        "person": person,
        "older": [told for id, told in older.items() if id not in by_story],
        "name": name,
        "others": other_names(person, name),
        "stories": stories,
        "count": len({told.story.id for told, _ in person.said}),
        "outlets": len({o for one in stories for entry, _ in one.rows for o in entry.outlets}),
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
