"""Whole articles of news: who is who from paragraph to paragraph, and every drawer beside it.

The articles of `cases/articles` were written with all that is in them before they were run; what is
not found yet stands in no list.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maek.analyse.run import analyse
from maek.extract.plaintext import read_dump
from maek.model.findings import Analysis
from tests.test_whole_sentences import figure

CASES = Path(__file__).parent / "cases/articles"
PEOPLE = frozenset({"person", "role"})


def articles() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            yield pytest.param(path.stem.split("_")[0], row, id=f"{path.stem}: {row['name']}")


@functools.cache
def read(lang: str, day: str, text: str) -> tuple[str, Analysis]:
    article = read_dump(text, id="a", lang=lang, published=day)
    return article.text, analyse(article)


@pytest.mark.parametrize(("lang", "row"), list(articles()))
def test_finds_all_there_is(lang: str, row: dict[str, Any]) -> None:
    text, found = read(lang, row["story"], row["text"])
    told = {
        "quotes": {
            f"{q.kind} | {q.span.of(text)} | {q.speaker.of(text) if q.speaker else ''}"
            + (f" | {q.outlet.of(text)}" if q.outlet else "")
            for q in found.quotations
        },
        "dates": {f"{d.span.of(text)} = {d.value}" for d in found.dates},
        "figures": {figure(q, text) for q in found.quantities},
        "bodies": {m.span.of(text) for m in found.mentions if m.kind == "body"},
        "places": {m.span.of(text) for m in found.mentions if m.kind == "place"},
    }
    missed = {drawer: sorted(set(row[drawer]) - told[drawer]) for drawer in told}
    assert missed == {drawer: [] for drawer in told}


@pytest.mark.parametrize(("lang", "row"), list(articles()))
def test_every_mention_stands_for_its_person_and_for_no_other(
    lang: str, row: dict[str, Any]
) -> None:
    text, found = read(lang, row["story"], row["text"])
    called: dict[str, set[str]] = {}
    for mention in found.mentions:
        if mention.kind in PEOPLE:
            called.setdefault(mention.entity, set()).add(mention.span.of(text))
    assert sorted(map(sorted, called.values())) == sorted(map(sorted, row["people"]))


@pytest.mark.parametrize(("lang", "row"), list(articles()))
def test_words_are_those_of_the_person_they_belong_to(lang: str, row: dict[str, Any]) -> None:
    text, found = read(lang, row["story"], row["text"])
    people = {m.entity: m.span.of(text) for m in reversed(found.mentions) if m.kind in PEOPLE}
    said = {q.span.of(text): people.get(q.speaker_entity, "") for q in found.quotations}
    assert {words: said.get(words) for words in row["said_by"]} == row["said_by"]
