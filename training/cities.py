"""Make the tables of cities of English, Russian, Japanese and Chinese from Unicode CLDR.

Writes ``maek/lang/<code>/tables/cities.toml``: the cities that time zones are named after, as
babel carries them (Unicode-3.0 licence), without countries and islands of the same name::

    .venv/bin/python training/cities.py
"""

from __future__ import annotations

import sys
from pathlib import Path

LANG = Path(__file__).parents[1] / "maek/lang"
CODES = ("en", "ru", "ja", "zh")
PARTS = ("Africa", "America", "Asia", "Australia", "Europe", "Pacific")
LEFT_OUT = frozenset(
    (
        "Indiana",
        "Kentucky",
        "North_Dakota",
        "Nome",
        "Phoenix",
        "Center",
        "Currie",
        "Jersey",
        "Guernsey",
        "Isle_of_Man",
        "Reunion",
        "Famagusta",
        "Midway",
        "Wake",
        "Easter",
        "Galapagos",
        "Niue",
        "Truk",
        "Merida",
        "Resolute",
        "Creston",
        "Inuvik",
        "Eirunepe",
        "Santarem",
        "Menominee",
        "Noronha",
        "Vostok",
        "Kwajalein",
        "Johnston",
        "Efate",
        "Enderbury",
        "Eucla",
        "Regina",
        "Dawson",
    )
)
"""Last parts of zone names that are words, people or specks."""


def cities(code: str) -> list[str]:
    """Return the names of the cities in a language, sorted.

    Args:
        code: A language code.
    """
    from babel import Locale
    from babel.core import get_global

    locale = Locale(code)
    named = {zone: row["city"] for zone, row in locale.time_zones.items() if "city" in row}
    zones = set(get_global("zone_territories")) | set(named)
    countries = set(locale.territories.values())
    found: set[str] = set()
    for zone in zones:
        part, _, last = zone.partition("/")
        if part not in PARTS or "/" in last or last in LEFT_OUT:
            continue
        name = named.get(zone) or (last.replace("_", " ") if code == "en" else "")
        if len(name) > 1 and name not in countries and not any(c in name for c in "(（"):
            found.add(name)
    return sorted(found)


def main() -> int:
    """Write the four tables."""
    for code in CODES:
        names = cities(code)
        lines = "".join(f'  "{name}",\n' for name in names)
        head = "# Cities of time zones, made by training/cities.py from CLDR (Unicode-3.0)."
        (LANG / code / "tables/cities.toml").write_text(
            f"{head}\n\nnames = [\n{lines}]\n", encoding="utf-8"
        )
        sys.stdout.write(f"{code}: {len(names)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
