"""Parts of a whole in English: two-thirds of, by a third, three quarters of the voters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Context, Decimal

from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import text_of

_ROUNDED = Context(prec=15)
"""A third is told to fifteen figures, as much as a program's float holds."""
_OWN = r"(?:(?:the|all|its|their|his|her|our|those|these)\s)?(?:[A-Za-z]+[’']s\s)?"
_COUNT = r"(?:\d[\d,.]*\s(?:[a-z]+illion\s)?(?:(?:tons|tonnes|barrels)\sof\s)?)?"
"""Half of the 1,200 respondents: the number of the whole is a figure of its own."""
_NO_PLURAL = (
    r"(?:goes|comes|is|was|has|does|says|lies|needs|remains|lives|uses|works|gets|takes|makes"
    r"|belongs|stays|stands|depends|consists|supports|backs|opposes|believes)"
)
_WHOLE = rf"{_COUNT}(?P<of>[A-Za-z][\w’'-]*(?:\s(?!{_NO_PLURAL}\b)[a-z][\w’'-]*s\b)?)"
_OF = re.compile(rf"\sof\s{_OWN}{_WHOLE}")
_NO_WHOLE = (
    r"(?:year|month|week|day|hour|time|way|century|decade|game|season|match|night"
    r"|a|an|what|them|us|it|this|that)"
)


_POINT = re.compile(
    r"\s(?:of\s)?an?\s(?:percentage|per\s?cent)\s?point|[\s-](?:percentage[\s-])?point(?!s)"
)
"""A quarter of a percentage point: of points, not of what stands behind."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = table("en", "units")
    wholes, parts = one_of(words["wholes"]), one_of(words["parts"])
    lead = one_of(w for rows in words["before"].values() for w in rows)
    return re.compile(
        rf"\b(?:(?P<lead>{lead})\s)?"
        rf"(?P<part>{parts})(?P<joint>[- ])(?P<whole>{wholes})(?P<many>s)?"
        r"(?!\w|-(?!(?:percentage-)?point\b))",
        re.IGNORECASE,
    )


@functools.cache
def _halves() -> re.Pattern[str]:
    words = table("en", "units")["before"]
    lead = one_of(w for rows in words.values() for w in rows)
    return re.compile(
        rf"(?<!first )(?<!second )(?<!the )(?<!other )(?<!a )(?<!latter )(?<!and )"
        rf"(?<![-\w’'])(?:(?P<lead>{lead})\s)?(?P<half>half)"
        rf"\s(?:of\s{_OWN}|(?:the|all|its|their)\s)(?!{_NO_WHOLE}s?\b){_WHOLE}"
        # Fell by almost half.
        rf"|(?<=\bby )(?:(?P<near>{lead})\s)?(?P<by>half)(?!\w|-|\s(?:an?|of|the)\b)",
        re.IGNORECASE,
    )


@functools.cache
def _among() -> re.Pattern[str]:
    numbers = rf"\d{{1,3}}(?:,\d{{3}})*|{one_of(table('en', 'numbers')['ones'])}"
    about = one_of(table("en", "units")["before"]["about"])
    return re.compile(
        rf"\b(?:(?P<lead>{about})\s)?(?P<part>{numbers})\s(?:(?:in|out\sof)\s(?:every\s)?(?P<whole>{numbers})"
        # Six of ten, but not 61 of 78 drones.
        rf"|of\s(?:every\s)?(?P<ten>10|100|1,000|{one_of(table('en', 'numbers')['ones'])}))"
        r"(?![\w,.-]*\d)(?:\s(?P<of>[a-z][\w’'-]*s|people|men|women|children|voters)\b)?(?!\w)",
        re.IGNORECASE,
    )


def shares(text: str) -> Iterator[Quantity]:
    """Find so many in so many: one in five voters, three out of ten.

    Args:
        text: Any English text.
    """
    ones = table("en", "numbers")["ones"]
    for m in _among().finditer(text):
        part, whole = (
            Decimal(ones.get(word.lower(), word.replace(",", "")))
            for word in (m["part"], m["whole"] or m["ten"])
        )
        if not 0 < part < whole:
            continue
        value = text_of(_ROUNDED.divide(part, whole) + Decimal(0))
        of = Span(*m.span("of")) if m["of"] else None
        span = Span(m.start(), m.end("whole" if m["whole"] else "ten"))
        near, whole_word = m["lead"] is not None, m["whole"] or m["ten"]
        yield Quantity(span, value, value, whole_word, "fraction", near, "share", of)


def halves(text: str) -> Iterator[Quantity]:
    """Find halves of something: half of respondents, more than half the fleet.

    Args:
        text: Any English text.
    """
    words = table("en", "units")["before"]
    for m in _halves().finditer(text) if "half" in text or "Half" in text else ():
        lead, half = (m["lead"] or m["near"] or "").lower(), m["half"] or m["by"]
        low, high = (None if lead in words[side] else "0.5" for side in ("most", "least"))
        about = lead in words["about"]
        span = Span(m.start(), m.end("half" if m["half"] else "by"))
        of = Span(*m.span("of")) if m["of"] else None
        yield Quantity(span, low, high, half, "fraction", about, "fraction", of)


def fractions(text: str) -> Iterator[Quantity]:
    """Find fractions; low and high are the fraction as a decimal number.

    A third alone is the next after a second; of something, or after by, it is a part.

    Args:
        text: Any English text.
    """
    words = table("en", "units")
    for m in _pattern().finditer(text):
        point = _POINT.match(text, m.end())
        of = None if point else _OF.match(text, m.end())
        by = text.endswith(("by ", "than ", "to "), 0, m.start())
        if not (of or m["many"] or by or point):
            continue
        part, whole = words["parts"][m["part"].lower()], words["wholes"][m["whole"].lower()]
        value = text_of(_ROUNDED.divide(Decimal(part), Decimal(whole)) + Decimal(0))
        lead = (m["lead"] or "").lower()
        yield Quantity(
            span=Span(m.start(), point.end() if point else m.end()),
            low=None if lead in words["before"]["most"] else value,
            high=None if lead in words["before"]["least"] else value,
            unit=m["whole"],
            unit_norm="pp" if point else "fraction",
            about=lead in words["before"]["about"],
            rule="fraction",
            of=Span(*of.span("of")) if of else None,
        )
