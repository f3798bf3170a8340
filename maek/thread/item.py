"""Item: what of an article counts for joining."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from maek.thread.packed import Packed, pack


class Glimpse(Protocol):
    """What comparing with an article takes of it: the rest is not read for that."""

    @property
    def id(self) -> str:
        """Id of the article."""

    @property
    def lang(self) -> str:
        """Language without region."""

    @property
    def vector(self) -> bytes:
        """What an embedding model makes of it, where the desk has one."""

    @property
    def packed(self) -> Packed:
        """The features as arrays."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def published(self) -> str:
        """ISO day, or empty."""

    @property
    def names(self) -> Mapping[str, float]:
        """Entity ids by how often they are named."""

    @property
    def concepts(self) -> Mapping[str, float]:
        """What it is about, in words of every language."""

    @property
    def actors(self) -> Sequence[str]:
        """Entity ids that carry the piece, the first ones first."""

    @property
    def labels(self) -> Mapping[str, str]:
        """Entity id → the name to show for it."""

    @property
    def days(self) -> Collection[str]:
        """ISO days named in the text."""

    @property
    def ordinals(self) -> Mapping[str, Collection[str]]:
        """What is counted off in the headline → which ones."""

    @property
    def excluded(self) -> Collection[str]:
        """Exclusions of the desk's beat that headline or opening tell of."""


@dataclass(frozen=True)
class Item:
    """One article as the thread room sees it; nothing in it is read from a clock or a store.

    The vectors map a feature to how often it counts. ``words`` are terms of one language;
    everything in ``shared`` means the same in every language.
    """

    id: str
    lang: str
    """Language without region: zh, not zh-TW."""
    url: str = ""
    title: str = ""
    outlet: str = ""
    """Name of the publisher, as far as known."""
    published: str = ""
    """ISO day, or empty."""
    moment: str = ""
    """When it was published, UTC, where the page prints the hour."""
    revised: str = ""
    """When it was last changed, UTC, where the page says so."""
    day: str = ""
    """ISO day the report is about, as far as known."""
    ahead: str = ""
    """ISO day of what its headline or first sentence says is to come; empty where nothing is."""
    head: Mapping[str, float] = field(default_factory=dict)
    """Terms of headline and standfirst."""
    words: Mapping[str, float] = field(default_factory=dict)
    """Terms of headline and running text."""
    names: Mapping[str, float] = field(default_factory=dict)
    """Entity ids: people, bodies, places, works."""
    shared: Mapping[str, float] = field(default_factory=dict)
    """Sounds of names, Latin stems, Han pairs, concepts."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """``6000 person``, ``=6000``: figures, written one way; ``@06-19``: days of the year."""
    ordinals: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What is counted off in the headline → which ones: ``{"package": {"13"}}``."""
    days: frozenset[str] = frozenset()
    """ISO days named in the text."""
    where: Mapping[str, float] = field(default_factory=dict)
    """Countries that headline and opening name, by entity id."""
    amounts: frozenset[str] = frozenset()
    """``38 %``: figures of headline and opening, each with its unit."""
    quotes: frozenset[int] = frozenset()
    """Hashes of words said, in one language."""
    sample: tuple[int, ...] = ()
    """Shingle sample of the running text (:mod:`maek.text.shingles`)."""
    trail: tuple[str, ...] = ()
    """Names, numbers and days in text order: what a translation keeps."""
    via: tuple[str, ...] = ()
    """The reporting chain, as shown."""
    credits: frozenset[str] = frozenset()
    """Names of the outlets the page says it has the piece from."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Entity id → the name to show for it."""
    actors: tuple[str, ...] = ()
    """Entity ids that carry the piece, the first ones first."""
    translated: bool = False
    """The page is likely a machine translation, or says it is a translation."""
    generated: bool = False
    """A machine likely wrote it."""
    roundup: str = ""
    """Why it is a round-up; empty when it is not one."""
    excluded: frozenset[str] = frozenset()
    """Exclusions of the desk's beat that headline or opening tell of."""
    vector: bytes = b""
    """What an embedding model makes of it, where the desk has one: length 1, 32-bit floats."""

    @cached_property
    def packed(self) -> Packed:
        """The features as arrays, for comparing."""
        return pack(self)

    @cached_property
    def concepts(self) -> Mapping[str, float]:
        """What it is about, in words of every language: those of the shared ones."""
        return concepts_of(self.shared)

    @property
    def when(self) -> str:
        """The day it is about, else the day it was published, else empty.

        A page that translates prints the day of the translation, which says nothing.
        """
        return self.day or ("" if self.translated else self.published)

    @property
    def days_known(self) -> tuple[str, str]:
        """The day it is about and the day it came out, each empty where it is not known."""
        return self.when, "" if self.translated else self.published


def concepts_of(shared: Mapping[str, float]) -> dict[str, float]:
    """Return what an article is about, in words of every language.

    Args:
        shared: Its features that mean the same in every language.
    """
    return {f: n for f, n in shared.items() if f[0] == "#"}
