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
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text.hangul import is_syllable, split

APART = re.compile(r" (?:은|가|와|과)(?= )")
SHORT_NAME = 2
LONG_NAME = 3
"""Shorter names of one word are alike by chance: 라마, 라파."""
LEAST_LETTERS = 5
"""So many letters of two first names are the same where one has a vowel more."""
LIKE_LEADS = tuple(
    map(
        frozenset,
        (
            "ㅈㅊㅉ",
            "ㅅㅆㅈ",
            "ㄱㄲㅋ",
            "ㄷㄸㅌ",
            "ㅂㅃㅍ",
            "ㅎㅍ",
            "ㄹㄴ",
            "ㄷㅈ",
            "ㅌㅊ",
            "ㄱㅈ",
            "ㅅㅊ",
        ),
    )
)
LIKE_VOWELS = tuple(
    map(
        frozenset,
        (
            "ㅏㅓㅐㅔ",
            "ㅓㅗㅡ",
            "ㅓㅜ",
            "ㅑㅏㅕ",
            "ㅡㅜㅣ",
            "ㅠㅜㅗ",
            "ㅟㅣㅢ",
            "ㅔㅣ",
            "ㅖㅔ",
            "ㅝㅓ",
            "ㅘㅏ",
        ),
    )
)
"""Letters that spellings of one foreign name have for each other."""
LEAST_ALIKE, LEAST_CONSONANTS = 4, 4
"""Names so long, of so many consonants, are one name when these are the same."""
KOREAN = "p-k."
"""How the ids of people begin who have Korean names."""
DROPPED = "ㅇㄹ"
STOPPED = dict.fromkeys("ㅅㅈㅊㅌ", "ㄷ")
"""Letters that sound as ㄷ at the end of a syllable."""
GLIDES = (("이아", "야"), ("이오", "요"), ("이우", "유"), ("이에", "예"))
"""Two vowels that other spellings have for one."""
SORT_OF = {c: row[0] for row in ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆㅈㅉㅊ") for c in row}
WORD = re.compile(r"[가-힣]+")


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
    yield from _given_twice(people)
    taken = [m.span for m in mentions if m.kind != "person" or not _may_be_foreign(m.name)]
    yield from _unseen(reading, names, taken)


def _titled(mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Short names with one title that differ in a letter: 푸라 대표, 퓨라 대표."""
    short = [m for m in mentions if m.kind == "person" and m.title and len(m.name) == SHORT_NAME]
    used = Counter((m.name, m.title) for m in short)
    for one, other in combinations(used, 2):
        rare, usual = sorted((other, one), key=lambda n: used[n])
        if rare[1] == usual[1] and _differ(rare[0], usual[0]):
            first = next(m for m in short if (m.name, m.title) == rare)
            yield Defect(first.span, "name_two_ways", f"elsewhere on the page {usual[0]}")


def _given_twice(people: Sequence[Mention]) -> Iterator[Defect]:
    """One person's first name with a vowel more or less: 카롤린 뒤부아, 카롤리네 뒤부아."""
    spelt: dict[tuple[str, str], Mention] = {}
    for mention in people:
        *given, last = mention.name.split()
        if len(given) != 1:
            continue
        usual = spelt.setdefault((mention.entity, last), mention)
        ends = sorted((_letters(given[0]), _letters(usual.name.split()[0])), key=len)
        if ends[1][:-1] == ends[0] and len(ends[0]) >= LEAST_LETTERS:
            why = f"elsewhere on the page {usual.name}"
            yield Defect(mention.span, "name_two_ways", why)


def _letters(word: str) -> str:
    """The letters of a word that sound."""
    return "".join(c for s in word if is_syllable(s) for c in split(s)).replace("ㅇ", "")


def ranks_apart(mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield titles of a foreign person that cannot be the same person's: 준장, then 중장.

    Args:
        mentions: Linked names.
    """
    whole = {m.entity for m in mentions if m.kind == "person" and len(m.name) >= LONG_NAME}
    people = [m for m in mentions if m.title and m.entity in whole and len(m.name) >= SHORT_NAME]
    used: dict[str, list[tuple[str, Mention]]] = {}
    for mention in people:
        used.setdefault(mention.entity, []).append((mention.title.split()[-1], mention))
    for borne in used.values():
        titles = Counter(title for title, _ in borne)
        for one, other in combinations(titles, 2):
            if any(one in rank and other in rank for rank in table("ko", "defects")["ranks"]):
                rare = other if titles[other] <= titles[one] else one
                first = next(m for title, m in borne if title == rare)
                usual = one if rare == other else other
                why = f"elsewhere on the page {usual}"
                yield Defect(first.span, "title_conflict", why)


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
    long = [n for n in lasts if len(n) >= LONG_NAME]
    near = _near(set(WORD.findall(reading.text))) if long else {}
    for last in long:
        for word in near.get(last[0], set()) | near.get(last[1:LONG_NAME], set()):
            head = _spelt_otherwise(word, last)
            if not head or head in lasts or _with_particle(head, last):
                continue
            here = next(m for m in WORD.finditer(reading.text) if m.group() == word)
            span = Span(here.start(), here.start() + len(head))
            if not any(span.overlaps(t) for t in taken):
                yield Defect(span, "name_two_ways", f"elsewhere on the page {last}")


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
    if near and _differ(head, last) and only_particles(rest):
        return head
    if word[0] != last[0]:
        return ""
    heads = (word[:size] for size in (len(last) - 1, len(last), len(last) + 1))
    return next((h for h in heads if _sound_alike(h, last) and only_particles(word[len(h) :])), "")


def _is_foreign(mention: Mention) -> bool:
    """Tell a transliterated name: of two words, longer than Korean ones, or linked as one."""
    name = mention.name
    long = " " in name or len(name) > LONG_NAME
    linked = len(name) == LONG_NAME and not mention.entity.startswith(KOREAN)
    return all(is_syllable(c) or c == " " for c in name) and (long or linked)


def _may_be_foreign(name: str) -> bool:
    """Tell a name of three syllables, which a Korean or a foreign surname has."""
    return len(name) == LONG_NAME and all(map(is_syllable, name))


def _sound_alike(word: str, other: str) -> bool:
    """Tell whether two long surnames have the same consonants: 반더메르, 반데르메르."""
    if word == other or word[0] != other[0] or min(len(word), len(other)) < LEAST_ALIKE:
        return False
    if abs(len(word) - len(other)) > 1:
        return False
    if any(word.replace(a, b) == other.replace(a, b) for a, b in GLIDES):
        return True
    mine = _consonants(word)
    return len(mine) >= LEAST_CONSONANTS and mine == _consonants(other)


def _same_consonants(word: str, other: str) -> bool:
    """Tell whether surnames behind one first name are spelt otherwise: 슈밋, 슈미드."""
    mine = _consonants(word)
    # 페일린 is in 페일린이 with its particle.
    held = word.startswith(other) or other.startswith(word)
    return word[0] == other[0] and not held and len(mine) > 1 and mine == _consonants(other)


def _consonants(word: str) -> str:
    """The consonants of a word by sort; ㄹ, which spellings drop and add, is left out."""
    sounds = (split(s) for s in word if is_syllable(s))
    letters = (c for lead, _, tail in sounds for c in (lead, STOPPED.get(tail, tail)))
    return "".join(SORT_OF.get(c, c) for c in letters if c not in DROPPED)


def _is_one(name: str, other: str) -> bool:
    """Tell whether two names differ by one letter that is written in more than one way."""
    one, two = name.split(), other.split()
    if len(one) != len(two):
        one, two = one[-1:], two[-1:]
    pairs = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    long = len(one) > 1 or len(pairs[0][0]) >= LONG_NAME
    if long and _differ(*pairs[0]):
        return True
    if pairs[0] != (one[-1], two[-1]):
        return False
    return _sound_alike(*pairs[0]) or (len(one) > 1 and _same_consonants(*pairs[0]))


def _differ(name: str, other: str) -> bool:
    """Tell whether two words of one length differ in one letter of a like sound."""
    if len(name) != len(other):
        return False
    places = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    if len(places) != 1 or not all(is_syllable(c) for c in places[0]):
        return False
    (lead, vowel, tail), (lead_, vowel_, tail_) = map(split, places[0])
    if (lead != lead_) + (vowel != vowel_) + (tail != tail_) != 1:
        return False
    if lead != lead_:
        return any({lead, lead_} <= like for like in LIKE_LEADS)
    return tail == tail_ and any({vowel, vowel_} <= like for like in LIKE_VOWELS)


KIN_OF = {
    "parent": ("아버지", "어머니", "부친", "모친"),
    "child": ("아들", "딸"),
    "spouse": ("아내", "남편", "부인"),
    "sibling": ("형", "누나", "오빠", "언니", "동생", "여동생", "남동생"),
}
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
