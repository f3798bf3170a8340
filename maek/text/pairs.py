"""Tables of pairs: ``a:b c:d`` in a TOML file, ``-`` for nothing."""

from __future__ import annotations

from typing import Any

from maek.text.toml import toml_table


def load(name: str) -> dict[str, Any]:
    """Load a table of this room by its name."""
    return toml_table("maek.text", name)


def pairs(text: str) -> dict[str, str]:
    """Return the pairs of a text, in order.

    Args:
        text: ``a:b c:-``.
    """
    found: dict[str, str] = {}
    for pair in text.split():
        left, _, right = pair.partition(":")
        found[left.strip("-")] = right.strip("-")
    return found
