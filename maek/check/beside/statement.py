"""Statement: one sentence made ready for comparing, and the text it stands in.

All that a check needs of a sentence is gathered once: names with their entities, figures,
dates, quotations, words with marks, meanings. Comparing is then set arithmetic and fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from maek.lang.wording import Deed, Role, Word
from maek.model.findings import Mention, Quantity, Quotation, TimeExpression
from maek.model.span import Span
from maek.text.kin import WHOLE, kin_in, kin_of
from maek.text.senses import Sense

ADJOINING = 2
"""Two words so many characters apart stand side by side."""
RUN = 3
LONGEST_NAME = 30
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence, with the part it plays."""

    mention: Mention
    words: str
    role: Role
    loose: bool = False
    """A proper noun of which nothing else is known."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def titled(self) -> Mention:
        """The mention with what stands behind its name too: 대표 오모 씨 is 오 씨 and 오 대표."""
        mention = self.mention
        _, name, behind = self.words.partition(mention.name or "\n")
        behind = behind.strip()
        if mention.kind != "person" or not name or not behind or behind in mention.title:
            return mention
        return replace(mention, title=f"{mention.title} {behind}".strip())


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation that touches a sentence, its speaker in words."""

    quotation: Quotation
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks."""

    span: Span
    words: str
    double: bool


@dataclass(frozen=True)
class Statement:
    """One sentence and everything in it."""

    index: int
    span: Span
    text: str
    words: tuple[Word, ...]
    """All content words; those inside names, figures and dates too."""
    free: tuple[Word, ...]
    """Content words outside names, figures and dates."""
    named: tuple[Named, ...]
    figures: tuple[Quantity, ...]
    """Figures, and bare numbers without a unit (rule ``digits``)."""
    dates: tuple[TimeExpression, ...]
    said: tuple[Said, ...]
    marked: tuple[Marked, ...]
    senses: tuple[Sense, ...]
    keys: frozenset[str]
    """What the sentence can be found by."""
    by_key: dict[str, tuple[Word, ...]] = field(repr=False, compare=False)
    meant: frozenset[str] = frozenset()
    clauses: tuple[Span, ...] = ()
    """The stretches that each tell one thing."""
    lang: str = ""
    deeds: tuple[Deed, ...] = ()
    """Predicates with the nouns that depend on them, where the language tells."""

    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What a check has worked out about the sentence, so that it is worked out once."""

    @cached_property
    def kin(self) -> tuple[Sense, ...]:
        """Groups of words of the language that may stand for each other, with their places."""
        if self.lang not in WHOLE:
            shift = self.span.start
            found = kin_in(self.text, self.lang)
            return tuple(Sense(s.key, s.start + shift, s.end + shift) for s in found)
        return tuple(dict.fromkeys(_kin(self.words, self.lang)))

    @cached_property
    def means(self) -> tuple[Sense, ...]:
        """Its meanings, and the groups of like words it has."""
        return (*self.senses, *self.kin)

    @cached_property
    def grammar(self) -> frozenset[str]:
        """The names of all marks of its words."""
        return frozenset(m.name for w in self.words for m in w.marks)

    @cached_property
    def marking(self) -> dict[str, tuple[str, ...] | None]:
        """Word → the names of the marks at each of its places; nothing where they differ."""
        found: dict[str, tuple[str, ...] | None] = {}
        for key, words in self.by_key.items():
            marks = {tuple(m.name for m in w.marks) for w in words}
            found[key] = marks.pop() if len(marks) == 1 else None
        return found

    @cached_property
    def akin(self) -> frozenset[str]:
        """The groups of the sentence."""
        return frozenset(s.key for s in self.kin)

    @cached_property
    def told(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Each clause with what it can be known again by: words, names, figures."""
        return tuple((c, frozenset(self._keys_in(c))) for c in self.clauses or (self.span,))

    @cached_property
    def meant_by_clause(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Each clause with what it can be known again by in another language."""
        return tuple((c, frozenset(self._meanings_in(c))) for c in self.clauses or (self.span,))

    def facts_in(self, clause: Span) -> frozenset[str]:
        """Return the names, figures and dates of a clause: what is the same in any language.

        Args:
            clause: A stretch of the sentence.
        """
        days = ("d" + d.value for d in self.dates if clause.start <= d.span.start < clause.end)
        return frozenset((*days, *self._facts_in(clause)))

    def _meanings_in(self, clause: Span) -> Iterator[str]:
        yield from (s.key for s in self.senses if clause.start <= s.start < clause.end)
        yield from self.facts_in(clause)

    def _keys_in(self, clause: Span) -> Iterator[str]:
        for word in self.words:
            counts = word.sort != "other" or self.lang == "zh"
            if counts and clause.start <= word.span.start < clause.end:
                yield word.key
        yield from self._facts_in(clause)

    def _facts_in(self, clause: Span) -> Iterator[str]:
        for named in self.named:
            if named.mention.entity and clause.start <= named.span.start < clause.end:
                yield "e" + named.mention.entity
        for figure in self.figures:
            if clause.start <= figure.span.start < clause.end:
                yield f"f{figure.low}"

    def place(self, match: re.Match[str], group: int | str = 0) -> Span:
        """Return where a match in the sentence's text stands in the whole text.

        Args:
            match: Of ``text``.
            group: One of its groups; the whole of it by default.
        """
        at = self.span.start
        return Span(at + match.start(group), at + match.end(group))

    def named_at(self, span: Span) -> list[Named]:
        """Return the names at a place; one just before it first: 아베 리쓰코 | 후쿠이현 지사.

        Args:
            span: A stretch of the text the sentence is in.
        """
        if not self.named:
            return []
        held = [n for n in self.named if n.span.overlaps(span)]
        people = [n for n in held if n.mention.kind == "person" and n.mention.title]
        before = [
            n
            for n in self.named
            if n.mention.kind == "person"
            and not n.mention.title
            and any(0 < p.span.start - n.span.end <= 1 for p in people)
        ]
        behind = [n for n in self.named if n.mention.kind == "person" and n.span.start == span.end]
        return before + held + (behind if not held else [])

    def clause_at(self, place: int) -> Span:
        """Return the clause a place is in.

        Args:
            place: An offset of the text the sentence is in.
        """
        for clause in self.clauses:
            if clause.start <= place < clause.end:
                return clause
        return self.span

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Words that may be names, alone and with their neighbours: what a name is sought in."""
        nouns = [w for w in self.words if w.sort in ("name", "noun")]
        shift = self.span.start
        found = [n.mention.name or n.words for n in self.named]
        for size in range(1, RUN + 1):
            for at in range(len(nouns) - size + 1):
                run = nouns[at : at + size]
                if run[-1].span.end - run[0].span.start <= LONGEST_NAME:
                    words = self.text[run[0].span.start - shift : run[-1].span.end - shift]
                    found.append(words)
        return tuple(dict.fromkeys(w for w in found if not w.islower()))


@dataclass(frozen=True)
class Prepared:
    """A text made ready: a source, or a claim."""

    id: str
    lang: str
    text: str
    published: str
    statements: tuple[Statement, ...]
    names_of: dict[str, frozenset[str]]
    """Entity → every bare name the text uses for it."""
    index: dict[str, tuple[int, ...]] = field(repr=False, compare=False)
    """Key → numbers of the statements that have it."""
    low: str = field(repr=False, compare=False)
    """The text in lower case without blanks, for finding words as written."""

    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What a check has worked out about the text, so that it is worked out once."""

    @cached_property
    def sentences(self) -> dict[str, Span]:
        """Its sentences as written → where each stands first."""
        return {s.text: s.span for s in reversed(self.statements)}

    @cached_property
    def kin_index(self) -> dict[str, tuple[int, ...]]:
        """Group of like words → numbers of the statements that have one of them."""
        found: dict[str, list[int]] = {}
        for statement in self.statements:
            for key in statement.akin:
                found.setdefault(key, []).append(statement.index)
        return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=16384)
def squeezed(words: str) -> str:
    """Return words in lower case without blanks and quotation marks.

    Args:
        words: Any words.
    """
    return _SQUEEZE.sub("", words).lower()


_SQUEEZE = re.compile(r"[\s\"'“”‘’「」『』«»‹›()]+")


def _kin(words: Sequence[Word], lang: str) -> Iterator[Sense]:
    """By base forms: of each word, of two that make one, of a noun or adverb with its verb."""
    idiom: frozenset[str] | None = None
    for word, after in zip(words, (*words[1:], None), strict=False):
        own = kin_of(word.key, lang)
        # 목숨을 잃다 is no losing: the verb of two words that make one means what they mean.
        for key in sorted(own if idiom is None else own & idiom):
            yield Sense(key, word.span.start, word.span.end)
        idiom = None
        if after is None:
            continue
        apart = kin_of(f"{word.key}_{after.key}", lang)
        glued = word.span.end == after.span.start
        for key in sorted(apart | (kin_of(word.key + after.key, lang) if glued else frozenset())):
            yield Sense(key, word.span.start, after.span.end)
        idiom = apart or None


def number(digits: str) -> str:
    """Return digits without separators: ``1,500`` and ``1500`` are one number.

    Args:
        digits: As written.
    """
    plain = digits.replace(",", "").rstrip(".")
    whole, point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if point and rest else "")
