"""An HTML page as lines in page order, each with what its place in the page says of it.

One walk over the tree: text is gathered between the borders of block elements; every block
keeps its parent, so that what stands around a line can be summed up without asking the tree
again (``features``).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Any

from maek.extract.shape import tables
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
LEFT_ALONE = ("silent", "menu")
MENUS = frozenset(["nav", "menu"])
"""Elements that hold nothing but ways to other pages; not walked through."""
SPEAKING = frozenset({
    "nav", "footer", "aside", "header", "figure", "figcaption", "main", "article", "time", "form",
    "button", "table", "ul", "ol", "li", "dl", "blockquote",
})  # fmt: skip
"""Elements that say by their name what stands in them."""
ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "main": "main",
    "article": "article",
    "dialog": "form",
    "alertdialog": "form",
    "search": "form",
}
PROPERTIES = {
    "articleBody": "articlebody",
    "headline": "headline",
    "description": "standfirst",
    "author": "byline",
    "datePublished": "date",
    "caption": "caption",
}
OTHERS = frozenset(["role", "itemprop", "hidden", "aria-hidden", "style"])
NEAR = 3
"""A line's own block and so many around it say what it is; farther ones say where it stands."""
WIDE = 0.6
"""A block with so much of a page's running text speaks for the page, not for its parts."""
LONG_LINE = 60
WHOLE = frozenset(["main", "article", "articlebody", "content"])
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SQUEEZE = re.compile(r"\W+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
BOLD = frozenset(["b", "strong", "em", "i"])
STATES = re.compile(
    r"(?<!\S)(?:category|tag|has|is|no|not|with|type|status|format|js|hide|show|wp-custom|post-\d)"
    r"[-_]?\S*-\S+|(?<!\S)post-\d+"
)
"""Class words that tell a state or a topic (``has-comments``, ``tag-video``), not a place."""
NO_MARKS: frozenset[str] = frozenset()
LONGEST_CLASS = 400
LONG = 6
"""Letters of a class word that may be a part of a longer one."""


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case, to compare spellings."""
    return SQUEEZE.sub("", text.casefold())


@dataclass(slots=True)
class Block:
    """A block element: where it stands and what it says of itself."""

    parent: int
    """Number of the block around it; -1 for the outermost."""
    tag: str
    own: frozenset[str]
    near: frozenset[str]
    marks: frozenset[str]
    style: str
    """Tag and class: what is set alike is of a kind."""
    depth: int


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
    href: str = ""
    """Where its first link leads."""
    bare: str = ""
    """Its letters and digits alone, in lower case, to compare spellings."""


@dataclass(slots=True)
class Page:
    """The lines of a page and the blocks they stand in."""

    lines: list[DomLine] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class _Gatherer:
    """Collects text between block borders into lines."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[int] = []
        self._links: list[str] = []
        self._inline: list[frozenset[str]] = []
        self._bold_depth = 0
        self._begin(broken=False)

    def _begin(self, *, broken: bool) -> None:
        self._pieces: list[str] = []
        self._linked = self._bold = 0
        self._href = ""
        self._marked: dict[frozenset[str], int] = {}
        self._broken = broken

    def start(self, element: Any, tag: str, sort: str) -> None:
        """Take in the start of an element."""
        if sort == "block" or not self._open:
            self._end()
            self._open.append(len(self.page.blocks))
            self.page.blocks.append(self._block(element, tag))
        elif sort == "break":
            self._end(broken=True)
        elif sort == "link":
            self._links.append(element.get("href") or "")
            self._inline.append(NO_MARKS)
        elif sort == "plain":
            self._bold_depth += tag in BOLD
            self._inline.append(NO_MARKS)
        else:
            own = _own(element, tag)
            if "caption" in own:
                self._end()
            self._inline.append(own)
        text = element.text
        if text:
            self._add(text)

    def finish(self, tag: str, sort: str) -> None:
        """Take in the end of an element."""
        if sort == "block":
            self._end()
            self._open.pop()
        elif sort == "link":
            self._links.pop()
            self._inline.pop()
        elif sort == "plain":
            self._bold_depth -= tag in BOLD
            self._inline.pop()
        elif sort == "inline":
            if "caption" in self._inline[-1]:
                self._end()
            self._inline.pop()

    def behind(self, text: str, sort: str) -> None:
        """Take in the text behind an element."""
        if sort == "menu":
            self._end()
        if self._open:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._pieces and text.isspace():
            return
        self._pieces.append(text)
        if not self._inline:
            return
        size = len(text.strip())
        if self._links:
            self._linked += size
            self._href = self._href or self._links[-1]
        if self._bold_depth:
            self._bold += size
        if self._inline[-1]:
            self._marked[self._inline[-1]] = self._marked.get(self._inline[-1], 0) + size

    def _end(self, *, broken: bool = False) -> None:
        if not self._pieces:
            self._broken = broken
            return
        words = line_of("".join(self._pieces))
        if words:
            self._keep(words)
        self._begin(broken=broken)

    def _keep(self, words: str) -> None:
        size = len(words)
        own = NO_MARKS
        for marks, letters in self._marked.items():
            if 2 * letters >= size:
                own = own | marks
        number = self._open[-1]
        line = DomLine(
            words, self.page.blocks[number].tag, own, min(1.0, self._linked / size), own, number,
            self._broken, min(1.0, self._bold / size), self._href, squeezed(words),
        )  # fmt: skip
        self.page.lines.append(line)

    def _block(self, element: Any, tag: str) -> Block:
        parent = self._open[-2] if len(self._open) > 1 else -1
        depth = self.page.blocks[parent].depth + 1 if parent >= 0 else 0
        style = f"{tag} {element.get('class') or ''}"
        return Block(parent, tag, _own(element, tag), NO_MARKS, NO_MARKS, style, depth)


def read_page(tree: Any) -> Page:
    """Return the lines and blocks of a parsed page, in page order.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
    """
    from lxml import etree

    gatherer = _Gatherer()
    sorts = _sorts()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        sort = "block" if element is tree else sorts.get(tag, "inline")
        if event == "start":
            if len(gatherer.page.blocks) > MOST_BLOCKS or len(gatherer.page.lines) > MOST_LINES:
                break
            if sort in LEFT_ALONE:
                walk.skip_subtree()
            elif sort != "void":
                gatherer.start(element, tag, sort)
            continue
        gatherer.finish(tag, sort)
        tail = element.tail
        if tail:
            gatherer.behind(tail, sort)
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
    held = [0] * len(blocks)
    for line in page.lines:
        if line.linked < 0.5 and len(line.words) >= LONG_LINE:
            held[line.block] += len(line.words)
    for number in range(len(blocks) - 1, 0, -1):
        held[blocks[number].parent] += held[number]
    most = WIDE * held[0] if blocks else 0
    for number, block in enumerate(blocks):
        own = block.own & WHOLE if held[number] > most else block.own
        block.own = block.near = block.marks = own
        if block.parent < 0:
            continue
        above = blocks[block.parent]
        block.marks = _joined(own, above.marks)
    settled = -1
    for line in page.lines:
        block = blocks[line.block]
        if line.block != settled:
            settled = line.block
            block.near = _near(blocks, settled)
        line.near = _joined(line.near, block.near)
        line.marks = _joined(line.marks, block.marks)


def _near(blocks: list[Block], number: int) -> frozenset[str]:
    """What a block and the closest ones around it say."""
    found = blocks[number].own
    for _ in range(NEAR):
        number = blocks[number].parent
        if number < 0:
            break
        found = _joined(found, blocks[number].own)
    return found


def _joined(some: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    if not more or some is more:
        return some
    return some | more if some else more


def lines_of(tree: Any) -> list[DomLine]:
    """Return the visible lines of a parsed page, in page order.

    Args:
        tree: Root element, as lxml parses it.
    """
    return read_page(tree).lines


def _own(element: Any, tag: str) -> frozenset[str]:
    """What an element says of itself: its name, role, classes, id, properties."""
    told = element.items()
    if not told:
        return _marks(tag, " ")
    got = dict(told)
    marks = _marks(tag, f"{got.get('class', '')} {got.get('id', '')}")
    return marks | _further(got) if not OTHERS.isdisjoint(got) else marks


def _further(got: dict[str, str]) -> set[str]:
    """What role, property and visibility say."""
    found = {ROLES.get(got.get("role", ""), ""), PROPERTIES.get(got.get("itemprop", ""), "")}
    style = got.get("style", "")
    shown = "hidden" not in got and got.get("aria-hidden") != "true"
    if not shown or HIDDEN.search(style):
        found.add("hidden")
    return found - {""}


@functools.lru_cache(maxsize=16384)
def _marks(tag: str, said: str) -> frozenset[str]:
    found = {tag} if tag in SPEAKING else set()
    if said != " " and tag not in ("body", "html"):
        pattern, names = _names()
        plain = CAMEL.sub("-", STATES.sub(" ", said[:LONGEST_CLASS])).lower()
        found.update(names[m.group()] for m in pattern.finditer(plain))
    return frozenset(found) if found else NO_MARKS


@functools.cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words of ids and classes, and the mark of each word.

    A long word may go on, a short one may not. Words are grouped by their first letter, so that
    few are tried at a place; of one letter the first in the table wins.
    """
    marks: dict[str, str] = {}
    letters: dict[str, list[str]] = {}
    for name, words in tables()["blocks"].items():
        for word in words:
            marks.setdefault(word, name)
            end = "" if len(word) >= LONG else "(?![a-z])"
            letters.setdefault(word[0], []).append(re.escape(word[1:]) + end)
    groups = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items())
    return re.compile(f"(?<![a-z])(?:{groups})"), marks
