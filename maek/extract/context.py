"""Where every line of a page stands: in which container, after what, among what."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from maek.extract.dom import Block, Page, squeezed
from maek.extract.said import Said, Told

FARTHEST = 12.0
"""Distances count no further."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


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


class Context:
    """Where every line stands among the others."""

    def __init__(self, page: Page, said: Said, told: Told) -> None:
        self.page, self.said = page, said
        self.sums = _block_sums(page, said)
        self.top = _top(page, said)
        self.above = ancestors(page.blocks, self.top)
        self.container = set(self.above)
        self.repeats = _repeats(page.blocks)
        self.styles = _styles(page, said)
        self.headline = headline_at(page, told.title)
        self.headline_above = ancestors(page.blocks, page.lines[self.headline].block)
        self.headline_article = next(
            (b for b in self.headline_above if page.blocks[b].tag == "article"), -1
        )
        self.articles, self.h1s, self.heads = _counted(page)
        within = inside(page.blocks, self.top)
        prosed = [n for n, x in enumerate(page.lines) if said.prose[n] and within[x.block]]
        self.first, self.last = (prosed[0], prosed[-1]) if prosed else (0, len(page.lines) - 1)
        self.top_style = max(
            (page.blocks[page.lines[n].block].style for n in prosed),
            key=lambda s: self.styles[s][0],
            default="",
        )
        self.chains: dict[int, list[int]] = {}
        self.summed = [0.0, *itertools.accumulate(said.prose)]
        self.label_at, self.label_is = -99, False

    def row(self, number: int) -> tuple[float, ...]:
        """Return the columns of ``CONTEXT`` for a line; lines are asked in page order."""
        page, said = self.page, self.said
        line = page.lines[number]
        size = len(page.lines)
        if line.tag in HEADINGS or said.announced[number] == 0:
            self.label_at, self.label_is = number, said.announced[number] == 0
        before, own = self.summed[number], said.prose[number]
        levels, in_top = self._levels(line.block)
        style = page.blocks[line.block].style
        prose, count, letters = self.styles[style]
        top = self.sums[self.top]
        return (
            number / size,
            _clip(number - self.headline),
            before / said.whole_prose,
            (said.whole_prose - before - own) / said.whole_prose,
            _clip(number - self.label_at),
            self.label_is,
            in_top,
            levels,
            _clip(number - self.first),
            _clip(number - self.last),
            top[0] / said.whole_prose,
            top[1] / (top[2] or 1.0),
            *self._around(line.block),
            prose / said.whole_prose,
            math.log1p(letters / count),
            math.log1p(count),
            *self._neighbours(number),
            math.log1p(said.whole_prose),
            math.log1p(size),
            self.styles[self.top_style][0] / said.whole_prose if self.top_style else 0.0,
            style == self.top_style,
            *self._to_headline(number),
            *self._alike(line.block),
        )

    def _alike(self, block: int) -> tuple[float, float]:
        """How often the block, and what is around it below the container, is repeated."""
        own = self.repeats[block]
        most, above = 0.0, self.page.blocks[block].parent
        while above >= 0 and above not in self.container:
            most = max(most, self.repeats[above])
            above = self.page.blocks[above].parent
        return own, most

    def _to_headline(self, number: int) -> tuple[float, ...]:
        """How far the line stands from the headline, in the tree and in headings between."""
        blocks = self.page.blocks
        mine = self._chain(self.page.lines[number].block)
        theirs = self.headline_above
        meet = next((b for b in theirs if b in mine), 0)
        article = next((b for b in mine if blocks[b].tag == "article"), -1)
        low, high = sorted((number, self.headline))
        return (
            float(min(9, mine.index(meet) if meet in mine else 9)),
            float(min(9, theirs.index(meet) if meet in theirs else 9)),
            float(min(5, self.articles[high] - self.articles[low])),
            float(min(5, self.h1s[high] - self.h1s[low])),
            float(min(9, self.heads[high] - self.heads[low])),
            article == self.headline_article,
        )

    def _chain(self, block: int) -> list[int]:
        found = self.chains.get(block)
        if found is None:
            found = self.chains[block] = ancestors(self.page.blocks, block)
        return found

    def _levels(self, block: int) -> tuple[float, bool]:
        """How many levels up from the top container the first common one lies."""
        mine = self._chain(block)
        if self.top in mine:
            return 0.0, True
        return float(next((n for n, b in enumerate(self.above) if b in mine), 9)), False

    def _around(self, block: int) -> tuple[float, ...]:
        found: list[float] = []
        for level in range(4):
            prose, linked, letters, lines = self.sums[block]
            found += [prose / self.said.whole_prose, linked / (letters or 1.0)]
            if level < 3:
                found.append(math.log1p(lines))
            block = max(0, self.page.blocks[block].parent)
        return tuple(found)

    def _neighbours(self, number: int) -> tuple[float, ...]:
        lines, sizes, prose = self.page.lines, self.said.sizes, self.said.prose

        def size(at: int) -> float:
            return math.log1p(sizes[at]) if 0 <= at < len(sizes) else 0.0

        def linked(at: int) -> float:
            return lines[at].linked if 0 <= at < len(lines) else 1.0

        def around(reach: int) -> float:
            last = min(len(sizes), number + reach + 1)
            near = self.summed[last] - self.summed[max(0, number - reach)]
            return math.log1p(max(0.0, near - prose[number]) / (2 * reach))

        close = lines[max(0, number - 3) : number + 4]
        return (
            size(number - 1),
            linked(number - 1),
            size(number + 1),
            linked(number + 1),
            size(number - 2),
            size(number + 2),
            around(1),
            around(3),
            around(6),
            sum(x.linked for x in close) / len(close),
        )


def _clip(distance: float) -> float:
    return math.copysign(min(FARTHEST, math.log1p(abs(distance)) * 3), distance)


def ancestors(blocks: Sequence[Block], block: int) -> list[int]:
    """Return a block and all blocks around it, from the inside out."""
    found = []
    while block >= 0:
        found.append(block)
        block = blocks[block].parent
    return found


def _repeats(blocks: Sequence[Block]) -> list[float]:
    """How many blocks of the same style stand beside each block, as a logarithm."""
    counts: dict[tuple[int, str], int] = {}
    for block in blocks:
        key = (block.parent, block.style)
        counts[key] = counts.get(key, 0) + 1
    return [math.log1p(counts[block.parent, block.style]) for block in blocks]


def _counted(page: Page) -> tuple[list[int], list[int], list[int]]:
    """How many articles, first and other headings have begun up to every line."""
    articles: list[int] = []
    firsts: list[int] = []
    heads: list[int] = []
    begun = first = other = block = 0
    for line in page.lines:
        while block <= line.block:
            begun += page.blocks[block].tag == "article"
            block += 1
        first += line.tag == "h1"
        other += line.tag in HEADINGS
        articles.append(begun)
        firsts.append(first)
        heads.append(other)
    return articles, firsts, heads


def inside(blocks: Sequence[Block], container: int) -> list[bool]:
    """Tell of every block whether it is the container or lies in it."""
    found = [False] * len(blocks)
    for number, block in enumerate(blocks):
        found[number] = number == container or (block.parent >= 0 and found[block.parent])
    return found


def _block_sums(page: Page, said: Said) -> list[list[float]]:
    """Prose, linked letters, letters and lines of every block with all inside it."""
    sums = [[0.0, 0.0, 0.0, 0.0] for _ in page.blocks]
    for number, line in enumerate(page.lines):
        own = sums[line.block]
        own[0] += said.prose[number]
        own[1] += said.sizes[number] * line.linked
        own[2] += said.sizes[number]
        own[3] += 1
    for block in range(len(page.blocks) - 1, 0, -1):
        above = sums[page.blocks[block].parent]
        own = sums[block]
        for n in range(4):
            above[n] += own[n]
    return sums


def _top(page: Page, said: Said) -> int:
    """The container of the running text: paragraphs vote for the blocks around them."""
    votes: dict[int, float] = {}
    for number, line in enumerate(page.lines):
        weight = math.sqrt(said.prose[number]) if said.prose[number] else 0.0
        if not weight:
            continue
        block = line.block if line.broken else page.blocks[line.block].parent
        if page.blocks[line.block].tag not in ("p", "li", "h2", "h3", "blockquote"):
            block = line.block
        for level in range(4):
            if block < 0:
                break
            bonus = 1.5 if page.blocks[block].own & {"articlebody"} else 1.0
            votes[block] = votes.get(block, 0.0) + weight * bonus * (1.0, 0.6, 0.4, 0.25)[level]
            block = page.blocks[block].parent
    return max(votes, key=lambda b: votes[b], default=0)


def _styles(page: Page, said: Said) -> dict[str, tuple[float, int, float]]:
    """Prose, lines and letters set in each style."""
    found: dict[str, tuple[float, int, float]] = {}
    for number, line in enumerate(page.lines):
        style = page.blocks[line.block].style
        prose, count, letters = found.get(style, (0.0, 0, 0.0))
        found[style] = (prose + said.prose[number], count + 1, letters + said.sizes[number])
    return found


def headline_at(page: Page, title: str) -> int:
    """Return the number of the headline's line: a heading that says the title, else the first h1.

    Args:
        page: A page with lines.
        title: Its title as the metadata give it.
    """
    wanted = squeezed(title)
    exact = [n for n, x in enumerate(page.lines) if wanted and x.bare == wanted]
    headings = [n for n in exact if page.lines[n].tag in HEADINGS]
    first = [n for n, line in enumerate(page.lines) if line.tag == "h1"]
    return (headings or exact or first or [0])[0]
