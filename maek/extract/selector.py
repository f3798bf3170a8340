"""The small part of CSS selectors that site rules need, as XPath.

``div.article-view``, ``#body > p``, ``[itemprop=articleBody]``, ``.a .b``, and lists with commas.
"""

from __future__ import annotations

import re
from typing import Any

from maek.errors import ConfigError

STEP = re.compile(r"(?P<tag>\*|[a-zA-Z][\w-]*)?(?P<rest>(?:[.#][\w-]+|\[[^\]]+\])*)")
PIECE = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:([*^]?=)[\"']?([^\"'\]]*)[\"']?)?\]")
NO_QUOTES = re.compile(r"[\"']")


def select(tree: Any, selector: str) -> list[Any]:
    """Return the elements a selector names, in page order.

    Args:
        tree: Element to look in.
        selector: Tags, classes, ids, attributes; descendants and children; commas.

    Raises:
        ConfigError: The selector uses something else.
    """
    found: list[Any] = tree.xpath(to_xpath(selector))
    return found


def to_xpath(selector: str) -> str:
    """Return a selector as XPath."""
    return " | ".join(_path(one.strip()) for one in selector.split(","))


def _path(selector: str) -> str:
    path, axis = ".", "//"
    for word in selector.replace(">", " > ").split():
        if word == ">":
            axis = "/"
            continue
        path += axis + _step(word, selector)
        axis = "//"
    if path == "." or axis == "/":
        raise ConfigError("not a selector maek reads", item=selector)
    return path


def _step(word: str, selector: str) -> str:
    match = STEP.fullmatch(word)
    if match is None or not word:
        raise ConfigError("not a selector maek reads", item=selector)
    tests = "".join(_test(*piece.groups()) for piece in PIECE.finditer(match["rest"]))
    return (match["tag"] or "*") + tests


def _test(
    sign: str | None, name: str | None, attribute: str | None, how: str | None, value: str | None
) -> str:
    if sign == "#":
        return f"[@id='{name}']"
    if sign == ".":
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    said = NO_QUOTES.sub("", value or "")
    tests = {
        None: f"[@{attribute}]",
        "=": f"[@{attribute}='{said}']",
        "*=": f"[contains(@{attribute}, '{said}')]",
        "^=": f"[starts-with(@{attribute}, '{said}')]",
    }
    return tests[how]
