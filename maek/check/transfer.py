"""What a translated sentence must keep: figures, units, dates, names, titles, kinship, the no.

Each rule asks for both halves of a mistake: something in the target the original does not
have, and something of the same sort in the original the target does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from maek.check.across_names import people, titles
from maek.check.across_no import denies, noes
from maek.check.across_places import places
from maek.check.align import Group, length_ratio, shared
from maek.check.amounts import amount, same_amount, units_agree
from maek.check.case import Case, Evidence
from maek.check.days import same_day
from maek.check.statement import DIGITS, Named, Prepared, Statement, number
from maek.check.transfer_words import Note
from maek.check.who import alike, same, written
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
NAMED_ELSE = "the sources name another place here"
SOMEBODY_ELSE = "the sources name somebody else here"
CHINESE_READ = re.compile(r"(?:^|\s)[가-힣]{3}(?:\s|$)")
CLOSE_AT, CLOSE_SHARED = 0.55, 0.2
"""A close translation is so long beside what is usual, and shares so many anchors."""
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
    evidence = tuple(Evidence(source, s) for s in group.source)
    for statement in group.target:
        case = Case(target, statement, evidence, (source,))
        yield from _places(case, source)
        yield from _people(case)
    yield from _meanings(group, KIN, "kinship", source)
    yield from _meanings(group, TITLES, "title", source)
    yield from _negation(group, source, close=_is_close(group, source, target))


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


def _places(case: Case, source: Prepared) -> Iterator[Note]:
    """A country or city of the table in the place of another."""
    for finding in places(case):
        known = [s for s in case.statement.senses if s.key[0] == "@"]
        if finding.span is None or not any(
            finding.span.start <= s.start < finding.span.end for s in known
        ):
            continue
        if finding.why == NAMED_ELSE and finding.source_words:
            why = f"the original has {finding.source_words}"
            yield Note("place", finding.span, why, finding.source_words)


def _negation(group: Group, source: Prepared, *, close: bool) -> Iterator[Note]:
    """A no that only one side has: a sure one anywhere, any where the translation is close."""
    if len(group.source) != 1 or len(group.target) != 1:
        return
    here, there = group.target[0], group.source[0]
    gained, lost = noes(here, there)
    for no in gained:
        if no.sure or (close and not denies(there)):
            yield Note("negation", no.span, "the original does not deny this")
            return
    for no in lost:
        if no.sure or (close and not denies(here)):
            words = no.span.of(source.text)
            yield Note("negation", here.span, f"the original denies this: {words}", words)
            return


def _people(case: Case) -> Iterator[Note]:
    """A person the original does not name, where it names another or he is well known."""
    known = by_id()
    for finding in (*people(case), *titles(case)):
        if finding.span is None:
            continue
        named = [n for n in case.statement.named if n.span == finding.span]
        words = finding.source_words or ""
        famous = any(
            known[n.mention.entity].kind == "person" for n in named if n.mention.entity in known
        )
        other = finding.why == SOMEBODY_ELSE and not (_read(finding.words) or _read(words))
        if finding.kind == "title" or famous or other:
            yield Note(finding.kind, finding.span, f"the original has {words}", words)


def _read(words: str) -> bool:
    """Tell whether a name may be the Korean reading of a Chinese one: 양조위 is Tony Leung."""
    return CHINESE_READ.search(words) is not None or any("가" <= c <= "힣" for c in words) != all(
        not c.isascii() for c in words if c.isalpha()
    )
