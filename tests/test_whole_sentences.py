"""Whole sentences of news: every drawer at once, in five languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maek.analyse.run import analyse
from maek.extract.plaintext import read_dump
from maek.model.findings import Analysis, Quantity

CASES = Path(__file__).parent / "cases/whole"


def rows() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in table["case"]:
            yield path.stem.split("_")[0], table["story"], case


@pytest.mark.parametrize(("lang", "day", "case"), list(rows()))
def test_finds_all_there_is(lang: str, day: str, case: dict[str, Any]) -> None:
    article = read_dump(case["text"], id="a", lang=lang, published=day)
    analysis = analyse(article)
    found = told(analysis, article.text)
    if "who" in case:
        kinds = {row.split(" |")[0] for row in case["who"]}
        took_part = parties(analysis, article.text)
        found["who"] = [row for row in took_part if row.split(" |")[0] in kinds]
    wanted = {drawer: sorted(case.get(drawer, [])) for drawer in found}
    assert found == wanted


def told(found: Analysis, text: str) -> dict[str, list[str]]:
    return {
        "quotes": sorted(
            f"{q.kind} | {q.span.of(text)} | {q.speaker.of(text) if q.speaker else ''}"
            for q in found.quotations
        ),
        "dates": sorted(f"{d.span.of(text)} = {d.value}" for d in found.dates),
        "figures": sorted(figure(q, text) for q in found.quantities),
        "names": sorted(
            m.span.of(text)
            for m in found.mentions
            if m.kind in ("person", "place") and not m.entity.startswith("c-")
        ),
        "events": sorted(f"{e.date} {e.kind}" for e in found.events),
    }


def parties(found: Analysis, text: str) -> list[str]:
    """Who took part in each event, by the words that first name them, and where it was."""
    words = {m.entity: m.span.of(text) for m in reversed(found.mentions)}
    return sorted(
        f"{e.kind} | {', '.join(words.get(actor, actor) for actor in e.actors)} | {e.place}"
        for e in found.events
    )


def figure(q: Quantity, text: str) -> str:
    value = q.low if q.low == q.high else f"{q.low or ''}..{q.high or ''}"
    unit = f" {q.unit_norm}" if q.unit_norm else ""
    of = f" [{q.of.of(text)}]" if q.of else ""
    return f"{q.span.of(text)} = {'~' if q.about else ''}{value}{unit}{of}"
