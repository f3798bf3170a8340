"""Plans: where a sentence speaks of what is to come, a bare day may lie ahead."""

from __future__ import annotations

import re
from dataclasses import replace

from maek.lang.coming import governed
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import When

REACH = 60
"""How far around a date words of planning count, where a language says nothing else."""
_BARE = ("partial", "weekday", "interval", "named")


def planned(
    found: DateFound,
    reading: Reading,
    words: re.Pattern[str],
    folder: str,
    *,
    before: int = REACH,
    behind: int = REACH,
) -> DateFound:
    """Return a date expression, its direction *near* where its sentence speaks of plans.

    A weekday whose own clause tells lies ahead or is left as it is.

    Args:
        found: As the drawer found it.
        reading: The text.
        words: What speaks of plans.
        folder: The language.
        before: So many code points before the date they may stand.
        behind: So many behind it.
    """
    when = found.when
    if when.direction or when.kind not in _BARE:
        return found
    if when.kind == "weekday" and (told := governed(found, reading, folder)):
        return replace(found, when=replace(when, direction="ahead")) if told == "ahead" else found
    sentence = reading.sentence_at(found.span.start) or Span(0, len(reading.text))
    start = max(sentence.start, found.span.start - before)
    if not words.search(reading.text[start : min(sentence.end, found.span.end + behind)]):
        return found
    return replace(found, when=_near(when))


def _near(when: When) -> When:
    first = replace(when.first, direction="near") if when.first else None
    return replace(when, direction="near", first=first)
