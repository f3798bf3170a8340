"""The names tagger: a linear-chain CRF over morphemes, decoded with numpy.

The model (models/ner.npz) is trained by ``training/ko_ner.py`` with CRFsuite; decoding is
Viterbi's (J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001),
over all sentences of a page at once. The weights of a key of surroundings are summed once
and kept (see :mod:`maek.lang.ko.tagger_weights`), which makes a page cheap.
"""

from __future__ import annotations

import functools
import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from maek.lang.ko.tagger_weights import Sentence, Weigher
from maek.lang.reading import Token
from maek.model.span import Span

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Ints = np.ndarray[Any, np.dtype[np.int64]]

NO_NAME = "O"
NEVER = -1e4
SURE = 9.0
"""So much more weight on "no name" than on any name, and no neighbour can change it."""
SCALE = 1000
"""Weights are stored as whole thousandths."""


class Tagged(NamedTuple):
    """A name as the tagger sees it: where, and PS OG LC DT TI or QT."""

    span: Span
    label: str


@dataclass(frozen=True)
class Model:
    """Weights of attributes and transitions; the sums of keys seen are remembered."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    weights: Floats
    """One row for each attribute, and a last one of zeros."""
    transitions: Floats
    start: Floats
    _weigher: list[Weigher] = field(default_factory=list, repr=False)
    _lock: Any = field(default_factory=threading.Lock, repr=False)

    def tag(self, sentences: Sequence[Sentence]) -> list[list[str]]:
        """Return the best labels of every morpheme of every sentence."""
        sizes = [len(tokens) for tokens, _ in sentences]
        names = [self.labels[k] for k in self.best(sentences).tolist()]
        ends = itertools.accumulate(sizes)
        return [names[end - size : end] for end, size in zip(ends, sizes, strict=True)]

    def best(self, sentences: Sequence[Sentence]) -> Ints:
        """Return the number of the best label of every morpheme, all sentences in a row."""
        import numpy as np

        sentences = [s for s in sentences if s[0]]
        if not sentences:
            return np.zeros(0, np.int64)
        with self._lock:
            scores = self.scores(sentences)
        return self._best(scores, [len(tokens) for tokens, _ in sentences])

    def scores(self, sentences: Sequence[Sentence]) -> Floats:
        """Return the weights of every morpheme, all sentences in a row: (morphemes, labels)."""
        if not self._weigher:
            self._weigher.append(Weigher(self.attributes, self.weights))
        return self._weigher[0].scores(sentences)

    def _best(self, scores: Floats, sizes: Sequence[int]) -> Ints:
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
        return every

    def _paths(
        self, scores: Floats, begin: Ints, end: Ints, around: tuple[Floats, Floats]
    ) -> tuple[Ints, Ints]:
        """Viterbi over pieces, the longest first: the morphemes and their best labels."""
        import numpy as np

        sizes = end - begin
        longest = int(sizes[0])
        places = begin + np.arange(longest)[:, None]
        inside = places < end
        # (place, label, piece): numpy is quick along the pieces, which are many.
        alpha = scores[np.minimum(places, len(scores) - 1)].transpose(0, 2, 1).copy()
        alpha[0] += around[0].T
        alpha[sizes - 1, :, np.arange(len(sizes))] += around[1]
        alive = [*inside.sum(axis=1).tolist(), 0]
        entering = self.transitions.T[:, :, None]
        for t in range(1, longest):
            n = alive[t]
            alpha[t, :, :n] += np.maximum.reduce(alpha[t - 1, :, :n] + entering, axis=1)
        path = np.zeros((longest, len(sizes)), np.int64)
        for t in range(longest - 1, -1, -1):
            n, m = alive[t], alive[t + 1]
            if m:
                alpha[t, :, :m] += self.transitions.take(path[t + 1, :m], axis=1)
            alpha[t, :, :n].argmax(axis=0, out=path[t, :n])
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
    using = using or model()
    best = using.best(sentences)
    named = (best != using.labels.index(NO_NAME)).nonzero()[0]
    of_named = zip(named.tolist(), best[named].tolist(), strict=True)
    at, label = next(of_named, (-1, -1))
    found: list[list[Tagged]] = []
    begin = 0
    for tokens, _ in sentences:
        own: list[tuple[int, int, str]] = []
        while 0 <= at < begin + len(tokens):
            _add(own, tokens[at - begin], using.labels[label])
            at, label = next(of_named, (-1, -1))
        found.append([Tagged(Span(start, end), kind) for start, end, kind in own])
        begin += len(tokens)
    return found


def _add(found: list[tuple[int, int, str]], token: Token, label: str) -> None:
    """Begin a name with a morpheme, or let it go on; names are (start, end, kind)."""
    if label[0] == "B":
        found.append((token.start, token.end, label[2:]))
    elif found:
        start, end, kind = found[-1]
        found[-1] = start, max(token.end, end), kind
