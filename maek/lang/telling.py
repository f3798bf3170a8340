"""Which verb a date belongs to: the walk that languages without a parser share.

A language hands in its :class:`Grammar`: the verbs by kind, where a clause ends, which verb of
a sentence a date goes with, and who the clause says did it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.span import Span

Verb = re.Match[str]
_EDGES = " ,;:—、，；：。.\n\u3000"
NOWHERE = "(?!)"
"""The pattern of a language that has no such words."""
_BEFORE, _BEHIND = 30, 14
"""How far around a verb is looked for what makes it unreal."""


class Verbs:
    """The verbs of a language: where one stands, and what kind of event it tells of."""

    def __init__(
        self, kinds: Mapping[str, Iterable[str]], before: str = "", behind: str = "", flags: int = 0
    ) -> None:
        """Compile a table; of forms that begin alike the one with most words, then the longest.

        Args:
            kinds: Kind → regular expressions without groups.
            before: What must stand before each.
            behind: What must stand behind each.
            flags: Of :mod:`re`.
        """
        every_form = ((f, k) for k, fs in kinds.items() for f in fs)
        forms = sorted(every_form, key=lambda x: (-x[0].count(" "), -len(x[0])))
        # A look at the first letter spares trying every form at every word.
        head = "".join(sorted({c for f, _ in forms for c in _heads(f)}))
        every = "|".join(f for f, _ in forms)
        self.find = re.compile(f"{before}(?=[{re.escape(head)}])(?:{every}){behind}", flags)
        self._forms = [(re.compile(f + behind, flags), kind) for f, kind in forms]
        self._known: dict[str, str] = {}

    def kind(self, verb: Verb) -> str:
        """Return the kind of a verb found."""
        if verb[0] not in self._known:
            fits = (k for p, k in self._forms if p.match(verb.string, verb.start()))
            self._known[verb[0]] = next(fits, "other")
        return self._known[verb[0]]


_GROUP = re.compile(r"\(\?:(?P<inner>(?:[^()]|\([^()]*\))*)\)(?P<may>\?)?")


def _heads(form: str) -> set[str]:
    """Return the letters a form may begin with: (?:was )?signed → w, s."""
    m = _GROUP.match(form)
    if m is None:
        return {form[:1]}
    found = {head for inner in m["inner"].split("|") for head in _heads(inner)}
    return found | _heads(form[m.end() :]) if m["may"] else found


@dataclass(frozen=True)
class Grammar:
    """What a language knows of its events.

    ``unreal`` stands before a verb of what
    did not happen, ``unreal_behind`` behind it; ``planned`` before a verb of what is to come,
    ``planned_behind`` behind it. ``since`` stands before a date from which something has lasted,
    ``since_behind`` behind it: no deed is of that day. ``background`` in a clause without a
    date says that it is no news. Kinds of ``never`` need a date to be events. ``chain`` is the
    comma by which one subject's deeds of one day follow each other.
    """

    verbs: Verbs
    clause: re.Pattern[str]
    unreal: re.Pattern[str]
    background: re.Pattern[str]
    never: frozenset[str]
    governing: Callable[[Sequence[Verb], Span, Sequence[Span]], Verb | None]
    named: Callable[[str, Span, Span], Happening | None]
    subject: Callable[[str, Span, Verb, Span | None], Span]
    thing: re.Pattern[str]
    unreal_behind: re.Pattern[str] = re.compile(NOWHERE)
    planned: re.Pattern[str] = re.compile(NOWHERE)
    planned_behind: re.Pattern[str] = re.compile(NOWHERE)
    since: re.Pattern[str] = re.compile(NOWHERE)
    since_behind: re.Pattern[str] = re.compile(NOWHERE)
    chain: str = ""
    future: re.Pattern[str] = re.compile(NOWHERE)
    """The form of a verb that by itself says that it is still to happen."""

    def is_unreal(self, text: str, verb: Verb, start: int) -> bool:
        """Tell whether the words around a verb say that it did not happen."""
        before = text[max(start, verb.start() - _BEFORE) : verb.start()]
        behind = text[verb.end() : verb.end() + _BEHIND]
        return bool(self.unreal.search(before) or self.unreal_behind.match(behind))

    def is_since(self, text: str, date: Span, start: int) -> bool:
        """Tell whether the words around a date say that something has lasted from it on."""
        before = text[max(start, date.start - _BEFORE) : date.start]
        behind = text[date.end : date.end + _BEHIND]
        return bool(self.since.search(before) or self.since_behind.match(behind))

    def is_planned(self, text: str, verb: Verb, start: int) -> bool:
        """Tell whether a verb, or the words around it, say that it is still to happen."""
        if self.future.fullmatch(verb[0]):
            return True
        before = text[max(start, verb.start() - _BEFORE) : verb.start()]
        behind = text[verb.end() : verb.end() + _BEHIND]
        return bool(self.planned.search(before) or self.planned_behind.match(behind))


def grammar_of(
    folder: str, verbs: Verbs, *, flags: re.RegexFlag = re.NOFLAG, **own: Any
) -> Grammar:
    """Build a language's grammar from its table, and from what it has of its own.

    Args:
        folder: The language folder, with ``tables/events.toml``.
        verbs: Its verbs by kind.
        flags: Of :mod:`re`, for what makes a verb unreal and what is background.
        own: The fields of :class:`Grammar` the table does not have.
    """
    rows = table(folder, "events")
    phrases = rows["phrases"]
    return Grammar(
        verbs=verbs,
        clause=re.compile(phrases["clause"]),
        unreal=re.compile(phrases.get("unreal", NOWHERE), flags),
        unreal_behind=re.compile(phrases.get("unreal_behind", NOWHERE)),
        since=re.compile(phrases.get("since", NOWHERE), flags),
        since_behind=re.compile(phrases.get("since_behind", NOWHERE)),
        background=re.compile(phrases["background"], flags),
        never=frozenset(rows["never_undated"]["kinds"]),
        **own,
    )


def noun_of(
    nouns: Verbs, text: str, date: Span, stop: int, link: re.Pattern[str]
) -> Happening | None:
    """Return the happening a noun behind a date names: 2018年の首脳会談, 去年的大选.

    Args:
        nouns: Nouns of happenings by kind.
        text: The text.
        date: The date.
        stop: Where to stop looking.
        link: What may stand between the date and the noun.
    """
    m = nouns.find.search(text, date.end + 1, stop)
    if m is None or not link.fullmatch(text, date.end, m.start()):
        return None
    return Happening(Span(date.start, m.end()), nouns.kind(m), m[0], "dated-noun", date)


def happenings(reading: Reading, dates: Sequence[Span], grammar: Grammar) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A text with its sentences.
        dates: Spans of dates (no durations), in text order.
        grammar: Of its language.

    Returns:
        Dated happenings, and undated main clauses in the past, in text order.
    """
    found: list[Happening] = []
    for sentence in reading.sentences:
        inside = [d for d in dates if sentence.contains(d)]
        found += _Sentence(reading.text, sentence, grammar).told(inside)
    return tuple(sorted(found, key=lambda h: h.span))


class _Sentence:
    """One sentence, its clauses and the verbs in them."""

    def __init__(self, text: str, span: Span, grammar: Grammar) -> None:
        self.text, self.span, self.grammar = text, span, grammar
        self.verbs = [
            m
            for m in grammar.verbs.find.finditer(text, span.start, span.end)
            if not grammar.is_unreal(text, m, span.start)
        ]
        cuts = [m.start() for m in grammar.clause.finditer(text, span.start, span.end)]
        edges = [span.start, *(c for c in cuts if c > span.start), span.end]
        self.clauses = [Span(a, b) for a, b in itertools.pairwise(edges) if b > a]

    def told(self, dates: Sequence[Span]) -> Iterator[Happening]:
        """Yield what the sentence tells of: by its dates, else by its first verb."""
        used: set[int] = set()
        for date in dates:
            if self.grammar.is_since(self.text, date, self.span.start):
                continue
            noun = self.grammar.named(self.text, date, self.span)
            if noun is not None:
                yield noun
                continue
            verb = self.grammar.governing(self.verbs, date, self.clauses)
            if verb is not None and verb.start() not in used:
                used.add(verb.start())
                made = self._clause_told(verb, date)
                yield made
                for deed in self._chained(verb, date, dates):
                    yield deed if deed.subject else replace(deed, subject=made.subject)
        if not dates and self.verbs:
            yield from self._undated(self.verbs[0])

    def _chained(self, verb: Verb, date: Span, dates: Sequence[Span]) -> Iterator[Happening]:
        """What the same clause goes on to tell behind a comma, up to the next date."""
        comma, kind = self.grammar.chain, self.grammar.verbs.kind
        if not comma or kind(verb) in self.grammar.never:
            return
        clause = clause_of(verb.start(), self.clauses)
        following = [d.start for d in dates if d.start > max(verb.start(), date.start)]
        end = min([clause.end, *following])
        at = verb.end()
        for other in self.verbs:
            cut = self.text.rfind(comma, at, other.start())
            if other.start() < at or other.start() >= end or cut < 0:
                continue
            if kind(other) in self.grammar.never:
                return
            stop = self.text.find(comma, other.end(), end)
            span = Span(cut + 1, stop if stop >= 0 else end)
            yield self._told(other, date, span, span)
            at = other.end()

    def _undated(self, verb: Verb) -> Iterator[Happening]:
        """The first verb of a sentence that names no day, if it opens the main clause."""
        first = clause_of(verb.start(), self.clauses)
        before = self.text[self.span.start : verb.start()]
        if first is not self.clauses[0] or any(mark in before for mark in '“"«「'):
            return
        if self.grammar.verbs.kind(verb) in self.grammar.never:
            return
        if self.grammar.background.search(self.text, self.span.start, first.end):
            return
        made = self._clause_told(verb, None)
        if not made.planned:
            yield made

    def _clause_told(self, verb: Verb, date: Span | None) -> Happening:
        clause = clause_of(verb.start(), self.clauses)
        start = min(clause.start, date.start if date else clause.start)
        end = max(clause.end, date.end if date else clause.end)
        return self._told(verb, date, clause, Span(start, end))

    def _told(self, verb: Verb, date: Span | None, clause: Span, span: Span) -> Happening:
        text = self.text
        subject = self.grammar.subject(text, clause, verb, date).trim(text, _EDGES)
        thing = self.grammar.thing.match(text[verb.end() : clause.end])
        return Happening(
            span=span.trim(text, _EDGES),
            kind=self.grammar.verbs.kind(verb),
            action=verb[0] + (thing[0] if thing else ""),
            rule="dated-clause" if date else "main-clause",
            date=date,
            subject=subject if len(subject) else None,
            planned=self.grammar.is_planned(text, verb, self.span.start),
        )


def clause_of(at: int, clauses: Sequence[Span]) -> Span:
    """Return the clause that holds an offset; the last one where none does."""
    return next((c for c in clauses if c.start <= at < c.end), clauses[-1])


def before_else_after(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The verb of a date's clause: the nearest before it, else the first after it.

    A date that opens a sentence may belong to the first verb behind its own clause.
    """
    clause = clause_of(date.start, clauses)
    inside = [v for v in verbs if clause.start <= v.start() < clause.end]
    before = [v for v in inside if v.end() <= date.start]
    if before:
        return before[-1]
    after = [v for v in inside if v.start() >= date.end]
    if after:
        return after[0]
    opening = clause.start >= date.start - 4 and clause is clauses[0]
    later = [v for v in verbs if v.start() >= date.end]
    return later[0] if opening and later else None


def words_before(text: str, clause: Span, verb: Verb, date: Span | None) -> Span:
    """Who did it stands before the verb, behind a date that stands there too."""
    subject = Span(clause.start, verb.start()).trim(text, _EDGES)
    if date and subject.overlaps(date):
        return Span(min(date.end, verb.start()), verb.start())
    return subject


def after_else_before(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The verb of a date's clause where dates stand before verbs: the first behind it.

    Args:
        verbs: Of the sentence.
        date: A date in it.
        clauses: Its clauses.
    """
    clause = clause_of(date.start, clauses)
    inside = [v for v in verbs if clause.start <= v.start() < clause.end]
    after = [v for v in inside if v.start() >= date.end]
    before = [v for v in inside if v.end() <= date.start]
    found = after or before[-1:]
    return found[0] if found else None
