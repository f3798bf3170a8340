"""What a translated sentence must keep: figures, units, dates, names, titles, kinship, the no.

Each rule asks for both halves of a mistake: something in the target the original does not
have, and something of the same sort in the original the target does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.check.across.names import titles
from maek.check.across.opposites import opposites_of
from maek.check.across.things import EXACT, things
from maek.check.across.voices import other_side
from maek.check.beside.align import Group
from maek.check.beside.case import Case, Evidence
from maek.check.beside.directed import changed_sides, side_of
from maek.check.beside.directed_sides import sided
from maek.check.beside.ends import turned
from maek.check.beside.levels import levels
from maek.check.beside.scope import of_a_part
from maek.check.beside.statement import Prepared, Statement
from maek.check.beside.weekdays import weekdays
from maek.check.translation.figures import figure_notes
from maek.check.translation.fractions import fraction_notes
from maek.check.translation.names import name_notes
from maek.check.translation.no import denials, no_notes
from maek.check.translation.note import Note
from maek.check.translation.numbers import number_notes
from maek.check.translation.signs import sign_notes
from maek.check.translation.stations import station_notes
from maek.check.translation.sure import ahead_notes, hedge_notes
from maek.check.translation.to_come import to_come_notes
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.senses import PLACE, THING, sorts_of

PLAIN = frozenset({
    "raise", "cut", "increase", "decrease", "higher", "lower_", "high", "low", "surplus",
    "deficit", "improve", "worsen", "win", "lose", "import", "export", "buy", "sell", "approve",
    "ban", "agree", "oppose", "support", "accept", "refuse", "arrest", "release", "guilty",
    "innocent", "success", "failure", "more", "less", "strengthen", "weaken", "majority",
    "minority", "expensive", "cheap", "stable_state", "grave_state", "welcome", "condemn", "deny",
    "confirm", "appoint", "dismiss", "survive", "die", "hot", "cold", "open", "close", "widen_",
    "narrow_", "lengthen", "shorten", "establish", "abolish", "permanent_", "temporary_",
    "allow_in", "forbid", "optimist", "pessimist", "found_alive_", "found_dead_", "earliest_",
    "latest_", "appeal_lost_", "appeal_won_", "fled_", "gave_up_", "ruling", "opposition",
})  # fmt: skip
"""Meanings no translation turns round; before and after, attack and defend it may."""
NOUNS = frozenset({
    "ruling", "opposition", "import", "export", "surplus", "deficit", "majority", "minority",
})  # fmt: skip
"""Those of them that name something: a no elsewhere in the sentence turns none of them round."""
FALLS = frozenset({"decrease", "cut", "lower_", "lose", "narrow_", "shorten"})
"""What falls by more than was forecast, falls short of the forecast."""
FORECAST = frozenset({"expect", "forecast_", "estimate", "plan", "goal"})
SHARES, SHARE_AHEAD = frozenset({"%", "fraction"}), 16
MEASURES = frozenset({"more", "less", "higher", "lower_", "increase", "decrease"})
COMPASS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip
LEAST = frozenset({"high", "low"})
"""What 최소 and 최대 mean but where they bound a figure."""
PASSIVE = re.compile(r"[여아어워와겨려켜펴져해혀셔]지지$")
COMPOUND = re.compile("[きぎしちにびみりいけげせてべめれ][上下]")
"""An up or down that only completes the verb before it."""
SHORT_OF = re.compile(r"\bf[ae]ll(?:s|ing|en)? short\b")
"""What falls short of something does not fall."""
ANOTHER_DAY = "the sources give another day"


def transferred(group: Group, source: Prepared, target: Prepared) -> Iterator[Note]:
    """Yield what the target of a group says otherwise than its source.

    Args:
        group: Aligned sentences, both sides filled.
        source: The original.
        target: The translation.
    """
    yield from number_notes(group, source, target)
    yield from figure_notes(group, source)
    yield from sign_notes(group, source, target)
    yield from fraction_notes(group, source)
    yield from name_notes(group, source, target)
    stations = list(station_notes(group, source))
    yield from stations
    yield from no_notes(group, source, target)
    yield from hedge_notes(group, source, target)
    yield from to_come_notes(group, source)
    evidence = tuple(Evidence(source, s) for s in group.source)
    meant = frozenset().union(*(s.meant for s in group.target))
    for statement in group.target:
        case = Case(target, statement, evidence, (source,))
        yield from _told(case, meant)
        if not any(n.kind == "title" for n in stations):
            for finding in titles(case):
                yield from _note("title", finding)
        yield from ahead_notes(case)


def _told(case: Case, meant: frozenset[str]) -> Iterator[Note]:
    """What the claim checks tell of days of the week and opposites."""
    for finding in weekdays(case):
        if finding.why == ANOTHER_DAY:
            yield from _note("date", finding)
    for finding in levels(case):
        yield from _note("number", finding)
    for finding in (*_changed_sides(case), *turned(case)):
        yield from _note("role", finding)
    for finding in other_side(case):
        if not _tell_of_both(case, finding):
            yield from _note("speaker", finding)
    for finding in of_a_part(case):
        if not _is_whole_of_share(case, finding.span):
            yield from _note("scope", finding)
    yield from _another_trade(case, meant)
    yield from _opposite(case, meant)


def _is_whole_of_share(case: Case, span: Span | None) -> bool:
    """Tell what a share is of from all of it: 전체 노동자의 20%."""
    return span is not None and any(
        f.unit_norm in SHARES and 0 <= f.span.start - span.end <= SHARE_AHEAD
        for f in case.statement.figures
    )


def _tell_of_both(case: Case, finding: Finding) -> bool:
    """Tell whether both texts tell of both speakers: the government, which quotes the police.

    Who of them speaks is then a matter of how a sentence is taken apart.
    """
    here, there = case.statement, case.first.statement
    texts = (here, case.claim, finding.span), (there, case.first.source, finding.source_span)
    (mine, all_mine), (theirs, all_theirs) = (
        [_bodies(at, statement, text) for at in (span, statement.span)]
        for statement, text, span in texts
    )
    return bool(mine & all_theirs and theirs & all_mine)


def _bodies(span: Span | None, statement: Statement, text: Prepared) -> frozenset[str]:
    kinds = side_of((span,), statement, text).kinds if span else frozenset()
    return frozenset(k for k in kinds if k[0] != PLACE)


def _another_trade(case: Case, meant: frozenset[str]) -> Iterator[Note]:
    """A nurse for a doctor, a middle school for a primary school: both halves must be left over.

    Other things are told too freely: of them only the claim checks ask.
    """
    for finding in things(case):
        span, other = finding.span, finding.source_span
        there = case.first.statement
        if (
            span is None
            or other is None
            or not _trades(case.statement, span) & _trades(there, other)
        ):
            continue
        if not _met_apart(there, other, meant - case.statement.meant):
            yield from _note("title", finding)


def _changed_sides(case: Case) -> Iterator[Finding]:
    """Parties that have changed sides, where on each side of the doing one stands alone.

    Of two subjects before a verb (병사들이 탄 차를 공격했다) one belongs to another verb.
    """
    texts = ((case.statement, case.claim), (case.first.statement, case.first.source))
    doubtful = {
        d.verb
        for statement, text in texts
        for d in sided(statement)
        if max(_parties(d.does, statement, text), _parties(d.to, statement, text)) > 1
    }
    for finding in changed_sides(case):
        if not doubtful & {finding.span, finding.source_span}:
            yield finding


def _parties(spans: Sequence[Span], statement: Statement, text: Prepared) -> int:
    """How many of some nouns may be people, bodies or countries: not the uranium sold to one."""
    return sum(
        side_of((span,), statement, text).known or not _is_thing(span, statement) for span in spans
    )


def _is_thing(span: Span, statement: Statement) -> bool:
    """Tell whether a noun is one of the table of things."""
    return any(s.key[0] == THING and span.contains(Span(s.start, s.end)) for s in statement.senses)


def _trades(statement: Statement, span: Span) -> frozenset[str]:
    keys = (s.key for s in statement.senses if s.start == span.start)
    return EXACT & frozenset(sort for key in keys for sort in sorts_of(key))


def _opposite(case: Case, meant: frozenset[str]) -> Iterator[Note]:
    """Plain opposites, and directions; meant is what all the sentences of the group mean."""
    for finding in opposites_of(case):
        span = finding.span
        if span is not None and _is_direction(case, span):
            yield from _note("place", finding)
        if span is None or not _keys(case, span) & PLAIN:
            continue
        other = finding.source_span
        there = case.first.statement
        if _denies_once(case) and not _keys(case, span) & NOUNS:
            continue
        if _is_beyond_forecast(case, span):
            continue
        if other and _met_apart(there, other, meant - case.statement.meant):
            continue
        if _is_behind_verb(case.statement, span) or (other and _is_behind_verb(there, other)):
            continue
        if _is_ending(case.statement, span) or (other and _is_ending(there, other)):
            continue
        least = bool(_keys(case, span) & LEAST)
        if _is_bound(case.statement, span) or (least and other and _is_bound(there, other)):
            continue
        yield from _note("polarity", finding)


def _is_beyond_forecast(case: Case, span: Span) -> bool:
    """Tell more from less of what falls: it fell further than forecast, and was below it."""
    here, there = case.statement, case.first.statement
    falls = all(FALLS & side for side in (here.meant, there.meant))
    return falls and bool(_keys(case, span) & MEASURES and FORECAST & (here.meant | there.meant))


def _is_direction(case: Case, span: Span) -> bool:
    """Tell whether a word is the only direction of a sentence and faces the only one there."""
    here, there = (_directions(s) for s in (case.statement, case.first.statement))
    inside = (s for s in case.statement.senses if s.key[0] == "@")
    named = any(s.start <= span.start < s.end for s in inside)
    return bool(_keys(case, span) & here) and not named and len(here | there) == 2


def _directions(statement: Statement) -> set[str]:
    """The directions a sentence tells: 북서부 is the north-west, and neither north nor west."""
    senses = [s for s in statement.senses if s.key in COMPASS]
    return {
        s.key
        for s in senses
        if not any(o.start <= s.start and s.end <= o.end and o.key != s.key for o in senses)
    }


def _denies_once(case: Case) -> bool:
    """Tell whether one side has a no more: none of them admitted it is they denied it."""
    mine, theirs = denials((case.statement,)), denials((case.first.statement,))
    return len(mine) % 2 != len(theirs) % 2


def _is_behind_verb(statement: Statement, span: Span) -> bool:
    """Tell the second part of a Japanese verb: 書き上げた raises nothing."""
    at = span.start - statement.span.start
    return (
        statement.lang == "ja"
        and COMPOUND.search(statement.text, max(at - 1, 0), at + 1) is not None
    )


def _is_ending(statement: Statement, span: Span) -> bool:
    """Tell an ending from a word: 지지 of 받아들여지지 않았다 supports nothing."""
    before = statement.text[: span.end - statement.span.start]
    return statement.lang == "ko" and PASSIVE.search(before) is not None


def _met_apart(there: Statement, span: Span, meant: frozenset[str]) -> bool:
    """Tell whether a word is translated in another sentence of those that stand for its own."""
    return any(s.key in meant for s in there.senses if s.start == span.start)


def _is_bound(statement: Statement, span: Span) -> bool:
    """Tell a word that bounds a figure (최소 of 최소 49명), or is bound in an idiom."""
    at = span.start - statement.span.start
    idiom = any(m.start() <= at < m.end() for m in SHORT_OF.finditer(statement.text))
    return idiom or any(f.span.contains(span) for f in statement.figures)


def _keys(case: Case, span: Span) -> frozenset[str]:
    return frozenset(s.key for s in case.statement.senses if s.start == span.start)


def _note(kind: str, finding: Finding) -> Iterator[Note]:
    words = finding.source_words or ""
    if finding.span is not None:
        yield Note(kind, finding.span, f"the original has {words}", words)
