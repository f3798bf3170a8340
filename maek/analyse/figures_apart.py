"""Figures of one page that contradict each other: 승객 300명이 대피했다, 대피한 승객은 350명이다.

Two sentences that say hardly more than the same thing count the same with another number. What
may be two things after all is left alone: another day, place or person, a change from one figure
to the next, what somebody says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

from maek.analyse.page_rows import any_of
from maek.lang.pack import DateFound, LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Defect, Mention, Quantity
from maek.model.span import Span
from maek.text import marks
from maek.text.counted import befallen, concept, is_anybody

FAR = 3
"""Of one thing no two figures are told by mistake that differ by more than this factor."""
TENFOLD, DIGITS = frozenset(map(Decimal, (10, 100, 1000, 10000))), 2
"""Factors by which a figure is mistaken for another one of the same digits, and how many of them
make it no chance."""
SURE_DIGITS, LEAD = 3, 6
"""So many digits, or letters before a figure, are the same by no chance."""
DEED = re.compile(r"[은는이가을를] (?:[가-힣]{2} )?([가-힣]{2})")
"""What those did who are counted: 명이 긴급 대피."""
ROUNDED = Decimal("1.15")
"""About 60,000 may be 65,000."""
HEADLINE_ROUNDS = Decimal("1.05")
"""So far a headline may be from the figure it rounds."""
LEAST_SHARED, SHARE, SURE = 2, 0.5, 0.66
"""So many content words two sentences share, and such a part of the shorter one's; a larger one
where neither names what it counts."""
SHARES = frozenset({"%", "pp", "times", "time"})
"""Units of which a text has many figures."""
PERSON, BEHIND = "person", 6
"""So far behind a figure stands what befell those it counts."""
TOPIC, LONG_TOPIC = re.compile(r"[은는이가] (?:모두 |총 )?"), 3
"""What stands between a topic and its figure, and how long a word tells one topic from others."""
NAMES = frozenset({"person", "place", "body"})
PLACES = frozenset({"place"})
"""Names that make two of what befell people: who speaks of them does not."""


def figures_apart(
    reading: Reading,
    pack: LanguagePack,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    found_dates: Sequence[DateFound],
    same_day: Sequence[Span] = (),
) -> Iterator[Defect]:
    """Yield figures for what the page counts otherwise before.

    Args:
        reading: Of an article.
        pack: Of its language.
        quantities: Its figures.
        mentions: Its names.
        found_dates: Its dates.
        same_day: Where the day all of it happens is told.
    """
    other_days = [d for d in found_dates if d.span not in same_day]
    changing, grow = _row(pack, "changing"), _row(pack, "growing")
    if changing is None or grow is None:
        return
    for one, other in combinations([q for q in quantities if _is_plain(q)], 2):
        if not _may_clash(one, other, reading.text, pack.code):
            continue
        if _is_rounded_above(one, other, reading):
            continue
        alike = befell = _befell_both(one, other, reading.text, pack.code)
        others = () if alike else quantities
        both = _told_in(one, reading, others), _told_in(other, reading, others)
        if None in both or both[0] == both[1]:
            continue
        sentences = [s for s in both if s is not None]
        swapped = _is_swapped(one, other, reading.text)
        if swapped or _is_a_slip(one, other, sentences, reading.text, found_dates):
            words = one.span.of(reading.text)
            why = f"the page has {words} for the same thing before"
            yield Defect(other.span, "figure_conflict", why, words)
            continue
        topic = _of_one_topic(one, other, reading.text)
        if alike or topic:
            heads = [
                _head(s, q, reading.text) for s, q in zip(sentences, (one, other), strict=True)
            ]
            may_differ = _may_differ(
                heads, reading.text, changing if topic else grow, other_days, loose=not topic
            )
            alike = True
        else:
            may_differ = _may_differ(sentences, reading.text, changing, other_days)
        if may_differ or not _of_one_size(one, other):
            continue
        named = [m for m in mentions if m.kind in (PLACES if befell else NAMES)]
        if _tell_one_thing(sentences, reading, pack, named, alike=alike, named=one.of is not None):
            words = one.span.of(reading.text)
            why = f"the page has {words} for the same thing before"
            yield Defect(other.span, "figure_conflict", why, words)


def _is_plain(quantity: Quantity) -> bool:
    """Tell whether a figure counts something, or is an index, and is one number or a bound."""
    is_range = quantity.low != quantity.high and None not in (quantity.low, quantity.high)
    is_index = quantity.of is not None and "." in (quantity.low or "")
    return not is_range and (bool(quantity.unit_norm) or is_index)


def _is_rounded_above(one: Quantity, other: Quantity, reading: Reading) -> bool:
    """Tell a headline's figure, which may be rounded."""
    block = reading.block_at(one.span.start)
    low, high = sorted(map(_number, (one, other)))
    return block is not None and block.kind == "headline" and high <= HEADLINE_ROUNDS * low


def _number(quantity: Quantity) -> Decimal:
    """The number of a figure, or its bound."""
    return Decimal(quantity.low or quantity.high or 0)


def _told_in(quantity: Quantity, reading: Reading, quantities: Sequence[Quantity]) -> Span | None:
    """The sentence of running text a figure stands in, the only one of its unit there.

    None where somebody says it, or another figure of the sentence may be meant.
    """
    sentence = reading.sentence_at(quantity.span.start)
    block = reading.block_at(quantity.span.start)
    if sentence is None or block is None or block.kind not in TOLD:
        return None
    alone = all(
        q is quantity
        or q.unit_norm != quantity.unit_norm
        or not sentence.overlaps(q.span)
        or not _of_one_size(q, quantity)
        for q in quantities
    )
    spoken = marks.pair(reading.text).around(quantity.span.start) is not None
    return sentence if alone and not spoken else None


def _may_clash(one: Quantity, other: Quantity, text: str, lang: str) -> bool:
    """Tell whether two figures count things of one name, and neither is the other rounded."""
    if one.unit_norm != other.unit_norm:
        return False
    bounds = {(q.low is None, q.high is None) for q in (one, other)}
    if len(bounds) > 1 and not _befell_both(one, other, text, lang):
        return False
    if one.of is not None and other.of is not None:
        heads = one.of.of(text).split()[-1], other.of.of(text).split()[-1]
        if not (heads[0].endswith(heads[1]) or heads[1].endswith(heads[0])):
            return False
    elif one.of is None and other.of is None:
        if one.unit_norm in SHARES:
            return False
    elif not (
        _befell_both(one, other, text, lang) or _tenfold(*sorted(map(_number, (one, other))))
    ):
        return False
    low, high = sorted(map(_number, (one, other)))
    if low == high or not (_of_one_size(one, other) or _tenfold(low, high)):
        return False
    return not (one.about or other.about) or high > ROUNDED * low


def _may_differ(
    sentences: Sequence[Span],
    text: str,
    changing: re.Pattern[str],
    found_dates: Sequence[DateFound],
    *,
    loose: bool = False,
) -> bool:
    """Tell whether one of two sentences has a date, or a word of change, the other has not."""
    words = [{m.group() for m in changing.finditer(s.of(text))} for s in sentences]
    days = [
        {d.span.of(text) for d in found_dates if s.start <= d.span.start and d.span.end <= s.end}
        for s in sentences
    ]
    # Whom something befell is told of without its day: 토요일 19명이 숨졌다, 사망자 29명은 ….
    days_differ = days[0] != days[1] and (not loose or all(days))
    return words[0] != words[1] or days_differ


def _of_one_topic(one: Quantity, other: Quantity, text: str) -> bool:
    """Tell figures said of one topic in the same words: 환자는 3,704명, 환자는 4,704명."""
    if one.of is None or other.of is None or one.of.of(text) != other.of.of(text):
        return False
    between = [text[q.of.end : q.span.start] for q in (one, other) if q.of is not None]
    return len(one.of) >= LONG_TOPIC and all(TOPIC.fullmatch(words) for words in between)


def _head(sentence: Span, figure: Quantity, text: str) -> Span:
    """A sentence up to its figure and what the figure did: 4명으로 늘."""
    return Span(sentence.start, min(figure.span.end + 4, sentence.end))


def _befell_both(one: Quantity, other: Quantity, text: str, lang: str) -> bool:
    """Tell 3명이 다쳤다 and 부상자 4명: what befell people, and those it befell."""
    if one.unit_norm != PERSON or one.unit_norm != other.unit_norm:
        return False
    for noun, verb in ((one, other), (other, one)):
        key = _named_by_fate(noun, text, lang)
        if key and key == befallen(text[verb.span.end : verb.span.end + BEHIND], lang):
            return True
    return False


def _named_by_fate(figure: Quantity, text: str, lang: str) -> str:
    """The key of 사망자 14명, or of 숨진 사람은 14명: people told of by what befell them."""
    if figure.of is None:
        return ""
    words = figure.of.of(text)
    before = text[max(0, figure.of.start - BEHIND) : figure.of.start].rpartition("\n")[2]
    return befallen(before, lang) if is_anybody(words, lang) else concept(words, lang)


def _tenfold(low: Decimal, high: Decimal) -> bool:
    """Tell whether a number is another one with noughts too many: 25만, 250만."""
    ratio = high / low if low > 0 else Decimal(0)
    return ratio in TENFOLD


def _is_swapped(one: Quantity, other: Quantity, text: str) -> bool:
    """Tell whether of one thing two digits have changed places: 1,243명, 1,234명."""
    digits = [re.sub(r"\D", "", q.span.of(text)) for q in (one, other)]
    if len(digits[0]) != len(digits[1]) or len(digits[0]) < SURE_DIGITS:
        return False
    places = [at for at, (a, b) in enumerate(zip(*digits, strict=True)) if a != b]
    if len(places) != 2 or places[1] - places[0] != 1 or sorted(digits[0]) != sorted(digits[1]):
        return False
    if one.of is None or other.of is None:
        return len(digits[0]) > SURE_DIGITS
    return one.of.of(text).split()[-1] == other.of.of(text).split()[-1]


def _is_a_slip(
    one: Quantity,
    other: Quantity,
    sentences: Sequence[Span],
    text: str,
    found_dates: Sequence[DateFound],
) -> bool:
    """Tell whether of one thing the same digits are told with more noughts."""
    low, high = sorted(map(_number, (one, other)))
    if not _tenfold(low, high):
        return False
    if len(low.normalize().as_tuple().digits) < DIGITS:
        # 300마리 and 3,000마리 may both be right, unless the same words stand before them.
        if len({text[max(0, q.span.start - LEAD) : q.span.start] for q in (one, other)}) > 1:
            return False
    elif one.of is None or other.of is None:
        # 11만 2천 명이 대피했다, 대피한 주민 112만 명: so many digits are no chance.
        digits = len(low.normalize().as_tuple().digits)
        deeds = [DEED.match(text, one.span.end), DEED.match(text, other.span.end)]
        told = [text[s.start : s.end] for s in sentences]
        shared = any(d and d.group(1) in t for d, t in zip(deeds, told[::-1], strict=True))
        if digits < SURE_DIGITS or not shared:
            return False
    elif one.of.of(text).split()[-1] != other.of.of(text).split()[-1]:
        return False
    return not any(
        s.start <= d.span.start < q.span.start
        for s, q in zip(sentences, (one, other), strict=True)
        for d in found_dates
    )


def _of_one_size(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures are near enough to be mistaken for each other."""
    low, high = sorted(map(_number, (a, b)))
    return low > 0 and high <= FAR * low


def _tell_one_thing(
    both: Sequence[Span],
    reading: Reading,
    pack: LanguagePack,
    mentions: Sequence[Mention],
    *,
    alike: bool,
    named: bool,
) -> bool:
    """Tell whether one of two sentences says nothing the other does not, but for a word or two."""
    names = [{m.name for m in mentions if s.overlaps(m.span)} for s in both]
    told = [s.of(reading.text) for s in both]
    # 런던 소방대 is 소방대 later on.
    if not (_hold(names[0], names[1], told[1]) or _hold(names[1], names[0], told[0])):
        return False
    if alike:
        return True
    words = [set(pack.terms(reading, s)) for s in both]
    shared = len(words[0] & words[1])
    share = SHARE if named else SURE
    return shared >= LEAST_SHARED and shared >= share * min(map(len, words))


def _hold(names: Set[str], others: Set[str], words: str) -> bool:
    """Tell whether a sentence has all names of another one, or parts of them."""
    return all(name in words or any(other in name for other in others) for name in names)


def _row(pack: LanguagePack, name: str) -> re.Pattern[str] | None:
    rows = tuple(pack.page_words().table.get(name, ()))
    return any_of(rows) if rows else None
