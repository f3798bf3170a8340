"""Figures as numbers in base units, so that kilometres and metres can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from maek.model.findings import Quantity

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
"""Units that can be turned into each other; 시속 120km is written as a length and is a speed."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as numbers in its base unit."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    about: bool

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high


@lru_cache(maxsize=65536)
def amount(figure: Quantity) -> Amount:
    """Return a figure in its base unit.

    Args:
        figure: As found in a text.
    """
    base, factor = TO_BASE.get(figure.unit_norm, (figure.unit_norm, Decimal(1)))
    low = Decimal(figure.low) * factor if figure.low is not None else None
    high = Decimal(figure.high) * factor if figure.high is not None else None
    return Amount(low, high, base, figure.about)
