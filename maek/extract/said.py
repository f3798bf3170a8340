"""What every line of a page says by itself, whatever stands around it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from maek.extract import words
from maek.extract.dom import DomLine, Page, squeezed
from maek.extract.shape import CLOSING

STOPS = re.compile(r"[.!?。！？…][\"”’'」』»)\]）]*(?=\s|$)")
COMMAS, COMMAS_ASCII = ",;，、；،", ",;"
DIGITS = re.compile(r"\d+")
FINAL = (".", "!", "?", "。", "！", "？", "…", ":", "：")
FINAL_SYLLABLES = ("다", "요", "죠", "음")
PROSE = 80
"""Letters from which an unlinked line counts as running text, whatever it says."""
LEAST_SAMPLE = 25
SAMPLE = 2000
CJK = re.compile("[\u2e80-\U0010ffff]+")
LEAST_DATA = 200
"""Letters from which an ``articleBody`` is more than a description."""
SHOWN = 0.8
"""An ``articleBody`` of which the page shows so much tells which lines are the story."""
ANNOUNCED = ("section_label", "copyright", "byline", "credit", "navigation", "consent", "paywall")
TOLD_BY_PLACE = frozenset(["nav", "footer", "comments", "button"])
MOSTLY = 0.8
"""Share of letters in links from which a short line is a link."""
NOT_THE_STORY = frozenset(
    ["nav", "footer", "related", "comments", "consent", "form", "aside", "ad", "signup"]
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page's metadata tell about its text."""

    title: str = ""
    description: str = ""
    body: str = ""


LINE = (
    "size", "linked", "bold", "stops", "commas", "ends", "digits", "broken", "depth", "is_title",
    "in_title", "in_description", "in_data", "covered", "repeats", "seen", "cjk",
)  # fmt: skip


def out_of_question(line: DomLine) -> bool:
    """Tell of the many links of menus and lists that no one needs to look at."""
    if not line.marks.isdisjoint(TOLD_BY_PLACE):
        return True
    return line.linked > MOSTLY and len(line.words) < PROSE and "articlebody" not in line.near


class Said:
    """What the lines of one page say."""

    def __init__(self, page: Page, told: Told) -> None:
        self.lines = page.lines
        self.depths = [page.blocks.depth[line.block] for line in page.lines]
        self.cjk = _is_cjk(page)
        self.sizes = [
            float(len(line.words.encode("utf-8", "replace")) if self.cjk else len(line.words))
            for line in page.lines
        ]
        self.squeezed = [line.bare for line in page.lines]
        self.title = squeezed(told.title)
        self.description = squeezed(told.description)
        self.data = squeezed(told.body)
        self.counts = Counter(self.squeezed)
        self.seen: set[str] = set()
        self.prose = [
            size
            if size >= PROSE and line.linked < 0.5 and line.marks.isdisjoint(NOT_THE_STORY)
            else 0.0
            for size, line in zip(self.sizes, page.lines, strict=True)
        ]
        self.whole_prose = sum(self.prose) or 1.0
        self.in_data, self.covered = in_data(self.squeezed, self.data)
        self.announced = [
            None if out_of_question(line) else _announced(line) for line in page.lines
        ]

    def row(self, number: int) -> tuple[float, ...]:
        """Return the columns of ``LINE`` for a line; lines are asked in page order."""
        line, size, bare = self.lines[number], self.sizes[number], self.squeezed[number]
        text = line.words
        seen = bare in self.seen
        self.seen.add(bare)
        return (
            math.log1p(size),
            line.linked,
            line.bold,
            min(10, len(STOPS.findall(text))),
            min(10, sum(map(text.count, COMMAS_ASCII if text.isascii() else COMMAS))),
            text.rstrip(CLOSING).endswith(FINAL) or text.endswith(FINAL_SYLLABLES),
            sum(map(len, DIGITS.findall(text))) / len(text),
            line.broken,
            self.depths[number],
            bool(bare) and bare == self.title,
            len(bare) > 3 and bare in self.title,
            len(bare) > 12 and (bare[:60] in self.description or self.description[:60] in bare)
            if self.description
            else False,
            self.in_data[number],
            self.covered,
            min(5, self.counts[bare]),
            seen,
            self.cjk,
        )


def _is_cjk(page: Page) -> bool:
    """Tell whether a third of a page's longer lines is in Chinese, Japanese or Korean script."""
    sample = "".join(x.words for x in page.lines if len(x.words) >= LEAST_SAMPLE)[:SAMPLE]
    return 3 * sum(map(len, CJK.findall(sample))) > len(sample)


def _announced(line: DomLine) -> int | None:
    if len(line.words) > words.LONGEST_LABEL:
        return None
    kinds = words.kinds(line.words)
    return next((n for n, key in enumerate(ANNOUNCED) if key in kinds), None) if kinds else None


def covered(page: Page, told: Told) -> float:
    """Return how much of the data's text the page shows, 0 to 1."""
    return in_data([x.bare for x in page.lines], squeezed(told.body))[1]


def in_data(lines: Sequence[str], data: str) -> tuple[list[float], float]:
    """Tell of every line whether the data's text holds it (1) or not (-1), and how much of that
    text the page shows; what is hardly shown tells nothing (0)."""
    if len(data) < LEAST_DATA:
        return [0.0] * len(lines), 0.0
    found = [(at, len(bare)) if (at := data.find(bare)) >= 0 else None for bare in lines]
    shown = bytearray(len(data))
    for place in found:
        if place is not None and place[1] > 3:
            shown[place[0] : place[0] + place[1]] = b"\1" * place[1]
    share = shown.count(1) / len(data)
    if share < SHOWN:
        return [0.0] * len(lines), share
    return [1.0 if place is not None and place[1] > 3 else -1.0 for place in found], share
