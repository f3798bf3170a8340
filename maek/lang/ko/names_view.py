"""One sentence as the names drawer looks at it: words, what the tagger says, tables at hand."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from operator import attrgetter, itemgetter, or_

from maek.lang.ko import tagger
from maek.lang.ko.names_tables import tables
from maek.lang.ko.tagger_features import Unit, known_as, units
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_begin = attrgetter("begin")
_stem_of = itemgetter(0)
NOMINAL = ("N", "SL", "SN", "SH", "XP", "XSN", "XR", "MM")
PROPER = frozenset({"NNP", "SL"})
LONGEST_TITLE = 12
COMMITTEES = ("위원회", "협의회", "연합회", "진흥회", "심의회")
DISTRICTS = frozenset("시군구도주현")
VESSEL_ENDS = frozenset("호함")
LEAST_NAMED = 6
"""So long a word ending so says whose it is."""
LEAST_OWN = 2
"""So many letters before a building's end are a name."""
_INNER = re.compile(r" |(?<=\w\w)의(?=[가-힣])")
"""Where a name is cut by the words it is made of."""


class Of(IntFlag):
    """What the tables know a word as: each rule looks only at the words of its sort."""

    GIVEN = 1
    """A foreign given name."""
    SURNAME = 2
    ROLE = 4
    GROUP = 8
    PRONOUN = 16
    GENRE = 32
    """A word before the title of a work: 소설, 영화."""
    THING = 64
    """A country, body, medium or place, or the first word of one."""
    REIGN = 128
    """The name of a king of Korea, alone or with 대왕."""
    FORM = 256
    """A form in law before a body's name: 법무법인."""
    VESSEL = 512
    """What may be the name of a ship, rocket or probe: 누리호, 천안함."""
    MAKER = 1024
    """Who makes works: 감독, 작가."""


PRONOUNS = frozenset({"그", "그녀"})


@dataclass(slots=True, eq=False)
class View:
    """A sentence, its words, and the spans the tagger gave it; nothing of it changes."""

    text: str
    span: Span
    tokens: Sequence[Token]
    words: Sequence[Unit]
    tagged: Sequence[tagger.Tagged]
    marked: Sequence[tuple[int, int]] = ()
    """Words the tables know: index, and as what (:class:`Of`)."""
    sorts: int = 0
    """All that any of them is known as."""

    def known(self, sort: Of) -> list[int]:
        """Return the indexes of the words that the tables know as ``sort``."""
        wanted = int(sort)
        if not self.sorts & wanted:
            return []
        return [i for i, sorts in self.marked if sorts & wanted]

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
        word = self.words[i]
        return all(_NOMINAL[t.tag] for t in self.tokens[word.start : word.stem_stop])

    def proper(self, i: int) -> bool:
        """Tell whether the stem of word ``i`` is a proper noun to the morpheme engine."""
        word = self.words[i]
        return any(t.tag in PROPER for t in self.tokens[word.start : word.stem_stop])

    def propers(self) -> list[int]:
        """Return the indexes of the words whose stem has a proper noun in it."""
        found: list[int] = []
        i = 0
        for at in [at for at, token in enumerate(self.tokens) if token[1] in PROPER]:
            while self.words[i].stop <= at:
                i += 1
            if at < self.words[i].stem_stop and found[-1:] != [i]:
                found.append(i)
        return found

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
        View(reading.text, s, tokens, words, found, *_marked(words))
        for (s, tokens, words), found in zip(cut, tagged, strict=True)
    ]


def _marked(words: Sequence[Unit]) -> tuple[list[tuple[int, int]], int]:
    """The words the tables know, and all that any of them is known as."""
    sorts = list(map(_KNOWN.__getitem__, map(_stem_of, words)))
    every = set(sorts)
    if every == {0}:
        return [], 0
    return [(i, sort) for i, sort in enumerate(sorts) if sort], functools.reduce(or_, every, 0)


class _Nominal(dict[str, bool]):
    """Tags, and whether they are of nouns and the like."""

    def __missing__(self, tag: str) -> bool:
        nominal = self[tag] = tag.startswith(NOMINAL)
        return nominal


_NOMINAL = _Nominal()


class _Known(dict[str, int]):
    """Words, and what the tables know each as (:class:`Of`)."""

    def __missing__(self, word: str) -> int:
        if len(self) > MOST_WORDS:
            self.clear()
        self[word] = sort = int(_sort_of(word))
        return sort


_KNOWN = _Known()
MOST_WORDS = 100_000
"""So many words are kept before the memory of them starts anew."""


def _sort_of(word: str) -> Of:
    found = tables()
    things = (found.countries, found.media, found.bodies, found.places, long_names())
    sorts = {
        Of.GIVEN: "F" in known_as(word),
        Of.SURNAME: word in found.surnames,
        Of.ROLE: word in found.role_alone or word in found.role,
        Of.GROUP: word in found.group_who or word in found.group_count,
        Of.PRONOUN: word in PRONOUNS,
        Of.GENRE: word in found.work_words,
        Of.FORM: word in found.firm_forms,
        Of.MAKER: word in found.makers,
        Of.VESSEL: may_be_vessel(word),
        Of.REIGN: word.removesuffix("대왕") in found.reigns,
        Of.THING: is_committee(word)
        or is_district(word)
        or is_facility(word)
        or any(word in names for names in things),
    }
    return functools.reduce(or_, (sort for sort, so in sorts.items() if so), Of(0))


def is_district(word: str) -> bool:
    """Tell 신포시 and 연천군, a known place with what it is, from 도시 and 장군.

    Args:
        word: A word without particles.
    """
    return word[-1:] in DISTRICTS and len(word) > 2 and word[:-1] in tables().places


def may_be_vessel(word: str) -> bool:
    """Tell whether a word ends as names of ships and rockets do: 누리호, 천안함; 6호.

    Args:
        word: A word without particles.
    """
    return word[-1:] in VESSEL_ENDS and len(word) > 1 and not word.endswith(tables().vessel_not)


def is_committee(word: str) -> bool:
    """Tell 금융통화위원회 and 공직자윤리위원회 from 위원회, 특별위원회 and 조사위원회.

    Args:
        word: A word without particles.
    """
    return word.endswith(COMMITTEES) and len(word) > LEAST_NAMED


def is_facility(word: str) -> bool:
    """Tell a building or ground by its end and a name before it: 여산휴게소, 팔당댐; 임시휴게소.

    Args:
        word: A word without particles.
    """
    found = tables()
    if not word.endswith(found.facility_ends):
        return False
    end = next((end for end in found.facility_ends if word.endswith(end)), "")
    own = word[: -len(end)] if end else ""
    if len(own) < LEAST_OWN or own in found.facility_sorts or own in found.sorts:
        return False
    return not own.startswith(found.facility_unnamed)


@functools.cache
def long_names() -> Mapping[str, tuple[str, ...]]:
    """Names of several words in the tables, by their first word; 국민의힘 by 국민."""
    found: dict[str, tuple[str, ...]] = {}
    known = tables()
    for name in known.media | known.bodies | known.places | known.countries:
        first = next((part for part in _INNER.split(name) if part != name), "")
        if first:
            found[first] = (*found.get(first, ()), name)
    return found


def is_title(stem: str) -> bool:
    """Tell whether a word is a title, alone or at the end of a longer one (국가주석).

    Args:
        stem: A word without particles.
    """
    found = tables()
    if stem in found.titles:
        return True
    if len(stem) > LONGEST_TITLE or stem in found.bodies:
        return False
    for cut in range(1, len(stem) - 1):
        tail = stem[cut:]
        if tail in found.titles and len(tail) > 1:
            head = stem[:cut]
            return tail not in found.whole_only or head in found.places or _office(head, tail)
    return False


def _office(head: str, tail: str) -> bool:
    """Tell whether ``head`` is what such an office is of: 국정원장, 외교부장, 재무이사."""
    found = tables()
    if tail in found.headed and head.endswith(found.tasks):
        return True
    institution = head + tail[:1]
    return (
        institution in found.bodies
        or head in found.countries
        or head.endswith(("위원회", "연구", "정책", "비서", "안보", "경호", "부의", "대표", "군사"))
    )
