"""Names without a language pack: the known ones, as English or Russian spells them."""

from __future__ import annotations

from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.model.findings import Mention
from maek.text.overlap import longest_first
from maek.text.scripts import counts


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find known people, bodies and countries.

    Args:
        reading: A text in any language.
    """
    letters = counts(reading.text)
    spelling = "ru" if letters["cyrillic"] > letters["latin"] else "en"
    return tuple(
        sorted(longest_first(known_mentions(reading.text, spelling)), key=lambda m: m.span)
    )
