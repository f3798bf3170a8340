"""Sentences of a page with their exact figures, and the rows that tell how sums are worded.

A language has the ``sum_*`` rows in its ``page.toml``, in which ``@`` stands for an exact figure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text import marks

FIRST = 0xE100
ANY = "\ue100-\uf8ff"
FIGURE = f"([{ANY}])"
"""An exact figure of a sentence, for the patterns: one letter for private use."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
NEAR = Decimal("0.03")
"""Rounded parts make a whole that is off by no more than this."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a language, compiled."""

    total: re.Pattern[str]
    """What stands before a sum of all that is before it."""
    open: re.Pattern[str]
    """What says that parts may lack, or be parts of parts."""
    and_more: re.Pattern[str]
    whole: re.Pattern[str]
    """A whole, then all of its parts."""
    among: re.Pattern[str]
    """What stands between a whole and some of its parts."""
    part: re.Pattern[str]
    change: re.Pattern[str]
    each: re.Pattern[str]
    share: re.Pattern[str]
    share_before: re.Pattern[str]
    than: re.Pattern[str]
    """A figure, the one it is compared with, and by how much it is more or less."""
    than_before: re.Pattern[str]
    """The same of a figure the sentence before tells."""
    both: re.Pattern[str]
    """A figure, and by how much another is more or less, in units and per cent."""
    rest_of: re.Pattern[str]
    """A whole and one part of it."""
    rest: re.Pattern[str]
    """What is left of such a whole."""
    pair: re.Pattern[str]
    """Two sorts of those counted, and how many both are."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a letter for every exact figure."""

    span: Span
    words: str
    figures: tuple[Quantity, ...]
    text: str
    """The whole page."""

    def said(self, figures: Sequence[Quantity], by: str = " + ") -> str:
        """Figures as the page has them."""
        return by.join(f.span.of(self.text) for f in figures)

    def as_told(self, value: Decimal, like: Quantity) -> str:
        """A number in the words of a figure: 62,000,000,000 is 620억 원 beside 600억 원."""
        words, number = like.span.of(self.text), number_of(like)
        found = NUMBER.findall(words)
        told = Decimal(found[0].replace(",", "")) if len(found) == 1 else Decimal(0)
        if not told or not number:
            return f"{value.normalize():,f}"
        return words.replace(found[0], f"{(value * told / number).normalize():,f}", 1)

    def of(self, letter: str) -> Quantity:
        """The figure a letter stands for."""
        return self.figures[ord(letter) - FIRST]


def told_in(
    reading: Reading, pack: LanguagePack, quantities: Sequence[Quantity]
) -> Sequence[Sentence]:
    """Return the sentences of an article whose figures may be added up, where there are several.

    Args:
        reading: Of an article.
        pack: Of its language.
        quantities: Its figures.
    """
    if len(quantities) < 2 or sum_rows(pack) is None:
        return ()
    return tuple(_told_in(reading, quantities))


def _told_in(reading: Reading, quantities: Sequence[Quantity]) -> Iterator[Sentence]:
    """The sentences of running text with figures, none of them spoken."""
    found: dict[Span, list[Quantity]] = {}
    for quantity in quantities:
        sentence = reading.sentence_at(quantity.span.start)
        block = reading.block_at(quantity.span.start)
        if sentence is not None and block is not None and block.kind in TOLD:
            found.setdefault(sentence, []).append(quantity)
    spoken = marks.pair(reading.text)
    for sentence, figures in found.items():
        exact = [f for f in figures if f.is_one and not spoken.around(f.span.start)]
        at, words = sentence.start, ""
        for number, figure in enumerate(exact):
            words += reading.text[at : figure.span.start] + chr(FIRST + number)
            at = max(at, figure.span.end)
        words += reading.text[at : sentence.end]
        yield Sentence(sentence, words, tuple(exact), reading.text)


def number_of(figure: Quantity) -> Decimal:
    """Return the number of an exact figure.

    Args:
        figure: With a lower bound.
    """
    return Decimal(figure.low or 0)


def is_near(one: Decimal, other: Decimal, *, about: bool = False) -> bool:
    """Tell whether a sum is meant by a number, which may be rounded.

    Args:
        one: What the parts make.
        other: The number told.
        about: Whether the page has it as a rough one.
    """
    slack = max(abs(other) * (2 * NEAR if about else NEAR), Decimal(0))
    rounded = other == other.to_integral_value() and abs(other) < 1000
    return one == other if rounded and not about else abs(one - other) <= slack


def sum_rows(pack: LanguagePack) -> Rows | None:
    """Return the rows of a language, or None where it has none.

    Args:
        pack: Of the language.
    """
    return _rows(tuple((k, v) for k, v in pack.page_words().table.items() if k[:4] == "sum_"))


@functools.cache
def _rows(table: tuple[tuple[str, tuple[str, ...]], ...]) -> Rows | None:
    if not table:
        return None
    given = {key[4:]: row for key, row in table}
    return Rows(
        **{
            field.name: re.compile(spelled_out(given.get(field.name, ["(?!)"])), re.IGNORECASE)
            for field in fields(Rows)
        }
    )


def spelled_out(row: Sequence[str]) -> str:
    """Return a row as a pattern, with what @ stands for: a figure, or any but a figure.

    Args:
        row: Regular expressions.
    """
    return "|".join(row).replace("[^@", f"[^{ANY}").replace("@", f"([{ANY}])")
