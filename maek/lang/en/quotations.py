"""English quotations: “…” said X; X said that …; according to X, …"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from maek.lang.reading import Reading
from maek.model.findings import Mention, Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair, pair

CLAUSE_WORDS = 4
"""A marked stretch of fewer words, or without a verb, is a phrase: partial."""
SPEAKERS = frozenset({"person", "body", "role", "pronoun", "place"})
ACCORDING = re.compile(r"\b[Aa]ccording to (?P<source>[^,.;]+)")
NOUN_PHRASE = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Ss]everal|[Ss]enior|U\.S\.|South|North|[A-Z][\w.’-]+)\s)?"
    r"(?:[\w’.-]+\s){0,4}?(?:officials?|analysts?|experts?|sources?|spokes(?:man|woman|person)|"
    r"lawmakers?|diplomats?|observers?|researchers?|ministry|agency|government|report|statement|"
    r"authorities|residents?|economists?|scientists?|witness(?:es)?|media)\b"
)
VERBISH = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|must|should|do|does|did|may|"
    r"[a-z]+(?:ed|s|ing))\b|[’'](?:s|re|ve|ll|m|d)\b"
)


def quotations(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """Find direct, partial, indirect and according-to quotations of an English text.

    Args:
        reading: The text.
        mentions: Its mentions, in text order.
    """
    scene = _Scene(reading, [m for m in mentions if m.kind in SPEAKERS])
    found: list[Quotation] = []
    for sentence in reading.sentences:
        marked = [p for p in pair(reading.text, sentence).quotes() if p.level != "single"]
        direct = [q for p in marked if (q := scene.marked(sentence, p)) is not None]
        found += direct
        found += scene.reported(sentence, marked)
    return tuple(sorted(found, key=lambda q: q.span))


@dataclass
class _Scene:
    """A text with those who may speak, and who spoke last."""

    reading: Reading
    people: Sequence[Mention]
    last: Span | None = None

    def marked(self, sentence: Span, marked: Pair) -> Quotation | None:
        """Judge what stands in marks: words somebody said, or a title, a name, a scare quote."""
        text = self.reading.text
        inner = marked.inner.trim(text).trim(text, ",.").trim(text)
        words = inner.of(text).split()
        if not words or marked.depth:
            return None
        cue = self._cue(sentence, marked)
        is_clause = len(words) >= CLAUSE_WORDS and VERBISH.search(inner.of(text)) is not None
        whole = marked.outer.start == sentence.start and marked.outer.end >= sentence.end - 1
        if cue is None and not (whole and is_clause and self.last is not None):
            return None
        if cue is None:
            return Quotation(inner, "direct", "en.continued", speaker=self.last)
        kind: QuoteKind = "direct" if is_clause else "partial"
        speaker = self._speaker(sentence, cue, [marked.outer])
        self.last = speaker or self.last
        return Quotation(inner, kind, f"en.{kind}", speaker=speaker, cue=cue)

    def reported(self, sentence: Span, marked: Sequence[Pair]) -> Iterator[Quotation]:
        """Yield indirect and according-to quotations of a sentence without marked clauses."""
        text = self.reading.text
        outers = [p.outer for p in marked]
        match = ACCORDING.search(text, sentence.start, sentence.end)
        if match is not None and not outers:
            told = self._according(sentence, match)
            if len(told.span):
                yield told
                return
        for cue in self._cues(sentence):
            if any(o.overlaps(cue) for o in outers):
                continue
            content = self._content(sentence, cue)
            if content is None or any(o.overlaps(content) for o in outers):
                continue
            speaker = self._speaker(sentence, cue, [content])
            if speaker is not None:
                self.last = speaker
                yield Quotation(content, "indirect", "en.indirect", speaker=speaker, cue=cue)
                return

    def _according(self, sentence: Span, match: re.Match[str]) -> Quotation:
        text = self.reading.text
        source = Span(*match.span("source")).trim(text)
        inside = [m.span for m in self.people if source.contains(m.span)]
        before = Span(sentence.start, match.start()).trim(text).trim(text, ",")
        after = Span(match.end(), sentence.end).trim(text, " ,.")
        if inside and not len(before) and not len(after):
            # No comma after the source: it ends with the name it holds.
            after = Span(inside[0].end, sentence.end).trim(text, " ,.")
        content = before if len(before) >= len(after) else after
        self.last = inside[0] if inside else source
        return Quotation(
            content.trim(text, " ,."),
            "according",
            "en.according",
            speaker=self.last,
            cue=Span(match.start(), match.start() + len("according to")),
        )

    def _content(self, sentence: Span, cue: Span) -> Span | None:
        """The clause after the verb (and after *that*), or the one before a closing “X said.”"""
        text = self.reading.text
        tables = _tables()
        if cue.of(text).lower() not in tables.reporting:
            return None
        rest = Span(cue.end, sentence.end).trim(text, " .")
        told = re.match(r"(?:(?!that\b)[^,.;]{0,60}?\s)?that\s", rest.of(text))
        if told is not None:
            return Span(rest.start + told.end(), rest.end)
        opened = re.match(
            r"(?:on|in|at|late|early|earlier|to|during)\b[^,]{0,40},?\s", rest.of(text)
        )
        start = rest.start + (opened.end() if opened else 0)
        content = Span(start, rest.end).trim(text, " ,") if start < rest.end else rest
        if len(content.of(text).split()) >= CLAUSE_WORDS and VERBISH.search(content.of(text)):
            return content
        before = Span(sentence.start, cue.start).of(text)
        comma = before.rfind(", ")
        if comma > 20 and len(rest.of(text).split()) <= 6:
            return Span(sentence.start, sentence.start + comma)
        return None

    def _cue(self, sentence: Span, marked: Pair) -> Span | None:
        cues = [c for c in self._cues(sentence) if not c.overlaps(marked.inner)]
        if not cues:
            return None
        return min(
            cues,
            key=lambda c: min(abs(c.start - marked.outer.end), abs(marked.outer.start - c.end)),
        )

    def _cues(self, sentence: Span) -> list[Span]:
        verbs = _tables().verbs
        return [
            Span(*m.span()) for m in verbs.finditer(self.reading.text, sentence.start, sentence.end)
        ]

    def _speaker(self, sentence: Span, cue: Span, outside: Sequence[Span]) -> Span | None:
        """Who stands nearest to the verb: right after it (said X), else before it (X said)."""
        text = self.reading.text
        here = [
            m
            for m in self.people
            if sentence.contains(m.span) and not any(o.overlaps(m.span) for o in outside)
        ]
        after = [m for m in here if 0 <= m.span.start - cue.end <= 2]
        if after:
            return after[0].span
        phrase = self._phrase(sentence, cue, outside)
        before = [m for m in here if m.span.end <= cue.start]
        if phrase is not None and (not before or phrase.end > before[-1].span.end + 25):
            return phrase
        if before:
            near = [m for m in before if cue.start - m.span.end <= 60] or before
            subject = [
                m
                for m in near
                if not re.search(r"\b(?:of|to|with|by|in)\s$", text[: m.span.start][-6:])
            ]
            return (subject or near)[-1].span
        return phrase or self.last

    def _phrase(self, sentence: Span, cue: Span, outside: Sequence[Span]) -> Span | None:
        """Officials, a spokesman, the ministry: sources without a name."""
        found = [
            Span(*m.span()).trim(self.reading.text)
            for m in NOUN_PHRASE.finditer(self.reading.text, sentence.start, sentence.end)
        ]
        apart = [s for s in found if not any(o.overlaps(s) for o in outside)]
        before = [s for s in apart if 0 <= cue.start - s.end <= 30]
        after = [s for s in apart if 0 <= s.start - cue.end <= 2]
        return next(iter(after or before[::-1]), None)


@dataclass(frozen=True, slots=True)
class _Tables:
    verbs: re.Pattern[str]
    reporting: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    path = files("maek.lang.en").joinpath("tables/say.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs = "|".join(sorted(map(re.escape, table["verbs"]), key=len, reverse=True))
    return _Tables(re.compile(rf"\b(?:{verbs})\b"), frozenset(table["reporting"]))
