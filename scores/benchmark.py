"""Our own benchmark in five languages: stories, storylines, copies and claims."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from maek.desk.checking import check_row
from maek.desk.inputs import page_capture
from maek.desk.read import read_one
from maek.thread.features import item_of
from maek.thread.item import Item
from maek.thread.stream import thread_items

TARGETS = {"stories": 0.93, "storylines": 0.90, "claims_caught": 0.97, "claims_passed": 0.97}
RUNNER = Path(__file__).parent.parent / "benchmarks" / "korean-peninsula" / "run.py"


def score() -> dict[str, float]:
    """Return the benchmark's own scores of what maek answers."""
    runner = _runner()
    memory = thread_items(tuple(_items(runner.rows())))
    answers = [
        {
            "id": join.article,
            "story": join.story or None,
            "storyline": join.storyline or None,
            "copy_of": join.copy_of or None,
        }
        for join in memory.joins()
    ]
    threads = runner.score(answers)
    claims = runner.score_claims(check_row(row) for row in runner.claims())
    return {
        "stories": threads["story"],
        "storylines": threads["storyline"],
        "copies": threads["copies"],
        "round_ups": threads["round_ups"],
        "claims_caught": claims["caught"],
        "claims_passed": claims["passed"],
    }


def _items(rows: list[dict[str, Any]]) -> Iterator[Item]:
    for row in rows:
        capture = page_capture(
            json.dumps(row).encode(),
            url=f"row:{row['id']}",
            media="application/json",
            taken_at="",
            hint_title=row["title"],
            hint_published=row["published"],
            hint_lang=row["lang"],
        )
        yield item_of(*read_one(capture))


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("korean_peninsula", RUNNER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
