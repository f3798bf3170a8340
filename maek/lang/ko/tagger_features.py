"""What the names tagger looks at: keys of a morpheme's surroundings, and their attributes.

A *slot* is a place to look at: the morpheme itself, its neighbours, the word it stands in.
For every morpheme each slot has one *key* (cheap to build, often seen before); a key stands
for several *attributes* (form, affixes, groups, gazetteer classes), which are what the model
has weights for. The tagger keeps the summed weights of each key, so that the dear part, the
attributes, is done once per key and not once per morpheme.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

from maek.lang.ko.names_tables import tables
from maek.lang.ko.packed import Packed
from maek.lang.reading import Token
from maek.model.span import Span

Key = tuple[str, ...]

OUTSIDE: Key = ("", "")
ENDING = ("J", "E", "VC", "XSV", "XSA")
WORD_SIGNS = frozenset({"SL", "SN", "SH"})
OPEN = frozenset("'‘\"“「『《〈<")
CLOSE = frozenset("'’\"”」』》〉>")
MOST_WORDS = 50_000
"""So many words are remembered with what they are known as."""


class Unit(NamedTuple):
    """A word without signs around it: the stem, what is joined to it, its morphemes."""

    stem: str
    ending: str
    start: int
    """Index of its first morpheme in the sentence."""
    stop: int
    """Index after its last morpheme."""
    stem_stop: int
    """Index after the last morpheme of the stem."""
    begin: int
    """Code point where the word begins."""
    stem_end: int
    """Code point after its stem."""
    end: int
    """Code point after the whole word."""

    @property
    def span(self) -> Span:
        """The stem's code points."""
        return Span(self.begin, self.stem_end)


@functools.cache
def _clusters() -> Packed:
    """Load models/clusters.txt.gz: form and tag → coarse and fine group."""
    return Packed("clusters", "\t")


@functools.cache
def _known() -> Packed:
    """Load models/known.txt.gz: word → codes of the names it occurs in."""
    return Packed("known", " ")


def known_as(word: str) -> str:
    """Return codes of the names ``word`` occurs in: F given name, P surname, B L W.

    Capitals: in many names; small letters: in few.
    """
    return _known().get(word)


def is_only_person(word: str, part: str) -> bool:
    """Tell whether ``word`` is known as this part of persons' names and as nothing else.

    Args:
        word: A word in Hangul.
        part: F for given names, P for surnames.
    """
    return part in _of_persons(known_as(word)) and not is_everyday(word)


@functools.lru_cache(MOST_WORDS)
def is_only_given(word: str) -> bool:
    """Tell whether a word in Hangul is known as a given name and not as anything but a name."""
    return is_only_person(word, "F")


@functools.cache
def _of_persons(codes: str) -> str:
    """Return the codes of a word in capitals where they are of persons alone, else nothing."""
    codes = codes.upper()
    return codes if {"F", "P"}.issuperset(codes) else ""


def is_everyday(word: str) -> bool:
    """Tell whether the morpheme engine's own vocabulary has ``word`` as a common noun."""
    return bool(_clusters().get(f"{word}\tNNG"))


def units(text: str, tokens: Sequence[Token]) -> list[Unit]:
    """Return the words of one sentence: runs without white space, cut at signs."""
    found: list[Unit] = []
    start = stem_stop = begin = stem_end = last_end = 0
    ending = ""
    last_sign = True
    for i, (form, tag, at, end) in enumerate(tokens):
        sort = _SORTS[tag]
        if at > last_end or last_sign or sort == SIGN:
            if i:
                words = text[begin:stem_end]
                whole = (words, ending, start, i, stem_stop or i, begin, stem_end, last_end)
                found.append(_new(Unit, whole))
            start, stem_stop, begin, ending = i, 0, at, ""
            stem_end = end
            last_sign = sort == SIGN
        elif stem_stop:
            ending += form
        elif sort == JOINED:
            stem_stop, ending = i, form
        else:
            stem_end = max(begin, end)
        last_end = end
    if tokens:
        stop = len(tokens)
        words = text[begin:stem_end]
        whole = (words, ending, start, stop, stem_stop or stop, begin, stem_end, last_end)
        found.append(_new(Unit, whole))
    return found


STEM, JOINED, SIGN = 0, 1, 2
_new = tuple.__new__


class _Sorts(dict[str, int]):
    """Tags, and whether each is a sign's, or of what is joined to a stem."""

    def __missing__(self, tag: str) -> int:
        sign = tag[0] == "S" and tag not in WORD_SIGNS
        self[tag] = SIGN if sign else JOINED if tag.startswith(ENDING) else STEM
        return self[tag]


_SORTS = _Sorts()


PLACES: tuple[str, ...] = ("", "B", "E", "BE", "x", "Bx", "Ex", "BEx")
"""Where in its word a morpheme stands: begins it, ends its stem, is behind the stem."""
QUOTED = len(PLACES)
"""Added to the number of its place where it stands inside a short quotation."""
PLACES += tuple(place + "q" for place in PLACES)


def surroundings(tokens: Sequence[Token], words: Sequence[Unit]) -> list[list[str]]:
    """Return the attributes of every morpheme of one sentence: what the model is trained on.

    The tagger itself looks up sums of their weights (:mod:`maek.lang.ko.tagger_weights`).

    Args:
        tokens: The morphemes.
        words: The units they make up.
    """
    own: list[Key] = [(t.form, t.tag[:3]) for t in tokens]
    around = [OUTSIDE, OUTSIDE, *own, OUTSIDE, OUTSIDE]
    units = [OUTSIDE, *((unit.stem, unit.ending) for unit in words), OUTSIDE]
    inside = quoted(tokens)
    found: list[list[str]] = []
    for n, unit in enumerate(words):
        for i in range(unit.start, unit.stop):
            first, last = i == unit.start, i == unit.stem_stop - 1
            number = first + 2 * last + 4 * (i >= unit.stem_stop) + QUOTED * inside[i]
            place = PLACES[number]
            before, this, behind = around[i + 1 : i + 4]
            keys: tuple[Key, ...] = (
                *(this, before, behind, around[i], around[i + 4]),
                (before[1], this[1], behind[1], place),
                (before[0], this[0]),
                (this[0], behind[0]),
                *((unit.stem, place), (unit.ending, place)),
                *(units[n][:1], units[n + 2][:1], units[n][1:], units[n + 2][1:]),
            )
            found.append([a for slot, key in enumerate(keys) for a in attributes(slot, key)])
    return found


def quoted(tokens: Sequence[Token]) -> list[bool]:
    """Say of each morpheme whether it stands inside a short quotation in the sentence."""
    found = [False] * len(tokens)
    opened = -1
    for i, token in enumerate(tokens):
        if opened >= 0 and token.form in CLOSE:
            if i - opened <= 8:
                found[opened + 1 : i] = [True] * (i - opened - 1)
            opened = -1
        elif token.form in OPEN:
            opened = i
    return found


def _shape(form: str) -> str:
    signs = "".join(
        "가" if "가" <= c <= "힣" else "A" if c.isupper() else "a" if c.islower() else
        "0" if c.isdigit() else c
        for c in form[:6]
    )  # fmt: skip
    return "".join(c for i, c in enumerate(signs) if i < 2 or c != signs[i - 1])


def coarse_group(form: str, tag: str) -> str:
    """Return the number of a morpheme's coarse group of alike ones, empty where it has none.

    Args:
        form: The morpheme.
        tag: Its part of speech as Kiwi names it.
    """
    return _clusters().get(f"{form}\t{tag}").partition("\t")[0]


def _groups(form: str, tag: str) -> tuple[str, ...]:
    coarse, _, fine = _clusters().get(f"{form}\t{tag}").partition("\t")
    return (f"c{coarse}", f"f{fine}") if coarse else ()


def _classes(form: str) -> tuple[str, ...]:
    return (*(f"g{k}" for k in known_as(form)), *(f"t{k}" for k in tables().classes_of(form)))


def _own(key: Key) -> list[str]:
    form, tag = key
    found = [form, f"{form}/{tag}", f"T{tag}", f"S{_shape(form)}", f"L{min(len(form), 6)}"]
    if "가" <= form[:1] <= "힣":
        found += [f"p{form[:1]}", f"s{form[-1:]}", f"s{form[-2:]}", f"p{form[:2]}", f"s{form[-3:]}"]
        found += [f"1{tag}{form[:1]}{len(form)}"]
    return [*found, *_groups(form, tag), *_classes(form)]


def _near(key: Key) -> list[str]:
    form, tag = key
    return [form, f"T{tag}", f"s{form[-1:]}", *_groups(form, tag), *_classes(form)]


def _far(key: Key) -> list[str]:
    form, tag = key
    return [form, f"T{tag}", *_groups(form, tag)[:1], *_classes(form)]


def _tags(key: Key) -> list[str]:
    left, own, right, place = key
    return [
        f"{left}>{own}",
        f"{own}<{right}",
        f"{left}>{own}<{right}",
        f"{own}{place}",
        f"{left}>{own}{place}",
        f"{own}{place}<{right}",
    ]


def _pair(key: Key) -> list[str]:
    return ["|".join(key)]


def _stem(key: Key) -> list[str]:
    stem, place = key
    found = [stem, f"{stem}{place}", f"s{stem[-1:]}{place}"]
    found += [f"s{stem[-2:]}{place}", f"s{stem[-3:]}{place}", f"p{stem[:2]}{place}"]
    found += [f"L{min(len(stem), 7)}{place}", f"S{_shape(stem)}{place}", f"p{stem[:1]}{len(stem)}"]
    return [*found, *(f"{c}{place}" for c in _classes(stem))]


def _end(key: Key) -> list[str]:
    ending, place = key
    return [f"+{ending}", f"+{ending}{place}"]


def _near_stem(key: Key) -> list[str]:
    (stem,) = key
    return [stem, f"s{stem[-2:]}", f"s{stem[-1:]}", *_classes(stem)]


def _near_end(key: Key) -> list[str]:
    return [f"+{key[0]}"]


SLOTS: tuple[tuple[str, Callable[[Key], list[str]]], ...] = (
    ("0", _own),
    ("-", _near),
    ("+", _near),
    ("=", _far),
    ("#", _far),
    ("t", _tags),
    ("<", _pair),
    (">", _pair),
    ("w", _stem),
    ("w", _end),
    ("(", _near_stem),
    (")", _near_stem),
    ("(", _near_end),
    (")", _near_end),
)
"""The slots: the mark of its attributes, and what makes them of a key. In order: the morpheme,
the one before, behind, two before, two behind; the tags; the pair with the one before, with
the one behind; stem and ending of the word; stems of the word before and behind, their endings."""

OF_TOKEN, OF_TAGS, OF_STEM, OF_END = (0, 1, 2, 3, 4), (5,), (8,), (9,)
OF_NEAR_STEM, OF_NEAR_END = (10, 11), (12, 13)
"""The slots that are looked up by the same key; pairs are looked up by themselves."""


def attributes(slot: int, key: Key) -> list[str]:
    """Return the attributes that ``key`` stands for in a slot, marked with the slot."""
    mark, make = SLOTS[slot]
    return [mark + found for found in make(key)]
