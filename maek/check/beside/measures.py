"""Figures as numbers in base units, so that kilometres and metres can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from maek.model.findings import Quantity
from maek.text.units import TO_BASE


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
