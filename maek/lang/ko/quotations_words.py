"""The word tables of the quotation drawer, loaded once."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from maek.lang.tables import table

Words = frozenset[str]
_BODIES = ("단", "진")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Say:
    """Verbs of saying and what goes with them (tables/say.toml)."""

    clause: Words
    forecast: Words
    judge: Words
    act: Words
    granting: Words
    phrases: Words
    nouns: Words
    anonymous: Words
    handing: Words
    arising: Words
    shouts: Words
    naming: Words
    light: Words
    airing: Words
    manner: Words
    feelings: Words
    showing: Words
    hiding: Words
    gestures: Words
    wordings: Words
    agreeing: Words


@dataclass(frozen=True, slots=True)
class Outlets:
    """Words that name a medium (tables/outlets.toml)."""

    heads: Words
    names: Words
    carriers: Words


@dataclass(frozen=True, slots=True)
class Scare:
    """Marks round a name and not round somebody's words (tables/scare.toml)."""

    after: Words
    before: Words
    named: Words
    deeds: Words
    judging: Words
    inner: Words


@dataclass(frozen=True, slots=True)
class Sayers:
    """Who can say something, and on what occasion (tables/sayers.toml)."""

    heads: Words
    courts: Words
    venues: Words
    documents: Words
    ones: Words
    collectives: Words
    among: Words
    whole: Words
    no_heads: Words
    pronouns: Words
    groups: Words
    times: Words
    days: Words
    occasions: Words
    audience: Words
    frame_verbs: Words
    onward: Words
    giving: Words
    taking: Words
    leaning: Words
    relations: Words
    topic_ends: Words
    ways: Words
    always: Words
    manners: Words
    pages: Words
    stirs: Words
    told_of: Words
    writing: Words
    over: Words
    asking: Words
    ends: Words
    not_ends: Words

    def is_head(self, word: str) -> bool:
        """Tell whether ``word`` is, or ends in, a noun for one who can speak."""
        if word in self.no_heads:
            return False
        if ends_in(word, self.heads, self.whole) or self._is_person(word):
            return True
        # 사장단, 집행부 측: a body of those who can speak.
        body = len(word) > _LEAST and word.endswith(_BODIES)
        return body and ends_in(word[:-1], self.heads, self.whole)

    def _is_person(self, word: str) -> bool:
        """탈북민, 관광객, 소비자: a longer noun for people by its last syllable."""
        bare = word.removesuffix("들")
        if len(bare) < 3 or bare[-1] not in self.ends or bare in self.not_ends:
            return False
        return len(bare) == 3 or not bare.endswith(tuple(self.not_ends))  # 수상자 is no 상자


@functools.cache
def say() -> Say:
    """Return the verbs of saying."""
    return Say(**_table("say"))


@functools.cache
def outlets() -> Outlets:
    """Return the words that name a medium."""
    return Outlets(**_table("outlets"))


@functools.cache
def scare() -> Scare:
    """Return the words around marks that hold a name."""
    return Scare(**_table("scare"))


@functools.cache
def sayers() -> Sayers:
    """Return the words for speakers and occasions."""
    return Sayers(**_table("sayers"))


def ends_in(word: str, heads: Words, whole: Words = frozenset()) -> bool:
    """Tell whether ``word`` is one of ``heads`` or a compound that ends in one.

    Args:
        word: A noun or the last noun of a phrase, without particle.
        heads: The nouns to look for; the plural mark 들 is not counted.
        whole: Those of them that count only as a whole word.
    """
    bare = word[:-1] if word.endswith("들") and len(word) > 2 else word
    if word in heads or bare in heads:
        return True
    return any(bare[cut:] in heads and bare[cut:] not in whole for cut in range(1, len(bare) - 1))


def _table(name: str) -> dict[str, Words]:
    return {key: frozenset(words) for key, words in table("ko", name).items()}
