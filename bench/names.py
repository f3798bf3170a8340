"""The Korean names drawer beside the morpheme engine alone, and pairs of names a second."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bench.figure import Figure, seconds
from scores.gate import bench_dir

PAGES, SENTENCES = 24, 14
PAIRS = 200


def measure() -> Iterator[Figure | str]:
    """Yield the time of a sentence, its ratio to the engine's, and of a pair of names."""
    path = bench_dir() / "pairs/ko-en-news.jsonl"
    if not path.exists():
        yield f"names: {path} is not here (set MAEK_BENCH)"
        return
    from maek.lang.ko import morph
    from maek.lang.ko.names import names
    from maek.lang.ko.sentences import lines, read

    with path.open(encoding="utf-8") as rows:
        told = [json.loads(row)["ko"] for row in rows][: PAGES * SENTENCES]
    pages = ["\n".join(told[i : i + SENTENCES]) for i in range(0, len(told), SENTENCES)]
    readings = [read(page, lines(page)) for page in pages]
    engine = seconds(lambda: [morph.analyse([page]) for page in pages])
    drawer = seconds(lambda: [names(reading) for reading in readings])
    count = sum(len(reading.sentences) for reading in readings)
    yield Figure("names, a sentence", 1e3 * drawer / count, "ms", at_most=4.0)
    yield Figure("names to the engine alone", drawer / engine, "x", at_most=0.25)
    yield Figure("a pair of names", 1e3 * _pairs(), "ms")


def _pairs() -> float:
    from maek.text.names import same_name

    path = bench_dir() / "names/ko-en.jsonl"
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(2 * PAIRS), lines, strict=False)]

    def ask() -> None:
        same_name.cache_clear()
        for row in rows[:PAIRS]:
            same_name(row["ko"], "ko", row["en"], "en")

    return seconds(ask) / PAIRS
