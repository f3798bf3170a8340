"""Wording: the words of a sentence with what the grammar says of them, for checks.

A check compares what two sentences say; what ``못`` or ``reportedly`` does to the word it
belongs to is told here, by marks, so that no check knows the grammar of any language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from maek.lang.reading import Reading
from maek.model.span import Span

Sort = Literal["noun", "name", "day", "verb", "other"]
"""``name``: a proper noun by its look or tag; ``day``: a weekday or month; ``other``: words that
say little alone."""

MarkName = Literal[
    "neg",  # 않, 못, not, не
    "lack",  # no, without, refused to: a no about a thing
    "final",  # the predicate a sentence, or a clause told by somebody, ends with
    "hearsay",  # 알려졌다, reportedly
    "likely",  # 보인다, appears
    "may",  # ㄹ 수 있다, may
    "plan",  # 할 예정이다, will
    "past",  # 했다, did
    "now",  # 한다, does
    "must",  # 해야 한다, must
    "wish",  # 하고 싶다, hopes to
    "if",  # 하면, if
    "asked",  # 하라고, 해 달라고: what somebody is asked to do
    "passive",  # 되다, is done
    "causes",  # 시키다
    "joins",  # 하고, 해서: goes on to the next predicate
    "told",  # 했다는, 했다고: the content of a saying, a rumour, a denial
    "charged",  # 훔친 혐의, on suspicion of stealing: what somebody is accused of
]
DENIAL: frozenset[str] = frozenset({"neg", "lack"})
DOUBT: frozenset[str] = frozenset({"hearsay", "likely", "may"})
"""Marks of hedges: the writer does not vouch for it."""

Role = Literal["subject", "object", "to", "from", "by", "with", "of", "at", "toward", "and", ""]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the grammar does to a word, and the words that do it."""

    name: MarkName
    span: Span


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its base form, where it stands, its part in the sentence, its marks."""

    key: str
    span: Span
    sort: Sort = "noun"
    role: Role = ""
    marks: tuple[Mark, ...] = ()

    def mark(self, *names: str) -> Mark | None:
        """Return the first mark of any of the names, if there is one."""
        for mark in self.marks:
            if mark.name in names:
                return mark
        return None


@dataclass(frozen=True, slots=True)
class Deed:
    """A predicate and the nouns that depend on it: who does it, to whom, with what."""

    verb: Span
    """The word that tells what is done: a verb, or the noun beside one that says little alone."""
    parts: tuple[tuple[Span, Role], ...]
    undergone: bool = False
    """Told of a noun from the end of whom it is done to: 처분을 받다."""


def no_words(reading: Reading, sentence: Span, lang: str) -> tuple[Word, ...]:
    """Find nothing."""
    return ()


def no_role(reading: Reading, span: Span, lang: str) -> Role:
    """Know no roles."""
    return ""


def one_clause(reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Span, ...]:
    """Take a sentence for one clause."""
    return (sentence,)


def no_deeds(reading: Reading, sentence: Span, words: Sequence[Word]) -> tuple[Deed, ...]:
    """Know of no deeds."""
    return ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The drawer: content words of a sentence, the part a name plays in it, clauses, deeds."""

    words: Callable[[Reading, Span, str], tuple[Word, ...]] = no_words
    role: Callable[[Reading, Span, str], Role] = no_role
    clauses: Callable[[Reading, Span, Sequence[Word]], tuple[Span, ...]] = one_clause
    deeds: Callable[[Reading, Span, Sequence[Word]], tuple[Deed, ...]] = no_deeds


NO_WORDING = Wording()
