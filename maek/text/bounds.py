"""The two ends of a figure, and what the words beside it make of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from maek.model.span import Span
from maek.text.numerals import text_of
from maek.text.toml import toml_table

Narrowing = Mapping[str, Collection[str]]
"""Words under ``least`` (at least, more than) and ``most`` (up to); all others say about."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value, both ends the same where it is exact; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    about: bool = False

    def with_word(self, word: str, words: Narrowing) -> Bounds:
        """Return them as a word beside the number leaves them.

        Args:
            word: The word, or empty for none.
            words: What such words say.
        """
        if not word:
            return self
        if word in words["least"]:
            return replace(self, high=None)
        if word in words["most"]:
            return replace(self, low=None)
        return replace(self, about=True)

    @property
    def low_text(self) -> str | None:
        """The lower end as a quantity has it."""
        return None if self.low is None else text_of(self.low)

    @property
    def high_text(self) -> str | None:
        """The upper end as a quantity has it."""
        return None if self.high is None else text_of(self.high)


def says_open(words: str) -> bool:
    """Tell whether a figure's own words say that it is open at an end: up to 4.8 million, 3명 이상.

    Args:
        words: The figure as it stands in a text of any language.
    """
    low = words.lower()
    return any(word in low for word in toml_table("maek.text", "open_ends")["words"])


def reach(words: str, value: Decimal) -> Decimal:
    """Return how far a figure goes by its words: 1만여 명 may be 1만1천, not 1만8천.

    What is rounded down is nearer to the round number it names than to the next one.

    Args:
        words: The figure as it stands in a text of any language.
        value: What it is understood as.
    """
    patterns = toml_table("maek.text", "open_ends")["somewhat_more"]
    if not any(re.search(pattern, words) for pattern in patterns):
        return value
    exponent = value.normalize().as_tuple().exponent
    return value + Decimal(1).scaleb(int(exponent)) / 2


def leaning(text: str, figure: Span) -> int:
    """Return 1 where more is meant than a figure's number (400여), -1 where less is (nearly 400).

    A bare number, or *about* 400, is neither: 0.

    Args:
        text: A sentence in any language.
        figure: Where the figure with its own words stands in it.
    """
    words = figure.of(text)
    before, behind = text[: figure.start], text[figure.end :]
    rows = toml_table("maek.text", "open_ends")
    if re.search(rows["just_under_before"], before) or re.match(rows["just_under_behind"], behind):
        return -1
    inside = rows["just_under_inside"]
    if re.search(inside, words):
        return -1
    return int(any(re.search(pattern, words) for pattern in rows["somewhat_more"]))
