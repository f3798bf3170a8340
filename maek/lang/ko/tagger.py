"""The names tagger: a linear-chain CRF over morphemes, decoded with numpy.

The model (models/ner.npz) is trained by ``training/ko_ner.py`` with CRFsuite; decoding is
Viterbi's (J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001),
over all sentences of a page at once. The weights of a key of surroundings are summed once
and kept (see :mod:`maek.lang.ko.tagger_features`), which makes a page cheap.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from maek.lang.ko.tagger_features import SLOTS, Key, Unit, attributes, keys
from maek.lang.reading import Token
from maek.model.span import Span

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]

Sentence = tuple[Sequence[Token], Sequence[Unit]]

OUTSIDE = "O"
NEVER = -1e4
MOST_KEYS = 60_000
"""So many keys are kept before the memory of them starts anew."""
SCALE = 1000
"""Weights are stored as whole thousandths."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name as the tagger sees it: where, and PS OG LC DT TI or QT."""

    span: Span
    label: str


@dataclass
class Model:
    """Weights of attributes and transitions, and the summed weights of keys seen."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    weights: Floats
    transitions: Floats
    start: Floats
    _rows: list[dict[Key, int]] = field(default_factory=list)
    _sums: Any = None
    _used: int = 0
    _lock: Any = field(default_factory=threading.Lock)

    def tag(self, sentences: Sequence[Sentence]) -> list[list[str]]:
        """Return the best labels of every morpheme of every sentence."""
        known = [keys(tokens, words) for tokens, words in sentences]
        with self._lock:
            scores = [self._scores(rows) for rows in known]
        return self._best(scores)

    def _scores(self, sentence: Sequence[tuple[Key, ...]]) -> Floats:
        """Sum the weights of each morpheme's keys: (morphemes, labels)."""
        import numpy as np

        if self._sums is None or self._used > MOST_KEYS:
            self._rows = [{} for _ in SLOTS]
            self._sums = np.zeros((MOST_KEYS + 20_000, len(self.labels)), np.float32)
            self._used = 0
        ids: list[int] = []
        for row in sentence:
            for slot, key in enumerate(row):
                found = self._rows[slot].get(key)
                ids.append(self._learn(slot, key) if found is None else found)
        taken: Floats = self._sums[ids].reshape(len(sentence), len(SLOTS), -1).sum(axis=1)
        return taken

    def _learn(self, slot: int, key: Key) -> int:
        get = self.attributes.get
        hits = [i for a in attributes(slot, key) if (i := get(a)) is not None]
        if self._used + 1 >= len(self._sums):
            import numpy as np

            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        row = self._used = self._used + 1
        self._sums[row] = self.weights[hits].sum(axis=0) if hits else 0
        self._rows[slot][key] = row
        return row

    def _best(self, scores: list[Floats]) -> list[list[str]]:
        """Viterbi over all sentences together, the shorter ones padded at the end."""
        import numpy as np

        if not scores:
            return []
        sizes = [len(s) for s in scores]
        longest = max(sizes, default=0)
        padded = np.zeros((longest, len(scores), len(self.labels)), np.float32)
        for i, own in enumerate(scores):
            padded[: len(own), i] = own
        alive = np.arange(longest)[:, None] < np.array(sizes)[None, :]
        alpha = np.zeros_like(padded)
        if longest:
            alpha[0] = padded[0] + self.start
        incoming = np.ascontiguousarray(self.transitions.T)
        for t in range(1, longest):
            step = (alpha[t - 1][:, None, :] + incoming).max(axis=2) + padded[t]
            alpha[t] = np.where(alive[t][:, None], step, alpha[t - 1])
        return [self._trace(alpha[: sizes[i], i]) for i in range(len(scores))]

    def _trace(self, alpha: Floats) -> list[str]:
        if not len(alpha):
            return []
        label = int(alpha[-1].argmax())
        found = [label]
        for t in range(len(alpha) - 2, -1, -1):
            label = int((alpha[t] + self.transitions[:, label]).argmax())
            found.append(label)
        return [self.labels[i] for i in reversed(found)]


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
    weights = np.zeros((len(names), len(labels)), np.float32)
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
                if left[2:] != right[2:] or left == OUTSIDE:
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
    for token, label in zip(tokens, labels, strict=True):
        if label.startswith("B-"):
            found.append(Tagged(Span(token.start, token.end), label[2:]))
        elif label != OUTSIDE and found:
            last = found[-1]
            end = max(token.end, last.span.end)
            found[-1] = Tagged(Span(last.span.start, end), last.label)
    return found
