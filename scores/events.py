"""Events: dated happenings on the two seeds.

A find is right when its date and the gold's begin alike (2024-06 and 2024-06-19) and the
spans overlap. Gold events whose date the page does not give are not asked for, and finds
on their words are not counted.
"""

from __future__ import annotations

from typing import Any

from maek.analyse import dates as resolving
from maek.analyse import events
from maek.model.findings import Event
from maek.model.span import Span
from scores.dates import SEEDS, gold, seed_articles


def score() -> dict[str, float]:
    """Measure events on the seeds; nothing where they are not there."""
    if not SEEDS.is_dir():
        return {}
    right = found_all = hits = wanted = 0
    rows = gold("events")
    for article, reading, found, day in seed_articles():
        resolved = resolving.resolve_all(article, reading, found, day)
        told = events.find(
            article, reading, mentions=(), dates=resolved, quotations=(), story_date=day
        )
        asked = [r for r in rows[article.id] if r.get("date_in_text") is not False]
        beside = [r for r in rows[article.id] if r.get("date_in_text") is False]
        counted = [
            e for e in told if any(_same(e, r) for r in asked) or not any(_on(e, r) for r in beside)
        ]
        found_all += len(counted)
        right += sum(any(_same(e, r) for r in asked) for e in counted)
        wanted += len(asked)
        hits += sum(any(_same(e, r) for e in told) for r in asked)
    precision, recall = right / found_all, hits / wanted
    return {
        "seeds_precision": precision,
        "seeds_recall": recall,
        "seeds_f1": 2 * precision * recall / (precision + recall),
    }


def _on(event: Event, row: dict[str, Any]) -> bool:
    return any(event.span.overlaps(Span(s["start"], s["end"])) for s in row["spans"])


def _same(event: Event, row: dict[str, Any]) -> bool:
    alike = event.date.startswith(row["date"]) or row["date"].startswith(event.date)
    return alike and _on(event, row)


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:28} {value:.3f}")
