"""The benchmark we publish: its gold reads back, and its runner scores right."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).parent.parent / "benchmarks" / "korean-peninsula" / "run.py"


@pytest.fixture(scope="module")
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("korean_peninsula_run", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_gold_reads_back(run: ModuleType) -> None:
    reports = run.reports()
    ids = [r["id"] for r in reports]
    assert len(reports) >= 240
    assert len(set(ids)) == len(ids)
    assert {r["lang"] for r in reports} == {"ko", "en", "ja", "ru", "zh"}
    for row in reports:
        told = f"{row['title']}\n{row['text']}"
        assert all(words in told for _, words in row.get("quotes", [])), row["id"]
        assert all(figure[0] in told for figure in row.get("figures", [])), row["id"]
        assert row.get("copy_of") is None or row["copy_of"] in ids


def test_a_claim_has_sources(run: ModuleType) -> None:
    claims = run.claims()
    assert all(claim["sources"] for claim in claims)
    supported = sum(claim["supported"] for claim in claims)
    assert 0.4 < supported / len(claims) < 0.6


def test_gold_itself_scores_one(run: ModuleType) -> None:
    assert set(run.score(run.reports()).values()) == {1.0}
    told = [
        {"id": c["id"], "verdict": "supported" if c["supported"] else "unsupported"}
        for c in run.claims()
    ]
    assert set(run.score_claims(told).values()) == {1.0}


def test_everything_alone_or_together_scores_low(run: ModuleType) -> None:
    reports = run.reports()
    alone = run.score([])
    together = run.score([{"id": r["id"], "story": "s", "storyline": "l"} for r in reports])
    assert alone["story"] < 0.5
    assert together["story"] < 0.2
    assert together["round_ups"] == 0


def test_b_cubed_as_bagga_and_baldwin_count(run: ModuleType) -> None:
    gold = {"a": 1, "b": 1, "c": 1, "d": 2}
    ours = {"a": 1, "b": 1, "c": 2, "d": 2}
    precision, recall = (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert run.b_cubed(gold, ours) == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_command_line(run: ModuleType, tmp_path: Path) -> None:
    def call(*told: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, str(RUN), *told], capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()

    assert len(call("rows")) == len(run.reports())
    assert "supported" not in json.loads(call("claims")[0])
    answers = tmp_path / "answers.jsonl"
    answers.write_text("\n".join(json.dumps({"id": r["id"]}) for r in run.reports()))
    assert any('"story"' in line for line in call("score", str(answers)))
