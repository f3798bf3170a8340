"""Lines that read like the story and are none, told by where they stand and what stands above them.

The column beside the story; what follows *About the company* or *More on this story*; the letter
the paper would like to send you. And the short lines of a list that belong to it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from maek.extract import shape, words
from maek.extract.context import ancestors
from maek.extract.dom import DomLine, Page
from maek.extract.said import MOSTLY, NOT_THE_STORY

MOST_OF_IT = 0.5
"""Share of the story that the block of the headline must hold for the rest to be beside it."""
BESIDE = 0.4
"""A block under a label that holds no more of the story is not the story's own."""
TAIL, RELEASE = 0.4, 0.8
"""Share of the text that may stand under a company's name; the same where two such heads stand."""
LONGEST_HEAD = 60
SHORTEST_ASKING = 30
ITEMS = frozenset(["li", "h2", "h3", "h4"])
MOST_ITEMS = 12
FEW, LONGEST_BOX = 3, 6
"""Paragraphs from which a story shows how it is set; lines of a box inside it."""
LONGEST_ITEM = 160
ASKED = 2
"""So many ways of asking for something in one paragraph make it an advertisement."""


def without(page: Page, kept: Sequence[int], headline: int) -> list[int]:
    """Leave out what is not the story's.

    Args:
        page: The page.
        kept: Numbers of the lines that read like running text.
        headline: Number of the headline's line.
    """
    left = _inside(page, kept, headline)
    left = _unsigned(page, [n for n in left if not _asks(page.lines[n].words)])
    return _going_on(page, _with_items(page, _not_under_labels(page, left, headline)), kept)


def _unsigned(page: Page, kept: Sequence[int]) -> list[int]:
    """Leave out boxes between paragraphs to sign up in; a story may stand in such a block."""
    signing = [n for n in kept if "signup" in page.lines[n].marks]
    if not signing or _letters(page, signing) > TAIL * _letters(page, kept):
        return list(kept)
    story = [n for n in kept if n not in signing]
    return [n for n in kept if n not in signing or not story[0] < n < story[-1]]


def _letters(page: Page, kept: Sequence[int]) -> int:
    return sum(len(page.lines[n].words) for n in kept)


def _inside(page: Page, kept: Sequence[int], headline: int) -> list[int]:
    """Leave out what follows the smallest block that holds the headline and most of the story."""
    whole = _letters(page, kept)
    for block in ancestors(page.blocks, page.lines[headline].block):
        held = range(block, page.blocks.end[block])
        inside = [n for n in kept if page.lines[n].block in held]
        if _letters(page, inside) >= MOST_OF_IT * whole:
            last = inside[-1] if inside else -1
            return [n for n in kept if page.lines[n].block in held or n < last]
    return list(kept)


def _asks(said: str) -> bool:
    """Tell whether a paragraph asks to subscribe, follow, load or pay, in two ways at least."""
    return len(said) >= SHORTEST_ASKING and words.holds("asking", said, ASKED)


def _not_under_labels(page: Page, kept: Sequence[int], headline: int) -> list[int]:
    """Leave out what stands under the name of a list or of a company."""
    whole = _letters(page, kept) or 1
    among = range(headline + 1, kept[-1] + 1 if kept else 0)
    short = [n for n in among if len(page.lines[n].words) <= LONGEST_HEAD]
    gone = set(_boilerplate(page, kept, short))
    for number in short:
        if "section_label" in words.kinds(page.lines[number].words):
            after = [n for n in kept if n >= number]
            own = _own(page, number, after, BESIDE * whole)
            gone.update(_until_story(page, kept, number, own))
    return [n for n in kept if n not in gone]


def _boilerplate(page: Page, kept: Sequence[int], short: Sequence[int]) -> list[int]:
    """What a company says of itself, to the end of the page."""
    heads = [n for n in short if "boilerplate" in words.kinds(page.lines[n].words)]
    whole = _letters(page, kept)
    for number in heads:
        after = [n for n in kept if n >= number]
        if _letters(page, after) <= (TAIL if number == heads[-1] else RELEASE) * whole:
            return after
    return []


def _own(page: Page, label: int, after: Sequence[int], most: float) -> list[int]:
    """The lines after a label in the largest block around it that holds little of the story."""
    found: list[int] = []
    first = page.lines[label].block
    for block in ancestors(page.blocks, first):
        held = range(block, page.blocks.end[block])
        inside = [n for n in after if page.lines[n].block in held]
        if block not in (first, page.blocks.parent[first]) or _letters(page, inside) > most:
            break
        found = inside
    return found


def _until_story(page: Page, kept: Sequence[int], label: int, own: Sequence[int]) -> Sequence[int]:
    """Leave the story what goes on behind a box of links: paragraphs set as those before it."""
    before = [n for n in kept if n < label]
    around = page.blocks.parent[page.lines[before[-1]].block] if before else -1
    for at, number in enumerate(own):
        line = page.lines[number]
        told = line.tag == "p" and line.linked < 0.5 and shape.is_prose(line.words)
        if told and around >= 0 and _alike(page, page.blocks.parent[line.block], around):
            boxed = any(page.lines[n].linked > MOSTLY for n in range(label + 1, number))
            return own[:at] if boxed else own
    return own


def _going_on(page: Page, kept: Sequence[int], told: Sequence[int]) -> list[int]:
    """Take in paragraphs behind a box that ended the story, set as all those before it.

    Args:
        page: The page.
        kept: Numbers of the story's lines.
        told: Numbers of the lines that read like running text.
    """
    found = list(kept)
    if len(kept) < FEW or kept[-1] != told[-1]:
        return found
    last = page.lines[kept[-1]]
    around = page.blocks.parent[last.block]
    alike = sum(page.lines[n].marks == last.marks for n in kept)
    if 2 * alike <= len(kept) or around < 0:
        return found
    boxed = False
    for number in range(kept[-1] + 1, min(kept[-1] + 1 + LONGEST_BOX, len(page.lines))):
        line = page.lines[number]
        if line.tag != last.tag or line.marks != last.marks:
            boxed = boxed or line.linked > MOSTLY
            continue
        beside = _alike(page, page.blocks.parent[line.block], around)
        if not (boxed and beside and line.linked < 0.5 and shape.is_prose(line.words)):
            break
        found.append(number)
    return found


def _alike(page: Page, block: int, other: int) -> bool:
    """Tell whether two containers are one, or stand beside each other in the same style."""
    parent, style = page.blocks.parent, page.blocks.style
    beside = parent[block] == parent[other] and style[block] == style[other]
    return block == other or beside


def _with_items(page: Page, kept: Sequence[int]) -> list[int]:
    """Take in short items of a list, headings and quotations between paragraphs of the story."""
    parent = page.blocks.parent
    taken: list[int] = []
    told = set(kept)
    for before, after in itertools.pairwise(n for n in kept if page.lines[n].tag != "li"):
        left = [n for n in range(before + 1, after) if n not in told]
        between = [page.lines[n] for n in left]
        around = parent[page.lines[before].block]
        if (
            0 < len(between) <= MOST_ITEMS
            and around == parent[page.lines[after].block]
            and all(_is_item(line) and around in _held_by(page, line) for line in between)
        ):
            taken += left
    return sorted([*kept, *taken])


def _held_by(page: Page, line: DomLine) -> tuple[int, int]:
    """The blocks around a line in which a list, a heading or a quotation can stand."""
    above = page.blocks.parent[line.block]
    return page.blocks.parent[above], above if line.tag != "li" else -1


def _is_item(line: DomLine) -> bool:
    """Tell whether a line is an item of a list, a heading, or quoted: no post embedded."""
    plain = line.linked < 0.5 and line.marks.isdisjoint(NOT_THE_STORY)
    item = line.tag in ITEMS or ("blockquote" in line.near and "media" not in line.marks)
    return item and plain and len(line.words) <= LONGEST_ITEM
