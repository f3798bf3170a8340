"""What a page's scripts tell of the piece, where its data do not: when, by whom, in which section.

Pages that draw themselves keep the piece as a record of their state (``__NEXT_DATA__``,
``window.__STATE__``), and many tell their counters (``dataLayer``) what no meta tag says. A record
counts when its title is the page's, or when its names say they speak of the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from maek.extract.dom import squeezed
from maek.extract.elements import Elements
from maek.extract.linked import name_of, text_of
from maek.extract.literals import literal
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
    r"(?:^|[=(]|\breturn\b)\s*(?=\[\s*[\"'{\[\d]|\{\s*(?:[\"'{\[]|[\w$]+\s*:)|(?<=parse\()[\"'])"
)
"""…or nearly so."""
CALLED = re.compile(r"\bfunction\s*\(([\w$,\s]*)\)\s*\{")
"""A function whose arguments are named in the value it returns."""
ROWS = re.compile(r"^\s*(?:\w{1,8}:)?(?=[{\[])", re.MULTILINE)
"""Where a row begins of a text that holds values."""
PUSHED = "__next_f.push"
"""What scripts call that push a text piece by piece onto a list (React's server components)."""
MOST_BEGINNINGS = 12
LONGEST = 1_000_000
"""Letters of the longest script that is looked into."""
LONGEST_NEARLY = 300_000
"""Letters of the longest one that is looked into where it is no JSON."""
SHORTEST_TEXT = 40
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
            named = {KEY.sub("", str(key).lower()): told for key, told in held.items()}
            own = {k.removeprefix(OWN): v for k, v in named.items() if k.startswith(OWN)}
            titled = any(squeezed(_words(named.get(key))) in wanted for key in TITLE)
            for record in (named if titled else {}, own):
                if any(record.get(key) for key in asked):
                    return record
    return {}


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
    for script in page.tagged("script"):
        text = script.words
        if "src" in script.attributes or "ld+json" in script.get("type") or len(text) > LONGEST:
            continue
        if holding.search(text) is None and PUSHED not in text:
            continue
        # A program is read only where it speaks of the piece.
        near = len(text) <= LONGEST_NEARLY and any(title in text for title in titles if title)
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
    for _ in range(MOST_BEGINNINGS):
        begun = (BEGINS_NEARLY if near else BEGINS).search(text, at)
        if begun is None:
            return
        at = begun.end()
        for read in (DECODE, partial(literal, names=names)) if near else (DECODE,):
            try:
                value, at = read(text, at)
            except (ValueError, RecursionError):
                continue
            yield value
            break
        else:
            at += 1


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
            yield from (_looked_up(held, n, 0) for n, x in enumerate(held) if isinstance(x, dict))
            continue
        inner = held.values() if isinstance(held, dict) else held
        waiting += [
            x
            for x in inner
            if isinstance(x, list | dict) or (isinstance(x, str) and len(x) >= SHORTEST_TEXT)
        ]


def _rows(text: str) -> list[Any]:
    """The values a text holds: JSON inside JSON, whole or row by row."""
    found: list[Any] = []
    for begun in ROWS.finditer(text):
        try:
            found.append(DECODE(text, begun.end())[0])
        except (ValueError, RecursionError):
            continue
        if len(found) > MOST_ROWS:
            break
    return found


def _is_table(held: list[Any]) -> bool:
    """Tell whether a list is a flat table: its objects say at which places their values stand."""
    objects = [x for x in held if isinstance(x, dict) and x]
    last = len(held)
    return bool(objects) and all(type(v) is int and v < last for x in objects for v in x.values())


def _looked_up(table: list[Any], place: int, depth: int) -> Any:
    """What stands at a place of a flat table, with what it points at."""
    held = table[place] if 0 <= place < len(table) else None
    if not isinstance(held, dict | list) or depth >= DEEPEST_TABLE:
        return held
    if isinstance(held, dict):
        told = ((k, v) for k, v in held.items() if type(v) is int)
        return {k: _looked_up(table, v, depth + 1) for k, v in told}
    if held and isinstance(held[0], str):
        # A sort and its value: ["Date", "2026-…"], ["Reactive", 3].
        last = held[-1]
        return _looked_up(table, last, depth + 1) if type(last) is int else last
    return [_looked_up(table, v, depth + 1) for v in held if type(v) is int]
