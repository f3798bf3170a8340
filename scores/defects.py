"""Score what ``maek check page`` sees on a machine-translated page without its original.

The first seed's hand-made gold marks 50 defects, 22 of which can be seen in the Korean alone.
False alarms are counted on the news half of KLUE-NER, sentence by sentence.
"""

from __future__ import annotations

import json
from pathlib import Path

from maek.desk.checking import own_defects
from maek.desk.read import read_one
from maek.model.capture import Capture
from maek.model.findings import Defect

TARGETS = {"seen of 22": 1.0, "clean sentences kept": 0.97}
PAGE = "000_15df3eb66bf667d6"
EVERY = 2


def score(bench_dir: Path, seeds_dir: Path) -> dict[str, float]:
    """Return the shares of defects seen and of clean sentences without a finding.

    Args:
        bench_dir: The benchmark folder.
        seeds_dir: The seed pages.
    """
    gold = json.loads((seeds_dir / "gold/defects.json").read_text(encoding="utf-8"))[PAGE]
    body = (seeds_dir / f"{PAGE}.txt").read_bytes()
    _, analysis = read_one(Capture("c", f"file:{PAGE}.txt", body, "text/plain", ""))
    found: dict[str, float] = {}
    for answer in ("yes", "maybe", "no"):
        rows = [d for d in gold["defects"] if d["detect_without_english"] == answer]
        seen = sum(1 for d in rows if _seen(d, analysis.defects))
        name = "seen of 22" if answer == "yes" else f"seen of those marked {answer}"
        found[name] = seen / len(rows)
    found["clean sentences kept"] = _clean(bench_dir)
    return found


def _seen(gold: dict[str, int], defects: tuple[Defect, ...]) -> bool:
    """A finding that touches the marked words and is no wider than their sentence."""
    return any(d.span.start < gold["end"] and gold["start"] < d.span.end for d in defects)


def _clean(bench_dir: Path) -> float:
    path = bench_dir / "ner/klue.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    news = [r["text"] for r in rows if "wikitree" in r["id"]][::EVERY]
    return sum(1 for text in news if not own_defects(text, "ko")) / len(news)
