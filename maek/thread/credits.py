"""Whom a page says it has the piece from, and whether that is a given outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maek.model.article import Article
from maek.thread.sounds import keys

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
LONG_KEY = 4
"""A sound key of so many consonants names one outlet among those of a story."""


def folded(name: str) -> str:
    """Return an outlet's name for comparing: no case, no spaces, no leading The."""
    return "".join(_WORD.findall(_ARTICLE.sub("", name.strip()).casefold()))


def credits_of(article: Article, via: tuple[str, ...]) -> frozenset[str]:
    """Return the outlets a page says it has the piece from, the site itself left out.

    Args:
        article: The article: its original outlet, byline and dateline.
        via: The reporting chain the analysis found.
    """
    named = {article.outlet, *via}
    for span in article.spans("dateline", "byline", "outlet", "credit", "copyright"):
        named.add(span.of(article.text))
    own = {folded(article.site_name), ""}
    return frozenset(n for n in named if folded(n) not in own)


def credited(credits: Iterable[str], outlet: str) -> bool:
    """Tell whether one of the credits names an outlet, in whatever script.

    Args:
        credits: As the page words them: ``(서울=한빛통신)``, ``원문: 메리디언 포스트``.
        outlet: The outlet's own name.
    """
    own = folded(outlet)
    words = [found for word in _words(outlet) if (found := frozenset(keys(word)))]
    by_ear = any(len(key) >= LONG_KEY for found in words for key in found)
    for credit in credits:
        if own and own in folded(credit):
            return True
        heard = {key for word in _words(credit) for key in keys(word)}
        if by_ear and all(found & heard for found in words):
            return True
    return False


def _words(name: str) -> list[str]:
    return _WORD.findall(_ARTICLE.sub("", name))
