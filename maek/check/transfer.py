"""What a translated sentence must keep: figures, units, dates, names, titles, kinship, the no.

Each rule asks for both halves of a mistake: something in the target the original does not
have, and something of the same sort in the original the target does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from maek.check.align import Group, length_ratio, shared
from maek.check.amounts import amount, same_amount, units_agree
from maek.check.case import Case, Evidence
from maek.check.days import same_day
from maek.check.polarity import DENYING
from maek.check.statement import DIGITS, Named, Prepared, Statement, number
from maek.check.transfer_words import Note
from maek.check.who import alike, same, written
from maek.lang.wording import DENIAL
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.known import by_id
from maek.text.senses import Sense

T = TypeVar("T")
KIN = frozenset({
    "father", "mother", "son", "daughter", "brother", "sister", "wife", "husband", "grandfather",
    "grandson",
})  # fmt: skip
TITLES = frozenset({
    "president", "vice_president", "prime_minister", "deputy_pm", "minister", "foreign_minister",
    "defense_minister", "chairman", "spokesperson", "ambassador", "lawmaker", "mayor", "governor",
    "king", "queen",
})  # fmt: skip
LEAST_PART = 3
CLOSE_AT, CLOSE_SHARED = 0.55, 0.25
"""A close translation is so long beside what is usual, and shares so many anchors."""
COUNTRY_KEY = len("@kr")
CLOCK = re.compile(r"\s?(?:시|분|초|:|a\.?m|p\.?m|GMT|時|点|час)")
"""A number before one of these is a time of day."""


def transferred(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield what the target of a group says otherwise than its source.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    yield from _figures(group, source, target)
    yield from _dates(group, source)
    yield from _names(group, source, target)
    yield from _places(group, source)
    yield from _meanings(group, KIN, "kinship", source)
    yield from _meanings(group, TITLES, "title", source)
    if _is_close(group, source, target):
        yield from _negation(group, source)


def _figures(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    mine = [f for s in group.target for f in s.figures if not _is_clock(f, target)]
    theirs = [f for s in group.source for f in s.figures if not _is_clock(f, source)]
    pairs, left, lost = _paired(mine, theirs, _value)
    for a, b in pairs:
        if not units_agree(a, b, source.lang == target.lang):
            words = b.span.of(source.text)
            yield Note("unit", a.span, f"the original has {words}", words)
    there = {n for s in group.source for n in _numbers(s)}
    here = {n for s in group.target for n in _numbers(s)}
    left = [f for f in left if not _is_vague(f) and f.low not in there and f.high not in there]
    lost = [f for f in lost if not _is_vague(f) and f.low not in here and f.high not in here]
    for figure, other in zip(left, lost, strict=False):
        words = other.span.of(source.text)
        yield Note("number", figure.span, f"the original has {words}", words)


def _is_close(group: Group, source: Prepared, target: Prepared) -> bool:
    """Tell whether a sentence is translated closely enough for its noes to be counted."""
    ratio = length_ratio(group, source.lang, target.lang)
    return CLOSE_AT <= ratio <= 1 / CLOSE_AT and shared(group) >= CLOSE_SHARED


def _is_clock(figure: Quantity, text: Prepared) -> bool:
    return figure.rule == "digits" and CLOCK.match(text.text, figure.span.end) is not None


def _is_vague(figure: Quantity) -> bool:
    """Dozens, 수십억: words that languages divide differently."""
    return figure.about and figure.low != figure.high


def _value(a: Quantity, b: Quantity) -> bool:
    x, y = amount(a), amount(b)
    mine = {v for v in (x.low, x.high) if v is not None}
    theirs = {v for v in (y.low, y.high) if v is not None}
    return bool(mine & theirs) or same_amount(a, b, same_language=False)


def _numbers(statement: Statement) -> Iterator[str]:
    yield from (number(m.group()) for m in DIGITS.finditer(statement.text))
    for figure in statement.figures:
        yield from (v for v in (figure.low, figure.high) if v is not None)


def _dates(group: Group, source: Prepared) -> Iterator[Note]:
    mine = [d for s in group.target for d in s.dates]
    theirs = [d for s in group.source for d in s.dates]
    _, left, lost = _paired(
        mine, theirs, lambda a, b: same_day(a.value, b.value) or same_day(b.value, a.value)
    )
    for date in left:
        other = next((d for d in lost if d.grain == date.grain), None)
        if other is not None:
            lost.remove(other)
            words = other.span.of(source.text)
            yield Note("date", date.span, f"the original has {words}", words)


def _paired(
    mine: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], bool]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pair what agrees; return the pairs and what is left on either side."""
    rest = list(theirs)
    pairs: list[tuple[T, T]] = []
    left: list[T] = []
    for item in mine:
        match = next((o for o in rest if agree(item, o)), None)
        if match is None:
            left.append(item)
        else:
            rest.remove(match)
            pairs.append((item, match))
    return pairs, left, rest


def _names(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    left = _unmatched(group.target, target, group.source, source)
    lost = _unmatched(group.source, source, group.target, target)
    for named in left:
        other = next((o for o in lost if _of_a_sort(named, o)), None)
        if other is not None:
            lost.remove(other)
            kind = "place" if named.mention.kind == "place" else "name"
            yield Note(kind, named.span, f"the original has {other.words}", other.words)


def _unmatched(
    here: Sequence[Statement], own: Prepared, there: Sequence[Statement], other: Prepared
) -> list[Named]:
    if not here or not there:
        return []
    evidence = tuple(Evidence(other, s) for s in there)
    found: list[Named] = []
    for statement in here:
        case = Case(own, statement, evidence, (other,))
        for named in statement.named:
            if named.loose or named.mention.kind not in ("person", "place"):
                continue
            matched = any(same(named, own, o, other) for s in there for o in s.named)
            if not (matched or written(named, case) or _in_part(named, case)):
                found.append(named)
    return found


def _in_part(named: Named, case: Case) -> bool:
    """Tell whether a part of a name is there: then only our reading of where it ends differs."""
    parts = [p for p in re.split(r"[\s\-·]+", named.words) if len(p) >= LEAST_PART]
    if len(parts) < 2 and not parts:
        return True
    lang = case.claim.lang
    return any(
        alike(part, lang, spelt, source.lang)
        for part in parts
        for source, sentence in case.pairs()
        for spelt in sentence.spelt
        if " " not in spelt
    )


def _of_a_sort(a: Named, b: Named) -> bool:
    if a.mention.kind != b.mention.kind:
        return False
    if a.mention.kind == "place":
        return a.mention.entity in by_id() and b.mention.entity in by_id()
    return True


def _meanings(group: Group, sort: frozenset[str], kind: str, source: Prepared) -> Iterator[Note]:
    """A title or kinship word put in the place of another."""
    mine = [s for t in group.target for s in _plain(t.senses, sort)]
    theirs = [s for t in group.source for s in _plain(t.senses, sort)]
    more = Counter(s.key for s in mine) - Counter(s.key for s in theirs)
    fewer = Counter(s.key for s in theirs) - Counter(s.key for s in mine)
    left = [s for s in mine if s.key in more]
    lost = [s for s in theirs if s.key in fewer]
    if left and lost:
        words = source.text[lost[0].start : lost[0].end]
        span = Span(left[0].start, left[0].end)
        yield Note(kind, span, f"the original has {words}", words)


def _plain(found: Sequence[Sense], sort: frozenset[str]) -> list[Sense]:
    """Meanings of a sort, the longest at each place: a foreign minister is no other minister."""
    mine = [s for s in found if s.key in sort]
    return [s for s in mine if not any(_holds(o, s) for o in mine)]


def _holds(longer: Sense, sense: Sense) -> bool:
    wider = longer.end - longer.start > sense.end - sense.start
    return wider and longer.start <= sense.start and sense.end <= longer.end


def _places(group: Group, source: Prepared) -> Iterator[Note]:
    """A country or city of the table in the place of another."""
    mine = [s for t in group.target for s in t.senses if _is_place(s)]
    theirs = [s for t in group.source for s in t.senses if _is_place(s)]
    here = frozenset().union(*(s.meant | _entities(s) for s in group.target))
    there = frozenset().union(*(s.meant | _entities(s) for s in group.source))
    left = [s for s in mine if s.key not in there and not _same_word(s.start, mine, there)]
    lost = [s for s in theirs if s.key not in here and not _same_word(s.start, theirs, here)]
    if left and (lost or (theirs and any(len(s.key) == COUNTRY_KEY for s in left))):
        other = (lost or theirs)[0]
        words = source.text[other.start : other.end]
        span = Span(left[0].start, left[0].end)
        yield Note("place", span, f"the original has {words}", words)


def _is_place(sense: Sense) -> bool:
    return sense.key[0] == "@" and sense.end - sense.start > 1


def _entities(statement: Statement) -> frozenset[str]:
    """Countries a sentence names, as the keys of their meanings: c-US is @us."""
    return frozenset("@" + k[3:].lower() for k in statement.keys if k.startswith("ec-"))


def _same_word(start: int, found: Sequence[Sense], keys: frozenset[str]) -> bool:
    """Another meaning of the same words that the other side has."""
    return any(s.start <= start < s.end and s.key in keys for s in found)


def _negation(group: Group, source: Prepared) -> Iterator[Note]:
    """A denied predicate where the other side denies nothing at all, in any way."""
    mine, theirs = _noes(group.target), _noes(group.source)
    if mine and not theirs and not _denies(group.source):
        if any(_is_main(m, group.target) for m in mine):
            yield Note("negation", mine[0], "the original does not deny this")
        return
    denied = theirs and not mine and not _denies(group.target)
    if denied and any(_is_main(m, group.source) for m in theirs):
        words = theirs[0].of(source.text)
        span = Span(group.target[0].span.start, group.target[-1].span.end)
        yield Note("negation", span, f"the original denies this: {words}", words)


def _noes(statements: Sequence[Statement]) -> list[Span]:
    marks = (m for s in statements for w in s.words for m in w.marks)
    return sorted({m.span for m in marks if m.name in DENIAL})


def _denies(statements: Sequence[Statement]) -> bool:
    return any(s.meant & DENYING for s in statements)


def _is_main(no: Span, statements: Sequence[Statement]) -> bool:
    """Tell whether a no belongs to a predicate that says something, not to a passing phrase."""
    ends = any(w.mark("final") for s in statements for w in s.words)
    return any(
        bool(w)
        for s in statements
        for w in s.words
        if any(m.name == "neg" and m.span == no for m in w.marks) and (w.mark("final") or not ends)
    )
