"""An HTML page as lines in page order, each with what its place in the page says of it.

One walk over the tree: text is gathered between the borders of block elements; every block
keeps its parent, so that what stands around a line can be summed up without asking the tree
again (``features``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from maek.extract.marks import NO_MARKS, own_marks
from maek.text.clean import line_of

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "label", "legend", "li", "main",
    "nav", "ol", "option", "p", "picture", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed",
    "select", "textarea", "canvas", "audio", "video", "map", "datalist",
})  # fmt: skip
PLAIN = frozenset(["b", "strong", "em", "i", "u", "sup", "sub", "font", "small", "mark", "wbr"])
VOID = frozenset(["img", "input", "source", "col", "link", "meta", "param", "track", "area"])
MOST_BLOCKS = 20_000
MOST_LINES = 4_000
"""No page of news has more; of longer ones the beginning is read."""
MENUS = frozenset(["nav", "menu"])
"""Elements that hold nothing but ways to other pages; not walked through."""
NEAR = 3
"""A line's own block and so many around it say what it is; farther ones say where it stands."""
WIDE = 0.6
"""A block with so much of a page's running text speaks for the page, not for its parts."""
LONG_LINE = 60
WHOLE = frozenset(["main", "article", "articlebody", "content"])
SQUEEZE = re.compile(r"\W+")
SIGNS = bytes(n for n in range(128) if not (chr(n).isalnum() or chr(n) in "_\n"))
"""What ``SQUEEZE`` takes out of ASCII, but for the ends of lines."""
BOLD = frozenset(["b", "strong", "em", "i"])


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
    own: list[frozenset[str]] = field(default_factory=list)
    """What each says of itself."""
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


Way = tuple[Callable[[Any, str], None] | None, Callable[[str], None]]


class _Gatherer:
    """Collects text between block borders into lines.

    One method for the start and one for the end of every sort of element: a page has thousands.
    """

    def __init__(self) -> None:
        self.page = Page()
        self.full = False
        self.pieces: list[str] = []
        """Text since the last border."""
        self.inside: list[frozenset[str]] = []
        """What the open elements inside the line say of themselves."""
        self._open: list[int] = []
        self._links = self._bolds = 0
        self._linked = self._bold = 0
        self._marked: dict[frozenset[str], int] = {}
        self._broken = False
        self._styles: dict[tuple[str, str], int] = {}

    def ways(self) -> dict[str, Way]:
        """Return how the start and the end of each element are taken in.

        Those without a start are left alone; others are ``inline``.
        """
        sorts: dict[str, Way] = {
            "block": (self.start_block, self.end_block),
            "break": (self.start_break, self.end_nothing),
            "link": (self.start_link, self.end_link),
            "plain": (self.start_plain, self.end_plain),
            "void": (self.start_nothing, self.end_nothing),
            "menu": (None, self.end_menu),
            "silent": (None, self.end_nothing),
        }
        return {tag: sorts[sort] for tag, sort in _sorts().items()}

    def finish(self) -> None:
        """Close what is still open at the end, or where the walk was broken off."""
        while self._open:
            self.end_block("")

    def start_block(self, element: Any, tag: str) -> None:
        """Take in the start of a block."""
        if self.pieces:
            self._end()
        self._broken = False
        blocks, around = self.page.blocks, self._open
        own, classes = own_marks(element, tag)
        number = len(blocks.tag)
        blocks.parent.append(around[-1] if around else -1)
        blocks.tag.append(tag)
        blocks.own.append(own)
        blocks.style.append(self._styles.setdefault((tag, classes), len(self._styles)))
        blocks.depth.append(len(around))
        blocks.end.append(number)
        around.append(number)
        if number >= MOST_BLOCKS:
            self.full = True

    def end_block(self, tag: str) -> None:
        """Take in the end of a block."""
        if self.pieces:
            self._end()
        self._broken = False
        blocks = self.page.blocks
        blocks.end[self._open.pop()] = len(blocks.tag)

    def start_break(self, element: Any, tag: str) -> None:
        """Take in a ``<br>``."""
        self._end(broken=True)

    def start_nothing(self, element: Any, tag: str) -> None:
        """Take in the start of an element that holds nothing."""

    def end_nothing(self, tag: str) -> None:
        """Take in an end that ends nothing."""

    def start_link(self, element: Any, tag: str) -> None:
        """Take in the start of a link."""
        self._links += 1
        self.inside.append(NO_MARKS)

    def end_link(self, tag: str) -> None:
        """Take in the end of a link."""
        self._links -= 1
        self.inside.pop()

    def start_plain(self, element: Any, tag: str) -> None:
        """Take in the start of an element that only changes how its text looks."""
        self._bolds += tag in BOLD
        self.inside.append(NO_MARKS)

    def end_plain(self, tag: str) -> None:
        """Take in the end of such an element."""
        self._bolds -= tag in BOLD
        self.inside.pop()

    def start_inline(self, element: Any, tag: str) -> None:
        """Take in the start of any other element inside a line."""
        own = own_marks(element, tag)[0]
        if "caption" in own:
            self._end()
        self.inside.append(own)

    def end_inline(self, tag: str) -> None:
        """Take in the end of any other element inside a line."""
        if "caption" in self.inside.pop():
            self._end()

    def end_menu(self, tag: str) -> None:
        """Take in the end of what is not walked through and parts the text around it."""
        self._end()

    def weigh(self, text: str) -> None:
        """Count text inside an element of the line."""
        size = len(text.strip())
        if self._links:
            self._linked += size
        if self._bolds:
            self._bold += size
        marks = self.inside[-1]
        if marks:
            self._marked[marks] = self._marked.get(marks, 0) + size

    def _end(self, *, broken: bool = False) -> None:
        if self.pieces:
            words = line_of("".join(self.pieces))
            if words:
                self._keep(words)
            self.pieces.clear()
            self._linked = self._bold = 0
            if self._marked:
                self._marked = {}
        self._broken = broken

    def _keep(self, words: str) -> None:
        size = len(words)
        own = NO_MARKS
        for marks, letters in self._marked.items():
            if 2 * letters >= size:
                own = own | marks
        number = self._open[-1]
        line = DomLine(
            words, self.page.blocks.tag[number], own, min(1.0, self._linked / size), own, number,
            self._broken, min(1.0, self._bold / size),
        )  # fmt: skip
        self.page.lines.append(line)
        if len(self.page.lines) > MOST_LINES:
            self.full = True


def read_page(tree: Any) -> Page:
    """Return the lines and blocks of a parsed page, in page order.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
    """
    from lxml import etree

    gatherer = _Gatherer()
    ways, inline = gatherer.ways(), (gatherer.start_inline, gatherer.end_inline)
    pieces, inside, weigh = gatherer.pieces, gatherer.inside, gatherer.weigh
    # The root is a block, whatever its name: its events are taken in by hand.
    gatherer.start_block(tree, tree.tag)
    pieces.append(tree.text or "")
    walk = etree.iterwalk(tree, events=("start", "end"))
    next(walk)
    for event, element in walk:
        start, end = ways.get(tag := element.tag, inline)
        if event == "start":
            if gatherer.full:
                break
            if start is None:
                walk.skip_subtree()
                continue
            start(element, tag)
            text = element.text
        elif element is tree:
            break
        else:
            end(tag)
            text = element.tail
        # Two thirds of the texts are the spaces between blocks.
        if text and (pieces or not text.isspace()):
            pieces.append(text)
            if inside:
                weigh(text)
    gatherer.finish()
    _settle(gatherer.page)
    return gatherer.page


@functools.cache
def _sorts() -> dict[str, str]:
    """How each element is taken: as a border, a break, a link, for its text alone, or not."""
    groups = (
        ("block", BLOCKS), ("menu", MENUS), ("silent", SILENT), ("plain", PLAIN),
        ("void", VOID), ("break", {"br"}), ("link", {"a"}),
    )  # fmt: skip
    return {tag: sort for sort, tags in groups for tag in tags}


def _settle(page: Page) -> None:
    """Hand the marks of blocks down to the blocks and lines inside them.

    What a block says that holds most of the page's text is said of the whole page
    (``<div class="has-comments">``) and tells nothing about a line; it is not handed down.
    """
    blocks = page.blocks
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


def _wide(page: Page) -> set[int]:
    """Blocks that hold most of the page's text: all of them hold its middle."""
    counted = [
        (line.block, size)
        for line in page.lines
        if (size := len(line.words)) >= LONG_LINE and line.linked < 0.5
    ]
    whole = sum(letters for _, letters in counted)
    passed, middle = 0, -1
    for block, letters in counted:
        passed, middle = passed + letters, block
        if 2 * passed > whole:
            break
    wide = set()
    while middle >= 0:
        inside = range(middle, page.blocks.end[middle])
        if sum(letters for block, letters in counted if block in inside) > WIDE * whole:
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


def lines_of(tree: Any) -> list[DomLine]:
    """Return the visible lines of a parsed page, in page order.

    Args:
        tree: Root element, as lxml parses it.
    """
    return read_page(tree).lines
