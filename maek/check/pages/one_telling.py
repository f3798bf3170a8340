"""Whether what differs stands in two tellings of one thing: else it is no difference.

Accounts of a story each tell much that the others do not. A day, figure or name that stands in
another's place is a difference only where the sentences around the two say the same otherwise,
and where the two are of one sort: a day for a day, people for people, a title of one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maek.check.beside.align import anchors
from maek.check.beside.amounts import same_amount
from maek.check.beside.measures import amount
from maek.check.beside.statement import Named, Prepared, Statement
from maek.check.beside.weekdays import day_names
from maek.check.beside.who import same
from maek.check.pages.one_doing import is_one_doing, is_said_of_one
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure

LEAST_WORDS, SHARE, NEARLY = 2, 0.6, 0.75
"""Within a language so many words, and such a part of the shorter telling's, must be shared; from
the last on the sentences are all but the same."""
MANY_WORDS, MOST = 5, 0.7
"""So many words, and such a part, say one thing with whatever predicates."""
LEAST_ANCHORS, ANCHORED = 3, 0.6
"""Across languages so many anchors, and such a part of the shorter telling's…"""
MANY, MANY_SHARE = 8, 0.4
"""…or so many, and such a part: the leads of two reports tell much, and not all the same."""
SURE = 0.75
"""A no, a place or a speaker is known to be of one thing across languages only at such a share."""
LOOSE = frozenset({"negation", "polarity", "place", "speaker"})
NUMBERS = frozenset({"number", "unit"})
OPPOSED = frozenset({"polarity"})
DIGITS = re.compile(r"[\d.,\s]+")
PERSON = "person"
COUNTS = ({"", "person"}, {"", "piece"})
"""Units of which one language names what another leaves to the noun: 15개 마을, 15 towns."""
WEEKDAY = "weekday"
BESIDE = 2
"""Letters between a title and whose it is."""
NEXT = 3
"""So many letters behind two numbers say that both count one thing: 두 번째, 세 번째."""


def figure_at(statement: Statement, span: Span | None) -> Quantity | None:
    """Return the figure that stands in a place, if any.

    Args:
        statement: A sentence.
        span: A place in its text.
    """
    return next((f for f in statement.figures if span and f.span.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class Told:
    """Words that tell something, where they stand."""

    text: Prepared
    statement: Statement
    span: Span

    @property
    def words(self) -> str:
        """The words."""
        return self.span.of(self.text.text)

    @property
    def figure(self) -> Quantity | None:
        """The figure that they are."""
        return figure_at(self.statement, self.span)

    @property
    def place(self) -> tuple[Statement, Span]:
        """Their sentence, and where they stand."""
        return self.statement, self.span

    @property
    def grain(self) -> str:
        """How fine a day, a year or a day of the week they tell; empty where they tell none."""
        days = day_names(self.statement)
        if any(s.start < self.span.end and self.span.start < s.end for s in days):
            return WEEKDAY
        dates = self.statement.dates
        return next((d.grain for d in dates if d.span.overlaps(self.span)), "")

    @property
    def person(self) -> Named | None:
        """The person they name, or who stands beside them."""
        near = Span(max(self.span.start - BESIDE, 0), self.span.end + BESIDE)
        return next((n for n in self.people if n.span.overlaps(near)), None)

    @property
    def people(self) -> tuple[Named, ...]:
        """The people their sentence names."""
        return tuple(n for n in self.statement.named if n.mention.kind == PERSON)


def told_at(text: Prepared, span: Span) -> Told | None:
    """Return what stands in a place of a text, with its sentence.

    Args:
        text: A text.
        span: The place.
    """
    there = next((s for s in text.statements if s.span.overlaps(span)), None)
    return None if there is None else Told(text, there, span)


def in_its_place(kind: str, theirs: Told, accounts: Sequence[Prepared]) -> Iterator[Told]:
    """Yield what accounts may have in a thing's place: what was found, and of figures others.

    Args:
        kind: What differs.
        theirs: What was found in one account.
        accounts: All accounts; those in its language come first.
    """
    yield theirs
    if kind not in NUMBERS:
        return
    for text in sorted(
        accounts, key=lambda a: (a.id != theirs.text.id, a.lang != theirs.text.lang)
    ):
        for statement in text.statements:
            for figure in statement.figures:
                yield Told(text, statement, figure.span)


def is_one_telling(kind: str, mine: Told, theirs: Told) -> bool:
    """Tell whether something of a page and something of an account are told of one thing.

    What the page has elsewhere as the account has it is in nobody's place there, unless the two
    sentences are all but the same.

    Args:
        kind: What differs.
        mine: What the page has.
        theirs: What the account has in its place.
    """
    if len(theirs.span) >= len(theirs.statement.span) or not _of_one_sort(kind, mine, theirs):
        return False
    if kind == "title":
        return True
    if mine.text.lang == theirs.text.lang:
        if kind in OPPOSED and is_said_of_one(mine.place, theirs.place):
            return True
        alike = _alike(mine, theirs)
        enough = alike >= SHARE or (kind in NUMBERS and _has_same_label(mine, theirs))
        enough = enough or _of_same_facts(mine, theirs) or is_one_doing(mine.place, theirs.place)
        return alike >= NEARLY or (enough and not _is_elsewhere(kind, mine, theirs))
    same_thing = _same_anchors(kind, mine.statement, theirs.statement)
    return same_thing and not _is_elsewhere(kind, mine, theirs)


def _alike(mine: Told, theirs: Told) -> float:
    """Which part of its words a sentence, or the clause around one, shares with the other.

    Sentences of two predicates share half as much as their words do.
    """
    other = _words(theirs, theirs.statement.span)
    clause = mine.statement.clause_at(mine.span.start)
    best = 0.0
    for within in (mine.statement.span, clause):
        own = _words(mine, within)
        shared = own.keys() & other.keys()
        if len(shared) >= LEAST_WORDS:
            part = len(shared) / min(len(own), len(other))
            one_doing = any("verb" in (own[key], other[key]) for key in shared)
            most = part >= NEARLY or (part >= MOST and len(shared) >= MANY_WORDS)
            best = max(best, part if one_doing or most else part / 2)
    return best


def _of_same_facts(mine: Told, theirs: Told) -> bool:
    """Tell whether the clauses around both share a figure or a day, and most words and names."""
    if _facts(mine).isdisjoint(_facts(theirs)):
        return False
    own, other = (_around(told) | _facts(told) for told in (mine, theirs))
    shared = own & other
    part = len(shared) / min(len(own), len(other))
    return part >= SHARE and (len(shared) >= LEAST_ANCHORS or part >= 1 < len(shared))


def _around(told: Told) -> frozenset[str]:
    """The words and names of the clause around something."""
    within = told.statement.clause_at(told.span.start)
    names = (n for n in told.statement.named if within.contains(n.span))
    entities = {n.mention.entity for n in names if not n.span.overlaps(told.span)}
    return frozenset(_words(told, within)) | entities - {""}


def _facts(told: Told) -> frozenset[str]:
    """The figures and days of the clause around something, but for what differs."""
    within, said = told.statement.clause_at(told.span.start), told.statement
    rows = [(f.span, f.low or "") for f in said.figures]
    rows += [(d.span, d.value) for d in said.dates]
    return frozenset(
        fact for at, fact in rows if fact and within.contains(at) and not at.overlaps(told.span)
    )


def _words(told: Told, within: Span) -> dict[str, str]:
    """The words of a stretch but those that differ, each with its sort."""
    free = (w for w in told.statement.free if within.contains(w.span))
    return {w.key: w.sort for w in free if not w.span.overlaps(told.span)}


def _has_same_label(mine: Told, theirs: Told) -> bool:
    """Tell whether one noun stands right before two figures: 찬성 31표, 찬성 29표."""
    label = _label(mine)
    return bool(label) and label == _label(theirs)


def _label(told: Told) -> str:
    near = (w for w in told.statement.free if 0 <= told.span.start - w.span.end <= 1)
    return next((w.key for w in near if w.sort == "noun"), "")


def _is_elsewhere(kind: str, mine: Told, theirs: Told) -> bool:
    """Tell whether the page has the account's figure or day, too."""
    statements = mine.text.statements
    if kind in NUMBERS and theirs.figure is not None:
        told = theirs.figure
        figures = (f for s in statements for f in s.figures)
        return any((f.low, f.high) == (told.low, told.high) for f in figures)
    if kind == "date":
        told_days = {d.value for d in theirs.statement.dates if d.span.overlaps(theirs.span)}
        return any(d.value in told_days for s in statements for d in s.dates)
    return False


def _same_anchors(kind: str, statement: Statement, other: Statement) -> bool:
    """Tell whether sentences of two languages have enough names, figures and meanings in common."""
    mine, theirs = anchors(statement), anchors(other)
    both, least = len(mine & theirs), min(len(mine), len(theirs))
    if both >= LEAST_ANCHORS and both >= (SURE if kind in LOOSE else ANCHORED) * least:
        return True
    return kind not in LOOSE and both >= MANY and both >= MANY_SHARE * least


def _of_one_sort(kind: str, mine: Told, theirs: Told) -> bool:
    """Tell whether what differs is of one sort on both sides."""
    if kind == "date":
        return bool(mine.grain) and mine.grain == theirs.grain
    if kind in NUMBERS:
        return _figures_of_one_sort(mine, theirs)
    if kind == "title":
        a, b = mine.person, theirs.person
        return bool(a and b and same(a, mine.text, b, theirs.text))
    if kind == "name" and mine.text.lang != theirs.text.lang:
        return mine.person is not None and theirs.person is not None
    return True


def _figures_of_one_sort(mine: Told, theirs: Told) -> bool:
    """Tell whether two figures count one thing.

    Within a language the sentences say so; numbers that are no figures have the same letters
    with or behind them: 29시, 두 번째. Across languages something told with both means the same.
    """
    a, b = mine.figure, theirs.figure
    one_language = mine.text.lang == theirs.text.lang
    if a is None or b is None:
        return one_language and (
            _letters(mine.words) == _letters(theirs.words) or _next(mine) == _next(theirs) != ""
        )
    if (a.low, a.high) == (b.low, b.high):
        return False
    if one_language:
        return one_unit(a, b)
    if _digits(mine.words) == _digits(theirs.words) != "":
        return False  # article 4, 4조: no unit but a noun
    return one_unit(a, b) and bool(_meant(mine.statement, a) & _meant(theirs.statement, b))


def one_unit(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures are of one unit, or of a noun that one language needs no unit for.

    Args:
        a: A figure.
        b: Another.
    """
    return amount(a).unit == amount(b).unit or {a.unit_norm, b.unit_norm} in COUNTS


def gives(figure: Quantity, account: Prepared) -> bool:
    """Tell whether an account has a figure of so much of the same, or as many of anything.

    Args:
        figure: A figure of a page.
        account: An account of its story, in another language.
    """
    unit = amount(figure).unit
    figures = [f for s in account.statements for f in s.figures]
    alike = (f for f in figures if unit and amount(f).unit == unit)
    if any(same_amount(figure, f, same_language=False) for f in alike):
        return True
    counts = [] if is_measure(figure.unit_norm) else figures
    return any(f.low == figure.low and not is_measure(f.unit_norm) for f in counts)


def _meant(statement: Statement, figure: Quantity) -> frozenset[str]:
    """What is told with a figure, in keys that are the same in every language."""
    within = statement.clause_at(figure.span.start)
    if figure.of is not None and not figure.of.overlaps(within):
        within = figure.of
    return frozenset(s.key for s in statement.senses if within.start <= s.start < within.end)


def _digits(words: str) -> str:
    return "".join(c for c in words if c.isdecimal())


def _letters(words: str) -> str:
    return DIGITS.sub("", words)


def _next(told: Told) -> str:
    return told.text.text[told.span.end : told.span.end + NEXT]
