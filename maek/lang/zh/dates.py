"""Chinese dates: the grammar of dates in Han characters with this language's table."""

from __future__ import annotations

from maek.lang import han_dates
from maek.lang.pack import DateFound
from maek.lang.reading import Reading


def dates(reading: Reading) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: A Chinese text.
    """
    return han_dates.dates(reading, "zh")
