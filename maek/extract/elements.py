"""The elements of a page in which its metadata stand, noted in page order while it is read."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from maek.extract.marks import names_writer

NOTED = frozenset(["meta", "link", "script", "title", "h1", "h2", "h3", "time", "address", "input"])
"""Elements that are always noted; of others, those that say what they are."""
SIGNED = frozenset(["div", "p", "span", "a", "em", "strong", "address", "cite", "li"])
"""Elements whose classes may name who wrote the page."""


class Element:
    """One element: its attributes, the names of those around it, and where its text is."""

    __slots__ = ("_texts", "around", "attributes", "begin", "end", "last", "number", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str], around: tuple[str, ...], texts: list[str]
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.around = around
        self._texts = texts
        self.begin = self.end = len(texts)
        self.number = self.last = 0

    def get(self, name: str) -> str:
        """Return an attribute; empty where it has none."""
        return self.attributes.get(name) or ""

    @property
    def words(self) -> str:
        """All text inside it."""
        return "".join(self._texts[self.begin : self.end])


class Elements:
    """Elements by tag and by what they say they are, in page order."""

    def __init__(self) -> None:
        self.root_tag = ""
        self.root: Mapping[str, str] = {}
        """Name and attributes of the outermost element."""
        self.texts: list[str] = []
        """The page's text, tag by tag."""
        self._noted: list[Element] = []
        self._open: list[Element] = []
        self._path: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element."""
        if not self.root_tag:
            self.root_tag, self.root = tag, attributes
        self._path.append(tag)
        if tag in NOTED or (attributes and _speaks(tag, attributes)):
            element = Element(tag, attributes, tuple(self._path), self.texts)
            element.number = len(self._noted)
            self._noted.append(element)
            self._open.append(element)

    def end(self) -> None:
        """Take in the end of the innermost open element."""
        if self._open and len(self._open[-1].around) == len(self._path):
            element = self._open.pop()
            element.end, element.last = len(self.texts), len(self._noted)
        self._path.pop()

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements of some tags out of ``NOTED``; of ``<a>``, those with a ``rel``."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return [element for element in self._noted if element.tag in tags]

    @functools.cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self._noted:
            if element.tag != "a" or "rel" in element.attributes:
                found.setdefault(element.tag, []).append(element)
        return found

    def saying(self, name: str) -> list[Element]:
        """Return the elements whose ``itemprop`` is a name."""
        return [element for element in self._noted if element.get("itemprop") == name]

    def inside(self, element: Element, name: str) -> list[Element]:
        """Return the elements inside another whose ``itemprop`` is a name."""
        held = self._noted[element.number + 1 : element.last]
        return [inner for inner in held if inner.get("itemprop") == name]

    def dated(self) -> list[Element]:
        """Return the elements that give a time: ``<time>`` and published dates."""
        return [e for e in self._noted if e.tag == "time" or e.get("itemprop") == "datePublished"]

    def signed(self) -> list[Element]:
        """Return the elements whose classes say that they name who wrote the page."""
        return [e for e in self._noted if e.tag in SIGNED and names_writer(e.get("class"))]


def _speaks(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element says what it is, or names who wrote the page."""
    if "itemprop" in attributes or (tag == "a" and "rel" in attributes):
        return True
    return tag in SIGNED and "class" in attributes and names_writer(attributes["class"])
