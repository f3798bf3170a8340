"""An HTML page as lines in page order, each with what its place in the page says of it.

Made by ``gather`` while the page is parsed. Every block keeps its parent, so that what stands
around a line can be summed up without asking the page again (``features``).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from maek.extract.marks import NO_MARKS, Attributes, own_marks

NEAR = 3
"""A line's own block and so many around it say what it is; farther ones say where it stands."""
WIDE = 0.6
"""A block with so much of a page's running text speaks for the page, not for its parts."""
LONG_LINE = 60
WHOLE = frozenset(["main", "article", "articlebody", "content"])
SQUEEZE = re.compile(r"\W+")
SIGNS = bytes(n for n in range(128) if not (chr(n).isalnum() or chr(n) in "_\n"))
"""What ``SQUEEZE`` takes out of ASCII, but for the ends of lines."""


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case, to compare spellings."""
    return "".join(squeezed_lines(text))


def squeezed_lines(text: str) -> list[str]:
    """Return the lines of a text squeezed; all at once, since a page has hundreds."""
    letters = text.casefold().encode("utf-8", "surrogatepass").translate(None, SIGNS)
    close = letters.decode("utf-8", "surrogatepass").split("\n")
    return [line if line.isalnum() else SQUEEZE.sub("", line) for line in close]


@dataclass(slots=True)
class Blocks:
    """The block elements of a page, numbered in page order: a column for each thing told of them.

    A page has hundreds; an object for each would cost more than all that is asked of them.
    """

    parent: list[int] = field(default_factory=list)
    """Number of the block around each; -1 for the outermost."""
    tag: list[str] = field(default_factory=list)
    told: list[Attributes] = field(default_factory=list)
    """The attributes of each."""
    own: list[frozenset[str]] = field(default_factory=list)
    """What each says of itself; of those without a line nothing is asked."""
    marks: list[frozenset[str]] = field(default_factory=list)
    """What each and all around it say."""
    style: list[int] = field(default_factory=list)
    """A number for each tag with each class: what is set alike is of a kind."""
    depth: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    """Number behind the last block inside each: those inside one another are numbered in a row."""

    def __len__(self) -> int:
        return len(self.parent)


@dataclass(slots=True)
class DomLine:
    """One visible line of a page."""

    words: str
    tag: str
    """The block element it stands in."""
    marks: frozenset[str]
    """What ids, classes and elements around it say: nav, related, caption, date …"""
    linked: float
    """Share of its letters inside links."""
    near: frozenset[str] = NO_MARKS
    """The same of the closest elements alone."""
    block: int = 0
    """Number of its block in the page."""
    broken: bool = False
    """Whether only a ``<br>`` parts it from the line before."""
    bold: float = 0.0
    """Share of its letters in bold or italics."""
    bare: str = ""
    """Its letters and digits alone, in lower case, to compare spellings."""


@dataclass(slots=True)
class Page:
    """The lines of a page and the blocks they stand in."""

    lines: list[DomLine] = field(default_factory=list)
    blocks: Blocks = field(default_factory=Blocks)


def settle(page: Page) -> None:
    """Hand the marks of blocks down to the blocks and lines inside them.

    What a block says that holds most of the page's text is said of the whole page
    (``<div class="has-comments">``) and tells nothing about a line; it is not handed down.
    """
    blocks = page.blocks
    blocks.own = [NO_MARKS] * len(blocks)
    for number in _holding(page):
        blocks.own[number] = own_marks(blocks.told[number], blocks.tag[number])
    for number in _wide(page):
        blocks.own[number] &= WHOLE
    handed = blocks.marks
    for own, parent in zip(blocks.own, blocks.parent, strict=True):
        above = handed[parent] if parent >= 0 else NO_MARKS
        handed.append(_joined(own, above) if own and above else own or above)
    settled = -1
    near = marks = NO_MARKS
    # One more where the page has none.
    told = squeezed_lines("\n".join([line.words for line in page.lines]))
    for line, bare in zip(page.lines, told, strict=False):
        line.bare = bare
        if line.block != settled:
            settled = line.block
            near, marks = _near(blocks, settled), handed[settled]
        own = line.near
        line.near = _joined(own, near) if own and near else own or near
        line.marks = _joined(own, marks) if own and marks else own or marks


def _holding(page: Page) -> set[int]:
    """Blocks with a line in them, or in a block inside them."""
    found: set[int] = set()
    parent = page.blocks.parent
    for line in page.lines:
        block = line.block
        while block >= 0 and block not in found:
            found.add(block)
            block = parent[block]
    return found


def _wide(page: Page) -> set[int]:
    """Blocks that hold most of the page's text: all of them hold its middle."""
    told = [(x.block, len(x.words)) for x in page.lines if x.linked < 0.5]
    counted = [(block, size) for block, size in told if size >= LONG_LINE]
    # A story in syllables or Han characters may have no line that long.
    counted = counted or [(block, size) for block, size in told if 2 * size >= LONG_LINE]
    whole = sum(letters for _, letters in counted)
    passed, middle = 0, -1
    for block, letters in counted:
        passed, middle = passed + letters, block
        if 2 * passed > whole:
            break
    wide = set()
    while middle >= 0:
        inside = range(middle, page.blocks.end[middle])
        if sum([letters for block, letters in counted if block in inside]) > WIDE * whole:
            wide.add(middle)
        middle = page.blocks.parent[middle]
    return wide


def _near(blocks: Blocks, number: int) -> frozenset[str]:
    """What a block and the closest ones around it say."""
    own, parent = blocks.own, blocks.parent
    found = own[number]
    for _ in range(NEAR):
        number = parent[number]
        if number < 0:
            break
        more = own[number]
        found = _joined(found, more) if found and more else found or more
    return found


@functools.lru_cache(maxsize=4096)
def _joined(some: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    """Both; the same object for the same marks, of which a page has few."""
    return some | more
