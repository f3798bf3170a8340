"""Verbs of saying in an English sentence, and what each of them can govern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.en.quotations_words import words
from maek.model.span import Span

_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|this|these|those|no|any|some|such|of|in|for|with|on|by|"
    r"into|from|about|against|over|new|own|recent|public|another|other|every|each|more|[a-z]+ing|[a-z]+(?:al|ous|ive|ic))|['’]s|s['’])\s$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:[a-z]s|\b(?:they|we|I|you|who|people|to))\s(?:also\s|often\s)?$", re.IGNORECASE
)
_INFINITIVE = re.compile(
    r"\b(?:to|not|will|would|can|could|should|must|may|might|did|do|does|n['’]t|n't)\s$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:[a-z]+ly\s|also\s|not\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may report words: where it stands and the frames it can stand in."""

    span: Span
    verb: str
    frames: frozenset[str]

    @property
    def participle(self) -> bool:
        """Whether it is an -ing form: …, adding that …"""
        return self.verb.split()[0].endswith("ing")


def cues(text: str, within: Span) -> Iterator[Cue]:
    """Yield the verbs of saying of a stretch of text, in order.

    Args:
        text: The text.
        within: A sentence, or what is left of one outside its quotation marks.
    """
    w = words()
    for m in w.verb.finditer(text, within.start, within.end):
        verb = m[0].lower()
        left = text[max(within.start, m.start() - 24) : m.start()]
        if verb in w.also_nouns and _is_noun(text, m, left):
            continue
        if (
            _DETERMINED.search(left)
            and verb not in ("said", "says", "told")
            and not left.lower().endswith("ing ")
        ):
            continue
        if verb.endswith("ing") and _DETERMINED.search(left):
            continue
        frames = w.frames[verb]
        if _PASSIVE.search(left) and not verb.endswith("ing"):
            continue
        yield Cue(Span(*m.span()), verb, frames)


def _is_noun(text: str, m: re.Match[str], left: str) -> bool:
    """Tell "the claims", "state of emergency" from "claims that"."""
    if _DETERMINED.search(left):
        return True
    if _INFINITIVE.search(left):
        return False
    right = text[m.end() : m.end() + 12]
    if re.match(
        r"\s(?:of|in|on|for|from|are|were|is|was|and|by|have|had)\b|[.,;)]", right
    ) and not re.match(r", [“\"]", right):
        return True
    if not re.search(r"(?:s|d|ing)$", m[0]) and not _PLURAL.search(left):
        # "state media", "plan B": a base form needs a subject that is more than one.
        return not right.startswith(" that")
    return m[0][0].isupper() and m[0].lower() != "says"
