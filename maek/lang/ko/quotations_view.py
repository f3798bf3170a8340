"""A sentence as the quotation drawer sees it: words, with everything in marks closed up.

Grammar around a quotation does not look into it, so a pair of quotation marks becomes one
item, and so does a pair of brackets. What is inside is read as a view of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from maek.lang.ko.quotations_words import sayers
from maek.lang.reading import Reading, Token
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.marks import QUOTES, Pair

QUOTE = "Q"
BRACKET = "B"
NOUNS = frozenset({"NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR", "NP"})
STEMS = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
_BEFORE_TOO = NOUNS | {BRACKET}
SUBJECT = frozenset({"JKS", "JX"})
PARTICLES = frozenset({"JKS", "JX"})
TOO = frozenset({"역시", "모두"})
"""Stand for a particle: 김 대표 역시, 양쪽 모두."""
TOPIC_FORMS = frozenset({"은", "는", "ᆫ"})


class Item(NamedTuple):
    """A morpheme, or all that stands between two marks (tag ``Q``) or brackets (``B``)."""

    form: str
    tag: str
    start: int
    end: int
    pair: Pair | None = None

    @property
    def noun(self) -> bool:
        """Whether it can be part of a noun phrase's core."""
        return self.tag in NOUNS


@dataclass(slots=True)
class View:
    """One sentence, or the inside of a pair of marks; nothing of it changes."""

    text: str
    span: Span
    items: Sequence[Item]
    kind: str = "body"
    tags: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)
    """The tag of each item."""
    subjects: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    """Indexes of the particles that may mark a subject or topic."""
    ends: list[int] | None = field(default=None, init=False, repr=False, compare=False)
    """Where subordinate clauses end, once somebody asked."""
    memory: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What rules found out about it, so that it is worked out once."""
    _starts: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)
    _forms: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Rules ask for tags and forms thousands of times a page.
        if self.items:
            self._forms, self.tags, self._starts, *_ = zip(*self.items, strict=True)
            self.subjects = self.where(PARTICLES)
            if not TOO.isdisjoint(self._forms):
                self.subjects = sorted(self.subjects + self._without_particle())

    def at(self, index: int) -> Item | None:
        """Return the item at ``index``, None outside."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def tag(self, index: int) -> str:
        """Return the tag at ``index``, empty outside."""
        try:
            return self.tags[index] if index >= 0 else ""
        except IndexError:
            return ""

    def form(self, index: int) -> str:
        """Return the form at ``index``, empty outside."""
        try:
            return self._forms[index] if index >= 0 else ""
        except IndexError:
            return ""

    def index(self, offset: int) -> int:
        """Return the index of the first item that starts at or after ``offset``."""
        return bisect_left(self._starts, offset)

    def spaced(self, index: int) -> bool:
        """Tell whether white space stands right before the item at ``index``."""
        start = self.items[index].start
        return start == self.span.start or self.text[start - 1].isspace()

    def word_to(self, index: int) -> str:
        """Return what is written from the last white space up to the end of an item."""
        start = index
        while start and not self.spaced(start):
            start -= 1
        return self.text[self.items[start].start : self.items[index].end]

    def where(self, tags: Collection[str]) -> list[int]:
        """Return the indexes of the items that have one of ``tags``."""
        return [index for index, tag in enumerate(self.tags) if tag in tags]

    def _without_particle(self) -> list[int]:
        """Indexes of 역시 and 모두 right behind a noun."""
        return [
            index
            for index, form in enumerate(self._forms)
            if form in TOO and self.tags[index] == "MAG" and self.tag(index - 1) in _BEFORE_TOO
        ]

    def quotes(self) -> Iterator[tuple[int, Pair]]:
        """Yield the index and pair of everything in quotation marks, outermost only."""
        if QUOTE in self.tags:
            for index, item in enumerate(self.items):
                if item.tag == QUOTE and item.pair:
                    yield index, item.pair


def names_whole(reading: Reading, mentions: Iterable[Mention]) -> Reading:
    """Return the reading with names the engine took for verbs made nouns again.

    노바틱스는 is cut into 노바틱, a stem 스 and an ending 는; the mention tells better.

    Args:
        reading: The reading.
        mentions: The names found in it.
    """
    mended: dict[int, Token] = {}
    for mention in mentions:
        end = mention.span.end
        behind = reading.token_index(end)
        after = reading.tokens[behind] if behind < len(reading.tokens) else None
        if not (after and after.start == end and after.tag in _VERBAL and after.form in _PARTICLE):
            continue
        if reading.text[after.end : after.end + 1].isalnum():
            continue
        mended[behind] = after._replace(tag=_PARTICLE[after.form])
        inner = behind - 1
        while reading.tokens[inner].start >= mention.span.start:
            if reading.tokens[inner].tag not in NOUNS:
                mended[inner] = reading.tokens[inner]._replace(tag="NNP")
            inner -= 1
            if inner < 0:
                break
    if not mended:
        return reading
    tokens = tuple(mended.get(at, token) for at, token in enumerate(reading.tokens))
    return replace(reading, tokens=tokens)


def views(reading: Reading, sentence: Span, pairs: Sequence[Pair], kind: str) -> View:
    """Return the view of one sentence.

    Args:
        reading: The whole reading.
        sentence: Span of the sentence.
        pairs: Every pair of marks and brackets that lies in the sentence.
        kind: The kind of the block the sentence is in.
    """
    return _view(reading.text, sentence, reading.tokens_in(sentence), pairs, kind)


def inside(reading: Reading, pair: Pair, pairs: Sequence[Pair], kind: str) -> View:
    """Return the view of what stands between two marks.

    Args:
        reading: The whole reading.
        pair: The marks.
        pairs: Every pair that lies in the sentence.
        kind: The kind of the block.
    """
    nested = [p for p in pairs if pair.inner.contains(p.outer)]
    return _view(reading.text, pair.inner, reading.tokens_in(pair.inner), nested, kind)


def _view(text: str, span: Span, tokens: Sequence[Token], pairs: Sequence[Pair], kind: str) -> View:
    if text.find("%는", span.start, span.end) >= 0:
        tokens = _after_shares(text, tokens)
    if not pairs and not _some_taken(text, tokens):
        return View(text, span, [_new(Item, token + _NO_PAIR) for token in tokens], kind)
    items: list[Item] = []
    add = items.append
    closed = iter(_outermost(pairs))
    pair = next(closed, None)
    for token in tokens:
        while pair and pair.outer.end <= token.start:
            pair = next(closed, None)
        if pair and pair.outer.start <= token.start:
            if not items or items[-1].pair is not pair:
                add(_closed(pair))
        elif token[0][-1:] in _TAKEN and _is_taken(text, token):
            items += _split(token)
        else:
            add(_new(Item, token + _NO_PAIR))
    return View(text, span, items, kind)


_new = tuple.__new__
_NO_PAIR = (None,)
_TAKEN = frozenset("은는이가도")
_VERBAL = frozenset({"ETM", "EC", "EF"})
_PARTICLE = {"는": "JX", "은": "JX", "도": "JX", "이": "JKS", "가": "JKS"}
_CASE = frozenset("이가")
_OF_SEATS = ("시가", "시는", "구가", "구는", "도가", "도는", "군이", "군은")
"""A town, district, province or county nobody knows, with its particle."""
_LONG = 3


def _after_shares(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Give 62%는 its particle back, which the engine takes for a verb (늘 + ㄴ)."""
    found: list[Token] = []
    for token in tokens:
        share = bool(found) and found[-1].form == "%" and found[-1].end == token.start
        if share and token.tag == "VV" and text[token.start : token.end] == "는":
            found.append(token._replace(form="는", tag="JX"))
        elif not (token.tag == "ETM" and found and found[-1][1:3] == ("JX", token.start)):
            found.append(token)
    return found


def _outermost(pairs: Sequence[Pair]) -> list[Pair]:
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.outer.start, -p.outer.end)):
        if pair.level != "title" and (not found or pair.outer.start >= found[-1].outer.end):
            found.append(pair)
    return found


def _closed(pair: Pair) -> Item:
    tag = QUOTE if pair.level in QUOTES else BRACKET
    return Item("", tag, pair.outer.start, pair.outer.end, pair)


def _some_taken(text: str, tokens: Sequence[Token]) -> bool:
    return any(_is_taken(text, t) for t in [t for t in tokens if t[0][-1:] in _TAKEN])


def _is_taken(text: str, token: Token) -> bool:
    """Tell whether the engine took a particle for a part of a noun (관리도, 당국자는, 버들시가)."""
    form = token.form
    if token.tag not in ("NNP", "NNG") or len(form) <= 2:
        return False
    if text[token.end : token.end + 1].isalnum():
        return False
    if token.tag == "NNP" and len(form) > _LONG and form.endswith(_OF_SEATS):
        return True
    return sayers().is_head(form[:-1]) and not sayers().is_head(form)


def _split(token: Token) -> list[Item]:
    """Cut the particle off such a noun."""
    form, cut = token.form, token.end - 1
    tag = "JKS" if form[-1] in _CASE else "JX"
    return [Item(form[:-1], token.tag, token.start, cut), Item(form[-1], tag, cut, token.end)]
