"""What a Russian sentence reports without marks: X заявил, что …; по данным X, …; …, сообщает X."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.reading import Block
from maek.lang.ru.quotations_documents import documents
from maek.lang.ru.quotations_scene import EDGES, Scene, words
from maek.model.findings import Quotation
from maek.model.span import Span

_THAT = re.compile(
    r"(?P<between>(?:[^.;:«»]|«[А-ЯЁ][^«»]{2,30}»){0,110}?),?\s"
    r"(?:(?:о|в|на) том?, )?(?P<that>что|чтобы|будто|как|насколько)\s"
)
_CITED = re.compile(
    r"со ссылкой на (?P<source>[^,;:«»]{3,60}?)(?=,|\s(?:пиш|сообщ|переда|заяв|утвержд|отме|расск))"
)
"""Агентство со ссылкой на источники пишет, что …: whose words the agency passes on."""
_TAIL = re.compile(r",\s(?P<say>(?:как\s)?(?:об этом\s)?)")
_NEXT = re.compile(
    r",\s(?:добави|отмети|уточни|подчеркну|поясни|сообща|переда|пиш)[а-яё]+(?:\s|$)|;\s"
)


_SOMEBODY = re.compile(r"(?<![а-яё])[Оо]на?(?![а-яё])")


@functools.cache
def _another() -> re.Pattern[str]:
    """…, но староста уверяет, что: somebody else goes on."""
    return re.compile(
        rf",\s(?:но|а|однако|зато)\s(?:[А-ЯЁа-яё-]+\s){{1,4}}(?={words().verb.pattern},?\s)",
        re.IGNORECASE,
    )


def headline(scene: Scene, block: Block) -> list[Quotation]:
    """Песков: переговоры продолжатся — a headline's words without marks."""
    text, span = scene.text, block.span
    if block.kind not in ("headline", "headline_repeat", "related_headline"):
        return []
    m = re.compile(r"[^:«»]{2,60}:\s").match(text, span.start, span.end)
    if m is None:
        return []
    named = scene.named_in(Span(span.start, m.end()))
    content = Span(m.end(), span.end).trim(text, EDGES)
    if (
        not named
        or m.end() - named[-1].span.end > 3
        or any(q.overlaps(content) for q in scene.quoted)
    ):
        return []
    if len(content.of(text).split()) < 3:
        return []
    colon = Span(m.end() - 2, m.end() - 1)
    outlet = scene.outlet_in(named[-1].span)
    return [Quotation(content, "indirect", "ru.headline", named[-1].span, outlet=outlet, cue=colon)]


def reported(scene: Scene, sentence: Span) -> Iterator[Quotation]:
    """Yield what one sentence reports without marks.

    Args:
        scene: The text.
        sentence: The sentence.
    """
    for made in (_according(scene, sentence), documents(scene, sentence)):
        if made is not None:
            yield made
    for verb in scene.verbs(sentence):
        found = (
            _that(scene, sentence, verb)
            or _announced(scene, sentence, verb)
            or _closing(scene, sentence, verb)
        )
        if found is not None:
            scene.last = found.speaker or scene.last
            yield found


def _according(scene: Scene, sentence: Span) -> Quotation | None:
    """По словам X, …; …, по данным X."""
    text = scene.text
    m = words().according.search(text, sentence.start, sentence.end)
    if m is None or scene.is_quoted(Span(*m.span())):
        return None
    comma = re.compile(r"[,—–]|$").search(text, m.end(), sentence.end)
    limit = comma.start() if comma else sentence.end
    source = Span(m.end(), limit).trim(text, EDGES)
    if not 0 < len(source) <= 110:
        return None
    named = scene.named_in(source)
    people = [n for n in named if n.kind == "person"]
    speaker = (people[-1] if people else named[0]).span if named else _pronoun(scene, source)
    before = Span(sentence.start, m.start()).trim(text, EDGES)
    after = Span(limit, sentence.end).trim(text, EDGES)
    content = after if len(after) >= len(before) else before
    cut = _NEXT.search(text, content.start, content.end)
    content = Span(content.start, cut.start() if cut else content.end).trim(text, EDGES)
    if not len(content) or speaker is None or speaker.overlaps(content):
        return None
    scene.last = speaker
    cue = Span(m.start(), m.end()).trim(text)
    outlet = scene.outlet_in(source)
    return Quotation(content, "according", "ru.according", speaker=speaker, outlet=outlet, cue=cue)


def _pronoun(scene: Scene, source: Span) -> Span | None:
    """По его словам lies with the person named before; a phrase is its own source."""
    words_of = source.of(scene.text).lower()
    if words_of in ("его", "её", "ее"):
        return scene.person_before(source.start)
    return source


def _that(scene: Scene, sentence: Span, verb: Span) -> Quotation | None:
    """X заявил в интервью Y, что …"""
    text = scene.text
    m = _THAT.match(text, verb.end, sentence.end)
    if m is None:
        return None
    content = Span(m.end(), sentence.end)
    if m["that"] in ("чтобы", "как", "насколько"):
        content = Span(m.start("that"), sentence.end)
    nexts = (p.search(text, content.start, content.end) for p in (_NEXT, _another()))
    cut = min((m for m in nexts if m), key=lambda m: m.start(), default=None)
    content = Span(content.start, cut.start() if cut else content.end).trim(text, EDGES)
    between = Span(verb.end, m.start("that"))
    speaker = scene.speaker(verb, Span(sentence.start, verb.start), between)
    speaker = speaker or scene.person_before(verb.start)
    if len(content.of(text).split()) < 2:
        return None
    if speaker is None and _SOMEBODY.search(text, sentence.start, content.start):
        # Он сказал, что …, where nobody is named whom he could be.
        return Quotation(content, "indirect", "ru.that", cue=verb)
    if speaker is None or speaker.overlaps(content):
        return None
    outlet = scene.outlet_in(between) or scene.outlet_in(Span(sentence.start, verb.start))
    cited = _CITED.search(text, sentence.start, content.start)
    if cited is not None and not scene.is_quoted(Span(*cited.span())):
        outlet, speaker = outlet or speaker, Span(*cited.span("source"))
    if outlet is None and cut is not None:
        outlet = scene.outlet_in(Span(cut.start(), sentence.end))  # …, передаёт ТАСС
    outlet = outlet or scene.outlet_in(speaker)
    return Quotation(content, "indirect", "ru.that", speaker=speaker, outlet=outlet, cue=verb)


def _announced(scene: Scene, sentence: Span, verb: Span) -> Quotation | None:
    """X отметил: дефицит не вырастет — a colon in the place of что."""
    text = scene.text
    if text[verb.end : verb.end + 2] != ": ":
        return None
    content = Span(verb.end + 1, sentence.end).trim(text, EDGES)
    speaker = scene.speaker(verb, Span(sentence.start, verb.start), Span(verb.end, verb.end))
    if speaker is None or len(content.of(text).split()) < 3 or _marks(scene, content):
        return None
    outlet = scene.outlet_in(speaker)
    return Quotation(content, "indirect", "ru.colon", speaker=speaker, outlet=outlet, cue=verb)


def _marks(scene: Scene, content: Span) -> bool:
    return any(q.overlaps(content) for q in scene.quoted)


def _closing(scene: Scene, sentence: Span, verb: Span) -> Quotation | None:
    """…, сообщает X; …, заявил X в среду; как отметил X, …"""
    text = scene.text
    comma = text.rfind(",", sentence.start, verb.start)
    lead = text[max(sentence.start, comma + 1) : verb.start].strip().lower() if comma >= 0 else ""
    opening = text[sentence.start : verb.start].strip().lower()
    if opening in ("как", "как ранее"):
        stop = text.find(",", verb.end, sentence.end)
        content = Span(stop + 1, sentence.end) if stop >= 0 else Span(sentence.end, sentence.end)
        tail = Span(verb.end, stop if stop >= 0 else sentence.end)
    elif (comma >= 0 and lead in ("", "как", "об этом", "как ранее")) or (
        comma >= 0 and _subject_only(scene, comma, verb)
    ):
        content, tail = Span(sentence.start, comma), Span(verb.end, sentence.end)
    else:
        return None
    content = content.trim(text, EDGES)
    speaker = scene.speaker(verb, Span(max(sentence.start, comma), verb.start), tail)
    speaker = speaker or scene.within_body(verb, tail)
    if speaker is None or len(content.of(text).split()) < 3 or speaker.overlaps(content):
        return None
    outlet = scene.outlet_in(tail) or scene.outlet_in(speaker)
    return Quotation(content, "indirect", "ru.closing", speaker=speaker, outlet=outlet, cue=verb)


def _subject_only(scene: Scene, comma: int, verb: Span) -> bool:
    """…, ТАСС сообщает: nothing but a name between the comma and the verb."""
    span = Span(comma + 1, verb.start).trim(scene.text, EDGES)
    return any(m.span == span for m in scene.mentions)
