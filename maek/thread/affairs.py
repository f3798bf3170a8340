"""What a storyline is about in a word an editor prints: 선거, 재판, 파업."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from maek.text.toml import toml_table
from maek.thread.item import Glimpse
from maek.thread.line_words import least
from maek.thread.neutral import concepts
from maek.thread.packed import slot

HEADED, TOLD = 2.0, 1.0
"""What an affair counts for a story: told in a headline, or in the text alone…"""
BESIDE = 0.5
"""…and what only goes with it, such as soldiers with a war, counts half."""
PERHAPS = 0.7
"""So much less counts an affair that is mostly part of others."""
GROUPS = ("called", "surely", "perhaps")
"""Groups of the table."""
TRIED = 4
"""Affairs of a storyline that may name it, the likeliest first."""


@dataclass(frozen=True)
class Affair:
    """One row of ``line_names.toml``."""

    words: dict[str, tuple[str, ...]]
    """Per language what headlines call it, the usual word first."""
    of: str
    """Whose it is: ``place``, ``places``, ``spot``, ``person``, ``body`` or ``thing``."""
    concepts: tuple[str, ...]
    """Those that tell it, the first one surely."""
    kinds: tuple[tuple[str, dict[str, str]], ...]
    """Concept → per language what the affair is of."""
    heard: frozenset[tuple[str, str]]
    """Language and word of what tells it: these, and words that are no name for it."""
    perhaps: bool = False
    """It is mostly part of another."""
    called_so: bool = False
    """It counts only where a headline calls it so."""

    def names(self, word: str, lang: str) -> bool:
        """Tell whether a word calls the affair by its name."""
        return any(name in word.lower() for name in self.words[lang])

    def called(self, stories: Sequence[Told], lang: str) -> str:
        """Return what most stories' headlines call it, else the usual word.

        Args:
            stories: The stories of a storyline.
            lang: ``ko`` or ``en``.
        """
        names = self.words[lang]
        found = Counter(n for s in stories for n in names if (lang, n) in s.heard)
        # Of two the later is the narrower: 선거, 대선.
        return max(found, key=lambda name: (found[name], names.index(name)), default=names[0])

    def kind(self, stories: Sequence[Told], lang: str) -> str:
        """Return what the affair is of where most stories tell it, else nothing.

        Args:
            stories: The stories of a storyline.
            lang: ``ko`` or ``en``.
        """
        told = {c: sum(s.concepts.get(c, 0.0) for s in stories) for c, _ in self.kinds}
        enough = [c for c, _ in self.kinds if told[c] >= len(stories)]
        best = max(enough, key=lambda c: told[c], default="")
        return dict(self.kinds)[best][lang] if best else ""

    def told_by(self, story: Told) -> float:
        """Return how far a story tells it."""
        told = [story.concepts.get(c, 0.0) for c in self.concepts]
        said = TOLD if self.heard_in(story) else 0.0
        return min(HEADED, said + max(sum(told[:1]), BESIDE * sum(told[1:])))

    def headed(self, story: Told) -> bool:
        """Tell whether a story's headlines tell it."""
        return self.heard_in(story) or any(story.concepts.get(c) == HEADED for c in self.concepts)

    def heard_in(self, story: Told) -> bool:
        """Tell whether a story's headlines call it by its name."""
        return not story.heard.isdisjoint(self.heard)


@dataclass(frozen=True)
class Told:
    """What a story tells, by the articles that speak for it."""

    concepts: Mapping[str, float]
    """Concepts of the table, each with :data:`HEADED` or :data:`TOLD`."""
    heard: frozenset[tuple[str, str]]
    """Words of the table its headlines have, each with its language."""


def told_of(own: Sequence[Glimpse]) -> Told:
    """Return what a story tells.

    Args:
        own: The articles that speak for it.
    """
    slots = {at for item in own for at in item.packed.kind("concepts")[0].tolist()}
    told = {concept: TOLD for at, concept in _slots().items() if at in slots}
    for item in own:
        headed = concepts(item.title, item.lang)
        told.update((c.removeprefix("#"), HEADED) for c in headed)
    words = ((item.lang, word) for item in own for word in _heard(item.title, item.lang))
    return Told(told, frozenset(words))


def _heard(title: str, lang: str) -> Iterator[str]:
    """Yield the words of the table a headline has; in English they stand alone."""
    automaton = _automaton(lang)
    if automaton is None:
        return
    folded = title.lower()
    for end, word in automaton.iter(folded):
        around = folded[: end + 1 - len(word)][-1:] + folded[end + 1 : end + 2]
        if lang != "en" or not any(map(str.isalpha, around)):
            yield word


@cache
def _automaton(lang: str) -> Any:
    import ahocorasick

    words = {word for a in affairs_named() for spoken, word in a.heard if spoken == lang}
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word.lower(), word)
    automaton.make_automaton()
    return automaton if words else None


@cache
def _slots() -> dict[int, str]:
    """Return the concepts of the table by their slots."""
    own = {c for a in affairs_named() for c in (*a.concepts, *(kind for kind, _ in a.kinds))}
    return {slot("concepts", f"#{concept}"): concept for concept in sorted(own)}


def affairs_of(stories: Sequence[Told]) -> list[Affair]:
    """Return the affairs of a storyline, the likeliest first.

    Args:
        stories: Its stories.
    """
    found: list[tuple[float, int]] = []
    asked = Counter(at for story in stories for at in _touched(story))
    for at in (at for at, n in asked.items() if n >= least(len(stories))):
        affair = affairs_named()[at]
        if affair.called_so and not any(map(affair.heard_in, stories)):
            continue
        counts = [affair.told_by(story) for story in stories]
        if sum(n >= TOLD for n in counts) >= least(len(stories)):
            found.append((-sum(counts) * (PERHAPS if affair.perhaps else 1.0), at))
    return [affairs_named()[at] for _, at in sorted(found)[:TRIED]]


def befell_a_spot(own: Sequence[Glimpse]) -> bool:
    """Tell whether a story's headlines tell what befell a spot: a flood, a fire, a crash.

    Args:
        own: The articles that speak for the story.
    """
    told = told_of(own)
    return any(affair.of == "spot" and affair.headed(told) for affair in affairs_named())


def _touched(story: Told) -> set[int]:
    """Return the places of the affairs that a story tells anything of."""
    keys: tuple[str | tuple[str, str], ...] = (*story.concepts, *story.heard)
    return {at for key in keys for at in _by_key().get(key, ())}


@cache
def _by_key() -> dict[str | tuple[str, str], list[int]]:
    """Return the places of the affairs that a concept or a word tells."""
    found: defaultdict[str | tuple[str, str], list[int]] = defaultdict(list)
    for at, affair in enumerate(affairs_named()):
        keys: tuple[str | tuple[str, str], ...] = (*affair.concepts, *affair.heard)
        for key in keys:
            found[key].append(at)
    return dict(found)


@cache
def affairs_named() -> tuple[Affair, ...]:
    """Return the rows of the table."""
    table = toml_table("maek.thread", "line_names")
    return tuple(_row(row, group) for group in GROUPS for row in table[group].values())


def is_role(word: str, lang: str) -> bool:
    """Tell whether a word says no more than what somebody is.

    Args:
        word: A word of a headline.
        lang: ``ko`` or ``en``.
    """
    told = concepts(word, lang)
    known, words = _roles(lang)
    return word.lower() in words or (bool(told) and all(c.removeprefix("#") in known for c in told))


@cache
def _roles(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the concepts, and the words of a language, that only say what somebody is."""
    rows = toml_table("maek.thread", "line_names")["roles"]
    return frozenset(rows["concepts"].split()), frozenset(rows[lang].split())


@cache
def general(lang: str) -> frozenset[str]:
    """Return the words that tell a step of any affair.

    Args:
        lang: ``ko`` or ``en``.
    """
    return frozenset(toml_table("maek.thread", "line_names")["general"][lang].split())


def _row(row: str, group: str) -> Affair:
    ko, en, of, told, kinds = (cell.strip() for cell in row.split("|"))
    heard = {"ko": tuple(_spaced(ko)), "en": tuple(_spaced(en))}
    return Affair(
        {lang: tuple(w for w in own if w[0] != "-") for lang, own in heard.items()},
        of,
        tuple(told.split()),
        tuple(_kinds(kinds)),
        frozenset((lang, w.removeprefix("-")) for lang, own in heard.items() for w in own),
        group == "perhaps",
        group == "called",
    )


def _spaced(cell: str) -> Iterator[str]:
    return (word.replace("_", " ") for word in cell.split())


def _kinds(cell: str) -> Iterator[tuple[str, dict[str, str]]]:
    for part in cell.split():
        concept, ko, en = part.split("=")
        yield concept, {"ko": ko.replace("_", " "), "en": en.replace("_", " ")}
