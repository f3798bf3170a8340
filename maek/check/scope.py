"""How far a thing holds: a claim must not say of all what its source says of some.

Nor may it call the largest, the first, the worst what no source calls so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.case import Case
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.toml import toml_table

SPACED = ("en", "ru")
GROUPS = {
    "all": (("all", "none"), "the sources do not say this of all"),
    "most": (("most",), "the sources do not call it the most or the first"),
}
"""Words of a claim → the words that carry them in a source, and what is wrong without them."""
TOTAL = 3
"""A number so many characters from *all* makes it a sum: 모두 12명, 세 곳 모두."""


def scope(case: Case) -> Iterator[Finding]:
    """Yield words that widen what the evidence says.

    Args:
        case: A sentence of a claim with its evidence, in one language.
    """
    yield from _of_a_part(case)
    for group, (carriers, why) in GROUPS.items():
        word = _first(case, group)
        if word is None:
            continue
        if not any(_has(case, carrier) for carrier in carriers):
            yield case.finding("scope", why, word)
        elif group == "most" and _is_one_of_several(case):
            yield case.finding("scope", "the sources call it one of several", word)
        elif group == "most" and _is_of_some_time(case):
            yield case.finding("scope", "the sources call it the first of some time", word)


def _of_a_part(case: Case) -> Iterator[Finding]:
    """Yield *all*, even beside a number, where the closest sentence tells it of most or some."""
    here, there = case.statement, case.first.statement
    every, part = _pattern("all", here.lang), _pattern("part", here.lang)
    if not case.same_language or every is None or part is None or part.search(here.text):
        return
    word, told = every.search(here.text), part.search(there.text)
    if word is None or told is None or any(_has(case, group) for group in ("all", "none")):
        return
    spans = (
        Span(s.span.start + m.start(), s.span.start + m.end())
        for s, m in ((here, word), (there, told))
    )
    yield case.finding("scope", GROUPS["all"][1], next(spans), next(spans))


def _is_one_of_several(case: Case) -> bool:
    """Tell whether the evidence says *one of the most* where the claim says *the most*."""
    one, most = _pattern("one", case.claim.lang), _pattern("most", case.claim.lang)
    if one is None or most is None or one.search(case.statement.text):
        return False
    there = case.first.statement.text
    return one.search(there) is not None and most.search(there) is not None


def _is_of_some_time(case: Case) -> bool:
    """Tell whether the evidence says *the first in 12 years* where the claim says *the first*."""
    here = case.statement
    since, first = _pattern("since", here.lang), _pattern("first", here.lang)
    if since is None or first is None or first.search(here.text) is None:
        return False
    if here.figures or here.dates or since.search(here.text):
        return False
    return any(since.search(s.text) for _, s in case.pairs())


def _first(case: Case, group: str) -> Span | None:
    """The first word of the group outside quotation marks and away from numbers."""
    here = case.statement
    pattern = _pattern(group, here.lang)
    if pattern is None:
        return None
    for match in pattern.finditer(here.text):
        span = Span(here.span.start + match.start(), here.span.start + match.end())
        if any(m.span.overlaps(span) for m in here.marked):
            continue
        if group != "all" or not _sums_up(span, case):
            return span
    return None


def _sums_up(word: Span, case: Case) -> bool:
    here = case.statement
    near = Span(max(0, word.start - TOTAL), word.end + TOTAL)
    counted = [*(f.span for f in here.figures), *(d.span for d in here.dates)]
    return any(span.overlaps(near) for span in counted)


def _has(case: Case, group: str) -> bool:
    pattern = _pattern(group, case.claim.lang)
    return pattern is not None and any(pattern.search(s.text) for _, s in case.pairs())


@functools.cache
def _pattern(group: str, lang: str) -> re.Pattern[str] | None:
    words = _table()[group].get(lang)
    if words is None:
        return None
    bounded = rf"\b(?:{words})\b" if lang in SPACED else words
    if lang == "ko":
        bounded = rf"(?<!\w)(?:{words})"
    return re.compile(bounded, re.IGNORECASE)


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = toml_table("maek.text", "scope")
    return found
