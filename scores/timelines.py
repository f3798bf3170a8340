"""Dates of Timeline17 topics against the timelines journalists made of them: date F1.

As usual on this set (D. Gholipour Ghalandari and G. Ifrim, ACL 2020) every journalist's
timeline says how many days to choose, between its first and its last; the mean over
timelines of a topic, then over topics.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from maek.desk.dated import dated_of
from maek.desk.pool import pool_map
from maek.model.capture import Capture
from maek.thread.timeline import Dated, timeline

TARGETS = {"tl17_date_f1": 0.56}
WORKERS = 2


def score(bench_dir: Path) -> dict[str, float]:
    """Measure the days chosen for the topics whose articles are given.

    Args:
        bench_dir: Where the given sets are.
    """
    gold = _gold(bench_dir / "timelines" / "gold.jsonl")
    topics: defaultdict[str, list[Dated]] = defaultdict(list)
    captures = _captures(bench_dir / "timelines" / "articles.jsonl")
    for answer in pool_map(dated_of, captures, WORKERS):
        if isinstance(answer, Dated):
            topics[answer.article.partition(" ")[0]].append(answer)
    found: dict[str, float] = {}
    for topic in sorted(topics):
        values = [_date_f1(topics[topic], days) for days in gold[f"tl17-{topic}"]]
        found[f"{topic}_date_f1"] = sum(values) / len(values)
    found["tl17_date_f1"] = sum(found.values()) / len(found)
    return found


def _date_f1(articles: list[Dated], gold: set[str]) -> float:
    first, last, most = min(gold), max(gold), len(gold)
    everything = timeline(articles, days=10_000)
    inside = {day.date for day in everything if first <= day.date <= last}
    # All days are ranked alike however many are asked for: ask for more until enough fit.
    asked = most
    while True:
        chosen = {d.date for d in timeline(articles, days=asked) if d.date in inside}
        if len(chosen) >= min(most, len(inside)) or asked > 10_000:
            break
        asked += most - len(chosen)
    right = len(chosen & gold)
    return 2 * right / (len(chosen) + most)


def _gold(path: Path) -> dict[str, list[set[str]]]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: [set(t["days"]) for t in row["timelines"]] for row in rows}


def _captures(path: Path) -> list[Capture]:
    found: list[Capture] = []
    for n, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        id = f"{row['topic']} {n}"
        body = json.dumps({"id": id, "text": row["text"]}).encode()
        found.append(
            Capture(
                id,
                f"row:{id}",
                body,
                "application/json",
                "",
                hint_published=row["date"],
                hint_lang="en",
            )
        )
    return found
