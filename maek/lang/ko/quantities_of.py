"""What a figure counts: 1만 명의 병력, 북한산 미사일 10발, 사망자는 50명으로."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from maek.lang.ko.dates_grammar import table
from maek.lang.reading import Reading, Token
from maek.model.span import Span

_NOUN = frozenset({"NNG", "NNP", "XSN", "XPN", "XR", "SL", "SH"})
_HEAD = frozenset({"NNG", "NNP", "XSN", "SL", "SH"})
_SAID_OF = frozenset({"JKS", "JX"})
_NUMBER = frozenset({"SN", "NR", "JKG", "NNB"})
_COUNTS = frozenset({"한", "두", "세", "네", "석", "넉", "몇", "여러", "다섯", "여섯"})
"""Before a noun they count it."""
_PLACED = frozenset({"속", "앞", "뒤", "안", "밖", "위", "아래", "옆", "가운데", "사이"})
"""Behind a noun they tell where."""
_REACH = 60
"""So many code points on either side are looked at."""


@functools.cache
def _reaching() -> re.Pattern[str]:
    return re.compile(table("units")["reaching"]["after"])


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("units")[name]["words"])


@functools.cache
def _ends(name: str, row: str = "words") -> tuple[str, ...]:
    return tuple(table("units")[name][row])


def counted(
    reading: Reading, figure: Span, dates: Sequence[Span], *, measure: bool = False
) -> Span | None:
    """Return the noun phrase a figure counts, where the grammar tells.

    Args:
        reading: The text with Kiwi's morphemes.
        figure: The figure's span.
        dates: Date spans; a date is never what is counted.
        measure: Whether the unit measures: 사거리 600㎞의 미사일 is a range, not missiles.
    """
    sentence = reading.sentence_at(figure.start) or Span(0, len(reading.text))
    # A figure may reach beyond its sentence, where a sign and a number stand in two.
    end = max(figure.end, min(sentence.end, figure.end + _REACH))
    after = reading.tokens_in(Span(figure.end, end))
    before = reading.tokens_in(Span(max(sentence.start, figure.start - _REACH), figure.start))
    ahead, start = _without_rate([t for t in before if t.end <= figure.start], figure.start)
    yardstick = reading.text[figure.end - 1] == "배" and bool(ahead) and ahead[-1].tag == "JKG"
    figure = Span(start, figure.end)
    # 면적은 여의도의 150배다: what it is compared with is not what is counted.
    stands_before = None if yardstick else _phrase_before(ahead, after, figure, dates)
    if stands_before is None and ahead and _is_verb(after, figure):
        stands_before = _subject(ahead, dates) or _object(ahead, dates)
    measure = measure or bool(
        stands_before and stands_before.of(reading.text).endswith(_ends("dimensions"))
    )
    # Behind a sign (30㎝의) the engine takes the particle for a noun.
    if after and after[0].form == "의" and after[0].start == figure.end:
        found = _phrase_after(after[1:])
        owned = found and _has(stands_before, found, figure, reading.text)
        if found and not owned and not any(found.overlaps(d) for d in dates):
            return stands_before or found if measure else found
    if stands_before is None:
        if _says_of(after, figure) and (said := _phrase_after(after[2:])):
            return said
        if bounded := _bounded(reading.text, after, figure):
            return bounded
        if paid := _paid_as(reading.text, ahead, figure, dates):
            return paid
    return stands_before or _topic(reading.text, sentence, ahead, figure, dates)


def behind(reading: Reading, figure: Span, unit: str) -> Span | None:
    """Return what stands right behind a number and is counted by it without a counter.

    Args:
        reading: The text with Kiwi's morphemes.
        figure: The number's span.
        unit: Its unit as written.

    Returns:
        The noun phrase: people (100만 관객), what a round number is about (2000여 농가), and what
        개 counts (4개 부처).
    """
    if unit not in ("", "개"):
        return None
    after = reading.tokens_in(Span(figure.end, min(len(reading.text), figure.end + _REACH)))
    if not after or after[0].start != figure.end + 1 or after[0].tag not in _HEAD:
        return None
    found = _phrase_after(after)
    if found is None or found.start != figure.end + 1:
        return None
    round_one = reading.text[figure.end - 1] == "여" or (unit and len(after[0].form) > 1)
    return found if round_one or found.of(reading.text).endswith(_ends("persons")) else None


def _says_of(after: Sequence[Token], figure: Span) -> bool:
    """3.2%였던 실업률, 3명인 사망자: the figure is said of the noun behind it."""
    tags = [t.tag for t in after[:3]]
    if not after or after[0].start != figure.end or tags[:1] != ["VCP"]:
        return False
    return tags[1:2] == ["ETM"] or tags[1:3] == ["EP", "ETM"]


_GLUED = frozenset("총새온옛한이전첫")
"""Words before nouns that, glued to one, are a part of it."""


@functools.cache
def _bounding_noun() -> re.Pattern[str]:
    return re.compile(table("units")["bounding"]["noun"])


def _bounded(text: str, after: Sequence[Token], figure: Span) -> Span | None:
    """20%에 불과하던|재활용률, 3m가 넘는|파도: a clause of how many modifies what is counted."""
    m = _bounding_noun().match(text, figure.end)
    return _phrase_after([t for t in after if t.start >= m.end()]) if m else None


def _paid_as(
    text: str, before: Sequence[Token], figure: Span, dates: Sequence[Span]
) -> Span | None:
    """통신비로 평균 12만 원을 썼다, 과태료로 20만 원을 낸다: what the money is paid as."""
    if not before or text[figure.end - 1] not in "원러로엔안":
        return None
    while len(before) > 1 and before[-1].form in _words("leads_in"):
        before = before[:-1]
    before, _ = _without_rate(before, before[-1].end)
    at = len(before) - 1
    if before[at].tag != "JKB" or before[at].form not in ("로", "으로") or not at:
        return None
    token = before[at]
    found = _phrase_before(before[:at], (), Span(token.start, token.end), dates)
    return found if found and found.of(text).endswith(_ends("amounts", "ends")) else None


def _has(owner: Span | None, what: Span, figure: Span, text: str) -> bool:
    """Tell whether what stands behind is not counted but told of what is: 시민 15명의 이름."""
    told = what.of(text)
    if owner is None:  # 6명 이상의 찬성
        return "명" in figure.of(text) and told in _words("belongings")
    return (
        told in _words("belongings")
        or told.endswith(_ends("amounts", "ends"))
        or owner.of(text).endswith(_ends("persons"))
    )


def _phrase_after(tokens: Sequence[Token]) -> Span | None:
    """The nouns after 의, past adnominal clauses: 1만 명의 훈련받은 병사들."""
    at = 0
    while at < len(tokens) and tokens[at].tag not in _NOUN:
        if tokens[at].tag[0] not in "VEX" and tokens[at].tag not in ("MM", "SS", "SSO", "MAG"):
            return None
        at += 1
    begin = at
    while at < len(tokens) and (tokens[at].tag in _NOUN or _inside(tokens, at, begin)):
        if at > begin and tokens[at].start - tokens[at - 1].end > 1:
            break
        at += 1
    if at == begin:
        return None
    if (
        at - begin > 1
        and tokens[at - 1].form in _PLACED
        and tokens[at - 2].end < tokens[at - 1].start
    ):
        at -= 1  # 영하 12도의 강추위|속에
    if at < len(tokens) and tokens[at].tag in ("XSV", "XSA"):
        # 훈련받은 begins with a noun; what is counted comes after the clause.
        return _phrase_after(tokens[at:])
    return Span(tokens[begin].start, tokens[at - 1].end)


def _inside(tokens: Sequence[Token], at: int, begin: int) -> bool:
    """A determiner glued to a noun is a noun the engine cut: 북+한 사람."""
    return at > begin and tokens[at].tag == "MM" and tokens[at].start == tokens[at - 1].end


def _phrase_before(
    before: Sequence[Token], after: Sequence[Token], figure: Span, dates: Sequence[Span]
) -> Span | None:
    if not before or figure.start - before[-1].end > 1:
        return None
    last = _head(before, after, figure)
    if (
        last < 0
        or (before[last].form in _words("not_counted") and not _is_lamp(before, last))
        or before[last].form in _words("hours")
        or not before[last].form.isalnum()
    ):
        return None
    if last and before[last - 1].tag == "SN" and before[last - 1].end == before[last].start:
        # 2골 1도움: the unit of another figure.
        return None
    at = _phrase_start(before, last, dates)
    headed = before[last].tag in _HEAD or _is_lamp(before, last)
    if at > last or before[at].tag == "XSN" or not headed:
        return None
    listed = last < len(before) - 1 and before[last + 1].form == "등"
    if listed and any(t.tag in ("NNP", "SL") for t in before[at : last + 1]):
        return None  # 오모(52)씨 등 8명, 미국 등 5개국: names are examples
    at = _with_others(before, at, dates)
    return Span(before[at - 2 * _rate(before, at)].start, before[last].end)


def _rate(before: Sequence[Token], at: int) -> bool:
    """원/달러 환율: a rate is told by two moneys."""
    if at < 2 or before[at - 1].form not in "/·" or before[at - 1].end != before[at].start:
        return False
    return {before[at - 2].form, before[at].form} <= _words("moneys")


def _phrase_start(before: Sequence[Token], last: int, dates: Sequence[Span]) -> int:
    """Where the noun phrase that ends with a token begins; behind it where there is none."""
    at = last
    while at >= 0 and _is_noun(before, at) and _close(before, at, last):
        if _stops(before, at, last) or any(
            d.start < before[at].end and before[at].start < d.end for d in dates
        ):
            break
        at -= 1
    return at + 1


def _is_noun(before: Sequence[Token], at: int) -> bool:
    """Whether a token is a noun or a part of one: 가로등, 총연장, 새솔전자."""
    if at and before[at].form in ("과", "와") and before[at - 1].tag in ("SL", "SW"):
        return False  # 1.7t과: the engine takes the particle for a noun
    if before[at].tag in _NOUN or _is_lamp(before, at):
        return True
    glued = at + 1 < len(before) and before[at].end == before[at + 1].start
    return glued and before[at].tag == "MM" and before[at].form in _GLUED


def _is_lamp(before: Sequence[Token], at: int) -> bool:
    """등 without a blank before it is no *and others*: 가로등, 유도등."""
    glued = at > 0 and before[at - 1].end == before[at].start
    return before[at].form == "등" and glued and before[at - 1].tag in _HEAD


def _with_others(before: Sequence[Token], at: int, dates: Sequence[Span]) -> int:
    """학생과 교사 130여 명: where the first of the nouns counted together begins."""
    while at > 1 and _joins(before, at - 1) and before[at - 2].tag in _HEAD:
        start = _phrase_start(before, at - 2, dates)
        told = start and (before[start - 1].tag in _NUMBER or before[start - 1].form in _COUNTS)
        if start > at - 2 or told or before[at - 2].form in _words("not_counted"):
            break  # 빵 세 조각과|물 한 병
        at = start
    return at


def _joins(before: Sequence[Token], at: int) -> bool:
    word = before[at]
    glued = before[at - 1].end == word.start
    if word.tag == "SP":
        return glued and word.form in "·/" and word.end == before[at + 1].start
    return word.tag == "JC" if glued else word.form == "및"


def _without_rate(before: Sequence[Token], start: int) -> tuple[Sequence[Token], int]:
    """Leave out what a figure is told per, and return where that begins: 지원금을 1인당|25만 원."""
    if not before or before[-1].form != "당" or start - before[-1].end > 1:
        return before, start
    at = len(before) - 1
    while at and before[at - 1].end == before[at].start:
        at -= 1
    return (before[:at], before[at].start) if at else (before, start)


def _is_verb(after: Sequence[Token], figure: Span) -> bool:
    """1만5000명|빠져나갔다: a verb stands right behind, no particle between."""
    if not after or after[0].start != figure.end + 1:
        return False
    return after[0].tag == "VV" or [t.tag for t in after[:2]] == ["NNG", "XSV"]


def _subject(before: Sequence[Token], dates: Sequence[Span]) -> Span | None:
    """구독자가 하루 만에 1만5000명 빠져나갔다: the subject, only a time between."""
    at = len(before) - 1
    while at > 0 and (
        any(d.contains(Span(before[at].start, before[at].end)) for d in dates)
        or before[at].form in _words("not_counted")
        or (before[at].tag == "JKB" and before[at].form == "에")
    ):
        at -= 1
    token = before[at]
    if (
        at == len(before) - 1
        or token.tag not in _SAID_OF
        or token.form not in ("이", "가", "은", "는")
    ):
        return None
    return _phrase_before(before[:at], (), Span(token.start, token.end), dates)


def _object(before: Sequence[Token], dates: Sequence[Span]) -> Span | None:
    """기준금리를 2.50%에서 2.25%로|0.25%포인트 내렸다: what is changed by so much."""
    for at in range(len(before) - 1, 0, -1):
        token = before[at]
        if token.tag == "JKO":
            return _phrase_before(before[:at], (), Span(token.start, token.end), dates)
        if token.tag[0] in "VE" or token.tag in ("XSV", "XSA", "JKS", "JX", "SP", "SF"):
            return None
    return None


def _head(before: Sequence[Token], after: Sequence[Token], figure: Span) -> int:
    """The last noun of the phrase before a figure, past its particle; -1 where there is none."""
    last = len(before) - 1
    if last and before[last].form == "등":
        return last if _is_lamp(before, last) or before[last - 1].tag not in _HEAD else last - 1
    led = last > 0 and before[last].form in _words("leads_in") and before[last].tag != "NNP"
    last -= led  # 기준금리를 연 3.25%로
    tag = before[last].tag
    if led and tag in _HEAD:
        return last
    share = tag == "JKG" and before[last].end < figure.start
    if tag == "JKO" or share or (tag in _SAID_OF and _is_said(after, figure)):
        return last - 1  # 응답자의 57%: the share is of those it stands behind
    return last if tag in _HEAD else -1


def _stops(before: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a noun is no part of what is counted; 기준 of 기준금리 is."""
    apart = at == last or before[at].end < before[at + 1].start
    numbered = at and before[at - 1].tag == "SN" and before[at - 1].end == before[at].start
    if numbered and apart:
        return True  # 3층 건물 200㎡: the counter of a number of its own
    form = "" if _is_lamp(before, at) else before[at].form
    # 밤새|무인기, but 낮 최고기온.
    hour = at < last and form in _words("hours") and not before[at + 1].form.startswith("최")
    return ((hour or form in _words("not_counted")) and apart) or form == "짜리"


def _topic(
    text: str, sentence: Span, before: Sequence[Token], figure: Span, dates: Sequence[Span]
) -> Span | None:
    """사망자는 전날보다 늘어난 120명으로 집계됐다: the topic, where the verb says how many.

    Another figure between the topic and this one does not count: 12.4% 늘어난 563억 달러.
    """
    if not _reaching().match(text, figure.end, sentence.end):
        return None
    for at in range(len(before) - 1, 0, -1):
        token = before[at]
        amount = token.tag == "JKS" and before[at - 1].form.endswith(_ends("amounts", "ends"))
        if not amount and token.tag in ("EC", "JKS", "SF") and token.form not in ("어", "아"):
            return None
        if amount or (token.tag == "JX" and token.form in ("은", "는")):
            found = _phrase_before(before[:at], (), Span(token.start, token.end), dates)
            if found is None and token.tag == "JX" and before[at - 1].form in _words("not_counted"):
                continue  # 방문객은 … 지금은 1천500명으로 늘었다
            return found if found and sentence.contains(found) else None
    return None


def _close(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at == last or tokens[at + 1].start - tokens[at].end <= 1


def _is_said(after: Sequence[Token], figure: Span) -> bool:
    """Whether the figure is what is said of the noun: 사망자는 50명이다, 50명으로 늘었다."""
    if not after or after[0].start > figure.end + 1:
        return True
    head = after[0]
    if head.tag == "JKO" or (head.tag == "JKS" and len(after) > 1 and after[1].tag == "VV"):
        # 관광객이 200만 명을 넘어섰다, 50억원을 크게 밑돌았다, 특허는 1천300건이 넘는다
        past = [t.form for t in after[1:3] if t.tag != "SP"]
        return any(form in _ends("bounding", "stems") for form in past)
    if head.tag == "NNG" and len(after) > 1 and after[1].tag == "XSV":
        # 신고가 3건 접수됐다, 사고가 3건 발생했다; but 회사가 3명 채용했다
        return after[1].form == "되" or head.form in _words("happening")
    if head.tag == "JX" and head.form == "까지":
        return len(after) > 1 and after[1].tag in ("VV", "VA")  # 수위가 5m까지 차올랐다
    return head.tag in ("VCP", "JKB", "SF", "SP", "EC", "EF") or head.tag in ("VV", "VA")
