"""What a page's scripts tell of the piece, where its data do not: when, by whom, in which section.

Pages that draw themselves keep the piece as a record of their state (``__NEXT_DATA__``,
``window.__STATE__``), and many tell their counters (``dataLayer``) what no meta tag says. A record
counts when its title is the page's, or when its names say they speak of the article.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import Any

from maek.extract.dom import squeezed
from maek.extract.elements import Elements
from maek.extract.linked import name_of, text_of
from maek.extract.literals import NoValueError, literal
from maek.extract.stamps import first_stamp
from maek.model.article import Stamp

PUBLISHED = (
    "publishedat", "datepublished", "publishdate", "publisheddate", "publicationdate",
    "publishedtime", "publishtime", "firstpublishedat", "firstpublished", "pubdate", "published",
    "displaydate", "regdate", "regdt", "issuedate", "createdat",
)  # fmt: skip
MODIFIED = ("updatedat", "modifiedat", "datemodified", "modifieddate", "updatedate", "moddt")
AUTHORS = (
    "authors", "author", "byline", "reporters", "reporter", "writers", "writer", "authorname",
    "reportername", "writername",
)  # fmt: skip
SECTION = ("section", "sectionname", "category", "categoryname", "channel")
TITLE = ("headline", "headlines", "title", "subject")
OWN = "article"
"""What stands before a name that speaks of the article: *articlePublishDate*."""
KEY = re.compile(r"[^a-z0-9]")
DATED = re.compile(r"publish|pub_?date|reg_?d|issue_?date|display_?date|created_?at", re.IGNORECASE)
SIGNED = re.compile(r"author|byline|reporter|writer", re.IGNORECASE)
BEGINS = re.compile(r"(?:^|[=(])\s*(?=[{\[]\s*[\"{\[]|\[\d|(?<=parse\()[\"'])")
"""Where a script begins to say a value that is JSON…"""
BEGINS_NEARLY = re.compile(
    r"(?:^|[=(,]|\breturn\b)\s*(?=\[\s*[\"'{\[\d]|\{\s*(?:[\"'{\[]|[\w$]+\s*:)|(?<=parse\()[\"'])"
)
"""…or nearly so."""
CALLED = re.compile(r"\bfunction\s*\(([\w$,\s]*)\)\s*\{")
"""A function whose arguments are named in the value it returns."""
ROWS = re.compile(r"^\s*(?:\w{1,8}:)?(?=[{\[])", re.MULTILINE)
"""Where a row begins of a text that holds values."""
PUSHED = "__next_f.push"
"""What scripts call that push a text piece by piece onto a list (React's server components)."""
MOST_BEGINNINGS, MOST_NEARLY = 12, 60
LONGEST = 1_000_000
"""Letters of the longest script that is looked into."""
LONGEST_NEARLY = 200_000
"""Letters of the longest one that is looked into where it is no JSON, and of all of them."""
OBJECT = '{"'
"""What a text holds in which there are objects."""
DEEPEST_TABLE = 4
MOST_ROWS = 200
DECODE = json.JSONDecoder(strict=False).raw_decode
MOST_VALUES = 20_000
MILLISECONDS = 100_000_000_000
"""From here on a number counts milliseconds, not seconds, since 1970."""

Record = Mapping[str, Any]


def record_of(page: Elements, titles: Sequence[str], *, signed: bool = False) -> Record:
    """Return the record of the piece out of a page's scripts; empty where there is none.

    Args:
        page: The page's elements.
        titles: Every spelling of its title.
        signed: Whether who wrote it is asked for, and not when it was published.

    Returns:
        Its values by name, names in lower case without signs and without *article* before them.
    """
    wanted = {squeezed(title) for title in titles if title}
    asked, holding = (AUTHORS, SIGNED) if signed else (PUBLISHED, DATED)
    for value in _values(page, holding, titles):
        for held in _objects(value):
            named = {_named(key): told for key, told in held.items()}
            # Hardly any of the objects says what is asked for.
            if any(named.get(key) for key in asked) and _titled(named, wanted):
                return named
            own = {k[len(OWN) :]: v for k, v in named.items() if k.startswith(OWN)}
            if own and any(own.get(key) for key in asked):
                return own
    return {}


@functools.lru_cache(maxsize=4096)
def _named(key: str) -> str:
    """A name in lower case without signs."""
    return KEY.sub("", key.lower())


def _titled(record: Record, titles: set[str]) -> bool:
    """Tell whether the title of a record is the page's."""
    return any(squeezed(_words(record[key])) in titles for key in TITLE if key in record)


def published_in(record: Record) -> Stamp | None:
    """Return when a record says the piece was published."""
    return _stamp(record, PUBLISHED)


def modified_in(record: Record) -> Stamp | None:
    """Return when a record says the piece was changed."""
    return _stamp(record, MODIFIED)


def authors_in(record: Record) -> list[str]:
    """Return the names a record gives for who wrote the piece, as it writes them."""
    credits = record.get("credits")
    by = {"by": credits.get("by")} if isinstance(credits, dict) else {}
    for told in (*(record.get(key) for key in AUTHORS), *by.values()):
        named = [name_of(item) for item in (told if isinstance(told, list) else [told])]
        if any(named):
            return [name for name in named if name]
    return []


def section_in(record: Record) -> str:
    """Return the section a record names; empty where it names none."""
    taxonomy = record.get("taxonomy")
    primary = taxonomy.get("primary_section") if isinstance(taxonomy, dict) else None
    told = (*(record.get(key) for key in SECTION), primary)
    return next((said for value in told if (said := name_of(value))), "")


def _words(value: Any) -> str:
    """A title as text; of several lengths, as Arc keeps them, the basic one."""
    return text_of(value.get("basic") or value if isinstance(value, dict) else value)


def _stamp(record: Record, keys: Sequence[str]) -> Stamp | None:
    """The first date in words, else the first in seconds since 1970."""
    told = [record[key] for key in keys if key in record]
    counted = [value for value in told if isinstance(value, int) and not isinstance(value, bool)]
    return first_stamp([*map(text_of, told), *map(_moment, counted)])


def _moment(count: int) -> str:
    seconds = count / 1000 if abs(count) >= MILLISECONDS else count
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def _values(page: Elements, holding: re.Pattern[str], titles: Sequence[str]) -> Iterator[Any]:
    """Yield the values scripts say, those that can hold what is asked for."""
    pushed: list[str] = []
    left = LONGEST_NEARLY
    for script in page.tagged("script"):
        text = script.words
        if "src" in script.attributes or "ld+json" in script.get("type") or len(text) > LONGEST:
            continue
        if holding.search(text) is None and PUSHED not in text:
            continue
        # A program is read only where it speaks of the piece.
        near = len(text) <= left and any(title in text for title in titles if title)
        left -= len(text) if near else 0
        for value in _said(text, near=near):
            match value:
                case [int(), str(piece)]:
                    pushed.append(piece)
                case _:
                    yield value
    if pushed:
        yield "".join(pushed)


def _said(text: str, *, near: bool) -> Iterator[Any]:
    """Yield the values one script says; also what is only nearly JSON, where that is asked for."""
    names = _arguments(text) if near else {}
    at = 0
    for _ in range(MOST_NEARLY if near else MOST_BEGINNINGS):
        begun = (BEGINS_NEARLY if near else BEGINS).search(text, at)
        if begun is None:
            return
        at = begun.end()
        try:
            value, at = DECODE(text, at)
        except (ValueError, RecursionError):
            if not near:
                at += 1
                continue
            try:
                value, at = literal(text, at, names)
            except NoValueError as error:
                # A program, read so far: nothing in it is looked at twice.
                at = max(at + 1, error.at)
                continue
        yield value


def _arguments(text: str) -> dict[str, Any]:
    """What the names of a function stand for that is called where it is written."""
    called, end = CALLED.search(text), text.rfind("}(")
    if called is None or end < called.end():
        return {}
    try:
        told, _ = literal(text, end + 1)
    except ValueError:
        return {}
    names = (name.strip() for name in called[1].split(","))
    return dict(zip(names, told, strict=False)) if isinstance(told, list) else {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects inside a value, those above before those below."""
    waiting: list[Any] = [value]
    for seen, held in enumerate(waiting):
        if seen >= MOST_VALUES:
            return
        if isinstance(held, str):
            waiting += _rows(held)
            continue
        if isinstance(held, dict):
            yield held
        elif _is_table(held):
            yield from _unfolded(held)
            continue
        for inner in held.values() if isinstance(held, dict) else held:
            if isinstance(inner, str):
                if OBJECT in inner:
                    waiting.append(inner)
            elif isinstance(inner, list | dict):
                waiting.append(inner)


def _rows(text: str) -> list[Any]:
    """The values a text holds: JSON inside JSON, whole or row by row."""
    found: list[Any] = []
    for begun in islice(ROWS.finditer(text), MOST_ROWS):
        try:
            found.append(DECODE(text, begun.end())[0])
        except (ValueError, RecursionError):
            continue
    return found


def _is_table(held: list[Any]) -> bool:
    """Tell whether a list is a flat table: its objects say at which places their values stand."""
    objects = [x for x in held if isinstance(x, dict) and x]
    last = len(held)
    return bool(objects) and all(type(v) is int and v < last for x in objects for v in x.values())


def _unfolded(table: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a flat table with what their values point at."""
    left = MOST_VALUES

    def at(place: int, depth: int) -> Any:
        nonlocal left
        left -= 1
        held = table[place] if 0 <= place < len(table) and left > 0 else None
        if depth >= DEEPEST_TABLE or not isinstance(held, dict | list):
            return held
        if isinstance(held, dict):
            return {key: at(value, depth + 1) for key, value in held.items()}
        if held and isinstance(held[0], str):
            # A sort and its value: ["Date", "2026-…"], ["Reactive", 3].
            return at(held[-1], depth + 1) if type(held[-1]) is int else held[-1]
        return [at(value, depth + 1) for value in held if type(value) is int]

    objects = (place for place, held in enumerate(table) if isinstance(held, dict))
    yield from takewhile(bool, (at(place, 0) for place in objects))
