"""Page: a file of the site, not yet made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from maek.publish.render import Renderer


@dataclass(frozen=True)
class Page:
    """A file of the site, not yet made."""

    path: str
    make: Callable[[], bytes]
    ground: str = ""
    """Hash of all it is made of; empty for a page that is made every time."""


Pages = Iterator[Page]


def rendered(
    render: Renderer,
    template: str,
    path: str,
    view: Callable[[], dict[str, Any]],
    ground: str = "",
) -> Page:
    """Return a page that a template makes of a view, both only when it is asked for.

    Args:
        render: The templates.
        template: Its template's name.
        path: Where it stands in the site.
        view: Gathers what it shows.
        ground: Hash of all it is made of.
    """
    return Page(path, lambda: render(template, path, view()), ground)
