"""Figures a claim has worked out: a total, a difference, a share, how many times as much.

A figure no source gives is carried where it follows from figures of one unit that the evidence
gives, and where the claim says in words that it was worked out so: 승객과 승무원을 합쳐 282명,
1,500 more than a year earlier, the number doubled, more than half of them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations, pairwise, permutations

from maek.check.beside.case import Case
from maek.check.beside.elapsed import clock_worked_out
from maek.check.beside.measures import Amount, amount
from maek.check.beside.statement import Statement
from maek.lang.wording import DENIAL, Word
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.toml import toml_table

MOST = 6
"""Of more figures of one unit nothing is worked out: too much would fit."""
CLOSE = Decimal("0.06")
"""How far a figure with a word like about may lie from what is worked out."""
CHANGED = re.compile(
    r"\s?(?:오른|내린|늘어난|줄어든|많은|적은|높은|낮은|(?:상승|하락|증가|감소)한)\s?"
)
"""Between a change and what it came to, in Korean: 전날보다 6원 오른 1천405원."""
JOINED = re.compile(r"[과와](?: [가-힣]+){1,3} |, ?(?:[가-힣]+ ){1,3}")
"""Between two Korean figures that one predicate tells of: 학생 9명과 버스 기사 1명이."""
REACH = 24
"""So far behind a figure stands the word that says something changed by it."""
SO_MANY_OF = re.compile(
    r"(?<![\d.,])(\d{1,3}) ?(?:명|곳|가구|개|건|대) ?(?:중|가운데)[에서]* (\d{1,2})"
)
"""A share told as so many of so many."""
OUT_OF = re.compile(r" ?(?:중|가운데)[에서]* ")
"""Between a Korean count and another that is a part of it."""
ROUGHLY = Decimal(2)
"""So many points a share with a word like about may be off."""
WIDEST = Decimal("1.1")
"""So far a figure told by a bound may lie beyond it: more than 100,000, of 105,000."""
SHARES = {
    "majority": (Decimal("0.5"), Decimal(1)),
    "minority": (Decimal(0), Decimal("0.5")),
    "half": (Decimal("0.44"), Decimal("0.56")),
    "third": (Decimal("0.3"), Decimal("0.37")),
    "quarter": (Decimal("0.22"), Decimal("0.28")),
    "double": (Decimal("1.85"), Decimal("2.15")),
    "triple": (Decimal("2.8"), Decimal("3.2")),
}
"""Between which bounds the ratio of two figures lies that a word tells."""


def computed(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure follows from those of the evidence.

    Args:
        figure: A figure of the claim that no source gives.
        case: A sentence of the claim with its evidence.
    """
    mine = amount(figure)
    if mine.low is None and mine.high is None:
        return False
    if _says("difference", case) and clock_worked_out(figure.span, case):
        return True
    if _is_share_in_words(figure, case):
        return True
    worked_out = chain(_ratios(case) if _is_ratio(figure) else (), _worked_out(mine, case))
    return _told_in_words(figure.span, case) or any(_fits(mine, value) for value in worked_out)


def _is_share_in_words(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure is of a share told as so many of so many: 10명 중 6명, for 62%."""
    here = case.statement
    if here.lang != "ko" or not case.same_language:
        return False
    shares = _values("%", case)
    for match in SO_MANY_OF.finditer(here.text) if shares else ():
        whole, part = Decimal(match[1]), Decimal(match[2])
        if here.place(match).overlaps(figure.span) and 0 < part < whole:
            rough = Decimal(50) / whole  # 62% is nearer to six of ten than to seven
            return any(abs(100 * part / whole - share) < rough for share in shares)
    return False


def _worked_out(mine: Amount, case: Case) -> Iterator[Decimal]:
    """Yield what the figures of a unit make: shares by points, parts by factors, sums."""
    unit = "%" if mine.unit == "pp" else mine.unit
    values = _values(unit, case)
    yield from _multiplied(values, case)
    yield from _halved(unit, case)
    if mine.unit == "%":
        yield from _points_away(values, case)
        yield from _shares_of_counts(mine, case)
        yield from ((factor - 1) * 100 for factor in _values("times", case) if factor > 1)
    elif mine.unit == "pp" and _says("difference", case):
        yield from (a - b for a, b in permutations(values, 2) if a > b)
    elif 1 < len(values) <= MOST:
        yield from _summed(values, mine.unit, case)
    if mine.unit != "%" and case.statement.dates:
        yield from _before_the_change(unit, case)


def _summed(values: list[Decimal], unit: str, case: Case) -> Iterator[Decimal]:
    """Yield sums and differences where the claim says in words that it has such."""
    yield from _joined(unit, case)
    told = {amount(f).low for f in case.statement.figures}
    left = [v for v in values if v not in told]
    if _says("sum", case):
        for size in range(2, len(left) + 1):
            yield from (sum(some, Decimal(0)) for some in combinations(left, size))
    if (
        _says("difference", case)
        or _leaves_a_rest(case)
        or not DENIAL.isdisjoint(case.statement.grammar)
    ):
        # One of the two may stand in the claim too: of 4.7 billion the other 2.8.
        pairs = permutations(values, 2)
        yield from (a - b for a, b in pairs if a > b and (a in left or b in left))


def _joined(unit: str, case: Case) -> Iterator[Decimal]:
    """Yield sums of two figures of which one thing is told: 학생 9명과 기사 1명이 다쳤다."""
    for _, sentence in case.pairs():
        rows = _exact(sentence, unit) if sentence.lang == "ko" else []
        for one, other in pairwise(rows):
            start, end = one.span.end - sentence.span.start, other.span.start - sentence.span.start
            if JOINED.fullmatch(sentence.text[start:end]):
                yield Decimal(one.low or 0) + Decimal(other.low or 0)


def _leaves_a_rest(case: Case) -> bool:
    """Tell whether the evidence tells of what is left of a whole: 나머지는 구비로 마련한다."""
    patterns = _patterns("rest")
    return any(
        pattern is not None and pattern.search(s.text)
        for _, s in case.pairs()
        for pattern in [patterns.get(s.lang)]
    )


def computed_word(word: Word, case: Case) -> bool:
    """Tell whether a word is one for a share or a multiple that the evidence's figures make.

    Args:
        word: A content word of the claim.
        case: A sentence of the claim with its evidence.
    """
    return _told_in_words(word.span, case)


def _told_in_words(span: Span, case: Case) -> bool:
    """Tell whether a stretch of the claim is in a word for a ratio that is there: 절반, twice."""
    here = case.statement
    for name, (least, most) in SHARES.items():
        pattern = _patterns(name).get(case.claim.lang)
        if pattern is None:
            continue
        for match in pattern.finditer(here.text):
            at = here.place(match)
            if at.overlaps(span):
                return any(least <= ratio <= most for ratio in _ratios(case))
    return False


def _fits(mine: Amount, value: Decimal) -> bool:
    """Tell whether a value is a figure, or lies where the figure says it does."""
    if mine.exact and mine.low is not None:
        return value == mine.low or (mine.about and abs(value - mine.low) <= CLOSE * value)
    if mine.low is not None:
        return mine.low <= value <= mine.low * WIDEST and (mine.high is None or value <= mine.high)
    return mine.high is not None and mine.high / WIDEST <= value <= mine.high


def _values(unit: str, case: Case) -> list[Decimal]:
    """The exact figures of a unit in the evidence, each once."""
    found: dict[Decimal, None] = {}
    for _, statement in case.pairs():
        for figure in statement.figures:
            theirs = amount(figure)
            if theirs.unit == unit and theirs.exact and theirs.low is not None:
                found[theirs.low] = None
    return list(found)


def _ratios(case: Case) -> Iterator[Decimal]:
    yield from (share / 100 for share in _values("%", case))
    units = {amount(f).unit for _, s in case.pairs() for f in s.figures}
    for unit in units:
        values = _values(unit, case)
        if len(values) <= MOST:
            yield from (a / b for a, b in permutations(values, 2) if b)


def _shares_of_counts(mine: Amount, case: Case) -> Iterator[Decimal]:
    """Yield a share that two counts make, rounded as the claim rounds it: 12만 명 중 4만8천 명.

    Only where one of the two is told as what the other is of.
    """
    for evidence in case.evidence if case.claim.lang == "ko" and case.same_language else ():
        there = evidence.statement
        rows = [f for f in there.figures if f.unit and amount(f).exact and amount(f).low]
        for whole, part in pairwise(sorted(rows, key=lambda f: f.span.start)):
            behind = there.text[whole.span.end - there.span.start :]
            a, b = amount(whole), amount(part)
            if a.unit != b.unit or not OUT_OF.match(behind) or not a.low or not b.low:
                continue
            share = 100 * b.low / a.low
            near = ROUGHLY if mine.about else Decimal(1) / 2
            if mine.low is not None and abs(share - mine.low) <= near:
                yield mine.low


def _points_away(values: list[Decimal], case: Case) -> Iterator[Decimal]:
    """Shares so many points above or below those of the evidence: 1.9 %, 0.3 points lower."""
    for step in _values("pp", case):
        for value in values:
            yield from (value + step, value - step)


def _before_the_change(unit: str, case: Case) -> Iterator[Decimal]:
    """What a figure was before it changed by another: 840,000, which is 60,000 fewer.

    The two stand in one sentence, or the change in the next.
    """
    for evidence in case.whole:
        sentence = evidence.statement
        rows = [f for s in (*evidence.before[-1:], sentence) for f in _exact(s, unit)]
        pattern = _patterns("difference").get(sentence.lang)
        for now, step in permutations(rows, 2):
            behind = sentence.text[max(0, step.span.start - sentence.span.start) :][:REACH]
            changed = step.span.start >= sentence.span.start and pattern and pattern.search(behind)
            if not changed and now.span.start > step.span.end:
                between = sentence.text[step.span.end - sentence.span.start :]
                changed = CHANGED.match(between[: now.span.start - step.span.end + 1])
            elif now.span.start >= step.span.start:
                continue
            if changed:
                value, by = amount(now).low, amount(step).low
                if value is not None and by is not None and by < value:
                    yield from (value + by, value - by)


def _exact(statement: Statement, unit: str) -> list[Quantity]:
    return [f for f in statement.figures if amount(f).unit == unit and amount(f).exact]


def _multiplied(values: list[Decimal], case: Case) -> Iterator[Decimal]:
    """Each figure by how many times as much it is: of 750,000, 1.5 times as many, 500,000."""
    times = [
        Decimal(f.low)
        for _, s in case.pairs()
        for f in s.figures
        if _is_ratio(f) and f.low is not None and Decimal(f.low) > 0
    ]
    for value in values:
        for factor in times:
            yield from (value / factor, value * factor)


def _halved(unit: str, case: Case) -> Iterator[Decimal]:
    """The halves of a figure told beside a word for a half: 860억원을 절반씩 부담한다."""
    for _, sentence in case.pairs():
        half = _patterns("half").get(sentence.lang)
        if half is not None and half.search(sentence.text):
            for figure in _exact(sentence, unit):
                yield Decimal(figure.low or 0) / 2


def told_of_the_rest(case: Case) -> bool:
    """Tell whether a claim denies of the rest what the evidence tells of some: 7명 중 2명은 아니다.

    Args:
        case: A sentence of a claim with its evidence.
    """
    here = case.statement
    told = {amount(f).low for _, s in case.pairs() for f in s.figures}
    for figure in here.figures:
        mine = amount(figure)
        if mine.low is None or mine.low in told or not mine.exact:
            continue
        pairs = permutations(_values(mine.unit, case), 2)
        if any(a - b == mine.low for a, b in pairs):
            return True
    return False


def _is_ratio(figure: Quantity) -> bool:
    """Tell whether a figure says how many times as much, not how often."""
    return "times" in (figure.unit, figure.unit_norm)


def _says(name: str, case: Case) -> bool:
    pattern = _patterns(name).get(case.claim.lang)
    return pattern is not None and pattern.search(case.statement.text) is not None


@functools.cache
def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    return {lang: re.compile(words, re.IGNORECASE) for lang, words in _table()[name].items()}


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = toml_table("maek.text", "computed")
    return found
