"""Where the main text is: readers tried in order, the first good answer wins, and is named.

1. ``trafilatura`` (A. Barbaresi, ACL 2021 demo) on the parsed page;
2. ``json-ld``: the ``articleBody`` the page gives to machines, when the page shows less;
3. ``script``: the longest run of prose kept in a script's JSON;
4. ``paragraphs``: every paragraph of prose outside navigation, related items and banners.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from maek.extract.dom import DomLine
from maek.extract.shape import is_prose
from maek.text.clean import clean, visible

GOOD = 200
"""Letters of a main text that needs no second opinion (half for Han, which says more)."""
BETTER = 1.5
"""A later reader must find so many times more to win over an earlier one."""
BESIDE = frozenset(
    {"nav", "footer", "related", "consent", "boilerplate", "form", "button", "aside"}
)
STRING = re.compile(r'"((?:[^"\\]|\\.){120,})"')
PARAGRAPH = re.compile(r"</?(?:p|br|div|li|h\d)\b[^>]*>|\\n|\n", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text as one reader found it: its paragraphs."""

    reader: str
    paragraphs: tuple[str, ...]

    @property
    def size(self) -> int:
        """Letters in it."""
        return sum(len(p) for p in self.paragraphs)


def main_text(tree: Any, lines: Sequence[DomLine], ld_body: str) -> MainText:
    """Find the main text of a page.

    Args:
        tree: Root element, as lxml parses it; it is not changed.
        lines: The page's visible lines.
        ld_body: ``articleBody`` of its JSON-LD, or empty.

    Returns:
        The best answer; one without paragraphs when nothing was found.
    """
    best = MainText("none", ())
    for found in _readers(tree, lines, ld_body):
        if found.size > BETTER * best.size:
            best = found
        if (
            best.size >= GOOD
            and best.reader == "trafilatura"
            and len(ld_body) <= BETTER * best.size
        ):
            break
    return best


def _readers(tree: Any, lines: Sequence[DomLine], ld_body: str) -> Iterator[MainText]:
    yield MainText("trafilatura", tuple(_trafilatura(tree)))
    if ld_body:
        yield MainText("json-ld", tuple(ld_body.split("\n")))
    yield MainText("script", tuple(_scripts(tree)))
    yield MainText(
        "paragraphs", tuple(x.words for x in lines if is_prose(x.words) and not x.marks & BESIDE)
    )


def _trafilatura(tree: Any) -> list[str]:
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, fast=True, include_comments=False, include_tables=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [
        words
        for element in body.iter("p", "head", "quote", "item", "list")
        if element.tag != "list" and (words := visible(clean("".join(element.itertext()))))
    ]


def _scripts(tree: Any) -> list[str]:
    """Return the longest prose a script's JSON holds, as pages that draw themselves keep it."""
    best: list[str] = []
    size = 0
    for script in tree.xpath("//script[not(@src)]"):
        text = script.text or ""
        if len(text) < GOOD or "ld+json" in (script.get("type") or ""):
            continue
        for found in STRING.finditer(text):
            paragraphs = _prose(found[1])
            length = sum(map(len, paragraphs))
            if length > size:
                best, size = paragraphs, length
    return best


def _prose(raw: str) -> list[str]:
    """Return the paragraphs of a JSON string that is prose, escaped once or twice."""
    for _ in range(2):
        try:
            raw = json.loads(f'"{raw}"', strict=False)
        except ValueError:
            return []
        if "\\u" not in raw and '\\"' not in raw:
            break
        raw = raw.replace('"', '\\"').replace('\\\\"', '\\"')
    lines = (visible(clean(MARKUP.sub("", piece))) for piece in PARAGRAPH.split(raw))
    return [line for line in lines if is_prose(line)]
