"""One sentence as the names drawer looks at it: words, what the tagger says, tables at hand."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from maek.lang.ko import tagger
from maek.lang.ko.names_tables import tables
from maek.lang.ko.tagger_features import Unit, units
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_begin = attrgetter("begin")
NOMINAL = ("N", "SL", "SN", "SH", "XP", "XSN", "XR", "MM")
PROPER = frozenset({"NNP", "SL"})
LONGEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, its words, and the spans the tagger gave it."""

    text: str
    span: Span
    tokens: Sequence[Token]
    words: Sequence[Unit]
    tagged: Sequence[tagger.Tagged]
    nominals: Sequence[bool] = ()
    """Of each word, whether its stem is made of nouns alone."""
    propers: Sequence[bool] = ()
    """Of each word, whether its stem has a proper noun in it."""

    def starting_at(self, offset: int) -> int | None:
        """Return the index of the word that begins at ``offset``, if one does."""
        i = self.holding(offset)
        return i if self.words and self.words[i].begin == offset else None

    def holding(self, offset: int) -> int:
        """Return the index of the word that covers ``offset``, or of the last before it."""
        return max(0, bisect.bisect_right(self.words, offset, key=_begin) - 1)

    def joined(self, i: int) -> bool:
        """Tell whether word ``i`` and the next are one phrase: a space between, no particle."""
        if i + 1 >= len(self.words) or self.words[i].ending:
            return False
        gap = self.text[self.words[i].end : self.words[i + 1].begin]
        return gap in {" ", "\u00a0"}

    def nominal(self, i: int) -> bool:
        """Tell whether the stem of word ``i`` is made of nouns alone."""
        return self.nominals[i]

    def proper(self, i: int) -> bool:
        """Tell whether the stem of word ``i`` is a proper noun to the morpheme engine."""
        return self.propers[i]

    def kind_at(self, span: Span) -> str:
        """Return the tagger's label of what overlaps ``span``, or an empty string."""
        for found in self.tagged:
            if found.span.overlaps(span):
                return found.label
        return ""


def views(reading: Reading) -> list[View]:
    """Tag all sentences of a reading at once."""
    pieces = [(s, reading.tokens_in(s)) for s in reading.sentences]
    cut = [(s, tokens, units(reading.text, tokens)) for s, tokens in pieces if tokens]
    tagged = tagger.tag([(tokens, words) for _, tokens, words in cut])
    return [
        View(reading.text, s, tokens, words, found, *_sorts(tokens, words))
        for (s, tokens, words), found in zip(cut, tagged, strict=True)
    ]


def _sorts(tokens: Sequence[Token], words: Sequence[Unit]) -> tuple[list[bool], list[bool]]:
    """Say of each word whether it is made of nouns alone, and whether one is a proper noun."""
    nouns = [_noun(t.tag) for t in tokens]
    own = [t.tag in PROPER for t in tokens]
    nominals = [all(nouns[w.start : w.stem_stop]) for w in words]
    return nominals, [any(own[w.start : w.stem_stop]) for w in words]


@functools.cache
def _noun(tag: str) -> bool:
    return tag.startswith(NOMINAL)


def is_title(stem: str) -> bool:
    """Tell whether a word is a title, alone or at the end of a longer one (국가주석).

    Args:
        stem: A word without particles.
    """
    found = tables()
    if stem in found.titles:
        return True
    if len(stem) > LONGEST_TITLE:
        return False
    for cut in range(1, len(stem) - 1):
        tail = stem[cut:]
        if tail in found.titles and len(tail) > 1:
            head = stem[:cut]
            return tail not in found.whole_only or head in found.places or _office(head, tail)
    return False


def _office(head: str, tail: str) -> bool:
    """Tell whether ``head`` is what such an office is of: 국정원장, 외교부장, 비서실장."""
    found = tables()
    institution = head + tail[:1]
    return (
        institution in found.bodies
        or head in found.countries
        or head.endswith(("위원회", "연구", "정책", "비서", "안보", "경호", "부의", "대표", "군사"))
    )
