"""Titles that cannot be one person's: 카라 주지사, and 카라 시장 two lines on."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.findings import Defect, Mention

STEADY = 3
"""A title a surname carries so often is the one its bearer has."""
WHOLE_NAME, SURNAME = 3, 2
"""So many letters a foreign person's name has, and the part of it that stands alone."""
HONORIFICS = frozenset({"씨", "님", "군", "양", "옹"})
"""What goes with every title: 전두환 전 대통령 is 전씨 later on."""
FORMER = re.compile(r"(?:전|현|전직|차기|당시|초대|역대|겸|예비|신임) ?$")
"""Before a title: somebody has had two."""


def titles_apart(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield titles that are not those their bearer has elsewhere on the page.

    Args:
        reading: Of an article.
        mentions: Linked names.
    """
    given = functools.lru_cache(maxsize=None)(functools.partial(_is_given, reading.text))
    yield from (d for d, title in _surnames(mentions) if not given(title))
    yield from (d for d, titles in _ranks(reading.text, mentions) if not any(map(given, titles)))


def _is_given(text: str, title: str) -> bool:
    """Tell whether somebody is made what a title says on the page: 의장에 … 선출됐다."""
    return (
        re.search(rf"{re.escape(title)}{table('ko', 'defects')['offices_given']}", text) is not None
    )


def _surnames(mentions: Sequence[Mention]) -> Iterator[tuple[Defect, str]]:
    """김 부총리 once, where the only Kim of the page is 김 위원장 all along."""
    surnamed = [m for m in mentions if m.kind == "person" and len(m.name) == 1 and m.title]
    used = Counter((m.name, m.title.split()[-1]) for m in surnamed)
    titles = Counter(m.title.split()[-1] for m in mentions if m.title)
    for mention in surnamed:
        title = mention.title.split()[-1]
        if title in HONORIFICS:
            continue
        others = {t: n for (name, t), n in used.items() if name == mention.name and t != title}
        alone = used[mention.name, title] == 1 and titles[title] == 1
        if mention.rule.endswith("other-title") or (
            alone and len(others) == 1 and max(others.values()) >= STEADY
        ):
            why = f"nobody of this name is {mention.title} elsewhere on the page"
            yield Defect(mention.span, "title_conflict", why), title


def _ranks(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Defect, tuple[str, str]]]:
    """준장, then 중장, of a foreign person."""
    whole = {m.entity for m in mentions if m.kind == "person" and len(m.name) >= WHOLE_NAME}
    people = [m for m in mentions if m.title and m.entity in whole and len(m.name) >= SURNAME]
    used: dict[str, list[tuple[str, Mention]]] = {}
    for mention in people:
        if not _is_former(text, mention):
            used.setdefault(mention.entity, []).append((mention.title.split()[-1], mention))
    ranks = table("ko", "defects")["ranks"]
    for borne in used.values():
        titles = Counter(title for title, _ in borne)
        for one, other in combinations(titles, 2):
            if any(one in rank and other in rank for rank in ranks):
                rare = other if titles[other] <= titles[one] else one
                first = next(m for title, m in borne if title == rare)
                usual = one if rare == other else other
                why = f"elsewhere on the page {usual}"
                yield Defect(first.span, "title_conflict", why), (one, other)


def _is_former(text: str, mention: Mention) -> bool:
    """Tell 전 총리: a title somebody had."""
    words = mention.span.of(text)
    at = mention.span.start + max(words.rfind(mention.title), 0)
    return FORMER.search(text[max(0, at - 4) : at]) is not None
