"""Dates of a claim against its sources: the same day, month, year, in any words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from maek.check.beside.case import Case
from maek.check.beside.elapsed import as_long, lies_between
from maek.check.beside.statement import Prepared, Statement
from maek.check.beside.weekdays import day_names
from maek.check.claims.lasting import lasts
from maek.lang.wording import Word
from maek.model.finding import Finding
from maek.model.findings import TimeExpression
from maek.model.span import Span
from maek.text.calendar import bounds

YEAR_BEFORE = re.compile(
    r"같은\s?(?:기간|달|분기|시기|날)|동기|동월|전년|작년보다|지난해보다"
    r"|(?:a|one) year (?:earlier|ago|before)|same (?:period|month|quarter|time)"
    r"|год(?:ом)? (?:назад|ранее)|прошлого года|прошлым годом"
    r"|前年|昨年|去年|同比|上年"
)
SAME_TIME = re.compile(
    r"같은\s?(?:기간|달|분기|시기|날|해|때)|이\s?기간|이날|당일|이달|그해|그달|당시|동기|동월"
)
"""Words with which Korean goes on about a time told before."""
SEASON = re.compile(
    r"spring|summer|autumn|winter|весн|лет(?=о)|осен|зим|봄|여름|가을|겨울|[春夏秋冬]"
)
COMPARED = r"(?: 같은 (?:달|기간|분기)| 동기)?\s?(?:보다|에 비|대비|[과와] 비교|에 견)"
BASELINES = tuple(
    re.compile(rf"(?:{words}){COMPARED}")
    for words in (
        r"전년|작년|지난해|(?:1|한|일) ?년 전",
        r"전달|전월|지난달|(?:한 ?달|1 ?개월) 전",
        r"전 ?분기|지난 ?분기|(?:한|1) ?분기 전",
        r"전주|지난주|일주일 전|(?:한|1) ?주 전",
        r"전날|전일|어제|하루 전",
    )
)
"""What a Korean figure is compared with, one unit of time each: 전달보다, 한 달 전에 비해."""
TELLING = frozenset({"say", "report", "announce"})
"""Meanings of the verbs behind what is told."""
QUOTED = re.compile(r"\S{0,6}[다라]고 ")
"""Behind the last Korean verb of what is told."""
THIS_YEAR = re.compile(r"연내|연말|올해|금년|올 (?:봄|여름|가을|겨울|상반기|하반기)")
"""Words for the year of a Korean report in which no date need be seen."""
YEAR = re.compile(r"\d{4}(?=-|/|$)")
MONTH_ALONE = re.compile(
    r"\d{1,2}월(?:\s?\d{1,2}일)?|[상하]반기|[1-4]분기|\d{1,2}月(?:\d{1,2}[日号號])?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?|(?:\d{1,2}\s)?[а-я]{3,8}"
)
"""A date that names a month, maybe a day, and no year: in a claim alone nothing tells which."""


def days(case: Case) -> Iterator[Finding]:
    """Yield dates of the claim that the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for mine in case.statement.dates:
        if case.same_language and _is_baseline(mine, case):
            continue
        others = [d for _, s in case.pairs() for d in s.dates]
        if any(same_day(mine.value, d.value) or of_its_year(mine, d, case) for d in others):
            rival = _swapped(mine, case) or _twice(mine, case) or _of_its_telling(mine, case)
            if rival is not None:
                why = "the sources give this date to something else"
                yield case.finding("date", why, mine.span, rival)
            continue
        if _as_written(mine, case) or _known(mine, case) or _is_year_before(mine, case):
            continue
        worked_out = (lasts, lies_between, as_long)
        if case.same_language and any(way(mine, case) for way in worked_out):
            continue
        if case.same_language and (
            _is_meant_there(mine, case) or _is_a_season(mine, case) or _is_this_year(mine, case)
        ):
            continue
        rival = next((d.span for d in case.first.statement.dates if _of_a_kind(mine, d)), None)
        why = "the sources give another date" if rival else "the sources do not give this date"
        yield case.finding("date", why, mine.span, rival)


def months(case: Case) -> Iterator[Finding]:
    """Yield months the claim gives otherwise, where no day could be worked out.

    Args:
        case: A sentence of a claim with its evidence.
    """
    if not case.same_language:
        return
    mine = _months(case.statement)
    if not mine:
        return
    there = _months(case.first.statement)
    held = {w.key for w in there}
    lost = [w for w in there if w.key not in {m.key for m in mine}]
    for word in mine:
        if word.key in held:
            continue
        if lost:
            yield case.finding("date", "the sources give another month", word.span, lost[0].span)
        elif (
            not any(word.key in s.by_key for _, s in case.pairs())
            and not case.first.statement.dates
        ):
            yield case.finding("date", "the sources do not give this month", word.span)


def _months(statement: Statement) -> list[Word]:
    """Names of months; the days of the week are told by :mod:`maek.check.beside.weekdays`."""
    found = [w for w in statement.free if w.sort == "day"]
    starts = {s.start for s in day_names(statement)} if found else ()
    return [w for w in found if w.span.start not in starts]


def of_its_year(mine: TimeExpression, theirs: TimeExpression, case: Case) -> bool:
    """Tell whether a month without a year is that of a date whose year the sources know.

    Args:
        mine: A date of the claim.
        theirs: A date of the evidence.
        case: A sentence of the claim with its evidence.
    """
    words = mine.span.of(case.claim.text)
    a, b = YEAR.match(mine.value), YEAR.match(theirs.value)
    if a is None or b is None or not MONTH_ALONE.fullmatch(words):
        return False
    return same_day(b.group() + mine.value[a.end() :], theirs.value)


@lru_cache(maxsize=65536)
def same_day(mine: str, theirs: str) -> bool:
    """Tell whether a date is the other one, or a coarser word for it.

    Args:
        mine: Value of the claim's date: it may be coarser (June for 19 June).
        theirs: Value of the source's date.
    """
    if mine == theirs:
        return True
    if mine.startswith("P") or theirs.startswith("P"):
        return _length(mine) is not None and _length(mine) == _length(theirs)
    if "X" in mine or "X" in theirs:
        return _fits(mine, theirs)
    a, b = bounds(mine), bounds(theirs)
    if a is None or b is None:
        return False
    return a[0] <= b[0] and b[1] <= a[1]


def _length(value: str) -> float | None:
    """A duration in days, so that 24 hours and a day, 12 months and a year are one."""
    match = re.fullmatch(r"P(?:T?)(\d+(?:\.\d+)?)([YMWDH])", value)
    if not match:
        return None
    return (
        float(match.group(1))
        * {"Y": 365.25, "M": 30.4375, "W": 7, "D": 1, "H": 1 / 24}[match.group(2)]
    )


def _fits(mine: str, theirs: str) -> bool:
    """Compare dates of which a part is unknown, part by part."""
    if ("/" in mine) and ("/" in theirs):
        ends = zip(mine.split("/"), theirs.split("/"), strict=False)
        return all(x == y or _fits(x, y) for x, y in ends)
    a, b = mine[:10].split("-"), theirs[:10].split("-")
    if len(a) > len(b):
        return False
    known = [(x, y) for x, y in zip(a, b, strict=False) if "X" not in x and "X" not in y]
    return bool(known) and all(x == y for x, y in known)


def _of_a_kind(a: TimeExpression, b: TimeExpression) -> bool:
    return (a.grain == "duration") == (b.grain == "duration")


def _as_written(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the evidence has the words and no other reading of them."""
    words = "".join(mine.span.of(case.claim.text).split())
    for _, sentence in case.pairs():
        text = "".join(sentence.text.split())
        at = text.find(words)
        if at >= 0 and not text[at - 1 : at].isdigit() and len(words) > 2:
            return True
    return False


def _known(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the day is the article's own, or one it names, where the evidence has none."""
    if mine.value.isdigit() and any(
        mine.value == f.low for _, s in case.pairs() for f in s.figures
    ):
        return True  # 1500 pounds: a figure read as a year
    if mine.grain == "duration":
        return False
    first = case.first.statement
    if any(_of_a_kind(mine, d) and d.grain == mine.grain for d in first.dates):
        return False
    sources = [e.source for e in case.evidence]
    if any(s.published and same_day(mine.value, s.published[:10]) for s in sources):
        return mine.grain in ("day", "month", "year")
    return any(same_day(mine.value, d.value) for s in sources for d in _dates(s))


def _is_year_before(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the evidence compares one of its dates with the same time a year before."""
    for _, sentence in case.pairs():
        if YEAR_BEFORE.search(sentence.text):
            found = (YEAR.sub(lambda m: str(int(m.group()) - 1), d.value) for d in sentence.dates)
            if any(same_day(mine.value, value) for value in found):
                return True
    return False


def _is_baseline(mine: TimeExpression, case: Case) -> bool:
    """Tell whether a figure is compared with the same time in the claim and in the evidence."""
    found = _baseline(mine.span, case.claim)
    return found is not None and any(found.search(s.text) for _, s in case.pairs())


def _baseline(near: Span, text: Prepared) -> re.Pattern[str] | None:
    """Return the kind of what a figure is compared with where a date is that, else None."""
    for baseline in BASELINES if text.lang == "ko" else ():
        found = baseline.search(text.text, near.start, near.end + 12)
        if found and found.start() < near.end:
            return baseline
    return None


def _is_a_season(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the evidence names the season, whichever it means: this summer, in summer."""
    found = SEASON.search(mine.span.of(case.claim.text).lower())
    return found is not None and any(found[0] in s.text.lower() for _, s in case.pairs())


def _is_this_year(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the evidence says in a word the year it stands in: 연내, for 올해 안에."""
    if case.claim.lang != "ko" or YEAR.fullmatch(mine.value) is None:
        return False
    return any(
        e.source.published[:4] == mine.value and THIS_YEAR.search(e.statement.text)
        for e in case.evidence
    )


def _is_meant_there(mine: TimeExpression, case: Case) -> bool:
    """Tell whether the evidence goes on about the time a sentence before tells: 같은 기간에는."""
    if mine.grain == "duration":
        return False
    for evidence in case.evidence:
        there = evidence.statement
        if SAME_TIME.search(there.text) is None or any(_of_a_kind(mine, d) for d in there.dates):
            continue
        if any(same_day(mine.value, d.value) for source in case.sources for d in _dates(source)):
            return True
    return False


def _dates(source: Prepared) -> Iterator[TimeExpression]:
    for statement in source.statements:
        yield from statement.dates


def _swapped(mine: TimeExpression, case: Case) -> Span | None:
    """Another date of the evidence that stands where this one does in the claim."""
    there = case.first.statement
    if not case.same_language or len(there.dates) < 2:
        return None
    around = _around(mine.span, case.statement)
    own = [d for d in there.dates if same_day(mine.value, d.value)]
    rest = [
        d
        for d in there.dates
        if not same_day(mine.value, d.value)
        and _of_a_kind(mine, d)
        and _baseline(d.span, case.first.source) is None
    ]
    if not own or not rest or any(_baseline(d.span, case.first.source) for d in own):
        return None
    best_own = max(_likeness(around, _around(d.span, there)) for d in own)
    best = max(rest, key=lambda d: _likeness(around, _around(d.span, there)))
    return best.span if _likeness(around, _around(best.span, there)) >= best_own + 3 else None


def _twice(mine: TimeExpression, case: Case) -> Span | None:
    """A date of the evidence that one the claim gives too often has pushed out."""
    here, there = case.statement, case.first.statement
    told = [d for d in here.dates if _baseline(d.span, case.claim) is None]
    equal = sum(1 for d in told if d.value == mine.value)
    theirs = sum(1 for d in there.dates if same_day(mine.value, d.value))
    if not case.same_language or equal < 2 or equal <= theirs:
        return None
    values = [d.value for d in here.dates]
    lost = (
        d
        for d in there.dates
        if d.grain == mine.grain and not any(same_day(v, d.value) for v in values)
    )
    first = next(lost, None)
    return first.span if first else None


def _of_its_telling(mine: TimeExpression, case: Case) -> Span | None:
    """The date of what is told, where the claim gives it the date of the telling.

    열병식은 12일에 열렸다, beside: 11일 열병식을 열었다고 통신이 12일 보도했다.
    """
    here = case.statement
    if here.lang != "ko" or not case.same_language or here.said or here.meant & TELLING:
        return None
    rival: Span | None = None
    for _, there in case.pairs():
        for date in there.dates:
            if not same_day(mine.value, date.value):
                continue
            own = _dates_told_of(date, there)
            if not own or any(same_day(mine.value, d.value) for d in own):
                return None
            rival = rival or own[-1].span
    return rival


def _dates_told_of(date: TimeExpression, there: Statement) -> list[TimeExpression]:
    """The dates of the same grain in what a sentence tells, where a date is that of the telling."""
    verbs = [w for w in there.words if w.sort == "verb" or w.key.endswith("다")]
    before = [w for w in verbs if w.span.end <= date.span.start]
    behind = [w for w in verbs if w.span.start >= date.span.end]
    says = behind[:1] and {s.key for s in there.senses if s.start == behind[0].span.start}
    quoted = before and QUOTED.match(there.text, before[-1].span.end - there.span.start)
    if not (says and TELLING & set(says) and quoted):
        return []
    at = before[-1].span.start
    return [d for d in there.dates if d.span.end <= at and d.grain == date.grain]


def _around(span: Span, statement: Statement) -> tuple[str, ...]:
    before = [w.key for w in statement.free if w.span.start < span.start][-2:]
    after = [w.key for w in statement.free if w.span.start >= span.end][:2]
    return (*(["", "", *before][-2:]), *([*after, "", ""][:2]))


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    return sum(w for x, y, w in zip(a, b, (1, 2, 2, 1), strict=True) if x and x == y)
