"""Make the gazetteers of the Korean names drawer from free data.

Writes ``maek/lang/ko/tables/cldr.toml`` (countries and cities in Korean, from Unicode CLDR
through babel; Unicode-3.0 licence) and ``maek/lang/ko/models/known.txt.gz`` (words that occur
in names of people, bodies, places and works on Wikidata, CC0, through the dictionary of
multi-word names that the kiwipiepy_model wheel carries; Apache-2.0).

    .venv/bin/python training/ko_gazetteer.py
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

KO = Path(__file__).parents[1] / "maek/lang/ko"
HANGUL = re.compile(r"[가-힣]{2,}$")
CLASSES = {
    "person": "Q5 Q22808320 Q15632617 Q3658341 Q1114461 Q15773317 Q80447738 Q15711870",
    "body": "Q476028 Q4830453 Q43229 Q3918 Q7278 Q891723 Q9842 Q9826 Q215380 Q6881511 Q149566",
    "place": "Q928830 Q94993988 Q55488 Q3024240 Q1081138 Q1115575 Q486972 Q8502 Q515 Q532 Q3957"
    " Q133056 Q1549591 Q23442 Q4022 Q1093829 Q7075",
    "work": "Q11424 Q7889 Q5398426 Q7725634 Q15416 Q134556 Q21198342 Q105543609 Q482994 Q63952888"
    " Q47461344 Q1366112",
}
CODES = {"person": "P", "body": "B", "place": "L", "work": "W"}
COMMON = 3
"""So many names must share a word before it counts as a usual part of names of its class."""


def entries() -> Iterator[tuple[str, str]]:
    """Yield ``(class, name)`` of every multi-word name whose Wikidata class we know."""
    of_class = {q: kind for kind, qs in CLASSES.items() for q in qs.split()}
    path = files("kiwipiepy_model").joinpath("multi.dict")
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.search(r"# (Q\d+)$", line)
        if found and found[1] in of_class:
            yield of_class[found[1]], line.split("\t")[0]


def known() -> dict[str, str]:
    """Return word → codes: P/p first or last word of persons' names, B L W of other names.

    Capital letters: ``COMMON`` names or more share the word; small ones: fewer.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, name in entries():
        words = [w for w in name.split() if HANGUL.match(w)]
        if kind == "person" and len(words) == len(name.split()) > 1:
            seen[words[0]]["F"] += 1
            seen[words[-1]]["P"] += 1
        elif kind != "person":
            for word in words:
                seen[word][CODES[kind]] += 1
    return {w: _codes(counts) for w, counts in seen.items() if _codes(counts)}


def _codes(counts: Counter[str]) -> str:
    best = max(counts.values())
    kept = [k for k, n in counts.items() if n * 4 >= best]
    named = {"F", "P"} & set(kept)
    return "".join(
        sorted(k if counts[k] >= COMMON else k.lower() for k in kept if named or counts[k] >= 2)
    )


def cldr() -> str:
    """Return the text of ``cldr.toml``."""
    from babel import Locale

    korean = Locale("ko")
    lines = [
        "# Made by training/ko_gazetteer.py from Unicode CLDR (babel), Unicode-3.0. Do not edit.",
        "",
        "[countries]",
    ]
    for code, name in sorted(korean.territories.items()):
        if re.fullmatch(r"[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}:
            lines.append(f'{code} = "{name.split("(")[0].strip()}"')
    cities = {str(z["city"]) for z in korean.time_zones.values() if "city" in z}
    cities = {c for c in cities if re.fullmatch(r"[가-힣 ]{2,}", c) and c[-1] != "시"}
    body = "\n".join(f'  "{c}",' for c in sorted(cities))
    return f"{lines[0]}\n\ncities = [\n{body}\n]\n" + "\n".join(lines[1:]) + "\n"


def main() -> None:
    """Write both files."""
    KO.joinpath("tables/cldr.toml").write_text(cldr(), encoding="utf-8")
    words = "".join(f"{w} {codes}\n" for w, codes in sorted(known().items()))
    packed = gzip.compress(words.encode(), 9, mtime=0)
    KO.joinpath("models/known.txt.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
