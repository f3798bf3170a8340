"""Pages: reading with all metadata and parts beside trafilatura, on the same pages, one core."""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

from bench.figure import Figure
from maek.errors import MaekError
from maek.extract import marks, printed, shape, words
from maek.extract.gather import parse
from maek.extract.html import read_html
from maek.text.clean import utf8
from scores.gate import bench_dir
from scores.pages import Row, rows

EVERY = 3
"""Every third page, so that all sets and languages take part."""
RUNS = 3


def measure() -> Iterator[Figure | str]:
    """Yield pages a second as ratios, and the slowest page.

    Times are of the process, and the readers take turns, page by page: what else the machine
    does slows both.
    """
    if not bench_dir().exists():
        yield f"not measured: {bench_dir()} is not here (set MAEK_BENCH)"
        return
    pages = list(rows(bench_dir()))[::EVERY]
    for told in pages[:5]:
        _ours(told)
        _theirs(told)
    ours, theirs, floor = _medians((_ours, _theirs, _parse), pages)
    yield Figure("times_trafilatura", sum(theirs) / sum(ours), "x", at_least=3)
    yield Figure("pages_a_second", len(ours) / sum(ours), "pages/s")
    yield Figure("trafilatura_pages_a_second", len(theirs) / sum(theirs), "pages/s")
    yield Figure("times_the_parse", sum(ours) / sum(floor), "x")
    yield Figure("slowest_page", 1000 * max(ours), "ms", at_most=150)


Told = tuple[Row, bytes]


def _ours(told: Told) -> None:
    # In life a page is read once: what its lines were found to be the turn before is forgotten.
    asked = (words.kinds, words.says, shape.is_credit, shape.is_credited, printed.stamp_in)
    for known in asked:
        known.cache_clear()
    with contextlib.suppress(MaekError):
        read_html(told[1], url=told[0]["url"] or "", id=told[0]["id"])


def _theirs(told: Told) -> None:
    import trafilatura

    trafilatura.bare_extraction(told[1], with_metadata=True)


def _parse(told: Told) -> None:
    parse(utf8(told[1]))


def _medians(ways: Sequence[Callable[[Told], None]], pages: Sequence[Told]) -> list[list[float]]:
    """Return the median seconds of each way with each page; the ways take turns, page by page.

    Every run goes over all pages and begins without knowing the class words of any.
    """
    times: list[list[list[float]]] = [[[] for _ in pages] for _ in ways]
    for _ in range(RUNS):
        for known in marks.REMEMBERED:
            known.cache_clear()
        for number, told in enumerate(pages):
            for way, taken in zip(ways, times, strict=True):
                begun = time.process_time()
                way(told)
                taken[number].append(time.process_time() - begun)
    return [[statistics.median(page) for page in taken] for taken in times]
