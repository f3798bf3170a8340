"""Labels: pages that were written by AI or machine-translated, the seeds' and the examples'."""

from __future__ import annotations

import json
from pathlib import Path

from maek.analyse.run import analyse
from maek.extract.html import read_html
from maek.extract.plaintext import read_dump
from maek.model.article import Article
from scores._examples import body_of, gold_pages

TARGETS = {"seeds": 1.0, "ai_f1": 0.95, "translated_f1": 0.95}
SAID = ("yes", "likely")


def score(seeds_dir: Path) -> dict[str, float]:
    """Return the share of the seeds' facts that are right, and F1 of both labels on the examples.

    The facts of a seed are its publisher, both labels with a reason, and the day it is about
    where the text tells it.
    """
    gold = json.loads((seeds_dir / "gold" / "structure.json").read_text(encoding="utf-8"))
    facts = [
        fact
        for name in sorted(k for k in gold if k != "note")
        for fact in _seed(
            read_dump((seeds_dir / f"{name}.txt").read_text("utf-8"), id=name), gold[name]
        )
    ]
    found = {"seeds": sum(facts) / len(facts)}
    ai, translated = _Count(), _Count()
    for row in gold_pages():
        analysis = analyse(read_html(body_of(row), url=row["url"]))
        is_translated = row["kind"] == "machine-translated"
        translated.add(is_translated, analysis.machine_translated.verdict in SAID)
        # A machine's translation may well call itself written by a machine.
        if not is_translated:
            ai.add(row["kind"] == "ai-written", analysis.ai_written.verdict in SAID)
    return {**found, "ai_f1": ai.f1, "translated_f1": translated.f1}


class _Count:
    def __init__(self) -> None:
        self.right = self.wanted = self.given = 0

    def add(self, gold: bool, ours: bool) -> None:
        self.right += gold and ours
        self.wanted += gold
        self.given += ours

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0


def _seed(article: Article, gold: dict[str, object]) -> list[bool]:
    analysis = analyse(article)
    ai, translated = analysis.ai_written, analysis.machine_translated
    told = str(gold.get("story_date_inferred") or "")
    facts = [
        (article.outlet or None) == gold["original_publisher"],
        (article.site_name or None) == gold["site_name"],
        (ai.verdict in SAID) == bool(gold.get("ai_written")),
        (translated.verdict in SAID) == bool(gold.get("translated")),
        all(bool(j.why) for j in (ai, translated) if j.verdict in SAID),
    ]
    # A day that only outside knowledge tells is not asked of the reader.
    return [*facts, analysis.story_date == told] if len(told) == 10 else facts
