"""Claims written by hand beside scenes of several sources: how many are judged right.

The scenes stand in ``tests/cases/*/claims/hand_*.toml``. They were written before anybody
looked how they are judged; what is still judged wrong stays in them, marked as missed.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maek.desk.checking import check_row

CASES = Path(__file__).parent.parent / "tests" / "cases"
TARGETS = {"caught": 0.97, "passed": 0.97}


@dataclass(frozen=True, slots=True)
class HandClaim:
    """A claim of a scene: what was done to it, and whether its sources carry it."""

    file: str
    mechanism: str
    supported: bool
    missed: bool
    row: dict[str, Any]


def score() -> dict[str, float]:
    """Return the shares of claims judged right, for each side, language and mechanism."""
    seen: defaultdict[str, list[bool]] = defaultdict(list)
    for claim in claims():
        right = judged_right(claim)
        side = "passed" if claim.supported else "caught"
        lang = claim.row["claim_lang"]
        for name in (side, f"{side} {lang}", f"{side} {claim.mechanism}"):
            seen[name].append(right)
    return {name: sum(rows) / len(rows) for name, rows in sorted(seen.items())}


def judged_right(claim: HandClaim) -> bool:
    """Tell whether a claim is judged as it was written.

    Args:
        claim: One of :func:`claims`.
    """
    verdict: str = check_row(claim.row)["verdict"]
    return (verdict == "supported") is claim.supported


def claims() -> Iterator[HandClaim]:
    """Yield every claim of every scene."""
    for path in sorted(CASES.glob("*/claims/hand_*.toml")):
        for number, scene in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["scene"]):
            yield from _of_scene(f"{path.parent.parent.name}/{path.stem}-{number}", scene)


def _of_scene(name: str, scene: dict[str, Any]) -> Iterator[HandClaim]:
    lang, day = scene["lang"], scene["day"]
    sources = [
        {"id": f"s{number}", "lang": lang, "published": day, "text": text}
        for number, text in enumerate(scene["sources"], start=1)
    ]
    missed = scene.get("missed", [])
    for side in ("supported", "unsupported"):
        for mechanism, texts in scene[side].items():
            for text in texts:
                row = {"id": name, "claim": text, "claim_lang": lang, "sources": sources}
                supported = side == "supported"
                yield HandClaim(name, mechanism.rstrip("2"), supported, text in missed, row)
