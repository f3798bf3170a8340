"""Runs the benchmark for any system: prints its input, scores its answers."""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = dict[str, Any]


def reports() -> list[Row]:
    """Return every report with its gold (story, storyline, copy_of, via), by day and id."""
    found: list[Row] = []
    for path in sorted((HERE / "stories").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        line = told.get("storyline", "")
        for story in told.get("story", []):
            gold = {"story": story["id"], "storyline": line or story["id"]}
            found += [{**gold, **report} for report in story["report"]]
        found += told.get("report", [])
    lines = {r["story"]: r["storyline"] for r in found if "story" in r and "storyline" in r}
    for row in found:
        if "storyline" not in row and "story" in row:
            row["storyline"] = lines[row["story"]]
        row["text"] = row["text"].strip()
    return sorted(found, key=lambda r: (r["published"], r["id"]))


def rows() -> list[Row]:
    """Return what a system is given of every report: nothing of the gold."""
    keys = ("id", "lang", "outlet", "published", "title")
    return [
        {**{k: r[k] for k in keys}, "text": f"{r['title']}\n\n{r['outlet']}\n\n{r['text']}"}
        for r in reports()
    ]


def claims() -> list[Row]:
    """Return every claim with its sources and whether they support it."""
    by_story: dict[str, list[Row]] = defaultdict(list)
    for row in reports():
        if "story" in row:
            by_story[row["story"]].append(row)
    found: list[Row] = []
    for path in sorted((HERE / "stories").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, row in enumerate(told.get("claim", []), start=1):
            sources = [
                {k: r[k] for k in ("id", "lang", "published", "text")}
                for r in by_story[row["story"]]
            ]
            found.append(
                {
                    "id": f"{path.stem}-{number}",
                    "claim": row["claim"],
                    "claim_lang": row["lang"],
                    "sources": sources,
                    "supported": row["supported"],
                }
            )
    return found


def b_cubed(gold: Mapping[str, Hashable], ours: Mapping[str, Hashable]) -> float:
    """Return the B³ F1 of a clustering (Bagga and Baldwin, 1998).

    Args:
        gold: Item → its cluster.
        ours: Item → its cluster; an item that is missing or has None stands alone.
    """
    mine = {item: ours.get(item) or ("alone", item) for item in gold}
    gold_of, ours_of = _members(gold), _members(mine)
    precision = recall = 0.0
    for item in gold:
        same = len(gold_of[gold[item]] & ours_of[mine[item]])
        precision += same / len(ours_of[mine[item]])
        recall += same / len(gold_of[gold[item]])
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


def score(answers: Iterable[Row]) -> dict[str, float]:
    """Return the scores of a system's answers.

    Args:
        answers: ``{"id", "story", "storyline", "copy_of"}`` for every report.
    """
    ours = {row["id"]: row for row in answers}
    all_reports = reports()
    found: dict[str, float] = {}
    for key in ("story", "storyline"):
        gold = {r["id"]: r[key] for r in all_reports if r.get(key)}
        found[key] = b_cubed(gold, {i: ours.get(i, {}).get(key) for i in gold})
    copies = {(r["id"], r["copy_of"]) for r in all_reports if r.get("copy_of")}
    told = {(i, r["copy_of"]) for i, r in ours.items() if r.get("copy_of")}
    both = len(copies) + len(told)
    found["copies"] = 2 * len(copies & told) / both if both else 1.0
    loose = [r["id"] for r in all_reports if not r.get("story") and not r.get("storyline")]
    found["round_ups"] = sum(not ours.get(i, {}).get("story") for i in loose) / len(loose)
    return found


def score_claims(answers: Iterable[Row]) -> dict[str, float]:
    """Return how many claims were judged right.

    Args:
        answers: ``{"id", "verdict"}`` for every claim.
    """
    ours = {row["id"]: row.get("verdict") == "supported" for row in answers}
    gold = {row["id"]: row["supported"] for row in claims()}
    caught = [not ours.get(i, True) for i, supported in gold.items() if not supported]
    passed = [ours.get(i, False) for i, supported in gold.items() if supported]
    return {"caught": sum(caught) / len(caught), "passed": sum(passed) / len(passed)}


def _members(clusters: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item, cluster in clusters.items():
        found[cluster].add(item)
    return found


def main(told: list[str]) -> int:
    """Run one of the four verbs of the README.

    Args:
        told: The verb and, for scoring, the file of answers.

    Returns:
        The exit status.
    """
    match told:
        case ["rows"]:
            out: Iterable[Row] = rows()
        case ["claims"]:
            out = ({k: v for k, v in c.items() if k != "supported"} for c in claims())
        case ["score" | "score-claims" as verb, file]:
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            answers = [json.loads(line) for line in lines if line.strip()]
            scores = score(answers) if verb == "score" else score_claims(answers)
            out = [{name: round(value, 4)} for name, value in scores.items()]
        case _:
            sys.stderr.write("run.py rows | claims | score FILE | score-claims FILE\n")
            return 2
    for row in out:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
