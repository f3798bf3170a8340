"""What the cosine of an embedding model adds to the decision, as measured for that model.

A cosine of .8 means one thing with one model and another with the next, and not the same
within Korean as between Korean and Russian. So the model's cosines are never taken as they
are: :mod:`maek.thread.calibrate` measures reports of known stories with it, and what comes
out is, per pair of languages, how far the log-odds of :mod:`maek.thread.judge` move with the
cosine. More alike is never less likely. Without a model nothing moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maek.thread.item import Glimpse, Item
from maek.thread.pair import kind_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 5.0
"""Log-odds a cosine adds or takes away at most."""
NEAREST = 6
"""Articles that are compared for their meaning alone, whatever else they share."""
KIND_ONLY = {"same": "one language", "script": "one script", "cross": "two scripts"}
"""Names of the curves for pairs of languages of which there was too little to measure."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What a cosine says of one kind of pairs."""

    mean: float
    """Cosine of the usual neighbours…"""
    spread: float
    """…and how far theirs lie apart."""
    bias: float = 0.0
    odds: float = 1.0
    """What the log-odds of the other parts still count for, beside the cosine."""
    cosine: float = 0.0
    """Log-odds a spread of cosine is worth; never below 0."""

    def told(self, cosine: float) -> float:
        """Return the log-odds a cosine adds."""
        told = self.bias + self.cosine * (cosine - self.mean) / self.spread
        return max(-MOST, min(MOST, told))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the cosines of one model mean."""

    model: str = ""
    """Hash of the model's files; empty for no model."""
    curves: Mapping[str, Curve] = field(default_factory=dict)
    """By pair of languages (``en ko``), or by kind of pair (:data:`KIND_ONLY`)."""

    def curve(self, a: Glimpse, b: Glimpse) -> Curve | None:
        """Return what holds for two articles; None where they cannot be compared."""
        if not (self.curves and a.vector and len(a.vector) == len(b.vector)):
            return None
        own = self.curves.get(pair_name(a.lang, b.lang))
        return own or self.curves.get(KIND_ONLY[kind_of(a.lang, b.lang)])

    def moved(
        self,
        members: Sequence[Glimpse],
        one: NDArray[np.int64],
        other: NDArray[np.int64],
        odds: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return log-odds as they are with the cosines.

        Args:
            members: Articles.
            one: Per pair the place of the first…
            other: …and that of the second.
            odds: How likely both report the same happening, by all other parts.
        """
        import numpy as np

        if not self.curves:
            return odds
        found = np.array(odds)
        for at, (a, b) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
            curve = self.curve(members[a], members[b])
            if curve is not None:
                found[at] = curve.odds * found[at] + curve.told(cosine(members[a], members[b]))
        return found


NO_CALIBRATION = Calibration()


def cosine(a: Glimpse, b: Glimpse) -> float:
    """Return the cosine of two articles' vectors, which have length 1."""
    import numpy as np

    one, other = (np.frombuffer(item.vector, dtype="<f4") for item in (a, b))
    return float(one @ other)


def nearest(items: Sequence[Item], most: int = NEAREST) -> list[list[int]]:
    """Return for every article the places of those nearest in meaning, the nearest first.

    Args:
        items: Articles; one without a vector has nobody near it.
        most: How many.
    """
    import numpy as np

    found: list[list[int]] = [[] for _ in items]
    width = max((len(item.vector) for item in items), default=0)
    places = [at for at, item in enumerate(items) if width and len(item.vector) == width]
    if len(places) < 2:
        return found
    table = np.stack([np.frombuffer(items[at].vector, dtype="<f4") for at in places])
    for row, at in enumerate(places):
        alike = table @ table[row]
        alike[row] = -np.inf
        best = np.argsort(-alike, kind="stable")[: min(most, len(places) - 1)]
        found[at] = [places[n] for n in best.tolist()]
    return found


def pair_name(a: str, b: str) -> str:
    """Return the name of a pair of languages, the same both ways round."""
    return " ".join(sorted((a, b)))
