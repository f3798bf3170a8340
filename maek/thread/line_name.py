"""A storyline's name, as an editor would print it: whose affair it is, and what affair.

A headline tells one happening; a storyline goes on for months. What all of it is about stands
in the words its headlines share (한은 기준금리), and where these name nobody or no affair, it is
added: the country, the person or the body that carries it, and what the table calls its affair
(수단 내전, 페루 살바티에라 재판, 독일 철도 파업).
"""

from __future__ import annotations

from collections.abc import Sequence

from maek.thread.affairs import Affair, Told, affairs_of, general, is_role, told_of
from maek.thread.carriers import Who, carriers
from maek.thread.item import Glimpse
from maek.thread.line_words import Rarity, shared_words

SECOND = 0.65
"""A second name is told where it carries the storyline nearly as much."""
HOME = "c-KR"
"""The country a name does without."""
ENOUGH = 2
"""Words in common that say so much that an affair only headlines can add…"""
WIDE = 2
"""…and words in common a name has at most beside it and the country."""
READERS = "ko"
"""The language names are in wherever one report is."""
SORTS = {"place": "", "places": "", "spot": "l", "person": "p", "body": "bwp", "thing": "w"}
"""Whose an affair is, as sorts of :class:`maek.thread.carriers.Who`."""
PLACES = ("place", "places", "spot")
"""Whose an affair is, where it is a place's."""


def line_name(told: Sequence[Sequence[Glimpse]], rarity: Rarity) -> str:
    """Return the name of a storyline of several stories, empty where nothing names it.

    Args:
        told: Per story the articles that speak for it.
        rarity: How much a feature of a kind tells, by how rare it is.
    """
    lang = _language(told)
    words = [w for w in shared_words(told, lang, rarity) if w.lower() not in general(lang)]
    who = carriers(told, lang)
    stories = [told_of(own) for own in told]
    for affair in affairs_of(stories):
        if name := _named(affair, words, who, stories, lang):
            return name
    return _without_affair(words, who, lang)


def _language(told: Sequence[Sequence[Glimpse]]) -> str:
    """Return the readers' language where any headline is in it, or most are in none they know."""
    spoken = [{item.lang for item in own if item.title} for own in told]
    if any(READERS in langs for langs in spoken):
        return READERS
    return "en" if sum("en" in langs for langs in spoken) * 2 >= len(told) else READERS


def _named(
    affair: Affair, words: Sequence[str], who: Sequence[Who], stories: Sequence[Told], lang: str
) -> str:
    """Return the name of a storyline by one affair, empty where it does not say whose it is."""
    own = _telling(words, affair, who, lang)
    what = next((w for w in words if affair.names(w, lang)), affair.called(stories, lang))
    told = what in words or any(affair.names(word, lang) for word in own)
    if not told and len(own) >= ENOUGH and not all(map(affair.headed, stories)):
        what = ""
    named = _before(own, affair, who, lang)
    if not named and not own:
        return ""
    asked = not own or (affair.of == "person" and len(own) < ENOUGH)
    kind = affair.kind(stories, lang) if asked else ""
    # An affair headlines name keeps its place behind whose it is: 한은 기준금리 인하.
    ordered = [word for word in words if word in own or word == what]
    if what in ordered and ordered[0] != what:
        return _joined(("·".join(named), *ordered))
    return _joined(("·".join(named), *own, kind, what))


def _telling(words: Sequence[str], affair: Affair, who: Sequence[Who], lang: str) -> list[str]:
    """Return the words in common that say whose affair it is, or which.

    What somebody is does not, nor does what the affair goes with. An election is a country's,
    whoever won it; a trial is not.
    """
    own = [word for word in words if (lang, word.lower()) not in affair.heard]
    countries = [one.label for one in who if one.sort == "c"]
    if affair.of in PLACES:
        people = [one.label for one in who if one.sort == "p"]
        own = [w for w in own if not any(w in name for name in people)]
    elif all(word in countries for word in own):
        return []
    named = [word for word in own if not is_role(word, lang)]
    told = named or ([] if affair.of in PLACES else own)
    places = [word for word in told if word in countries]
    return [w for w in told if w in places or w in [o for o in told if o not in places][:WIDE]]


def _before(own: Sequence[str], affair: Affair, who: Sequence[Who], lang: str) -> list[str]:
    """Return who is told before the words in common."""
    country = next((one for one in who if one.sort == "c" and one.id != HOME), None)
    abroad = [country.label] if country else []
    if own:
        # They name somebody or something; abroad it is told where, if headlines tell it.
        told = any(label in word or word in label for label in abroad for word in own)
        asked = lang == READERS and affair.of in PLACES and country is not None and country.headed
        return abroad if asked and not told else []
    return _whose(affair, who, abroad, lang)


def _whose(affair: Affair, who: Sequence[Who], abroad: Sequence[str], lang: str) -> list[str]:
    """Return whose affair it is, by names that carry the storyline."""
    if affair.of == "places":
        countries = [one for one in who if one.sort == "c"]
        # Whoever lets others talk in his capital is no side.
        return _two([one for one in countries if one.headed] or countries[:1])
    best = next((one for one in who if one.sort in SORTS[affair.of]), None)
    if best is None or (best.foreign and affair.of in ("thing", "spot")):
        return [] if affair.of in ("person", "body") else list(abroad)
    if lang != READERS or affair.of in ("body", "thing"):
        return [best.label]
    return [" ".join((*abroad, best.label))]


def _two(who: Sequence[Who]) -> list[str]:
    """Return the name that carries most, and a second one that carries nearly as much."""
    return [one.label for one in who[:2] if one.carries >= SECOND * who[0].carries]


def _without_affair(words: Sequence[str], who: Sequence[Who], lang: str) -> str:
    """Return a name of what cannot be called an affair: the words in common, or two names."""
    places = [one.label for one in who if one.sort in "cl"]
    if len(words) > 1 or (lang == READERS and any(word not in places for word in words)):
        return _joined(words)
    told = _two([one for one in who if one.sort != "l"])
    return "·".join(told) if len(told) > 1 else ""


def _joined(parts: Sequence[str]) -> str:
    """Put a name together; no part is told twice."""
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept.append(part)
    return " ".join(kept)
