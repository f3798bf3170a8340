"""Quotation marks and brackets of any script, paired as people really write them.

Writers mix shapes (``"…”``, ``‘…'``), close with an opening shape, lose a mark or set one
twice. A mark is therefore read by its look *and* by what stands around it, and two marks
pair when their level (double, single, angle …) is the same, whatever their shape; what is
then left over may still pair across levels. Nothing here knows a language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from maek.model.span import Span

Level = Literal["double", "single", "angle", "corner", "white_corner", "title", "round", "square"]

QUOTES: frozenset[str] = frozenset({"double", "single", "angle", "corner", "white_corner"})
"""Levels that can hold spoken words; ``title`` (《》〈〉<>) and brackets do not."""

LONGEST = 1500
"""A pair never holds more code points than this, nor a line break."""
LONGEST_MIXED = 300
"""Nor a pair whose two marks are of different levels more than this."""

_OPEN: dict[str, Level] = {
    **dict.fromkeys("“„‟〝", "double"),
    **dict.fromkeys("‘‚‛", "single"),
    **dict.fromkeys("«‹", "angle"),
    **dict.fromkeys("「﹁｢", "corner"),
    **dict.fromkeys("『﹃", "white_corner"),
    **dict.fromkeys("《〈<＜", "title"),
    **dict.fromkeys("(（", "round"),
    **dict.fromkeys("[［【〔", "square"),
    "‘‘": "double",
}
_CLOSE: dict[str, Level] = {
    **dict.fromkeys("”〞〟", "double"),
    **dict.fromkeys("’", "single"),
    **dict.fromkeys("»›", "angle"),
    **dict.fromkeys("」﹂｣", "corner"),
    **dict.fromkeys("』﹄", "white_corner"),
    **dict.fromkeys("》〉>＞", "title"),
    **dict.fromkeys(")）", "round"),
    **dict.fromkeys("]］】〕", "square"),
    "’’": "double",
}
_EITHER: dict[str, Level] = {
    **dict.fromkeys('"＂', "double"),
    **dict.fromkeys("'`´＇", "single"),
    **dict.fromkeys(("''", "``", "´´"), "double"),
}
_BRACKETS: frozenset[str] = frozenset({"title", "round", "square"})
_MARK = re.compile(
    "''|``|´´|‘‘|’’|["
    + re.escape("".join(c for c in {**_OPEN, **_CLOSE, **_EITHER} if len(c) == 1))
    + "]"
)
_APOSTROPHE = re.compile(
    r"(?<=[^\W_])['’´](?=[A-Za-zÀ-ɏа-яё])|(?<!\w)['’‘](?=\d\d(?!\d|['’]))|(?<=\d)['\"´](?=\d|\s|$)|(?<=[A-Za-z]s)['’](?=\s)"
)
"""don't, Jan’s, д’Артаньян, workers'; ’24, '90s; 5'10\": a mark only where a partner waits."""
_OPENING_SIDE = frozenset(" \t\u3000\xa0([{（［【〔<《〈·/~-–—=:;,…")
"""After one of these, after another opening mark or at the start, a mark may open."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together."""

    outer: Span
    """With the marks."""
    inner: Span
    """Without them."""
    level: Level
    """Of the opening mark."""
    depth: int = 0
    """How many other pairs of quotation marks hold this one."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What :func:`pair` found in a stretch of text."""

    pairs: tuple[Pair, ...]
    """Quotation marks and brackets, in order of their opening mark."""
    orphans: tuple[Span, ...]
    """Quotation marks without a partner, in order (brackets and apostrophes are not told)."""

    def quotes(self) -> tuple[Pair, ...]:
        """Return the pairs that can hold spoken words."""
        return tuple(p for p in self.pairs if p.level in QUOTES)

    def brackets(self) -> tuple[Pair, ...]:
        """Return the other pairs: round and square brackets, title marks."""
        return tuple(p for p in self.pairs if p.level in _BRACKETS)

    def around(self, offset: int) -> Pair | None:
        """Return the innermost pair of quotation marks that holds code point ``offset``."""
        holding = (p for p in self.quotes() if p.inner.start <= offset < p.inner.end)
        return max(holding, key=lambda p: p.inner.start, default=None)


_NOTHING = Marks((), ())


@functools.lru_cache(maxsize=1024)
def pair(text: str, within: Span | None = None) -> Marks:
    """Pair the quotation marks and brackets of ``text``.

    What was found is kept for a while: sentences, quotations and defects of a page ask for the
    same stretches.

    Args:
        text: Any text; a line break ends every open pair.
        within: The stretch to look at; the whole text by default.

    Returns:
        Pairs and orphans with offsets in ``text``.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    if _MARK.search(text, start, end) is None:
        return _NOTHING
    pairs: list[Pair] = []
    orphans: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = _Line(text, start, stop)
        line.run()
        pairs += line.pairs
        orphans += line.orphans
        start = stop + 1
    return Marks(_with_depth(pairs), tuple(sorted(orphans)))


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    level: Level
    glyph: str
    before: str
    """The character before, empty at the start of the line."""
    after: str
    apostrophe: bool

    @property
    def opening_side(self) -> bool:
        """Whether what stands before lets a mark open here."""
        return not self.before or self.before in _OPENING_SIDE or self.before in _OPEN

    @property
    def closing_side(self) -> bool:
        """Whether what stands after says that nothing begins here."""
        return not self.after or not (
            self.after.isalnum() or self.after in _OPEN or self.after in _EITHER
        )


class _Line:
    """The marks of one line, paired from left to right with one stack per level."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.marks = list(_marks(text, start, stop))
        self.open: dict[str, list[_Mark]] = {}
        self.loose: list[tuple[_Mark, bool]] = []
        self.pairs: list[Pair] = []
        self.orphans: list[Span] = []

    def run(self) -> None:
        for number, mark in enumerate(self.marks):
            if self._closes(mark, number):
                self._close(mark)
            elif self._opens(mark):
                self.open.setdefault(mark.level, []).append(mark)
            elif not mark.apostrophe:
                self.loose.append((mark, False))
        self.loose += [(m, True) for stack in self.open.values() for m in stack]
        self._pair_mixed()

    def _waiting(self, level: str) -> _Mark | None:
        stack = self.open.get(level)
        return stack[-1] if stack else None

    def _closes(self, mark: _Mark, number: int) -> bool:
        waiting = self._waiting(mark.level)
        if waiting is None or mark.span.end - waiting.span.end > LONGEST:
            return False
        if mark.apostrophe:
            return waiting.apostrophe is False and mark.glyph != "‘" and not mark.after.isalpha()
        if mark.glyph in _CLOSE:
            return True
        if mark.glyph in _OPEN:
            return not mark.opening_side and mark.level not in _BRACKETS
        return self._straight_closes(mark, waiting, number)

    def _straight_closes(self, mark: _Mark, waiting: _Mark, number: int) -> bool:
        """A straight mark where something may begin: nested, or the partner of a lost one."""
        if not mark.opening_side or mark.closing_side:
            return True
        if self._opened_after(waiting):
            return False
        rest = sum(m.level == mark.level for m in self.marks[number:])
        return not waiting.after.strip() or rest % 2 == 1

    def _opens(self, mark: _Mark) -> bool:
        if mark.apostrophe:
            return bool(mark.after) and not mark.before.isalnum()
        if mark.glyph in _OPEN:
            return True
        if mark.glyph in _CLOSE:
            return mark.level not in _BRACKETS and mark.opening_side and not mark.closing_side
        if mark.opening_side:
            return True
        # Glued to words on both sides: it opens, unless a mark of another level waits in vain.
        return not mark.closing_side and not self._other_in_vain(mark)

    def _opened_after(self, waiting: _Mark) -> bool:
        stacks = (stack for level, stack in self.open.items() if level in QUOTES)
        return any(stack and stack[-1].span.start > waiting.span.start for stack in stacks)

    def _other_in_vain(self, mark: _Mark) -> bool:
        later = {m.level for m in self.marks if m.span.start > mark.span.start}
        return any(
            stack and level in QUOTES and level != mark.level and level not in later
            for level, stack in self.open.items()
        )

    def _close(self, mark: _Mark) -> None:
        opening = self.open[mark.level].pop()
        if mark.level in QUOTES:
            self._abandon_inside(opening)
        self._add(opening, mark)

    def _abandon_inside(self, opening: _Mark) -> None:
        """Give up what opened inside a pair of quotation marks and did not close there."""
        for level in QUOTES:
            stack = self.open.get(level, [])
            while stack and stack[-1].span.start > opening.span.start:
                self.loose.append((stack.pop(), True))

    def _add(self, opening: _Mark, closing: _Mark) -> None:
        outer = Span(opening.span.start, closing.span.end)
        self.pairs.append(Pair(outer, Span(opening.span.end, closing.span.start), opening.level))

    def _pair_mixed(self) -> None:
        """Pair what is left across levels (``“…’``), where that crosses no other pair."""
        waiting: _Mark | None = None
        for mark, opened in sorted(self.loose, key=lambda m: m[0].span):
            if mark.level not in QUOTES:
                continue
            if waiting and not opened and self._fits(waiting, mark):
                self._add(waiting, mark)
                waiting = None
                continue
            if waiting and not waiting.apostrophe:
                self.orphans.append(waiting.span)
            waiting = mark if opened else None
            if not opened:
                self.orphans.append(mark.span)
        if waiting and not waiting.apostrophe:
            self.orphans.append(waiting.span)

    def _fits(self, opening: _Mark, closing: _Mark) -> bool:
        outer = Span(opening.span.start, closing.span.end)
        if not 0 < closing.span.start - opening.span.end <= LONGEST_MIXED:
            return False
        quotes = (p.outer for p in self.pairs if p.level in QUOTES)
        return all(outer.contains(q) or q.contains(outer) or not outer.overlaps(q) for q in quotes)


def _marks(text: str, start: int, stop: int) -> Iterator[_Mark]:
    for found in _MARK.finditer(text, start, stop):
        glyph = found.group()
        level = _OPEN.get(glyph) or _CLOSE.get(glyph) or _EITHER[glyph]
        yield _Mark(
            Span(found.start(), found.end()),
            level,
            glyph,
            text[found.start() - 1] if found.start() > start else "",
            text[found.end()] if found.end() < stop else "",
            len(glyph) == 1 and bool(_APOSTROPHE.match(text, found.start())),
        )


def _with_depth(pairs: list[Pair]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    holders: list[Pair] = []
    for one in sorted(pairs, key=lambda p: (p.outer.start, -p.outer.end)):
        holders = [h for h in holders if h.outer.end > one.outer.start]
        depth = sum(h.inner.contains(one.outer) for h in holders)
        found.append(replace(one, depth=depth) if depth else one)
        if one.level in QUOTES:
            holders.append(one)
    return tuple(found)
