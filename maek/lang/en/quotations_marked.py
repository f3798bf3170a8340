"""Words in English quotation marks: which were said, by whom, and which only look so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from maek.lang.en import quotations_source as source
from maek.lang.en.quotations_content import FINITE, opens_clause
from maek.lang.en.quotations_cues import Cue, cues
from maek.lang.en.quotations_phrase import Source, noun_phrase
from maek.lang.en.quotations_scene import Scene
from maek.lang.reading import Block
from maek.model.findings import Quotation, QuoteKind
from maek.model.span import Span
from maek.text.marks import Pair, pair

CLAUSE_WORDS = 4
REACH = 150
"""How far before the marks the verb may stand that governs them."""
NEAR = 170
"""How far behind them."""
_EDGES = " \t,;:—–-\"“”'()"
_CLOSING = re.compile(r"[\s,]*(?:--?|—|–)?\s*")
IT = re.compile(r"\b[Ii]t(?:\s(?:has|had|also|would|will|is|was))*\s$")
"""A verb whose subject is no person goes on with whoever said so: X said it had asked for “…”."""
_PREDICATE = re.compile(
    r"(?:has|have|had|is|are|was|were|will|would|cannot|could|should|must|does|did|may|might)\s"
    r"(?!(?:you|he|she|it|they|we|I|the|this|that|there|these|those)\b)[^?]*$"
)
"""Demand “has more than doubled”: its subject stands outside."""
_AND_THAT = re.compile(r"(?:,\s|\s)(?:and|but)\sthat\s$")
"""X said it “…”, but that “…”: who said the first says the second."""
_COLON = re.compile(r"(?P<who>[^.:“”\"]{2,70}):\s*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch with what stands before and behind it up to its neighbours."""

    inner: Span
    outer: Span
    sentence: Span
    before: Span
    behind: Span


@dataclass
class Marked:
    """The quotations found in marks so far, block by block."""

    scene: Scene
    found: list[Quotation] = field(default_factory=list)
    _carried: Quotation | None = None
    """The last quotation of the block before, if that block ended with it."""
    _announced: _Told | None = None
    """Who was said to speak at the end of the block before: X said:"""

    def block(self, block: Block) -> None:
        """Judge every marked stretch of one block."""
        spans = [*self._stretches(block)]
        ended: Quotation | None = None
        last: Quotation | None = None
        for number, stretch in enumerate(spans):
            made = self._judge(stretch, last, first=number == 0, block=block)
            if made is not None:
                self.found.append(made)
                self.scene.last = made.speaker or self.scene.last
                last = made
                tail = self.scene.text[stretch.outer.end : block.span.end]
                ended = made if len(tail.split()) <= 6 else None
        if not spans:
            ended = None
        self._carried = ended
        self._announced = self._announcing(block) if not spans else None

    def _announcing(self, block: Block) -> _Told | None:
        """X said: at the end of a block, before what X said."""
        scene, text = self.scene, self.scene.text
        if not text[: block.span.end].endswith(":"):
            return None
        sentence = scene.reading.sentence_at(block.span.end - 1) or block.span
        for cue in reversed([*cues(text, sentence)]):
            who = source.before(scene, sentence.start, cue.span.start)
            if who is not None and cue.frames & {"say", "tell"}:
                return _told(scene, cue, who, "block", True, Span(cue.span.end, block.span.end))
        return None

    def _stretches(self, block: Block) -> Iterator[Stretch]:
        text, span = self.scene.text, block.span
        marks = pair(text, span)
        pairs = [p for p in marks.quotes() if not p.depth and self._level(p)]
        spans = [(p.inner, p.outer) for p in pairs if len(p.inner)]
        opened = self._unclosed(span, marks.orphans, [p.outer for p in pairs])
        if opened is not None:
            spans.append((opened, opened))
        for number, (inner, outer) in enumerate(spans):
            at = spans[number - 1][1].end if number else span.start
            to = spans[number + 1][1].start if number + 1 < len(spans) else span.end
            sentence = self.scene.reading.sentence_at(outer.start) or span
            yield Stretch(
                inner,
                outer,
                sentence,
                Span(max(at, min(sentence.start, outer.start)), outer.start),
                Span(outer.end, max(outer.end, min(to, outer.end + NEAR))),
            )

    def _level(self, p: Pair) -> bool:
        """Single marks count where they hold a whole utterance."""
        if p.level in ("double", "angle"):
            return True
        if p.level != "single":
            return False
        words_of = p.inner.of(self.scene.text)
        return len(words_of.split()) > 7 or (
            len(words_of.split()) >= CLAUSE_WORDS and words_of.rstrip()[-1:] in ",.?!"
        )

    def _unclosed(self, span: Span, orphans: Sequence[Span], taken: Sequence[Span]) -> Span | None:
        """The last paragraph but one of a long quotation: opened, and not closed in it."""
        text = self.scene.text
        for orphan in orphans:
            if text[orphan.start] in '“"«' and (
                orphan.start == span.start or text[orphan.start - 1 : orphan.start] in (" ", "(")
            ):
                rest = Span(orphan.end, span.end).trim(text)
                if len(rest.of(text).split()) >= CLAUSE_WORDS and not any(
                    t.overlaps(rest) for t in taken
                ):
                    return rest
        return None

    def _judge(
        self, s: Stretch, last: Quotation | None, *, first: bool, block: Block
    ) -> Quotation | None:
        text = self.scene.text
        inner = s.inner.trim(text).trim(text, ",.").trim(text)
        if not len(inner) or not re.search(r"\w", inner.of(text)):
            return None
        whole = self._whole(s, block)
        if self._is_title(s):
            return None
        for find in (self._behind, self._dashed, self._before, self._colon, self._tail):
            cue = find(s)
            if cue is not None:
                return self._made(inner, s, cue, whole)
        if (
            last
            and s.sentence.contains(last.span)
            and _AND_THAT.search(text, last.span.end, s.before.end)
        ):
            kind: QuoteKind = "direct" if self._is_clause(s, False) else "partial"
            return replace(last, span=inner, kind=kind, rule=f"en.{kind}.that")
        if whole and first and self._announced is not None:
            return self._made(inner, s, self._announced, whole)
        if whole or self._fills(s):
            known = last or (self._carried if first else None)
            if known is not None and self._is_clause(s, True):
                return Quotation(
                    inner, "direct", "en.continued", known.speaker, outlet=known.outlet
                )
        return None

    def _made(self, inner: Span, s: Stretch, cue: _Told, whole: bool) -> Quotation:
        kind: QuoteKind = "direct" if self._is_clause(s, cue.adjoins or whole) else "partial"
        outlet = cue.outlet
        return Quotation(
            inner, kind, f"en.{kind}.{cue.rule}", speaker=cue.speaker, outlet=outlet, cue=cue.span
        )

    def _is_clause(self, s: Stretch, adjoins: bool) -> bool:
        """A clause: a finite verb in some words, or an utterance that stands by itself."""
        words_of = s.inner.of(self.scene.text).strip()
        count = len(words_of.split())
        if _PREDICATE.match(words_of):
            return False
        if count >= CLAUSE_WORDS and FINITE.search(words_of):
            return True
        if count >= CLAUSE_WORDS - 1 and opens_clause(words_of):
            return True
        return (
            adjoins
            and words_of[:1].isupper()
            and (words_of[-1:] in ",.?!…" or count >= CLAUSE_WORDS)
        )

    def _is_title(self, s: Stretch) -> bool:
        """The name of a show, a book, a song: every long word has a capital."""
        text = self.scene.text
        words_of = [w for w in re.findall(r"[\w’']+", s.inner.of(text)) if len(w) > 3]
        ends = s.inner.of(text).rstrip()[-1:] in "?!" or text[: s.outer.start].rstrip().endswith(
            (",", ":")
        )
        return (
            not ends
            and bool(words_of)
            and all(w[0].isupper() or w[0].isdigit() for w in words_of)
            and len(s.inner.of(text).split()) > 1
        )

    def _whole(self, s: Stretch, block: Block) -> bool:
        """Whether the marks hold all of their block."""
        outside = (
            self.scene.text[block.span.start : s.outer.start]
            + self.scene.text[s.outer.end : block.span.end]
        )
        return len(re.sub(r"[\W_]", "", outside)) <= 2

    def _fills(self, s: Stretch) -> bool:
        """Whether they hold all of their sentence, or what is left of it after a quotation."""
        text = self.scene.text
        here = text[s.before.start : s.before.end]
        opens = not re.sub(r"[\W_]", "", here[here.rfind(".") + 1 :])
        tail = text[s.outer.end : max(s.outer.end, s.sentence.end)]
        return opens and not re.sub(r"[\W_]", "", tail)

    def _behind(self, s: Stretch) -> _Told | None:
        """“…,” X said; “…,” said X; "…" — X said; “…” is what X said is not asked for."""
        scene, text = self.scene, self.scene.text
        skip = _CLOSING.match(text, s.behind.start)
        start = skip.end() if skip else s.behind.start
        end = self._sentence_end(s, start)
        loose = (
            not re.search(r"[,?!.…—-]\W?$", text[s.inner.start : s.inner.end])
            and text[s.outer.end : s.outer.end + 1] != ","
        )
        for cue in cues(text, Span(start, end)):
            if not cue.frames & {"say", "tell", "think"} or cue.participle:
                continue
            gap = text[start : cue.span.start]
            if not gap.strip():
                if loose and not re.match(r"\s[A-Z]", text[cue.span.end : cue.span.end + 2]):
                    return None
                who = source.after(scene, cue.span.end, end)
                return _told(scene, cue, who, "said-x", True, Span(start, end)) if who else None
            if len(gap) > 130 or re.match(
                r"(?:and|but|in|on|at|to|as|for|of|or|with|that|is|was|are|were|by|from)\b", gap
            ):
                return None
            if loose and len(gap.split()) > 5:
                return None
            who = source.before(scene, start, cue.span.start)
            return _told(scene, cue, who, "x-said", True, Span(start, end)) if who else None
        return None

    def _sentence_end(self, s: Stretch, start: int) -> int:
        """Where the sentence ends that goes on behind the marks."""
        sentence = self.scene.reading.sentence_at(start)
        if sentence is None or sentence.start >= s.outer.end:
            return start
        return max(start, min(sentence.end, s.behind.end))

    def _dashed(self, s: Stretch) -> _Told | None:
        """“…” — X, at the end of a paragraph."""
        text = self.scene.text
        m = re.match(r"\s*(?:[―—–]|--?)\s*(?P<who>[^.\n]{2,80})$", text[s.outer.end : s.behind.end])
        if m is None or not self._fills_before(s):
            return None
        span = Span(s.outer.end + m.start("who"), s.outer.end + m.end("who"))
        who = noun_phrase(self.scene, span)
        if who is None or who.speaker is None or not m["who"][0].isupper():
            return None
        return _Told(
            Span(s.outer.end, s.outer.end + m.start("who")).trim(text),
            who.speaker,
            None,
            "dash",
            True,
        )

    def _fills_before(self, s: Stretch) -> bool:
        return not re.search(r"\w", self.scene.text[s.before.start : s.before.end])

    def _before(self, s: Stretch) -> _Told | None:
        """X said, “…”; X told CNN that “…”; X called it “…”."""
        text = self.scene.text
        start = max(s.before.start, s.before.end - 2 * REACH)
        found = [
            c for c in cues(text, Span(start, s.before.end)) if s.before.end - c.span.end <= REACH
        ]
        for trusted in (True, False):
            for cue in reversed(found):
                told = self._governing(s, cue, start, trusted)
                if told is not None:
                    return told
        return None

    def _governing(self, s: Stretch, cue: Cue, start: int, trusted: bool) -> _Told | None:
        """Judge one verb before the marks; trusted: right beside them, or of a named speaker."""
        scene, text = self.scene, self.scene.text
        between = text[cue.span.end : s.before.end]
        if re.search(r"[!?;]\s+[A-Z]", between):
            return None
        if cue.frames <= {"to"} and not re.match(r"\s(?:not\s)?to\b", between):
            return None
        who = self._speaker(s, cue, start, between)
        adjoins = re.fullmatch(r"[^“”\"]{0,60}?[,:]\s*|\s+", between) is not None
        if who is None or who.speaker is None or (trusted and not adjoins and not self._names(who)):
            return None
        cited = text[: cue.span.start].endswith(" as ")
        around = Span(s.sentence.start if cited else cue.span.end, s.before.end)
        return _told(scene, cue, who, "before", adjoins, around)

    def _names(self, who: Source) -> bool:
        return who.speaker is not None and bool(self.scene.named_in(who.speaker))

    def _speaker(self, s: Stretch, cue: Cue, start: int, between: str) -> Source | None:
        scene, text = self.scene, self.scene.text
        if cue.participle:
            return source.of_participle(
                scene, s.sentence, cue.span.start, self._spoken_in(s.sentence)
            )
        who = source.before(scene, max(s.sentence.start, start), cue.span.start)
        if (
            who is None
            and re.match(r"\s[A-Z]", between)
            and re.search(r",\s$|^$", text[start : cue.span.start])
        ):
            who = source.after(scene, cue.span.end, s.before.end)
        thing = IT.search(text, s.sentence.start, cue.span.start)
        if who is None and scene.last is not None and self.found and thing is None:
            who = Source(scene.last, cue.span)
        return who

    def _spoken_in(self, sentence: Span) -> Span | None:
        """Who has spoken in this sentence so far."""
        here = [q for q in self.found[-4:] if q.span.overlaps(sentence)]
        return here[-1].speaker if here else None

    def _colon(self, s: Stretch) -> _Told | None:
        """X: “…” in headlines and transcripts."""
        text = self.scene.text
        m = _COLON.search(text[s.before.start : s.before.end])
        if m is None:
            return None
        who = noun_phrase(
            self.scene, Span(s.before.start + m.start("who"), s.before.start + m.end("who"))
        )
        if who is None or who.speaker is None or not self.scene.named_in(who.speaker):
            return None
        at = s.before.start + m.end("who")
        return _Told(Span(at, at + 1), who.speaker, None, "colon", True)

    def _tail(self, s: Stretch) -> _Told | None:
        """A fragment in a clause that “…, X said” closes; “…” according to X."""
        scene, text = self.scene, self.scene.text
        end = min(s.sentence.end, s.outer.end + 2 * NEAR)
        according = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;“\"]+)")
        m = according.search(text, s.outer.end, max(s.outer.end, end)) or according.search(
            text, s.sentence.start, s.outer.start
        )
        if m is not None:
            who = noun_phrase(scene, Span(*m.span("who")))
            if who is not None:
                return _Told(Span(m.start(), m.start() + 12), who.speaker, None, "according", False)
        for cue in cues(text, Span(s.outer.end, max(s.outer.end, end))):
            if "say" not in cue.frames or cue.participle:
                continue
            comma = text.rfind(", ", s.outer.end - 2, cue.span.start)
            if comma < 0 or cue.span.start - comma > 60:
                continue
            who = source.before(scene, comma + 2, cue.span.start) or source.after(
                scene, cue.span.end, end
            )
            if who is not None:
                return _told(scene, cue, who, "tail", False, Span(comma, end))
        return None


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    speaker: Span | None
    outlet: Span | None
    rule: str
    adjoins: bool
    """Whether the verb stands right beside the marks, as it does by an utterance."""


def _told(scene: Scene, cue: Cue, who: Source, rule: str, adjoins: bool, around: Span) -> _Told:
    return _Told(cue.span, who.speaker, scene.outlet(who.speaker, around), rule, adjoins)
