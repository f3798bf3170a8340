"""Foreign names in parts: 옌스-프레데리크 닐센, 우르줄라 폰 데어 라이엔.

The tagger takes them apart at the hyphen and before particles of nobility; the part with the
title is found, and what stands before it is joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from maek.lang.ko.names_tables import tables
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import by_name

HYPHENED = re.compile(r"(?<![가-힣-])(?P<given>(?:[가-힣]{1,6}[-‐])+(?:[가-힣]{1,6} )?)$")
"""Given names with hyphens between, right before a name."""
PARTICLES = re.compile(
    r"(?<![가-힣])(?:(?:폰|반|판) (?:데어|데르|더|덴)|(?:드|데|델) (?:라|로스)) $"
)
"""Particles of two words; those of one word are words of Korean too (다, 반)."""
SIDES = frozenset("한중미일북러영독불호인남당정노사군산학연관민청여야구신")
"""Syllables that stand for countries and parties: 한-미 is no given name."""
FURTHEST = 24
KOREAN = 3
"""Syllables of a Korean name."""


def joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Join to each person what of the name stands before it.

    Args:
        text: The text of the mentions.
        mentions: Mentions in any order, not overlapping.

    Returns:
        The same, with longer names; mentions of their parts alone are gone.
    """
    others = {m.span.end: m for m in mentions}
    longer = {}
    for mention in mentions:
        start = _start(text, mention.span.start, others) if mention.kind == "person" else None
        if start is not None:
            before = text[start : mention.span.start]
            span = Span(start, mention.span.end)
            longer[mention.span] = replace(mention, span=span, name=before + mention.name)
    if not longer:
        return list(mentions)
    whole = [m.span for m in longer.values()]
    return [*(m for m in mentions if not any(w.overlaps(m.span) for w in whole)), *longer.values()]


def _stands_alone(mention: Mention) -> bool:
    """Tell whether a mention before a hyphen is no part of a name: a place, 김정은-푸틴."""
    name = mention.name
    korean = len(name) == KOREAN and name[0] in tables().surnames
    return mention.kind != "person" or korean or name in by_name()


def _start(text: str, at: int, others: Mapping[int, Mention]) -> int | None:
    """Where a name begins that goes on at a place.

    Args:
        text: The text.
        at: Where the part of the name begins that is known.
        others: The mentions, by where they end.
    """
    head = text[max(0, at - FURTHEST) : at]
    if not head.endswith((" ", "-", "‐")):
        return None
    hyphened = HYPHENED.search(head)
    if hyphened is not None:
        parts = re.split("[-‐ ]", hyphened["given"].strip("-‐ "))
        ends = (at - len(hyphened["given"].lstrip()), at)
        inside = (m for end, m in others.items() if ends[0] < end <= ends[1])
        other = SIDES.issuperset(parts) or any(map(_stands_alone, inside))
        return None if other else at - len(head) + hyphened.start()
    found = PARTICLES.search(head)
    if found is None:
        return None
    start = at - len(head) + found.start()
    given = others.get(start - 1)
    return given.span.start if given is not None and given.kind == "person" else start
