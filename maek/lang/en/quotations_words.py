"""The words English quotations are found by: tables/say.toml compiled, once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from maek.lang.tables import one_of, table

FRAMES = ("say", "tell", "think", "to", "urge", "thing", "name")
"""What may follow a verb: a clause, somebody and a clause, to do something, a thing, a name."""
_DOUBLED = re.compile(r"^(?:[^aeiou]*[aeiou][bgmnprt]|.*(?:mit|cur|fer))$")


@dataclass(frozen=True)
class Words:
    """Patterns and sets made of the table."""

    frames: dict[str, frozenset[str]]
    """For every form of a verb the frames it can stand in."""
    only_that: frozenset[str]
    only_thoughts: frozenset[str]
    only_wishes: frozenset[str]
    """Expect and want: nobody is told to do it."""
    thought: re.Pattern[str]
    """What verbs of only_thoughts must have among the first words they govern."""
    heads: dict[str, tuple[str, ...]]
    """First word of the forms of several words, and these, longest first."""
    noun: re.Pattern[str]
    adding: re.Pattern[str]
    """, and adding …: where the reporter's own words go on."""
    also_nouns: frozenset[str]
    helping: re.Pattern[str]
    boundary: re.Pattern[str]
    apposition: frozenset[str]
    preposition: re.Pattern[str]
    he: frozenset[str]
    pronouns: frozenset[str]
    adverbial: re.Pattern[str]
    men: frozenset[str]
    women: frozenset[str]
    media_heads: frozenset[str]
    media: frozenset[str]


@functools.cache
def words() -> Words:
    """Compile tables/say.toml."""
    rows = table("en", "say")
    frames = _frames(rows)
    participles = [form for form in frames if form.split()[0].endswith("ing")]
    small, media = rows["words"], rows["media"]
    return Words(
        frames=frames,
        only_that=frozenset(f for v in rows["only_that"] for f in _forms(v, rows["irregular"])),
        only_thoughts=frozenset(
            f for v in rows["only_thoughts"] for f in _forms(v, rows["irregular"])
        ),
        only_wishes=frozenset(f for v in rows["only_wishes"] for f in _forms(v, rows["irregular"])),
        thought=re.compile(rf"\s(?:[\w’'-]+\s){{0,4}}?(?:{one_of(rows['thoughts'])})\b"),
        heads=_heads(frames),
        noun=re.compile(rf"\b(?P<noun>{one_of(rows['nouns'])})\s(?=that\b)"),
        adding=re.compile(rf", (?:and |but |while |also )?(?:{one_of(participles)})\b"),
        also_nouns=frozenset(rows["also_nouns"]),
        helping=re.compile(
            rf"(?:^|(?<=\s))(?:{one_of(small['helping'])}|[a-z]+ly)\s$", re.IGNORECASE
        ),
        boundary=re.compile(
            rf"[;:(]|[—–]|\s--?\s|\b(?:{one_of(small['boundaries'])})\s", re.IGNORECASE
        ),
        apposition=frozenset(small["apposition"]),
        preposition=re.compile(rf"\b(?:{one_of(small['prepositions'])})\s", re.IGNORECASE),
        he=frozenset(small["he"]),
        pronouns=frozenset(small["pronouns"]),
        adverbial=re.compile(rf"(?:{one_of(small['after_adverb'])})\b", re.IGNORECASE),
        men=frozenset(small["men"]),
        women=frozenset(small["women"]),
        media_heads=frozenset(media["heads"]),
        media=frozenset(media["names"]),
    )


def _heads(frames: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in sorted(frames, key=len, reverse=True):
        if " " in form:
            found.setdefault(form.split()[0], []).append(form)
    return {head: tuple(forms) for head, forms in found.items()}


def _frames(rows: dict[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for frame in FRAMES:
        for verb in rows[frame]:
            for form in _forms(verb, rows["irregular"]):
                found.setdefault(form, set()).add(frame)
    return {form: frozenset(frames) for form, frames in found.items()}


def _forms(verb: str, irregular: dict[str, list[str]]) -> Iterable[str]:
    """Say what forms a verb takes: call for → call for, calls for, called for, calling for."""
    if verb in irregular:
        return (verb, *irregular[verb])
    head, space, rest = verb.partition(" ")
    if head in irregular:
        return tuple(form + space + rest for form in (head, *irregular[head]))
    stem = head.removesuffix("e")
    if _DOUBLED.match(head) and not head.endswith(("w", "x", "y")):
        stem = head + head[-1]
    third = head + ("es" if head.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if head.endswith("y") and head[-2] not in "aeiou":
        third, stem = head[:-1] + "ies", head
        return tuple(f + space + rest for f in (head, third, head[:-1] + "ied", head + "ing"))
    return tuple(f + space + rest for f in (head, third, stem + "ed", stem + "ing"))
