"""What the names tagger looks at: keys of a morpheme's surroundings, and their attributes.

A *slot* is a place to look at: the morpheme itself, its neighbours, the word it stands in.
For every morpheme each slot has one *key* (cheap to build, often seen before); a key stands
for several *attributes* (form, affixes, groups, gazetteer classes), which are what the model
has weights for. The tagger keeps the summed weights of each key, so that the dear part, the
attributes, is done once per key and not once per morpheme.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from maek.lang.ko.names_tables import tables
from maek.lang.reading import Token
from maek.model.span import Span

Key = tuple[str, ...]

OUTSIDE = ("", "")
ENDING = ("J", "E", "VC", "XSV", "XSA")
WORD_SIGNS = frozenset({"SL", "SN", "SH"})
OPEN = frozenset("'‘\"“「『《〈<")
CLOSE = frozenset("'’\"”」』》〉>")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word without signs around it: the stem, what is joined to it, its morphemes."""

    stem: str
    ending: str
    start: int
    """Index of its first morpheme in the sentence."""
    stop: int
    """Index after its last morpheme."""
    stem_stop: int
    """Index after the last morpheme of the stem."""
    span: Span
    """The stem's code points."""
    end: int
    """Code point after the whole word."""


@functools.cache
def _clusters() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Load models/clusters.txt.gz: (form, tag) → coarse and fine group."""
    packed = files("maek.lang.ko").joinpath("models/clusters.txt.gz").read_bytes()
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        form, tag, coarse, fine = line.split("\t")
        found[form, tag] = (coarse, fine)
    return found


@functools.cache
def _known() -> Mapping[str, str]:
    """Load models/known.txt.gz: word → codes of the names it occurs in."""
    packed = files("maek.lang.ko").joinpath("models/known.txt.gz").read_bytes()
    return dict(line.split(" ") for line in gzip.decompress(packed).decode().splitlines())


def known_as(word: str) -> str:
    """Return codes of the names ``word`` occurs in: F given name, P surname, B L W.

    Capitals: in many names; small letters: in few.
    """
    return _known().get(word, "")


def units(text: str, tokens: Sequence[Token]) -> list[Unit]:
    """Return the words of one sentence: runs without white space, cut at signs."""
    found: list[Unit] = []
    start = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and not _parts(tokens[i - 1], tokens[i]):
            continue
        found.append(_unit(text, tokens, start, i))
        start = i
    return found


def _parts(left: Token, right: Token) -> bool:
    return (
        right.start > left.end
        or (left.tag[0] == "S" and left.tag not in WORD_SIGNS)
        or (right.tag[0] == "S" and right.tag not in WORD_SIGNS)
    )


def _unit(text: str, tokens: Sequence[Token], start: int, stop: int) -> Unit:
    stem_stop = stop
    for i in range(start + 1, stop):
        if tokens[i].tag.startswith(ENDING):
            stem_stop = i
            break
    first = tokens[start].start
    span = Span(first, max(first, tokens[stem_stop - 1].end))
    ending = "".join(t.form for t in tokens[stem_stop:stop])
    return Unit(span.of(text), ending, start, stop, stem_stop, span, tokens[stop - 1].end)


def keys(tokens: Sequence[Token], words: Sequence[Unit]) -> list[tuple[Key, ...]]:
    """Return for each morpheme of one sentence its key in every slot of :data:`SLOTS`."""
    pairs = [OUTSIDE, OUTSIDE, *((t.form, t.tag[:3]) for t in tokens), OUTSIDE, OUTSIDE]
    quoted = _quoted(tokens)
    found: list[tuple[Key, ...]] = []
    for at, unit in enumerate(words):
        before = words[at - 1] if at else _NONE
        after = words[at + 1] if at + 1 < len(words) else _NONE
        before_key = (before.stem, before.ending)
        after_key = (after.stem, after.ending)
        for i in range(unit.start, unit.stop):
            p2, p1, own, n1, n2 = pairs[i : i + 5]
            place = (
                ("B" if i == unit.start else "")
                + ("E" if i == unit.stem_stop - 1 else "")
                + ("x" if i >= unit.stem_stop else "")
                + quoted[i]
            )
            found.append(
                (
                    own,
                    p1,
                    n1,
                    p2,
                    n2,
                    (p1[1], own[1], n1[1], place),
                    (p1[0], own[0]),
                    (own[0], n1[0]),
                    (unit.stem, unit.ending, place),
                    before_key,
                    after_key,
                )
            )
    return found


_NONE = Unit("", "", 0, 0, 0, Span(0, 0), 0)


def _quoted(tokens: Sequence[Token]) -> list[str]:
    """Say of each morpheme whether it stands inside a short quotation in the sentence."""
    found = [""] * len(tokens)
    opened = -1
    for i, token in enumerate(tokens):
        if opened >= 0 and token.form in CLOSE:
            if i - opened <= 8:
                found[opened + 1 : i] = ["q"] * (i - opened - 1)
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


def _groups(form: str, tag: str) -> tuple[str, ...]:
    coarse, fine = _clusters().get((form, tag), ("", ""))
    return (f"c{coarse}", f"f{fine}") if coarse else ()


def _classes(form: str) -> tuple[str, ...]:
    known = _known().get(form, "")
    return (*(f"g{k}" for k in known), *(f"t{k}" for k in tables().classes_of(form)))


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


def _word(key: Key) -> list[str]:
    stem, ending, place = key
    found = [stem, f"{stem}{place}", f"+{ending}", f"+{ending}{place}", f"s{stem[-1:]}{place}"]
    found += [f"s{stem[-2:]}{place}", f"s{stem[-3:]}{place}", f"p{stem[:2]}{place}"]
    found += [f"L{min(len(stem), 7)}{place}", f"S{_shape(stem)}{place}", f"p{stem[:1]}{len(stem)}"]
    return [*found, *(f"{c}{place}" for c in _classes(stem))]


def _word_near(key: Key) -> list[str]:
    stem, ending = key
    return [stem, f"+{ending}", f"s{stem[-2:]}", f"s{stem[-1:]}", *_classes(stem)]


SLOTS: tuple[tuple[str, Callable[[Key], list[str]]], ...] = (
    ("0", _own),
    ("-", _near),
    ("+", _near),
    ("=", _far),
    ("#", _far),
    ("t", _tags),
    ("<", _pair),
    (">", _pair),
    ("w", _word),
    ("(", _word_near),
    (")", _word_near),
)
"""The slots in the order of :func:`keys`: the mark of its attributes, and what makes them."""


def attributes(slot: int, key: Key) -> list[str]:
    """Return the attributes a key of the given slot stands for, each marked with its slot."""
    mark, make = SLOTS[slot]
    return [mark + found for found in make(key)]
