"""Who, what and where: people, bodies, places and works in a Korean text.

A mention of a person is the name *with* the title that adjoins it, as one span:
``김정은 북한 국무위원장``, ``김 위원장``, ``이재용 삼성전자 회장``; ``name`` is the bare name
inside and ``title`` the rest. (The conventions also allow a full name by itself; it is the
mention only where no title adjoins.) A country or an occupation *before* the name stays
outside (러시아 |블라디미르 푸틴 대통령|, 가수 |아이유|). Particles are never part of a span. Two
names joined by · or 와 are two mentions. A role that stands for one person is a mention of
kind ``role`` (러시아 지도자), people taken together ``group`` (두 정상), 그 ``pronoun``.
Countries are places, whatever they do in the sentence. Mentions never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from maek.lang.ko import names_headline as headline
from maek.lang.ko import names_latin as latin
from maek.lang.ko import names_north as north
from maek.lang.ko import names_roles as roles
from maek.lang.ko import names_things as things
from maek.lang.ko.names_joined import joined
from maek.lang.ko.names_lists import BULLET, appointed
from maek.lang.ko.names_persons import persons
from maek.lang.ko.names_vessels import vessels
from maek.lang.ko.names_view import View, views
from maek.lang.reading import Reading
from maek.model.findings import Mention

FORMS = frozenset(("", "씨", "양", "군"))
"""Titles that say nothing of what somebody is."""


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find the people, bodies, places and works of a text.

    Args:
        reading: The text with its sentences and morphemes.

    Returns:
        Mentions in text order, not overlapping, ``entity`` left empty.
    """
    lines = latin.credit_lines(reading)
    found = [v for v in views(reading) if not any(line.contains(v.span) for line in lines)]
    sure = chain(
        latin.credits(reading.text, lines),
        chain.from_iterable(chain(things.works(v), vessels(v)) for v in found),
        persons(found),
    )
    rest = chain.from_iterable(
        chain(
            *(roles.groups(v), roles.roles(v), things.things(v), roles.pronouns(v)),
            north.countries(v),
        )
        for v in found
    )
    if BULLET.search(reading.text) is not None:
        listed = list(chain.from_iterable(map(appointed, found)))
        apart = (m for m in sure if not BULLET.search(m.span.of(reading.text)))
        sure = chain(listed, apart)
        rest = chain(m for m in rest if not BULLET.search(m.span.of(reading.text)))
    if short := headline.with_characters(found):
        sure = chain(sure, chain.from_iterable(map(headline.titled, short)))
        rest = chain(rest, chain.from_iterable(map(headline.abbreviated, short)))
    chosen = _apart(chain(sorted(sure, key=_weight), sorted(rest, key=_weight)), len(reading.text))
    chosen = joined(reading.text, _without_roles_of_named(chosen))
    chosen += _apart(things.glosses(reading.text, chosen), len(reading.text), chosen)
    return tuple(_with_titles_before(sorted(chosen, key=lambda m: m.span), found))


def _with_titles_before(mentions: list[Mention], found: list[View]) -> Iterator[Mention]:
    """Yield the mentions; a person without a title gets the one right before the name.

    The span stays the name's (북한 외무상 | 최선희); the title says whom 외무상 means later.
    """
    at = 0
    for mention in mentions:
        while at + 1 < len(found) and found[at + 1].span.start <= mention.span.start:
            at += 1
        title = ""
        if mention.kind == "person" and mention.title in FORMS and found:
            title = roles.before(found[at], mention.span.start)
        yield replace(mention, title=title) if title else mention


def _without_roles_of_named(found: list[Mention]) -> list[Mention]:
    """Leave out roles right before the name of who holds them (북한 외무상 | 최선희)."""
    starts = {m.span.start for m in found if m.kind == "person"}
    return [m for m in found if m.kind != "role" or m.span.end + 1 not in starts]


def _weight(mention: Mention) -> tuple[int, int]:
    """Longer mentions first, then earlier ones."""
    return -len(mention.span), mention.span.start


def _apart(found: Iterable[Mention], size: int, taken: Iterable[Mention] = ()) -> list[Mention]:
    """Keep, in the order given, the mentions that overlap none kept before."""
    covered = bytearray(size)
    for mention in taken:
        covered[mention.span.start : mention.span.end] = b"\x01" * len(mention.span)
    kept: list[Mention] = []
    for mention in found:
        span = mention.span
        if len(span) and not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\x01" * len(span)
            kept.append(mention)
    return kept
