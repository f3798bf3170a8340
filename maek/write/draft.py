"""What a model wrote, read strictly: sentences with the numbers of the sentences they stand on.

A model is offered numbered source sentences and answers with JSON. What it says of itself is
not believed: a line without a known number is no line, and whether a line is supported is for
the checks to say.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maek.errors import ModelError
from maek.model.brief import Line
from maek.text.clean import line_of
from maek.write.sentence import Candidate

MOST_OFFERED = 24
LONGEST_LINE = 400
"""Code points of one sentence; longer ones are no sentences."""
LONGEST_HEADLINE = 120
PARTS = frozenset({"body", "lines", "headline"})
"""What the object that was asked for has."""
MOST_BRACES = 40
"""So many places are tried for the beginning of the object."""
THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
"""What reasoning models say to themselves before they answer."""
UNSEEN = frozenset({"Cf", "Cs"})
"""Marks of direction, zero-width marks, halves of characters."""
EMPHASIS = re.compile(r"\*\*|`|^\s*(?:#+|[-*•])\s+")
"""Marks of Markdown."""


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence a model wrote, and the source sentences it says it stands on."""

    text: str
    sources: tuple[Candidate, ...]

    def line(self, lang: str) -> Line:
        """Return it as a line of a brief; words of a source as they stand are no writing.

        Args:
            lang: Language it is written in.
        """
        first, *others = self.sources
        if self.text == first.words:
            return first.line(others)
        return Line(self.text, lang, "rewritten", tuple(c.citation() for c in self.sources))


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief as a model wrote it; parts it left out or spoiled are None or missing."""

    headline: Written | None
    standfirst: Written | None
    body: tuple[Written, ...]


def offered(pool: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the sentences a model is given, the best ones in the order of their articles.

    Args:
        pool: Candidates, best first.
    """
    best = pool[:MOST_OFFERED]
    return tuple(sorted(best, key=lambda c: (c.member.day, c.member.article.id, c.span.start)))


def question(
    offer: Sequence[Candidate], failed: Sequence[tuple[Written, Sequence[str]]] = ()
) -> str:
    """Return the material for the model as JSON: numbered sentences, and lines that failed.

    Args:
        offer: The sentences, numbered from 1.
        failed: Lines written before, each with what the checks found.
    """
    rows: dict[str, Any] = {
        "sentences": [
            {
                "number": number,
                "outlet": c.member.outlet.name,
                "published": c.member.day,
                "language": c.lang,
                "text": c.words,
            }
            for number, c in enumerate(offer, start=1)
        ]
    }
    if failed:
        rows["lines"] = [
            {
                "text": written.text,
                "sources": [offer.index(c) + 1 for c in written.sources],
                "wrong": list(findings),
            }
            for written, findings in failed
        ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def draft_from(answer: str, offer: Sequence[Candidate]) -> Draft:
    """Read a model's answer.

    Args:
        answer: What it answered.
        offer: The sentences it was given.

    Raises:
        ModelError: There is no brief in it.
    """
    told = _object(answer)
    body = told.get("body")
    lines = [_written(row, offer, LONGEST_LINE) for row in body] if isinstance(body, list) else []
    draft = Draft(
        headline=_written(told.get("headline"), offer, LONGEST_HEADLINE),
        standfirst=_written(told.get("standfirst"), offer, LONGEST_LINE),
        body=tuple(line for line in lines if line is not None),
    )
    if not draft.body:
        raise ModelError("the answer has no body with sources", item="model")
    return draft


def lines_from(answer: str, offer: Sequence[Candidate], count: int) -> tuple[Written | None, ...]:
    """Read lines that were written again; None for one that was given up or spoiled.

    Args:
        answer: What the model answered.
        offer: The sentences it was given.
        count: How many lines it was asked for.
    """
    rows = _object(answer).get("lines")
    rows = rows if isinstance(rows, list) else []
    found = [_written(row, offer, LONGEST_LINE) for row in rows[:count]]
    return (*found, *[None] * (count - len(found)))


def translations_from(answer: str, count: int) -> tuple[str, ...]:
    """Read translations by their numbers, ``""`` for one that is missing.

    Args:
        answer: What the model answered.
        count: How many sentences it was given.
    """
    rows = _object(answer).get("lines")
    found = [""] * count
    for row in rows if isinstance(rows, list) else []:
        number, text = _of(row, "number"), _of(row, "text")
        if isinstance(number, int) and 1 <= number <= count and isinstance(text, str):
            found[number - 1] = _one_line(text)
    return tuple(found)


def _written(row: object, offer: Sequence[Candidate], longest: int) -> Written | None:
    text, numbers = _of(row, "text"), _of(row, "sources")
    if not isinstance(text, str) or not isinstance(numbers, list):
        return None
    text = _one_line(text)
    sources = tuple(dict.fromkeys(_known(numbers, offer)))
    return Written(text, sources) if text and sources and len(text) <= longest else None


def _known(numbers: Sequence[object], offer: Sequence[Candidate]) -> Iterator[Candidate]:
    for number in numbers:
        if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= len(offer):
            yield offer[number - 1]


def _of(row: object, key: str) -> object:
    return row.get(key) if isinstance(row, Mapping) else None


def _one_line(text: str) -> str:
    """Return a text as one clean line, without the marks some models set words off with."""
    seen = "".join(c for c in text if unicodedata.category(c) not in UNSEEN)
    return line_of(EMPHASIS.sub("", seen))


def _object(answer: str) -> Mapping[str, Any]:
    """Return the JSON object in an answer; models put fences, words and thoughts around it."""
    answer = THOUGHTS.sub("", answer)
    found = [told for begin in _braces(answer) if (told := _object_at(answer, begin))]
    told = next((o for o in found if o.keys() & PARTS), found[0] if found else None)
    if told is None:
        raise ModelError("the answer is not the JSON that was asked for", item="model")
    return told


def _braces(answer: str) -> Iterator[int]:
    """Where an object may begin: the first few braces that stand in no other object."""
    at = answer.find("{")
    for _ in range(MOST_BRACES):
        if at < 0:
            return
        yield at
        at = answer.find("{", at + 1)


def _object_at(answer: str, begin: int) -> Mapping[str, Any] | None:
    try:
        told, _ = json.JSONDecoder().raw_decode(answer, begin)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, Mapping) else None
