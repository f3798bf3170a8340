"""The elements of a page in which its metadata stand, gathered in one pass over the tree."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import Any

TAGS = ("meta", "link", "script", "title", "h1", "time", "a")


class Elements:
    """Elements by tag and by what they say they are, in page order.

    lxml looks for them: it passes over the others without handing them out.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
    """

    def __init__(self, tree: Any) -> None:
        self.root = tree
        self._tagged: dict[str, list[Any]] = {tag: [] for tag in TAGS}
        for element in tree.iter(*TAGS):
            tag = element.tag
            if tag != "a" or element.get("rel"):
                self._tagged[tag].append(element)

    def tagged(self, tag: str) -> list[Any]:
        """Return the elements of a tag out of ``TAGS``; of ``<a>``, those with a ``rel``."""
        return self._tagged[tag]

    def saying(self, name: str) -> list[Any]:
        """Return the elements whose ``itemprop`` is a name."""
        return [element for element in self._speaking if element.get("itemprop") == name]

    def dated(self) -> list[Any]:
        """Return the elements that give a time: ``<time>`` and published dates."""
        if not self.saying("datePublished"):
            return self.tagged("time")
        found: list[Any] = self.root.xpath("//time | //*[@itemprop='datePublished']")
        return found

    @functools.cached_property
    def _speaking(self) -> list[Any]:
        """The elements that say what they are; few pages are asked."""
        found: list[Any] = self.root.xpath("//@itemprop/..")
        return found

    def classed(self, tags: Collection[str], words: re.Pattern[str]) -> Iterator[Any]:
        """Yield the elements of some tags whose classes, in lower case, hold one of some words."""
        for element in self.root.iter(*tags):
            said = element.get("class")
            if said and words.search(said.lower()):
                yield element
