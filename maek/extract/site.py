"""Per-site rules with an end date, for the few sites that need them.

A rule file ``sites/<domain>.toml`` holds ``[[rule]]`` tables::

    [[rule]]
    until = 2026-06-01           # optional: rules before a redesign stay readable
    body = "div.article-view"    # CSS of the main text
    drop = [".reporter-box"]     # CSS of what is never part of it

A rule counts for pages published up to and including ``until``; the first that fits wins.
"""

from __future__ import annotations

import copy
import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from maek.errors import ConfigError
from maek.extract.cascade import MainText
from maek.extract.dom import Page
from maek.extract.gather import read_tree
from maek.extract.selector import select


@dataclass(frozen=True, slots=True)
class Rule:
    """How to read one site, for a while."""

    body: str = ""
    drop: tuple[str, ...] = ()
    until: str = ""


def rule_for(url: str, day: str) -> Rule | None:
    """Return the rule for a page, or None for nearly all sites.

    Args:
        url: Address of the page.
        day: Day it was published or captured, ISO; empty takes the newest rule.
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    while host:
        for rule in _rules(host):
            if not rule.until or (day and day[:10] <= rule.until):
                return rule
        host = host.partition(".")[2]
    return None


def drop(tree: Any, rule: Rule | None) -> Any:
    """Return the page without what its rule drops."""
    if rule is None or not rule.drop:
        return tree
    tree = copy.deepcopy(tree)
    for selector in rule.drop:
        for element in select(tree, selector):
            _remove(element)
    return tree


def _remove(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if element.tail and before is not None:
        before.tail = f"{before.tail or ''}{element.tail}"
    elif element.tail:
        above.text = f"{above.text or ''}{element.tail}"
    above.remove(element)


def main_text(tree: Any, page: Page, rule: Rule | None) -> MainText | None:
    """Return the main text where the page's rule says it is.

    Args:
        tree: Root element of the page.
        page: Its lines.
        rule: The rule that counts for it.
    """
    if rule is None or not rule.body:
        return None
    wanted = [line.words for part in select(tree, rule.body) for line in read_tree(part)[0].lines]
    numbers: list[int] = []
    # The part's lines are the page's, in the same order.
    at = 0
    for words in wanted:
        found = next((n for n in range(at, len(page.lines)) if page.lines[n].words == words), None)
        if found is not None:
            numbers.append(found)
            at = found + 1
    return MainText("site", tuple(wanted), frozenset(numbers)) if wanted else None


def rules_from(text: str, name: str) -> tuple[Rule, ...]:
    """Return the rules a file holds.

    Args:
        text: The text of a rule file.
        name: Its name, for messages.

    Raises:
        ConfigError: It does not parse or has an unknown key.
    """
    try:
        rows = tomllib.loads(text).get("rule", [])
        return tuple(
            Rule(row.pop("body", ""), tuple(row.pop("drop", ())), str(row.pop("until", "")), **row)
            for row in rows
        )
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise ConfigError(f"not a rule file: {error}", item=name) from error


@functools.cache
def _rules(host: str) -> tuple[Rule, ...]:
    path = files("maek.extract").joinpath(f"sites/{host}.toml")
    return rules_from(path.read_text(encoding="utf-8"), path.name) if path.is_file() else ()
