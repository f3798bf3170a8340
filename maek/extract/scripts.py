"""Prose kept in a page's scripts: pages that draw themselves hold their story as JSON.

It is one long string, or a list of pieces: paragraphs, with pictures and headings between.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from maek.extract.elements import Elements
from maek.extract.shape import is_prose, is_sentence
from maek.text.clean import clean, visible

STRING = re.compile(r'"((?:[^"\\]|\\.){120,})"')
PARAGRAPH = re.compile(r"</?(?:p|br|div|li|h\d)\b[^>]*>|\\n|\n", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]+>")
STATE = re.compile(r"^\s*(?:window|self|globalThis)?[.\w\[\]\"']*\s*=\s*(?=[{\[])")
"""What stands before the state of a page where a script puts it into a name."""
ADDRESSED = frozenset({"url", "link", "href", "slug", "permalink", "title", "headline"})
"""What an item of a list of other stories has, and a paragraph has not."""
BESIDE = frozenset({"caption", "alt", "credit", "src", "type", "id", "class", "style"})
"""Keys under which no text of the story stands."""
LONGEST_STATE = 2_000_000
"""Letters of the longest script that is looked into for lists."""
LEAST_PIECES = 2
DEEPEST = 6
"""So deep a paragraph's runs of text may stand in it."""
MOST_VALUES = 20_000
"""So many values of a script are looked at; no story stands deeper."""


def prose_of_scripts(elements: Elements, *, least: int) -> list[str]:
    """Return the longest prose a script's JSON holds, by paragraphs.

    Args:
        elements: The elements of the page.
        least: Letters from which a script is looked into.
    """
    best: list[str] = []
    for script in elements.tagged("script"):
        text = script.words
        if "src" in script.attributes or len(text) < least or "ld+json" in script.get("type"):
            continue
        strings = (_prose(found[1]) for found in STRING.finditer(text))
        best = max((best, *strings, *_lists(text)), key=_size)
    return best


def _size(told: Sequence[str]) -> tuple[int, int]:
    """Letters, and of as many the more paragraphs."""
    return sum(map(len, told)), len(told)


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
    return [line for line in _lines(raw) if is_prose(line)]


def _lines(markup: str) -> Iterator[str]:
    """Yield the lines of a string of markup, bare of it."""
    return (visible(clean(MARKUP.sub("", piece))) for piece in PARAGRAPH.split(markup))


def _lists(text: str) -> Iterator[list[str]]:
    """Yield the paragraphs of every list of pieces in a script that is JSON."""
    if len(text) > LONGEST_STATE:
        return
    try:
        state = json.loads(STATE.sub("", text, count=1).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for held in _lists_in(state):
        told = [line for item in held for line in _lines(_text(item)) if is_sentence(line)]
        if len(told) >= LEAST_PIECES and any(map(is_prose, told)):
            yield told


def _lists_in(state: Any) -> Iterator[list[Any]]:
    waiting: list[Any] = [state]
    seen = 0
    while waiting and seen < MOST_VALUES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, list):
            yield value
        if isinstance(value, list | dict):
            waiting += value.values() if isinstance(value, dict) else value


def _text(item: Any, depth: int = 0) -> str:
    """All text of one piece; none of another story's, and none about a picture."""
    if isinstance(item, str):
        return item
    if isinstance(item, list):
        held = item
    elif isinstance(item, dict) and ADDRESSED.isdisjoint(item):
        held = [value for key, value in item.items() if key not in BESIDE]
    else:
        return ""
    return "".join(_text(inner, depth + 1) for inner in held) if depth < DEEPEST else ""
