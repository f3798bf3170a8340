"""What an English figure is of: exports rose to €4.6bn, it cut rates by 0.5%, 6% of its staff."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure

_REACH = 90
"""So many code points before a figure its verb is looked for."""
_CLAUSE = re.compile(r"[.;:!?()“”\"]\s|,\s|\s(?:while|but|although|as|because|after|before)\s")
_WORD = re.compile(r"[A-Za-z][\w’'&.-]*")
_LINK = re.compile(r"\s(?:of|in|on|for|at|from|between|among|to)\s(?:(?:the|a|an|its|their)\s)?$")
_SHARE = re.compile(
    r"\sof\s(?:all\s)?(?:(?:the|its|their|his|her|our|those|these|[A-Za-z’'.]+[’']s)\s){0,2}"
    r"(?:(?:nearly|about|roughly|more\sthan|some)\s)?(?:\d[\d,.]*\s(?:[a-z]+illion\s)?)?"
    r"(?P<of>GDP|[a-z][a-z-]{2,}(?:\s[a-z][a-z-]{2,}){0,2})"
)
"""6% of its global [workforce], 4.8% of [GDP]: a share of what stands behind it."""
_PRONOUN = frozenset({"those", "them", "these", "this", "that", "what", "which", "people"})
_MODIFIES = re.compile(r"(?:al|ed|ic|ive|ous|ing|ary|ible|able|an|ern|ese|ish|ar)$")
_STATE = frozenset({"unchanged", "steady", "flat", "stable", "on", "hold"})
"""Kept its rate [unchanged] at: how it is, not what it is."""
_SAME = re.compile(
    r"(?:[^.;:()“”\"]{0,45}\s)?(?:from|to|against|versus|or|compared\s(?:with|to)"
    r"|(?:up|down)\sfrom|(?:to|before)\s(?:clos|end|finish|settl|trad)(?:e|ing)?)\s"
    r"|\s(?P<whose>[^.;:,()]{3,40})\s\("
)
"""Between two ends of one change, 2.1% in May from 2.3% in April, or a share told twice."""
_NOUN_OF = re.compile(
    r"\b(?P<of>profits?|loss(?:es)?|revenues?|sales|earnings|income|fines?|debts?|deficit|surplus|budget"
    r"|turnover|penalty|penalties|damages|dividend|grants?|loans?|bribes?|investments?|costs"
    r"|salary|bonus|pension|bail|ransom|savings|aid|subsidies|taxes|fees|orders|exports|imports)"
    r"\sof\s(?:(?:about|nearly|almost|around|over|up\sto|at\sleast|more\sthan|some)\s)?$"
)
"""A third-quarter [profit] of $1.8 billion."""
_BY = re.compile(r"\s(?:of|by|for|from|after|before|without|in)\s$")
_AT = re.compile(r"\s(?:(?:lower|higher)\s)?(?:at|to)\s|\sto\s(?:close|end|finish)\sat\s|\sto\s")
"""Closed 3.2% lower at $61.75: so much less, and so much."""
_UP_DOWN = re.compile(
    r",\s(?:(?:up|down)\s|an?\s(?:rise|fall|drop|increase|decline|decrease)\sof\s)"
)
"""A profit of $1.8 billion, down 14%."""
_NO_NOUN = re.compile(r"(?!.*(?:family|supply|ally|assembly|rally|monthly|weekly|daily)$).*ly$")
_MOST = 4
"""So many words a noun phrase before a verb is taken to have at most."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = table("en", "units")["changes"]
    number = (
        r"(?:(?:about|nearly|almost|around|over) )?(?:[$€£¥₩]?\d[\w.,%-]*|a|an|one|two|half) "
        r"(?:of |(?:[a-z]+illion|percent|per cent|percentage|basis|points?|third|quarter|cents?"
        r"|pence|degrees?|dollars?|euros?|yen|pounds?) ){0,3}"
        r"(?:(?:on (?:the (?:day|week|month)|[A-Z][a-z]+day)|year on year|higher|lower|up|down) )?"
    )
    ways = (
        r"(?:[a-z]+ly )?(?:(?:up|down|higher|lower) )?"
        r"(?:at an? (?:[a-z]+ )?(?:rate|pace) of |by |to |at |of "
        rf"|from (?:{number}to )?|by {number}to |{number}to )?"
    )
    return re.compile(
        rf"(?P<before>(?:[A-Za-z][\w’'&-]* )*?)(?:(?:has|have|had|will|would|was|were|is|are|may"
        rf"|(?:is|are|was|were) (?:expected|likely|set|forecast|projected|due|seen) to) )?"
        rf"(?:(?P<own>{one_of(words['of_subject'])})|(?P<done>{one_of(words['of_object'])}) "
        rf"(?P<object>(?:[A-Za-z][\w’'&-]* )+?)) ?{ways}$"
    )


def changed(text: str, start: int, stop: frozenset[str]) -> Span | None:
    """Return the noun phrase that the verb before a figure says changed, or None.

    Args:
        text: The text.
        start: Where the figure begins.
        stop: Words that belong to no such phrase.
    """
    begin = max(0, start - _REACH)
    for cut in _CLAUSE.finditer(text, begin, start):
        begin = cut.end()
    noun = None
    if " of " in text[max(begin, start - 20) : start]:
        noun = _NOUN_OF.search(text, begin, start)
    if noun is not None:
        return Span(*noun.span("of"))
    m = _pattern().search(text[begin:start])
    if m is None:
        return None
    where = Span(*m.span("before" if m["own"] else "object"))
    if m["done"]:
        where = _without_state(text, where.shift(begin)).shift(-begin)
    return _last_words(text, where.shift(begin), stop)


def share(text: str, at: int, stop: frozenset[str]) -> Span | None:
    """Return of what whole a per cent is a share: 6% of its [workforce].

    Args:
        text: The text.
        at: Where the figure ends.
        stop: Words that belong to no such phrase.
    """
    m = _SHARE.match(text, at)
    if m is None:
        return None
    start, end = m.start("of"), m.start("of")
    for word in _WORD.finditer(text, start, m.end("of")):
        lowered = word[0].lower()
        if lowered in stop or (lowered in _PRONOUN and end == start):
            break
        end = word.end()
        if lowered.endswith("s") and not lowered.endswith(("ss", "us", "is")):
            break  # of [registered voters] backed it
        if not _MODIFIES.search(lowered):
            break
    return Span(start, end) if end > start else None


def both_ends(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give the second end of a change what the first one is of: to 2.1% in May from 2.3%.

    Args:
        text: The text.
        found: Its figures, in text order.
    """
    last: Quantity | None = None
    for q in found:
        if last and last.of and not q.of and _goes_on(text, last, q):
            q = replace(q, of=last.of)
        yield q
        last = q


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    between, units = (one.span.end, other.span.start), {one.unit_norm, other.unit_norm}
    if _UP_DOWN.fullmatch(text, *between):
        return is_measure(one.unit_norm) and other.unit_norm in ("%", "pp", "bp", one.unit_norm)
    if units <= {"%", "pp", "bp"} and "range of" in text[slice(*between)]:
        return True
    if (len(units) == 1 and is_measure(one.unit_norm)) or units <= {"%", "fraction"}:
        m = _SAME.fullmatch(text, *between)
        return m is not None and m["whose"] in (None, one.of and one.of.of(text))
    return (
        one.unit_norm == "%" and is_measure(other.unit_norm) and bool(_AT.fullmatch(text, *between))
    )


def _without_state(text: str, where: Span) -> Span:
    words = list(_WORD.finditer(text, where.start, where.end))
    while len(words) > 1 and words[-1][0].lower() in _STATE:
        words.pop()
    return Span(where.start, words[-1].end()) if words else where


def _last_words(text: str, where: Span, stop: frozenset[str]) -> Span | None:
    """The words at the end of a stretch, back to one that begins or is no part of a phrase."""
    words = list(_WORD.finditer(text, where.start, where.end))
    kept: list[re.Match[str]] = []
    for word in reversed(words):
        if word[0].lower() in stop or len(kept) == _MOST:
            break
        kept.append(word)
    doing = kept and kept[-1][0].lower().endswith("ing")
    if doing and len(kept) > 1 and _BY.search(text, where.start, kept[-1].start()):
        kept.pop()  # accused of taking [bribes] worth
        return Span(kept[-1].start(), kept[0].end())
    if not kept or _NO_NOUN.match(kept[0][0].lower()):
        return None
    linked = _LINK.search(text, where.start, kept[-1].start())
    if linked and linked.start() > where.start:
        # Inflation in Turkey slowed: what slowed is the inflation.
        return _last_words(text, Span(where.start, linked.start()), stop)
    return Span(kept[-1].start(), kept[0].end())
