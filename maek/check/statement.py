"""Statement: one sentence made ready for comparing, and the text it stands in.

All that a check needs of a sentence is gathered once: names with their entities, figures,
dates, quotations, words with marks, meanings. Comparing is then set arithmetic and fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from maek.lang.find import load
from maek.lang.reading import Reading
from maek.lang.wording import Deed, Role, Word
from maek.model.findings import Analysis, Mention, Quantity, Quotation, TimeExpression
from maek.model.span import Span
from maek.text.kin import WHOLE, kin_in, kin_of
from maek.text.known import by_name, known
from maek.text.marks import pair
from maek.text.names import fold
from maek.text.senses import Sense, of_word, senses

NAMED = ("person", "body", "place", "work", "role")
GRAMMAR = frozenset({"neg", "lack", "hearsay", "likely", "may", "plan"})
"""Marks whose words are grammar, whatever else they could mean (reportedly, 계획이다)."""
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

    @cached_property
    def kin(self) -> tuple[Sense, ...]:
        """Groups of words of the language that may stand for each other, with their places."""
        if self.lang not in WHOLE:
            shift = self.span.start
            found = kin_in(self.text, self.lang)
            return tuple(Sense(s.key, s.start + shift, s.end + shift) for s in found)
        return tuple(dict.fromkeys(_kin(self.words, self.lang)))

    @cached_property
    def akin(self) -> frozenset[str]:
        """The groups of the sentence."""
        return frozenset(s.key for s in self.kin)

    @cached_property
    def told(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Each clause with what it can be known again by: words, names, figures."""
        return tuple((c, frozenset(self._keys_in(c))) for c in self.clauses or (self.span,))

    def _keys_in(self, clause: Span) -> Iterator[str]:
        for word in self.words:
            if word.sort != "other" and clause.start <= word.span.start < clause.end:
                yield word.key
        for named in self.named:
            if named.mention.entity and clause.start <= named.span.start < clause.end:
                yield "e" + named.mention.entity
        for figure in self.figures:
            if clause.start <= figure.span.start < clause.end:
                yield f"f{figure.low}"

    def named_at(self, span: Span) -> list[Named]:
        """Return the names at a place; one just before it first: 아베 리쓰코 | 후쿠이현 지사.

        Args:
            span: A stretch of the text the sentence is in.
        """
        held = [n for n in self.named if n.span.overlaps(span)]
        people = [n for n in held if n.mention.kind == "person" and n.mention.title]
        before = [
            n
            for n in self.named
            if n.mention.kind == "person"
            and not n.mention.title
            and any(0 < p.span.start - n.span.end <= 1 for p in people)
        ]
        return before + held

    def clause_at(self, place: int) -> Span:
        """Return the clause a place is in.

        Args:
            place: An offset of the text the sentence is in.
        """
        return next((c for c in self.clauses if c.start <= place < c.end), self.span)

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


def prepare(id: str, text: str, reading: Reading, analysis: Analysis, published: str) -> Prepared:
    """Make a text ready for checking.

    Args:
        id: How findings name it.
        text: The text.
        reading: As its language pack read it.
        analysis: What was found in it; its dates are resolved already.
        published: The ISO day the dates were resolved against, or empty.
    """
    lang = analysis.lang.partition("-")[0]
    statements = tuple(
        _statement(number, span, text, reading, analysis)
        for number, span in enumerate(_worded(analysis.sentences, text))
    )
    index: dict[str, list[int]] = {}
    for statement in statements:
        for key in statement.keys:
            index.setdefault(key, []).append(statement.index)
    names: dict[str, set[str]] = {}
    for mention in analysis.mentions:
        if mention.entity and mention.kind in NAMED:
            names.setdefault(mention.entity, set()).add(mention.name or mention.span.of(text))
    return Prepared(
        id,
        lang,
        text,
        published,
        statements,
        {entity: frozenset(found) for entity, found in names.items()},
        {key: tuple(rows) for key, rows in index.items()},
        squeezed(text),
    )


def _worded(sentences: Sequence[Span], text: str) -> Iterator[Span]:
    """The sentences that have a letter or a digit in them."""
    return (s for s in sentences if any(c.isalnum() for c in s.of(text)))


@lru_cache(maxsize=16384)
def squeezed(words: str) -> str:
    """Return words in lower case without blanks and quotation marks.

    Args:
        words: Any words.
    """
    return _SQUEEZE.sub("", words).lower()


_SQUEEZE = re.compile(r"[\s\"'“”‘’「」『』«»‹›()]+")


def _statement(
    index: int, span: Span, text: str, reading: Reading, analysis: Analysis
) -> Statement:
    lang = analysis.lang.partition("-")[0]
    wording = load(lang).wording
    words = wording.words(reading, span, lang)
    found = [m for m in analysis.mentions if span.start <= m.span.start < span.end]
    named = [
        Named(m, m.span.of(text), wording.role(reading, m.span, lang))
        for m in found
        if m.kind in NAMED
    ]
    figures = [f for f in analysis.quantities if span.start <= f.span.start < span.end]
    dates = tuple(d for d in analysis.dates if span.start <= d.span.start < span.end)
    counted = [f.span for f in figures] + [d.span for d in dates]
    figures += _digits(span, text, counted)
    taken = [*counted, *(_name_span(n) for n in named if n.mention.kind != "role")]
    free = [w for w in words if not any(t.start <= w.span.start < t.end for t in taken)]
    named += _proper(free, text, lambda s: wording.role(reading, s, lang))
    loose = [n.span for n in named if n.loose]
    free = [w for w in free if not any(t.start <= w.span.start < t.end for t in loose)]
    inside = [_name_span(n) for n in named if n.mention.kind in ("person", "place") or n.loose]
    meanings = _senses(span, reading, words, lang)
    meanings = tuple(m for m in meanings if m.key[0] == "@" or not _within(m, inside))
    told = [w for w in words if not any(t.start <= w.span.start < t.end for t in counted)]
    by_key: dict[str, list[Word]] = {}
    for word in words:
        by_key.setdefault(word.key, []).append(word)
    return Statement(
        index,
        span,
        span.of(text),
        words,
        tuple(free),
        tuple(named),
        tuple(figures),
        dates,
        tuple(_said(span, text, analysis.quotations)),
        tuple(_marked(span, text)),
        meanings,
        frozenset(keys_of(told, named, figures, dates, meanings, lang)),
        {key: tuple(rows) for key, rows in by_key.items()},
        frozenset(s.key for s in meanings),
        wording.clauses(reading, span, words),
        lang,
        wording.deeds(reading, span, words),
    )


def _kin(words: Sequence[Word], lang: str) -> Iterator[Sense]:
    """By base forms: of each word, of two that make one, of a noun or adverb with its verb."""
    for word, after in zip(words, (*words[1:], None), strict=False):
        for key in kin_of(word.key, lang):
            yield Sense(key, word.span.start, word.span.end)
        if after is None:
            continue
        pair = [f"{word.key}_{after.key}"]
        if word.span.end == after.span.start:
            pair.append(word.key + after.key)
        for key in (k for form in pair for k in kin_of(form, lang)):
            yield Sense(key, word.span.start, after.span.end)


def _name_span(named: Named) -> Span:
    """The bare name of a person; title and country beside it are words like others."""
    bare = named.mention.name
    at = named.words.rfind(bare) if bare and named.mention.kind == "person" else -1
    if at < 0:
        return named.span
    return Span(named.span.start + at, named.span.start + at + len(bare))


def _within(sense: Sense, spans: Sequence[Span]) -> bool:
    return any(s.start <= sense.start and sense.end <= s.end for s in spans)


def _proper(free: Sequence[Word], text: str, role: Callable[[Span], Role]) -> Iterator[Named]:
    """Proper nouns no mention covers, neighbours together: names we know nothing else of."""
    run: list[Word] = []
    for word in [*free, None]:
        if run and (word is None or not _goes_on(run[-1], word, text)):
            span = Span(run[0].span.start, run[-1].span.end)
            words = span.of(text)
            row = by_name().get(words)
            entity = row.id if row else _surnames().get(words, "")
            mention = Mention(span, "work", "proper", name=words, entity=entity)
            yield Named(mention, words, role(span), loose=True)
            run = []
        if word is not None and word.sort == "name":
            run.append(word)


@cache
def _surnames() -> dict[str, str]:
    """Surnames that only one known person bears: Putin, 젤렌스키, Путин."""
    found: dict[str, set[str]] = {}
    for row in known():
        if row.kind == "person":
            for _, names in row.names:
                for name in names:
                    found.setdefault(name.split()[-1], set()).add(row.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _goes_on(before: Word, word: Word, text: str) -> bool:
    gap = text[before.span.end : word.span.start]
    return word.sort == "name" and gap in ("", " ", "-", "·")


def _senses(span: Span, reading: Reading, words: Sequence[Word], lang: str) -> tuple[Sense, ...]:
    """Meanings of the sentence's words; Korean ones begin where a morpheme does."""
    found = set(senses(reading.text, lang, span.start, span.end))
    if lang == "ko":
        tokens = reading.tokens_in(span)
        starts = {t.start for t in tokens if t.tag[0] not in "JE" and t.tag != "XSN"}
        inside = {at for t in tokens if t.tag == "NNP" for at in range(t.start + 1, t.end)}
        # 와인 is not in 와인하우스.
        whole = (s for s in found if s.start in starts)
        found = {s for s in whole if s.key[0] not in "%~" or s.end not in inside}
    for word in words:
        found.update(Sense(k, word.span.start, word.span.end) for k in of_word(word.key, lang))
    grammar = [m.span for w in words for m in w.marks if m.name in GRAMMAR]
    plain = (s for s in found if not any(m.start <= s.start < m.end for m in grammar))
    return tuple(sorted(plain, key=lambda s: (s.start, s.end, s.key)))


def _said(span: Span, text: str, quotations: Sequence[Quotation]) -> Iterator[Said]:
    for quotation in quotations:
        if quotation.span.overlaps(span):
            speaker = quotation.speaker.of(text) if quotation.speaker else ""
            yield Said(quotation, quotation.span.of(text), speaker)


def _marked(span: Span, text: str) -> Iterator[Marked]:
    for found in pair(text, span).quotes():
        if found.inner.start < found.inner.end:
            double = found.level in ("double", "angle", "corner")
            yield Marked(found.inner, found.inner.of(text), double)


def _digits(span: Span, text: str, taken: Sequence[Span]) -> Iterator[Quantity]:
    """Numbers that are neither figures nor dates: the 8 of 제8호, 35 were injured."""
    for match in DIGITS.finditer(text, span.start, span.end):
        if not any(t.start <= match.start() < t.end for t in taken):
            value = number(match.group())
            yield Quantity(Span(*match.span()), value, value, "", "", False, "digits")


def number(digits: str) -> str:
    """Return digits without separators: ``1,500`` and ``1500`` are one number.

    Args:
        digits: As written.
    """
    plain = digits.replace(",", "").rstrip(".")
    whole, point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if point and rest else "")


def keys_of(
    words: Sequence[Word],
    named: Sequence[Named],
    figures: Sequence[Quantity],
    dates: Sequence[TimeExpression],
    meanings: Sequence[Sense],
    lang: str,
) -> Iterator[str]:
    """Yield what a sentence can be found by: a letter for the kind, and the key.

    Args:
        words: Its words outside figures and dates.
        named: Its names.
        figures: Its figures.
        dates: Its dates.
        meanings: Its meanings.
        lang: Its language.
    """
    yield from ("w" + w.key for w in words if w.sort not in ("name", "day"))
    yield from ("t" + w.key for w in words if w.sort == "day")
    for name in named:
        yield "e" + (name.mention.entity or name.words)
        # 한국 정부 is about 한국 too, 북한 외무성 about 북한.
        parts = name.words.split()
        yield from ("s" + fold(p, lang) for p in parts if len(p) > 1)
        yield from ("e" + row.id for p in parts if (row := by_name().get(p)) is not None)
    for figure in figures:
        yield f"f{figure.low}"
        if figure.high != figure.low:
            yield f"f{figure.high}"
    yield from ("d" + d.value for d in dates)
    yield from ("c" + s.key for s in meanings)
