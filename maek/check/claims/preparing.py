"""Preparing: what was found in a text, gathered sentence by sentence for the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from maek.check.beside.statement import (
    DIGITS,
    Marked,
    Named,
    Prepared,
    Said,
    Statement,
    number,
    squeezed,
)
from maek.check.claims.lengths import lengths
from maek.lang.find import load
from maek.lang.reading import Reading
from maek.lang.wording import Role, Word
from maek.model.findings import Analysis, Mention, Quantity, Quotation, TimeExpression
from maek.model.span import Span
from maek.text.known import by_name, known
from maek.text.marks import pair
from maek.text.names import fold
from maek.text.near import asking
from maek.text.senses import SPACED, Sense, axis, of_word, senses
from maek.text.spelled import spelled

NAMED = ("person", "body", "place", "work", "role")
GRAMMAR = frozenset({"neg", "lack", "hearsay", "likely", "may", "plan"})
"""Marks whose words are grammar, whatever else they could mean (reportedly, 계획이다)."""
READY = "ready"
"""준비 is both: what is not done yet, and that all is ready for it."""


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
    if lang == "ru":
        dates += tuple(lengths(text, span))
    counted = [f.span for f in figures] + [d.span for d in dates]
    figures += _digits(span, text, lang, counted)
    taken = [f.span for f in figures] + [d.span for d in dates]
    taken += (_name_span(n) for n in named if n.mention.kind != "role")
    free = [w for w in words if not any(t.start <= w.span.start < t.end for t in taken)]
    named += _proper(
        [w for w in free if not _is_common(w, lang)], text, lambda s: wording.role(reading, s, lang)
    )
    loose = [n.span for n in named if n.loose]
    free = [w for w in free if not any(t.start <= w.span.start < t.end for t in loose)]
    inside = [_name_span(n) for n in named if n.mention.kind in ("person", "place") or n.loose]
    meanings = _senses(span, reading, words, lang)
    kept = "@^" if lang in SPACED else "@"  # Sundays look like a name
    meanings = tuple(m for m in meanings if m.key[0] in kept or not _within(m, inside))
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


def _is_common(word: Word, lang: str) -> bool:
    """Tell whether a Korean word the engine takes for a name is in the tables of like words: 해수.

    One that is the name of somebody or something known stays one.
    """
    if lang != "ko" or word.sort != "name" or word.key.isascii() or by_name().get(word.key):
        return False
    return word.key in _like_words()


@cache
def _like_words() -> frozenset[str]:
    side = asking("ko")
    return frozenset(side.of_word) if side is not None else frozenset()


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
        if lang == "ko" and len(word.key) == 1 and reading.text[word.span.start - 1].isalnum():
            continue  # the 전 of 순회전 is no before
        found.update(Sense(k, word.span.start, word.span.end) for k in of_word(word.key, lang))
    marks = ((w, m) for w in words for m in w.marks if m.name in GRAMMAR)
    # снизятся is a plan by its ending alone, and still a fall.
    grammar = [m.span for w, m in marks if m.name != "plan" or m.span != w.span]
    plain = (
        s for s in found if s.key == READY or not any(m.start <= s.start < m.end for m in grammar)
    )
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


def _digits(span: Span, text: str, lang: str, taken: Sequence[Span]) -> Iterator[Quantity]:
    """Numbers that are neither figures nor dates: the 8 of 제8호, 35 were injured, from ten."""
    for match in DIGITS.finditer(text, span.start, span.end):
        if not any(t.start <= match.start() < t.end for t in taken):
            value = number(match.group())
            yield Quantity(Span(*match.span()), value, value, "", "", False, "digits")
    for at, value in spelled(text, lang, span):
        if not any(t.start <= at.start < t.end for t in taken):
            yield Quantity(at, value, value, "", "", False, "words")


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
    yield from ("o" + line for s in meanings if (line := axis(s.key)))
