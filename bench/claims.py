"""How many claims a second are checked on one core, once texts are analysed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, seconds
from maek.check.beside.statement import Prepared
from maek.check.claims.check import check_claim
from maek.desk import checking
from maek.desk.checking import prepared
from maek.desk.inputs import captures_in
from maek.desk.read import read_one
from maek.errors import MaekError

PAGES = Path(__file__).parent.parent / "examples" / "pages" / "hanbit-news.example"
MOST = 200
RUNS = 3


def measure() -> Iterator[Figure | str]:
    """Check sentences of the example pages, cut by a word, so that none is a plain copy."""
    if not PAGES.exists():
        yield f"not measured, {PAGES} is not here"
        return
    sources: list[Prepared] = []
    for capture in captures_in(PAGES):
        if not isinstance(capture, MaekError):
            article = read_one(capture)[0]
            sources.append(prepared(article.body, article.lang, id=article.id))
    rows = _claims(sources)

    def check() -> None:
        for claim, source in rows:
            check_claim(claim, [source])

    took = seconds(check)
    yield Figure("checks_per_second", len(rows) / took, "1/s", at_least=1500)
    # What is told of a sentence is told once: a claim nobody has checked yet takes longer.
    times = []
    for _ in range(RUNS):
        rows = _claims(sources)
        begun = time.perf_counter()
        check()
        times.append(time.perf_counter() - begun)
    new = len(rows) / statistics.median(times)
    yield Figure("checks_per_second_of_new_claims", new, "1/s")


def _claims(sources: list[Prepared]) -> list[tuple[Prepared, Prepared]]:
    """Prepare the claims anew, each beside its source."""
    checking.forget()
    return [
        (prepared(statement.text.partition(" ")[2] or statement.text, source.lang, id="c"), source)
        for source in sources
        for statement in source.statements
    ][:MOST]
