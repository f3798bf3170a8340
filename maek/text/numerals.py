"""Numerals: digits and separators, and number words with multipliers, as exact Decimals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Part = tuple[Literal["number", "small", "large"], Decimal]
"""A piece of a written number: a number, a multiplier inside a group (십, hundred), or one
that closes a group (만, 억, thousand, million)."""


def decimal(digits: str, point: str = ".") -> Decimal:
    """Read a number written in digits of any script.

    Args:
        digits: ``1,234.5``, ``１２３``, ``1 200``; with ``point=","`` also ``1.234,5``.
        point: The decimal sign where it is not clear from the digits: one ``,`` or ``.``
            with exactly three digits behind it groups thousands unless it is ``point``.

    Raises:
        ValueError: If this is not one number.
    """
    plain = "".join(_digit(c) for c in digits.strip())
    group = "," if point == "." else "."
    if group in plain and not _is_grouped(plain, group, point):
        raise ValueError(f"not a number: {digits!r}")
    cleaned = re.sub(r"[\s'\u202f\u2009]", "", plain).replace(group, "").replace(point, ".")
    if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", cleaned):
        raise ValueError(f"not a number: {digits!r}")
    return Decimal(cleaned)


def compose(parts: Iterable[Part]) -> Decimal:
    """Add up a number written in pieces: 1만 5천 is 15000, two hundred million 200000000.

    Args:
        parts: In the order written. A multiplier without a number before it counts once.
    """
    total = group = Decimal(0)
    number: Decimal | None = None
    for kind, value in parts:
        if kind == "number":
            number = value if number is None else number + value
        elif kind == "small":
            # "three hundred" multiplies what stands before; "백" alone is one hundred.
            group += (1 if number is None else number) * value
            number = None
        else:
            group += number or 0
            total += (group or 1) * value
            group, number = Decimal(0), None
    return total + group + (number or 0)


def text_of(value: Decimal) -> str:
    """Write a Decimal plainly: no exponent, no idle zeros behind the point."""
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1)) if abs(value) < Decimal(10) ** 25 else int(value))
    return format(value.normalize(), "f")


def _digit(char: str) -> str:
    if char.isdecimal() and not char.isascii():
        return str(unicodedata.digit(char))
    return {"，": ",", "．": ".", "−": "-", "–": "-"}.get(char, char)


def _is_grouped(plain: str, group: str, point: str) -> bool:
    whole = plain.lstrip("+-").split(point)[0]
    head, *rest = whole.split(group)
    return 1 <= len(head) <= 3 and all(len(r) == 3 for r in rest)
