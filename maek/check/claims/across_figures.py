"""Figures of a claim against sources in another language: by value, unit, and bound."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from maek.check.beside.amounts import same_amount, units_agree
from maek.check.beside.case import Case
from maek.check.beside.codes import kept_code
from maek.check.beside.measures import Amount, amount
from maek.check.beside.statement import Prepared, Statement
from maek.model.finding import Finding
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.senses import SPACED
from maek.text.toml import toml_table
from maek.text.units import TO_BASE

CONVERTED = Decimal("0.06")
"""A figure turned into another unit of the same kind is rounded by so much."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
CLOCK = re.compile(r"\s?(?:시(?!간)|분(?!기|간| 만)|:\d\d|a\.?m\b|p\.?m\b|GMT|時(?!間)|点(?!\d))")
BEHIND = {
    "house": re.compile(
        r"\s?(?:가구|세대(?!교)|households?\b|families\b|домохоз|семе[йи]|世帯|户)"
    ),
    "pp": re.compile(
        r"[\s-]?(?:percentage[\s-])?(?:points?\b|%?포인트|ポイント|个百分点|процентн\w+ пункт)"
    ),
}
"""Words behind a number that say what it counts."""
ENDS_RATIO = re.compile(r"\d\s?(?:대|対|比|对|:|：|to|к)\s?$")
"""Before the one of a ratio: 2.1대 1, 2.1 to 1, where another language says 2.1 times."""
SCORE = re.compile(r"\d\s?(?:[-–:：대対比]|to)\s?\d")
YEAR_OF_LIFE = re.compile(r"-?[а-я]{0,2} году жизни")
"""Behind an age that is still to come: на 82-м году жизни, at 81."""
HOMES = frozenset({"family", "home", "house"})
LOWER, UPPER = frozenset({"more", "high"}), frozenset({"less", "low"})
"""Meanings that can say at least, and those that can say at most."""
BEFORE_NUMBER = 2
"""Letters between a word that bounds a bare number and the number: less than 114."""
HALF = Decimal("0.5")
DEGREES = frozenset({"degC", "degree"})
"""Degrees of frost have a bound in some languages and none in others."""
FRACTION = "fraction"
"""The unit of a part of a whole; both its numbers may be written: 62 of 85."""
KINDS = frozenset({"person", "house", "case", "vehicle", "ship", "plane"})
"""Counted kinds that are not each other, whatever the language."""


def figures(case: Case) -> Iterator[Finding]:
    """Yield figures of the claim that the evidence gives otherwise or not at all.

    Args:
        case: A sentence of a claim with its evidence.
    """
    for figure in case.statement.figures:
        if kept_code(figure, case) or _is_vague(figure) or _is_clock(figure, case.claim):
            continue
        if _ends_ratio(figure, case):
            continue
        kind, other = _judged(figure, case)
        if kind:
            why = {
                "number": "the sources do not have this figure",
                "unit": "the sources give it with another unit",
                "bound": "the sources bound it the other way",
            }[kind]
            yield case.finding(kind, why, figure.span, other)


def _is_vague(figure: Quantity) -> bool:
    """Dozens, 수십: words that languages divide differently."""
    article = figure.low == figure.high == "1" and not figure.rule.startswith("digit")
    return (figure.about and figure.low != figure.high) or (article and figure.unit == "magnitude")


def _is_clock(figure: Quantity, text: Prepared) -> bool:
    return figure.rule == "digits" and CLOCK.match(text.text, figure.span.end) is not None


def _ends_ratio(figure: Quantity, case: Case) -> bool:
    """Tell whether a figure is the one of a ratio that the evidence tells as a number of times."""
    before = case.claim.text[max(0, figure.span.start - len("1 to ")) : figure.span.start]
    if figure.low != "1" or ENDS_RATIO.search(before) is None:
        return False
    return not any(SCORE.search(sentence.text) for _, sentence in case.pairs())


def _judged(figure: Quantity, case: Case) -> tuple[str, Span | None]:
    wrong: tuple[str, Span | None] = ("number", None)
    for source, sentence in case.pairs():
        for other in sentence.figures:
            if not _same_value(figure, other, case.claim, source):
                continue
            kind = _unlike(figure, case.claim, other, source) or _bounded(
                figure, other, case.statement, sentence
            )
            if not kind:
                return "", None
            wrong = (kind, other.span)
    if wrong[0] != "number" or _stands(figure, case):
        return wrong if wrong[0] != "number" else ("", None)
    theirs = [f for f in case.first.statement.figures if not _is_vague(f)]
    same = [f for f in theirs if amount(f).unit == amount(figure).unit]
    return "number", (same or theirs)[0].span if theirs else None


def _same_value(a: Quantity, b: Quantity, a_text: Prepared, b_text: Prepared) -> bool:
    x, y = amount(a), amount(b)
    if x.unit and x.unit == y.unit and a.unit_norm != b.unit_norm:
        return _near(x, y)
    mine, theirs = values(a, a_text), values(b, b_text)
    ends = {Decimal(v) for v in (a.low, a.high) if v is not None}
    if len(ends) > 1:
        return ends <= theirs or same_amount(a, b, same_language=False)
    return bool(mine & theirs) or same_amount(a, b, same_language=False)


def values(figure: Quantity, text: Prepared) -> frozenset[Decimal]:
    """Return the numbers a figure is made of, as written and in its base unit.

    Args:
        figure: A figure of a text.
        text: The text.
    """
    coming = text.lang == "ru" and YEAR_OF_LIFE.match(text.text, figure.span.end) is not None
    if figure.rule == "digits":
        written = written_number(figure.span.of(text.text), text.lang)
        return frozenset({written, written - coming})
    base = amount(figure)
    found = (figure.low, figure.high)
    plain = {Decimal(v) for v in found if v is not None}
    plain |= {v - coming for v in plain}
    return frozenset(plain | {v for v in (base.low, base.high) if v is not None})


def written_number(words: str, lang: str) -> Decimal:
    """Return digits as a number: ``6,2`` is six and a fifth in Russian, ``6,200`` is not.

    Args:
        words: Digits with separators.
        lang: Of the text they stand in.
    """
    plain = words.rstrip(".,")
    if lang == "ru" and re.fullmatch(r"\d+,\d{1,2}", plain):
        return Decimal(plain.replace(",", "."))
    plain = plain.replace(",", "")
    return Decimal(plain if plain.count(".") <= 1 else plain.replace(".", ""))


def _near(a: Amount, b: Amount) -> bool:
    """Tell whether one is the other in another unit, rounded: 49 feet, 15 m."""
    if a.low is None or b.low is None or not b.low:
        return False
    return abs(a.low - b.low) <= CONVERTED * abs(b.low)


def _unlike(a: Quantity, a_text: Prepared, b: Quantity, b_text: Prepared) -> str:
    x, y = unit_of(a, a_text), unit_of(b, b_text)
    if x in KINDS and y in KINDS and x != y:
        return "unit"
    if {x, y} in ({"%", "pp"}, {"%", "point"}):
        return "unit"
    if "house" in (x, y) and x != y:
        return "unit"
    if not units_agree(a, b, same_language=False):
        return "unit"
    if x in DEGREES or y in DEGREES:
        return ""  # морозы до минус 47 градусов
    m, n = amount(a), amount(b)
    apart = (m.low is None and n.high is None) or (m.high is None and n.low is None)
    return "bound" if apart else ""


def unit_of(figure: Quantity, text: Prepared) -> str:
    """Return what a figure counts, by the word behind it where its drawer saw no unit.

    Args:
        figure: A figure of a text.
        text: The text.
    """
    if figure.unit_norm:
        return amount(figure).unit
    behind = text.text[figure.span.end : figure.span.end + 24]
    return next((unit for unit, words in BEHIND.items() if words.match(behind)), "")


def _bounded(a: Quantity, b: Quantity, here: Statement, there: Statement) -> str:
    """Tell a bound only one side has, where the other says *more* or *less* in no other way."""
    if a.unit_norm in DEGREES or b.unit_norm in DEGREES:
        return ""
    a, b = _with_bound(a, here), _with_bound(b, there)
    for bound, exact, side in ((a, b, there), (b, a, here)):
        half = (bound.low is None) != (bound.high is None)
        if not half or exact.low != exact.high:
            continue
        upper = bound.low is None
        if exact.low != (bound.high if upper else bound.low):
            continue
        if exact.about:
            turned = _roughly("over" if upper else "under", exact, side)
        else:
            turned = not side.meant & (UPPER if upper else LOWER)
        if turned:
            return "bound"
    return ""


def _with_bound(figure: Quantity, statement: Statement) -> Quantity:
    """Return a bare number with the bound the words right before it set: less than 114."""
    if figure.rule != "digits" or statement.lang not in SPACED:
        return figure
    at = figure.span.start
    near = {s.key for s in statement.senses if 0 <= at - s.end < BEFORE_NUMBER}
    if "less" in near:
        return replace(figure, low=None)
    return replace(figure, high=None) if "more" in near else figure


def _roughly(side: str, figure: Quantity, statement: Statement) -> bool:
    """Tell whether a rough figure says it is over, or under, its number: 200여 명, nearly 300."""
    words = toml_table("maek.text", "ones")[side].get(statement.lang, "")
    shift = statement.span.start
    told = statement.text[figure.span.start - shift : figure.span.end - shift]
    return bool(words) and re.search(words, told, re.IGNORECASE) is not None


def _stands(figure: Quantity, case: Case) -> bool:
    """Tell whether the number stands in the evidence where no figure was seen, or in words."""
    ends = _ends(figure, case.claim)
    parts = NUMBER.findall(figure.span.of(case.claim.text))
    is_half = figure.unit_norm == FRACTION and not parts and HALF in ends[0]
    for source, sentence in case.pairs():
        if is_half and _half(source.lang).search(sentence.text):
            return True
        if figure.unit_norm == FRACTION and len(parts) > 1:  # 62 из 85
            held = _numbers(sentence, source.lang, measured=False)
            if all(written_number(p, case.claim.lang) in held for p in parts):
                return True
        if unit_of(figure, case.claim) == "house" and not sentence.meant & HOMES:
            continue
        measured = figure.unit_norm in TO_BASE
        held = _numbers(sentence, source.lang, measured=measured)
        if all(
            any(v in held or said_in_words(v, source.lang, sentence.text) for v in end)
            for end in ends
        ):
            return True
    return False


def _ends(figure: Quantity, text: Prepared) -> list[frozenset[Decimal]]:
    """The numbers each end of a range is told by; a figure that is one number has one end."""
    ends = {end for end in (figure.low, figure.high) if end is not None}
    if len(ends) < 2:
        return [values(figure, text)]
    return [values(replace(figure, low=end, high=end), text) for end in ends]


def _numbers(sentence: Statement, lang: str, *, measured: bool) -> frozenset[Decimal]:
    """Every number written with digits, and the parts of dates.

    For a measure, numbers that another unit stands behind do not count: 5 t is no 5 kg.
    """
    shift = sentence.span.start
    taken = [f.span for f in sentence.figures if measured and f.unit_norm in TO_BASE]
    found = {
        written_number(m.group(), lang)
        for m in NUMBER.finditer(sentence.text)
        if not any(t.start <= m.start() + shift < t.end for t in taken)
    }
    for date in sentence.dates:
        found |= {Decimal(p) for p in re.findall(r"\d+", date.value)}
    return frozenset(found)


def said_in_words(value: Decimal, lang: str, text: str) -> bool:
    """Tell whether a text has a small number as a word.

    Args:
        value: The number.
        lang: The language of the text.
        text: The text.
    """
    pattern = _spelled(lang).get(value)
    return pattern is not None and pattern.search(text) is not None


@functools.cache
def _half(lang: str) -> re.Pattern[str]:
    return re.compile(toml_table("maek.text", "ones")["half"].get(lang, "$^"), re.IGNORECASE)


@functools.cache
def _spelled(lang: str) -> dict[Decimal, re.Pattern[str]]:
    rows = toml_table("maek.text", "ones").get(lang, ())
    around = {"en": r"\b(?:{})\b", "ru": r"\b(?:{})"}.get(lang, "(?:{})")
    return {
        Decimal(value): re.compile(around.format(words), re.IGNORECASE)
        for value, words in enumerate(rows, start=1)
    }
