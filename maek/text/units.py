"""Units that can be turned into each other, with their size in the base unit of their kind."""

from __future__ import annotations

from decimal import Decimal

TO_BASE: dict[str, tuple[str, Decimal]] = {
    code: (base, Decimal(factor))
    for base, rows in {
        "m": {
            "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "ft": "0.3048",
            "in": "0.0254", "nmi": "1852",
            "kmh": "1000", "km/h": "1000", "mph": "1609.344",
        },
        "kg": {"kg": "1", "t": "1000", "g": "0.001", "lb": "0.45359237"},
        "m2": {"m2": "1", "km2": "1000000", "ha": "10000", "acre": "4046.86"},
        "W": {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"},
        "L": {"L": "1", "gallon": "3.785", "barrel": "158.987"},
        "pp": {"pp": "1", "bp": "0.01"},
    }.items()
    for code, factor in rows.items()
}  # fmt: skip
"""시속 120km is written as a length and is a speed."""

WON: dict[str, tuple[int, int]] = {
    "USD": (700, 1900), "EUR": (1000, 2200), "GBP": (1200, 2900), "JPY": (5, 17),
    "CNY": (90, 250), "CHF": (700, 2100), "CAD": (600, 1400), "AUD": (500, 1300),
    "RUB": (8, 60), "INR": (11, 30), "THB": (25, 60), "TWD": (25, 55), "HKD": (90, 240),
    "KRW": (1, 1),
}  # fmt: skip
"""How many won a unit of money has been worth since 1997, at least and at most."""

ALIKE = Decimal("0.85"), Decimal("1.18")
"""So far apart a measure and its rounded conversion may be."""
DEGREES_ALIKE = Decimal(4)
"""So many degrees Fahrenheit a temperature in round Celsius may be off."""
LOOSE = Decimal(2)
"""So much more or less than it ever was worth a sum of money may be; tenfold is a slip."""


def base_size(number: Decimal, unit: str) -> tuple[Decimal, str] | None:
    """Return a measure in the base unit of its kind.

    Args:
        number: In ``unit``.
        unit: A unit code.

    Returns:
        The number and the base unit's code; None for a unit that is not turned into others.
    """
    if unit not in TO_BASE:
        return None
    base, size = TO_BASE[unit]
    return number * size, base


def may_equal(one: tuple[Decimal, str], other: tuple[Decimal, str]) -> bool | None:
    """Tell whether a measure may be another one told in other units.

    Args:
        one: Number and unit code.
        other: Number and unit code.

    Returns:
        None where the units are of two kinds, or one.
    """
    (a, unit), (b, other_unit) = one, other
    if unit == other_unit or not a or not b:
        return None
    if unit in TO_BASE and other_unit in TO_BASE:
        (base, size), (other_base, other_size) = TO_BASE[unit], TO_BASE[other_unit]
        return ALIKE[0] < a * size / (b * other_size) < ALIKE[1] if base == other_base else None
    if {unit, other_unit} == {"degC", "degF"}:
        celsius, fahrenheit = (a, b) if unit == "degC" else (b, a)
        return abs(celsius * 9 / 5 + 32 - fahrenheit) <= DEGREES_ALIKE
    if unit in WON and other_unit in WON:
        (low, high), (least, most) = WON[unit], WON[other_unit]
        return a * low <= LOOSE * b * most and b * least <= LOOSE * a * high
    return None
