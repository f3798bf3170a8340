"""Figures of one page that do not add up: 남성 12명과 여성 8명 등 모두 19명.

How sums are worded a language tells in the ``sum_*`` rows of its ``page.toml``, in which ``@``
stands for an exact figure; the reckoning is the same everywhere. What may be rounded, left out or
counted twice is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product

from maek.analyse.sums_told import (
    FIGURE,
    FIRST,
    NEAR,
    Rows,
    Sentence,
    is_near,
    number_of,
    sum_rows,
)
from maek.lang.pack import LanguagePack
from maek.model.findings import Defect, Quantity
from maek.model.span import Span
from maek.text.counted import befallen, concept
from maek.text.units import base_size

POINTS = Decimal("1.1")
"""So many points a rise may be off that was worked out of rounded figures."""
ROUGH, HALF = 20, Decimal("0.5")
"""A smaller whole number may be another one rounded, by as much as a half."""
ROUGH_TIMES = Decimal("0.15")
"""So far a number of times is rounded."""
RATIOS = frozenset({"%", "pp", "times"})
DEGREES = frozenset({"deg", "degC", "degF", "celsius", "fahrenheit", "degree"})


def sums_apart(sentences: Sequence[Sentence], pack: LanguagePack) -> Iterator[Defect]:
    """Yield figures that others of the page do not add up to.

    Args:
        sentences: Those of an article that have figures.
        pack: Of its language.
    """
    rows = sum_rows(pack)
    if rows is None:
        return
    for sentence in sentences:
        yield from _totals(sentence, rows)
        yield from _wholes(sentence, rows)
        yield from _changes(sentence, rows)
        yield from _compared(sentence, rows)
        yield from _both_ways(sentence, rows)
        yield from _pairs(sentence, rows, sentences)
        yield from _shares(sentence, rows)
        yield from _amongst(sentence, rows, sentences, pack.code)
    for earlier, later in pairwise(sentences):
        yield from _compared_before(earlier, later, rows)
        yield from _share_before(earlier, later, rows)
    yield from _rests(sentences, rows, pack.code)
    around = zip([None, *sentences], sentences, [*sentences[1:], None], strict=False)
    for before, one, after in around:
        yield from _each(before, one, after, rows)


def _totals(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """A 3명과 B 5명 등 모두 9명: the parts stand before their sum, or in brackets behind it."""
    for match in rows.total.finditer(sentence.words):
        total = sentence.of(match.group(1))
        before = sentence.words[: match.start()]
        parts = _alike(re.findall(FIGURE, before), total, sentence)
        if len(parts) < 2 or rows.open.search(before):
            continue
        value, made = number_of(total), sum(map(number_of, parts), Decimal(0))
        loose = rows.and_more.search(match.group()) or rows.and_more.search(before[-8:])
        if is_near(made, value, about=total.about) or (loose and made < value):
            continue
        if value not in map(number_of, parts):
            yield _wrong(total, f"{sentence.said(parts)} make {sentence.as_told(made, total)}")


def _alike(letters: Sequence[str], total: Quantity, sentence: Sentence) -> list[Quantity]:
    """Figures in the unit of their sum that stand in one row before it."""
    figures = [sentence.of(letter) for letter in letters]
    unit = total.unit_norm if total.unit_norm not in RATIOS else None
    same = [f for f in figures if unit and (f.unit_norm == unit or f.unit == total.unit)]
    return same if not any(f.about for f in same) else []


def _wholes(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """재석 278명 중 찬성 201명, 반대 60명, 기권 17명: a whole and all its parts behind it."""
    for match in rows.whole.finditer(sentence.words):
        whole, *parts = (sentence.of(g) for g in match.groups() if g)
        if len({f.unit for f in (whole, *parts)}) == 1:
            made = sum(map(number_of, parts), Decimal(0))
            if made != number_of(whole):
                span = Span(whole.span.start, parts[-1].span.end)
                why = f"{sentence.said(parts)} make {sentence.as_told(made, whole)}"
                yield Defect(span, "sum_conflict", why)
    for match in re.finditer(FIGURE + r" ?\(([^()]*)\)", sentence.words):
        whole, within = sentence.of(match.group(1)), match.group(2)
        letters = re.findall(FIGURE, within)
        parts = _alike(letters, whole, sentence)
        if len(parts) < 2 or len(parts) < len(letters) or _is_open(within, rows):
            continue
        made = sum(map(number_of, parts), Decimal(0))
        if not is_near(made, number_of(whole), about=whole.about):
            yield _wrong(whole, f"{sentence.said(parts)} make {sentence.as_told(made, whole)}")


def _is_open(words: str, rows: Rows) -> bool:
    return bool(rows.open.search(words) or rows.and_more.search(words))


def _changes(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """200명에서 250명으로 40% 늘었다: what a figure rose to, and by how much."""
    for match in rows.change.finditer(sentence.words):
        one, other = sentence.of(match.group(1)), sentence.of(match.group(2))
        if one.unit_norm in DEGREES or not number_of(one):
            continue
        old, new = number_of(one), number_of(other)
        if one.unit_norm != other.unit_norm:
            sizes = base_size(old, one.unit_norm), base_size(new, other.unit_norm)
            if sizes[0] is None or sizes[1] is None or sizes[0][1] != sizes[1][1]:
                continue
            yield from _units(one, other, sizes[0][0], sizes[1][0], up=match.group("up"))
            continue
        rises = match.group("up") is not None
        if old == new or (new > old) != rises:
            yield _wrong(
                other, f"that is no {'more' if rises else 'less'} than {sentence.said([one])}"
            )
            continue
        by = sentence.of(match.group(3)) if match.group(3) else None
        if by is not None and by.unit_norm == one.unit_norm:
            yield from _by_units(sentence, one, other, by)
        if by is not None and by.unit_norm == "times" and rises and not by.about:
            yield from _by_times(sentence, one, other, by)
        if by is None or by.unit_norm != "%" or one.unit_norm == "%":
            continue
        made, told = abs(new - old) / old * 100, number_of(by)
        slack = max(POINTS, told * NEAR * (2 if by.about or one.about or other.about else 1))
        if abs(made - told) > slack and not _may_be(told, old, new, slack):
            yield _wrong(by, f"from {sentence.said([one, other], ' to ')} it is {made:.1f} %")


def _may_be(told: Decimal, old: Decimal, new: Decimal, slack: Decimal) -> bool:
    """Tell whether small whole numbers are rounded ones between which a share fits."""
    if old != old.to_integral_value() or old >= ROUGH:
        return False
    ends = [abs(new + b - old - a) / (old + a) * 100 for a, b in product((-HALF, HALF), repeat=2)]
    return min(ends) - slack <= told <= max(ends) + slack


def _by_units(one: Sentence, old: Quantity, new: Quantity, by: Quantity) -> Iterator[Defect]:
    """12명에서 10명으로 3명 줄었다: a step that is told in the same unit."""
    made, about = abs(number_of(new) - number_of(old)), old.about or new.about or by.about
    if not about and not is_near(made, number_of(by)):
        yield _wrong(by, f"from {one.said([old, new], ' to ')} it is {one.as_told(made, by)}")


def _by_times(one: Sentence, old: Quantity, new: Quantity, by: Quantity) -> Iterator[Defect]:
    """60억 원에서 150억 원으로 2배: two times and a half."""
    made, told = number_of(new) / number_of(old), number_of(by)
    if not any(abs(made - t) <= max(ROUGH_TIMES * t, HALF / 10) for t in (told, told + 1)):
        yield _wrong(by, f"from {one.said([old, new], ' to ')} it is {made:.1f} times as much")


def _compared(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """9천 명으로 지난해 8천 명보다 30% 늘었다: by how much a figure is more than another."""
    for match in rows.than.finditer(sentence.words):
        new, old, by = (sentence.of(g) for g in match.groups()[:3])
        yield from _by_so_much(sentence, new, old, by, up=match.group("up"))


def _by_so_much(
    sentence: Sentence, new: Quantity, old: Quantity, by: Quantity, *, up: str | None
) -> Iterator[Defect]:
    """A figure that is more or less than another by so many per cent, and is not."""
    if new.unit_norm != old.unit_norm or by.unit_norm != "%" or not number_of(old):
        return
    if new.unit_norm in RATIOS | DEGREES:
        return
    made = (number_of(new) - number_of(old)) / number_of(old) * 100
    told = number_of(by) * (1 if up else -1)
    slack = max(POINTS, abs(told) * NEAR * (2 if by.about or new.about or old.about else 1))
    rough = number_of(old) < ROUGH and made * told > 0
    if not rough and abs(made - told) > slack:
        yield _wrong(by, f"from {sentence.said([old, new], ' to ')} it is {made:.1f} %")


def _both_ways(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """30억 원보다 8억 원(26.7%) 늘어난: so much of the figure it is compared with."""
    for match in rows.both.finditer(sentence.words):
        old, by, share = (sentence.of(g) for g in match.groups()[:3])
        if share.unit_norm != "%" or old.unit_norm != by.unit_norm or not number_of(old):
            continue
        told, made = number_of(share), number_of(by) / number_of(old) * 100
        mine, theirs = _last_digit(by), _last_digit(old)
        bounds = [
            (number_of(by) + b) / (number_of(old) + a) * 100
            for a, b in product((-theirs, theirs), (-mine, mine))
        ]
        if not min(bounds) - POINTS <= told <= max(bounds) + POINTS:
            yield _wrong(share, f"{sentence.said([by])} of {sentence.said([old])} are {made:.1f} %")


def _rests(sentences: Sequence[Sentence], rows: Rows, lang: str) -> Iterator[Defect]:
    """22명 중 4명이 실종됐다, and then 나머지 20명: more than are left."""
    for at, sentence in enumerate(sentences):
        match = rows.rest.search(sentence.words)
        if match is None:
            continue
        rest, before = sentence.of(match.group(1)), sentences[: at + 1]
        found = [
            (other, tuple(map(other.of, row.groups())))
            for other in before
            for row in rows.rest_of.finditer(other.words)
        ] or list(_befell(before, rest, lang))
        if len(found) != 1:
            continue
        other, (whole, part) = found[0]
        left = number_of(whole) - number_of(part)
        if whole.unit == part.unit == rest.unit != "%" and 0 < left < number_of(rest):
            yield _wrong(
                rest, f"{other.said([whole, part], ' - ')} make {sentence.as_told(left, rest)}"
            )


def _befell(
    sentences: Sequence[Sentence], rest: Quantity, lang: str
) -> Iterator[tuple[Sentence, tuple[Quantity, Quantity]]]:
    """승객 41명을 태운 버스 … 14명이 사망, of 나머지 승객: a whole, and those something befell."""
    noun = rest.of.of(sentences[0].text).split()[-1] if rest.of is not None else ""
    for sentence in sentences if noun else ():
        for whole in sentence.figures:
            if whole is rest or whole.of is None or whole.of.of(sentence.text) != noun:
                continue
            for number, part in enumerate(sentence.figures):
                mine = part.of is None or part.of.of(sentence.text) == noun
                if part is not whole and mine and befallen(_behind(sentence, number), lang):
                    yield sentence, (whole, part)


def _last_digit(figure: Quantity) -> Decimal:
    """Half of what the last digit told of a number stands for: 500,000,000 of 30억."""
    number = number_of(figure).normalize()
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)


def _compared_before(before: Sentence, one: Sentence, rows: Rows) -> Iterator[Defect]:
    """지난해 1만 원보다 3% 오른 금액이다, of the sum the sentence before tells."""
    match = rows.than_before.search(one.words)
    if match is None:
        return
    old, by = (one.of(g) for g in match.groups()[:2])
    new = [f for f in before.figures if f.unit_norm == old.unit_norm]
    if len(new) == 1:
        yield from _by_so_much(one, new[0], old, by, up=match.group("up"))


def _pairs(sentence: Sentence, rows: Rows, sentences: Sequence[Sentence]) -> Iterator[Defect]:
    """승객과 승무원 83명, then 승객 71명과 승무원 9명: two sorts that make another sum."""
    for match in rows.pair.finditer(sentence.words):
        letter = next(g for g in match.groups() if g and ord(g[0]) >= FIRST)
        nouns = [g for g in match.groups() if g and g != letter]
        both = sentence.of(letter)
        for other in sentences:
            if other is sentence:
                continue
            found = [_counted(other, noun) for noun in nouns]
            parts = [f for f in found if f is not None and f.unit_norm == both.unit_norm]
            made = sum(map(number_of, parts), Decimal(0))
            if len(parts) == 2 and made != number_of(both) and not both.about:
                yield _wrong(both, f"{other.said(parts)} make {sentence.as_told(made, both)}")


def _counted(sentence: Sentence, noun: str) -> Quantity | None:
    """The figure that stands right before or behind a noun, where there is one alone."""
    found = re.findall(rf"{re.escape(noun)} ?{FIGURE}|{FIGURE} {re.escape(noun)}", sentence.words)
    letters = [a or b for a, b in found]
    return sentence.of(letters[0]) if len(letters) == 1 else None


def _units(
    one: Quantity, other: Quantity, old: Decimal, new: Decimal, *, up: str | None
) -> Iterator[Defect]:
    """240km에서 360m로 늘었다: a unit of which one is wrong."""
    if (new > old) != (up is not None):
        why = "in one unit that is the other way round"
        yield Defect(Span(one.span.start, other.span.end), "unlikely_measure", why)


def _shares(sentence: Sentence, rows: Rows) -> Iterator[Defect]:
    """1,200명의 15%인 240명: a part that is no such share."""
    for match in rows.share.finditer(sentence.words):
        whole, share, part = (sentence.of(g) for g in match.groups()[:3])
        if whole.unit_norm != part.unit_norm or share.unit_norm != "%":
            continue
        made = number_of(whole) * number_of(share) / 100
        if abs(made - number_of(part)) > max(number_of(whole) * NEAR / 2, made * NEAR):
            yield _wrong(
                part,
                f"{sentence.said([share])} of {sentence.said([whole])} make "
                f"{sentence.as_told(made, part)}",
            )


def _share_before(before: Sentence, one: Sentence, rows: Rows) -> Iterator[Defect]:
    """400명을 해고한다. 이는 1,600명의 20%에 해당한다: of the figure the sentence before tells."""
    match = rows.share_before.search(one.words)
    if match is None:
        return
    whole, share = (one.of(g) for g in match.groups()[:2])
    parts = [f for f in before.figures if f.unit_norm == whole.unit_norm]
    if len(parts) != 1 or share.unit_norm != "%" or not number_of(whole):
        return
    made = number_of(parts[0]) / number_of(whole) * 100
    loose = 2 if share.about or whole.about or parts[0].about else 1
    if abs(made - number_of(share)) > max(POINTS, number_of(share) * NEAR) * loose:
        yield _wrong(share, f"{before.said(parts)} of {one.said([whole])} are {made:.1f} %")


def _amongst(
    sentence: Sentence, rows: Rows, sentences: Sequence[Sentence], lang: str
) -> Iterator[Defect]:
    """21명 가운데 14명은 …, 9명은 …: parts that are more than the whole."""
    for match in rows.among.finditer(sentence.words):
        if match.group(1):
            whole: Quantity | None = sentence.of(match.group(1))
        else:
            whole = _whole_of(match.group("noun"), sentences, lang)
        if whole is None:
            continue
        behind = sentence.words[match.end() :]
        parts = [sentence.of(m.group(1)) for m in rows.part.finditer(behind)]
        parts = [p for p in parts if p.unit == whole.unit]
        made = sum(map(number_of, parts), Decimal(0))
        again = rows.among.search(behind) or rows.open.search(behind)
        if parts and made > number_of(whole) and not (again and len(parts) > 1):
            yield _wrong(
                parts[-1],
                f"{sentence.said(parts)} make {sentence.as_told(made, parts[-1])}, of "
                f"{sentence.said([whole])}",
            )


def _whole_of(noun: str, sentences: Sequence[Sentence], lang: str) -> Quantity | None:
    """The figure of those a word like 부상자 speaks of, where the page has one and no other."""
    key = concept(noun, lang)
    if not key:
        return None
    wholes = [
        figure
        for sentence in sentences
        for number, figure in enumerate(sentence.figures)
        if befallen(_behind(sentence, number), lang) == key
    ]
    return wholes[0] if len({number_of(f) for f in wholes}) == 1 else None


def _behind(sentence: Sentence, number: int) -> str:
    """The few words behind a figure, up to the next one."""
    words = sentence.words[sentence.words.index(chr(FIRST + number)) + 1 :]
    return re.split(FIGURE, words, maxsplit=1)[0][:12]


def _each(
    before: Sentence | None, one: Sentence, after: Sentence | None, rows: Rows
) -> Iterator[Defect]:
    """12명에게 1,500만 원씩 … 모두 2억 원: so many times so much."""
    for match in rows.each.finditer(one.words):
        *number, each = (one.of(g) for g in match.groups() if g)
        many = number[0] if number else _heads(before, one)
        rest = [(one, one.words[match.end() :])] + ([(after, after.words)] if after else [])
        totals = [(s, total) for s, words in rest if (total := rows.total.search(words))]
        if many is None or not totals or number_of(many) <= 1:
            continue
        sentence, total = totals[0]
        told, made = sentence.of(total.group(1)), number_of(many) * number_of(each)
        alike = told.unit_norm == each.unit_norm
        if alike and not is_near(made, number_of(told), about=told.about):
            why = f"{one.said([many, each], ' × ')} make {sentence.as_told(made, told)}"
            yield _wrong(told, why)


def _heads(before: Sentence | None, one: Sentence) -> Quantity | None:
    """The people a sentence tells of, where it or the one before has one number of them."""
    heads = [f for s in (before, one) if s for f in s.figures if f.unit_norm == "person"]
    return heads[0] if len(heads) == 1 else None


def _wrong(figure: Quantity, why: str) -> Defect:
    return Defect(figure.span, "sum_conflict", why)
