"""Scene: who may speak in a text, who stands in quotation marks, who spoke last."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable, Iterator, Sequence

from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.marks import Pair, pair

SPEAKERS = frozenset({"person", "body", "role", "place"})
_NEAR = 40
"""So many mentions back somebody may still be meant by "he"."""


@functools.cache
def media() -> frozenset[str]:
    """Return the entity ids of the known bodies that are media."""
    return frozenset("b-" + name for name in table("und", "media")["ids"])


class Scene:
    """A text with those who may speak in it, while one walks through its quotations."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], quoted: Sequence[Span]
    ) -> None:
        self.reading, self.text, self.quoted = reading, reading.text, quoted
        self.mentions = [m for m in mentions if m.kind in SPEAKERS]
        self.pronouns = [m for m in mentions if m.kind == "pronoun"]
        self.last: Span | None = None
        self._starts = [m.span.start for m in self.mentions]
        self._quotes = [q.start for q in quoted]

    def named_in(self, span: Span) -> list[Mention]:
        """Return the mentions in a stretch of text that stand outside quotation marks."""
        low = bisect.bisect_left(self._starts, span.start)
        high = bisect.bisect_left(self._starts, span.end)
        here = self.mentions[low:high]
        return [m for m in here if m.span.end <= span.end and not self.is_quoted(m.span)]

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch stands inside marks; a name that fills them does not count."""
        at = bisect.bisect_right(self._quotes, span.start) - 1
        return at >= 0 and self.quoted[at].contains(span) and self.quoted[at] != span

    def person_before(self, offset: int) -> Span | None:
        """Return whom a pronoun or an omitted subject at ``offset`` stands for.

        The last person named outside quotation marks; who is only spoken with or of is less
        likely meant than who acts.
        """
        at = bisect.bisect_left(self._starts, offset)
        near = [
            m.span
            for m in reversed(self.mentions[max(0, at - _NEAR) : at])
            if m.kind in ("person", "role") and not self.is_quoted(m.span)
        ]
        free = [s for s in near[:4] if not self.governed(s, 0)]
        return next(iter(free or near), self.last)

    def one_meant(self, offset: int) -> Span | None:
        """Return whom "he" or "she" at ``offset`` stands for: never the body that spoke last.

        Args:
            offset: Where the pronoun stands.
        """
        found = self.person_before(offset)
        body = any(m.span == found for m in self.mentions if m.kind in ("body", "place"))
        return None if body else found

    def governed(self, span: Span, start: int) -> bool:
        """Tell whether a name is no subject; a language says how it knows."""
        return False

    def outlet_in(self, span: Span) -> Span | None:
        """Return the first known medium named in a stretch of text."""
        for mention in self.named_in(span):
            if mention.entity in media():
                return mention.span
        return None


Marked = Callable[[Span, Pair, Sequence[Pair], Sequence[Quotation]], Quotation | None]
"""(sentence, pair of marks, all pairs of the sentence, found so far) → what was said in them."""
_NEAREST = 12
"""So many findings back one may still stand in the sentence at hand."""


def outer_pairs(reading: Reading) -> list[Pair]:
    """Return the pairs of quotation marks of a text that stand in no other pair."""
    return [p for b in reading.blocks for p in pair(reading.text, b.span).quotes() if not p.depth]


def by_sentence(
    scene: Scene,
    pairs: Sequence[Pair],
    marked: Marked,
    reported: Callable[[Span], Iterator[Quotation]],
) -> tuple[Quotation, ...]:
    """Walk through the sentences: first what stands in marks, then what is reported without.

    Whoever spoke last is noted in the scene; a marked fragment stands for its clause.

    Args:
        scene: The text with those who may speak in it.
        pairs: Its outer pairs of marks.
        marked: Judges one pair.
        reported: Yields what a sentence reports without marks.
    """
    found: list[Quotation] = []
    for sentence in scene.reading.sentences:
        here = [p for p in pairs if sentence.contains(p.outer)]
        for p in here:
            made = marked(sentence, p, here, found)
            if made is not None:
                found.append(made)
                scene.last = made.speaker or scene.last
        for made in reported(sentence):
            if not any(q.span.overlaps(made.span) for q in found[-_NEAREST:]):
                found.append(made)
                scene.last = made.speaker or scene.last
    return tuple(sorted(found, key=lambda q: q.span))
