"""The Russian noun phrase a verb before a figure is said of: [чистая прибыль банка] выросла на 5%.

The subject is told by its agreement: the first noun in front of the verb, or behind it, that
stands in the nominative of the verb's gender and follows no preposition.
"""

from __future__ import annotations

import functools
import re

from maek.lang.tables import table

_TOKEN = re.compile(r"[«\"„][^»\"“]*[»\"“]|[A-Za-zА-ЯЁа-яё][\w.&+-]*|[^\w\s]")
_ENDS = {
    "f": re.compile(r"(?:[ая]|[а-яё]{2}ь)$"),
    "m": re.compile(r"[бвгджзйклмнпрстфхцчшщь]$"),
    "n": re.compile(r"[оеё]$"),
    "p": re.compile(r"[ыиая]$"),
    "s": re.compile(r"[а-яё]$"),
    "any": re.compile(r"[а-яё]$"),
}
"""Endings of the nominative for a verb in the feminine, masculine, neuter, plural, singular."""
_ADJECTIVE = {
    "f": re.compile(r"[ая]я(?:ся)?$"),
    "m": re.compile(r"(?:[ыи]й|[^е]ой)$"),
    "n": re.compile(r"[ое]е(?:ся)?$"),
    "p": re.compile(r"[ыи]е(?:ся)?$"),
    "s": re.compile(r"(?:[ая]я|[ыи]й|[ое]е)$"),
    "any": re.compile(r"(?:[ая]я|[ыи]й|[ое]е|[ыи]е)$"),
}
_OBLIQUE = re.compile(r"(?:ого|его|ому|ему|[ыи]м|[ое]м|ой|ей|ую|юю|[ыи]х|[ыи]ми)$")
_ADJ_GENITIVE = re.compile(r"(?:ого|его|ой|ей|[ыи]х)$")
_GENITIVE = re.compile(r"(?:[аяыиью]|ов|ев|ёв|ей|ий|ек|ок|ств|ниц|[бвгджзклмнпрстфхцчшщ])$")
_CAPITALS = re.compile(r"[А-ЯЁ]{2,}|[A-Z][\w&.-]*")
_ADVERB = re.compile(
    r"(?:льно|нно|вно|зко|рно|тно|дно|жно|чно|ьшей|ее|ически|овому|ывая|ивая|авшись|ившись)$"
)
_PAST = re.compile(
    r"[аияеу]л(?:и|о)?(?<!сил)(?<!дел)(?<!тел)(?<!могил)(?<!сели)(?<!цели)(?<!недели)$"
)
_VERB = re.compile(r"(?:с[ья]|[а-яё]{4}[аи]ть|ся)$")
_MOST_GENITIVES = 2


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table("ru", "units")["phrase"]
    return frozenset(rows["prepositions"]), frozenset(rows["no_subject"]), frozenset(rows["fixed"])


def gender(verb: str) -> str:
    """Tell what a verb agrees with: f, m, n, p for the past, s or p for present and future.

    Args:
        verb: A finite verb in small letters.
    """
    stem = re.sub(r"с[ья]$", "", verb)
    if stem.endswith(("ла", "на", "ка")):
        return "f"
    if stem.endswith(("ло", "но")):
        return "n"
    if stem.endswith(("ли", "ны", "ут", "ют", "ат", "ят")):
        return "p"
    if stem.endswith(("ет", "ёт", "ит")):
        return "s"
    return "m"


def subject(words: str, start: int, end: int, sort: str) -> tuple[int, int] | None:
    """Return where the noun phrase stands that agrees with a verb.

    Args:
        words: A clause, without its days.
        start: Where the words that may hold the subject begin.
        end: Where they end.
        sort: What the verb agrees with, as :func:`gender` tells it.
    """
    tokens = list(_TOKEN.finditer(words, start, end))
    prepositions, none, _ = _words()
    later: tuple[int, int] | None = None
    at, beside = 0, False
    while at < len(tokens):
        word = tokens[at][0].lower()
        if word in prepositions:
            at, beside = _behind_preposition(tokens, at + 1), True
            continue
        head = None if word in none else _head(tokens, at, sort)
        if head is None:
            beside = beside and word not in none
            at += 1
            continue
        last = _with_genitives(tokens, head)
        found = tokens[at].start(), tokens[last].end()
        if not beside:
            return found
        later, at, beside = found, last + 1, False
    return later


def governed(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the noun phrase stands that begins a stretch, in whatever case.

    Args:
        words: A clause: what stands behind a verb that moves something.
        start: Where the phrase begins.
        end: Where what may be of it ends.
    """
    tokens = list(_TOKEN.finditer(words, start, end))
    prepositions, none, _ = _words()
    at = 0
    while at + 1 < len(tokens) and _is_adjective(tokens[at][0]):
        at += 1
    if not tokens or {t[0].lower() for t in tokens[: at + 1]} & (prepositions | none):
        return None
    if not re.match(r"[А-ЯЁа-яё]{2}", tokens[at][0]) or _VERB.search(tokens[at][0]):
        return None
    return tokens[0].start(), tokens[_with_genitives(tokens, at)].end()


def _is_adjective(word: str) -> bool:
    return (
        word.islower()
        and len(word) > 4
        and bool(_OBLIQUE.search(word) or re.search(r"(?:[ая]я|[ыи]й|[ое]е|[ыи]е)$", word))
    )


def _behind_preposition(tokens: list[re.Match[str]], at: int) -> int:
    while at < len(tokens) - 1 and _OBLIQUE.search(tokens[at][0]) and tokens[at][0].islower():
        at += 1
    return at + 1


def _head(tokens: list[re.Match[str]], at: int, sort: str) -> int | None:
    """The noun that agrees, behind the adjectives that begin here."""
    while at < len(tokens) - 1 and _ADJECTIVE[sort].search(tokens[at][0]):
        at += 1
    word = tokens[at][0]
    if at and _ADJECTIVE[sort].search(tokens[at - 1][0]) and _ADJECTIVE[sort].search(word):
        return None
    _, none, fixed = _words()
    if word.lower() in none or len(word) < 3 or _ADVERB.search(word):
        return at if word in fixed else None
    agrees = _ENDS[sort].search(word) or _CAPITALS.fullmatch(word) or word in fixed
    return at if agrees and not _VERB.search(word.lower()) else None


def _with_genitives(tokens: list[re.Match[str]], head: int) -> int:
    """Where the phrase ends: [цена литра бензина] на заправках."""
    prepositions, none, fixed = _words()
    last, nouns, at = head, 0, head + 1
    while at < len(tokens) and nouns < _MOST_GENITIVES:
        word = tokens[at][0]
        low = word.lower()
        if low in prepositions or low in none or not re.match(r"[А-ЯЁа-яё]", word):
            break
        behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        leads = _ADJ_GENITIVE.search(word) and behind.lower() not in prepositions | none
        if leads and len(word) > 4 and _GENITIVE.search(behind):
            at += 1
            continue
        genitive = (
            _GENITIVE.search(word) or word in fixed or re.fullmatch(r"[А-ЯЁ]{2,}(?:-\d+)?", word)
        )
        if len(word) < 3 or not genitive:
            break
        if _PAST.search(low) or _VERB.search(low) or _ADVERB.search(low):
            break
        last, nouns, at = at, nouns + 1, at + 1
    return last
