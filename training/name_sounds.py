"""Learn how Hangul is spelled in Latin letters, and what tells one name from two.

Reads ``names/ko-en.jsonl`` of the benchmark folder (pairs of names from Wikidata, CC0) and
writes ``maek/text/tables/name_sounds.txt``, the links between sounds and letters, and
``maek/text/tables/name_scorer.json``, the weights of the scorer over them::

    .venv/bin/python training/name_sounds.py            # both
    .venv/bin/python training/name_sounds.py --scorer   # the scorer alone

Links are learned by expectation maximisation over all many-to-many alignments (Jiampojamarn,
Kondrak and Sherif 2007), the scorer by gradient descent on the pairs and on names that share
a surname or a given name with them. The same pairs give the same files.
"""

from __future__ import annotations

import functools
import json
import math
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from maek.text.hangul import SOUND_VOWELS, sounds
from maek.text.name_scorer import Scorer, features
from maek.text.name_words import latin_words
from maek.text.sounds import (
    MOST_LETTERS,
    MOST_SOUNDS,
    VOWEL_LETTERS,
    Links,
    Table,
    table,
    table_of,
)

TABLES = Path(__file__).parents[1] / "maek/text/tables"
ROUNDS = 5
FLOOR = 1e-7
KEPT = (0.3, 1.5)
"""Expected counts below which a link is dropped: while learning, at the end."""
DISCOUNT = 0.5
"""Taken off every count at the end: a link met twice is rarer than it looks."""
FIRST_GUESS = {
    (0, 1): 0.01,
    (1, 0): 0.02,
    (1, 1): 0.3,
    (1, 2): 0.08,
    (1, 3): 0.02,
    (1, 4): 0.003,
    (2, 1): 0.01,
    (2, 2): 0.02,
    (2, 3): 0.006,
    (2, 4): 0.002,
}
"""Weight of a link by the number of its sounds and letters, before anything is learned."""
LIKE_TO_LIKE = 8.0
TOO_UNLIKE = -3.4
"""A pair of names worse than this, a sound or letter, is no transliteration: not learned from."""
LONGEST = 24

Pair = tuple[str, str]
Weights = dict[str, dict[str, float]]
Labelled = tuple[str, str, bool]


def load(bench: Path) -> list[Pair]:
    """Return the (Korean, English) pairs of names, in the order of the file."""
    with (bench / "names/ko-en.jsonl").open(encoding="utf-8") as lines:
        return [(row["ko"], row["en"]) for row in map(json.loads, lines)]


def words_of(pair: Pair) -> list[Pair]:
    """Return the words of a pair of names that belong together: (sounds, letters)."""
    korean, latin = pair[0].split(), latin_words(pair[1])
    if len(korean) == 1 != len(latin):
        only = korean[0]
        if len(only) == 3 and len(latin) == 2:
            korean = [only[0], only[1:]]
        elif len(only) == len(latin):
            korean = list(only)
    if len(korean) != len(latin):
        return []
    return [
        ("".join(map(sounds, k)), e) for k, e in zip(korean, latin, strict=True) if len(e) < LONGEST
    ]


def learn_links(pairs: Sequence[Pair]) -> Links:
    """Learn the links from pairs of names.

    Args:
        pairs: (Korean, English).
    """
    data = [(words, " " in pair[0]) for pair in pairs if (words := words_of(pair))]
    weights: Weights = {}
    for turn in range(ROUNDS):
        counts: Counter[Pair] = Counter()
        for words, spaced in data:
            counts.update(_expected(words, weights, turn if spaced else 0))
        last = turn == ROUNDS - 1
        kept, less = KEPT[last], DISCOUNT * last
        whole = sum(n for n in counts.values() if n >= kept)
        weights = {}
        for (heard, written), n in counts.items():
            if n >= kept:
                weights.setdefault(heard, {})[written] = (n - less) / whole
    return {x: {y: math.log(p) for y, p in row.items()} for x, row in weights.items()}


def _expected(words: list[Pair], weights: Weights, turn: int) -> dict[Pair, float]:
    """Return the expected counts of links in a name, its words in the better order."""
    orders = [words]
    if turn and len(words) == 2:
        (a, b), (c, d) = words
        orders.append([(a, d), (c, b)])
    best, chosen = -math.inf, []
    for order in orders:
        summed = [_sums(x, y, weights) for x, y in order if x and y]
        worth = sum(
            log / (len(x) + len(y) + 1) for (log, _), (x, y) in zip(summed, order, strict=False)
        )
        if worth > best:
            best, chosen = worth, [counts for _, counts in summed]
    if turn > 1 and best / max(len(words), 1) < TOO_UNLIKE:
        return {}
    found: dict[Pair, float] = defaultdict(float)
    for counts in chosen:
        for link, n in counts.items():
            found[link] += n
    return found


def _sums(heard: str, written: str, weights: Weights) -> tuple[float, dict[Pair, float]]:
    """Forward-backward: the logarithm of the sum over alignments, and expected counts."""
    n, m = len(heard), len(written)
    links = list(_links(heard, written, weights))
    before = [[0.0] * (m + 1) for _ in range(n + 1)]
    before[0][0] = 1.0
    for i, j, a, b, p in links:
        if before[i][j]:
            before[i + a][j + b] += before[i][j] * p
    whole = before[n][m]
    if whole <= 0:
        return -99.0, {}
    behind = [[0.0] * (m + 1) for _ in range(n + 1)]
    behind[n][m] = 1.0
    counts: dict[Pair, float] = {}
    for i, j, a, b, p in reversed(links):
        rest = behind[i + a][j + b] * p
        if rest:
            behind[i][j] += rest
            share = before[i][j] * rest / whole
            if share > 1e-3:
                link = (heard[i : i + a], written[j : j + b])
                counts[link] = counts.get(link, 0.0) + share
    return math.log(whole), counts


def _links(
    heard: str, written: str, weights: Weights
) -> Iterator[tuple[int, int, int, int, float]]:
    n, m = len(heard), len(written)
    for i in range(n + 1):
        rows = [weights.get(heard[i : i + a]) for a in range(min(MOST_SOUNDS, n - i) + 1)]
        for j in range(m + 1):
            for a, row in enumerate(rows):
                if weights and row is None and a > 1:
                    continue
                for b in range(min(MOST_LETTERS, m - j) + 1):
                    if weights:
                        p = (row or {}).get(written[j : j + b])
                        p = p or (FLOOR if a < 2 and b < 2 and a + b else 0.0)
                    else:
                        p = _guess(heard[i : i + a], written[j : j + b])
                    if p:
                        yield i, j, a, b, p


@functools.lru_cache(maxsize=100_000)
def _guess(heard: str, written: str) -> float:
    guess = FIRST_GUESS.get((len(heard), len(written)), 0.0)
    return guess * LIKE_TO_LIKE if guess and _alike(heard, written) else guess


def _alike(heard: str, written: str) -> bool:
    """Tell whether a vowel stands for vowels, or a consonant for consonants."""
    if len(heard) != 1 or not written:
        return False
    vowels = [c in VOWEL_LETTERS or c == "w" for c in written]
    return all(vowels) if heard in SOUND_VOWELS else not any(vowels)


def with_negatives(pairs: Sequence[Pair], seed: int = 5, each: int = 1) -> list[Labelled]:
    """Return the pairs, and for each a name that shares a part with the right one.

    The wrong name is another person's with the same first or last word; where there is
    none, one is put together from the right name and another's.

    Args:
        pairs: (Korean, English).
        seed: Of the choice.
        each: Wrong names for each pair.
    """
    rng = random.Random(seed)
    sharing: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        for key in _keys(pair[1]):
            sharing[key].append(pair)
    found: list[Labelled] = []
    for korean, latin in pairs:
        found.append((korean, latin, True))
        others = [o for k in _keys(latin) for o in sharing[k] if o[1] != latin and o[0] != korean]
        for _ in range(each):
            wrong = rng.choice(others)[1] if others else _spliced(latin, rng.choice(pairs)[1], rng)
            if wrong != latin:
                found.append((korean, wrong, False))
    return found


def _keys(latin: str) -> list[tuple[int, str]]:
    words = latin_words(latin)
    return [(0, words[0]), (-1, words[-1])] if len(words) > 1 else []


def _spliced(right: str, other: str, rng: random.Random) -> str:
    own, new = right.split(), other.split()
    if len(own) < 2 or len(new) < 2:
        return other
    return " ".join((new[:1] + own[1:]) if rng.random() < 0.5 else (own[:1] + new[1:]))


def learn_scorer(rows: Sequence[Labelled], using: Table) -> Scorer:
    """Train the scorer on labelled pairs.

    Args:
        rows: (Korean, English, whether one person's).
        using: The links.
    """
    import numpy as np

    x = np.array([features(k, e, using) for k, e, _ in rows])
    return Scorer.trained(x, np.array([float(same) for _, _, same in rows]))


def _scorer(pairs: Sequence[Pair], using: Table) -> str:
    return learn_scorer(with_negatives(pairs, each=2), using).packed()


def main() -> int:
    """Learn from all pairs; write both files."""
    bench = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
    if not (bench / "names/ko-en.jsonl").exists():
        sys.stderr.write(f"{bench}/names/ko-en.jsonl is not there: set MAEK_BENCH\n")
        return 2
    pairs = load(bench)
    if "--scorer" in sys.argv[1:]:
        TABLES.joinpath("name_scorer.json").write_text(_scorer(pairs, table()), encoding="utf-8")
        return 0
    links = learn_links(pairs)
    head = (
        "# Links of sounds and letters, made by training/name_sounds.py; facts from Wikidata, CC0."
    )
    rows = sorted((x, y, p) for x, row in links.items() for y, p in row.items())
    lines = [head, *(f"{x}\t{y}\t{p:.3f}" for x, y, p in rows)]
    TABLES.joinpath("name_sounds.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    TABLES.joinpath("name_scorer.json").write_text(
        _scorer(pairs, table_of(links)), encoding="utf-8"
    )
    sys.stdout.write(f"{len(rows):,} links, {len(pairs):,} pairs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
