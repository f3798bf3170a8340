"""Numerals: digits and multipliers as exact numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.text.numerals import compose, decimal, text_of


@pytest.mark.parametrize(
    ("digits", "point", "value"),
    [
        ("1,234.5", ".", "1234.5"),
        ("10,000", ".", "10000"),
        ("1 200", ",", "1200"),
        ("1.234,5", ",", "1234.5"),
        ("1,5", ",", "1.5"),
        ("１２３", ".", "123"),
        ("0.50", ".", "0.5"),
    ],
)
def test_digits(digits: str, point: str, value: str) -> None:
    assert decimal(digits, point) == Decimal(value)


@pytest.mark.parametrize("digits", ["", "1,23", "a", "1.2.3", ","])
def test_no_number(digits: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        decimal(digits)


def test_multipliers_add_up() -> None:
    n, s, big = "number", "small", "large"
    parts = [(n, Decimal(1)), (big, Decimal(10000)), (n, Decimal(5)), (s, Decimal(1000))]
    assert compose(parts) == 15000
    assert compose([(big, Decimal(10000))]) == 10000
    assert compose([(n, Decimal("1.2")), (big, Decimal(10000))]) == 12000


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**15))
def test_text_of_reads_back(value: Decimal) -> None:
    assert Decimal(text_of(value)) == value
    assert "E" not in text_of(value)
