"""What does not agree within a phrase: particles with marks and brackets, endings, one subject.

A translation by machine fits the particle to the word it had before, puts two particles or two
endings where one belongs, and gives a sentence its subject twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.defects_frames import OFFICE
from maek.lang.reading import Reading
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text import marks

FINALS = 28
MARKED = re.compile(r"([가-힣])[”’」』〉》](은|는|을|를|과|와|이|가)(?=[ ,])")
"""What a quoted name or word takes, whose last letter decides: ‘등대’을."""
AFTER_CONSONANT = frozenset("은을과이")
ENDED_TWICE = re.compile(
    r"[가-힣]+[했었았였됐졌갔왔났렸렀켰혔]다(?:습니다|입니다|했습니다|했다|이었다|었다)(?![가-힣])"
)
"""선언했다습니다: a final ending on another."""
COUNTER = (
    r"(?:명|개|원|건|곳|대|마리|세|살|년|월|일|시간|분|톤|달러|가구|표|장|편|차례|기|척|발|량|%)"
)
TWO_PARTICLES = re.compile(
    rf"\d[\d,.만천백억]* ?{COUNTER}"
    r"(?:이가|가이|을를|를을|은는|는은|이은|가는|을이|를이|은을|는를|의로|의를|의은|의가|의에)(?= )"
    r"|[가-힣]{2,}(?:을를|를을|은는|는은|에서에|에게에게|에서에서)(?= )"
)
"""광부 11명이가."""
COUNTED_PERSON = re.compile(r"\d[\d,.만천백억]* ?(?:명|인)씨(?=[가은는이를 ,.])")
GLOSSED = re.compile(r"[가-힣]\([A-Z][A-Za-z.&]*(?: [A-Za-z.&]+){0,4}(?:은|는|이|가|을|를|의|에)\)")
"""연방준비제도(Fed의): the particle belongs behind the bracket."""
MONEY = r"(?:달러|원|위안|엔|유로|파운드|루블|루피|페소|프랑)"
TWO_MONEYS = re.compile(
    rf"\d[\d,.만억조천백]* ?(?!({MONEY}) \1){MONEY} {MONEY}"
    r"(?=(?:[은는이가을를의에로]|으로|이다|입니다|어치)[ .,])"
)
"""12.4위안 원: two moneys of one sum."""
LISTED = re.compile(
    r"(?P<items>(?:[가-힣A-Za-z]{1,10}(?:, ?|·)){2,10}[가-힣A-Za-z]{2,10}) 등 "
    r"(?P<many>\d{1,2})(?:개국|개 나라|개 ?도시|개 ?시·?군|개 ?회원국|개사|명|곳|개 ?기관|개 ?부처)"
)
PARTICLE_END = re.compile(r"(?:[은는이가을를도의고며면서지만]|에서|에게|으로|에)$")
"""Behind these a comma parts clauses, not the items of a list."""
SCALE = re.compile(
    rf"\d 조(?= ?{MONEY})|\d (?:만|억|백만|천만|십억|백억|천억)"
    rf"(?= ?(?:{MONEY}|명|대의|대[를가]|톤|건|가구|배럴|킬로|미터|주[를의]|표[를가]|평))"
    r"|\d(?:\.\d+)? ?(?:십억|십만)(?![가-힣]{0,2}장자)(?= |[가-힣])"
    r"|\d\.\d+ ?(?:백만|천만)(?= |[가-힣])"
)
"""2 백만, 1.5십억: numbers counted by the thousand, as English counts, or apart from their unit."""
OF_A_VERB = re.compile(r"[가-힣]의 (?=[가-힣]{2,}(?:했|하였|되었|됐)(?:었)?(?:다|습니다)[.\n])")
"""이익의 예상했다: what belongs to a noun, before a verb."""
NOUN_TWICE = re.compile(
    r"(?<![가-힣])([가-힣]{2,})[ ,]+\1(?:은|는|이|가|을|를|의|에서|에게|으로|로)(?![가-힣])"
)
EACH = frozenset({
    "한마디", "하나", "하루", "순간", "마디", "구석", "골목", "조각", "사이",
    "한발", "한걸음", "한명", "한사람", "장면", "가지", "굽이", "마을", "동네",
    "고비", "단계", "매일", "매번", "매순간", "대목", "구절", "글자", "줄기",
    "송이", "방울", "가닥", "켜켜", "곳곳", "문장", "단어", "한줄",
})  # fmt: skip
"""What is said twice of each and every one: 구석 구석을."""
COUNTED_AGAIN = re.compile(
    r"(?<![가-힣])([가-힣]{2,6}) \d[\d,.만천백]* ?(?:대|명|개|마리|척|기|채|권|장|건|곳|병|대)의 \1"
    r"(?=[은는이가을를의과와 ,.])"
)
"""드론 1,200대의 드론을: what is counted, before its number and behind it."""
TWICE_MEASURED = re.compile(
    r"(\d[\d,.]*) ?(킬로미터|km|㎞|마일|미터|m|도|kg|킬로그램|달러|원|톤|피트)"
    r"\((?:약 |시속 |해발 )?"
    r"(?!\1 ?\2)\d[\d,.]* ?\2\)"
)
"""185킬로미터(시속 115킬로미터): another number in the same unit, of which one was another's."""
SAID_AGAIN = re.compile(
    r"(?<![가-힣])(?!했|한|있|없|이|간)([가-힣]{1,3})다고 \1(?:다|습니다)(?![가-힣])"
)
SAME_DEED = re.compile(
    r"(?<![가-힣])([가-힣]{2,})(?:하면|하자|하여|해서|하는 것을|한다고|하기를|하기로"
    r"|한|된|하는|되는|할 것이다|될 것이다) \1"
    r"(?:했|하였|한다|합니다|됐|되었|된다|됩니다)(?:다|습니다)?(?=[ .])"
)
"""발표하면 발표했다."""
TOPIC_BEFORE = re.compile(r"(?<![가-힣])(?P<noun>[가-힣]{2,})[은는] $")
ADVERBS = re.compile(
    r"(?:에|에서|에게|로|부터|까지|때|날|번|해|주|달|오늘|지금|이제|결국|당시|최근|동안|경우|만|뿐|보다)$"
)
"""Behind these 는 makes no subject: 이번에는, 그날은."""
TITLE_AND_SSI = re.compile(
    r"[가-힣]{0,6}(?:장관|총리|대통령|시장|의원|감독|교수|원장|회장|사장|위원장|대변인|의장|판사|검사)씨"
    r"(?=[은는이가을를의와과]|에게)"
)
"""원장씨: news add 씨 to names, and to no office."""
SSI_AND_PRONOUN = re.compile(r"[가-힣A-Za-z] ?씨[는가] (?:그|그녀)[는가](?= )")
IT = re.compile(r"(?:^|(?<=[.!?] )|(?<=\n))(?:그러나 |하지만 |그리고 )?그것들?은(?= )")
"""그것은 월요일까지 교체될 것이다: it, of what the sentence before told of."""
WILL_BE = re.compile(r"[될할릴갈올낼칠질킬둘] 것(?:이다|입니다)\W*$")
IS_IT = re.compile(
    r"(?:이다|이었다|였다|입니다|이었습니다|였습니다|아니다|아닙니다|아니었다|있다|없다)\W*$"
)
"""Human writers say 그것은 to point at a thought: 그것은 착각이었다."""
ONE_OF = re.compile(r"(?:중|가운데) 하나(?:다|이다|였다|입니다|였습니다)\W*$")
THEIR_OWN = re.compile(
    r"(?<![가-힣])(?P<who>그들|그녀|그)(?P<topic>[은는가이]) "
    r"(?:[가-힣]+ ){0,2}(?P=who)의(?= [가-힣])"
)
"""그들은 그들의 노트북을: whose own it is, which Korean leaves out or calls 자신의."""
NAMED_AND_OF = re.compile(r" (?:그녀|그)의 (?=[가-힣])")
"""메리 완지루 그녀의: a name without its particle."""
TAKES_IT = re.compile(
    r"(?<![가-힣])그것들?을 (?:[가-힣]+게 )?"
    r"(?:거부|부인|승인|발표|확인|거절|인수|구매|판매|개발|설계|발견|제공|지지|비난|환영|수정|해결|연구|사용)"
    r"(?:했|하였|한|하고 있|할 것이)(?:다|습니다|합니다)?(?=[.\n])"
)

PHRASES: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (ENDED_TWICE, "다", "odd_particle", "a final ending on another"),
    (
        TWO_PARTICLES,
        "이가 을를 를을 은는 는은 이은 가는 을이 를이 이을 은을 는를 "
        "의로 의를 의은 의가 의에 서에 게에",
        "odd_particle",
        "particles that never stand together",
    ),
    (COUNTED_PERSON, "", "odd_particle", "a counter takes no form of address"),
    (GLOSSED, ")", "odd_particle", "a particle inside the bracket its noun stands before"),
    (TWO_MONEYS, "", "unlikely_measure", "two moneys of one sum"),
    (SCALE, "", "unlikely_measure", "a number counted or parted as in English"),
    (COUNTED_AGAIN, "의", "repeated_words", "the same word before its number and behind it"),
    (TWICE_MEASURED, "(", "unlikely_measure", "two numbers in one unit for one thing"),
    (SAID_AGAIN, "다고", "repeated_words", "the same word twice in a row"),
    (SAME_DEED, "", "repeated_words", "the same word twice in a row"),
    (
        TITLE_AND_SSI,
        "장씨 관씨 리씨 령씨 원씨 독씨 수씨 인씨 사씨",
        "odd_particle",
        "an office takes no 씨",
    ),
    (SSI_AND_PRONOUN, "씨", "odd_particle", "a noun and a pronoun are both the topic"),
    (THEIR_OWN, "의", "literal_idiom", "an English pronoun word for word"),
    (TAKES_IT, "그것", "literal_idiom", "an English pronoun word for word"),
)
"""Patterns with pieces of which every match has one, which are cheap to look for."""


def agreement(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield what does not agree within a phrase.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    text = reading.text
    spoken = marks.pair(text)
    for pattern, pieces, kind, why in PHRASES:
        for match in pattern.finditer(text) if _has_one(text, pieces) else ():
            if pattern not in (TAKES_IT, THEIR_OWN) or spoken.around(match.start()) is None:
                yield Defect(Span(*match.span()), kind, why)
    yield from _marked(text)
    yield from _lists(text)
    yield from _of_verbs(reading)
    for match in NOUN_TWICE.finditer(text):
        if match.group(1) not in EACH:
            yield Defect(Span(*match.span()), "repeated_words", "the same word twice in a row")
    yield from _its_subject(reading, spoken)
    yield from _two_subjects(reading, mentions)


def _has_one(text: str, pieces: str) -> bool:
    return not pieces or any(piece in text for piece in pieces.split())


def _lists(text: str) -> Iterator[Defect]:
    """케냐, 우간다, 탄자니아, 르완다 등 3개국: more are named than there are."""
    for match in LISTED.finditer(text) if " 등 " in text else ():
        items = re.split(r", ?|·", match["items"])
        kept = 0
        for item in reversed(items):
            if kept and PARTICLE_END.search(item):
                break
            kept += 1
        if kept > int(match["many"]) > 1:
            span = Span(match.start("many"), match.end())
            yield Defect(span, "sum_conflict", f"{kept} are named")


def _marked(text: str) -> Iterator[Defect]:
    """‘등대’을: the last letter within the marks is heard before the particle."""
    for match in MARKED.finditer(text):
        open_ = (ord(match.group(1)) - ord("가")) % FINALS == 0
        if (match.group(2) in AFTER_CONSONANT) == open_:
            yield Defect(Span(*match.span()), "odd_particle", "a particle of another form")


def _of_verbs(reading: Reading) -> Iterator[Defect]:
    """이익의 예상했다; 회의 참석했다 is no such thing."""
    found = [m.end() - 1 for m in OF_A_VERB.finditer(reading.text)]
    ends = {t.end for t in reading.tokens if t.tag == "JKG"} if found else set()
    for end in found:
        if end in ends:
            start = reading.text.rfind(" ", 0, end - 1) + 1
            yield Defect(Span(start, end), "odd_particle", "a noun's particle before a verb")


def _its_subject(reading: Reading, spoken: marks.Marks) -> Iterator[Defect]:
    """A sentence of news that begins with it, and tells what it does."""
    for match in IT.finditer(reading.text) if "그것" in reading.text else ():
        sentence = reading.sentence_at(match.end() - 1)
        if sentence is None or spoken.around(match.end() - 1) is not None:
            continue
        words = sentence.of(reading.text)
        if WILL_BE.search(words) or ONE_OF.search(words) or not IS_IT.search(words):
            yield Defect(
                Span(*match.span()).trim(reading.text),
                "literal_idiom",
                "an English pronoun word for word",
            )


def _particles(reading: Reading, near: re.Match[str]) -> set[int]:
    """Where particles begin in the words of a match: 말하는 has none."""
    here = reading.tokens_in(Span(*near.span()))
    return {t.start for t in here if t.tag.startswith("J")}


def _two_subjects(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """보건부 장관은 조지 벨은: an office and its holder are both the topic."""
    text = reading.text
    for mention in mentions:
        end = mention.span.end
        if mention.kind == "person" and " " in mention.name:
            of = NAMED_AND_OF.match(text, end)
            if of:
                yield Defect(
                    Span(mention.span.start, of.end()).trim(text),
                    "odd_particle",
                    "a name without its particle",
                )
        if (
            mention.kind != "person"
            or text[end : end + 1] not in "은는"
            or text[end + 1 : end + 2] != " "
        ):
            continue
        before = TOPIC_BEFORE.search(text, max(0, mention.span.start - 16), mention.span.start)
        if before is None or ADVERBS.search(before["noun"]):
            continue
        office = re.search(OFFICE + "$", before["noun"])
        if office or (" " in mention.name and before.end("noun") in _particles(reading, before)):
            yield Defect(
                Span(before.start(), end + 1),
                "odd_particle",
                "an office and its holder are both the topic",
            )
