"""Places, firms and other names of foreign lands that a page spells two ways: 쿠즈바스, 쿠즈바쓰.

People's names are the business of defects_names.py. Of what the tagger gives no kind, only words
no Korean word looks like are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from maek.lang.ko.spellings import contracted, differ, geminate_alike, vowels_alike
from maek.lang.reading import Reading
from maek.model.findings import Defect, Mention
from maek.model.span import Span

LEAST = 3
"""Shorter names differ in a letter by chance: 라마, 라바."""
FOREIGN = re.compile(
    "[짜뎃쥔갸걔뎀됭룽샤섀쟈쥐듀듐디뜨랍램럼렛롭롯뤼뤽르릅릇므믈뮌벳브븐블븐셰셴셸쇤쉐슈슐슨쎄쓰옌옐웹즈쯔첸첼츠캅캘켄켈쾰쿤퀘퀸킨텐텔튀튜트틸팅퍼펠퓌퓨프플핌헨헬흐흘]"
)
"""Syllables that hardly any Korean word of three and more has, but names taken over have."""
KOREAN = "p-k."
KOREAN_ENDS = tuple("시군구도동읍면리당원청부회사대고교역산강섬교과팀")
"""How names of Korean places and bodies end, which may be two for a letter: 경주시, 정주시."""
SHORT = 2
HANGUL = re.compile("[가-힣]+")


def spelt_apart(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield names of one word that stand in another spelling elsewhere on the page.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    used, first = _names_no_one_bears(reading, mentions)
    people = {m.name: m.entity for m in mentions if m.kind == "person"}
    by_head: dict[str, list[str]] = {}
    for word in used:
        if len(word) >= LEAST:
            by_head.setdefault(word[0], []).append(word)
            by_head.setdefault(word[1:], []).append(word)
    told: set[str] = set()
    for alike in by_head.values():
        for one, other in combinations(alike, 2):
            rare, usual = sorted((other, one), key=lambda n: (used[n], -first[n].start))
            korean = one in people or other in people or one.endswith(KOREAN_ENDS)
            both = [people[n] for n in (one, other) if n in people]
            if len(both) > 1 and not all(e.startswith(KOREAN) for e in both):
                continue  # names_twice compares them
            if korean and not FOREIGN.search(one + other):
                continue
            if rare not in told and _is_one(one, other):
                told.add(rare)
                yield Defect(first[rare], "name_two_ways", f"elsewhere on the page {usual}")
    yield from _short(used, first, mentions)


def _names_no_one_bears(
    reading: Reading, mentions: Sequence[Mention]
) -> tuple[Counter[str], dict[str, Span]]:
    """Words the tagger takes for names, people's if of one word, and where each stands first."""
    used: Counter[str] = Counter()
    first: dict[str, Span] = {}
    people = [m for m in mentions if m.kind == "person"]
    held = {at for m in people for at in range(m.span.start, m.span.end + 1)}
    for mention in people:
        if HANGUL.fullmatch(mention.name):
            used[mention.name] += 1
            first.setdefault(mention.name, mention.span)
    for form, tag, start, end in reading.tokens:
        if tag != "NNP" and (tag != "NNG" or len(form) < LEAST or not FOREIGN.search(form)):
            continue
        if start not in held and end not in held and HANGUL.fullmatch(form):
            used[form] += 1
            if form not in first:
                first[form] = Span(start, end)
    return used, first


def _short(
    used: Counter[str], first: dict[str, Span], mentions: Sequence[Mention]
) -> Iterator[Defect]:
    """쿨터, where the page tells of 웨이드 콜터: a name of two letters that stands once."""
    foreign = {m.name for m in mentions if m.kind == "person" and " " in m.name}
    parts = {part for name in foreign for part in name.split() if len(part) == SHORT}
    for word in used if parts else ():
        usual = next((p for p in parts if len(word) == SHORT and vowels_alike(word, p)), None)
        if usual is not None and used[word] == 1 and word not in parts:
            yield Defect(first[word], "name_two_ways", f"elsewhere on the page {usual}")


def _is_one(one: str, other: str) -> bool:
    return differ(one, other) or contracted(one) == contracted(other) or geminate_alike(one, other)
