"""The site's own words, in the language of its pages."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files

from maek.text.scripts import script_of

LANGUAGES = ("ko", "en")
NUMBER = re.compile(r"\d+")
TONGUES = {
    "hangul": ("ko",),
    "kana": ("ja",),
    "han": ("zh", "ja", "ko"),
    "cyrillic": ("ru",),
    "latin": ("en",),
}
"""What is written in a script, the likeliest first."""


class Words:
    """``words("origins", n=3)`` → 독립 출처 3곳.

    Args:
        lang: ko or en; anything else gets English.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else "en"
        self._table = _tables()[self.lang]

    def keys(self) -> frozenset[str]:
        """Return the key of every word there is."""
        return frozenset(self._table)

    def known(self, key: str, otherwise: str) -> str:
        """Return the words for ``key``, or ``otherwise`` where the site has none."""
        return self._table.get(_key(key), otherwise)

    def told(self, why: str) -> str:
        """Return a reason in the site's language as far as it is known.

        Reasons are English words, then often a colon and words of a source:
        ``the page says: …`` → ``쪽에 적혀 있음: …``; ``3 days apart`` → ``3일 차이``.

        Args:
            why: A reason as analysis or threading gives it.
        """
        return "; ".join(self._one(part) for part in why.split("; "))

    def _one(self, why: str) -> str:
        head, colon, rest = why.partition(": ")
        name, bracket, count = head.partition(" (")
        numbers = iter(NUMBER.findall(name))
        words = self.known(f"why {NUMBER.sub('n', name)}", "")
        told = re.sub(r"\{n\}", lambda _: next(numbers, ""), words) or name
        return told + bracket + count + colon + rest

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for ``key`` with ``values`` filled in; the key where none are known."""
        words = self._table.get(_key(key), key)
        return words.format(**values) if values else words


def written_in(name: str, likely: str) -> str:
    """Return the language of a name, for who reads it aloud, by its script.

    Args:
        name: A storyline's name, whose language nobody has kept.
        likely: The language of what it stands over.
    """
    script = script_of(name)
    fits = TONGUES.get(script, ())
    return likely if likely in fits or not fits else fits[0]


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("maek.publish").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _key(key: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in key)
