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
DEPUTY = "부"
OFFICE = 2
"""So many letters has the word of an office before a rank: 재무국장; 부 and 차 make another."""
ASPIRANT = frozenset({"후보", "예비후보", "후보자"})
ELECTED = frozenset({"당선인", "당선자"})
"""Whoever stands for an office bears two titles and that of the office within a page."""
HONORIFICS = frozenset({"씨", "님", "군", "양", "옹"})
"""What goes with every title: 전두환 전 대통령 is 전씨 later on."""
GIVEN = re.compile(r"(?:임명|선임|선출|취임|발탁|내정|지명|뽑)")
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
    yield from (d for d, titles in _others(reading.text, mentions) if not any(map(given, titles)))
    yield from _deputies(reading.text, mentions)
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
    elected = _elected(mentions)
    for mention in surnamed:
        title = mention.title.split()[-1]
        if title in HONORIFICS or (title, mention.entity) in elected:
            continue
        others = {t: n for (name, t), n in used.items() if name == mention.name and t != title}
        alone = used[mention.name, title] == 1 and titles[title] == 1
        if mention.rule.endswith("other-title") or (
            alone and len(others) == 1 and max(others.values()) >= STEADY
        ):
            why = f"nobody of this name is {mention.title} elsewhere on the page"
            yield Defect(mention.span, "title_conflict", why), title


def _others(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Defect, tuple[str, str]]]:
    """임 군수, where the only 임 of the page is 임나래 시장, and nobody is 군수."""
    people = [m for m in mentions if m.kind == "person" and m.name]
    full = [m for m in people if len(m.name) > 1 and m.title]
    borne = {m.title.split()[-1] for m in full}
    ranks = table("ko", "defects")["ranks"]
    for mention in people:
        title = mention.title.split()[-1] if mention.title else ""
        if len(mention.name) != 1 or not title or title in borne or _is_former(text, mention):
            continue
        owners = {m.entity for m in people if len(m.name) > 1 and m.name[0] == mention.name}
        titles = {m.title.split()[-1] for m in full if m.entity in owners}
        if len(owners) != 1 or len(titles) != 1:
            continue
        (usual,) = titles
        if usual == DEPUTY + title or any(_are_two(usual, title, rank) for rank in ranks):
            why = f"elsewhere on the page {usual}"
            yield Defect(mention.span, "title_conflict", why), (usual, title)


def _elected(mentions: Sequence[Mention]) -> set[tuple[str, str]]:
    """What candidates are called: 오 후보 is mayor, 도 후보 is elected later on: 도 당선인."""
    titles: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.title:
            titles.setdefault(mention.entity, set()).add(mention.title.split()[-1])
    return {
        (title, entity)
        for entity, borne in titles.items()
        if borne & ASPIRANT
        for title in (borne if borne & ELECTED else borne & ASPIRANT)
    }


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
            if (
                one == DEPUTY + other
                or other == DEPUTY + one
                or any(_are_two(one, other, rank) for rank in ranks)
            ):
                rare = other if titles[other] <= titles[one] else one
                first = next(m for title, m in borne if title == rare)
                usual = one if rare == other else other
                why = f"elsewhere on the page {usual}"
                yield Defect(first.span, "title_conflict", why), (one, other)


def _are_two(one: str, other: str, rank: Sequence[str]) -> bool:
    """Tell whether two titles are two ranks: 국장 and 과장, 교통국장 and 교통정책과장."""
    mine, theirs = _rank(one, rank), _rank(other, rank)
    return bool(mine and theirs and mine != theirs)


def _rank(title: str, rank: Sequence[str]) -> str:
    """The rank a title is, or ends with behind the word of its office."""
    if title in rank:
        return title
    ends = [r for r in rank if title.endswith(r) and len(title) >= len(r) + OFFICE]
    return max(ends, key=len, default="")


def _deputies(text: str, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """부원장, of somebody who is made the head: 초대 병원장에는 … 씨가 임명됐다."""
    for mention in mentions:
        title = mention.title.split()[-1] if mention.title else ""
        if len(title) < 3 or title[0] != "부" or mention.kind != "person":
            continue
        head = next((m for m in mentions if m.entity == mention.entity), mention)
        before = text[text.rfind(".", 0, head.span.start) + 1 : head.span.start]
        behind = re.split(r"[.\n]", text[head.span.end :], maxsplit=1)[0]
        at = re.search(rf"(?<!부){title[1:]}(?:에는|에|으로는|은) ", before)
        if head is not mention and at and GIVEN.search(behind):
            why = f"made {title[1:]} elsewhere on the page"
            yield Defect(mention.span, "title_conflict", why)


def _is_former(text: str, mention: Mention) -> bool:
    """Tell 전 총리: a title somebody had."""
    words = mention.span.of(text)
    at = mention.span.start + max(words.rfind(mention.title), 0)
    return FORMER.search(text[max(0, at - 4) : at]) is not None
