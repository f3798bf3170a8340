"""What a Korean page tells of one thing once more, and otherwise: 18층 건물, 이 20층 건물.

A thing that is pointed at, the storeys of a building, the sets of a match, how often something
was held, what has come out already and is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks

UNITS = (
    r"층|톤|t|미터|m|킬로미터|km|㎞|인승|세대|가구|쪽|부작|회|석|평|헥타르|메가와트|MW|도|등급|호실"
)
POINTED = re.compile(
    rf"(?<![가-힣])(?:이|그|해당|문제의) (\d[\d,.]*(?:만|천|백)?) ?({UNITS})(?:급|짜리|규모)?"
    r"(?:의|인)? ([가-힣]{2,6}?)(?=[은는이가을를의에도과와](?![가-힣])|에서|으로|[ .,])"
)
"""이 20층 건물은: what the page has told of before."""

SETS = re.compile(
    r"(?<![\d-])\d{1,2}-\d{1,2}(?:\(\d+\))?"
    r"(?:(?:, ?| )\d{1,2}-\d{1,2}(?:\(\d+\))?){1,6}(?![-\d])"
)
PAIR = re.compile(r"(\d{1,2})-(\d{1,2})")
SET_SCORE = re.compile(
    r"세트 ?(?:스코어|점수)(?:는|가)? ?(\d)[-–:대 ]{1,3}(\d)(?!\d)|(?<![\d-])(\d)-(\d)(?=\()"
)
FEWEST_SETS, LEAST_GAMES = 2, 6
"""A set is won with so many games or points at least."""

TIMES_ROUND = re.compile(r"제 ?(\d{1,3})회")
NTH = re.compile(r"(?:올해로|이번이|올해) (\d{1,3})(?:회째|번째|회를 맞)")
STOREYS = re.compile(r"(?:지상 )?(\d{1,3})층(?:짜리| 규모| 건물| 높이|으로 지어)")
STOREY = re.compile(
    r"(?<![\d하~∼-])(\d{1,3})층(?:에 있는|의|에 위치한)? ?(?:[가-힣]{2,6} )?"
    r"(?:열람실|강당|사무실|병실|매장|옥상|카페|객실|집|회의실|베란다|복도|창문|전시실|교실|식당|체육관|에서)"
)
OTHER_BUILDING = re.compile(
    r"옆|다른|인근|맞은편|신관|별관|본관|타워|[AB가-하]동|증축|\d+층[을를] 더"
)
# What has come out, and what is still to come.
COMING = (
    r"개봉|출시|개막|개관|개통|취임|출간|발매|방영|준공|착공|입주|개장|데뷔|출범|개점|공연|방송"
)
TO_COME = re.compile(
    rf"(?:다음 달|내달|오는 |내년|다음 주|다음달)[^.\n“”\"]{{0,16}}?({COMING})"
    r"(?:한다|된다|할 예정|될 예정|을 앞두|할 계획|합니다|됩니다)"
)
CAME = re.compile(
    rf"(?:지난 |지난해|지난달|작년)[^.\n“”\"]{{0,16}}?({COMING})"
    r"(?:해(?!외)|했|돼|됐|되어|되었|한 뒤)"
)
TOPIC = re.compile(r"([가-힣A-Za-z0-9’'”]{2,})[은는이가] ")


def told_again(reading: Reading) -> Iterator[Defect]:
    """Yield what a page tells of one thing otherwise than before.

    Args:
        reading: Of an article.
    """
    yield from _pointed(reading)
    yield from _sets(reading.text)
    if "회" in reading.text:
        yield from _rounds(reading.text)
    if "층" in reading.text:
        yield from _storeys(reading.text)
    yield from _coming(reading.text)


def _pointed(reading: Reading) -> Iterator[Defect]:
    """건물은 18층이다, and then 이 20층 건물은: what is pointed at was told of before."""
    text = reading.text
    for match in POINTED.finditer(text):
        number, unit, noun = match.groups()
        if marks.pair(text).around(match.start()):
            continue
        before = re.compile(rf"(?<![\d.,])(\d[\d,.]*(?:만|천|백)?) ?{unit}(?![가-힣]{{0,2}}에서)")
        told = [
            m.group(1)
            for m in before.finditer(text, 0, match.start())
            if (s := reading.sentence_at(m.start())) and noun in s.of(text)
        ]
        if told and number not in told:
            why = f"the page has {told[-1]}{unit} of it before"
            yield Defect(Span(match.start(1), match.end(2)), "figure_conflict", why)


def _sets(text: str) -> Iterator[Defect]:
    """6-4, 3-6, 6-7, 6-3, 6-4 and a score of 3-1: sets won by each side."""
    found = [m.group() for m in SETS.finditer(text) if _are_sets(m.group())]
    scores = [_won(words) for words in dict.fromkeys(found)]
    for match in SET_SCORE.finditer(text) if scores else ():
        told = [int(g) for g in match.groups() if g]
        full = [won for won in scores if sum(won) >= sum(told) - 1]
        if full and not any(sorted(told) == sorted(won) for won in full):
            first = next(n for n, g in enumerate(match.groups(), start=1) if g)
            span = Span(match.start(first), match.end(first + 1))
            why = f"the sets told make {full[0][0]}-{full[0][1]}"
            yield Defect(span, "figure_conflict", why)


def _won(words: str) -> tuple[int, int]:
    """How many sets each side won."""
    pairs = [(int(m[1]), int(m[2])) for m in PAIR.finditer(words)]
    return sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)


def _are_sets(words: str) -> bool:
    pairs = [(int(m[1]), int(m[2])) for m in PAIR.finditer(words)]
    return len(pairs) >= FEWEST_SETS and all(max(p) >= LEAST_GAMES and p[0] != p[1] for p in pairs)


def _rounds(text: str) -> Iterator[Defect]:
    """제14회 벚꽃축제, and 올해로 12회째."""
    told = {m[1] for m in TIMES_ROUND.finditer(text)}
    for match in NTH.finditer(text) if len(told) == 1 else ():
        if match[1] not in told:
            why = f"the page has 제{next(iter(told))}회"
            yield Defect(Span(match.start(1), match.end()), "figure_conflict", why)


def _storeys(text: str) -> Iterator[Defect]:
    """4층 규모 and 5층 열람실: a storey the only building of the page does not have."""
    told = {int(m.group(1)) for m in STOREYS.finditer(text)}
    if len(told) != 1 or OTHER_BUILDING.search(text):
        return
    for match in STOREY.finditer(text):
        if int(match.group(1)) > max(told):
            why = f"the page has {max(told)}층 for all of it"
            yield Defect(Span(match.start(1), match.end(1) + 1), "figure_conflict", why)


def _coming(text: str) -> Iterator[Defect]:
    """영화는 다음 달 개봉한다, and 영화는 지난 3월 개봉해: it has come out, or it has not."""
    ahead = [(_before(m, text), m.group(1)) for m in TO_COME.finditer(text)]
    for match in CAME.finditer(text) if ahead else ():
        topics = [m.group(1) for m in TOPIC.finditer(_before(match, text))]
        verbs = (words for words, verb in ahead if verb == match.group(1))
        if topics and any(topics[-1] in words for words in verbs):
            span = Span(match.start(1), match.end())
            yield Defect(span, "date_conflict", "elsewhere on the page this is still to come")


def _before(match: re.Match[str], text: str) -> str:
    """The sentence of a match, as far as it."""
    return text[max(text.rfind(c, 0, match.start()) for c in ".\n") + 1 : match.end()]
