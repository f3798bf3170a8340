"""Templates with what every page needs."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from maek.publish import links
from maek.publish.days import shown_day
from maek.publish.encoding import text_bytes
from maek.publish.reasons import told_reason
from maek.publish.settings import PublishSettings
from maek.publish.words import Words, written_in
from maek.text.bounds import says_open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from maek.model.source import Outlet


class Renderer:
    """``render("story", "story/s-1.html", view)`` → bytes of the page.

    Args:
        settings: Title, address, language and labels.
        outlets: Whose names may be in other languages.
    """

    def __init__(self, settings: PublishSettings, outlets: Iterable[Outlet] = ()) -> None:
        self.settings = settings
        self._tongues = {outlet.name: outlet.lang for outlet in outlets if outlet.lang}
        self.words = Words(settings.lang)
        self._environment = _environment()

    def __call__(self, template: str, path: str, view: dict[str, Any]) -> bytes:
        """Render one page.

        Args:
            template: Its template's name.
            path: Where it stands in the site.
            view: What it shows.
        """
        page = self._environment.get_template(f"{template}.html.j2")
        settings = self.settings
        common = {
            "w": self.words,
            "lang": self.words.lang,
            "settings": settings,
            "label": settings.label_ko if self.words.lang == "ko" else settings.label_en,
            "says_open": says_open,
            "told_reason": told_reason,
            "written_in": written_in,
            "tongues": self._tongues,
            "root": links.root_of(path),
            "links": links,
            "day": functools.partial(shown_day, lang=self.words.lang),
            "path": path,
            "canonical": links.public(path, settings.url) if settings.url else "",
        }
        return text_bytes(page.render(common | view))


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("maek.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
