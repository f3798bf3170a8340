"""What a Korean page tells of one person or match in two ways: ages, pronouns, scores, spans.

A translation by machine makes 그 and 그녀 of one person by turns; a language model forgets how old
somebody was, how a match ended, how many days there are from the third to the seventh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.reading import Reading
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text import marks

Prose = Sequence[tuple[Span, object]]

AGE_BEHIND = re.compile(
    r"(?:\s?(?:씨|군|양|옹))?\s?\((?:만 ?|당시 ?)?(\d{1,3})(?:세|살)?(?=[)·,•])"
    r"|(?:\s?(?:씨|군|양|옹))?[은는이가] (?:올해 |이제 )?(?:만 )?(\d{1,3})(?:세|살)(?=[다이의인로])"
)
AGE_BEFORE = re.compile(r"(?<!당시 )(?<!\d)(\d{1,3})(?:세|살)(?:의|인|된)? (?:[가-힣]{1,5} )?$")
AGE_REACH, NEAREST = 14, 1
"""So far before a name an age is looked for; birthdays make a difference of one."""

OF_AN_AGE = re.compile(
    r"(?<!\d)(\d{1,3})(?:세|살)(?:의|인|된)? (남성|여성|남자|여자|소년|소녀|노인|학생|아이)"
)
POINTED = re.compile(rf"(?<![가-힣])[이그] {OF_AN_AGE.pattern}(?=[은는이가을를의에도과와])")
"""Somebody who goes by no name: 이 57세 남성은."""

PRONOUN = re.compile(r"(?<![가-힣])(그녀|그)(?:는|가|의|를|에게)(?![가-힣])")
AT_HEAD, PARTICLES = 12, "은는이가"
MALE = re.compile(r"(?:남성|남자|아버지|할아버지|소년|아들|남편|삼촌|왕자)[은는이가](?= )")
FEMALE = re.compile(r"여성|여자|어머니|할머니|소녀|딸|아내|부인|누나|언니|이모|고모|공주|여왕|그녀")

DESCRIBED = re.compile(r"\d{1,3}(?:세|대) (?:남성|남자)")

DIED_AT = re.compile(
    r"(?<!\d)(\d{1,3})세(?:로|의 나이로|를 일기로) (?:[가-힣]+ )?(?:사망|별세|숨|타계|세상|눈을 감)"
)
WAS_AGED = re.compile(
    r"(?:그|그녀|고인)[는은의] (?:나이는 |향년 )?(\d{1,3})세(?=였|이었|다|이다)|향년 (\d{1,3})세"
)
"""How old somebody died: 81세로 별세, 그는 83세였다."""
SCORE = re.compile(
    r"(?<![\d-])(\d{1,3})[-–:](\d{1,3})(?:으로|로| )\s?(?:[가-힣]+[을를] )?"
    r"(?:이[겼기긴]|승리|꺾|물리[치쳤]|제압|완파|눌[렀러]|격파|역전승|신승|완승|대승|진땀승)"
)
FINAL = re.compile(
    r"(?:최종 (?:스코어|점수|결과)[는은가이]? |경기는 |승부는 )(\d{1,3})[-–:](\d{1,3})"
    r"(?:으로|로|이|였|\.)"
)
"""How the match a page tells of ended, whoever won it."""
WINNER = re.compile(r"([가-힣A-Za-z]{2,})[은는이가] ")
BEATEN = re.compile(r"([가-힣A-Za-z]{2,})[을를] ")
OTHER_MATCH = re.compile(
    r"지난|앞서|전날|차전|세트|전반|후반|쿼터|라운드|전적|이어|연승|앞선|당시|년|\d일"
)

NATIVE = {
    "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10,
}  # fmt: skip
LASTS = re.compile(
    r"(?<![\d.월])(?<!월 )(?P<a>\d{1,2})일부터 (?:오는 )?(?P<b>\d{1,2})일까지,? (?:총 |모두 )?"
    rf"(?P<days>\d{{1,2}}일|{'|'.join(NATIVE)}) ?(?:간|동안)"
    r"|(?P<month>\d{1,2})월 (?P<c>\d{1,2})일부터 (?:(?P=month)월 )?(?P<d>\d{1,2})일까지,? "
    r"(?:총 |모두 )?"
    rf"(?P<many>\d{{1,2}}일|{'|'.join(NATIVE)}) ?(?:간|동안)"
    r"|(?P<y>(?:19|20)\d\d)년부터 (?P<z>(?:19|20)\d\d)년까지,? (?:총 |약 |최근 )?"
    r"(?P<years>\d{1,2})년 ?(?:간|동안)"
)


def facts_apart(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield what a page tells of one person, match or span of time in two ways.

    Args:
        reading: Of an article.
        mentions: Its names, linked.
    """
    people = [m for m in mentions if m.kind == "person" and m.entity]
    yield from _died(reading.text)
    yield from _ages(reading.text, people)
    if "그녀" in reading.text:
        yield from _pronouns(reading, people)
        yield from _both_pronouns(reading.text, mentions)
    yield from _scores(reading)
    yield from _spans(reading.text)


def _ages(text: str, people: Sequence[Mention]) -> Iterator[Defect]:
    """28세 오가람 씨 here, 오가람(34) there."""
    known: dict[str, int] = {}
    if not ("세" in text or "살" in text or "(" in text):
        return
    yield from _pointed_at(text)
    for mention in people:
        age = _age(text, mention)
        if age is None:
            continue
        years, span = age
        before = known.setdefault(mention.entity, years)
        if abs(before - years) > NEAREST:
            yield Defect(span, "age_conflict", f"the page has {before} for the same person")


def _died(text: str) -> Iterator[Defect]:
    """81세로 사망 in the headline, 그는 83세였다 in the text, and nobody else who died."""
    died = {m[1] for m in DIED_AT.finditer(text)} if "세" in text else set()
    for match in WAS_AGED.finditer(text) if len(died) == 1 else ():
        group = 1 if match[1] else 2
        if match[group] not in died:
            why = f"the page has {next(iter(died))} for the same person"
            yield Defect(Span(*match.span(group)), "age_conflict", why)


def _pointed_at(text: str) -> Iterator[Defect]:
    """58세 남성, and then 이 57세 남성: who is pointed at was told of before, at that age."""
    for match in POINTED.finditer(text):
        before = [m for m in OF_AN_AGE.finditer(text, 0, match.start()) if m[2] == match[2]]
        if before and match[1] not in {m[1] for m in before}:
            why = f"the page has {before[-1][1]} for the same person"
            yield Defect(Span(*match.span(1)), "age_conflict", why)


def _age(text: str, mention: Mention) -> tuple[int, Span] | None:
    """The age a name stands with, and where."""
    name_end = mention.span.start + len(mention.name)
    for at in dict.fromkeys((name_end, mention.span.end)):
        if behind := AGE_BEHIND.match(text, at):
            group = 1 if behind.group(1) else 2
            return int(behind.group(group)), Span(*behind.span(group))
    head = text[max(0, mention.span.start - AGE_REACH) : mention.span.start]
    before = AGE_BEFORE.search(head)
    if before is None or "당시" in head:
        return None
    start = mention.span.start - len(head) + before.start(1)
    return int(before.group(1)), Span(start, start + len(before.group(1)))


def _pronouns(reading: Reading, people: Sequence[Mention]) -> Iterator[Defect]:
    """그녀 for somebody who is 그 on the page, where the sentence before tells of no one else."""
    spoken = marks.pair(reading.text)
    known: dict[str, str] = {}
    about = man = ""
    sole = _sole_man(reading.text, people)
    for sentence in reading.sentences:
        words = sentence.of(reading.text)
        here = [m for m in people if sentence.overlaps(m.span)]
        pronouns = [
            m
            for m in [PRONOUN.match(reading.text, sentence.start, sentence.end)]
            if m and spoken.around(m.start()) is None
        ]
        about = _topic(reading.text, sentence, here) or (about if not here and pronouns else "")
        if pronouns and pronouns[0].group(1) == "그녀" and ((man and not here) or sole):
            why = f"the page tells of {man or sole}"
            yield Defect(Span(*pronouns[0].span(1)), "pronoun_conflict", why)
            continue
        for match in pronouns if about else ():
            before = known.setdefault(about, match.group(1))
            if before != match.group(1):
                why = f"the page calls the same person {before}"
                yield Defect(Span(*match.span(1)), "pronoun_conflict", why)
        male = MALE.search(words)
        man = male.group()[:-1] if male and not FEMALE.search(words) and not here else ""


def _both_pronouns(text: str, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """그녀의 here, 그는 there, of the one person a page names."""
    named = [m.name for m in mentions if m.kind == "person"]
    full = {name.split()[0] for name in named if " " in name} or set(named)
    if len(full) != 1 or FEMALE.search(text.replace("그녀", "")):
        return
    pronouns = [m.span for m in mentions if m.kind == "pronoun"]
    if {"그", "그녀"} <= {span.of(text) for span in pronouns}:
        for span in pronouns:
            if span.of(text) == "그녀":
                yield Defect(span, "pronoun_conflict", "the page calls the same person 그")


def _sole_man(text: str, people: Sequence[Mention]) -> str:
    """The words that make a man of the one person a page tells of; none where it has women."""
    man = DESCRIBED.search(text) if len({m.entity for m in people}) == 1 else None
    return man.group() if man and not FEMALE.search(text.replace("그녀", "")) else ""


def _topic(text: str, sentence: Span, here: Sequence[Mention]) -> str:
    """The one person a sentence begins with as its topic or subject."""
    if len({m.entity for m in here}) != 1 or here[0].span.start > sentence.start + AT_HEAD:
        return ""
    particle = text[here[0].span.end : here[0].span.end + 2]
    return here[0].entity if particle[:1] in PARTICLES and particle[1:] == " " else ""


def _scores(reading: Reading) -> Iterator[Defect]:
    """2-1로 이겼다 here, 3-1 승리 there, of one winner."""
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    ends: dict[tuple[str, ...], Span] = {}
    for match in SCORE.finditer(reading.text):
        sentence = reading.sentence_at(match.start())
        if sentence is None or OTHER_MATCH.search(sentence.of(reading.text)):
            continue
        winner = WINNER.search(reading.text, sentence.start, match.start())
        if winner is None:
            continue
        loser = BEATEN.search(reading.text, winner.end(), sentence.end)
        ends.setdefault(match.groups(), Span(match.start(), match.end(2)))
        told = match.groups(), loser.group(1) if loser else ""
        score, beaten = known.setdefault(winner.group(1), told)
        if score != told[0] and (not beaten or not told[1] or beaten == told[1]):
            why = f"the page has {'-'.join(score)} for the same match"
            yield Defect(Span(match.start(), match.end(2)), "figure_conflict", why)
    final = FINAL.search(reading.text) if len(ends) == 1 else None
    sentence = reading.sentence_at(final.start()) if final is not None else None
    other = sentence is not None and OTHER_MATCH.search(sentence.of(reading.text))
    if final is not None and not other and final.groups() not in ends:
        why = f"the page has {'-'.join(*ends)} for the same match"
        yield Defect(Span(final.start(1), final.end(2)), "figure_conflict", why)


def _spans(text: str) -> Iterator[Defect]:
    """3일부터 7일까지 사흘간: so many days, or one less."""
    for match in LASTS.finditer(text):
        first = match["a"] or match["c"] or match["y"]
        last = match["b"] or match["d"] or match["z"]
        group = next(g for g in ("days", "many", "years") if match[g])
        told = NATIVE.get(match[group]) or int(re.sub(r"\D", "", match[group]))
        days = int(last) - int(first)
        if days > 0 and told not in (days, days + 1):
            why = f"from the one to the other it is {days} or {days + 1}"
            yield Defect(Span(*match.span(group)), "sum_conflict", why)
