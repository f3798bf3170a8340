"""The same news in five languages, written by hand: each told by each of the others, and changed.

The scenes stand in ``tests/cases/across``. A sound sentence must be carried by its counterpart
in any other language; a changed one must be told. The pairs of `maek score claims` are free
translations, these are close ones.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maek.desk.checking import check_row

CASES = Path(__file__).parent.parent / "tests" / "cases" / "across"
LANGS = ("ko", "en", "ru", "ja", "zh")
TARGETS = {"caught": 0.97, "kept": 0.97}


def score() -> dict[str, float]:
    """Return the shares kept and caught, for each language of the claim and each change."""
    seen: defaultdict[str, list[bool]] = defaultdict(list)
    for scene in scenes():
        for source, claim in pairs():
            kept = not told(scene, source, claim, scene[claim])
            seen["kept"].append(kept)
            seen[f"kept {claim}"].append(kept)
            for kind, text in changes(scene, claim):
                caught = told(scene, source, claim, text)
                for name in ("caught", f"caught {claim}", f"caught {kind}"):
                    seen[name].append(caught)
    return {name: sum(rows) / len(rows) for name, rows in sorted(seen.items())}


def scenes() -> Iterator[dict[str, Any]]:
    """Yield every scene: a day, a sentence a language, and what may be put wrong in it."""
    for path in sorted(CASES.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["scene"]


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the languages of source and claim, every two that differ."""
    yield from ((a, b) for a in LANGS for b in LANGS if a != b)


def changes(scene: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """Yield what was changed, and the changed sentence.

    Args:
        scene: A scene.
        lang: Whose sentence is changed.
    """
    for kind, words in scene["changes"].items():
        old, new = words[lang]
        yield kind, scene[lang].replace(old, new)


def told(scene: dict[str, Any], source: str, claim: str, text: str) -> bool:
    """Tell whether anything is found wrong with a sentence.

    Args:
        scene: A scene.
        source: The language whose sentence is the source.
        claim: The language of the sentence.
        text: The sentence, sound or changed.
    """
    row = {"id": "s", "lang": source, "published": scene["day"], "text": scene[source]}
    answer = check_row({"id": "c", "claim": text, "claim_lang": claim, "sources": [row]})
    verdict: str = answer["verdict"]
    return verdict != "supported"
