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
from typing import Any

from maek.extract.dom import squeezed
from maek.extract.elements import Elements
from maek.extract.linked import name_of, text_of
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
BEGINS = re.compile(r"(?:^|[=(])\s*(?=[{\[]\s*[\"{\[])")
"""Where a script begins to say a value."""
MOST_BEGINNINGS = 12
LONGEST = 1_000_000
"""Letters of the longest script that is looked into."""
MOST_VALUES = 20_000
MILLISECONDS = 100_000_000_000
"""From here on a number counts milliseconds, not seconds, since 1970."""

Record = Mapping[str, Any]


def record_of(page: Elements, titles: Sequence[str]) -> Record:
    """Return the record of the piece out of a page's scripts; empty where there is none.

    Args:
        page: The page's elements.
        titles: Every spelling of its title.

    Returns:
        Its values by name, names in lower case without signs and without *article* before them.
    """
    wanted = {squeezed(title) for title in titles if title}
    for value in _values(page):
        for held in _objects(value):
            named = {KEY.sub("", str(key).lower()): told for key, told in held.items()}
            own = {k.removeprefix(OWN): v for k, v in named.items() if k.startswith(OWN)}
            titled = any(squeezed(_words(named.get(key))) in wanted for key in TITLE)
            for record in (named if titled else {}, own):
                if any(record.get(key) for key in PUBLISHED):
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


def _values(page: Elements) -> Iterator[Any]:
    """Yield the values scripts say, those that can hold a day."""
    decode = json.JSONDecoder(strict=False).raw_decode
    for script in page.tagged("script"):
        text = script.words
        if "src" in script.attributes or "ld+json" in script.get("type") or len(text) > LONGEST:
            continue
        if DATED.search(text) is None:
            continue
        at = 0
        for _ in range(MOST_BEGINNINGS):
            begun = BEGINS.search(text, at)
            if begun is None:
                break
            try:
                value, at = decode(text, begun.end())
            except (ValueError, RecursionError):
                at = begun.end() + 1
            else:
                yield value


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects inside a value, those above before those below."""
    waiting: list[Any] = [value]
    for seen, held in enumerate(waiting):
        if seen >= MOST_VALUES:
            return
        if isinstance(held, dict):
            yield held
        if isinstance(held, list | dict):
            inner = held.values() if isinstance(held, dict) else held
            waiting += [x for x in inner if isinstance(x, list | dict)]
