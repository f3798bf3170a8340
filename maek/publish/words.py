"""The site's own words, in the language of its pages."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

LANGUAGES = ("ko", "en")


class Words:
    """``words("origins", n=3)`` → 독립 출처 3곳.

    Args:
        lang: ko or en; anything else gets English.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else "en"
        self._table = _tables()[self.lang]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for ``key`` with ``values`` filled in; the key where none are known."""
        words = self._table.get(key.replace(" ", "_").replace("-", "_"), key)
        return words.format(**values) if values else words


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("maek.publish").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
