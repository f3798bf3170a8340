"""What an outlet's page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from maek.publish.card import Listed
from maek.publish.gather import Told
from maek.publish.words import Words
from maek.text.known import by_id

LISTED = 300
"""Articles on an outlet's page, the newest."""


def outlet_view(articles: Sequence[tuple[Listed, Told]], words: Words) -> dict[str, Any]:
    """Return what an outlet's page shows.

    Args:
        articles: Its articles, each with the story it is in.
        words: The site's words.
    """
    ordered = sorted(articles, key=lambda row: (row[0].day, row[0].id), reverse=True)
    listed = [article for article, _ in ordered]
    outlet = listed[0].outlet
    return {
        "outlet": outlet,
        "country": _country(outlet.country, words.lang),
        "count": len(listed),
        "rows": ordered[:LISTED],
        "counted": Counter(words(key) for article in listed for key in article.labels),
        "days": (listed[-1].day, listed[0].day),
    }


def _country(code: str, lang: str) -> str:
    """Return a country's name: 한국 for KR; the code where no table has it."""
    row = by_id().get(f"c-{code.upper()}")
    return dict(row.pairs()).get(lang, code) if row else code
