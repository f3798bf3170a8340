"""People whose names differ between two accounts by a letter, and who says what another says there.

김영진 서장 where all accounts have 김용진, 클레어 몬트레이 for 클레어 몬트로즈. The check of
claims takes such names for spellings of one; accounts of one story should agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maek.check.beside.statement import Prepared, Statement
from maek.model.finding import Finding
from maek.model.span import Span
from maek.text.hangul import is_syllable

KOREAN_NAME, FIRST_PART = 3, 2
"""How long a Korean name is, and at least the part two foreign names share."""
LEAST_WORDS = 8
"""Of fewer letters are words that two people may say."""


def nearly_named(
    statement: Statement, page: Prepared, accounts: Sequence[Prepared]
) -> Iterator[Finding]:
    """Yield people of a sentence whom accounts in its language call by a name that is nearly so.

    Args:
        statement: A sentence of the page.
        page: The page.
        accounts: The accounts of its story.
    """
    own = [a for a in accounts if a.lang == statement.lang]
    for account in own:
        for mine, span, other, where in _half_named(statement, page, account):
            if not any(mine in a.text for a in own):
                why = "the accounts have another name"
                yield Finding("name", page.id, why, span, mine, account.id, where, other)
    for name, span in _people(statement, page.text):
        if any(name in a.text for a in own):
            continue
        for account in own:
            near = next(
                (
                    (other, where)
                    for s in account.statements
                    for other, where in _people(s, account.text)
                    if _is_near(name, other) and other not in page.text
                ),
                None,
            )
            if near is not None:
                why = "the accounts have another name"
                yield Finding("name", page.id, why, span, name, account.id, near[1], near[0])
                break


def _half_named(
    statement: Statement, page: Prepared, account: Prepared
) -> Iterator[tuple[str, Span, str, Span]]:
    """Names of two words of which the page has the first, and another word for the second."""
    for there in account.statements:
        for other, where in _people(there, account.text):
            first, _, last = other.rpartition(" ")
            if not first or last in page.text:
                continue
            at = page.text.find(f"{first} {last[0]}", statement.span.start, statement.span.end)
            if at >= 0:
                end = min(at + len(other), statement.span.end)
                yield page.text[at:end], Span(at, end), other, where


def otherwise_said(
    statement: Statement, page: Prepared, accounts: Sequence[Prepared]
) -> Iterator[Finding]:
    """Yield speakers of words that every account with them gives to somebody else.

    Args:
        statement: A sentence of the page.
        page: The page.
        accounts: The accounts of its story.
    """
    for said in statement.said:
        words, speaker = _letters(said.words), said.quotation.speaker
        if speaker is None or len(words) < LEAST_WORDS or not said.speaker:
            continue
        others = [
            (account, other)
            for account in accounts
            for there in account.statements
            for other in there.said
            if other.quotation.speaker and other.speaker and _letters(other.words) == words
        ]
        people = {name for s in page.statements for name, _ in _people(s, page.text)}
        if not any(said.speaker in name for name in people):
            continue
        if others and not any(_is_same(said.speaker, o.speaker) for _, o in others):
            account, other = others[0]
            where = other.quotation.speaker
            assert where is not None
            why = "the accounts give these words to another"
            mine, theirs = speaker.of(page.text), where.of(account.text)
            inside = speaker if statement.span.overlaps(speaker) else said.quotation.span
            yield Finding("speaker", page.id, why, inside, mine, account.id, where, theirs)


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


def _is_same(speaker: str, other: str) -> bool:
    return any(w in other for w in speaker.split()) or any(w in speaker for w in other.split())


def _people(statement: Statement, text: str) -> Iterator[tuple[str, Span]]:
    """The full names in a sentence, without titles, and where they stand."""
    for named in statement.named:
        words = named.mention.name or named.span.of(text)
        at = text.find(words, named.span.start, named.span.end)
        if named.mention.kind == "person" and at >= 0:
            yield words, Span(at, at + len(words))


def _is_near(name: str, other: str) -> bool:
    if name == other:
        return False
    if len(name) == len(other) == KOREAN_NAME and all(map(is_syllable, name + other)):
        return sum(a != b for a, b in zip(name, other, strict=True)) == 1 and name[0] == other[0]
    mine, theirs = name.split(), other.split()
    if len(mine) < FIRST_PART or len(mine) != len(theirs):
        return False
    differing = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, mine)) >= FIRST_PART
