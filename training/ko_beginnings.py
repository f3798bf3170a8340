"""Learn where Korean words without marks begin behind their speaker.

Four sources teach it. Sentences of our own, quoted by hand (``tests/cases/ko/quotations_hand``),
and others of our own in which only the beginning is marked (``beginnings/written.txt``);
sentences of KLUE-NER and NTREX (CC BY-SA 4.0) and of the Korean-English parallel news corpus (CC
BY-SA 3.0), read through ``MAEK_BENCH``, of which only numbers and places stand here
(``beginnings/read.toml``); and sentences put together from speakers, phrases and words we wrote
(``beginnings/made.toml``), which count less. The weights go to
``maek/lang/ko/models/beginnings.json``; see ``DATA-CARD.md`` beside it.

    .venv/bin/python -m training.ko_beginnings            # train on all, write the weights
    .venv/bin/python -m training.ko_beginnings --folds    # leave lots out in turn, write nothing
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from maek.analyse.run import work_on
from maek.lang.ko import quotations_begin as begin
from maek.lang.ko.quotations_cues import handing
from maek.lang.ko.quotations_frame import opening_end
from maek.lang.ko.quotations_view import View, views
from maek.lang.ko.sentences import lines, read
from maek.model.article import Article
from maek.text.marks import pair
from scores import quotes_hand

HERE = Path(__file__).parent / "beginnings"
OUT = Path(__file__).parents[1] / "maek/lang/ko/models/beginnings.json"
L2, MADE, ROUNDS, LEAST, SEED = 0.5, 0.05, 300, 2, 3
"""Ridge penalty, weight of a made sentence, most steps, fewest times of a sign, seed."""
KEPT = 0.005
"""Weights nearer to nought are not written."""
EACH = {"own_subject": 2, "omitted": 2, "inside": 2, "calls": 1}
"""With how many words of each sort a phrase is put together."""
OVERLAP = quotes_hand.OVERLAP
SETS = (
    ("ner/klue", "id", "text"),
    ("pairs/ko-en-news", "id", "ko"),
    ("stories/ntrex-halves", "doc_id", "text"),
)
"""Sets of the benchmark, what names their rows, and where the text of a row stands."""
LOTS = 7
"""The written sentences stand in so many lots when lots are left out in turn."""
Weights = Mapping[str, float]
Asked = tuple[View, int, int]


@dataclass(frozen=True)
class Example:
    """The choices of one sentence, the right one, and the code points they stand at."""

    lot: str
    choices: Sequence[begin.Choice]
    right: int
    starts: Sequence[int]
    end: int

    @property
    def weight(self) -> float:
        """How much it counts."""
        return MADE if self.lot == "made" else 1.0


def example(lot: str, asked: Asked, gold: int) -> Example | None:
    """Return what a sentence teaches, None where its words begin at no choice.

    Args:
        lot: Where it comes from.
        asked: The sentence, where the speaker ends, where the words end.
        gold: Code point where the words begin.
    """
    view, start, stop = asked
    found = begin.choices(view, opening_end(view, start, stop), stop)
    starts = [view.items[opening_end(view, place, stop)].start for place, _ in found]
    if gold not in starts:
        return None
    return Example(lot, found, starts.index(gold), starts, view.items[stop].start)


def asked_in(text: str) -> Iterator[Asked]:
    """Yield every clause of a text whose beginning the drawer asks for."""
    asked: list[Asked] = []

    def note(view: View, start: int, stop: int) -> int:
        asked.append((view, start, stop))
        return begin.content_start(view, start, stop)

    with patch("maek.lang.ko.quotations_indirect.content_start", note):
        work_on(Article("a", text, "a", "ko"), only=("names", "quotations"))
    yield from asked


def by_hand() -> Iterator[Example]:
    """Yield the sentences of our own lots."""
    for case in quotes_hand.cases():
        wanted = [w.words for w in case.said if quotes_hand.SIDES[w.kind] == "unmarked"]
        for view, start, stop in asked_in(case.text):
            end, last = view.items[stop].start, view.items[stop - 1].start
            for words in wanted:
                if last <= words.end <= view.items[stop].end and abs(words.end - end) <= 2:
                    found = example(case.name.rsplit("-", 1)[0], (view, start, stop), words.start)
                    if found:
                        yield found


def read_by_us(bench: Path) -> Iterator[Example]:
    """Yield the sentences of the benchmark's sets whose words we marked."""
    marked = tomllib.loads((HERE / "read.toml").read_text(encoding="utf-8"))
    for name, named, key in SETS:
        rows = map(json.loads, (bench / f"{name}.jsonl").open(encoding="utf-8"))
        texts = {row[named]: row[key] for row in rows if row.get("lang", "ko") == "ko"}
        for number, (sentence, *places) in enumerate(marked[name]):
            starts = dict(zip(places[::2], places[1::2], strict=True))
            for asked in asked_in(texts.get(sentence, "")):
                gold = starts.get(asked[0].items[asked[2]].end)
                found = None if gold is None else example(f"read {number % 5}", asked, gold)
                if found:
                    yield found


def written() -> Iterator[Example]:
    """Yield the sentences in which a bar stands where words begin."""
    lines = (HERE / "written.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        before, _, words = line.partition("| ")
        for view, start, stop in asked_in(before + words):
            begins, first = len(before), view.items[start].start
            found = None
            if first <= begins < view.items[stop].start:
                found = example(f"written {number % LOTS}", (view, start, stop), begins)
            if found:
                yield found


def made() -> Iterator[Example]:
    """Yield sentences put together: a speaker, a phrase or none, and words."""
    parts = tomllib.loads((HERE / "made.toml").read_text(encoding="utf-8"))
    rng = random.Random(SEED)
    rows: list[tuple[str, str]] = []
    for phrase in parts["any"]:
        for sort, times in EACH.items():
            rows += [(phrase, words) for words in rng.sample(parts[sort], times)]
    for phrase in parts["call"]:
        rows += [(phrase, words) for words in rng.sample(parts["calls"], 5)]
    for sort in EACH:
        rows += [("", words) for words in parts[sort] for _ in range(10 if sort == "inside" else 6)]
    for _ in range(150):
        day, phrase = rng.choice(parts["days"]), rng.choice(parts["any"])
        rows.append((f"{day} {phrase}", rng.choice(parts["omitted"] + parts["inside"])))
    hearers = [phrase for phrase in parts["any"] if phrase.endswith("에게")]
    for phrase in rng.sample(parts["any"], 250):
        hearer = rng.choice(hearers + parts["call"])
        sort = "calls" if hearer in parts["call"] else rng.choice(["omitted", "calls"])
        if not phrase.endswith("에게"):
            rows.append((f"{phrase} {hearer}", rng.choice(parts[sort])))
    for phrase, words in rows:
        if found := _put_together(rng.choice(parts["speakers"]), phrase, words):
            yield found


def _put_together(speaker: str, phrase: str, words: str) -> Example | None:
    before = " ".join(filter(None, (speaker, phrase)))
    text = f"{before} {words}."
    reading = read(text, lines(text))
    sentence = reading.sentences[0]
    view = views(reading, sentence, list(pair(text, sentence).pairs), "body")
    stops = [i for i in range(len(view.items)) if handing(view, i)]
    if not stops or _of_the_words(view, phrase, view.index(len(before)), stops[-1]):
        return None
    return example("made", (view, view.index(len(speaker)), stops[-1]), len(before) + 1)


def _of_the_words(view: View, phrase: str, first: int, stop: int) -> bool:
    """주민들에게 돈을 돌려주겠다고: whoever hears may as well be the one who is given."""
    from maek.lang.ko.quotations_hearers import gives
    from maek.lang.ko.quotations_words import sayers

    heard = phrase.endswith(("에게", "에")) and not phrase.endswith(("기자들에게", "진에게"))
    theirs = sayers().giving | sayers().taking
    return (
        heard and "질문" not in phrase and any(gives(view, i, theirs) for i in range(first, stop))
    )


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights that make the right choices most likely (softmax, ridge, L-BFGS)."""
    held = [e for e in examples if len(e.choices) > 1]
    times = Counter(s for e in held for _, signs in e.choices for s in set(signs))
    column = {s: n for n, s in enumerate(sorted(s for s, n in times.items() if n >= LEAST))}
    rows: list[int] = []
    columns: list[int] = []
    first: list[int] = []
    right: list[int] = []
    row = 0
    for one in held:
        first.append(row)
        right.append(row + one.right)
        for _, signs in one.choices:
            known = [column[s] for s in signs if s in column]
            columns += known
            rows += [row] * len(known)
            row += 1
    at, of, begins = np.array(rows), np.array(columns), np.array(first)
    weight = np.array([e.weight for e in held])
    owner = np.repeat(np.arange(len(held)), [len(e.choices) for e in held])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scored = np.bincount(at, weights=w[of], minlength=row)
        top = np.maximum.reduceat(scored, begins)
        grown = np.exp(scored - top[owner])
        total = np.add.reduceat(grown, begins)
        lost = weight @ (np.log(total) + top - scored[right]) + L2 / 2 * (w @ w)
        slope = grown / total[owner]
        slope[right] -= 1
        slope *= weight[owner]
        return float(lost), np.bincount(of, weights=slope[at], minlength=len(w)) + L2 * w

    solved = _lowest(loss, np.zeros(len(column)))
    return {s: round(float(solved[n]), 3) for s, n in column.items() if abs(solved[n]) >= KEPT}


def _lowest(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray, kept: int = 8
) -> np.ndarray:
    """Minimise by L-BFGS (J. Nocedal, Mathematics of Computation 35, 1980), steps halved."""
    value, slope = loss(at)
    pairs: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(ROUNDS):
        way = _direction(slope, pairs)
        step, fall = 1.0, slope @ way
        while True:
            there = at - step * way
            new, new_slope = loss(there)
            if new <= value - 1e-4 * step * fall or step < 1e-8:
                break
            step /= 2
        moved, turned = there - at, new_slope - slope
        done = abs(value - new) < 1e-6 * abs(value)
        at, value, slope = there, new, new_slope
        if done:
            break
        if moved @ turned > 1e-10:
            pairs = [*pairs, (moved, turned)][-kept:]
    return at


def _direction(slope: np.ndarray, pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The slope times the inverse curvature the last steps showed (two-loop recursion)."""
    way = slope.copy()
    shares: list[float] = []
    for moved, turned in reversed(pairs):
        shares.append(float(moved @ way / (turned @ moved)))
        way -= shares[-1] * turned
    if not pairs:
        return way / max(1.0, float(np.abs(slope).sum()))
    moved, turned = pairs[-1]
    way *= float(moved @ turned / (turned @ turned))
    for (moved, turned), share in zip(pairs, reversed(shares), strict=True):
        way += moved * (share - float(turned @ way / (turned @ moved)))
    return way


def chosen(one: Example, weights: Weights) -> int:
    """Return the number of the choice the weights make."""
    sums = [sum(weights.get(sign, 0.0) for sign in signs) for _, signs in one.choices]
    return sums.index(max(sums))


def met(one: Example, choice: int) -> bool:
    """Tell whether words from a choice on count as found (intersection over union)."""
    gold, start = one.starts[one.right], one.starts[choice]
    return one.end - max(gold, start) >= OVERLAP * (one.end - min(gold, start))


def cross_validate(examples: Sequence[Example]) -> dict[str, float]:
    """Leave lots out in turn; made sentences only teach. Return the shares met and exact."""
    folds = {e.lot: zlib.crc32(e.lot.encode()) % 6 for e in examples if e.lot != "made"}
    counts: Counter[str] = Counter()
    for fold in set(folds.values()):
        weights = fit([e for e in examples if folds.get(e.lot) != fold])
        for one in examples:
            if folds.get(one.lot) != fold:
                continue
            choice = chosen(one, weights)
            sort = next((s for s in ("read", "written") if one.lot.startswith(s)), "hand")
            counts[f"{sort} all"] += 1
            counts[f"{sort} met"] += met(one, choice)
            counts[f"{sort} exact"] += choice == one.right
            counts[f"{sort} at once"] += one.right == 0
    return {
        f"{sort} {what}": counts[f"{sort} {what}"] / counts[f"{sort} all"]
        for sort in ("hand", "read", "written")
        for what in ("met", "exact", "at once")
    }


def main() -> int:
    """Train or cross-validate, as asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", action="store_true", help="leave lots out in turn")
    asked = parser.parse_args()
    bench = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
    if not (bench / "ner/klue.jsonl").exists():
        sys.stderr.write(f"{bench}/ner/klue.jsonl is not there: set MAEK_BENCH\n")
        return 2
    examples = [*by_hand(), *written(), *read_by_us(bench), *made()]
    if asked.folds:
        for name, value in cross_validate(examples).items():
            sys.stdout.write(f"{name:14} {value:.3f}\n")
        return 0
    weights = fit(examples)
    OUT.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    sys.stdout.write(f"{OUT}: {len(weights):,} signs, {len(examples):,} sentences\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
