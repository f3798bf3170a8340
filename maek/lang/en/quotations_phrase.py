"""Noun phrases as the subjects of English verbs of saying: a name, a pronoun, a role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maek.lang.en.quotations_scene import Scene
from maek.lang.en.quotations_words import words
from maek.model.span import Span

LONGEST = 110
"""A subject of more code points than this is none."""
EDGES = " \t,;:—–-\"“”'()"
VERBISH = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|does|did|said|says)\b"
)
_LEADING = re.compile(
    r"(?:and|but|or|so|yet|then|still|meanwhile|however|while|when|as|because|although|though|if|"
    r"also|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier|later|now|today|yesterday|"
    r"instead|in (?:19|20)\d\d|this (?:week|month|year)|last (?:week|month|year)|--?|[-–—…•*·])\s+",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:^|\s)(?:to|of|in|on|at|for|with|by|from|as|than|and|or|well|also|even|perhaps|please|then|"
    r"too|so|not|despite|much|while|let them|the|an?|that|when|before|after|it|who|[a-z]+ly)$",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:\s[\w’'-]+)+")
_HE = re.compile(r"(?:^|\s)([Hh]e|[Ss]he)$")


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: ``speaker`` is what a quotation gets, ``subject`` the words at the verb."""

    speaker: Span | None
    subject: Span


def noun_phrase(scene: Scene, span: Span) -> Source | None:
    """Judge a stretch of text as the subject of a verb of saying.

    A pronoun lies with the person named before; a mention at the head of the phrase is the
    speaker; else the phrase is ("a spokesman for the ministry").

    Args:
        scene: The text.
        span: What stands at the verb, with whatever opens its clause.
    """
    text, w = scene.text, words()
    while (lead := _LEADING.match(text, span.start, span.end)) is not None:
        span = Span(lead.end(), span.end)
    span = span.trim(text, EDGES)
    phrase = span.of(text)
    head = w.preposition.search(text, span.start, span.end)
    if not phrase or len(phrase) > LONGEST or (head is not None and head.start() == span.start):
        # "In a statement the ministry": whoever is named last, right at the verb.
        return _named_last(scene, span)
    if phrase.lower() in w.pronouns:
        return Source(span, span)
    named = scene.named_in(Span(span.start, span.end))
    named = [m for m in named if m.span.start < (head.start() if head else span.end)]
    if named and not text[named[-1].span.end : span.end].startswith(("’s", "'s")):
        if named[-1].kind == "place" and _BODY.match(text, named[-1].span.end, span.end):
            # The Busan fire department: a place that names a body does not speak itself.
            whole = Span(span.start, head.start() if head else span.end)
            return Source(whole.trim(text, EDGES), span)
        return Source(named[-1].span, span)
    he = _HE.search(phrase)
    if he is not None:
        subject = Span(span.start + he.start(1), span.end)
        return Source(scene.named_before(span.start, he[1]), subject)
    return Source(span, span) if _nominal(phrase) else None


def _nominal(phrase: str) -> bool:
    """Tell a noun phrase from what is left of a clause."""
    if _LOOSE_END.search(phrase) or not re.search(r"[^\W\d_]{2}", phrase):
        return False
    return not VERBISH.search(phrase) and not (phrase[0].isdigit() and " " not in phrase)


def _named_last(scene: Scene, span: Span) -> Source | None:
    named = scene.named_in(span)
    if not named or scene.text[named[-1].span.end : span.end].strip(EDGES):
        return None
    return Source(named[-1].span, span)
