"""English quotations: “…” said X; X said that …; according to X, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maek.lang.en import quotations_source as source
from maek.lang.en.quotations_content import (
    after_noun,
    clause_like,
    govern,
    opens_clause,
    parenthetical,
)
from maek.lang.en.quotations_cues import Cue, cues
from maek.lang.en.quotations_marked import IT, Marked
from maek.lang.en.quotations_phrase import Source, noun_phrase
from maek.lang.en.quotations_scene import Scene
from maek.lang.en.quotations_words import words
from maek.lang.reading import Reading
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.dateline import after_dateline
from maek.text.marks import pair

_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;—]{2,110})")
_CLOSED = re.compile(
    r"[,.;]|\s?[”\"]?$|\s(?:on|in|at|during|late|early|this|last|after|yesterday|[A-Z][a-z]+day"
    r"|to (?:reporters|journalists|[A-Z]\w+|the \w+))\b[^,]{0,60}\.?$"
)
_SAYS_THAT = re.compile(
    r"\s(?:(?:on |late |early )*[A-Z][a-z]+day (?:morning |evening |night )?)?"
    r"(?:that|he|she|it|they)\b|[,.]"
)
"""Behind a verb of saying: its words follow, and no speaker."""
_SOMEBODY = re.compile(r"[Hh]e|[Ss]he")
_UNNAMED = re.compile(r"(?:Do |Did )?(?:I|[Ww]e|[Yy]ou)")
"""The writer and the reader are no sources."""
_SPEAKS = re.compile(r"[“\"]?(?P<who>(?:[A-Z]{2,}[.’'-]?\s?){1,3}):\s+(?=[A-Z“\"])")
_AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s")
_CITING = re.compile(r"(?:,\s|^)(?:citing|Citing|quoting|Quoting)\s(?P<who>[^,;.“”\"]{3,80})")
"""A medium hands on what somebody else told it."""
_OWNER = re.compile(
    r"(?:\b(?P<his>[Hh]is|[Hh]er)|(?P<who>(?:[A-Z][\w.-]+|[Tt]he\s[\w-]+)(?:\s[\w.-]+){0,4}?)[’']s?)"
    r"(?:\s[\w-]+){0,2}?\s$"
)


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find direct, partial, indirect and according-to quotations of an English text.

    Args:
        reading: The text.
        mentions: Its mentions, in text order.
    """
    scene = Scene(reading, mentions)
    scene.quoted = [
        p.inner
        for b in reading.blocks
        for p in pair(reading.text, b.span).quotes()
        if p.level != "single"
    ]
    marked = Marked(scene)
    for block in reading.blocks:
        marked.block(block)
    spoken = [q for b in reading.blocks if (q := _transcript(scene, b.span)) is not None]
    found = [*spoken, *(q for q in marked.found if not _met(q, [t.span for t in spoken]))]
    scene.quoted = [*scene.quoted, *(q.span for q in spoken)]
    scene.last = None
    openings = {b.span.start for b in reading.blocks}
    for sentence in reading.sentences:
        if sentence.start in openings:
            # BUSAN, South Korea — …: nobody said the dateline.
            sentence = Span(sentence.start + after_dateline(sentence.of(scene.text)), sentence.end)
        found += _reported(scene, sentence, found)
    return tuple(sorted(found, key=lambda q: q.span))


def _transcript(scene: Scene, block: Span) -> Quotation | None:
    """VALE: Well, look … — a line of a transcript."""
    text = scene.text
    m = _SPEAKS.match(text, block.start, block.end)
    if m is None:
        return None
    content = Span(m.end(), block.end).trim(text, ' .“”"')
    if not clause_like(content.of(text)):
        return None
    return Quotation(content, "direct", "en.transcript", speaker=Span(*m.span("who")))


def _reported(scene: Scene, sentence: Span, marked: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield what a sentence reports without marks; a marked fragment stands for its clause."""
    text = scene.text
    here = [q for q in marked if q.span.overlaps(sentence)]
    outers = [q for q in scene.quoted if q.overlaps(sentence)]
    taken: list[Span] = [*outers]
    for m in _ACCORDING.finditer(text, sentence.start, sentence.end):
        made = (
            None
            if any(o.contains(Span(*m.span())) for o in outers)
            else _according(scene, sentence, m)
        )
        if made is not None and not any(q.span.overlaps(made.span) for q in here):
            taken.append(made.span)
            yield made
    said = [*here]
    speaker: Span | None = here[0].speaker if here else None
    for cue in cues(text, sentence):
        if any(o.overlaps(cue.span) for o in outers) or any(q.cue == cue.span for q in here):
            continue
        if cue.verb in ("citing", "quoting") and any(t.outlet for t in said):
            continue  # whom a medium cites is the speaker of what it reports
        within = any(t.contains(cue.span) for t in taken)
        if within and IT.search(text, sentence.start, cue.span.start):
            continue  # X says it expects …: what it expects is X's word already
        made = _indirect(scene, sentence, cue, speaker)
        if made is None:
            continue
        speaker = made.speaker or speaker
        if any(q.span.overlaps(made.span) for q in here):
            for rest in _parts(text, made, here):
                taken.append(rest.span)
                yield rest
            continue
        scene.last = made.speaker or scene.last
        taken.append(made.span)
        said.append(made)
        yield made
    yield from (
        q for q in _of_nouns(scene, sentence) if not _met(q, [*taken, *(h.span for h in here)])
    )


def _parts(text: str, made: Quotation, marked: Sequence[Quotation]) -> Iterator[Quotation]:
    """What of a clause holds no marked fragment: X said A was “…”, and that B would close."""
    edges = [m.span() for m in _AND_THAT.finditer(text, made.span.start, made.span.end)]
    starts = [made.span.start, *(e for _, e in edges)]
    for start, end in zip(starts, [*(s for s, _ in edges), made.span.end], strict=True):
        part = Span(start, end).trim(text, " ,")
        if edges and not any(q.span.overlaps(part) for q in marked) and clause_like(part.of(text)):
            yield replace(made, span=part)


def _met(quotation: Quotation, spans: Sequence[Span]) -> bool:
    return any(quotation.span.overlaps(s) for s in spans)


def _of_nouns(scene: Scene, sentence: Span) -> Iterator[Quotation]:
    """His claim that …; the ministry's warning that …"""
    text = scene.text
    for m in words().noun.finditer(text, sentence.start, sentence.end):
        owner = _OWNER.search(text, sentence.start, m.start())
        content = after_noun(text, m.end(), sentence.end)
        who = noun_phrase(scene, Span(*owner.span("who"))) if owner and owner["who"] else None
        if owner and owner["his"]:
            pronoun = "she" if owner["his"].lower() == "her" else "he"
            found = scene.named_before(owner.start(), pronoun)
            who = Source(found, Span(*owner.span())) if found else None
        if content is not None and who is not None and who.speaker is not None:
            cue = Span(*m.span("noun"))
            yield Quotation(content, "indirect", "en.noun", speaker=who.speaker, cue=cue)


def _indirect(scene: Scene, sentence: Span, cue: Cue, speaker: Span | None) -> Quotation | None:
    text = scene.text
    named = next(
        (
            m.span.end
            for m in scene.named_in(Span(cue.span.end, min(sentence.end, cue.span.end + 60)))
            if m.span.start <= cue.span.end + 5
        ),
        0,
    )
    if cue.span.of(text).startswith("Asked") and cue.span.start == sentence.start:
        return None  # Asked about the photo, the actor …
    if cue.participle:
        who = source.of_participle(scene, sentence, cue.span.start, speaker)
    else:
        who = source.before(scene, sentence.start, cue.span.start)
    start = who.subject.start if who else cue.span.start
    if _inverted(text, sentence, cue):
        content, who = (
            parenthetical(text, sentence, cue, cue.span.start),
            source.after(scene, cue.span.end, sentence.end),
        )
        if content is not None and who is not None and who.speaker is not None:
            return _made(scene, sentence, cue, content, who.speaker, "en.inverted")
    governed = (
        govern(text, sentence, cue, sentence.end, named)
        if not _closes(text, cue, sentence)
        else None
    )
    content, rule = (governed.span, governed.rule) if governed else (None, "en.parenthetical")
    tells = "say" in cue.frames or "tell" in cue.frames  # …, two people told Reuters
    if content is None and who is not None and not cue.participle and tells:
        content = parenthetical(text, sentence, cue, start)
    if content is None:
        return None
    found = who.speaker if who else speaker or _subject_of(scene, sentence, cue)
    lone = found is None and cue.verb in ("said", "told", "added") and len(content) > 0
    if lone and who is not None and _SOMEBODY.fullmatch(who.subject.of(text)):
        # He said …, where nobody is named whom he could be.
        return Quotation(content, "indirect", rule, cue=cue.span)
    if (
        found is None
        or found.overlaps(content)
        or not len(content)
        or _UNNAMED.fullmatch(found.of(text))
    ):
        return None
    return _made(scene, sentence, cue, content, found, rule)


def _made(
    scene: Scene, sentence: Span, cue: Cue, content: Span, speaker: Span, rule: str
) -> Quotation:
    end = content.start if content.start > cue.span.end else sentence.end
    outlet = scene.outlet(speaker, Span(cue.span.end, end))
    if outlet is not None and outlet.overlaps(speaker):
        told = _CITING.search(sentence.of(scene.text))
        who = noun_phrase(scene, Span(*told.span("who")).shift(sentence.start)) if told else None
        speaker = who.speaker if who and who.speaker else speaker
    return Quotation(content, "indirect", rule, speaker=speaker, outlet=outlet, cue=cue.span)


def _inverted(text: str, sentence: Span, cue: Cue) -> bool:
    """Tell "…, said X" from "X, a nurse, said …"."""
    left = text[sentence.start : cue.span.start]
    if "say" not in cue.frames or cue.participle or not left.rstrip().endswith(","):
        return False
    if _SAYS_THAT.match(text, cue.span.end):
        return False
    return opens_clause(left.split(",")[0]) or opens_clause(left.rsplit(",", 2)[-2])


def _closes(text: str, cue: Cue, sentence: Span) -> bool:
    """Tell a verb with nothing to govern behind it: …, X said on Monday."""
    m = _CLOSED.match(text, cue.span.end, sentence.end)
    if m is None or " that " in m[0]:
        return False
    # Officials said on Monday the plant would close: nothing before them that they close.
    return not m[0].startswith(" ") or "," in text[sentence.start : cue.span.start]


def _subject_of(scene: Scene, sentence: Span, cue: Cue) -> Span | None:
    """Whoever the sentence begins with, for "…, adding that …"."""
    named = scene.named_in(Span(sentence.start, cue.span.start))
    people = [m for m in named if m.kind in ("person", "role")] or named
    return people[0].span if people else None


def _according(scene: Scene, sentence: Span, m: re.Match[str]) -> Quotation | None:
    text = scene.text
    who = noun_phrase(scene, Span(*m.span("who")).trim(text))
    before = Span(sentence.start, m.start()).trim(text, " ,—–-(")
    after = Span(m.end(), sentence.end).trim(text, ' ,.—–-)”"')
    content = before if len(before) > len(after) or not clause_like(after.of(text)) else after
    content = content.trim(text, ' ,.;:“”"')
    if who is None or who.speaker is None or not len(content):
        return None
    scene.last = who.speaker
    cue = Span(m.start(), m.start() + len("according to"))
    return Quotation(
        content,
        "according",
        "en.according",
        speaker=who.speaker,
        outlet=scene.outlet(who.speaker, who.speaker),
        cue=cue,
    )
