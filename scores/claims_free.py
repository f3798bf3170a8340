"""Claims in any language beside reports in any other, written before anybody looked: judged right?

The scenes stand in ``tests/cases/across/free``: a claim is its language, whether the sources
carry it, what was done to it, and its words. At first sight 0.757 and 0.733 of the false ones of
the two files across languages were caught, 0.730 and 0.941 of the true ones passed; of the rounds
within a language (``within_*``, 40 false and 40 true each) 0.800, 0.900, 0.725, 0.875 and 0.600,
0.575, 0.525, 0.650. Of the rounds of rewordings as editors make them (``reworded_*``, some 30
each) 0.833, 0.586, 0.867 (the third, read once its first scenes had been looked at), 0.724 and
0.500, 0.323, 0.567, 0.655. The fifth to the seventh, some 105 each and harder, 0.644, 0.587, 0.652
and 0.525, 0.557, 0.525; judged by what was there before the fifth, 0.644, 0.565, 0.565 and 0.525,
0.508, 0.475. Of two more lots (``lots``, 86 and 83, every claim across languages or a rewording)
0.636 and 0.419 of the false ones were caught by what was there before, 0.619 and 0.550 of the
true ones passed; the second, read once the first had been looked at, 0.488 and 0.550. Of three
lots of short reports with a lie for every truth (42, 40 and 28 each) 0.548, 0.500 and 0.536 of the
false ones were caught at first sight, 0.738, 0.550 and 0.714 of the true ones passed.
Of three more (32 each, the thirteenth to the fifteenth) 0.469, 0.625 and 0.750 were caught at first
sight, 0.656, 0.719 and 0.594 passed. Of three in Korean (the sixteenth to the eighteenth, 76, 80
and 47) 0.780, 0.818 and 0.692 were caught at first sight, 0.686, 0.556 and 0.762 passed.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from scores.claims_hand import HandClaim, judged_right

CASES = Path(__file__).parent.parent / "tests" / "cases" / "across" / "free"
LOTS = CASES.parent / "lots"
TARGETS = {"caught": 0.97, "passed": 0.97}


def score() -> dict[str, float]:
    """Return the shares judged right of false and of true claims, in one language and across."""
    seen: defaultdict[str, list[bool]] = defaultdict(list)
    for claim in claims(LOTS):
        seen[f"lots {_side(claim)}"].append(judged_right(claim))
    for claim in claims():
        right = judged_right(claim)
        side = _side(claim)
        own = claim.row["claim_lang"] == claim.row["sources"][0]["lang"]
        for name in (side, f"{side} {'in one language' if own else 'across'}"):
            seen[name].append(right)
    return {name: sum(rows) / len(rows) for name, rows in sorted(seen.items())}


def _side(claim: HandClaim) -> str:
    return "passed" if claim.supported else "caught"


def claims(folder: Path = CASES) -> Iterator[HandClaim]:
    """Yield every claim of every scene.

    Args:
        folder: Where the scenes stand.
    """
    for path in sorted(folder.glob("*.toml")):
        for number, scene in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["scene"]):
            sources = [
                {"id": f"s{at}", "lang": scene["lang"], "published": scene["day"], "text": text}
                for at, text in enumerate(scene["sources"], start=1)
            ]
            for lang, side, mechanism, text in scene["claims"]:
                row = {"id": "c", "claim": text, "claim_lang": lang, "sources": sources}
                missed = text in scene.get("missed", ())
                name = f"{path.stem}-{number}"
                yield HandClaim(name, mechanism, side == "true", missed, row)
