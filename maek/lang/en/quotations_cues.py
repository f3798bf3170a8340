"""Verbs of saying in an English sentence, and what each of them can govern."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.en.quotations_words import words
from maek.model.span import Span

_WHO = (
    "hospital|tribunal|official|rival|individual|professional|cardinal|general|admiral|journal|festival|principal|"
    "marshal|corporal|academic|critic|cleric|clinic|mechanic|medic|paramedic|skeptic|sceptic|executive|detective|"
    "relative|representative|collective|cooperative|operative|conservative|fugitive|captive|native|council|rebel"
)
"""End as adjectives do, and speak: the hospital confirmed."""
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|this|these|those|no|any|some|such|of|in|for|with|on|by|"
    r"into|from|about|against|over|new|own|recent|public|another|other|every|each|more|[a-z]+ing|"
    rf"(?!(?:{_WHO})\b)[a-z]+(?:al|ous|ive|ic))|['’]s|s['’])\s$",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])")
_GOES_ON = re.compile(r"[\w’'-]")
_LONGEST = 30
"""No form of several words has more code points."""
_SURE = frozenset({"said", "says", "told"})
_PLURAL = re.compile(
    r"(?:[a-z]s|\b(?:they|we|I|you|who|people|to))\s(?:also\s|often\s)?$", re.IGNORECASE
)
_ONE_SAYS = re.compile(
    r",\s(?:the|an?|its|his|her|one|[A-Z])(?:\S|\s(?!,)){1,60}(?<!s)\s(?:also\s|now\s|still\s)?$"
)
"""…, the refugee agency | estimates: one who says it, not what was estimated."""
_INFINITIVE = re.compile(
    r"\b(?:to|not|will|would|can|could|should|must|may|might|did|do|does|n['’]t|n't)\s$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s(?:[a-z]+ly\s|also\s|not\s|now\s|still\s|long\s|once\s|been\s)?$",
    re.IGNORECASE,
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
    found, starts = _verbs(text)
    low = bisect.bisect_left(starts, within.start)
    for span, verb in found[low : bisect.bisect_left(starts, within.end)]:
        if span.end <= within.end and _reports(text, span, verb, within.start):
            yield Cue(span, verb, words().frames[verb])


def _reports(text: str, span: Span, verb: str, start: int) -> bool:
    """Tell a verb from the noun and the passive that look like it."""
    left = text[max(start, span.start - 24) : span.start]
    determined = _DETERMINED.search(left) is not None
    if verb in words().also_nouns and _is_noun(text, span, left):
        return False
    if determined and (verb.endswith("ing") or not (verb in _SURE or left[-4:].lower() == "ing ")):
        return False
    return verb.endswith("ing") or not _PASSIVE.search(left)


@functools.lru_cache(maxsize=8)
def _verbs(text: str) -> tuple[tuple[tuple[Span, str], ...], tuple[int, ...]]:
    """Every form of the table in a text, and where each begins: looked up word by word.

    One pattern of a thousand forms takes ten times as long.
    """
    frames, heads = words().frames, words().heads
    found: list[tuple[Span, str]] = []
    for m in _WORD.finditer(text):
        verb = m[0].lower()
        longest = heads.get(verb, ())
        tail = text[m.start() : m.start() + _LONGEST].lower() if longest else ""
        whole = next((w for w in longest if _whole(tail, w)), verb if verb in frames else "")
        if whole:
            found.append((Span(m.start(), m.start() + len(whole)), whole))
    return tuple(found), tuple(span.start for span, _ in found)


def _whole(tail: str, form: str) -> bool:
    return tail.startswith(form) and not _GOES_ON.match(tail, len(form))


def _is_noun(text: str, span: Span, left: str) -> bool:
    """Tell "the claims", "state of emergency" from "claims that"."""
    word = span.of(text)
    if _DETERMINED.search(left):
        return True
    if _INFINITIVE.search(left):
        return False
    right = text[span.end : span.end + 12]
    subject = word.endswith("s") and right[:1] == "." and text[max(0, span.start - 70) : span.start]
    if subject and _ONE_SAYS.search(subject):
        return False
    if re.match(
        r"\s(?:of|in|on|for|from|are|were|is|was|and|by|have|had)\b|[.,;)]", right
    ) and not re.match(r", [“\"]", right):
        return True
    if not re.search(r"(?:s|d|ing)$", word) and not _PLURAL.search(left):
        # "state media", "plan B": a base form needs a subject that is more than one.
        return not right.startswith(" that")
    return word[0].isupper() and word.lower() != "says"
