"""Where a report plays: the countries its headline and opening name, in any language.

Reports of one sort of happening read alike in any language; what tells the crash in Peru from
the one in Bolivia is the country. A town or a seat of government stands for its country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from maek.text.senses import PLACE, senses
from maek.text.toml import toml_table

LEAST = 2
"""Characters of a name that counts: 日 is Japan in a headline, and a day anywhere else."""
HEADLINE = 2.0
"""A country of the headline counts as so many of the opening."""
HOME = {"ko": "c-KR", "ja": "c-JP", "ru": "c-RU"}
"""The country a report names none for."""
_COUNTRY = 3
"""Length of a country's key: ``@kr``."""
_LEAGUES = frozenset(("@un", "@eu"))
"""Keys as short that are no country's."""


def where(
    title: str, opening: str, lang: str, named: Iterable[tuple[str, float]] = ()
) -> dict[str, float]:
    """Return the countries a report names, by their entity ids, with how often.

    Args:
        title: The headline.
        opening: The beginning of the running text.
        lang: Its language, without region.
        named: Countries its analysis found there, with how much each counts: half the countries
            of the world are in no table of seats, and who reports of one of them is not at home.
    """
    found: defaultdict[str, float] = defaultdict(float)
    for text, worth in ((title, HEADLINE), (opening, 1.0)):
        for country in _named(text, lang):
            found[country] += worth
    if not found and lang in HOME:
        # Elsewhere they would be all there is: a country told of in passing joined strangers.
        for country, worth in named:
            found[country] += worth
        return dict(found) or {HOME[lang]: 1.0}
    return dict(found)


def _named(text: str, lang: str) -> Iterator[str]:
    """Yield the country of every place, of names within one another only the longest."""
    end = 0
    for sense in sorted(senses(text, lang, mark=PLACE), key=lambda s: (s.start, -s.end)):
        if sense.end <= end or sense.end - sense.start < LEAST:
            continue
        end = sense.end
        key = sense.key if len(sense.key) == _COUNTRY else _lies_in().get(sense.key, "")
        if key and key not in _LEAGUES:
            yield f"c-{key[1:].upper()}"


@cache
def _lies_in() -> dict[str, str]:
    """Return the country of towns, regions and seats of government."""
    rows = toml_table("maek.text", "seats").items()
    return {f"{PLACE}{seat}": f"{PLACE}{country}" for country, own in rows for seat in own}
