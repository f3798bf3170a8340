"""What tells running text from the rest of a page: one row of numbers for every line.

Text and link density (C. Kohlschütter et al., *Boilerplate detection using shallow text
features*, WSDM 2010), the paragraph-weighted container (Readability, Arc90 2009), and what the
page says of itself: class words, JSON-LD ``articleBody``, headline and description.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maek.extract import words
from maek.extract.dom import Block, DomLine, Page, squeezed
from maek.extract.shape import tables

STOPS = re.compile(r"[.!?。！？…][\"”’'」』»)\]）]*(?=\s|$)")
COMMAS = re.compile(r"[,;，、；،]")
DIGITS = re.compile(r"\d")
ENDS = re.compile(r"[.!?。！？…:：][\"”’'」』»)\]）]*$|[다요죠음]$")
PROSE = 80
"""Letters from which an unlinked line counts as running text, whatever it says."""
LEAST_SAMPLE = 25
SAMPLE = 2000
FIRST_CJK = "\u2e80"
LEAST_DATA = 200
"""Letters from which an ``articleBody`` is more than a description."""
SHOWN = 0.8
"""An ``articleBody`` of which the page shows so much tells which lines are the story."""
FARTHEST = 12.0
"""Distances count no further."""
TAGS = ("p", "div", "li", "td", "blockquote", "figcaption", "section", "article", "span", "a")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
ANNOUNCED = ("section_label", "copyright", "byline", "credit", "navigation", "consent", "paywall")
TOLD_BY_PLACE = frozenset(["nav", "footer", "comments", "button"])
MOSTLY = 0.8
"""Share of letters in links from which a short line is a link."""
NOT_THE_STORY = frozenset(
    ["nav", "footer", "related", "comments", "consent", "form", "aside", "ad", "signup"]
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page's metadata tell about its text."""

    title: str = ""
    description: str = ""
    body: str = ""


@functools.cache
def mark_names() -> tuple[str, ...]:
    """Return the marks that are asked about, in the order of the columns."""
    from maek.extract.dom import SPEAKING

    return tuple(sorted({*tables()["blocks"], *SPEAKING, "hidden"}))


@functools.cache
def names() -> tuple[str, ...]:
    """Return the name of every column."""
    marks = mark_names()
    return (
        *(f"near_{m}" for m in marks),
        *(f"far_{m}" for m in marks),
        *(f"tag_{t}" for t in (*TAGS, "heading")),
        *(f"says_{a}" for a in ANNOUNCED),
        *LINE,
        *CONTEXT,
    )


LINE = (
    "size", "linked", "bold", "stops", "commas", "ends", "digits", "broken", "depth", "is_title",
    "in_title", "in_description", "in_data", "covered", "repeats", "seen", "cjk",
)  # fmt: skip
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


def rows_of(page: Page, told: Told) -> tuple[list[int], Any]:
    """Return the features of the lines that can be running text.

    Args:
        page: Its lines and blocks.
        told: What its metadata tell.

    Returns:
        Their numbers, and a float32 array: one row a line, one column a name of ``names``.
    """
    import numpy as np

    numbers = [n for n, line in enumerate(page.lines) if not _out_of_question(line)]
    out = np.zeros((len(numbers), len(names())), dtype=np.float32)
    if not numbers:
        return numbers, out
    said = _Said(page, told)
    context = _Context(page, said, told)
    many = len(mark_names())
    base = 2 * many + len(TAGS) + 1 + len(ANNOUNCED)
    measured = []
    for row, number in enumerate(numbers):
        line = page.lines[number]
        ones = [*_columns(line.near), *(many + c for c in _columns(line.marks))]
        tag = _tag_column(line.tag)
        if tag is not None:
            ones.append(2 * many + tag)
        announced = said.announced[number]
        if announced is not None:
            ones.append(2 * many + len(TAGS) + 1 + announced)
        out[row, ones] = 1
        measured.append((*said.row(number), *context.row(number)))
    out[:, base:] = measured
    return numbers, out


def _out_of_question(line: DomLine) -> bool:
    """Tell of the many links of menus and lists that no one needs to look at."""
    if not line.marks.isdisjoint(TOLD_BY_PLACE):
        return True
    return line.linked > MOSTLY and len(line.words) < PROSE and "articlebody" not in line.near


@functools.lru_cache(maxsize=4096)
def _columns(marks: frozenset[str]) -> tuple[int, ...]:
    return tuple(mark_names().index(m) for m in marks)


def _tag_column(tag: str) -> int | None:
    if tag in HEADINGS:
        return len(TAGS)
    return TAGS.index(tag) if tag in TAGS else None


class _Said:
    """What every line says by itself."""

    def __init__(self, page: Page, told: Told) -> None:
        self.lines = page.lines
        self.depths = [page.blocks[line.block].depth for line in page.lines]
        self.cjk = _is_cjk(page)
        self.sizes = [
            float(len(line.words.encode("utf-8", "replace")) if self.cjk else len(line.words))
            for line in page.lines
        ]
        self.squeezed = [line.bare for line in page.lines]
        self.title = squeezed(told.title)
        self.description = squeezed(told.description)
        self.data = squeezed(told.body)
        self.counts: dict[str, int] = {}
        for words_ in self.squeezed:
            self.counts[words_] = self.counts.get(words_, 0) + 1
        self.seen: set[str] = set()
        self.prose = [
            size if size >= PROSE and line.linked < 0.5 and not line.marks & NOT_THE_STORY else 0.0
            for size, line in zip(self.sizes, page.lines, strict=True)
        ]
        self.whole_prose = sum(self.prose) or 1.0
        self.in_data, self.covered = _in_data(self.squeezed, self.data)
        self.announced = [
            None if _out_of_question(line) else _announced(line) for line in page.lines
        ]

    def row(self, number: int) -> tuple[float, ...]:
        line, size, bare = self.lines[number], self.sizes[number], self.squeezed[number]
        text = line.words
        seen = bare in self.seen
        self.seen.add(bare)
        return (
            math.log1p(size),
            line.linked,
            line.bold,
            min(10, len(STOPS.findall(text))),
            min(10, len(COMMAS.findall(text))),
            bool(ENDS.search(text)),
            len(DIGITS.findall(text)) / len(text),
            line.broken,
            self.depths[number],
            bool(bare) and bare == self.title,
            len(bare) > 3 and bare in self.title,
            len(bare) > 12 and (bare[:60] in self.description or self.description[:60] in bare)
            if self.description
            else False,
            self.in_data[number],
            self.covered,
            min(5, self.counts[bare]),
            seen,
            self.cjk,
        )


def _is_cjk(page: Page) -> bool:
    """Tell whether a third of a page's longer lines is in Chinese, Japanese or Korean script."""
    sample = "".join(x.words for x in page.lines if len(x.words) >= LEAST_SAMPLE)[:SAMPLE]
    return 3 * sum(c >= FIRST_CJK for c in sample) > len(sample)


def _announced(line: DomLine) -> int | None:
    if len(line.words) > words.LONGEST_LABEL:
        return None
    return next((n for n, key in enumerate(ANNOUNCED) if words.is_(key, line.words)), None)


def covered(page: Page, told: Told) -> float:
    """Return how much of the data's text the page shows, 0 to 1."""
    return _in_data([x.bare for x in page.lines], squeezed(told.body))[1]


def _in_data(lines: Sequence[str], data: str) -> tuple[list[float], float]:
    """Tell of every line whether the data's text holds it (1) or not (-1), and how much of that
    text the page shows; what is hardly shown tells nothing (0)."""
    if len(data) < LEAST_DATA:
        return [0.0] * len(lines), 0.0
    found = [(at, len(bare)) if (at := data.find(bare)) >= 0 else None for bare in lines]
    shown = bytearray(len(data))
    for place in found:
        if place is not None and place[1] > 3:
            shown[place[0] : place[0] + place[1]] = b"\1" * place[1]
    share = shown.count(1) / len(data)
    if share < SHOWN:
        return [0.0] * len(lines), share
    return [1.0 if place is not None and place[1] > 3 else -1.0 for place in found], share


class _Context:
    """Where every line stands among the others."""

    def __init__(self, page: Page, said: _Said, told: Told) -> None:
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


def _block_sums(page: Page, said: _Said) -> list[list[float]]:
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


def _top(page: Page, said: _Said) -> int:
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


def _styles(page: Page, said: _Said) -> dict[str, tuple[float, int, float]]:
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
