"""Parts of a whole: 3분의 1, 사분의 일, 5분의 2가량."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Context, Decimal

from maek.lang.ko.quantities_grammar import DIGITS, grammar, read_number
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import text_of

_ROUNDED = Context(prec=15)
"""A third is told to fifteen figures, as much as a program's float holds."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    numbers = grammar().numbers
    word = f"[{''.join([*numbers['digits'], *numbers['small'], *numbers['large']])}]+"
    return re.compile(
        rf"(?:(?<![가-힣])약\s?)?(?:(?<![\d.,가-힣])(?P<whole>{DIGITS}|{word})\s?분의\s?"
        rf"(?P<part>{DIGITS}|{word}))(?P<about>가량|정도|쯤|안팎)?"
    )


def fractions(text: str) -> Iterator[Quantity]:
    """Find fractions; low and high are the fraction as a decimal number.

    Args:
        text: Any Korean text.
    """
    if "분의" not in text:
        return
    numbers = grammar().numbers
    for m in _pattern().finditer(text):
        whole = read_number(m["whole"], numbers).low
        if not whole:
            continue
        value = text_of(_ROUNDED.divide(read_number(m["part"], numbers).low, whole) + Decimal(0))
        about = bool(m["about"]) or m[0].startswith("약")
        yield Quantity(Span(*m.span()), value, value, "분의", "fraction", about, "fraction")
