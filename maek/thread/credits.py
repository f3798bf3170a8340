"""Whom a page says it has the piece from, and whether that is a given outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from maek.model.article import Article
from maek.text.dateline import after_dateline
from maek.text.known import by_name
from maek.text.names import same_name
from maek.text.scripts import script_of
from maek.text.toml import toml_table

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_SORTS = (
    r"\b(?:agency|wire|press)\b|통신사?|通信社?|通讯社|通訊社|агентств\w*",
    r"\b(?:newspaper|post|times|daily|journal|ledger|tribune|herald|gazette)\b|일보|신문사?|데일리"
    r"|新聞社?|新闻社?|[日晚早时時通][报報]|газет\w*|издани\w*",
    r"\bbroadcasting\b|방송|放送|телекомпани\w*|телеканал\w*",
)
"""How names of outlets say that they are agencies, papers, broadcasters."""
_KIND = re.compile("|".join((*_SORTS, r"\b(?:the|news)\b|뉴스|новост\w*")), re.IGNORECASE)
"""What kind of outlet a name says it is; not what it is called."""
_SEVERAL = re.compile(
    r"(?:등|등등)(?:\s|$)|など|等|\b(?:and|et) (?:others?|al)\b|\bи (?:др|други)", re.IGNORECASE
)
"""What several outlets are said to report is no one's piece."""
TRANSLATED = frozenset({"translated", "machine-translated"})
"""Notices of a page that is a translation."""
LEAD = 300
"""Code points of running text that may say whose report it is."""
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
    named |= {*_openings(article), *_leads(article), *_notices(article)}
    own = {folded(article.site_name), ""}
    several = [n for n in named if _SEVERAL.search(n)]
    alone = (n for n in named if folded(n) not in own)
    return frozenset(n for n in alone if not any(n in told for told in several))


def _notices(article: Article) -> Iterator[str]:
    """Yield what a page says of itself, where it says that it is a translation."""
    if not TRANSLATED.isdisjoint(article.notices):
        yield from (span.of(article.text) for span in article.spans("update_note", "ai_label"))


def _openings(article: Article) -> Iterator[str]:
    """Yield what stands before the first sentence: a dateline, a bracketed note on the source."""
    for span in article.spans("body")[:1]:
        words = span.of(article.text)
        yield words[: after_dateline(words)]
        if bracketed := _BRACKETED.match(words):
            yield bracketed.group()


def _leads(article: Article) -> Iterator[str]:
    """Yield whose report headline, standfirst and first paragraph say it is."""
    spans = (*article.spans("standfirst")[:1], *article.spans("body")[:1])
    openings = (span.of(article.text)[:LEAD].partition("\n")[0] for span in spans)
    for text in (article.title, *openings):
        for pattern in _lead_patterns(article.lang.partition("-")[0].lower()):
            yield from (match["who"] for match in pattern.finditer(text))


@cache
def _lead_patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(p) for p in toml_table("maek.thread", "credits").get(lang, {}).get("lead", ())
    )


def retold(credits: Iterable[str], outlet: str) -> bool:
    """Tell whether one of the credits may mean an outlet by a name that is translated.

    韩光通讯社 is 한빛통신 to whoever knows both; all that shows is that both are agencies. An
    outlet that the tables know by name is that one and no other.

    Args:
        credits: As the page words them.
        outlet: The outlet's own name.
    """
    sort = _sort(outlet)
    return sort is not None and any(_sort(c) == sort and not _is_known(c) for c in credits)


@lru_cache(maxsize=65_536)
def same_publisher(a: str, b: str) -> bool:
    """Tell whether two names are one outlet's: alike, or heard alike in two scripts.

    Args:
        a: An outlet's name: 한빛통신.
        b: Another: Hanbit News Agency.
    """
    if folded(a) == folded(b) or not (folded(a) and folded(b)):
        return folded(a) == folded(b)
    one, two = _own_part(a), _own_part(b)
    if script_of(one) == script_of(two) or _sort(a) is None or _sort(a) != _sort(b):
        return False
    return _sounds(one, two)


@lru_cache(maxsize=65_536)
def _sort(name: str) -> int | None:
    return next((n for n, told in enumerate(_SORTS) if re.search(told, name, re.IGNORECASE)), None)


@lru_cache(maxsize=65_536)
def _is_known(credit: str) -> bool:
    words = _WORD.findall(credit)
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return any(end in by_name() for end in ends)


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
