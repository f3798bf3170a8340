"""The names tagger: a linear-chain CRF over morphemes, decoded with numpy.

The model (models/ner.npz) is trained by ``training/ko_ner.py`` with CRFsuite; decoding is
Viterbi's (J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001),
over all sentences of a page at once. The weights of a key of surroundings are summed once
and kept (see :mod:`maek.lang.ko.tagger_features`), which makes a page cheap.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from maek.lang.ko.tagger_features import (
    OF_PAIR,
    OF_TAGS,
    OF_TOKEN,
    OF_UNIT,
    OF_WORD,
    OUTSIDE,
    Key,
    Look,
    Unit,
    attributes,
    look,
)
from maek.lang.reading import Token
from maek.model.span import Span

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Ints = np.ndarray[Any, np.dtype[np.int64]]

Sentence = tuple[Sequence[Token], Sequence[Unit]]

NO_NAME = "O"
NEVER = -1e4
MOST_KEYS = 60_000
"""So many keys are kept before the memory of them starts anew."""
SURE = 9.0
"""So much more weight on "no name" than on any name, and no neighbour can change it."""
SCALE = 1000
"""Weights are stored as whole thousandths."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name as the tagger sees it: where, and PS OG LC DT TI or QT."""

    span: Span
    label: str


class Sums(dict[Key, int]):
    """Keys of one sort and the summed weights of their attributes in each of their slots.

    Looking a new key up gives it a row at once; the sums of all new keys are made together
    by :meth:`table`, for many small sums cost more than one large one.
    """

    def __init__(self, slots: tuple[int, ...], rows: Mapping[str, int], weights: Floats) -> None:
        super().__init__()
        self.slots, self.rows, self.weights = slots, rows, weights
        self.new: list[Key] = []
        self.sums: Floats = weights[:0].reshape(0, len(slots), weights.shape[1])

    def __missing__(self, key: Key) -> int:
        row = self[key] = len(self)
        self.new.append(key)
        return row

    def table(self) -> Floats:
        """Return (row, slot, label) → weight for every key looked up so far."""
        import numpy as np

        if self.new:
            first = len(self) - len(self.new)
            if len(self) > len(self.sums):
                more = np.zeros((2 * len(self) - first, *self.sums.shape[1:]), np.float32)
                self.sums = np.concatenate([self.sums[:first], more])
            self.sums[first : len(self)] = self._summed().reshape(-1, *self.sums.shape[1:])
            self.new = []
        return self.sums

    def _summed(self) -> Floats:
        import numpy as np

        get, none = self.rows.get, len(self.weights) - 1
        flat: list[int] = []
        starts: list[int] = []
        for key in self.new:
            for slot in self.slots:
                starts.append(len(flat))
                flat.append(none)
                flat += [r for a in attributes(slot, key) if (r := get(a)) is not None]
        return np.asarray(np.add.reduceat(self.weights[flat], starts, axis=0), np.float32)

    def shrink(self) -> None:
        """Forget everything once too much is remembered."""
        if len(self) > MOST_KEYS:
            self.clear()
            self.new = []


@dataclass(frozen=True)
class Model:
    """Weights of attributes and transitions; the sums of keys seen are remembered."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    weights: Floats
    """One row for each attribute, and a last one of zeros."""
    transitions: Floats
    start: Floats
    _sums: list[Sums] = field(default_factory=list, repr=False)
    _lock: Any = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        sorts = (OF_TOKEN, OF_TAGS, OF_PAIR, OF_WORD, OF_UNIT)
        self._sums.extend(Sums(slots, self.attributes, self.weights) for slots in sorts)

    def tag(self, sentences: Sequence[Sentence]) -> list[list[str]]:
        """Return the best labels of every morpheme of every sentence."""
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i][0]))
        found: list[list[str]] = [[] for _ in sentences]
        looks = [look(*sentences[i]) for i in order if sentences[i][0]]
        if looks:
            with self._lock:
                scores = self._scores(looks)
            best = self._best(scores, [len(keys.tokens) for keys in looks])
            for at, own in zip(order, best, strict=False):
                found[at] = own
        return found

    def _scores(self, looks: Sequence[Look]) -> Floats:
        """Sum the weights of each morpheme: (morphemes of all sentences, labels)."""
        import numpy as np

        for sums in self._sums:
            sums.shrink()
        of_token, of_tags, of_pair, of_word, of_unit = self._sums
        gap = [of_token[OUTSIDE]] * 2
        edge = of_unit[OUTSIDE]
        tokens, units = list(gap), [edge]
        tags: list[int] = []
        pairs: list[int] = []
        words: list[int] = []
        at: list[int] = []
        unit_at: list[int] = []
        pair_at: list[int] = []
        for keys in looks:
            size = len(keys.tokens)
            at += range(len(tokens), len(tokens) + size)
            pair_at += range(len(pairs), len(pairs) + size)
            for n, unit in enumerate(keys.sizes, len(units)):
                unit_at += [n] * unit
            tokens += map(of_token.__getitem__, keys.tokens)
            tokens += gap
            tags += map(of_tags.__getitem__, keys.tags)
            pairs += map(of_pair.__getitem__, keys.pairs)
            words += map(of_word.__getitem__, keys.words)
            units += map(of_unit.__getitem__, keys.units)
            units.append(edge)
        own = of_token.table()[tokens]
        here, pair, unit_here = np.array(at), np.array(pair_at), np.array(unit_at)
        two, near = of_pair.table()[pairs], of_unit.table()[units]
        total: Floats = own[here, 0] + own[here - 1, 1] + own[here + 1, 2]
        total += own[here - 2, 3] + own[here + 2, 4] + two[pair, 0] + two[pair + 1, 1]
        total += near[unit_here - 1, 0] + near[unit_here + 1, 1]
        total += of_tags.table()[tags, 0] + of_word.table()[words, 0]
        return total

    def _best(self, scores: Floats, sizes: Sequence[int]) -> list[list[str]]:
        """Viterbi over all sentences together, between morphemes that surely are no names.

        A morpheme that is no name by far (:data:`SURE`) cuts its sentence in two: what is
        before it and what is behind it do not depend on each other. The pieces are many and
        short, which numpy likes.
        """
        import numpy as np

        none = self.labels.index(NO_NAME)
        every = np.full(len(scores), none, np.int64)
        named = np.delete(scores, none, axis=1).max(axis=1)
        open_ = scores[:, none] - named <= SURE
        ends = np.cumsum(sizes)
        first, last = np.zeros(len(scores), bool), np.zeros(len(scores), bool)
        first[ends - sizes], last[ends - 1] = True, True
        begin = np.flatnonzero(open_ & (first | ~np.roll(open_, 1)))
        end = np.flatnonzero(open_ & (last | ~np.roll(open_, -1))) + 1
        if len(begin):
            order = np.argsort(begin - end, kind="stable")
            begin, end = begin[order], end[order]
            leaving = np.where(first[begin, None], self.start, self.transitions[none])
            entering = np.where(last[end - 1, None], 0, self.transitions[:, none])
            at, best = self._paths(scores, begin, end, (leaving, entering))
            every[at] = best
        found = [self.labels[k] for k in every.tolist()]
        return [found[e - n : e] for e, n in zip(ends.tolist(), sizes, strict=True)]

    def _paths(
        self, scores: Floats, begin: Ints, end: Ints, around: tuple[Floats, Floats]
    ) -> tuple[Ints, Ints]:
        """Viterbi over pieces, the longest first: the morphemes and their best labels."""
        import numpy as np

        sizes = end - begin
        longest = int(sizes[0])
        places = begin + np.arange(longest)[:, None]
        inside = places < end
        alpha = scores[np.minimum(places, len(scores) - 1)]
        alpha[0] += around[0]
        alpha[sizes - 1, np.arange(len(sizes))] += around[1]
        alive = [*inside.sum(axis=1).tolist(), 0]
        incoming = np.ascontiguousarray(self.transitions.T)
        for t in range(1, longest):
            n = alive[t]
            alpha[t, :n] += (alpha[t - 1, :n, None, :] + incoming).max(axis=2)
        path = np.zeros((longest, len(sizes)), np.int64)
        for t in range(longest - 1, -1, -1):
            n, m = alive[t], alive[t + 1]
            path[t, m:n] = alpha[t, m:n].argmax(axis=1)
            if m:
                path[t, :m] = (alpha[t, :m] + incoming[path[t + 1, :m]]).argmax(axis=1)
        return places[inside], path[inside]


def make(
    labels: Sequence[str],
    state: dict[tuple[str, str], float],
    transitions: dict[tuple[str, str], float],
) -> Model:
    """Build a model from CRFsuite's weights.

    Args:
        labels: The labels, ``O`` and ``B-``/``I-`` of every kind.
        state: (attribute, label) → weight.
        transitions: (label, next label) → weight; I- after another kind is made impossible.
    """
    import numpy as np

    names = sorted({a for a, _ in state})
    rows = {a: i for i, a in enumerate(names)}
    columns = {label: i for i, label in enumerate(labels)}
    weights = np.zeros((len(names) + 1, len(labels)), np.float32)
    for (a, label), weight in state.items():
        weights[rows[a], columns[label]] = round(weight * SCALE) / SCALE
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for (left, right), weight in transitions.items():
        moves[columns[left], columns[right]] = weight
    start = np.zeros(len(labels), np.float32)
    for right in labels:
        if right.startswith("I-"):
            start[columns[right]] = NEVER
            for left in labels:
                if left[2:] != right[2:] or left == NO_NAME:
                    moves[columns[left], columns[right]] = NEVER
    return Model(tuple(labels), rows, weights, moves, start)


def packed(model: Model) -> bytes:
    """Return the bytes of models/ner.npz for ``model``; the same model, the same bytes."""
    import numpy as np

    found = BytesIO()
    names = "\n".join(model.attributes).encode()
    np.savez_compressed(
        found,
        labels=np.frombuffer(" ".join(model.labels).encode(), np.uint8),
        names=np.frombuffer(names, np.uint8),
        # Label by label: like weights stand together, which packs better.
        weights=np.ascontiguousarray(np.rint(model.weights * SCALE).astype(np.int16).T),
        transitions=model.transitions,
        start=model.start,
    )
    return found.getvalue()


@functools.cache
def model() -> Model:
    """Load models/ner.npz, at the first call."""
    import numpy as np

    data = files("maek.lang.ko").joinpath("models/ner.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as stored:
        names = stored["names"].tobytes().decode().split("\n")
        return Model(
            tuple(stored["labels"].tobytes().decode().split()),
            {name: i for i, name in enumerate(names)},
            np.ascontiguousarray(stored["weights"].T.astype(np.float32) / SCALE),
            stored["transitions"],
            stored["start"],
        )


def tag(sentences: Sequence[Sentence], using: Model | None = None) -> list[list[Tagged]]:
    """Find names, dates and figures in tokenised sentences.

    Args:
        sentences: The tokens of each sentence and the units they make up.
        using: Another model than the stored one.

    Returns:
        For each sentence its findings in order, spans in code points of its text.
    """
    labels = (using or model()).tag(sentences)
    return [_spans(tokens, found) for (tokens, _), found in zip(sentences, labels, strict=True)]


def _spans(tokens: Sequence[Token], labels: Sequence[str]) -> list[Tagged]:
    found: list[Tagged] = []
    for i, label in enumerate(labels):
        if label == NO_NAME:
            continue
        token = tokens[i]
        if label[0] == "B":
            found.append(Tagged(Span(token.start, token.end), label[2:]))
        elif found:
            last = found[-1]
            end = max(token.end, last.span.end)
            found[-1] = Tagged(Span(last.span.start, end), last.label)
    return found
