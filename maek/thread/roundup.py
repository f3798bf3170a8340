"""Round-ups, digests and live blogs: pieces about many happenings, by headline and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from maek.text.toml import toml_table

SPREAD = 5
"""A piece that dates at least so many of its sentences to as many months looks back."""
DIGEST = "the headline calls it a digest"
"""How the reason begins for which a digest stands outside the stories."""
SHARE = 0.3
"""…when those are at least this share of all its sentences."""


def why_roundup(title: str, lang: str, days: Iterable[str], sentences: int) -> str:
    """Say why a piece is a round-up, or return ``""``.

    A headline that says so is believed when the text bears it out with dates in at least
    three different months; without such a headline a chronicle must date most of what it
    tells. A live blog follows one day, a digest is of one; both are believed on their headline.

    Args:
        title: The headline.
        lang: Its language, without region.
        days: The day each dated sentence gives, one entry per sentence.
        sentences: How many sentences the piece has.
    """
    told = [day for day in days if _is_day(day)]
    months = {day[:7] for day in told}
    for kind, patterns in _patterns(lang).items():
        said = next((m.group() for p in patterns if (m := p.search(title))), "")
        if said and kind == "live":
            return f"the headline calls it a live report: {said}"
        if said and kind == "digest":
            return f"{DIGEST}: {said}"
        if said and kind == "review" and len(months) >= 3:
            return f"the headline says it looks back ({said}), the text dates {len(months)} months"
    if len(months) >= SPREAD and len(told) >= SHARE * sentences and _years_apart(told):
        return f"it tells of {len(months)} different months"
    return ""


def _years_apart(days: list[str]) -> bool:
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    return (last - first).days > 180


def is_digest(why: str) -> bool:
    """Tell whether a round-up is one of a day's or a week's news, of no one affair.

    Args:
        why: What :func:`why_roundup` said of it.
    """
    return why.startswith(DIGEST)


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == 10


@cache
def _patterns(lang: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    rows = toml_table("maek.thread", "roundup")
    told = rows["und"], rows.get(lang, {})
    return {
        kind: tuple(re.compile(p, re.IGNORECASE) for own in told for p in own.get(kind, ()))
        for kind in ("live", "digest", "review")
    }
