"""The elements of a page in which its metadata stand, gathered in one pass over the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TAGS = frozenset(["meta", "link", "script", "title", "h1", "time", "a"])


class Elements:
    """Elements by tag and by what they say they are, in page order.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
    """

    def __init__(self, tree: Any) -> None:
        self.root = tree
        self._tagged: dict[str, list[Any]] = {tag: [] for tag in TAGS}
        self._said: dict[str, list[Any]] = {}
        self._dated: list[Any] = []
        for element in tree.iter():
            tag = element.tag
            said = element.get("itemprop")
            if tag in TAGS and (tag != "a" or element.get("rel")):
                self._tagged[tag].append(element)
            if said:
                self._said.setdefault(said, []).append(element)
            if tag == "time" or said == "datePublished":
                self._dated.append(element)

    def tagged(self, tag: str) -> list[Any]:
        """Return the elements of a tag out of ``TAGS``; of ``<a>``, those with a ``rel``."""
        return self._tagged[tag]

    def saying(self, name: str) -> list[Any]:
        """Return the elements whose ``itemprop`` is a name."""
        return self._said.get(name, [])

    def dated(self) -> list[Any]:
        """Return the elements that give a time: ``<time>`` and published dates."""
        return self._dated

    def classed(self, *words: str) -> Iterator[Any]:
        """Yield the elements one of whose classes holds a word, whatever its case."""
        for element in self.root.iter():
            said = (element.get("class") or "").lower()
            if said and any(word in said for word in words):
                yield element
