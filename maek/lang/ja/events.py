"""Japanese events: the verb behind a date, and what the clause says was done."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from maek.lang import telling
from maek.lang.happening import Happening
from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.lang.telling import Grammar, Verb, Verbs
from maek.model.span import Span

_OF_DATE = re.compile(r"の[^、。はがをでに]*")
_OCCASION = re.compile(
    r"の(?:[^、。がをはに]{1,14}(?:で|後|前|際|直後|うち)|午前|午後|未明|朝|夜|夕|昼|深夜|早朝|明け方)"
)
_SAID_THEN = re.compile(
    r"[、に：:]|(?:の)?(?:午前|午後|未明|朝|夜|夕|昼|深夜|早朝|付|[0-9０-９一-龥]{1,3}時)|の[^、。がを]{0,14}で|[一-龥]*(?:会見|声明|演説|講演|国会)"
)
_SUBJECT = re.compile(r"[はが](?=[、\w])")
_WORDS = re.compile(r"[^、。「」\s]*$")


@functools.cache
def _embedded() -> re.Pattern[str]:
    return re.compile(table("ja", "events")["phrases"]["embedded"])


@functools.cache
def _grammar() -> Grammar:
    """Compile tables/events.toml."""
    rows = table("ja", "events")
    done, to_come = rows["phrases"]["done"], rows["phrases"]["to_come"]
    return telling.grammar_of(
        "ja",
        Verbs(rows["verbs"], "", f"(?={done}|{to_come})"),
        planned_behind=re.compile(to_come),
        governing=_governing,
        named=_named,
        subject=_subject,
        chain="、",
        thing=re.compile(r"(?:を?(?:した|された|行った|開いた)|た|った)"),
    )


def happenings(reading: Reading, dates: Sequence[Span]) -> tuple[Happening, ...]:
    """Find what the text says happened.

    Args:
        reading: A Japanese text with its sentences.
        dates: Spans of dates (no durations), in text order.

    Returns:
        Dated happenings, and undated main clauses, in text order.
    """
    return telling.happenings(reading, dates, _grammar())


@functools.cache
def _nouns() -> Verbs:
    return Verbs(table("ja", "events")["nouns"])


def _named(text: str, date: Span, sentence: Span) -> Happening | None:
    """2018年の首脳会談, 昨年の訪問."""
    found = telling.noun_of(_nouns(), text, date, min(sentence.end, date.end + 12), _OF_DATE)
    verbal = found and _grammar().verbs.find.match(text, found.span.end - len(found.action))
    return None if verbal else found


def _governing(verbs: Sequence[Verb], date: Span, clauses: Sequence[Span]) -> Verb | None:
    """The first verb behind the date, past a clause with a subject of its own.

    In 軍は19日、北がミサイルを発射したと発表した the day is that of the announcement.
    """
    if verbs and _attributive(verbs[0].string, date):
        return None
    clause = telling.clause_of(date.start, clauses)
    after = [v for v in verbs if v.start() >= date.end and v.start() < clause.end]
    for n, verb in enumerate(after):
        text = verb.string
        inner = _embedded().match(text, verb.end()) is not None
        own_subject = re.search(r"、[^、。]*[がは]", text[date.end : verb.start()]) is not None
        if inner and own_subject and n + 1 < len(after):
            continue
        if _grammar().verbs.kind(verb) == "statement" and _told_of(text, date, verb):
            continue
        return verb
    return None


def _attributive(text: str, date: Span) -> bool:
    """Tell 6月のワールドカップ, whose month dates the noun alone, from 17日の本会議で."""
    return text.startswith("の", date.end) and not _OCCASION.match(text, date.end)


def _told_of(text: str, date: Span, verb: Verb) -> bool:
    """Tell 2025年度の利益が減ると発表した, where the time is of what is said."""
    said = re.search(r"(?:[とを]|ことを)$", text[max(0, verb.start() - 3) : verb.start()])
    return said is not None and _SAID_THEN.match(text, date.end) is None


def _subject(text: str, clause: Span, verb: Verb, date: Span | None) -> Span:
    """Who did it: the words before は or が, the last ones before the verb."""
    found = [m.start() for m in _SUBJECT.finditer(text, clause.start, verb.start())]
    if not found:
        return Span(verb.start(), verb.start())
    words = _WORDS.search(text[clause.start : found[0]])
    start = clause.start + (words.start() if words else 0)
    if date and date.end <= found[0]:
        start = max(start, date.end)
    return Span(min(start, found[0]), found[0])
