"""The posts of a live page: blocks of one kind in a row, each beginning with an hour.

A reader that weighs single lines takes the newest post and leaves the others, which look like
teasers of other stories: short, in elements of their own, under small headings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from maek.extract.dom import DomLine, Page
from maek.extract.said import MOSTLY, NOT_THE_STORY
from maek.extract.shape import is_sentence

HOUR = re.compile(
    r"(?:\D{0,12}[\s(\[•·|-])?(?:[01]?\d|2[0-3])\s?(?:[:.]\s?[0-5]\d|[시時时]\s?(?:[0-5]?\d\s?[분分])?)"
    r"(?:[\s:]?[0-5]\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?[)\]|•·-]?",
    re.IGNORECASE,
)
"""An hour alone on its line, a word before it (*updated*, 오전) and a zone behind."""
FIRST = 2
"""Among so many first lines of a post its hour stands."""
LEAST_POSTS = 3
HIGHEST = 8
"""So many blocks around an hour can be its post."""
MOST_OF_IT = 0.5
"""Share of the text taken that the posts hold, or they are links to other stories."""
HEADINGS = frozenset(["h2", "h3", "h4"])
OUT = NOT_THE_STORY | {"button", "share"}


def with_posts(page: Page, kept: Collection[int]) -> list[int]:
    """Take in all posts of a live page of which one was taken.

    Args:
        page: The page.
        kept: Numbers of the lines that read like running text.

    Returns:
        The same, and the sentences and headings of the other posts; the hours are no text.
    """
    posts = _posts(page, kept)
    if not posts:
        return sorted(kept)
    hours = {number for post in posts for number in post[:FIRST] if _hour(page.lines[number])}
    told = {n for post in posts for n in post if _tells(page.lines[n])}
    return sorted((told | set(kept)) - hours)


def _posts(page: Page, kept: Collection[int]) -> list[list[int]]:
    """The lines of each post, of the row of posts that holds most of the text taken."""
    rows = [row for row in _rows(page) if len(row) >= LEAST_POSTS]
    best = max(rows, key=lambda row: _held(page, row, kept), default=[])
    whole = sum(len(page.lines[n].words) for n in kept)
    return best if best and _held(page, best, kept) >= MOST_OF_IT * whole else []


def _held(page: Page, row: list[list[int]], kept: Collection[int]) -> int:
    return sum(len(page.lines[n].words) for post in row for n in post if n in kept)


def _rows(page: Page) -> Iterator[list[list[int]]]:
    """Blocks set alike in one block, by the hours that stand in them."""
    blocks = page.blocks
    rows: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(dict)
    for number, line in enumerate(page.lines):
        if not _hour(line):
            continue
        block = line.block
        for _ in range(HIGHEST):
            if block < 0:
                break
            place = (blocks.parent[block], blocks.style[block])
            rows[place].setdefault(block, []).append(number)
            block = blocks.parent[block]
    for found in (row for row in rows.values() if len(row) >= LEAST_POSTS):
        lines = {block: _lines_in(page, block, hours[0]) for block, hours in found.items()}
        yield [held for block, held in lines.items() if found[block][0] in held[:FIRST]]


def _lines_in(page: Page, block: int, near: int) -> list[int]:
    """The lines inside a block, found from one of them."""
    held = range(block, page.blocks.end[block])
    first = last = near
    while first > 0 and page.lines[first - 1].block in held:
        first -= 1
    while last + 1 < len(page.lines) and page.lines[last + 1].block in held:
        last += 1
    return list(range(first, last + 1))


def _hour(line: DomLine) -> bool:
    return len(line.words) <= 30 and HOUR.fullmatch(line.words) is not None


def _tells(line: DomLine) -> bool:
    if line.linked > MOSTLY or not line.marks.isdisjoint(OUT):
        return False
    return line.tag in HEADINGS or is_sentence(line.words)
