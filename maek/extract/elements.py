"""The elements of a page in which its metadata stand, noted in page order while it is read."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from maek.extract.marks import names_writer

NOTED = frozenset(
    ["html", "meta", "link", "script", "title", "h1", "h2", "h3", "time", "address", "input"]
)
"""Elements that are always noted; of others, those that say what they are."""
RELATIONS = ("author", "next", "license", "tag")
"""What a link may be to the page, of all that ``rel`` says."""
SIGNED = frozenset(["div", "p", "span", "a", "em", "strong", "address", "cite", "li"])
"""Elements whose classes may name who wrote the page."""


class Element:
    """One element: its attributes, the names of those around it, and where its text is."""

    __slots__ = ("_texts", "around", "attributes", "begin", "end", "last", "number", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], path: Path, page: Elements) -> None:
        self.tag = tag
        self.attributes = attributes
        timed = tag == "time" or "itemprop" in attributes
        self.around = tuple([x if isinstance(x, str) else x.tag for x in path]) if timed else ()
        """The names of those around it, where it may give a time."""
        self._texts = page.texts
        self.begin = self.end = len(page.texts)
        self.number = self.last = len(page.noted)

    def get(self, name: str) -> str:
        """Return an attribute; empty where it has none."""
        return self.attributes.get(name) or ""

    @property
    def words(self) -> str:
        """All text inside it."""
        return "".join(self.texts)

    @property
    def texts(self) -> list[str]:
        """The same tag by tag."""
        return self._texts[self.begin : self.end]


Path = Sequence[str | Element]


class Elements:
    """Elements by tag and by what they say they are, in page order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        """The page's text, tag by tag."""
        self.noted: list[Element] = []

    def note(self, tag: str, attributes: Mapping[str, str], path: Path) -> Element:
        """Note an element that begins.

        Args:
            tag: Its name.
            attributes: Its attributes.
            path: Those around it, from the outside in: noted ones, of others the names.
        """
        element = Element(tag, attributes, path, self)
        self.noted.append(element)
        return element

    def ended(self, element: Element) -> None:
        """Take in where a noted element ends."""
        element.end, element.last = len(self.texts), len(self.noted)

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements of some tags out of ``NOTED``; of ``<a>``, those of ``RELATIONS``."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return [element for element in self.noted if element.tag in tags]

    @functools.cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.noted:
            if element.tag != "a" or "rel" in element.attributes:
                found.setdefault(element.tag, []).append(element)
        return found

    def saying(self, name: str) -> list[Element]:
        """Return the elements whose ``itemprop`` is a name."""
        return [element for element in self.noted if element.get("itemprop") == name]

    def inside(self, element: Element, name: str) -> list[Element]:
        """Return the elements inside another whose ``itemprop`` is a name."""
        held = self.noted[element.number + 1 : element.last]
        return [inner for inner in held if inner.get("itemprop") == name]

    def dated(self) -> list[Element]:
        """Return the elements that give a time: ``<time>`` and published dates."""
        return [e for e in self.noted if e.tag == "time" or e.get("itemprop") == "datePublished"]

    def signed(self) -> list[Element]:
        """Return the elements whose classes say that they name who wrote the page."""
        return [e for e in self.noted if e.tag in SIGNED and names_writer(e.get("class"))]


def speaks(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element says what it is, or names who wrote the page."""
    if "itemprop" in attributes:
        return True
    if tag == "a" and "rel" in attributes:
        relation = attributes["rel"].lower()
        if any(said in relation for said in RELATIONS):
            return True
    return tag in SIGNED and "class" in attributes and names_writer(attributes["class"])
