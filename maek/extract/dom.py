"""An HTML page as lines in page order, each with what its place in the page says of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maek.extract.shape import tables
from maek.text.clean import clean, visible

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "select",
        "textarea",
        "canvas",
    ]
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DomLine:
    """One visible line of a page."""

    words: str
    tag: str
    """The block element it stands in."""
    marks: frozenset[str]
    """What ids, classes and elements around it say: nav, related, caption, date …"""
    linked: float
    """Share of its letters inside links."""


@dataclass
class _Open:
    tag: str
    marks: frozenset[str]


class _Gatherer:
    """Collects text between block borders into lines."""

    def __init__(self) -> None:
        self.lines: list[DomLine] = []
        self._pieces: list[str] = []
        self._linked = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self._pieces.append(text)
            if linked:
                self._linked += len(text.strip())

    def end(self, where: _Open) -> None:
        words = visible("".join(self._pieces))
        if words:
            share = min(1.0, self._linked / max(len(words), 1))
            self.lines.append(DomLine(words, where.tag, where.marks, share))
        self._pieces, self._linked = [], 0


def lines_of(tree: Any) -> list[DomLine]:
    """Return the visible lines of a parsed page, in page order.

    Args:
        tree: Root element, as lxml parses it.
    """
    gatherer = _Gatherer()
    for event, element, where, linked in _walk(tree):
        if event == "text":
            gatherer.add(clean(element), linked=linked)
        else:
            gatherer.end(where)
    return gatherer.lines


def _walk(root: Any) -> Iterator[tuple[str, Any, _Open, bool]]:
    """Yield text and line borders, without recursion: pages may be deep."""
    start = _Open("body", frozenset())
    stack: list[tuple[Any, _Open, bool, bool]] = [(root, start, False, False)]
    while stack:
        element, outer, linked, leaving = stack.pop()
        if leaving:
            if _tag(element) in BLOCKS:
                yield "break", None, _here(element, outer), linked
            if element.tail:
                yield "text", element.tail, outer, linked
            continue
        tag = _tag(element)
        if not tag or tag in SILENT or _is_hidden(element):
            if element.tail:
                yield "text", element.tail, outer, linked
            continue
        here = _here(element, outer)
        if tag in BLOCKS or tag == "br":
            yield "break", None, outer, linked
        inside = linked or tag == "a"
        stack.append((element, outer, linked, True))
        if element.text:
            yield "text", element.text, here, inside
        stack.extend((child, here, inside, False) for child in reversed(element))


def _tag(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style") or ""))


def _here(element: Any, outer: _Open) -> _Open:
    tag = _tag(element)
    marks = _marks(tag, element.get("class") or "", element.get("id") or "")
    if not marks and tag not in BLOCKS:
        return outer
    joined = outer.marks | marks if marks else outer.marks
    return _Open(tag if tag in BLOCKS else outer.tag, joined)


@functools.lru_cache(maxsize=8192)
def _marks(tag: str, classes: str, id: str) -> frozenset[str]:
    found: set[str] = set()
    if tag in (
        "nav",
        "footer",
        "aside",
        "header",
        "figure",
        "figcaption",
        "main",
        "article",
        "time",
        "form",
        "button",
    ):
        found.add(tag)
    said = f"{classes} {id}".lower()
    if said.strip() and tag not in ("body", "html", "main"):
        for name, words in tables()["blocks"].items():
            if any(_says(said, word) for word in words):
                found.add(name)
    return frozenset(found)


def _says(said: str, word: str) -> bool:
    """Tell whether an id or class holds a word: whole, or as a part set off by signs or case."""
    at = said.find(word)
    while at >= 0:
        before = said[at - 1] if at else " "
        if not before.isalpha():
            after = said[at + len(word)] if at + len(word) < len(said) else " "
            if not after.isalpha() or len(word) >= 6:
                return True
        at = said.find(word, at + 1)
    return False
