"""Tallies no match or vote has: 12승 5무 4패 with 43 points, more for it than against it and lost.

Points, minutes, ballots and the months of one event, as sports and politics pages tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span

RECORD = r"(\d{1,2})승 ?(\d{1,2})무 ?(\d{1,2})패"
POINTS = re.compile(
    rf"{RECORD}[^.\n]{{0,12}}?승점 ?(\d{{1,3}})(?!\d)|승점 ?(\d{{1,3}})점? ?[(（]{RECORD}[)）]"
)
GAMES = re.compile(
    r"(?<!\d)(\d{1,3})(?:경기|전|게임)(?:에서|을 치러|을 치르며|을 치른|을 소화하며)?,? ?"
    r"(?:[은는]? ?)(\d{1,2})승 ?(?:(\d{1,2})무 ?)?(\d{1,2})패"
)
WIN_POINTS = (3, 2)
"""What a win is worth in football, and in handball; a draw is worth one."""

VOTE = re.compile(
    r"찬성 ?(\d[\d,]*)(?:표|명)?[^.\d\n]{1,6}반대 ?(\d[\d,]*)(?:표|명)?[^.\n]{0,24}?"
    r"(가결|통과|채택|부결)"
)
DIFFERENCE = re.compile(
    r"(?<![\d.])(\d[\d,]*)(표|점|명|석|승)[^.\d\n]{1,16}(?<![\d.])(\d[\d,]*)\2[^.\d\n]{0,12}"
    r"(?:차이|격차|표차|점수 차)(?:는|가|인)? (?:불과 |단 )?(\d[\d,]*)\2"
)
"""찬성 2,140표, 반대 1,870표로 차이는 370표: two numbers and what parts them."""
MAJORITY = re.compile(r"3분의|재적|재의|거부권|탄핵|개헌|헌법|정족수|과반|제명|불신임|5분의")
"""Where more votes for than against are not enough."""

HEADLINE_SCORE = re.compile(
    r"(?<![\d-])(\d{1,2})[-–:](\d{1,2})(?:으로|로)? ?"
    r"(?:승리|완승|대승|신승|역전승|진땀승|제압|완파|격파|대파|꺾|눌러)"
)
ANY_SCORE = re.compile(r"(?<![\d-])(\d{1,2})[-–:](\d{1,2})(?![\d-])")

EVENT = re.compile(
    r"(?:(?P<before>[가-힣\d]{1,8}) )?"
    r"(?P<event>총선|대선|지방선거|재선거|보궐선거|선거|결승전?|개막식|개회식|폐막식|정상회담|회담|총회|전당대회|시상식|결혼식|장례식|공판|재판|청문회|시험|국민투표)"
    r"[은는이가] (?:오는 |내년 |올해 )?(?P<date>(?:20\d\d년 )?\d{1,2}월(?: \d{1,2}일)?)(?=[에,]? )"
)
PLAIN = re.compile(r"(?:다음|차기|오는|이번|그|새|.*[은는이가을를고며서에])?")
"""Words before an event that part it from no other."""
MOVED = re.compile(
    r"연기|미뤄|미룬|앞당|당초|애초|변경|원래|예정이었|옮[기겼긴]|늦춰|늦춘|지난|작년|지난해"
)


def tallies(reading: Reading) -> Iterator[Defect]:
    """Yield points, ballots, scores and dates of events that contradict each other.

    Args:
        reading: Of an article.
    """
    text = reading.text
    if "승점" in text:
        yield from _points(text)
    if "찬성" in text:
        yield from _votes(reading)
    if "차" in text:
        yield from _differences(text)
    if "승" in text:
        yield from _games(text)
    yield from _headline_score(reading)
    yield from _events(reading)


def _points(text: str) -> Iterator[Defect]:
    """12승 5무 4패로 승점 43: three for each win and one for each draw are 41."""
    for match in POINTS.finditer(text):
        if match.group(1):
            (won, drawn, _), at = map(int, match.group(1, 2, 3)), 4
        else:
            (won, drawn, _), at = map(int, match.group(6, 7, 8)), 5
        sums = [win * won + drawn for win in WIN_POINTS]
        if int(match.group(at)) not in sums and "삭감" not in text and "감점" not in text:
            yield Defect(Span(*match.span(at)), "sum_conflict", f"{won}승 {drawn}무 make {sums[0]}")


def _differences(text: str) -> Iterator[Defect]:
    for match in DIFFERENCE.finditer(text):
        one, other, apart = (int(match[n].replace(",", "")) for n in (1, 3, 4))
        if abs(one - other) != apart:
            why = f"{match[1]} and {match[3]} are {abs(one - other)} apart"
            yield Defect(Span(*match.span(4)), "sum_conflict", why)


def _games(text: str) -> Iterator[Defect]:
    """최근 5경기에서 2승 2무 2패: six games."""
    for match in GAMES.finditer(text):
        many, *told = (int(g) for g in match.groups() if g)
        if sum(told) != many:
            span = Span(match.start(2), match.end())
            yield Defect(span, "sum_conflict", f"these make {sum(told)}, not {many}")


def _votes(reading: Reading) -> Iterator[Defect]:
    """찬성 112표, 반대 98표로 부결: whichever side has more."""
    for match in VOTE.finditer(reading.text):
        yes, no = (int(match.group(n).replace(",", "")) for n in (1, 2))
        lost = match.group(3) == "부결"
        open_ = lost and MAJORITY.search(reading.text)
        if (yes < no and not lost) or (yes > no and lost and not open_):
            why = f"{yes} for it and {no} against it"
            yield Defect(Span(match.start(), match.end(3)), "sum_conflict", why)


def _headline_score(reading: Reading) -> Iterator[Defect]:
    """3-1 완승 over a text that has another score, and that one nowhere."""
    for block in reading.blocks:
        found = HEADLINE_SCORE.search(reading.text, block.span.start, block.span.end)
        if block.kind != "headline" or found is None:
            continue
        told = [m.groups() for m in ANY_SCORE.finditer(reading.text, block.span.end)]
        known = {found.groups(), found.groups()[::-1]}
        won = HEADLINE_SCORE.search(reading.text, block.span.end)
        if won is not None and not known & set(told):
            why = f"the text has {won[1]}-{won[2]}"
            yield Defect(Span(found.start(1), found.end(2)), "headline_conflict", why)
            why = f"the headline has {found[1]}-{found[2]}"
            yield Defect(Span(won.start(1), won.end(2)), "headline_conflict", why)


def _events(reading: Reading) -> Iterator[Defect]:
    """총선은 2027년 6월에, and then 총선이 2027년 9월에."""
    known: dict[str, str] = {}
    for match in EVENT.finditer(reading.text):
        sentence = reading.sentence_at(match.start())
        if not PLAIN.fullmatch(match["before"] or "") or sentence is None:
            continue
        if MOVED.search(sentence.of(reading.text)):
            return
        before = known.setdefault(match["event"], match["date"])
        same = before.startswith(match["date"]) or match["date"].startswith(before)
        if not same and before.count("년") == match["date"].count("년"):
            span = Span(*match.span("date"))
            yield Defect(span, "date_conflict", f"the page has {before} for the same thing")
