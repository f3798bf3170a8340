"""A page is read in one pass: its lines and blocks, and the elements its metadata stand in.

The parser hands out elements and text as it meets them (lxml's parser targets); no tree is built,
which would have to be walked through and taken down again. Text is gathered between the borders of
block elements.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

from maek.extract.dom import DomLine, Page, settle
from maek.extract.elements import NOTED, Element, Elements, speaks
from maek.extract.marks import NO_MARKS, Attributes, own_marks
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
"""Elements that hold nothing but ways to other pages; their lines are not taken."""
SET_APART = frozenset(["caption", "standfirst"])
"""What stands on a line of its own, though its element is no block."""
INDENTED = "\n\u3000"
BOLD = frozenset(["b", "strong", "em", "i"])


Way = tuple[Callable[[Attributes, str], None] | None, Callable[[str], None]]


class _Gatherer:
    """Collects text between block borders into lines.

    One method for the start and one for the end of every sort of element: a page has thousands.
    """

    def __init__(self) -> None:
        self.page = Page()
        self.full = False
        self._lines = self.page.lines
        self.pieces: list[str] = []
        """Text since the last border."""
        self.inside: list[frozenset[str]] = []
        """What the open elements inside the line say of themselves."""
        self._open: list[int] = []
        self._links = self._bolds = 0
        self._linked = self._bold = 0
        self._marked: dict[frozenset[str], int] = {}
        self._broken = False
        blocks = self.page.blocks
        self._parents, self._tags, self._told = blocks.parent, blocks.tag, blocks.told
        self._ends = blocks.end

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
        blocks = self.page.blocks
        depths, styles = blocks.depth, dict[tuple[str, str], int]()
        for parent, tag, told in zip(blocks.parent, blocks.tag, blocks.told, strict=True):
            depths.append(depths[parent] + 1 if parent >= 0 else 0)
            classes = told.get("class", "") if told else ""
            blocks.style.append(styles.setdefault((tag, classes), len(styles)))

    def start_block(self, attributes: Attributes, tag: str) -> None:
        """Take in the start of a block."""
        if self.pieces:
            self._end()
        self._broken = False
        around, number = self._open, len(self._tags)
        self._parents.append(around[-1] if around else -1)
        self._tags.append(tag)
        self._told.append(attributes)
        self._ends.append(number)
        around.append(number)
        if number >= MOST_BLOCKS:
            self.full = True

    def end_block(self, tag: str) -> None:
        """Take in the end of a block."""
        if self.pieces:
            self._end()
        self._broken = False
        self._ends[self._open.pop()] = len(self._tags)

    def start_break(self, attributes: Attributes, tag: str) -> None:
        """Take in a ``<br>``."""
        self._end(broken=True)

    def start_nothing(self, attributes: Attributes, tag: str) -> None:
        """Take in the start of an element that holds nothing."""

    def end_nothing(self, tag: str) -> None:
        """Take in an end that ends nothing."""

    def start_link(self, attributes: Attributes, tag: str) -> None:
        """Take in the start of a link."""
        self._links += 1
        self.inside.append(NO_MARKS)

    def end_link(self, tag: str) -> None:
        """Take in the end of a link."""
        self._links -= 1
        self.inside.pop()

    def start_plain(self, attributes: Attributes, tag: str) -> None:
        """Take in the start of an element that only changes how its text looks."""
        self._bolds += tag in BOLD
        # Portals set captions in italics inside the story, and decks in bold above it.
        own = own_marks(attributes, tag) if "class" in attributes else NO_MARKS
        apart = not own.isdisjoint(SET_APART)
        if apart:
            self._end()
        self.inside.append(own if apart else NO_MARKS)

    def end_plain(self, tag: str) -> None:
        """Take in the end of such an element."""
        if not self.inside.pop().isdisjoint(SET_APART):
            self._end()
        self._bolds -= tag in BOLD

    def start_inline(self, attributes: Attributes, tag: str) -> None:
        """Take in the start of any other element inside a line."""
        own = own_marks(attributes, tag)
        if own:
            if self._parted(own):
                self._end()
            # Whoever is named in a credit owns the picture.
            if self.inside and "credit" in self.inside[-1]:
                own |= self.inside[-1]
        self.inside.append(own)

    def end_inline(self, tag: str) -> None:
        """Take in the end of any other element inside a line."""
        # What follows a credit in its caption belongs to it: the agency behind the name.
        if "caption" in self.inside.pop():
            self._end()

    def _parted(self, own: frozenset[str]) -> bool:
        """Tell whether an element begins a line of its own: a caption, or the credit in one."""
        around = self._tags[self._open[-1]] if self._open else ""
        return "caption" in own or ("credit" in own and around == "figcaption")

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
            text = "".join(self.pieces)
            if self._open:
                # Han and kana begin a paragraph with a wide space; where a page keeps its line
                # feeds, nothing else parts two of them.
                for piece in text.split(INDENTED) if INDENTED in text else (text,):
                    words = line_of(piece)
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
        linked = self._linked / size if self._linked < size else 1.0
        bold = self._bold / size if self._bold < size else 1.0
        self._lines.append(
            DomLine(words, self._tags[number], own, linked, own, number, self._broken, bold)
        )
        if len(self._lines) > MOST_LINES:
            self.full = True


@functools.cache
def _sorts() -> dict[str, str]:
    """How each element is taken: as a border, a break, a link, for its text alone, or not."""
    groups = (
        ("block", BLOCKS), ("menu", MENUS), ("silent", SILENT), ("plain", PLAIN),
        ("void", VOID), ("break", {"br"}), ("link", {"a"}),
    )  # fmt: skip
    return {tag: sort for sort, tags in groups for tag in tags}


class _Reader:
    """Takes in what a parser hands out: for the lines, and for the metadata."""

    def __init__(self) -> None:
        self.elements = Elements()
        self._gatherer = gatherer = _Gatherer()
        self._ways, self._inline = gatherer.ways(), (gatherer.start_inline, gatherer.end_inline)
        self._pieces, self._inside, self._weigh = (
            gatherer.pieces, gatherer.inside, gatherer.weigh,
        )  # fmt: skip
        self._texts = self.elements.texts
        self._new: list[str] = []
        """Text since the last tag: the parser cuts it at its entities."""
        self.data = self._new.append
        self._path: list[str | Element] = []
        """The open elements: those that are noted, of others the names."""
        self._left = 0
        """Elements open inside one whose lines are not taken, with it."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the start of an element."""
        if self._new:
            self._said()
        noted = tag in NOTED or (attributes and speaks(tag, attributes))
        path = self._path
        path.append(self.elements.note(tag, attributes, path) if noted else tag)
        if self._left:
            self._left += 1
            return
        start, _ = self._ways.get(tag, self._inline)
        if self._gatherer.full:
            self._left = sys.maxsize
        elif start is None:
            self._left = 1
        else:
            start(attributes, tag)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if self._new:
            self._said()
        ended = self._path.pop()
        if isinstance(ended, Element):
            self.elements.ended(ended)
        if self._left:
            self._left -= 1
        if not self._left:
            self._ways.get(tag, self._inline)[1](tag)

    def close(self) -> tuple[Page, Elements]:
        """Return what was read."""
        self._gatherer.finish()
        page, elements = self._gatherer.page, self.elements
        # The parser and its target hold each other: what was read shall not wait for the
        # collector of rings with them.
        vars(self).clear()
        settle(page)
        return page, elements

    def _said(self) -> None:
        text = "".join(self._new)
        self._new.clear()
        self._texts.append(text)
        # Two thirds of the texts are the spaces between blocks.
        if not self._left and (self._pieces or not text.isspace()):
            self._pieces.append(text)
            if self._inside:
                self._weigh(text)


def read(body: bytes) -> tuple[Page, Elements]:
    """Read a page.

    Args:
        body: The page in UTF-8 (``text.clean.utf8``).

    Returns:
        Its lines and blocks, and the elements in which its metadata stand, in page order.

    Raises:
        lxml.etree.XMLSyntaxError: There is nothing of a page in it.
    """
    from lxml import etree

    found: tuple[Page, Elements] = etree.fromstring(body, parser=_parser(_Reader()))
    return found


def parse(body: bytes) -> Any:
    """Parse a page into a tree, for those who look for their own way through it.

    Args:
        body: The page in UTF-8.

    Returns:
        The root element.
    """
    from lxml import etree

    return etree.fromstring(body, parser=_parser())


def _parser(target: Any = None) -> Any:
    from lxml import etree

    return etree.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True, target=target
    )


def read_tree(tree: Any) -> tuple[Page, Elements]:
    """Read a page, or a part of one, that is parsed already.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
    """
    from lxml import etree

    reader = _Reader()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            reader.start(element.tag, dict(element.items()))
        else:
            reader.end(element.tag)
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is tree):
            reader.data(text)
    return reader.close()
