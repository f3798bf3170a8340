"""The example pages of the tree and their hand-made gold: read here, measured elsewhere."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from maek.model.capture import Capture

EXAMPLES = Path(__file__).parent.parent / "examples"

Page = dict[str, Any]
"""A row of gold: ``file``, ``url``, ``title``, ``story``, …"""


@cache
def gold_pages() -> tuple[Page, ...]:
    """Return the gold of every example page, in the order of its files."""
    return tuple(
        page
        for path in sorted((EXAMPLES / "gold").glob("*.toml"))
        for page in tomllib.loads(path.read_text(encoding="utf-8"))["page"]
    )


def body_of(page: Page) -> bytes:
    """Return a page as it came.

    Args:
        page: Its row of gold.
    """
    return (EXAMPLES / page["file"]).read_bytes()


def capture_of(page: Page) -> Capture:
    """Return a page as a capture named by its file.

    Args:
        page: Its row of gold.
    """
    return Capture(page["file"], page["url"], body_of(page), "text/html", "")
