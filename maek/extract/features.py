"""What tells running text from the rest of a page: one row of numbers for every line.

Text and link density (C. Kohlschütter et al., *Boilerplate detection using shallow text
features*, WSDM 2010), the paragraph-weighted container (Readability, Arc90 2009), and what the
page says of itself: class words, JSON-LD ``articleBody``, headline and description.
"""

from __future__ import annotations

import functools
from typing import Any

from maek.extract.context import CONTEXT, HEADINGS, columns
from maek.extract.dom import Page
from maek.extract.said import ANNOUNCED, LINE, Said, Told, out_of_question
from maek.extract.shape import tables

TAGS = ("p", "div", "li", "td", "blockquote", "figcaption", "section", "article", "span", "a")


@functools.cache
def mark_names() -> tuple[str, ...]:
    """Return the marks that are asked about, in the order of the columns."""
    from maek.extract.marks import SPEAKING

    return tuple(sorted({*tables()["blocks"], *SPEAKING, "hidden"}))


@functools.cache
def names() -> tuple[str, ...]:
    """Return the name of every column."""
    marks = mark_names()
    return (
        *(f"near_{m}" for m in marks),
        *(f"far_{m}" for m in marks),
        *(f"tag_{t}" for t in (*TAGS, "heading")),
        *(f"says_{a}" for a in ANNOUNCED),
        *LINE,
        *CONTEXT,
    )


def rows_of(page: Page, told: Told) -> tuple[list[int], Any]:
    """Return the features of the lines that can be running text.

    Args:
        page: Its lines and blocks.
        told: What its metadata tell.

    Returns:
        Their numbers, and a float32 array: one row a line, one column a name of ``names``.
    """
    import numpy as np

    numbers = [n for n, line in enumerate(page.lines) if not out_of_question(line)]
    out = np.zeros((len(numbers), len(names())), dtype=np.float32)
    if not numbers:
        return numbers, out
    said = Said(page, told)
    context = len(names()) - len(CONTEXT)
    measured = context - len(LINE)
    for row, number in enumerate(numbers):
        line = page.lines[number]
        out[row, :measured] = _named(line.near, line.marks, line.tag, said.announced[number])
    out[:, measured:context] = [said.row(number) for number in numbers]
    for column, values in enumerate(columns(page, said, told, numbers), context):
        out[:, column] = values
    return numbers, out


@functools.lru_cache(maxsize=4096)
def _named(near: frozenset[str], far: frozenset[str], tag: str, announced: int | None) -> Any:
    """Return the columns of what a line is called, the same for many lines of a page."""
    import numpy as np

    named = [
        *(mark in near for mark in mark_names()),
        *(mark in far for mark in mark_names()),
        *(tag == known for known in TAGS),
        tag in HEADINGS,
        *(announced == number for number in range(len(ANNOUNCED))),
    ]
    return np.array(named, dtype=np.float32)
