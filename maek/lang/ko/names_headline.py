"""Who headlines name by one Chinese character: 美, 檢, 尹; 李 대통령."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.names_view import View, is_title
from maek.lang.ko.particles import only_particles
from maek.lang.tables import table
from maek.model.findings import Mention, MentionKind
from maek.model.span import Span
from maek.text import hanja

_HAN = re.compile("[\u4e00-\u9fff\uf900-\ufaff]")
_ALONE = re.compile(
    r"(?<![가-힣A-Za-z\u4e00-\u9fff\uf900-\ufaff(·ㆍ∙・])(?P<sign>[\u4e00-\u9fff\uf900-\ufaff])"
    r"(?![\u4e00-\u9fff\uf900-\ufaffA-Za-z0-9)·ㆍ∙・])(?P<rest> ?(?:전 )?[가-힣]*)"
)


def with_characters(views: Sequence[View]) -> list[View]:
    """Return the sentences in which Chinese characters stand, on most pages none.

    Args:
        views: The sentences of one text.
    """
    if not views or _HAN.search(views[0].text) is None:
        return []
    return [v for v in views if _HAN.search(v.text, v.span.start, v.span.end)]


def titled(view: View) -> Iterator[Mention]:
    """Yield people told by a surname in Chinese, with a title (李대통령) or without (尹).

    Args:
        view: The sentence.
    """
    for m in _ALONE.finditer(view.text, view.span.start, view.span.end):
        surname = hanja.read(m["sign"])
        words = m["rest"].lstrip()
        if m["sign"] in _signs("surnames") and (size := _title_in(words)):
            span = Span(m.start(), m.end() - len(words) + size)
            yield Mention(span, "person", "hanja", name=surname, title=words[:size])
        elif m["sign"] in _signs("people") and _stands_alone(m["rest"]):
            yield Mention(Span(*m.span("sign")), "person", "hanja", name=surname)


def abbreviated(view: View) -> Iterator[Mention]:
    """Yield the countries and bodies that headlines write with one character.

    Args:
        view: The sentence.
    """
    for m in _ALONE.finditer(view.text, view.span.start, view.span.end):
        for kind, named in _names():
            if m["sign"] in named and _stands_alone(m["rest"]):
                yield Mention(Span(*m.span("sign")), kind, "hanja", name=named[m["sign"]])


def _stands_alone(rest: str) -> bool:
    return rest[:1] in ("", " ") or only_particles(rest)


def _title_in(words: str) -> int:
    """How many letters of what stands behind a surname are a title, particles left off."""
    former = 2 if words.startswith("전 ") else 0
    for size in range(len(words), former + 1, -1):
        if is_title(words[former:size]) and only_particles(words[size:]):
            return size
    return 0


@functools.cache
def _signs(row: str) -> frozenset[str]:
    return frozenset("".join(table("ko", "titles")["hanja"][row].split()))


@functools.cache
def _names() -> tuple[tuple[MentionKind, dict[str, str]], ...]:
    rows = table("ko", "titles")["hanja"]
    kinds: tuple[tuple[MentionKind, str], ...] = (("place", "countries"), ("body", "bodies"))
    return tuple((kind, dict(pair.split("=") for pair in rows[row].split())) for kind, row in kinds)


def is_country(word: str) -> bool:
    """Tell whether a word is a country in one Chinese character: 美 | 국무장관.

    Args:
        word: A word without particles.
    """
    return word in _names()[0][1]
