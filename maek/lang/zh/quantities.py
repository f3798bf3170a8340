"""Chinese figures: the grammar of figures in Han characters with this language's table."""

from __future__ import annotations

from maek.lang import han_quantities
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.zh.counted import chains, what
from maek.model.findings import Quantity


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find figures with a unit, in text order.

    Args:
        reading: A Chinese text.
        dates: What the drawer of dates found.
    """
    return han_quantities.quantities(reading, dates, "zh", what, chains())
