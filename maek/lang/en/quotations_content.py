"""What is said: the English clause a verb of saying governs, after it or before it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.lang.en.quotations_cues import Cue
from maek.lang.en.quotations_words import words
from maek.model.span import Span

WORDS = 3
"""A clause of fewer words is none."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|must|should|do|does|did|may|might|"
    r"[a-z]+(?:ed|es|s)|won|lost|made|went|came|got|took|gave|ran|saw|knew|became|began|left|need|want|"
    r"spoke|told|heard|found|brought|bought|sold|held|kept|met|paid|sent|sat|stood|wrote|drove|ate|fell|flew|grew|"
    r"led|rose|sank|slept|spent|stole|struck|threw|broke|built|caught|chose|fought|forgot|tore|understood|felt|thought|"
    r"think|believe|seem|remain|support|cannot)\b|[’'](?:s|re|ve|ll|m|d)\b|n[’']t\b"
)
_SURE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|do|does|did|may|might|"
    r"won|lost|made|went|came|got|took|gave|ran|cannot|spoke|told|saw|knew|heard|found|brought|bought|sold|held|"
    r"kept|met|paid|sent|sat|stood|wrote|drove|ate|fell|flew|grew|led|rose|sank|slept|spent|stole|struck|threw|"
    r"began|became|broke|built|caught|chose|fought|forgot|tore|understood)\b|n[’']t\b"
    r"|\b[a-z]+ed (?:the|a|an|its|his|her|their|in|on|by|to|for|from|at)\b"
)
_MORE = re.compile(r",\s(?!(?:and|but|who|which|where|when|while|[a-z]+ing)\b)")
"""Too often, X said, C: the rest of the clause behind the source."""
_NO_SUBJECT = re.compile(
    r"(?:in|on|at|to|of|for|with|by|from|about|and|but|or|as|into|after|before|during|over|under|is|"
    r"are|was|were|has|have|had|will|would|can|could|so|too|yes|no|not|through|against|between)\b"
)
_HOW = re.compile(r"\s(?:how|what|why|where|when|if|whether)\b")
_OWN = re.compile(r"\b(?:[Ii]ts|[Hh]is|[Tt]his|less|across|as|us|plus)\b")
"""End as verbs do and are none: its lowest level since April."""
_STOP = " \t.,;:!?–—-"
_RELATIVE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|do|does|did|never|also|[a-z]+(?:ed))\b"
)
"""A verb right after "that": it stands for the noun before it and opens no clause."""
_THAT = re.compile(r"(?P<between>[^.;:“”\"()]{0,100}?)\b(?:that|whether)\s")
_BREAK = re.compile(
    r";\s|\s--?\s|,? [—–] |, according to\b"
    r"|, (?:and|but|while) [^,;]{2,50}? (?:also )?(?:said|says?|told|tells?|added|insist(?:s|ed)?"
    r"|denie[sd]|argue[sd]?|warn(?:s|ed)?|countered|replied|responded|maintain(?:s|ed)?|claim(?:s|ed)?"
    r"|reject(?:s|ed)|dismissed|disputed|noted|admit(?:s|ted)?|contend(?:s|ed)?|believes?)\b"
    r"|\s(?:but|and) (?:also )?(?:said|told|added|insisted|denied|argued|warned|claimed|noted"
    r"|admitted|stressed) that\b"
)
_TO_DO = re.compile(
    r"\s(?:not\s)?to\s(?!(?:reporters|journalists|lawmakers|parliament|congress|police|the|an?|his|her"
    r"|its|their|local|state|me|us|him|them|all|some)\b)[a-z]"
)
"""He promised to resign: an infinitive stands right behind the verb."""
_OBJECT = re.compile(
    r"\s(?:him|her|them|me|us|you|it|reporters|parliament|congress|police|staff"
    r"|(?:state|local) (?:media|television|radio|TV)"
    r"|(?:the|an?|his|her|its|their|a group of)\s(?:[\w’'.-]+\s){0,3}?[\w’'.-]+"
    r"|[A-Z][\w’'.&-]*(?:\s(?:[A-Z][\w’'.&-]*|of|the|and|for|This|’s))*|[a-z]+s)(?=[\s,])"
)
_SILENT = re.compile(r"\sto\s(?:comment|say|answer|elaborate|respond|speak|talk)\b")
"""Declined to comment: who says nothing is not quoted."""
_OBJECT_TO = re.compile(r"\s(?:him|her|them|us|it|[^.;:,“\"()]{3,50}?)\s(?:not\s)?to\s(?=[a-z])")
"""It expects [prices to fall]: who is to do it stands in the clause."""
_SUBJECT_NEXT = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|you|there|this|these|those|his|her|its|"
    r"their|our|my|some|many|most|any|no|all|both|each|every|one|two|three|four|five|more|such|"
    r"what|if|when|while|[A-Z$\d]|nothing|people|[a-z]+(?:s|ing)\b"
    r"|[a-z]+ (?:is|are|was|were|has|have|had|will|would|can|could)\b)"
)


@dataclass(frozen=True, slots=True)
class Content:
    """A governed clause; ``before`` where it stands before the verb: C, X said."""

    span: Span
    rule: str
    before: bool = False


def govern(
    text: str, sentence: Span, cue: Cue, limit: int, has_named_object: int
) -> Content | None:
    """Find what a verb governs.

    Args:
        text: The text.
        sentence: The sentence of the verb.
        cue: The verb.
        limit: Where the clause must end at the latest.
        has_named_object: Where a name that stands right after the verb ends, or 0.

    Returns:
        The content; None where the verb reports nothing.
    """
    rest = Span(cue.span.end, limit)
    if cue.verb in words().only_thoughts and not words().thought.match(text, cue.span.end, limit):
        return None
    if cue.verb in words().only_wishes and _OBJECT_TO.match(text, cue.span.end, limit):
        return Content(_cut(text, rest).trim(text, _STOP), "en.wish")
    if cue.verb.startswith(("declin", "refus")) and _SILENT.match(text, cue.span.end, limit):
        return None
    if "to" in cue.frames and _TO_DO.match(text, cue.span.end, limit):
        done = _to(text, rest, has_named_object)
        return Content(_cut(text, done), "en.to") if done else None
    if cue.verb in words().only_that and not _HOW.match(text, cue.span.end, limit):
        clause = _that(text, rest) or _surely(text, _clause(text, rest, has_named_object))
        if clause is not None:
            return Content(_cut(text, clause), "en.that")
        skipped: tuple[str, ...] = ("say", "think")
    else:
        skipped = ()
    for frame, find in _FINDERS:
        if frame in skipped or frame not in cue.frames:
            continue
        found = find(text, rest, has_named_object)
        if found is not None:
            return Content(_cut(text, found), f"en.{frame}")
    return None


def _surely(text: str, clause: Span | None) -> Span | None:
    """Keep a clause without "that" only where its verb stands near its head."""
    if clause is None:
        return None
    opening = re.split(r"\s(?:who|which|that)\s", " ".join(clause.of(text).split()[:8]))[0]
    return clause if _SURE.search(opening) else None


def parenthetical(text: str, sentence: Span, cue: Cue, start: int) -> Span | None:
    """Return the clause that "…, X said" closes, or that it stands in the middle of.

    Args:
        text: The text.
        sentence: The sentence.
        cue: A verb of saying.
        start: Where the words of the source begin.
    """
    comma = text.rfind(",", sentence.start, start)
    if comma < 0 or text[comma + 1 : start].strip(' “”"'):
        return None
    left = Span(sentence.start, comma).trim(text, _STOP)
    if "say" not in cue.frames and "think" not in cue.frames and "tell" not in cue.frames:
        return None
    more = _MORE.match(text, cue.span.end, sentence.end)
    if more is not None and sentence.end - more.end() > len(left):
        return Span(more.end(), sentence.end).trim(text, _STOP)
    words_of = left.of(text).split()
    if len(words_of) < WORDS or not FINITE.search(left.of(text)):
        return None
    return left


def after_noun(text: str, noun_end: int, limit: int) -> Span | None:
    """Return the clause of "his claim that …", from the end of the noun on."""
    found = _that(text, Span(noun_end - 1, limit))
    return _cut(text, found) if found is not None else None


def clause_like(words_of: str) -> bool:
    """Tell whether a stretch of text can be a clause: some words and a finite verb."""
    return len(words_of.split()) >= WORDS and FINITE.search(words_of) is not None


def opens_clause(words_of: str) -> bool:
    """Tell whether a stretch of text up to a comma is surely a clause, not a noun phrase."""
    return _SURE.search(words_of) is not None


def _cut(text: str, span: Span) -> Span:
    """End a clause where the sentence goes on in the reporter's own words."""
    ends = [
        m.start()
        for p in (_BREAK, words().adding)
        if (m := p.search(text, span.start + 1, span.end))
    ]
    return Span(span.start, min([span.end, *ends])).trim(text, _STOP + '”"')


def _clause(text: str, rest: Span, named: int) -> Span | None:
    """that C; C; to reporters on Monday that C."""
    found = _that(text, rest)
    if found is not None:
        return found
    start = rest.start
    while (m := _skip().match(text, start, rest.end)) is not None and m.end() > start:
        start = m.end()
    return _bare(text, Span(start, rest.end))


def _told(text: str, rest: Span, named: int) -> Span | None:
    """told X that C; told X C."""
    found = _that(text, rest)
    if found is not None:
        return found
    start = named if named > rest.start else 0
    if not start:
        m = _OBJECT.match(text, rest.start, rest.end)
        if m is None:
            return None
        start = m.end()
    while (m := _skip().match(text, start, rest.end)) is not None and m.end() > start:
        start = m.end()
    how = re.match(r"\s?(?:what|how|why|where|about|if)\s", text[start : rest.end])
    if how:
        return Span(start, rest.end).trim(text, _STOP)
    return _bare(text, Span(start, rest.end))


def _that(text: str, rest: Span) -> Span | None:
    m = _THAT.match(text, rest.start, rest.end)
    if m is None:
        return None
    between = m["between"].strip()
    if (
        between
        and FINITE.search(re.sub(r"\b[\w’']+s\b", "", between))
        and not re.match(r"(?:to|in|on|at|during|last|this|[A-Z])", between)
    ):
        return None
    if _RELATIVE.match(text, m.end(), rest.end):
        return None
    if between.endswith((" of", " in", " for", " at", " on", " to", " all", " is", " so")):
        return None
    start = (
        m.end() if text[m.end() - 5 : m.end()].strip() == "that" else m.start() + len(m["between"])
    )
    span = Span(start, rest.end).trim(text, _STOP)
    return span if len(span.of(text).split()) >= 2 else None


def _bare(text: str, span: Span) -> Span | None:
    span = span.trim(text, " ,")
    span = _cut(text, span) if len(span) else span
    words_of = span.of(text)
    if not words_of:
        return None
    sure = _SURE.search(" ".join(words_of.split()[:14])) and words_of[0].isalpha()
    if not _SUBJECT_NEXT.match(words_of) and not (sure and not _NO_SUBJECT.match(words_of)):
        return None
    opening = _OWN.sub("", " ".join(words_of.split()[:14]))
    if len(words_of.split()) < WORDS or not FINITE.search(opening):
        return None
    return span.trim(text, _STOP)


def _to(text: str, rest: Span, named: int) -> Span | None:
    m = re.match(r"\s(?:not\s)?to\s(?=[a-z])", text[rest.start : rest.end])
    return Span(rest.start, rest.end).trim(text, _STOP) if m else None


def _urged(text: str, rest: Span, named: int) -> Span | None:
    start = named if named > rest.start else 0
    if not start:
        m = _OBJECT.match(text, rest.start, rest.end)
        if m is None:
            return None
        start = m.end()
    m = re.match(r"[^.;:,“\"]{0,40}?\s(?:not\s)?to\s(?=[a-z])", text[start : rest.end])
    return Span(start + m.start(), rest.end).trim(text, _STOP) if m else None


def _thing(text: str, rest: Span, named: int) -> Span | None:
    m = re.match(
        r"\s(?!to\b|that\b|,|and\b|or\b|by\b|in\b|on\b|at\b|with\b|from\b|as\b)[\w“‘$]",
        text[rest.start : rest.end],
    )
    if m is None:
        return None
    end = re.search(
        r",\s(?!and\b)|[;:]|\s(?:while|when|after|but|because|which|who)\s|\s--?\s|—",
        text[rest.start : rest.end],
    )
    stop = rest.start + end.start() if end else rest.end
    span = Span(rest.start, stop).trim(text, _STOP)
    return span if len(span.of(text).split()) >= 2 else None


def _named_as(text: str, rest: Span, named: int) -> Span | None:
    m = re.match(r"\s[^.;:,]{1,60}?\s(?:as|to)\s(?=\S)", text[rest.start : rest.end])
    return Span(rest.start, rest.end).trim(text, _STOP) if m else None


_FINDERS = (
    ("say", _clause),
    ("think", _clause),
    ("tell", _told),
    ("to", _to),
    ("urge", _urged),
    ("name", _named_as),
    ("thing", _thing),
)


@functools.cache
def _skip() -> re.Pattern[str]:
    """An adverbial between a verb and its clause: on Monday, in a statement."""
    return re.compile(
        rf"\s?,?\s?(?:{words().adverbial.pattern[:-2]})\b(?:\s(?!that\b)(?:[\w’'.-]+)){{0,5}}?(?:,(?=\s)|(?=\sthat\b)|(?=\s(?:the|he|she|it|they|there)\b)|(?<=day)(?=\s))",
        re.IGNORECASE,
    )
