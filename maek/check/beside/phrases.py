"""Korean noun phrases by their words, for parties no name is known of: 전주 호랑이, 석유류 가격."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.check.beside.deeds import acts
from maek.check.beside.statement import Statement
from maek.lang.wording import Word
from maek.model.span import Span

GAP = re.compile(r"[^,·’”'\")(‘“]{0,2}|의 [가-힣]")
"""What stands between the nouns of one phrase: a particle, an ending, a prefix (의 초|미세먼지)."""
NOUNS = ("noun", "name")
OF = "의"
LEAST_NAME = 3
"""An unknown name and the particle behind it may be read as one noun: 마르쿠스의."""


def phrase_of(word: Word, statement: Statement) -> frozenset[str]:
    """Return the words of the phrase a noun is the last of.

    Args:
        word: A noun of the sentence.
        statement: The sentence.
    """
    words = statement.words
    at = next(n for n, w in enumerate(words) if w is word)
    found = [word.key]
    start = word.span.start
    shift = statement.span.start
    while at and words[at - 1].sort in NOUNS:
        before = words[at - 1]
        between = statement.text[before.span.end - shift : start - shift]
        if before.role not in ("", "of") or not GAP.fullmatch(between):
            break
        at -= 1
        found.append(before.key)
        start = before.span.start
    return frozenset(found)


def subjects_of(span: Span, statement: Statement) -> tuple[bool, frozenset[str]]:
    """Return of whom what stands at a place is told, and whether its own clause says so.

    Args:
        span: A stretch of the sentence, before its predicate.
        statement: The sentence.
    """
    clause = statement.clause_at(span.start)
    for act in acts(statement):
        if span.start <= act.deed.verb.start < clause.end:
            words = [p.word for r, p in act.parts if r == "subject" and not p.span.overlaps(span)]
            found = _phrases(words, statement)
            if found:
                return any(w is not None and w.span.start >= clause.start for w in words), found
            break
    before = [w for w in statement.words if w.role == "subject" and w.span.end <= span.start]
    return False, _phrases(before, statement)


def _phrases(words: list[Word] | list[Word | None], statement: Statement) -> frozenset[str]:
    return frozenset(key for w in words if w is not None for key in phrase_of(w, statement))


def owners(statement: Statement) -> tuple[tuple[Span, frozenset[str], str], ...]:
    """Return phrases before 의 with where they end and the whole noun behind: 결승골.

    Args:
        statement: A sentence.
    """
    found: tuple[tuple[Span, frozenset[str], str], ...] | None = statement.memo.get("owners")
    if found is None:
        found = statement.memo["owners"] = tuple(_owners_in(statement))
    return found


def _owners_in(statement: Statement) -> Iterator[tuple[Span, frozenset[str], str]]:
    words = statement.words
    for at, word in enumerate(words):
        if word.role == "of" and word.sort in NOUNS:
            yield word.span, phrase_of(word, statement), compound(words[at + 1 :])
        elif word.key[-1] == OF and word.sort in NOUNS and len(word.key) > LEAST_NAME:
            yield word.span, frozenset({word.key[:-1]}), compound(words[at + 1 :])


def compound(words: tuple[Word, ...]) -> str:
    """Return the noun that the first words make that are written together.

    Args:
        words: Words of a sentence from somewhere on.
    """
    found, end = "", -1
    for word in words:
        if word.sort not in NOUNS or (found and word.span.start != end):
            break
        found, end = found + word.key, word.span.end
    return found


def compound_before(word: Word, statement: Statement) -> str:
    """Return the noun written together that a word is the last part of.

    Args:
        word: A noun of the sentence.
        statement: The sentence.
    """
    at = statement.words.index(word)
    while at and statement.words[at - 1].span.end == statement.words[at].span.start:
        at -= 1
    return compound(statement.words[at:])
