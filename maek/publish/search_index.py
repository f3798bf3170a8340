"""The index the search page reads: scripts, so that it works from a disk too.

An archive of years is larger than a reader should load, so it is parted: names first, then a
few parts a year, cut so that news of today changes the last of them alone. The page loads the
list of parts, then the newest parts, and older ones when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from maek.publish import links
from maek.publish.days import shown_day
from maek.publish.encoding import json_text, text_bytes
from maek.publish.gather import Gathered
from maek.publish.page import Page, Pages
from maek.publish.people_view import name_of

LIST = "data/search.js"
PART_BYTES = 80_000
"""About the size of a part; static/search.js tells how many a reader loads unasked."""

Row = tuple[str, str, str, str, str, str]
"""Path, kind, title, ISO day, day in words, all further words to find it by."""


def search_pages(all_of: Gathered, lang: str) -> Pages:
    """Yield the parts of the index and the list of them.

    Args:
        all_of: Everything published.
        lang: Language of the site.
    """
    names = [(_part_path("names", n), rows) for n, rows in _parts(sorted(_names(all_of, lang)))]
    news = sorted(_news(all_of, lang), key=_when)
    of_years = [
        [(_part_path(year or "undated", n), rows) for n, rows in _parts(rows)]
        for year, rows in groupby(news, key=lambda row: row[3][:4])
    ]
    newest_first = [part for year in reversed(of_years) for part in reversed(year)]
    told: dict[str, list[tuple[str, int]]] = {"names": [], "news": []}
    for kind, parts in (("names", names), ("news", newest_first)):
        for path, rows in parts:
            script = text_bytes(f"MAEK_ROWS.push(...{json_text(rows, tight=True)});\n")
            told[kind].append((path, len(script)))
            yield Page(path, partial(bytes, script))
    yield Page(LIST, lambda: text_bytes(f"const MAEK_PARTS = {json_text(told, tight=True)};\n"))


def _part_path(of: str, number: int) -> str:
    return f"data/search/{of}-{number}.js"


def _parts(rows: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Cut rows into numbered parts of about one size, from the oldest on."""
    part: list[Row] = []
    size = number = 0
    for row in rows:
        part.append(row)
        size += len(text_bytes("".join(row))) + 3 * len(row)
        if size >= PART_BYTES:
            yield number, part
            part, size, number = [], 0, number + 1
    if part:
        yield number, part


def _when(row: Row) -> tuple[str, str]:
    return row[3], row[0]


def _names(all_of: Gathered, lang: str) -> Iterator[Row]:
    for line, _ in all_of.lines:
        yield links.line_path(line.id), "storyline", line.title, "", "", ""
    for person in all_of.people:
        names = " ".join(dict.fromkeys(name for _, name in person.names))
        yield links.person_path(person.entity), "person", name_of(person, lang), "", "", names


def _news(all_of: Gathered, lang: str) -> Iterator[Row]:
    for told in all_of.told:
        card, path = told.card, links.story_path(told.story.id)
        yield path, "story", card.title, told.day, _shown(told.day, lang), card.words
    for article, _ in all_of.articles.values():
        if article.title:
            path, day = links.article_path(article.id), article.day
            yield path, "article", article.title, day, _shown(day, lang), article.outlet.name


def _shown(day: str, lang: str) -> str:
    return shown_day(day, lang) if day else ""
