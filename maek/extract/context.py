"""Where every line of a page stands: in which container, after what, among what.

All lines at once, as columns. Blocks are numbered in page order, so what lies inside one is a row
of numbers, and what it holds is the difference of two sums (``_Tree``).
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from maek.extract.dom import Blocks, Page, squeezed
from maek.extract.said import Said, Told

FARTHEST = 12.0
"""Distances count no further."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
VOTES = (1.0, 0.6, 0.4, 0.25)
"""What a paragraph's vote counts for the block around it, and for those farther out."""


CONTEXT = (
    "place", "from_headline", "prose_before", "prose_after", "since_label", "heading_is_label",
    "in_top", "levels_to_top", "from_first", "from_last", "top_share", "top_linked",
    "own_prose", "own_linked", "own_lines", "up1_prose", "up1_linked", "up1_lines", "up2_prose",
    "up2_linked", "up2_lines", "up3_prose", "up3_linked", "style_prose", "style_size",
    "style_count", "prev_size", "prev_linked", "next_size", "next_linked", "prev2_size",
    "next2_size", "around1", "around3", "around6", "linked3", "page_prose", "page_lines",
    "top_style", "same_style_as_top", "up_to_headline", "headline_up", "articles_between",
    "h1_between", "headings_between", "same_article",
    "alike", "alike_above",
)  # fmt: skip


def columns(page: Page, said: Said, told: Told, numbers: Sequence[int]) -> list[Any]:
    """Return the columns of ``CONTEXT`` for some lines; one number where it is that of all.

    Args:
        page: Its lines and blocks.
        said: What its lines say.
        told: What its metadata tell.
        numbers: Numbers of the lines asked about, in page order.
    """
    import numpy as np

    at = np.array(numbers)
    lines = _Lines(page, said)
    tree = _Tree(page.blocks, lines)
    top = _top(page, said)
    headline = headline_at(page, told.title)
    size, whole = len(page.lines), said.whole_prose
    block = lines.block[at]
    before = lines.before[at]
    since, is_label = _labels(page, said, numbers)
    levels = tree.meet(ancestors(page.blocks, top), block)
    prosed = np.flatnonzero(
        (lines.prose > 0) & (lines.block >= top) & (lines.block < tree.end[top])
    )
    first, last = (prosed[0], prosed[-1]) if len(prosed) else (0, size - 1)
    prose, linked, letters, _ = tree.sums[:, top]
    style, top_style = _styles(tree, lines, prosed, at)
    return [
        at / size,
        _clip(at - headline),
        before / whole,
        (whole - before - lines.prose[at]) / whole,
        _clip(since),
        is_label,
        levels == 0,
        levels,
        _clip(at - first),
        _clip(at - last),
        prose / whole,
        linked / (letters or 1.0),
        *tree.around(block, whole),
        style[0] / whole,
        np.log1p(style[2] / style[1]),
        np.log1p(style[1]),
        *lines.neighbours(at),
        math.log1p(whole),
        math.log1p(size),
        top_style[0] / whole,
        style[3] == top_style[1],
        *_to_headline(page, tree, lines, headline, at),
        *tree.alike(top, block),
    ]


class _Lines:
    """The lines of a page as columns."""

    def __init__(self, page: Page, said: Said) -> None:
        import numpy as np

        self.block = np.array([line.block for line in page.lines])
        self.linked = np.array([line.linked for line in page.lines])
        self.sizes = np.array(said.sizes)
        self.prose = np.array(said.prose)
        self.before = _sums(self.prose)

    def neighbours(self, at: Any) -> list[Any]:
        """Sizes and links of the lines before and after, prose and links around."""
        import numpy as np

        count = len(self.sizes)
        size, linked = np.zeros(count + 4), np.ones(count + 2)
        np.log1p(self.sizes, out=size[2:-2])
        linked[1:-1] = self.linked
        links = _sums(self.linked)
        low, high = np.maximum(0, at - 3), np.minimum(count, at + 4)
        around = []
        for reach in (1, 3, 6):
            end = np.minimum(count, at + reach + 1)
            near = self.before[end] - self.before[np.maximum(0, at - reach)] - self.prose[at]
            around.append(np.log1p(np.maximum(0.0, near) / (2 * reach)))
        return [
            size[at + 1], linked[at], size[at + 3], linked[at + 2], size[at], size[at + 4],
            *around, (links[high] - links[low]) / (high - low),
        ]  # fmt: skip


class _Tree:
    """The blocks of a page as columns, and what each holds with all inside it."""

    def __init__(self, blocks: Blocks, lines: _Lines) -> None:
        import numpy as np

        self.blocks = blocks
        self.end = np.array(blocks.end)
        self.depth = np.array(blocks.depth)
        self.style = np.array(blocks.style)
        held = (lines.prose, lines.sizes * lines.linked, lines.sizes, None)
        before = _sums(np.array([np.bincount(lines.block, h, len(blocks)) for h in held]))
        self.sums = before[:, self.end] - before[:, :-1]
        """Prose, linked letters, letters and lines in each block."""

    def meet(self, chain: Sequence[int], block: Any) -> Any:
        """Return how far up a chain of ancestors the first stands that holds each block."""
        import numpy as np

        ups = np.array(chain)[:, None]
        return ((ups <= block) & (block < self.end[ups])).argmax(axis=0)

    def around(self, block: Any, whole: float) -> list[Any]:
        """Prose, links and lines of each block and of those around it."""
        import numpy as np

        prose, linked, letters, lines = self.sums
        held = (prose / whole, linked / np.maximum(letters, 1.0), np.log1p(lines))
        around = np.maximum(0, self.blocks.parent)
        found: list[Any] = []
        for _ in range(4):
            found += [column[block] for column in held]
            block = around[block]
        # Of the farthest, lines are not counted.
        return found[:-1]

    def alike(self, top: int, block: Any) -> list[Any]:
        """How many of the same style stand beside each block, and beside those around it.

        Those around count below the container of the running text, as a logarithm.
        """
        import numpy as np

        parents = self.blocks.parent
        keys = (self.style * len(parents) + parents).tolist()
        beside = list(map(Counter(keys).__getitem__, keys))
        above = [0] * len(keys)
        container = {-1, *ancestors(self.blocks, top)}
        for number, parent in enumerate(parents):
            if parent not in container:
                one, more = beside[parent], above[parent]
                above[number] = max(more, one)
        return [np.log1p(np.array(beside)[block]), np.log1p(np.array(above)[block])]

    def articles(self) -> tuple[Any, Any]:
        """The number of the ``<article>`` each block stands in, or -1; how many have begun."""
        import numpy as np

        begins = np.zeros(len(self.blocks), dtype=int)
        mine = np.full(len(self.blocks), -1)
        if "article" in self.blocks.tag:
            begins[:] = [tag == "article" for tag in self.blocks.tag]
        for number in np.flatnonzero(begins):
            mine[number : self.end[number]] = number
        return mine, np.cumsum(begins)


def _labels(page: Page, said: Said, numbers: Sequence[int]) -> tuple[Any, Any]:
    """Lines since the last heading or label before each line, and whether it was a label."""
    import numpy as np

    since, told = [], []
    label_at, label = -99, False
    for number in numbers:
        announced = said.announced[number] == 0
        if announced or page.lines[number].tag in HEADINGS:
            label_at, label = number, announced
        since.append(number - label_at)
        told.append(label)
    return np.array(since), np.array(told)


def _styles(tree: _Tree, lines: _Lines, prosed: Any, at: Any) -> tuple[Any, tuple[float, int]]:
    """Prose, lines, letters and number of each line's style; prose and number of the top one."""
    import numpy as np

    style = tree.style[lines.block]
    held = (lines.prose, None, lines.sizes)
    sums = [np.bincount(style, values) for values in held]
    top = max((int(style[n]) for n in prosed), key=lambda s: sums[0][s], default=-1)
    mine = style[at]
    return [*(s[mine] for s in sums), mine], (sums[0][top] if top >= 0 else 0.0, top)


def _to_headline(page: Page, tree: _Tree, lines: _Lines, headline: int, at: Any) -> list[Any]:
    """How far lines stand from the headline, in the tree and in headings between."""
    import numpy as np

    block = lines.block[at]
    theirs = np.array(ancestors(page.blocks, page.lines[headline].block))
    up = tree.meet(theirs.tolist(), block)
    low, high = np.minimum(at, headline), np.maximum(at, headline)
    article, begun = tree.articles()
    tags = [line.tag for line in page.lines]
    counts = (
        begun[np.maximum.accumulate(lines.block)],
        np.cumsum([tag == "h1" for tag in tags]),
        np.cumsum([tag in HEADINGS for tag in tags]),
    )
    between = [counted[high] - counted[low] for counted in counts]
    return [
        np.minimum(9, tree.depth[block] - tree.depth[theirs[up]]),
        np.minimum(9, up),
        np.minimum(5, between[0]),
        np.minimum(5, between[1]),
        np.minimum(9, between[2]),
        article[block] == article[theirs[0]],
    ]


def _sums(values: Any) -> Any:
    """Return 0 and the sums up to each value, along the last axis."""
    import numpy as np

    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    return sums


def _clip(distance: Any) -> Any:
    import numpy as np

    return np.copysign(np.minimum(FARTHEST, np.log1p(np.abs(distance)) * 3), distance)


def ancestors(blocks: Blocks, block: int) -> list[int]:
    """Return a block and all blocks around it, from the inside out."""
    found = []
    while block >= 0:
        found.append(block)
        block = blocks.parent[block]
    return found


def _top(page: Page, said: Said) -> int:
    """The container of the running text: paragraphs vote for the blocks around them."""
    votes: dict[int, float] = {}
    for line, prose in zip(page.lines, said.prose, strict=True):
        if not prose:
            continue
        weight = math.sqrt(prose)
        block = line.block if line.broken else page.blocks.parent[line.block]
        if page.blocks.tag[line.block] not in ("p", "li", "h2", "h3", "blockquote"):
            block = line.block
        for counts in VOTES:
            if block < 0:
                break
            bonus = 1.5 if "articlebody" in page.blocks.own[block] else 1.0
            votes[block] = votes.get(block, 0.0) + weight * bonus * counts
            block = page.blocks.parent[block]
    return max(votes, key=lambda b: votes[b], default=0)


def headline_at(page: Page, title: str) -> int:
    """Return the number of the headline's line: a heading that says the title, else the first h1.

    Args:
        page: A page with lines.
        title: Its title as the metadata give it.
    """
    wanted = squeezed(title)
    exact = [n for n, x in enumerate(page.lines) if wanted and x.bare == wanted]
    headings = [n for n in exact if page.lines[n].tag in HEADINGS]
    first = (n for n, line in enumerate(page.lines) if line.tag == "h1")
    return next(itertools.chain(headings, exact, first), 0)
