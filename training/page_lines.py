"""Lines of the given pages with what they are: running text of the gold body, or not.

A line counts as running text by the share of its four-word shingles (characters where words
are not spaced) that the gold body holds; lines too short for a shingle count when they go on
where the gold text stands. Of lines a page says twice, those amid other running text count.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from maek.extract.dom import DomLine, squeezed
from maek.extract.features import rows_of
from maek.extract.gather import read
from maek.extract.metadata import read_metadata
from maek.extract.said import Told
from maek.text.clean import utf8
from scores._shingle import tokens

N = 4
SURE = 0.3
"""Share of shingles from which a line has its place in the gold."""
MOST = 0.25
"""A line weighs no more than so much of its page."""
LEAST = 0.003
SILVER = 0.6
"""How much a page weighs whose gold is a spider's output."""


@dataclass(frozen=True)
class Labelled:
    """One page: a row of features, a label and a weight for every line."""

    id: str
    site: str
    rows: Any
    labels: Any
    weights: Any


def labelled(bench: Path) -> Iterator[Labelled]:
    """Read and label the pages of the benchmark folder."""
    with (bench / "pages" / "gold.jsonl").open(encoding="utf-8") as rows:
        for told in map(json.loads, rows):
            body = gzip.decompress(
                (bench / "pages" / "html" / f"{told['id']}.html.gz").read_bytes()
            )
            page, elements = read(utf8(body))
            meta = read_metadata(elements, told["url"] or "")
            said = [tokens(line.words) for line in page.lines]
            gold = tokens(told["body"])
            share = np.array([len(s) for s in said], float) / max(20, len(gold))
            weights = (np.minimum(share, MOST) + LEAST) * (SILVER if told.get("silver") else 1.0)
            numbers, rows = rows_of(page, Told(meta.title, meta.description, meta.body))
            labels = _labels(page.lines, said, gold, told["body"])
            yield Labelled(
                told["id"],
                _site(told["url"] or told["id"]),
                rows,
                labels[numbers],
                weights[numbers],
            )


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or url.split("-")[0]).removeprefix("www.").split(".")
    short = len(host) > 2 and host[-2] in ("co", "com", "or", "org", "ac", "go")
    return ".".join(host[-3:] if short else host[-2:])


def _labels(lines: Sequence[DomLine], said: Sequence[list[str]], gold: list[str], body: str) -> Any:
    labels = np.zeros(len(lines))
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(gold) - N + 1):
        places.setdefault(tuple(gold[at : at + N]), []).append(at)
    spans: list[tuple[int, int] | None] = []
    last = 0
    for number, words in enumerate(said):
        shingles = [tuple(words[k : k + N]) for k in range(len(words) - N + 1)]
        hits = [k for k, s in enumerate(shingles) if s in places]
        labels[number] = len(hits) / len(shingles) if shingles else 0.0
        span = None
        if labels[number] > SURE:
            start = _nearest(places[shingles[hits[0]]], hits[0], last)
            stop = _nearest(places[shingles[hits[-1]]], hits[-1], start)
            span = (start, stop + len(shingles) - 1 + N)
            last = span[1]
        spans.append(span)
    _short(labels, said, gold, spans)
    _repeated(labels, lines, squeezed(body))
    return labels


def _nearest(places: list[int], offset: int, wanted: int) -> int:
    return min((p - offset for p in places), key=lambda start: abs(start - wanted))


def _short(
    labels: Any, said: Sequence[list[str]], gold: list[str], spans: list[tuple[int, int] | None]
) -> None:
    """Short lines that go on where the gold text stands, read downwards and upwards."""
    at: int | None = None
    for number, words in enumerate(said):
        span = spans[number]
        if span is not None:
            at = span[1]
        elif at is not None and 0 < len(words) < N and gold[at : at + len(words)] == words:
            labels[number], at = 1.0, at + len(words)
    at = None
    for number in range(len(said) - 1, -1, -1):
        span, words = spans[number], said[number]
        if span is not None:
            at = span[0]
        elif at is not None and 0 < len(words) < N and words == gold[max(0, at - len(words)) : at]:
            labels[number], at = 1.0, at - len(words)


def _repeated(labels: Any, lines: Sequence[DomLine], body: str) -> None:
    where: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if labels[number] > SURE:
            where.setdefault(line.bare, []).append(number)
    for words, numbers in where.items():
        wanted = max(1, body.count(words)) if len(words) > 8 else 1
        company = {n: labels[max(0, n - 3) : n + 4].sum() for n in numbers}
        for number in sorted(numbers, key=lambda n: -company[n])[wanted:]:
            labels[number] = 0.0
