"""Korean events on days still to come: what is said, agreed or expected to be done then.

Only the article knows which day is to come. 노조는 1일부터 파업에 들어가겠다고 경고했다 tells of a
strike where the 1st is ahead and of a warning where it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from maek.lang.happening import Happening
from maek.lang.ko.events_actors import own_start, subject_of
from maek.lang.ko.events_clauses import Predicate, event_tables, is_denied, is_real
from maek.lang.ko.events_kinds import action_of, kind_of
from maek.lang.reading import Token
from maek.model.span import Span

_TOWARDS = frozenset({"기", "것"})
"""처리하기로 하다, 처리할 것으로 보다: what ends so is meant to be done."""


def to_come(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    main: Predicate,
    date: Span,
    start: int,
) -> tuple[Happening, ...]:
    """Return what is told for a day that is still to come, behind it and up to its verb.

    Args:
        tokens: The sentence.
        predicates: Its verbs.
        main: The verb the day would belong to, were it over.
        date: The day.
        start: Where the clause begins.
    """
    between = [v for v in predicates if v.at <= main.at and tokens[v.at].start >= date.end]
    if not any(_is_meant(tokens, verb) for verb in between):
        return ()
    for verb in between:
        joined = verb.closing == "joined" and verb.at < main.at
        if not (joined or _is_meant(tokens, verb)) or is_denied(tokens, verb):
            continue
        kind = kind_of(tokens, verb, start)
        if not kind or (verb.closing == "joined" and not is_real(tokens, verb)):
            continue
        begin = own_start(tokens, verb, start, date)
        return (
            Happening(
                span=Span(begin, tokens[verb.end - 1].end),
                kind=kind,
                action=action_of(tokens, verb, start),
                rule="dated-intent",
                date=date,
                subject=subject_of(tokens, predicates, start, verb),
                planned=True,
            ),
        )
    return ()


def only_ahead(
    tokens: Sequence[Token],
    predicates: Sequence[Predicate],
    main: Predicate,
    date: Span,
    start: int,
) -> Happening | None:
    """Return what is an event only where its day is still to come; None for what is none then.

    Args: as for :func:`to_come`.
    """
    ahead = to_come(tokens, predicates, main, date, start)
    return Happening(date, "", "", "dated-intent", date, if_ahead=ahead) if ahead else None


def _is_meant(tokens: Sequence[Token], verb: Predicate) -> bool:
    """들어가겠다고, 발표할 것이라고, 처리하기로: told as still to be done."""
    last = tokens[verb.end - 1]
    behind = tokens[verb.end] if verb.end < len(tokens) else None
    if last.tag == "ETN":
        return behind is not None and behind.form == "로"
    if verb.closing == "quoted":
        return verb.future
    if not verb.future or behind is None:
        return False
    after = [t.form for t in tokens[verb.end + 1 : verb.end + 3]]
    planned = event_tables().lists["planned.words"]
    # 발표할 것이라고, 것으로 보인다; but 것이라는 관측.
    certain = behind.form == "것" and after[:1] in (["이"], ["로"], ["으로"])
    return (certain and not after[-1].endswith("라는")) or behind.form in planned
