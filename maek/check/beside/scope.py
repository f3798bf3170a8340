"""How far a thing holds: a claim must not say of all what its source says of some.

Nor may it call the largest, the first, the worst what no source calls so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.toml import toml_table

SPACED = ("en", "ru")
GROUPS = {
    "all": (("all", "none"), "the sources do not say this of all"),
    "most": (("most", "most_broadly"), "the sources do not call it the most or the first"),
}
"""Words of a claim → the words that carry them in a source, and what is wrong without them."""
ACROSS = ("most",)
"""Groups compared across languages, too; of all, other languages tell in too many ways."""
HALF = 50
TOTAL = 3
"""A number so many characters from *all* makes it a sum: 모두 12명, 세 곳 모두."""


def scope(case: Case) -> Iterator[Finding]:
    """Yield words that widen what the evidence says.

    Args:
        case: A sentence of a claim with its evidence.
    """
    yield from _of_few(case)
    yield from of_a_part(case)
    for group, (carriers, why) in GROUPS.items():
        word = _first(case, group)
        if word is None:
            continue
        if not case.same_language and group not in ACROSS:
            continue
        if not any(_has(case, carrier) for carrier in carriers):
            yield case.finding("scope", why, word)
        elif group == "most" and _is_one_of_several(case):
            yield case.finding("scope", "the sources call it one of several", word)
        elif group == "most" and _is_of_some_time(case):
            yield case.finding("scope", "the sources call it the first of some time", word)


def _of_few(case: Case) -> Iterator[Finding]:
    """Yield a majority where the closest sentence counts shares below a half and nothing more."""
    here, there = case.statement, case.first.statement
    word = _share_word("majority", here)
    if word is None or any(_share_word(kind, there) for kind in ("majority", "half")):
        return
    shares = [f for f in there.figures if f.unit_norm in ("%", "fraction") and f.low is not None]
    mine = {f.low for f in here.figures}
    few = [f for f in shares if f.low not in mine and _share(f) < HALF]
    if few and len(few) == len(shares):
        why = "the sources count less than half"
        yield case.finding("scope", why, word, few[0].span)


def of_a_part(case: Case) -> Iterator[Finding]:
    """Yield *all*, even beside a number, where the closest sentence tells it of most or some.

    Args:
        case: A sentence of a claim, or of a translation, with its evidence.
    """
    here, there = case.statement, case.first.statement
    every, part = _pattern("all", here.lang), _pattern("part", here.lang)
    theirs = _pattern("part", there.lang)
    if every is None or part is None or theirs is None or part.search(here.text):
        return
    word, told = every.search(here.text), theirs.search(there.text)
    if word is None or told is None or any(_has(case, group) for group in ("all", "none")):
        return
    spans = (s.place(m) for s, m in ((here, word), (there, told)))
    yield case.finding("scope", GROUPS["all"][1], next(spans), next(spans))


def _share_word(kind: str, statement: Statement) -> Span | None:
    """Where a sentence tells a share in words."""
    pattern = _shares(kind, statement.lang)
    match = pattern.search(statement.text) if pattern else None
    shift = statement.span.start
    return Span(match.start() + shift, match.end() + shift) if match else None


@functools.cache
def _shares(kind: str, lang: str) -> re.Pattern[str] | None:
    table: dict[str, dict[str, str]] = toml_table("maek.text", "computed")
    return re.compile(table[kind][lang], re.IGNORECASE) if lang in table[kind] else None


def _share(figure: Quantity) -> float:
    """How many of a hundred a share is."""
    value = float(figure.low or 0)
    return value if figure.unit_norm == "%" else 100 * value


def _is_one_of_several(case: Case) -> bool:
    """Tell whether the evidence says *one of the most* where the claim says *the most*."""
    one = _pattern("one", case.claim.lang)
    theirs = [_pattern(g, case.first.source.lang) for g in ("one", "most")]
    if one is None or one.search(case.statement.text):
        return False
    there = case.first.statement.text
    return all(p is not None and p.search(there) is not None for p in theirs)


def _is_of_some_time(case: Case) -> bool:
    """Tell whether the evidence says *the first in 12 years* where the claim says *the first*."""
    here = case.statement
    since, first = _pattern("since", here.lang), _pattern("first", here.lang)
    if since is None or first is None or first.search(here.text) is None:
        return False
    if here.figures or here.dates or since.search(here.text):
        return False
    return any(p.search(s.text) for _, s in case.pairs() if (p := _pattern("since", s.lang)))


def _first(case: Case, group: str) -> Span | None:
    """The first word of the group outside quotation marks and away from numbers."""
    here = case.statement
    pattern = _pattern(group, here.lang)
    if pattern is None:
        return None
    for match in pattern.finditer(here.text):
        span = here.place(match)
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
    return any(p.search(s.text) for _, s in case.pairs() if (p := _pattern(group, s.lang)))


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
