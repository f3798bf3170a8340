"""Score `maek check translation` on the Korean–English pairs: corrupted ones and clean ones.

    MAEK_FULL=1 .venv/bin/maek score translation      every pair
    .venv/bin/maek score translation                  one of so many, each time another

The pairs are translations of news as people make them: free, with figures that differ in
earnest here and there; a clean pair with any finding counts as a false alarm all the same.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maek.check.translation.check import check_translation
from maek.desk.checking import prepared
from maek.model.findings import Defect
from scores._mutate import Mutant, mutants, table
from scores.claims import Tally

TARGETS = {"caught": 0.95, "clean kept": 0.95, "clean kept in Korean": 0.95}
EVERY, EVERY_CLEAN, STRIDE = 30, 6, 7
"""Of so many rows one is corrupted, and one is looked at as it is; which one goes by the stride,
so that all parts of the file are met: news, phrase books, broken lines."""
KINDS = ("number", "date", "place", "name", "unit", "negation")
"""What the claim mutants and translation mistakes have in common."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An original and its translation."""

    source_lang: str
    target_lang: str
    source: str
    target: str


def score(bench_dir: Path) -> dict[str, float]:
    """Return the shares of corruptions seen and of clean pairs without a finding.

    Args:
        bench_dir: The benchmark folder.
    """
    path = bench_dir / "pairs/ko-en-news.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    full = bool(os.environ.get("MAEK_FULL"))
    tally = Tally()
    for at in _sample(len(rows) - 2, 1 if full else EVERY_CLEAN):
        for pair in _both_ways(rows[at : at + 1]):
            _keep(pair[0], tally)
    for at in _sample(len(rows) - 2, 1 if full else EVERY):
        for pairs in _both_ways(rows[at : at + 3]):
            _run(pairs, tally)
    found = tally.figures()
    return {name: value for name, value in found.items() if not name.startswith("mutants")}


def _sample(size: int, every: int) -> list[int]:
    """The rows looked at: one of every so many, each time another."""
    heads = enumerate(range(0, size - every + 1, every))
    return [head + number * STRIDE % every for number, head in heads]


def _both_ways(rows: list[dict[str, str]]) -> Iterator[list[Pair]]:
    for source, target in (("en", "ko"), ("ko", "en")):
        yield [Pair(source, target, row[source], row[target]) for row in rows]


def _keep(pair: Pair, tally: Tally) -> None:
    clean = _check(pair)
    tally.add("clean kept", not clean)
    tally.add("clean kept in " + {"ko": "Korean", "en": "English"}[pair.target_lang], not clean)


def _run(pairs: list[Pair], tally: Tally) -> None:
    pair = pairs[0]
    clean = _check(pair)
    for mutant in (*_changed(pair), *_broken(pair)):
        found = _check(Pair(pair.source_lang, pair.target_lang, pair.source, mutant.text))
        _count(mutant, found, clean, tally)
    whole = Pair(
        pair.source_lang,
        pair.target_lang,
        "\n".join(p.source for p in pairs),
        "\n".join(p.target for p in pairs),
    )
    before = _check(whole)
    for mutant in _in_text(pairs):
        found = _check(Pair(pair.source_lang, pair.target_lang, whole.source, mutant.text))
        _count(mutant, found, before, tally)


def _count(
    mutant: Mutant, found: tuple[Defect, ...], before: tuple[Defect, ...], tally: Tally
) -> None:
    """A corruption is seen when there is a finding the clean text does not have."""
    known = {(d.kind, d.why) for d in before}
    caught = any((d.kind, d.why) not in known for d in found) or len(found) > len(before)
    tally.add("caught", caught)
    tally.add(f"caught {mutant.kind}", caught)


def _check(pair: Pair) -> tuple[Defect, ...]:
    source = prepared(pair.source, pair.source_lang, id="s")
    target = prepared(pair.target, pair.target_lang, id="t")
    return check_translation(source, target)


def _changed(pair: Pair) -> Iterator[Mutant]:
    """Mutants of the target whose original stands in the source too."""
    for mutant in mutants(pair.target, pair.target_lang, []):
        if mutant.kind not in KINDS:
            continue
        old = pair.target[mutant.start : mutant.end + 2]
        digits = re.findall(r"\d+", old)
        if mutant.kind in ("number", "date", "unit") and not any(d in pair.source for d in digits):
            continue
        places = table()["places"][pair.source_lang]
        if mutant.kind == "place" and not any(p in pair.source for p in places):
            continue
        yield mutant


def _broken(pair: Pair) -> Iterator[Mutant]:
    """A title or kinship word exchanged, a mark lost, words left untranslated."""
    chance = random.Random(pair.target)
    for kind in ("title", "kinship"):
        for old, new, there in table()[kind][pair.target_lang]:
            at = re.search(rf"(?<![가-힣\w]){old}(?![a-z])", pair.target)
            if at and re.search(there, pair.source):
                text = pair.target[: at.start()] + new + pair.target[at.end() :]
                yield Mutant(kind, text, at.start(), at.start() + len(new))
                break
    marks = [m.start() for m in re.finditer("[“”]", pair.target)]
    if len(marks) == 2 and ("“" in pair.source or '"' in pair.source):
        at = chance.choice(marks)
        yield Mutant("marks", pair.target[:at] + pair.target[at + 1 :], at, at + 1)
    words = re.findall(r"[a-z]{4,}(?: [a-z]{3,})+|[가-힣]+ [가-힣]+", pair.source)
    if words:
        at = pair.target.find(" ", len(pair.target) // 2)
        text = pair.target[:at] + " " + chance.choice(words) + pair.target[at:]
        yield Mutant("untranslated", text, at, at + 3)


def _in_text(pairs: list[Pair]) -> Iterator[Mutant]:
    """Sentences left out, put in, said twice, run together."""
    targets = [p.target.strip() for p in pairs]
    yield Mutant("omission", "\n".join((targets[0], targets[2])), 0, 1)
    extra = table()["extra"][pairs[0].target_lang]
    yield Mutant("addition", "\n".join((*targets[:2], extra, targets[2])), 0, 1)
    yield Mutant("duplicate", "\n".join((*targets[:2], *targets[1:])), 0, 1)
    if targets[0].endswith("."):
        yield Mutant("glued", targets[0] + targets[1] + "\n" + targets[2], 0, 1)
