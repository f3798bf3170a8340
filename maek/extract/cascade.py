"""Where the main text is: readers tried in order, the first good answer wins, and is named.

1. ``lines``: the page's own lines, scored one by one (``features``, ``forest``);
2. ``json-ld``: the ``articleBody`` the page gives to machines, when the page shows less;
3. ``script``: the longest run of prose kept in a script's JSON;
4. ``trafilatura`` (A. Barbaresi, ACL 2021 demo), asked only when the others found next to nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from maek.extract import forest, strays
from maek.extract.context import ancestors, headline_at
from maek.extract.dom import LONG_LINE, DomLine, Page, squeezed
from maek.extract.elements import Elements
from maek.extract.features import rows_of
from maek.extract.gather import parse
from maek.extract.live import with_posts
from maek.extract.marks import UNSEEN
from maek.extract.said import MOSTLY, SHOWN, Told, covered
from maek.extract.scripts import prose_of_scripts
from maek.text.clean import clean, visible

GOOD = 150
"""Letters of a main text that needs no second opinion."""
BETTER = 1.5
"""A later reader must find so many times more to win over an earlier one."""
DOUBT = 1.4
"""How much nearer to even odds are taken than the forest gives them: the page is new to it."""
LEAST_LIKELY = -4.0
LEEWAY = 2.0
"""On a page that hardly says anything, lines so near the best one are taken too."""
STORY = 0.3
"""Share of a text that can be seen from which what cannot be is none of it…"""
MORE = 0.7
"""…and where it is one stretch behind the beginning."""
PIECE = 25
"""Letters that are hardly said twice by chance."""
TWICE = 0.8
"""A line of which so much was said before is a repetition."""
OFTEN = 3
"""A line that stands so many times is no copy."""


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text as one reader found it."""

    reader: str
    paragraphs: tuple[str, ...]
    lines: frozenset[int] = frozenset()
    """Numbers of the page's lines it consists of; empty where the page does not show it."""

    @property
    def size(self) -> int:
        """Letters in it; a syllable or a Han character says more than a letter."""
        return letters(self.paragraphs)


def letters(lines: Iterable[str]) -> int:
    """Return how much lines say, in letters."""
    return sum(len(x) if x.isascii() else (len(x) + len(x.encode("utf-8"))) // 2 for x in lines)


def main_text(body: bytes, elements: Elements, page: Page, told: Told) -> MainText:
    """Find the main text of a page.

    Args:
        body: The page in UTF-8.
        elements: The elements its metadata stand in.
        page: Its lines and blocks.
        told: What its metadata tell.

    Returns:
        The best answer; one without paragraphs when nothing was found.
    """
    best = MainText("none", ())
    for found in _readers(body, elements, page, told):
        if found.size > BETTER * best.size:
            best = found
        if best.size >= GOOD and _tells_all(best, page, told):
            break
    return best


def _tells_all(best: MainText, page: Page, told: Told) -> bool:
    """Tell whether the data's text says no more than what was found, or the page shows it."""
    return letters([told.body]) <= BETTER * best.size or covered(page, told) >= SHOWN


def _readers(body: bytes, elements: Elements, page: Page, told: Told) -> Iterator[MainText]:
    yield from_lines(page, told)
    if told.body:
        yield MainText("json-ld", tuple(told.body.split("\n")))
    yield MainText("script", tuple(prose_of_scripts(elements, least=GOOD)))
    yield _on_page(MainText("trafilatura", tuple(_trafilatura(body))), page)


def from_lines(page: Page, told: Told) -> MainText:
    """Return the lines that are running text."""
    if not page.lines:
        return MainText("lines", ())
    numbers, rows = rows_of(page, told)
    odds = [-99.0] * len(page.lines)
    for number, value in zip(numbers, forest.load().score(rows).tolist(), strict=True):
        odds[number] = value
    title = squeezed(told.title)
    headline = headline_at(page, told.title)
    others = _other_articles(page, headline)
    for number, line in enumerate(page.lines):
        if _never(line) or line.block in others or (title and line.bare == title):
            odds[number] = -99.0
    least = _threshold(odds, [len(line.words) for line in page.lines])
    kept = _above(odds, least)
    if letters(page.lines[n].words for n in kept) < GOOD:
        kept = _above(odds, max(min(least, max(odds) - LEEWAY), LEAST_LIKELY))
    kept = _once(page, _without_readers(page, _seen(page, kept)))
    kept = with_posts(page, strays.without(page, kept, headline))
    return MainText("lines", tuple(page.lines[n].words for n in kept), frozenset(kept))


def _never(line: DomLine) -> bool:
    return (
        line.tag == "h1"
        or not line.near.isdisjoint(("caption", "figcaption", "infobox"))
        or "comments" in line.marks
    )


def _other_articles(page: Page, headline: int) -> set[int]:
    """Blocks of ``<article>`` elements beside the one the headline stands in.

    A page that goes on with the next story, or shows others below, has them in elements of
    their own. An article without text of its own around its headline settles nothing.
    """
    blocks = page.blocks
    mine = next(
        (b for b in ancestors(blocks, page.lines[headline].block) if blocks.tag[b] == "article"), -1
    )
    if mine < 0:
        return set()
    held = range(mine, blocks.end[mine])
    told = sum(
        len(x.words)
        for x in page.lines
        if len(x.words) >= LONG_LINE and x.linked < 0.5 and x.block in held
    )
    if told < GOOD:
        return set()
    others: set[int] = set()
    around = set(ancestors(blocks, mine))
    for number, tag in enumerate(blocks.tag):
        if tag == "article" and number not in held and number not in around:
            others.update(range(number, blocks.end[number]))
    return others


def _threshold(odds: Sequence[float], sizes: Sequence[int]) -> float:
    """Return the log-odds above which the lines taken together promise the best F1.

    The best threshold of a page is half the F1 it promises (Z. Lipton et al., *Optimal
    thresholding of classifiers to maximize F1 measure*, ECML 2014): where all lines are in doubt,
    more of them are taken.

    Args:
        odds: Log-odds of every line.
        sizes: Letters of every line.
    """
    import numpy as np

    best_first = np.argsort(-np.array(odds), kind="stable")
    sorted_odds = np.array(odds)[best_first]
    likely = 1 / (1 + np.exp(np.minimum(-sorted_odds / DOUBT, 50.0)))
    letters_ = np.array(sizes)[best_first]
    hits = likely * letters_
    promised = np.cumsum(hits) / (np.cumsum(letters_) + hits.sum())
    last = int(promised.argmax())
    after = sorted_odds[last + 1] if last + 1 < len(odds) else sorted_odds[last] - 1
    return max(float(sorted_odds[last] + after) / 2, LEAST_LIKELY)


def _above(odds: Sequence[float], least: float) -> list[int]:
    return [n for n, value in enumerate(odds) if value > least]


def _seen(page: Page, kept: list[int]) -> list[int]:
    """Leave out what nobody sees, beside a story that can be seen.

    It is no news but a trap or a leaving: orders to machines, the story as it was before. A
    long stretch behind the beginning is what a reader sees who asks for more.
    """
    story = [n for n in kept if UNSEEN not in page.lines[n].marks]
    unseen = [at for at, n in enumerate(kept) if UNSEEN in page.lines[n].marks]
    more = bool(unseen) and unseen[0] > 0 and unseen[-1] - unseen[0] < len(unseen)
    told = letters(page.lines[n].words for n in kept)
    seen = letters(page.lines[n].words for n in story)
    return story if seen >= (MORE if more else STORY) * told else kept


def _without_readers(page: Page, kept: list[int]) -> list[int]:
    """Leave out what stands in a block called *comment*, beside a story that does not.

    Of an opinion the whole page is called so, and it stays.
    """
    story = [n for n in kept if "comment" not in page.lines[n].marks]
    return story if letters(page.lines[n].words for n in story) >= GOOD else kept


def _once(page: Page, kept: Sequence[int]) -> list[int]:
    """Leave out what is said a second time: pages keep a copy for small screens or machines.

    A copy stands once more and in a container of its own. What comes back in the same container,
    or again and again, is the author's: a refrain, a question put to everybody.
    """
    times = Counter(page.lines[n].bare for n in kept)
    said = ""
    around: dict[int, list[str]] = {}
    once: list[int] = []
    for number in kept:
        line = page.lines[number]
        place = page.blocks.parent[line.block]
        beside = around.setdefault(place, [])
        copied = _repeats(line.bare, said) and not _repeats(line.bare, "\n".join(beside))
        if copied and times[line.bare] < OFTEN:
            continue
        once.append(number)
        said += f"\n{line.bare}"
        beside.append(line.bare)
    return once


def _repeats(bare: str, said: str) -> bool:
    """Tell whether a line is, in the main, what was said before; short ones never are."""
    pieces = range(0, len(bare) - PIECE + 1, PIECE)
    # Most lines are new: it is soon clear that too few of their pieces were said.
    new = (at for at in pieces if bare[at : at + PIECE] not in said)
    most = len(pieces) - math.ceil(TWICE * len(pieces))
    return bool(pieces) and next(islice(new, most, None), None) is None


def _on_page(found: MainText, page: Page) -> MainText:
    """Find the lines of the page that a reader's paragraphs are."""
    unseen = "\n".join(line.bare for line in page.lines if UNSEEN in line.marks)
    seen = tuple(p for p in found.paragraphs if squeezed(p) not in unseen)
    if letters(seen) >= STORY * found.size:
        found = replace(found, paragraphs=seen)
    whole = squeezed("\n".join(found.paragraphs))
    # It may glue a whole page together, menus and all.
    lines = frozenset(
        n
        for n, line in enumerate(page.lines)
        if whole and line.bare and line.linked <= MOSTLY and line.bare in whole
    )
    return replace(found, lines=lines)


def _trafilatura(page: bytes) -> list[str]:
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    # It wants a tree of its own kind of elements, and changes it.
    own = lxml_html.document_fromstring(
        etree.tostring(parse(page), encoding="unicode", method="html")
    )
    document = trafilatura.bare_extraction(
        own, fast=True, include_comments=False, include_tables=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [
        words
        for element in body.iter("p", "head", "quote", "item", "list")
        if element.tag != "list" and (words := visible(clean("".join(element.itertext()))))
    ]
