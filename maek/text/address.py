"""The date an address holds: ``/2024/06/19/``, ``/20240619…``, ``/article/2024/…``."""

from __future__ import annotations

import re
from datetime import date

DAYS = (
    re.compile(r"/((?:19|20)\d\d)[/-](1[0-2]|0?[1-9])[/-](3[01]|[12]\d|0?[1-9])(?=[/\-_.]|$)"),
    re.compile(
        r"(?<!\d)((?:19|20)\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?=\D|\d{3,8}(?:\D|$)|$)"
    ),
)
MONTHS = re.compile(r"/((?:19|20)\d\d)[/-](1[0-2]|0[1-9])(?=/)")
YEARS = re.compile(r"/((?:19|20)\d\d)(?=/)")


def day_in(url: str) -> date | None:
    """Return the day an address holds, or None."""
    for form in DAYS:
        found = form.search(url)
        if found is not None:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def year_in(url: str) -> int | None:
    """Return the year an address holds as a part of its path, or None."""
    found = MONTHS.search(url) or YEARS.search(url)
    return int(found[1]) if found else None
