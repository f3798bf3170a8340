"""Marked quotations without a language pack, with a speaker where a verb of saying adjoins."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from maek.lang.reading import Reading
from maek.lang.und.names import language
from maek.model.findings import Mention, Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair, pair

SHORTEST = 3
CLAUSE_AT = {"ja": 14, "zh": 12, "ru": 28, "en": 28}
"""From this many code points on a marked stretch is taken for a clause, not a phrase."""
REACH = 60
"""How far from the marks a verb of saying may stand."""


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks beside a verb of saying.

    Marks without one near hold titles and names more often than words somebody said, and
    are left alone.

    Args:
        reading: A text in any language.
        mentions: Mentions of it, linked.
    """
    lang = language(reading.text)
    people = [m for m in mentions if m.kind in ("person", "body", "role")]
    found: list[Quotation] = []
    for sentence in reading.sentences:
        pairs = [p for p in pair(reading.text, sentence).quotes() if len(p.inner) >= SHORTEST]
        for marked in pairs:
            made = _quotation(reading.text, sentence, marked, people, lang)
            if made is not None:
                found.append(made)
    return tuple(found)


def _quotation(
    text: str, sentence: Span, marked: Pair, people: Sequence[Mention], lang: str
) -> Quotation | None:
    cue = _cue(text, sentence, marked, lang)
    if cue is None or marked.depth:
        return None
    inner = marked.inner.trim(text).trim(text, ".,。、，")
    kind: QuoteKind = "direct" if len(inner) >= CLAUSE_AT[lang] else "partial"
    speaker = _speaker(sentence, marked, cue, people)
    return Quotation(inner, kind, f"und.{lang}", speaker=speaker, cue=cue) if len(inner) else None


def _cue(text: str, sentence: Span, marked: Pair, lang: str) -> Span | None:
    """The verb of saying nearest to the marks, outside of them."""
    verbs = _verbs().get(lang)
    if verbs is None:
        return None
    near: list[tuple[int, Span]] = []
    for match in verbs.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        if span.overlaps(marked.inner):
            continue
        distance = (
            span.start - marked.outer.end
            if span.start >= marked.outer.end
            else marked.outer.start - span.end
        )
        if distance <= REACH:
            near.append((distance, span))
    return min(near)[1] if near else None


def _speaker(sentence: Span, marked: Pair, cue: Span, people: Sequence[Mention]) -> Span | None:
    """Who stands nearest to the verb, inside the sentence and outside the marks; else the last
    one named before."""
    here = [m for m in people if sentence.contains(m.span) and not m.span.overlaps(marked.outer)]
    if here:
        return min(here, key=lambda m: abs(m.span.start - cue.start)).span
    before = [m for m in people if m.span.end <= sentence.start and m.kind != "body"]
    return before[-1].span if before else None


@functools.cache
def _verbs() -> dict[str, re.Pattern[str]]:
    path = files("maek.lang.und").joinpath("tables/names.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {}
    for lang in ("ru", "ja", "zh"):
        words = "|".join(sorted(map(re.escape, table[f"say_{lang}"]), key=len, reverse=True))
        found[lang] = re.compile(rf"(?<!\w)(?:{words})(?:а|о|и)?(?!\w)" if lang == "ru" else words)
    return found
