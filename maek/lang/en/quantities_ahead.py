"""What stands behind an English figure and is what it is of: a $74 million budget, 9 in of rain."""

from __future__ import annotations

import re

from maek.lang.en.quantities_of import finite, is_quality
from maek.lang.tables import table
from maek.model.span import Span

_WORD = re.compile(r"[ -]?(?P<word>(?:[A-Z]\.){2,}|[A-Za-z][\w’'-]*)")
_OWN = (
    r"(?:(?:the|all|its|their|his|her|our|my|those|these|every|each|such|a|an|some|any|both)\s"
    r"|(?:[A-Za-z’'.-]+\s)?[A-Za-z’'.-]+[’']s?\s(?!\w+[’'])){0,3}"
)
_COUNT = (
    r"(?:(?:(?:about|nearly|roughly|more\sthan|some|up\sto)\s)?\d[\d,.]*\s(?:[a-z]+illion\s)?)?"
    r"(?:(?:tons|tonnes|barrels)\sof\s)?"
)
_SHARE = re.compile(rf"\sof\s{_OWN}{_COUNT}(?=[A-Za-z])")
"""6% of its global [workforce], 4.8% of [GDP]: a share of what stands behind it."""
_FILLING = re.compile(r"\s(?:worth\s)?of\s(?:[a-z]+s[’']\s|[A-Za-z]+[’']s\s)?(?=[A-Za-z])")
_IN_KIND = re.compile(
    r"\s(?:(?:US|U\.S\.)\s)?in\s"
    r"(?!(?:total|exchange|return|addition|advance|order|place|part|front|terms|response)\b)(?=[a-z])"
)
"""$3.2 million in [damages], 40 million euros in [unpaid taxes]."""
_FOR = re.compile(
    r"\s(?:(?:this|next|last|a)\s(?:year|month|week)\s)?(?:on|in|into|for|toward|towards)\s"
    + _OWN
    + "(?=[a-z])"
)
_SPENT = re.compile(
    r"\b(?:spen[dt]s?|spending|invest(?:s|ed|ing|ment|ments)?|allocat(?:e[ds]?|ing)|earmark(?:s|ed|ing)?"
    r"|(?:set|sets|setting)\saside|pledg(?:e[ds]?|ing)|pour(?:s|ed|ing)?|commit(?:s|ted|ting)?"
    r"|budget(?:s|ed|ing)?|devot(?:e[ds]?|ing)|inject(?:s|ed|ing)?|approv(?:e[ds]?|ing)"
    r"|pa(?:y|ys|id|ying)|sought|seek(?:s|ing)?|request(?:s|ed|ing)?|rais(?:e[ds]?|ing))\s"
    r"(?:[\w’'-]+\s){0,4}$"
)
_BEFORE_NOUN = re.compile(
    r"(?:(?:^|[\s(“\"])(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]his|[Tt]hat|[Ee]ach"
    r"|[Aa]nother|[Ee]very|two|three|four|five)|[’']s?)\s"
    r"(?P<between>(?:[a-z-]+\s){0,2})$"
)
"""A further $5 million [grant]: what begins before the figure goes on behind it."""
_MORE = re.compile(
    r"\s(?:lower|higher|more|fewer|less|larger|smaller|greater|bigger)\s(?!(?:than|likely|at|in|on|to)\b)(?=[a-z])"
)
"""A 19 percent lower [risk], 12% more [cars]."""
_DIMENSION = re.compile(
    r"\s(?:wide|long|tall|deep|high|thick|across|in\s(?:diameter|length|height|width|depth|size))\b"
)
_OF_CHANGE = re.compile(r"\s(?:in|on|to|for)\s" + _OWN + r"(?=[A-Za-z])")
_MODIFIES = re.compile(r"(?:al|ed|ic|ive|ous|ing|ary|ible|able|an|ern|ese|ish|ar)$")
_PRONOUN = frozenset({"those", "them", "these", "this", "that", "what", "which", "people"})
_MOST = 4


def phrase(text: str, at: int, stop: frozenset[str], *, proper: bool = False) -> Span | None:
    """Return the noun phrase that begins at a place, up to its plural or to what ends it.

    Args:
        text: The text.
        at: Where its first word begins.
        stop: Words that belong to no such phrase.
        proper: Whether it may be a name alone: 4.8% of [GDP].
    """
    end = at
    low = False
    for count in range(_MOST):
        m = _WORD.match(text, end)
        if m is None or (count and text[end] not in " -"):
            break
        word = m["word"].lower()
        if word in stop or word in finite() or word.endswith("ly"):
            break
        if count and (
            m["word"][0].isupper() or (word.endswith("ed") and not _goes_on(text, m, stop))
        ):
            break  # a $9.6 billion order announced Wednesday
        end, low = m.end(), low or m["word"][0].islower()
        if word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s")):
            break  # of [registered voters] backed it
    if end == at or (text[at:end].lower() in _PRONOUN) or text[at:end].endswith(("’s", "'s")):
        return None
    return Span(at, end) if low or proper else None


def _goes_on(text: str, word: re.Match[str], stop: frozenset[str]) -> bool:
    """Whether a participle leads on to a noun: Iranian refined oil."""
    behind = _WORD.match(text, word.end())
    return bool(
        behind
        and behind["word"].islower()
        and not (behind["word"] in finite() or behind["word"] in stop)
    )


def share(text: str, at: int, stop: frozenset[str]) -> Span | None:
    """Return of what whole a per cent is a share: 6% of its [workforce].

    Args:
        text: The text.
        at: Where the figure ends.
        stop: Words that belong to no such phrase.
    """
    m = _SHARE.match(text, at)
    return phrase(text, m.end(), stop, proper=True) if m else None


def filling(text: str, at: int, stop: frozenset[str]) -> Span | None:
    """Return what a measure is full of: 30 centimeters of [snow], 5 tons of [rice].

    Args:
        text: The text.
        at: Where the figure ends.
        stop: Words that belong to no such phrase.
    """
    m = _FILLING.match(text, at)
    return phrase(text, m.end(), stop) if m else None


def in_kind(text: str, at: int, stop: frozenset[str]) -> Span | None:
    """Return what a sum is paid in: $3.2 million in [damages].

    Args:
        text: The text.
        at: Where the figure ends.
        stop: Words that belong to no such phrase.
    """
    m = _IN_KIND.match(text, at)
    return phrase(text, m.end(), stop) if m else None


def spent_on(text: str, start: int, at: int, stop: frozenset[str]) -> Span | None:
    """Return what a sum is spent on: to spend $900 million on [new prisons].

    Args:
        text: The text.
        start: Where the figure begins.
        at: Where it ends.
        stop: Words that belong to no such phrase.
    """
    m = _FOR.match(text, at)
    if m is None or not _SPENT.search(text, max(0, start - 60), start):
        return None
    return phrase(text, m.end(), stop)


def modified(text: str, start: int, at: int, stop: frozenset[str]) -> Span | None:
    """Return the noun a figure stands before: a [$74 million] budget, a 12-meter [wave].

    A rise or a cut is of what it is in, or of the words that stand before it: a 5% [pay] rise.

    Args:
        text: The text.
        start: Where the figure begins.
        at: Where it ends.
        stop: Words that belong to no such phrase.
    """
    if text[at : at + 1] != " ":
        return None
    more = _MORE.match(text, at)
    if more is not None:
        return phrase(text, more.end(), stop)
    joined = "-" in text[start:at]
    lead = None if joined else _BEFORE_NOUN.search(text, max(0, start - 40), start)
    if not joined and (
        lead is None or any(w in finite() or w in stop for w in lead["between"].split())
    ):
        return None
    noun = phrase(text, at + 1, stop, proper=True)
    if noun is None:
        return None
    words = noun.of(text).split()
    changes = table("en", "units")["changes"]
    if words[-1].lower() not in (*changes["shifts"], *changes["ways"]):
        return noun
    if len(words) > 1 and not is_quality(words[-2]):
        return Span(noun.start, noun.end - len(words[-1]) - 1)
    m = _OF_CHANGE.match(text, noun.end)
    return phrase(text, m.end(), stop, proper=True) if m else None


def has_dimension(text: str, at: int) -> bool:
    """Tell whether a length says how wide or tall something is.

    Args:
        text: The text.
        at: Where the figure ends.
    """
    return _DIMENSION.match(text, at) is not None
