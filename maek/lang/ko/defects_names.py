"""People a translation makes two of, and relatives it mixes up.

A foreign name is spelled two ways on one page (대니얼스, 대니얼즈); of two people one is the
wife here and the sister there.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from maek.lang.ko.particles import only_particles
from maek.lang.ko.spellings import (
    contracted,
    differ,
    er_alike,
    heard_alike,
    letters,
    one_letter,
    same_consonants,
    skeleton_alike,
    sound_alike,
    vowels_alike,
)
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text.hangul import is_syllable

APART = re.compile(r" (?:은|가|와|과)(?= )")
SHORT_NAME = 2
LONG_NAME = 3
"""Shorter names of one word are alike by chance: 라마, 라파."""
GIVEN_CONSONANTS = 3
"""A first name of so many consonants is told by them where the surname is the same."""
LEAST_LETTERS = 5
"""So many letters of two first names are the same where one has a vowel more."""
RANKS = frozenset(
    {"왕", "여왕", "왕비", "왕자", "공주", "공작", "백작", "황제", "황태자", "왕세자"}
)
KOREAN = "p-k."
"""How the ids of people begin who have Korean names."""
WORD = re.compile(r"[가-힣]+")
JOINS = re.compile("[아-잏]")
"""A syllable without a consonant before its vowel, which joins the one before it."""


def names_twice(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield foreign names that are spelled otherwise elsewhere on the page.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    people = [m for m in mentions if m.kind == "person" and _is_foreign(m)]
    names = Counter(m.name for m in people)
    told: set[str] = set()
    for one, other in combinations(names, 2):
        rare, usual = sorted((other, one), key=lambda n: names[n])
        if rare not in told and _is_one(rare, usual):
            told.add(rare)
            first = next(m for m in people if m.name == rare)
            yield Defect(first.span, "name_two_ways", f"elsewhere on the page {usual}")
    yield from _titled(mentions)
    yield from _heads(mentions)
    yield from _given_twice(people)
    yield from _heard_alike(reading.text, mentions)
    taken = [m.span for m in mentions if m.kind != "person" or not _may_be_foreign(m.name)]
    yield from _unseen(reading, names, taken)
    yield from _joined(reading, {m.name for m in mentions if m.kind == "person"})


def _titled(mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Names with one title that differ in a letter, or in how vowels are joined: 젠, 지엔."""
    titled = [m for m in mentions if m.kind == "person" and m.title and len(m.name) >= SHORT_NAME]
    used = Counter((m.name, m.title) for m in titled)
    for one, other in combinations(used, 2):
        rare, usual = sorted((other, one), key=lambda n: used[n])
        short = len(rare[0]) == len(usual[0]) == SHORT_NAME and differ(rare[0], usual[0])
        joined = len(rare[0]) != len(usual[0]) and contracted(rare[0]) == contracted(usual[0])
        if rare[1] == usual[1] and (short or joined):
            first = next(m for m in titled if (m.name, m.title) == rare)
            yield Defect(first.span, "name_two_ways", f"elsewhere on the page {usual[0]}")


def _heads(mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Korean names of one sole office, a syllable apart: 최민석 감독, 최민식 감독."""
    held = frozenset(table("ko", "defects")["sole_offices"])
    used = Counter(
        (m.name, m.title.split()[-1])
        for m in mentions
        if m.kind == "person" and m.title and len(m.name) == LONG_NAME and " " not in m.name
    )
    heads = [(name, title) for name, title in used if title in held]
    for one, other in combinations(heads, 2):
        apart = [a != b for a, b in zip(one[0], other[0], strict=True)]
        if one[1] == other[1] and not apart[0] and sum(apart) == 1:
            # Of two told equally often the later is the slip.
            rare, usual = sorted((other, one), key=lambda n: used[n])
            first = next(m for m in mentions if m.name == rare[0])
            yield Defect(first.span, "name_two_ways", f"elsewhere on the page {usual[0]}")


def _given_twice(people: Sequence[Mention]) -> Iterator[Defect]:
    """One person's first name with a vowel more or less: 카롤린 뒤부아, 카롤리네 뒤부아."""
    spelt: dict[tuple[str, str], Mention] = {}
    for mention in people:
        *given, last = mention.name.split()
        if len(given) != 1:
            continue
        usual = spelt.setdefault((mention.entity, last), mention)
        ends = sorted((letters(given[0]), letters(usual.name.split()[0])), key=len)
        if ends[1][:-1] == ends[0] and len(ends[0]) >= LEAST_LETTERS:
            why = f"elsewhere on the page {usual.name}"
            yield Defect(mention.span, "name_two_ways", why)


def _heard_alike(text: str, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """A Korean name that is told once and sounds like one told often: 도재희, 도재이."""
    korean = [m for m in mentions if m.kind == "person" and m.entity.startswith(KOREAN)]
    used = Counter(m.name for m in korean if len(m.name) == LONG_NAME)
    known = [n for n in used if used[n] > 1]
    titled = {m.name for m in korean if m.title or text.startswith("(", m.span.end)}
    begun = re.compile(f"(?<![가-힣])[{''.join({n[0] for n in known})}][가-힣]+") if known else None
    for match in begun.finditer(text) if begun else ():
        name = match.group()[:LONG_NAME]
        usual = [n for n in known if heard_alike(n, name)]
        once = text.count(name) == 1 and name not in titled
        if len(usual) == 1 and once and only_particles(match.group()[LONG_NAME:]):
            span = Span(match.start(), match.start() + LONG_NAME)
            yield Defect(span, "name_two_ways", f"elsewhere on the page {usual[0]}")


def names_apart(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield particles that stand apart from a person's name: 할란 서 은.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    for mention in mentions:
        match = APART.match(reading.text, mention.span.end)
        if mention.kind == "person" and match:
            span = Span(mention.span.start, match.end())
            yield Defect(span, "detached_particle", "a particle apart from its noun")


def _unseen(reading: Reading, names: Counter[str], taken: Sequence[Span]) -> Iterator[Defect]:
    """Words that no one took for a name, but are a name of the page but for a letter."""
    lasts = {n.split()[-1] for n in names}
    parts = {part for n in names for part in n.split()}
    long = [n for n in lasts if len(n) >= LONG_NAME]
    near = _near(set(WORD.findall(reading.text))) if long else {}
    for last in long:
        for word in near.get(last[0], set()) | near.get(last[1:LONG_NAME], set()):
            head = _spelt_otherwise(word, last)
            if not head or head in parts or _with_particle(head, last):
                continue
            here = next(m for m in WORD.finditer(reading.text) if m.group() == word)
            span = Span(here.start(), here.start() + len(head))
            if not any(span.overlaps(t) for t in taken):
                yield Defect(span, "name_two_ways", f"elsewhere on the page {last}")


def _joined(reading: Reading, names: set[str]) -> Iterator[Defect]:
    """Names that no one took for any, but are one with its vowels joined: 천쉬에민 of 천쉐민."""
    known = (n for n in names if len(n) >= LONG_NAME and " " not in n and is_syllable(n[0]))
    heads = {n[0]: n for n in known}
    begun = re.compile(rf"(?<![가-힣])[{''.join(heads)}][가-힣]+") if heads else None
    for match in begun.finditer(reading.text) if begun else ():
        word, name = match.group(), heads[match.group()[0]]
        if len(word) < len(name) - 1 or word.startswith(name):
            continue
        for size in (len(name) + 1, len(name) - 1):
            head, rest = word[:size], word[size:]
            if not JOINS.search(max(head, name, key=len), 1) or head in names:
                continue
            if contracted(head) == contracted(name):
                span = Span(match.start(), match.start() + size)
                if only_particles(rest):
                    yield Defect(span, "name_two_ways", f"elsewhere on the page {name}")


def _near(words: Iterable[str]) -> dict[str, set[str]]:
    """Words by their first letter, and by those behind it: a name may differ in one alone."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(word)
        found.setdefault(word[1:LONG_NAME], set()).add(word)
    return found


def _with_particle(word: str, last: str) -> bool:
    """Tell whether the letter two words differ by is a particle on both: 페일린의, 페일린이."""
    return word[:-1] == last[:-1] and only_particles(word[-1]) and only_particles(last[-1])


def _spelt_otherwise(word: str, last: str) -> str:
    """Return the other spelling of a name that a word is, its particles cut off."""
    head, rest = word[: len(last)], word[len(last) :]
    near = len(head) == len(last) and (head[0] == last[0] or head[1:] == last[1:])
    if near and differ(head, last) and only_particles(rest):
        return head
    if word[0] != last[0]:
        return ""
    heads = (word[:size] for size in (len(last) - 1, len(last), len(last) + 1))
    return next((h for h in heads if _is_respelt(h, last) and only_particles(word[len(h) :])), "")


def _is_respelt(name: str, last: str) -> bool:
    return sound_alike(name, last) or er_alike(name, last) or skeleton_alike(name, last)


def _is_foreign(mention: Mention) -> bool:
    """Tell a transliterated name: of two words, longer than Korean ones, or linked as one."""
    name = mention.name
    long = " " in name or len(name) > LONG_NAME
    linked = len(name) == LONG_NAME and not mention.entity.startswith(KOREAN)
    return all(is_syllable(c) or c == " " for c in name) and (long or linked)


def _may_be_foreign(name: str) -> bool:
    """Tell a name of three syllables, which a Korean or a foreign surname has."""
    return len(name) == LONG_NAME and all(map(is_syllable, name))


def _is_one(name: str, other: str) -> bool:
    """Tell whether two names differ by one letter that is written in more than one way."""
    one, two = (_without_rank(n) for n in (name, other))
    if one != two and ("".join(one) == "".join(two) or one == two[::-1]):
        return True  # 르 블랑, 르블랑; 마리아 레예스, 레예스 마리아
    if len(one) != len(two):
        # Alone stands the surname, which the Japanese put first.
        short, long = sorted((one, two), key=len)
        may_be = len(short) == 1 and len(long) == 2 and short[0] != long[1]
        if may_be and _is_one(short[0], long[0]):
            return True
        one, two = one[-1:], two[-1:]
    pairs = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(pairs) == 2 and min(map(len, (*one, *two))) >= SHORT_NAME:
        return all(_is_near(a, b) for a, b in pairs)
    if len(pairs) != 1:
        return False
    last = pairs[0] == (one[-1], two[-1])
    return _is_spelt_alike(*pairs[0], whole=len(one) > 1, last=last)


def _is_spelt_alike(word: str, other: str, *, whole: bool, last: bool) -> bool:
    """Tell whether the one word two names differ in is spelt in two ways.

    More may differ where the rest of a whole name is the same; a first name of which the last
    letter differs is a sister's: 마리오, 마리아.
    """
    enough = whole or len(word) >= LONG_NAME
    if enough and (differ(word, other) or contracted(word) == contracted(other)):
        return True
    if not last:
        if vowels_alike(word, other) or skeleton_alike(word, other, GIVEN_CONSONANTS):
            return True
        long = min(len(word), len(other)) >= LONG_NAME
        return long and word[-1] == other[-1] and one_letter(word, other)
    if _is_respelt(word, other):
        return True
    return whole and (same_consonants(word, other) or one_letter(word, other))


def _without_rank(name: str) -> list[str]:
    """The words of a name without that of a prince's rank: 프레데리크 왕."""
    words = name.split()
    return words[:-1] if len(words) > 1 and words[-1] in RANKS else words


def _is_near(word: str, other: str) -> bool:
    """Tell whether two words of a name sound alike, as two spellings of one do: 그레그, 그렉."""
    return differ(word, other) or same_consonants(word, other)


KIN_REACH = 6
KIN_OF = {
    "parent": ("아버지", "어머니", "부친", "모친"),
    "child": ("아들", "딸"),
    "spouse": ("아내", "남편", "부인"),
    "sibling": ("형", "누나", "오빠", "언니", "동생", "여동생", "남동생"),
}
WOMEN = frozenset({"어머니", "모친", "딸", "아내", "부인", "누나", "언니", "여동생", "할머니"})
MEN = frozenset({"아버지", "부친", "아들", "남편", "형", "오빠", "남동생", "할아버지"})
TURNED = {"parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling"}


@functools.cache
def _kin() -> re.Pattern[str]:
    """X의 아내[인] behind a name; group 1 is the kin word."""
    words = one_of([*table("ko", "defects")["kin"], *(w for row in KIN_OF.values() for w in row)])
    return re.compile(rf"의 (?:전 |큰|작은|막내|첫째|둘째)?({words})")


def relatives(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield relations between two people that are another one elsewhere on the page.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    people = [m for m in mentions if m.kind == "person"]
    yield from _same_name(reading.text, people)
    known: dict[tuple[str, str], str] = {}
    for match in _kin().finditer(reading.text):
        sort = next((s for s, row in KIN_OF.items() if match.group(1) in row), "")
        holder = next((m for m in people if m.span.end == match.start()), None)
        other = _relative(reading.text, match.end(), holder, people)
        if holder is None or other is None or not sort:
            continue
        if other.entity == holder.entity and _named_before(other, people):
            span = Span(holder.span.start, other.span.end)
            yield Defect(span, "kinship_self", "somebody is made their own relative")
            continue
        pair = (holder.name.split()[-1:] or [""])[0], other.name.split()[0]
        for key, told in ((pair, sort), (pair[::-1], TURNED[sort])):
            if known.setdefault(key, told) != told:
                span = Span(holder.span.start, match.end())
                yield Defect(span, "kinship_conflict", "another relation elsewhere on the page")
                break


def _same_name(text: str, people: Sequence[Mention]) -> Iterator[Defect]:
    """아내 마르그리트 here, 딸 마르그리트 there: one name behind two words of kinship."""
    known: dict[str, str] = {}
    for mention in people:
        before = text[max(0, mention.span.start - KIN_REACH) : mention.span.start]
        word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
        kin = word.removesuffix("인")
        sort = next((s for s, row in KIN_OF.items() if kin in row), "")
        # Nobody is a father here and a mother there.
        sex = "woman" if kin in WOMEN else "man" if kin in MEN else ""
        other = sex and known.setdefault(f"{mention.name} {sort}", sex) != sex
        if other or (sort and known.setdefault(mention.name, sort) != sort):
            start = mention.span.start - len(word) - 1
            why = "another relation elsewhere on the page"
            yield Defect(Span(start, mention.span.end), "kinship_conflict", why)


def _named_before(person: Mention, people: Sequence[Mention]) -> bool:
    """Tell whether a page has told of somebody by the full name before."""
    return " " in person.name and any(
        m.name == person.name and m.span.end < person.span.start for m in people
    )


def _relative(
    text: str, at: int, holder: Mention | None, people: Sequence[Mention]
) -> Mention | None:
    """Who the relative is: named behind the word (아내 테레사) or before (테레사는 … 아내다)."""
    if holder is None:
        return None
    gap = re.compile(r"(?:인|이자 [가-힣]{2,6}인|,)? ?")
    behind = gap.match(text, at)
    after = next((m for m in people if behind and m.span.start == behind.end()), None)
    if after is not None:
        return after
    if not re.match(r"(?:이?다|이기도|입니다|이며|이고|였|이었|로 )", text[at:]):
        return None
    head = holder.span.start
    return next(
        (m for m in people if re.fullmatch(r"[은는이가] (?:전 )?", text[m.span.end : head])), None
    )
