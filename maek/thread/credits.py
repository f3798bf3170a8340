"""Whom a page says it has the piece from, and whether that is a given outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from maek.model.article import Article
from maek.text.dateline import after_dateline
from maek.text.names import same_name
from maek.text.scripts import script_of

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:the|news(?:paper)?|agency|wire|press|post|times|daily|journal|ledger|tribune|herald|"
    r"broadcasting)\b|(?:통신사?|일보|신문사?|방송|뉴스|데일리|通信社?|新聞社?|放送|通讯社|通訊社|"
    r"新闻社?|日报|日報|晚报|时报|агентств\w*|новост\w*)",
    re.IGNORECASE,
)
"""What kind of outlet a name says it is; not what it is called."""
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]{2,70}[)）\]】]")
SURE = 0.8
"""How sure the sound of two names must be; outlets of a story are few, but their names short."""


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
    named |= set(_openings(article))
    own = {folded(article.site_name), ""}
    return frozenset(n for n in named if folded(n) not in own)


def _openings(article: Article) -> Iterator[str]:
    """Yield what stands before the first sentence: a dateline, a bracketed note on the source."""
    for span in article.spans("body")[:1]:
        words = span.of(article.text)
        yield words[: after_dateline(words)]
        if bracketed := _BRACKETED.match(words):
            yield bracketed.group()


def credited(credits: Iterable[str], outlet: str) -> bool:
    """Tell whether one of the credits names an outlet, in whatever script.

    Args:
        credits: As the page words them: ``(서울=한빛통신)``, ``원문: 메리디언 포스트``.
        outlet: The outlet's own name.
    """
    return any(_names(credit, outlet) for credit in credits)


@lru_cache(maxsize=65_536)
def _names(credit: str, outlet: str) -> bool:
    own = folded(outlet)
    if not own:
        return False
    if own in folded(credit):
        return True
    name = _own_part(outlet)
    size = len(_words(name))
    # The place of a dateline is no outlet: 서울 in (서울=한빛통신) does not credit 서울신문.
    told = _words(_KIND.sub(" ", re.split("[=＝]", credit)[-1]))
    heard = (" ".join(told[at : at + size]) for at in range(len(told) - size + 1))
    return any(script_of(h) != script_of(name) and _sounds(h, name) for h in heard)


def _sounds(heard: str, name: str) -> bool:
    match = same_name(heard, "", name, "")
    return match.same and match.score >= SURE


def _own_part(outlet: str) -> str:
    """Return what of an outlet's name is its own: 한빛통신 → 한빛, Northbridge Wire → Northbridge.

    A translator writes 통신 as Wire, agency or 通信; the rest is heard alike.
    """
    own = _KIND.sub(" ", outlet).strip()
    return own if len(folded(own)) > 1 else outlet


def _words(name: str) -> list[str]:
    return _WORD.findall(_ARTICLE.sub("", name))
