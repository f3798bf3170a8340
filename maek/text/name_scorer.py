"""A name in Hangul and one in Latin letters, word by word: what speaks for one person.

The words are put side by side in the best way, each pair heard (:mod:`maek.text.sounds`);
two dozen figures of how well that went make the verdict, by a small network of two layers
(tables/name_scorer.json, trained by ``training/name_sounds.py``).
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from maek.text.folding import folded, likeness
from maek.text.hangul import romanised
from maek.text.name_words import Word, Words, also_called, hangul_name, latin_name
from maek.text.pinyin import sino_share
from maek.text.sounds import Heard, Table, hear

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float64]]

MISSING = -1.2
"""What a sound or letter without partner costs."""
JOINED = -0.7
"""What it costs to take two words for one."""
TURNED = -1.0
"""What it costs that the surname stands at the other end."""
MOST_SYLLABLES = 6
"""A Korean word of so many syllables may be surname and given name in one."""
RATE, SHRINK, HIDDEN, EPOCHS, BATCH, NETWORKS = 4e-3, 2e-4, (16, 8), 50, 128, 3


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two stretches of two names taken for each other."""

    hangul: str
    latin: str
    heard: Heard
    at: tuple[int, int]
    """Index of the first Latin word, and after the last, in the order they were paired."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two names side by side."""

    worth: float
    pairings: tuple[Pairing, ...]
    left_hangul: tuple[Word, ...]
    left_latin: tuple[Word, ...]
    turned: bool
    whole: bool
    """Whether the Korean name is one word, cut into syllables here."""
    latin_count: int


Way = tuple[float, tuple[Pairing, ...], tuple[Word, ...], tuple[Word, ...]]


def match(hangul: Words, latin: Words, using: Table | None = None) -> Match:
    """Put the words of two names side by side in the best way.

    Args:
        hangul: A name in Hangul.
        latin: A name in Latin letters.
        using: Other links than the stored ones.
    """
    words = list(hangul.words)
    whole = len(words) == 1 and 2 <= len(words[0].text) <= MOST_SYLLABLES
    if whole:
        words = [Word(c) for c in words[0].text]
    orders = [list(latin.words)]
    if len(latin.words) > 1:
        orders += [orders[0][1:] + orders[0][:1], orders[0][-1:] + orders[0][:-1]]
    best: tuple[float, Way, bool] | None = None
    for n, order in enumerate(orders):
        way = _best_way(words, order, whole, using)
        worth = way[0] + (TURNED if n else 0.0)
        if best is None or worth > best[0]:
            best = (worth, way, n > 0)
    assert best is not None, "one order at least was tried"
    worth, (_, pairings, left_h, left_l), turned = best
    return Match(worth, pairings, left_h, left_l, turned, whole, len(latin.words))


def _best_way(words: list[Word], latin: list[Word], whole: bool, using: Table | None) -> Way:
    """Pair stretches of words in order; a word may stay without partner."""
    n, m = len(words), len(latin)
    best: list[list[Way | None]] = [[None] * (m + 1) for _ in range(n + 1)]
    best[0][0] = (0.0, (), (), ())

    def offer(i: int, j: int, way: Way) -> None:
        old = best[i][j]
        if old is None or way[0] > old[0]:
            best[i][j] = way

    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here is None:
                continue
            worth, pairings, left_h, left_l = here
            if i < n:
                cost = MISSING * 2.5 * len(words[i].text) * words[i].weight
                offer(i + 1, j, (worth + cost, pairings, (*left_h, words[i]), left_l))
            if j < m:
                cost = MISSING * len(latin[j].text) * latin[j].weight
                offer(i, j + 1, (worth + cost, pairings, left_h, (*left_l, latin[j])))
            for a, b in _stretches(n - i, m - j, whole):
                hangul = "".join(w.text for w in words[i : i + a])
                written = "".join(w.text for w in latin[j : j + b])
                heard = _heard(hangul, written, using)
                cost = (JOINED if b > 1 else 0.0) + (JOINED if a > 1 and not whole else 0.0)
                paired = Pairing(hangul, written, heard, (j, j + b))
                way = (worth + heard.worth + cost, (*pairings, paired), left_h, left_l)
                offer(i + a, j + b, way)
    found = best[n][m]
    assert found is not None, "leaving every word alone is a way"
    return found


def _heard(hangul: str, written: str, using: Table | None) -> Heard:
    """Hear a word as it is written, and as the names it may be short for."""
    forms = (written, *also_called(written))
    return max((hear(hangul, form, using) for form in forms), key=lambda h: h.worth)


def _stretches(words: int, latin: int, whole: bool) -> list[tuple[int, int]]:
    """How many words of each side may be taken for each other."""
    found = [(a, 1) for a in range(1, min(words, MOST_SYLLABLES if whole else 2) + 1) if latin]
    most = 2 if whole else 3
    return found + [(1, b) for b in range(2, min(latin, most) + 1) if words]


def features(hangul: str, latin: str, using: Table | None = None) -> tuple[float, ...]:
    """Return the figures the verdict is made from.

    Args:
        hangul: A name in Hangul.
        latin: A name in Latin letters.
        using: Other links than the stored ones.
    """
    left, right = hangul_name(hangul), latin_name(latin)
    return figures(match(left, right, using), left, right)


def figures(found: Match, hangul: Words, latin: Words) -> tuple[float, ...]:
    """Return the figures of a match; see the names in the code."""
    heard = [p.heard for p in found.pairings]
    sizes = [2 * len(p.hangul) + len(p.latin) for p in found.pairings]
    shares = [h.share for h in heard] or [-1.0]
    syllables = sorted(s for h in heard for s in h.syllables) or [-1.0]
    mean = sum(h.share * n for h, n in zip(heard, sizes, strict=True)) / max(sum(sizes), 1)
    left_latin = sum(len(w.text) for w in found.left_latin if not w.optional)
    left_hangul = sum(len(w.text) for w in found.left_hangul if not w.optional)
    poor = sum(s < 0 for s in syllables)
    last = any(p.at[1] == found.latin_count for p in found.pairings)
    first = any(p.at[0] == 0 for p in found.pairings)
    whole, worst = float(found.whole), syllables[0]
    sino = sino_share(hangul.words[0].text, [w.text for w in latin.words]) if found.whole else 0.0
    alike = [likeness(folded(romanised(p.hangul)), folded(p.latin)) for p in found.pairings]
    both = bool(hangul.ordinal and latin.ordinal)
    return (
        min(shares),
        mean,
        min((h.worth for h in heard), default=-9.0) / 5,
        found.worth / 20,
        worst,
        syllables[1] if len(syllables) > 1 else worst,
        min(poor, 4),
        poor / len(syllables),
        min(max((h.unseen for h in heard), default=6), 6),
        min(max((h.unseen_hard for h in heard), default=6), 6),
        min(sum(h.unseen_hard for h in heard), 6),
        max((h.unseen / n for h, n in zip(heard, sizes, strict=True)), default=1.0),
        left_latin / max(sum(len(w.text) for w in latin.words), 1),
        left_hangul / max(sum(len(w.text) for w in hangul.words), 1),
        float(left_latin > 0),
        float(left_hangul > 0),
        float(sum(w.optional for w in (*found.left_latin, *found.left_hangul))),
        float(found.turned),
        whole,
        whole * min(shares),
        whole * worst,
        float(both and hangul.ordinal != latin.ordinal),
        float(bool(hangul.ordinal) != bool(latin.ordinal)),
        len(heard) / 3,
        float(first and last and left_latin > 0),
        float(last and not first),
        float(first and not last),
        float(sino == 1),
        float(0 < sino < 1),
        _worst_pair(heard),
        float(min((len(p.hangul) for p in found.pairings), default=0)),
        min(alike, default=0.0),
        sum(alike) / max(len(alike), 1),
        min((h.syllables[0] for h in heard), default=-1.0),
        min((h.syllables[-1] for h in heard), default=-1.0),
        max((abs(2.2 * len(p.hangul) - len(p.latin)) for p in found.pairings), default=9.0),
        whole * float(left_latin + left_hangul > 0),
    )


def _worst_pair(heard: Sequence[Heard]) -> float:
    """Return the worst mean of two syllables side by side: what no vowel of one excuses."""
    pairs = [(a + b) / 2 for h in heard for a, b in itertools.pairwise(h.syllables)]
    return min(pairs, default=min((s for h in heard for s in h.syllables), default=-1.0))


Layers = tuple[tuple["Floats", "Floats"], ...]


@dataclass(frozen=True)
class Scorer:
    """Networks of two hidden layers over the figures of a match; their mean is the score."""

    mean: Floats
    spread: Floats
    networks: tuple[Layers, ...]

    def score(self, row: Sequence[float]) -> float:
        """Return how sure it is, 0 to 1, that the names are one person's."""
        import numpy as np

        return float(self.scores(np.asarray([row]))[0])

    def scores(self, rows: Floats) -> Floats:
        """As :meth:`score`, for many rows."""
        import numpy as np

        scaled = (rows - self.mean) / self.spread
        every = [_through(layers, scaled) for layers in self.networks]
        return np.asarray(np.mean(every, axis=0))

    def packed(self) -> str:
        """Return the network as JSON, four decimals."""

        def plain(array: Floats) -> Any:
            return (
                [plain(a) for a in array] if array.ndim > 1 else [round(float(v), 4) for v in array]
            )

        networks = [[[plain(w), plain(b)] for w, b in layers] for layers in self.networks]
        told = {"mean": plain(self.mean), "spread": plain(self.spread), "networks": networks}
        return json.dumps(told)

    @classmethod
    def unpacked(cls, text: str) -> Scorer:
        """Return the network that :meth:`packed` wrote."""
        import numpy as np

        told = json.loads(text)
        networks = tuple(
            tuple((np.array(w), np.array(b)) for w, b in layers) for layers in told["networks"]
        )
        return cls(np.array(told["mean"]), np.array(told["spread"]), networks)

    @classmethod
    def trained(cls, x: Floats, y: Floats) -> Scorer:
        """Train :data:`NETWORKS` networks, which differ by their first weights alone.

        Args:
            x: One row for each pair of names.
            y: 1 where they are one person's, else 0.
        """
        mean, spread = x.mean(0), x.std(0) + 1e-6
        scaled = (x - mean) / spread
        return cls(mean, spread, tuple(_trained(scaled, y, seed) for seed in range(NETWORKS)))


def _through(layers: Layers, x: Floats) -> Floats:
    import numpy as np

    for weights, bias in layers[:-1]:
        x = np.tanh(x @ weights + bias)
    weights, bias = layers[-1]
    return np.asarray(1 / (1 + np.exp(-(x @ weights + bias)[:, 0])))


def _trained(x: Floats, y: Floats, seed: int) -> Layers:
    """Train one network by Adam (Kingma and Ba 2015) with a falling rate."""
    import numpy as np

    rng = np.random.default_rng(seed)
    sizes = (x.shape[1], *HIDDEN, 1)
    flat: list[Floats] = []
    for a, b in itertools.pairwise(sizes):
        flat += [rng.normal(0, 1 / math.sqrt(a), (a, b)), np.zeros(b)]
    first, second = [np.zeros_like(w) for w in flat], [np.zeros_like(w) for w in flat]
    turn = 0
    for epoch in range(EPOCHS):
        rate = RATE * 0.5 * (1 + math.cos(math.pi * epoch / EPOCHS))
        order = rng.permutation(len(x))
        for begin in range(0, len(x), BATCH):
            some = order[begin : begin + BATCH]
            turn += 1
            for i, slope in enumerate(_slopes(flat, x[some], y[some])):
                grown = slope + SHRINK * flat[i]
                first[i] = 0.9 * first[i] + 0.1 * grown
                second[i] = 0.999 * second[i] + 0.001 * grown * grown
                step = first[i] / (1 - 0.9**turn)
                flat[i] -= rate * step / (np.sqrt(second[i] / (1 - 0.999**turn)) + 1e-8)
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def _slopes(flat: list[Floats], x: Floats, y: Floats) -> list[Floats]:
    """Back-propagation of the cross entropy through tanh layers."""
    import numpy as np

    seen = [x]
    for i in range(0, len(flat) - 2, 2):
        seen.append(np.tanh(seen[-1] @ flat[i] + flat[i + 1]))
    out = 1 / (1 + np.exp(-(seen[-1] @ flat[-2] + flat[-1])[:, 0]))
    back: Floats = ((out - y) / len(y))[:, None]
    slopes: list[Floats] = []
    for i in range(len(flat) - 2, -1, -2):
        layer = seen[i // 2]
        slopes = [layer.T @ back, back.sum(0), *slopes]
        back = (back @ flat[i].T) * (1 - layer**2)
    return slopes


@functools.cache
def scorer() -> Scorer:
    """Load the trained network, at the first call."""
    path = files("maek.text").joinpath("tables/name_scorer.json")
    return Scorer.unpacked(path.read_text(encoding="utf-8"))
