"""Numbers as they stand: where the evidence has one that no figure was seen in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from maek.check.beside.case import Case, Evidence
from maek.check.beside.converse import told_from_both_ends
from maek.check.beside.statement import Statement
from maek.lang.wording import DENIAL
from maek.model.findings import Quantity
from maek.text.kin import kin_of
from maek.text.toml import toml_table

OF_DATES = ("", *"년월일年月日")
"""What may stand behind a number that is a part of a date."""
PAIR = re.compile(r"(?<![\d.])(\d+)(?:\s?[-~∼–:：]\s?| (?:to|대|к) |[対对比])(\d+)(?![\d.])")
"""Two numbers that are one: a score, a ratio, a range of places."""
INSTANCES = {
    "1심": re.compile("지법|지방법원|행정법원|가정법원"),
    "2심": re.compile(
        "고법|고등법원|항소심|항소부|1심[을의은]? ?[^,.]{0,14}(?:깨|깼|파기|뒤집|취소)"
    ),
    "3심": re.compile("대법원|상고심"),
    "1위": re.compile("선두|정상|우승|으뜸|가장 |최[다고대저]|첫째|챔피언|금메달"),
    "2위": re.compile("준우승|은메달|둘째"),
    "3위": re.compile("동메달|셋째"),
}
"""Words for what a number with its noun names in Korean: the courts of an instance, a rank."""
BELOW = "원심"
ABOVE = {"1심": INSTANCES["2심"], "2심": INSTANCES["3심"]}
"""The court above that calls the ruling of an instance the one below."""
BOUND_BEHIND = re.compile(
    r"\s?(?:[세살岁歲歳才]|years?)?\s?"
    r"(?:(?P<up>이상|초과|넘|以上|を超|超|and over|or over|or older)"
    r"|(?P<down>이하|미만|以下|未満|未满|以内|and under|or under|or younger))"
)
"""A bound behind a number whose unit no drawer reads: 65岁以上."""
AND_SOME = re.compile(r"\d[\d,.]*\s?[십백천만억조十百千万萬亿億兆]*\s?[여余餘多]")
"""A figure with more behind it: 2만여 대."""
TIMES = ("차례", "번", "회")
"""Korean words for how often."""
PARTICLE = re.compile(r"(?:[이가을를은는에의와로]|으로)(?![가-힣])")
"""What may stand at a bare Korean number and counts nothing: 승점 55로."""
RUNS = {"연승": re.compile("이기|이겼|승리"), "연패": re.compile("지[고며]|졌|패[하했배]")}
"""Units of a row of matches, and the words that tell how each of them ended."""
IN_A_ROW = re.compile("내리|연속|연달아|잇[달따]|연이어|줄줄이|거푸")
SCORED = ("골", "점", "득점", "세트", "게임", "표", "승", "패", "경기", "판", "국")
"""What the two numbers of a score count."""
SCORE = re.compile(r"\d\s?(?:[-–]|대)\s?\d")
SIDES = 4  # so many letters on both sides of a number its score may reach
IN_HOURS = re.compile(r"(\d+)시간 ?(?:(\d+)분|(반))")
"""A time told in hours that may be told in minutes: 1시간 30분, 90분."""
COUNTER = re.compile(r"시간|개월|년간|[가-힣]")
"""What a bare Korean number counts, as far as tells hours from the hour."""
LESS = re.compile(r"보다 (?:작|적|낮|짧|좁|가볍|어[리린])")
MORE = re.compile(r"보다 (?:크|큰|많|높|길|긴|넓|무거[우운]|늦|오래)")
"""A comparison that is a bound: 33㎡보다 작은 매장."""
NEAR = 10  # a word so many characters behind a figure may still be about it
IN_WORDS = re.compile(
    r"(?:두|양|세|네) ?"
    r"(?:사람|팀|나라|회사|기업|정상|후보|선수|도시|단체|기관|정당|대학|학교|은행|감독)"
)
"""Small numbers of those spoken of already."""
GLUED = ("ko", "ja", "zh")  # languages that write what is counted at its number


def as_written(figure: Quantity, case: Case) -> bool:
    """Tell whether the evidence has the figure, where none was seen: 35 were injured.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    words = "".join(figure.span.of(case.claim.text).split())
    pattern = _pattern(words)
    for source, sentence in case.pairs():
        seen = [f.span for f in sentence.figures]
        # The 3 of 고3 is no day either.
        named = case.claim.text[: figure.span.start][-1:].isalpha() and not _is_han_text(case)
        if named or _glued(figure, case.claim.text) not in OF_DATES:
            seen += [d.span for d in sentence.dates]
        for match in pattern.finditer(source.text, sentence.span.start, sentence.span.end):
            if not any(s.start <= match.start() < s.end for s in seen):
                return True
        glued = _glued(figure, case.claim.text)
        if figure.rule != "digits" or glued not in OF_DATES or named:
            continue
        if figure.low in _dated(sentence):
            return True
    return False


def _is_han_text(case: Case) -> bool:
    """Tell a language in which a letter before a number makes no name of it: 懲役4年."""
    return case.claim.lang in ("ja", "zh")


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s?".join(map(re.escape, words))
    return re.compile(rf"(?<![\d.,]){spaced}(?!\d)")


def _dated(sentence: Statement) -> set[str]:
    """Numbers inside the dates of a sentence, where the claim's date was not seen as one."""
    values = (re.findall(r"\d+", d.value) for d in sentence.dates)
    return {part.lstrip("0") for parts in values for part in parts}


def numbered(figure: Quantity, case: Case) -> bool:
    """Tell whether a source has the number with the noun it is of: 3호기, 2단.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.rule != "digits":
        return False
    text = case.claim.text
    noun = re.compile(r"\w+").match(text, figure.span.end)
    if noun is None or noun.group()[0].isdigit():
        return False
    head = f"{figure.span.of(text)}{noun.group()[:2]}"
    return any(re.search(rf"(?<![\d.,]){re.escape(head)}", s.text) for s in case.sources)


def instance(figure: Quantity, case: Case) -> bool:
    """Tell whether a word of the sources is what a number names: 2심, for 고법; 1위, for 선두.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    named = case.claim.text[figure.span.start : figure.span.end + 1]
    words = INSTANCES.get(named)
    where = case.sources if named.endswith("심") else tuple(s for _, s in case.pairs())
    below = named in ABOVE and any(BELOW in s.text for s in where)
    if below and any(ABOVE[named].search(s.text) for s in where):
        return True
    return words is not None and any(words.search(s.text) for s in where)


def of_a_court(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure numbers a court's instance that no source numbers: 1심, for 원심.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    named = case.claim.text[figure.span.start : figure.span.end + 1]
    return named.endswith("심") and not any(named in s.text for s in case.sources)


def pair_kept(figure: Quantity, case: Case) -> bool:
    """Tell whether a number of a pair (0-4, 2~4위) stands in the same pair in the evidence.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if not case.same_language:
        return True
    whole = PAIR.fullmatch(figure.span.of(case.claim.text))
    if whole is None and figure.rule != "digits":
        return True
    found = _pairs(case.statement.text, figure.low or "")
    pair = whole.groups() if whole else next(found, None)
    if pair is None:
        return True
    theirs = [p.groups() for _, s in case.pairs() for p in PAIR.finditer(s.text)]
    return not theirs or pair in theirs or (pair[::-1] in theirs and told_from_both_ends(case))


def _pairs(text: str, number: str) -> Iterator[tuple[str, ...]]:
    for match in PAIR.finditer(text):
        if number in match.groups():
            yield match.groups()


def _glued(figure: Quantity, text: str) -> str:
    """The first letter of what a number counts, where it stands at the number."""
    if figure.unit:
        return figure.unit[:1]
    after = text[figure.span.end : figure.span.end + 1]
    return after if after.isalpha() and PARTICLE.match(text, figure.span.end) is None else ""


def of_one_sort(figure: Quantity, text: str, other: Quantity, there: str) -> bool:
    """Tell whether what two bare numbers count may be one: 4시간 and 3시 are not, nor 3층.

    Args:
        figure: A figure.
        text: Its text.
        other: Another.
        there: The text of that one.
    """
    if figure.rule != "digits" or other.rule != "digits":
        return True
    mine, theirs = COUNTER.match(text, figure.span.end), COUNTER.match(there, other.span.end)
    return mine is None or theirs is None or mine[0] == theirs[0]


def same_thing(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> bool:
    """Tell whether two numbers of which one has no unit count the same: 7시간 is not 7명.

    Args:
        figure: A figure of the claim.
        other: One of the evidence.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other is in.
    """
    if case.claim.lang not in GLUED or evidence.source.lang != case.claim.lang:
        return True
    if "digits" not in (figure.rule, other.rule):
        return True
    if other.rule == "digits" and figure.unit and figure.unit not in SCORED:
        text = evidence.source.text
        around = text[max(0, other.span.start - SIDES) : other.span.end + SIDES]
        if case.claim.lang == "ko" and SCORE.search(around):
            return False  # 2-1로 물리치고, and not 2개
    mine = _glued(figure, case.claim.text)
    theirs = _glued(other, evidence.source.text)
    return not mine or not theirs or mine == theirs


def bound_turned(figure: Quantity, other: Quantity, case: Case, evidence: Evidence) -> bool:
    """Tell whether one of two equal numbers is a least and the other a most: 65岁以下, 65岁以上.

    Args:
        figure: A figure of the claim.
        other: One of the evidence.
        case: A sentence of the claim with its evidence.
        evidence: The sentence the other is in.
    """
    mine = BOUND_BEHIND.match(case.claim.text, figure.span.end)
    theirs = BOUND_BEHIND.match(evidence.source.text, other.span.end)
    return mine is not None and theirs is not None and mine.lastgroup != theirs.lastgroup


def each_one(figure: Quantity, case: Case) -> bool:
    """Tell whether one of a kind is that for each of which the evidence tells: 포기당, 한 명꼴로.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.low != "1" or not figure.unit or case.claim.lang != "ko":
        return False
    each = re.compile(rf"{re.escape(figure.unit)}\s?(?:당|마다|별)")
    return any(each.search(sentence.text) for _, sentence in case.pairs())


def in_its_turn(figure: Quantity, case: Case) -> bool:
    """Tell whether the evidence counts the last of so many: 올해 들어 세 번째, for 세 차례.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.unit not in TIMES or not (figure.low or "").isdigit():
        return False
    rows = toml_table("maek.text", "ones").get("ko", [])
    value = int(figure.low or 0)
    words = [str(value), *([rows[value - 1]] if 0 < value <= len(rows) else [])]
    last = re.compile(rf"(?<!\w)(?:{'|'.join(words)})\s?번째")
    return any(last.search(sentence.text) for _, sentence in case.pairs())


def compared(figure: Quantity, case: Case) -> bool:
    """Tell whether a comparison behind a figure says on which side of it: 33㎡보다 작은, 미만.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if case.claim.lang != "ko":
        return False
    behind = case.claim.text[figure.span.end : figure.span.end + len("보다 무거운")]
    less, more = LESS.match(behind), MORE.match(behind)
    others = (f for _, s in case.pairs() for f in s.figures if f.unit_norm == figure.unit_norm)
    return any(
        (less and f.high == figure.low and f.low is None)
        or (more and f.low == figure.low and f.high is None)
        for f in others
    )


def in_minutes(figure: Quantity, case: Case) -> bool:
    """Tell whether so many minutes are the hours and minutes of the evidence: 90분, 1시간 30분.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    text, low = case.claim.text, figure.low or ""
    if not low.isdigit() or not text[figure.span.start : figure.span.end + 1].endswith("분"):
        return False
    return any(
        int(m[1]) * 60 + (30 if m[3] else int(m[2])) == int(low)
        for _, sentence in case.pairs()
        for m in IN_HOURS.finditer(sentence.text)
    )


def in_a_row(figure: Quantity, case: Case) -> bool:
    """Tell whether so many matches were won or lost in a row on both sides: 4연승, 네 경기를 내리.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.unit_norm not in ("win", "loss", "match") or case.claim.lang != "ko":
        return False
    for _, sentence in case.pairs():
        for other in sentence.figures:
            both = {figure.unit: case.statement.text, other.unit: sentence.text}
            run = next((u for u in RUNS if u in both), "")
            if run and len(both) > 1 and other.low == figure.low:
                told = next(text for unit, text in both.items() if unit != run)
                if IN_A_ROW.search(told) and RUNS[run].search(told):
                    return True
    return False


def and_some(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure with more behind it is one of the evidence cut short: 2만여, 21,300.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    if figure.low is None or AND_SOME.match(figure.span.of(case.claim.text)) is None:
        return False
    mine = Decimal(figure.low)
    step = Decimal(10) ** (mine.adjusted() + 1 - len(mine.normalize().as_tuple().digits))
    return any(
        other.unit_norm == figure.unit_norm
        and other.low is not None
        and mine <= Decimal(other.low) < mine + step
        for _, sentence in case.pairs()
        for other in sentence.figures
    )


def counted_in_words(figure: Quantity, case: Case) -> bool:
    """Tell whether the evidence counts the same with a word for the number: 여섯 점, for 6점.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    rows = toml_table("maek.text", "ones").get(case.claim.lang, [])
    unit = figure.unit or case.claim.text[figure.span.end : figure.span.end + 1].strip()
    if case.claim.lang not in GLUED or not unit.isalpha() or not (figure.low or "").isdigit():
        return False
    value = int(figure.low or 0)
    if value == 2 and figure.unit_norm == "person" and _names_a_pair(case):
        return True
    if not 1 < value <= len(rows):
        return False
    counted = re.compile(rf"(?<!\w)(?:{rows[value - 1]})\s?{re.escape(unit)}")
    return any(counted.search(sentence.text) for _, sentence in case.pairs())


def _names_a_pair(case: Case) -> bool:
    """Tell whether the evidence has two people who belong together: 부부가 숨졌다, for 2명."""
    words = toml_table("maek.text", "ones")["pair"].get(case.claim.lang)
    return words is not None and any(re.search(words, s.text) for _, s in case.pairs())


def all_named(figure: Quantity, case: Case) -> bool:
    """Tell whether a small number in words counts those the evidence names: 두 팀의 승점 차.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    words = figure.span.of(case.claim.text)
    if figure.low == "1" and case.claim.text.startswith("도 ", figure.span.end):
        return not DENIAL.isdisjoint(case.first.statement.grammar)  # 한 명도 없었다
    if case.claim.lang != "ko" or not IN_WORDS.match(words):
        return False
    named = {n.mention.entity or n.words for _, s in case.pairs() for n in s.named}
    return len(named) >= int(figure.low or 0)


def passed(figure: Quantity, case: Case) -> bool:
    """Tell whether a word behind a figure says that it was passed: 120만 명을 돌파했다.

    Args:
        figure: A figure of the claim.
        case: A sentence of the claim with its evidence.
    """
    verbs = kin_of("넘다", case.claim.lang)
    behind = figure.span.end
    return any(s.key in verbs and behind <= s.start < behind + NEAR for s in case.statement.kin)
