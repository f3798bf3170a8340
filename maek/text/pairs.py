"""Tables of pairs: ``a:b c:d`` in a TOML file, ``-`` for nothing."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def load(name: str) -> dict[str, Any]:
    """Load a table of this room by its name."""
    path = files("maek.text").joinpath(f"tables/{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


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
