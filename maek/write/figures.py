"""What the sources counted, side by side, and where their figures differ."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maek.model.brief import FigureRow, FigureValue, Line
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import reach
from maek.text.calendar import bounds
from maek.text.counted import concept, counted_words, is_measure
from maek.write.budget import Budget
from maek.write.counting import CHANGES, FATES, counted_as, with_change
from maek.write.meaning import meanings
from maek.write.member import DAY, Member, reported
from maek.write.sentence import cite

MOST_ROWS = 12
NEAR = Decimal("0.03")
"""Values this close (as a share) are one value, rounded differently."""
APART = Decimal(4)
"""Values further apart than this many times count two things, not one thing twice:
200 houses burnt and 33,000 without power are no conflict."""


FRACTION = "fraction"
"""Unit of a share that is told without what it is of: a quarter, three in four."""
OLD = 60
"""Days before the story from which a sentence's own day says that its figures are background."""


def figures(members: Sequence[Member], budget: Budget, lang: str) -> tuple[FigureRow, ...]:
    """Return what the sources counted, every value they give for it, conflicts first.

    Only things that are counted by name (병력, troops) are compared, and only in the same
    unit; values that another source gives rounded are one value. A copy's figure is its
    original's.

    Args:
        members: The story's members.
        budget: What may still be quoted of each source.
        lang: Language preferred for the words of what is counted.
    """
    groups: dict[tuple[str, str], list[_Found]] = {}
    for member in reported(members):
        for quantity in member.analysis.quantities:
            found = _figure(member, quantity)
            if found is not None:
                groups.setdefault((found.concept, quantity.unit_norm), []).append(found)
    rows = [
        _row(near, budget, lang)
        for found in _by_thing(groups)
        for near in _clusters(found)
        if _worth(near, lang)
    ]
    rows.sort(key=lambda r: (not r.conflict, -sum(len(v.outlets) for v in r.values), r.about))
    return tuple(rows[:MOST_ROWS])


def _by_thing(groups: dict[tuple[str, str], list[_Found]]) -> list[list[_Found]]:
    """Part figures by what they count: 13 satellites are 위성 13기, where the value is the same.

    English and Russian mostly count without a word for it.
    """
    counted: dict[str, list[list[_Found]]] = {}
    for (thing, unit), found in groups.items():
        if unit and not is_measure(unit):
            counted.setdefault(thing, []).append(found)
    for (thing, unit), found in groups.items():
        for one in tuple(found) if not unit else ():
            homes = (h for h in counted.get(thing, ()) if any(_same(one, other) for other in h))
            home = next(homes, found)
            found.remove(one)
            home.append(one)
    return [found for found in groups.values() if found]


@dataclass(frozen=True)
class _Found:
    member: Member
    quantity: Quantity
    concept: str
    sentence: Span

    @property
    def of(self) -> str:
        """What it counts, in the source's words; empty where that is not told."""
        of = self.quantity.of
        return of.of(self.member.article.text) if of is not None else ""

    @property
    def low(self) -> Decimal | None:
        return _decimal(self.quantity.low)

    @property
    def size(self) -> Decimal:
        """The value figures are ordered by."""
        return self.low or self.high or Decimal(0)

    @property
    def high(self) -> Decimal | None:
        return _decimal(self.quantity.high)

    @property
    def reach(self) -> Decimal | None:
        """How high it goes by its words: 1만여 명 are a few more than 10,000."""
        words = self.quantity.span.of(self.member.article.text)
        return None if self.high is None else reach(words, self.high)


def _figure(member: Member, quantity: Quantity) -> _Found | None:
    if not member.tells(quantity.span) or quantity.unit_norm == FRACTION:
        return None
    sentence = next(
        (s for s in member.analysis.sentences if s.contains(quantity.span)), quantity.span
    )
    if quantity.unit_norm == "person" and _of_old(member, sentence):
        return None
    key = counted_as(member, quantity, sentence)
    return _Found(member, quantity, key, sentence) if key else None


def _of_old(member: Member, sentence: Span) -> bool:
    """Tell whether a sentence speaks of a time long before the story, and of no other."""
    story = bounds(member.analysis.story_date[:DAY])
    told = [d for d in member.analysis.dates if sentence.contains(d.span) and d.grain != "duration"]
    days = [bounds(d.value) for d in told]
    if story is None or not days:
        return False
    return all(day is not None and (story[0] - day[1]).days > OLD for day in days)


def _worth(found: Sequence[_Found], lang: str) -> bool:
    """Tell whether a row says something: a lone foreign measure is only half understood."""
    near = any(f.member.article.lang == lang for f in found)
    return near or ":" not in found[0].concept or len({f.member.origin for f in found}) > 1


def _clusters(found: Iterable[_Found]) -> list[list[_Found]]:
    """Part figures of one name that are too far apart to be about the same thing."""
    clusters: list[list[_Found]] = []
    for one in sorted(found, key=lambda f: (f.size, f.member.article.id)):
        if clusters and one.size <= APART * max(clusters[-1][-1].size, Decimal(1)):
            clusters[-1].append(one)
        else:
            clusters.append([one])
    return clusters


def _row(found: Sequence[_Found], budget: Budget, lang: str) -> FigureRow:
    values: list[list[_Found]] = []
    for one in found:
        for value in values:
            if _same(value[0], one):
                value.append(one)
                break
        else:
            values.append([one])
    if found[0].concept in FATES:
        values.sort(key=_first_day)  # a toll is read as it grew
    return FigureRow(
        about=_about(found, lang),
        values=tuple(_value(v, budget, lang) for v in values),
        conflict=any(
            _differ(a, b) and not _went_on(a, b) and not _is_change(a, b)
            for a, b in itertools.combinations(values, 2)
        ),
    )


def _differ(a: Sequence[_Found], b: Sequence[_Found]) -> bool:
    """Tell whether two origins differ: one gives only the one value, another only the other.

    Who gives both tells of two things, or of a change (3.50% → 3.25%). What can be true at
    once is no conflict: at least 3,000, and 3,000.
    """
    if _agree(a[0], b[0]):
        return False
    only_a = any(not _also_gives(one.member, b[0]) for one in a)
    return only_a and any(not _also_gives(one.member, a[0]) for one in b)


def _went_on(a: Sequence[_Found], b: Sequence[_Found]) -> bool:
    """Tell whether a toll is another in the reports of a later day: it changed, nobody differs.

    The number of the dead does not fall; those of the hurt and the missing do.
    """
    less, more = sorted((a, b), key=lambda found: found[0].size)
    rose = _last_day(less) < _first_day(more)
    fell = a[0].concept != "dead" and _last_day(more) < _first_day(less)
    return a[0].concept in FATES and (rose or fell)


def _is_change(a: Sequence[_Found], b: Sequence[_Found]) -> bool:
    """Tell whether a source says that one value became the other: 12명에서 14명으로 늘었다."""
    both = {(f.member.article.id, f.sentence): f for f in a}
    one = next((f for f in b if (f.member.article.id, f.sentence) in both), None)
    if one is None:
        return False
    return bool(CHANGES & meanings(one.member.article, one.member.analysis, one.sentence))


def _first_day(found: Sequence[_Found]) -> str:
    return min(f.member.day for f in found)


def _last_day(found: Sequence[_Found]) -> str:
    return max(f.member.day for f in found)


def _also_gives(member: Member, other: _Found) -> bool:
    return any(
        q.unit_norm == other.quantity.unit_norm
        and member.tells(q.span)
        and _close(_decimal(q.low), other.low)
        and _close(_decimal(q.high), other.high)
        for q in member.analysis.quantities
    )


def _about(found: Sequence[_Found], lang: str) -> str:
    """Name what is counted: in the words of a source, in the brief's language if one has it."""
    # What is measured has no key in the table, only words; what is counted has both.
    measured = ":" in found[0].concept
    named = [
        (f.member.article.lang != lang, f.member.day, f.of)
        for f in found
        if f.of and (measured or concept(f.of, f.member.article.lang) == f.concept)
    ]
    foreign, _, words = min(named, default=(True, "", ""))
    return words if words and (not foreign or measured) else counted_words(found[0].concept, lang)


def _value(found: Sequence[_Found], budget: Budget, lang: str) -> FigureValue:
    """Show a figure as the brief's language writes it, where a source does."""
    found = sorted(found, key=lambda f: f.member.article.lang != lang)
    first = found[0]
    article = first.member.article
    figure = cite(first.member, with_change(first.member, first.quantity, first.sentence))
    around = [
        cite(f.member, f.sentence)
        for f in _by_origin(found)
        if budget.allows(f.member.article.id, f.sentence)
    ]
    for citation in (figure, *around):
        budget.spend(citation.article, citation.span)
    return FigureValue(
        low=first.quantity.low,
        high=first.quantity.high,
        unit=first.quantity.unit,
        line=Line(figure.words, article.lang, "copied", (figure, *around)),
        outlets=tuple(dict.fromkeys(f.member.outlet.name for f in found)),
        as_of=min(f.member.day for f in found),
    )


def _by_origin(found: Iterable[_Found]) -> list[_Found]:
    seen: dict[str, _Found] = {}
    for one in found:
        seen.setdefault(one.member.origin, one)
    return list(seen.values())


def _same(a: _Found, b: _Found) -> bool:
    return _close(a.low, b.low) and _close(a.high, b.high)


def _agree(a: _Found, b: _Found) -> bool:
    """Tell whether two values hold at once, because one of them is open to an end or vague."""
    ends = (a.low, a.reach, b.low, b.reach)
    if None not in ends and (a.reach, b.reach) == (a.high, b.high):
        return False
    lows = [v for v in (a.low, b.low) if v is not None]
    highs = [v for v in (a.reach, b.reach) if v is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _close(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= NEAR * max(abs(a), abs(b))
