"""Score `maek check claims`: one thing changed in a real sentence must be seen, no change must not.

    MAEK_FULL=1 .venv/bin/maek score claims      all mutants (some minutes)
    .venv/bin/maek score claims                  every so-many-th sentence

Each sentence is checked against itself among its neighbours (``caught``); across languages
against its translation (``across caught``); ``caught overall`` counts both. Beside maek stand
two gates re-implemented from their description (World Monitor: capitalised words of the claim
must stand in the source; yen-idhazh: its numbers must).
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from maek.check.beside.statement import Prepared
from maek.check.claims.check import Verdict, check_claim
from maek.desk.checking import prepared
from scores._mutate import Mutant, mutants, untouched

TARGETS = {
    "caught overall": 0.97,
    "caught overall number": 0.995,
    "caught overall date": 0.995,
    "caught overall quote": 0.995,
    "caught": 0.97,
    "caught number": 0.995,
    "caught date": 0.995,
    "caught quote": 0.995,
    "untouched kept": 0.97,
}
ROUNDS = 3
"""In full, every kind of change is made so often, with other names and numbers."""
NEAR = 2
"""So many sentences before and behind stand in the source too."""
BATCH = 100
"""So many samples are one lot of work for a process."""
EVERY = 23
"""Without MAEK_FULL every twenty-third sentence is taken."""
SHORTEST = {"ko": 25, "en": 50, "ru": 50, "ja": 20, "zh": 15}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, what stands around it, and its translation where there is one."""

    lang: str
    sentence: str
    around: tuple[str, ...]
    other_lang: str = ""
    other: str = ""


def score(bench_dir: Path, seeds_dir: Path) -> dict[str, float]:
    """Return the shares of mutants caught and of untouched sentences kept.

    Args:
        bench_dir: The benchmark folder.
        seeds_dir: The seed pages.
    """
    every = 1 if os.environ.get("MAEK_FULL") else EVERY
    chosen = [s for n, s in enumerate(samples(bench_dir, seeds_dir)) if n % every == 0]
    tally = Tally()
    if every == 1:
        # All of it takes a core a quarter of an hour: every core takes a share.
        with ProcessPoolExecutor() as pool:
            for part in pool.map(tallied, batched(chosen, BATCH)):
                tally.join(part)
    else:
        tally.join(tallied(chosen))
    return tally.figures()


def tallied(chosen: Sequence[Sample]) -> Tally:
    """Return the counts of some samples.

    Args:
        chosen: Samples.
    """
    tally = Tally()
    for sample in chosen:
        _run(sample, tally)
    return tally


def batched(rows: Sequence[Sample], size: int) -> Iterator[Sequence[Sample]]:
    """Yield the samples in lots.

    Args:
        rows: Samples.
        size: How many a lot has.
    """
    for at in range(0, len(rows), size):
        yield rows[at : at + size]


def samples(bench_dir: Path, seeds_dir: Path) -> Iterator[Sample]:
    """Yield every sentence of the suite, in a fixed order.

    Args:
        bench_dir: The benchmark folder.
        seeds_dir: The seed pages.
    """
    rows = [json.loads(line) for line in _lines(bench_dir / "pairs/ko-en-news.jsonl")]
    for lang, other in (("ko", "en"), ("en", "ko")):
        sentences = [row[lang] for row in rows]
        for at, row in enumerate(rows):
            yield Sample(lang, row[lang], _around(sentences, at), other, row[other])
    for lang, text in _texts(bench_dir, seeds_dir):
        sentences = [s for s in _split(text, lang) if len(s) >= SHORTEST[lang]]
        for at, sentence in enumerate(sentences):
            yield Sample(lang, sentence, _around(sentences, at))


def _around(sentences: list[str], at: int) -> tuple[str, ...]:
    return tuple(s for s in sentences[max(0, at - NEAR) : at + NEAR + 1] if s != sentences[at])


def _texts(bench_dir: Path, seeds_dir: Path) -> Iterator[tuple[str, str]]:
    for row in map(json.loads, _lines(bench_dir / "stories/ntrex-halves.jsonl")):
        lang = row["lang"][:2]
        if row["lang"] != "zh-TW" and lang in SHORTEST:
            yield lang, row["text"]
    for row in map(json.loads, _lines(bench_dir / "pages/gold.jsonl")):
        if row["lang"] in ("ko", "kr") and row.get("body"):
            yield "ko", row["body"]
    news = [
        r["text"]
        for r in map(json.loads, _lines(bench_dir / "ner/klue.jsonl"))
        if "wikitree" in r["id"]
    ]
    yield from (("ko", "\n".join(news[at : at + 5])) for at in range(0, len(news), 5))
    for path in sorted(seeds_dir.glob("*.txt")):
        yield "ko", path.read_text(encoding="utf-8")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _split(text: str, lang: str) -> list[str]:
    if lang in ("ja", "zh"):
        return [s.strip() for s in re.findall(r"[^。！？\n]+[。！？]", text)]
    return [
        s.strip()
        for s in re.split(r"(?<=[.?!])\s+|\n+", text)
        if s.strip().endswith((".", "?", "”"))
    ]


class Tally:
    """Counts what was caught and kept, by kind and by gate."""

    def __init__(self) -> None:
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.hit: defaultdict[str, int] = defaultdict(int)

    def add(self, name: str, hit: bool) -> None:
        """Count one."""
        self.seen[name] += 1
        self.hit[name] += hit

    def caught(self, where: str, kind: str, hit: bool) -> None:
        """Count a mutant, among all of its kind too."""
        for name in (f"{where}caught", "caught overall"):
            self.add(name, hit)
            self.add(f"{name} {kind}", hit)

    def join(self, other: Tally) -> None:
        """Add another's counts."""
        for name, seen in other.seen.items():
            self.seen[name] += seen
            self.hit[name] += other.hit[name]

    def figures(self) -> dict[str, float]:
        """Return every share, and how many mutants there were."""
        found = {name: self.hit[name] / n for name, n in sorted(self.seen.items())}
        for lang in ("ko", "other"):
            found[f"mutants {lang}"] = self.seen[f"caught {lang}"]
        return found


def _run(sample: Sample, tally: Tally) -> None:
    own = "ko" if sample.lang == "ko" else "other"
    source_text = "\n".join((*sample.around[:NEAR], sample.sentence, *sample.around[NEAR:]))
    sources = [prepared(source_text, sample.lang, id="s")]
    for how, text in untouched(sample.sentence, sample.lang):
        kept = _check(text, sample.lang, sources).supported
        tally.add("untouched kept", kept)
        tally.add(f"kept {how}", kept)
        tally.add(f"kept {own}", kept)
        tally.add("gates kept", gates(text, source_text))
    rounds = ROUNDS if os.environ.get("MAEK_FULL") else 1
    for mutant in mutants(sample.sentence, sample.lang, list(sample.around), rounds):
        caught = not _check(mutant.text, sample.lang, sources).supported
        tally.caught("", mutant.kind, caught)
        tally.add(f"caught {own}", caught)
        tally.add(f"caught {own} {mutant.kind}", caught)
        tally.add(f"gates caught {own}", not gates(mutant.text, source_text))
    if sample.other:
        _across(sample, tally)


def _across(sample: Sample, tally: Tally) -> None:
    """Mutants against the translation: a finding must be new, for these pairs are free ones."""
    sources = [prepared(sample.other, sample.other_lang, id="s")]
    before = _check(sample.sentence, sample.lang, sources)
    tally.add("across kept (free translations)", before.supported)
    known = {(f.kind, f.words) for f in before.findings}
    for mutant in mutants(sample.sentence, sample.lang, []):
        if not _told(mutant, sample):
            continue
        verdict = _check(mutant.text, sample.lang, sources)
        caught = any((f.kind, f.words) not in known for f in verdict.findings)
        tally.caught("across ", mutant.kind, caught)
        tally.add("caught other", caught)
        tally.add("gates caught across", not gates(mutant.text, sample.other))


def _told(mutant: Mutant, sample: Sample) -> bool:
    """Whether the translation tells what was changed: it may not have the number at all."""
    old = sample.sentence[mutant.start : mutant.end + 2]
    digits = re.findall(r"\d+", old)
    return mutant.kind not in ("number", "date") or any(d in sample.other for d in digits)


def _check(text: str, lang: str, sources: list[Prepared]) -> Verdict:
    return check_claim(prepared(text, lang, id="c"), sources)


def gates(claim: str, source: str) -> bool:
    """Tell whether the two open gates let a claim pass.

    World Monitor: every word that begins with a capital Latin letter must stand in the source.
    yen-idhazh: every number must stand in the source.

    Args:
        claim: A claim.
        source: The text of its source.
    """
    names = re.findall(r"\b[A-Z][A-Za-z]+", claim)
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", claim)
    plain = source.replace(",", "")
    return all(n in source for n in names) and all(n.replace(",", "") in plain for n in numbers)
