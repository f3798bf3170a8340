"""What an element says of itself: its name, role, classes, id and properties as a few marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from maek.extract.shape import tables

Attributes = Mapping[str, str]

SPEAKING = frozenset({
    "nav", "footer", "aside", "header", "figure", "figcaption", "main", "article", "time", "form",
    "button", "table", "ul", "ol", "li", "dl", "blockquote",
})  # fmt: skip
"""Elements that say by their name what stands in them."""
ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "main": "main",
    "article": "article",
    "dialog": "form",
    "alertdialog": "form",
    "search": "form",
}
PROPERTIES = {
    "articleBody": "articlebody",
    "headline": "headline",
    "description": "standfirst",
    "author": "byline",
    "datePublished": "date",
    "caption": "caption",
}
OTHERS = frozenset(["role", "itemprop", "hidden", "aria-hidden", "style"])
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NOWHERE = re.compile(
    r"(?:opacity|font-size)\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4}",
    re.IGNORECASE,
)
"""A style of what is there, too small, clear or far off to be seen."""
UNSEEN = "unseen"
"""The mark of what nobody sees on the page; what is hidden from screen readers can be seen."""
DESCRIBED = re.compile(
    r"(?<![a-z])(?:media|photo|image|img|picture|foto|figure)[-_]{1,2}"
    r"(?:desc(?:r|ription)?|(?P<owned>copyright|author|owner|rights))(?![a-z])"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
STATE = re.compile(
    r"(?<!\S)(?:(?:category|tag|has|is|no|not|with|type|status|format|js|hide|show|wp-custom|post-\d)"
    r"[-_]?\S*-\S+|post-\d+)"
)
"""A class word that tells a state or a topic (``has-comments``, ``tag-video``)."""
WRITER = re.compile(
    "author|byline|reporter|writer|autor|auteur|journalist|redactor|signature|firma"
)
NO_MARKS: frozenset[str] = frozenset()
WHOLE_PAGE = frozenset(["html", "body"])
"""Elements whose classes speak of the page."""
LONGEST_CLASS = 400
LONG = 6
"""Letters of a class word that may be a part of a longer one."""


def own_marks(told: Attributes, tag: str) -> frozenset[str]:
    """Return what an element says of itself by its name, role, classes, id and properties.

    Args:
        told: Its attributes.
        tag: Its name.
    """
    if not told:
        return _marks(tag, "")
    marks = _marks(tag, told.get("class") or "")
    # An id is seldom said twice: what it says is not remembered with the classes.
    if "id" in told and tag not in WHOLE_PAGE:
        marks |= _said(told["id"])
    return marks if OTHERS.isdisjoint(told) else marks | _further(told)


def _further(got: Attributes) -> set[str]:
    """What role, property and visibility say."""
    found = {ROLES.get(got.get("role", ""), ""), PROPERTIES.get(got.get("itemprop", ""), "")}
    style = got.get("style", "")
    if "hidden" in got or HIDDEN.search(style):
        found |= {"hidden", UNSEEN}
    elif got.get("aria-hidden") == "true":
        found.add("hidden")
    if style and NOWHERE.search(style):
        found.add(UNSEEN)
    return found - {""}


@functools.lru_cache(maxsize=16384)
def _marks(tag: str, classes: str) -> frozenset[str]:
    own = frozenset([tag]) if tag in SPEAKING else NO_MARKS
    return own if not classes or tag in WHOLE_PAGE else own | _said(classes)


def _said(words: str) -> frozenset[str]:
    """What the words of an id or a class attribute say."""
    words = words[:LONGEST_CLASS]
    if "-" in words:
        words = STATE.sub("", words)
    if not words.islower():
        words = CAMEL.sub("-", words).lower()
    pattern, names = _names()
    found = frozenset([names[found] for found in pattern.findall(words)])
    # The description of a picture is its caption, its copyright a credit.
    of_media = DESCRIBED.search(words) if "media" in found else None
    return found if of_media is None else found | {"credit" if of_media["owned"] else "caption"}


@functools.lru_cache(maxsize=16384)
def names_writer(classes: str) -> bool:
    """Tell whether classes say that who wrote the page is named.

    Args:
        classes: A class attribute.
    """
    return WRITER.search(classes.lower()) is not None


REMEMBERED = (_marks, names_writer)
"""What is known of classes already read; a bench forgets it."""


@functools.cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words of ids and classes, and the mark of each word.

    A long word may go on, a short one may not. Words are grouped by their first letter, so that
    few are tried at a place; of one letter the first in the table wins.
    """
    marks: dict[str, str] = {}
    letters: dict[str, list[str]] = {}
    for name, words in tables()["blocks"].items():
        for word in words:
            marks.setdefault(word, name)
            end = "" if len(word) >= LONG else "(?![a-z])"
            letters.setdefault(word[0], []).append(re.escape(word[1:]) + end)
    groups = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items())
    return re.compile(f"(?<![a-z])(?:{groups})"), marks
