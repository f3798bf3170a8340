"""Our own benchmark in five languages: stories, storylines, copies and claims."""

from __future__ import annotations

from maek.api import thread_articles
from maek.desk.calibrating import benchmark
from maek.desk.checking import check_row

TARGETS = {"stories": 0.93, "storylines": 0.90, "claims_caught": 0.97, "claims_passed": 0.97}


def score() -> dict[str, float]:
    """Return the benchmark's own scores of what maek answers."""
    runner = benchmark()
    threads = runner.score(thread_articles(runner.rows()))
    claims = runner.score_claims(check_row(row) for row in runner.claims())
    return {
        "stories": threads["story"],
        "storylines": threads["storyline"],
        "copies": threads["copies"],
        "round_ups": threads["round_ups"],
        "claims_caught": claims["caught"],
        "claims_passed": claims["passed"],
    }
