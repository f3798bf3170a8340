"""The page taken apart: every part of both seed pages, same kind and same span."""

from __future__ import annotations

import json
from pathlib import Path

from maek.extract.plaintext import read_dump

TARGETS = {"recall": 1.0, "precision": 1.0}


def score(seeds_dir: Path) -> dict[str, float]:
    """Return the share of gold parts found exactly, and of our parts that are in the gold."""
    gold = json.loads((seeds_dir / "gold" / "structure.json").read_text(encoding="utf-8"))
    right = wanted = given = 0
    for name in sorted(k for k in gold if k != "note"):
        text = (seeds_dir / f"{name}.txt").read_text(encoding="utf-8")
        article = read_dump(text, id=name)
        told = {
            (b["role"], b["start"], b["end"]) for b in gold[name]["blocks"] if b["role"] != "blank"
        }
        ours = {(p.kind, p.span.start, p.span.end) for p in article.parts}
        right += len(told & ours)
        wanted += len(told)
        given += len(ours)
    return {"recall": right / wanted, "precision": right / given}


def differences(seeds_dir: Path) -> list[str]:
    """Return what differs, for reading."""
    gold = json.loads((seeds_dir / "gold" / "structure.json").read_text(encoding="utf-8"))
    found: list[str] = []
    for name in sorted(k for k in gold if k != "note"):
        text = (seeds_dir / f"{name}.txt").read_text(encoding="utf-8")
        article = read_dump(text, id=name)
        told = {
            (b["start"], b["end"]): b["role"] for b in gold[name]["blocks"] if b["role"] != "blank"
        }
        ours = {(p.span.start, p.span.end): p.kind for p in article.parts}
        for span in sorted({*told, *ours}):
            if told.get(span) != ours.get(span):
                words = text[span[0] : span[1]][:40]
                found.append(f"{name} {span} gold {told.get(span)} ours {ours.get(span)}: {words}")
    return found


if __name__ == "__main__":
    from scores.gate import seeds_dir as where

    print(score(where()))
    print("\n".join(differences(where())))
