"""Names across scripts: is 김정은 Kim Jong Un, is Ким Чен Ын 金正恩?

A name is read in every way its script and language allow (:mod:`maek.text.name_readings`),
and the readings are compared (:mod:`maek.text.name_compare`): Hangul with Latin letters by
a learned table of sounds, letters with letters by what spellings have in common. Names that
the tables of the well-known list need no comparing.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maek.text.chinese_surnames import SURE, families_differ, is_spelled_only
from maek.text.folding import folded
from maek.text.han import folded_han
from maek.text.hangul import is_syllable, letters
from maek.text.hanja import read as korean_reading
from maek.text.known import Known, by_name
from maek.text.name_compare import DIFFERENT, Verdict, compare
from maek.text.name_ordinals import numbered
from maek.text.name_readings import Reading, han_words, readings
from maek.text.name_reign import same_reign
from maek.text.name_words import SPLIT
from maek.text.scripts import script_of

SAME_AT = 0.5
"""The score from which on two names are one."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one, how sure, and why."""

    same: bool
    score: float
    why: str


@functools.lru_cache(maxsize=65536)
def same_name(a: str, a_lang: str, b: str, b_lang: str) -> NameMatch:
    """Tell whether two names can be one person's, in any pair of scripts.

    Args:
        a: A name.
        a_lang: Its language; may be empty.
        b: Another name.
        b_lang: Its language; may be empty.
    """
    found = _known(a, b) or _verdict(a, a_lang, b, b_lang)
    score = round(found.score, 3)
    return NameMatch(score >= SAME_AT, score, found.why)


def _known(a: str, b: str) -> Verdict | None:
    """Decide by the tables, where both names are listed."""
    left, right = _listed(a), _listed(b)
    if left is None or right is None:
        return None
    if left.id == right.id:
        return Verdict(1.0, "both are names of one person in the table of the well-known")
    return Verdict(0.0, "they are names of two persons in the table of the well-known")


def _listed(name: str) -> Known | None:
    return by_name().get(_SPACE.sub(" ", name).strip())


def _verdict(a: str, a_lang: str, b: str, b_lang: str) -> Verdict:
    """Compare by sound and spelling; a listed name by all its spellings."""
    if _SPACE.sub(" ", a).strip().casefold() == _SPACE.sub(" ", b).strip().casefold():
        return Verdict(1.0, "the same letters")
    best = DIFFERENT
    for (x, x_lang), (y, y_lang) in itertools.product(
        _spellings(a, a_lang, b), _spellings(b, b_lang, a)
    ):
        found = by_sound(x, x_lang, y, y_lang)
        if found.score > best.score or best is DIFFERENT:
            best = found
    return best


def _spellings(name: str, lang: str, other: str) -> list[tuple[str, str]]:
    """Return a name, and where it is listed its spellings in the script of the other."""
    row, script = _listed(name), script_of(other)
    if row is None or script_of(name) == script:
        return [(name, lang)]
    listed = [(n, code) for code, names in row.names for n in names if script_of(n) == script]
    # A full name is compared as one: トランプ alone would be anybody's of the family.
    full = [(n, code) for n, code in listed if len(SPLIT.split(n)) > 1]
    whole = len(SPLIT.split(name)) > 1 and len(SPLIT.split(other)) > 1
    told = (full if full and whole else listed) or [(name, lang)]
    # A full name may be transcribed otherwise than it is listed: 马克·鲁特 beside 马克·吕特.
    return [*told, (name, lang)] if whole and (name, lang) not in told else told


def by_sound(a: str, a_lang: str, b: str, b_lang: str) -> Verdict:
    """Compare two names by their readings alone, as if nobody were well known.

    Args:
        a: A name.
        a_lang: Its language.
        b: Another name.
        b_lang: Its language.
    """
    if script_of(a) == script_of(b) == "han":
        return _same_han(a, b)
    ruler = _rulers(a, b)
    if ruler is not None:
        return ruler
    (name, nth), (other, number) = numbered(a), numbered(b)
    if nth and number:
        return by_sound(name, a_lang, other, b_lang) if nth == number else DIFFERENT
    left, right = readings(a, a_lang), readings(b, b_lang)
    if script_of(a) == script_of(b) == "cyrillic":
        # Two names in one script are read the same way: both as Japanese or neither.
        pairs = itertools.product(left, right)
        alike = [_best([x], [y]) for x, y in pairs if (x.how, x.script) == (y.how, y.script)]
        return max(alike, key=lambda v: v.score, default=DIFFERENT)
    if not families_differ(left, right):
        return _best(left, right)
    without = _best(
        [x for x in left if not is_spelled_only(x, left)],
        [y for y in right if not is_spelled_only(y, right)],
    )
    return without if without.score >= SURE else Verdict(0.1, "the Chinese surnames differ")


def _best(left: Iterable[Reading], right: Sequence[Reading]) -> Verdict:
    """Compare readings each with each; return the best verdict, with how they were read."""
    best = DIFFERENT
    for x, y in itertools.product(left, right):
        found = compare(x, y)
        if found.score > best.score or best is DIFFERENT:
            how = [r.how for r in (x, y) if r.how]
            best = Verdict(found.score, f"{found.why} ({', '.join(how)})" if how else found.why)
    return best


def _rulers(a: str, b: str) -> Verdict | None:
    """Decide between names of rulers by their country, where both are."""
    if {script_of(a), script_of(b)} != {"hangul", "latin"}:
        return None
    hangul, latin = (a, b) if script_of(a) == "hangul" else (b, a)
    same = same_reign(hangul, latin)
    if same is None:
        return None
    return Verdict(0.9, "the ruler's name and country") if same else DIFFERENT


def _same_han(a: str, b: str) -> Verdict:
    """Two names in Chinese characters are one when their characters are."""
    one, two = ("".join(map(folded_han, han_words(n))) for n in (a, b))
    if one == two:
        return Verdict(0.98, "the same characters, traditional, simplified or Japanese")
    return Verdict(0.05, "the characters differ")


def fold(name: str, lang: str = "") -> str:
    """Return the folded form of a name: an index key, the same for most spellings of it.

    Args:
        name: A name in any script.
        lang: Its language, for Han characters (``zh`` by pinyin, others by Korean reading).
    """
    return "".join(folded(word) for word in _letters(name, lang)) or name.casefold().strip()


def _letters(name: str, lang: str) -> list[str]:
    """Return the words of a name in Latin letters; a Korean name by surname and syllables."""
    if script_of(name) == "han" and lang != "zh":
        name = korean_reading(name)
    words = [word for word in SPLIT.split(name) if word]
    if len(words) == 1 and 2 <= len(words[0]) <= 4 and all(map(is_syllable, words[0])):
        return [letters(c) for c in words[0]]
    return ["".join(letters(c) if is_syllable(c) else c for c in word) for word in words]
