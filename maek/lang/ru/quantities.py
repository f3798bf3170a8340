"""Russian figures: около 15 тыс. военных · полтора миллиона · от 5 до 6% · два десятка."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.ru.quantities_counted import counted, head, is_counted_in
from maek.lang.ru.quantities_fractions import fractions
from maek.lang.ru.quantities_of import both_ends, changed, told_of
from maek.lang.tables import by_letter, one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.numerals import Part, compose, decimal

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_REACHED = re.compile(
    r"(?<![а-яё])(?:(?:с|со)\s\d[^.;()]*|(?:вы?рос|возрос|увелич|сниз|пониз|сократ|уменьш|повыс"
    r"|упа[лд]|замедл|ускор|опуст|опуска|дешев|дорож|укреп|ослаб|подня|доведен|доведён|довест|подорож"
    r"|подешев|удво|утро|расшир|похолод|потепл|прогре|разогна|сниж|повыш|дош[её]?л|дойд|вернул|доб|растя|продл)[а-яё]*(?:\s(?:[^\s.;(),]+|тыс\.|млн\.|млрд\.|\d+[.,]\d+\S*)"
    # On 5%, to 30 — but not where another clause has begun.
    r"(?:,(?=\s(?:(?:до|с|на|и|[—–])\s|$)))?){0,14}\s|раза?,\s)$",
    re.IGNORECASE,
)
"""Behind these words «до» tells where something ends up."""
_BELOW_ZERO = frozenset({"degC", "degree", "%", "pp", "bp"})
_POINTS_BACK = re.compile(r"\s(?:лидер|президент|министр|сторон|из них|суток)")
_FELL = re.compile(
    r"(?<![а-яё])(?:погиб(?:ли|ло)|пострадал[ио]|умер(?:ли|ло)|ранены|убиты|госпитализирован[ыо]|задержан[ыо]"
    r"|спасен[ыо]|эвакуирован[ыо]|арестован[ыо]|выжили|пропали|заболели|освобожден[ыо]|освобождён[ыо])\s$"
)
_SOMETHING_ELSE = re.compile(r"\s?[.,;:)]|$|\s(?:и|а|но|в|на|из|ещё|еще|при|после|за)\s")
"""Задержаны 180, поиски…: what befell a bare number makes it people."""
_BEFELL = re.compile(
    r"\s(?:(?P<who>ранены|убиты|госпитализированы|задержаны|спасены|эвакуированы|арестованы|погибли)|[а-яё]{3,}[аеёя]ны|(?:от|за)крыты)(?![а-яё])"
)
"""Ещё 19 отменены: what befell a bare number makes it a figure."""
_PLACE = re.compile(
    r"\s(?:[а-яё]+(?:ого|его|ой|ей)\s)?(?!за\b|до\b|на\b)[а-яё]{4,}(?:ия|ов|а|и|ы)(?![а-яё])"
)
"""Behind пунктов: a place where something is done, no point of an index."""
_TIMES = re.compile(r"(?<![а-яё])в\s(?:[а-яё]+\s)?$", re.IGNORECASE)
"""В полтора раза is a factor, три раза is a count."""


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    pieces: re.Pattern[str]
    units: Mapping[str, str]
    words: Mapping[str, Any]
    not_after: re.Pattern[str]
    unlike: re.Pattern[str]
    over: re.Pattern[str]
    collective: frozenset[str]
    """Words that count people alone: двое, пятеро."""


@functools.cache
def _grammar() -> _Grammar:
    """Compile tables/units.toml, once."""
    words = table("ru", "units")
    units = {s.lower(): code for code, rows in words["units"].items() for s in rows}
    ones, small, large = (by_letter(words[n]) for n in ("ones", "small", "large"))
    scale = rf"(?:{small}|{large})(?![а-яё])"
    # 1 млн 230 тыс. человек, 2 тысячи 500 рублей: smaller numbers go on.
    goes_on = rf"\s\d{{1,3}}(?=\s?(?:{scale}|{one_of(units)}))(?:\s?{scale})?"
    more = r"(?:\sс\sполовиной(?![а-яё]))?"  # два с половиной миллиона
    digits = rf"(?:{_DIGITS}){more}(?:[\s\u00a0]?{scale}(?:{goes_on})*)?"
    one, many = rf"(?:{ones})(?![а-яё])", rf"(?:{small}|{large})(?![а-яё])"
    half = r"пол(?=тонны|килограмма|километра|метра|литра|процента|миллион|миллиард|тысячи)"
    spelled = rf"(?:{half}(?:{many})?|{one}{more}(?:\s(?:{one}|{many}))*|{many})"
    number = rf"(?:{digits}|(?<![а-яё]){spelled})"
    lead = one_of(w for rows in words["before"].values() for w in rows)
    tail = one_of(w for rows in words["after"].values() for w in rows)
    figure = (
        rf"(?:(?<![а-яё])(?P<before>{lead})\s(?:в\s(?=[^.;()]{{1,20}}\sраза?(?![а-яё])))?)?(?:(?P<sign>{one_of(words['signs'])})\s?)?"
        rf"(?<![\d.,:/A-Za-z–№-])(?:(?P<vague>(?<![а-яё])(?:{one_of(words['vague'])})(?![а-яё]))"
        rf"|(?P<minus>(?:(?<!\S)[−-]|(?<![а-яё])минус\s))?(?P<from>(?<=\sс\s))?"
        rf"(?P<low>{number})(?:(?:\s?[-–—]\s?|(?(from)(?!)|\sдо\s))(?P<high>{number}))?"
        rf"(?![\d%]*-(?:й|я|е|го|му|м|х|летн)))"
        rf"(?:[ \u00a0]?(?P<unit>{one_of(units)})(?![а-яёa-z]|-[а-яё]))?"
        rf"(?:\s(?P<after>{tail})(?![а-яё])(?!\s\d))?"
    )
    return _Grammar(
        figure=re.compile(figure, re.IGNORECASE),
        pieces=re.compile(
            rf"(?P<digits>{_DIGITS})|(?P<more>(?<=с\s)половиной)|(?<![а-яё])(?P<ones>{half}|(?:{ones})(?![а-яё]))"
            rf"|(?P<small>{small})(?![а-яё])|(?P<large>{large})(?![а-яё])",
            re.IGNORECASE,
        ),
        units=units,
        words=words,
        not_after=re.compile(rf"(?:{one_of(words['not_after']['words'])})\s?$", re.IGNORECASE),
        unlike=re.compile(
            rf"[ \u00a0-]?(?:{one_of(words['not_figures']['words'])})(?![а-яё])"
            r"|:\d|-(?:летн|й|я|го|е)",
            re.IGNORECASE,
        ),
        over=re.compile(
            rf"(?<![а-яё])(?:(?P<about>{one_of(words['before']['about'])})\s"
            rf"|(?P<least>{one_of(words['before']['least'])})\s)?"
            rf"(?P<over>{one_of(words['over'])})(?![а-яё])",
            re.IGNORECASE,
        ),
        collective=frozenset(words["collective"]["words"]),
    )


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find figures with a unit, or large enough to be one, in text order.

    Args:
        reading: A Russian text.
        dates: What the drawer of dates found.
    """
    g, text = _grammar(), reading.text
    taken = tuple(d.span for d in dates)
    found: list[Quantity] = []
    for sentence in reading.sentences or (Span(0, len(text)),):
        # Most sentences hold no number and need not be looked through.
        if g.pieces.search(text, sentence.start, sentence.end) is not None:
            matches = g.figure.finditer(text, sentence.start, sentence.end)
            found += (q for m in matches if (q := _quantity(m, text, g, taken)))
    for m in g.over.finditer(text):
        times, about = str(g.words["over"][m["over"].lower()]), m["about"] is not None
        of = changed(text, m.start(), m.end(), taken)
        span = Span(*m.span())
        most = None if m["least"] else times
        found.append(Quantity(span, times, most, m["over"], "times", about, "ru.times", of))
    parts = [q for q in fractions(text) if not any(q.span.overlaps(t) for t in taken)]
    parts = [replace(q, of=q.of or changed(text, *_ends(q), taken)) for q in parts]
    found = [q for q in found if not any(q.span.overlaps(p.span) for p in parts)]
    return tuple(both_ends(text, sorted([*found, *parts], key=lambda q: q.span)))


def _ends(q: Quantity) -> tuple[int, int]:
    return q.span.start, q.span.end


def _quantity(m: re.Match[str], text: str, g: _Grammar, taken: tuple[Span, ...]) -> Quantity | None:
    m = _without_place(m, g)
    number = next(m.start(part) for part in ("sign", "minus", "low", "vague") if m[part])
    span = Span(number if _is_reached(m) or _is_from(m) else m.start(), m.end()).trim(text)
    if any(span.overlaps(t) for t in taken) or _is_none(m, g):
        return None
    surface = (m["unit"] or "").strip()
    code = g.units.get(surface.lower(), "") or g.words["signs"].get(m["sign"] or "", "")
    of, sort = (None, "")
    if not surface or is_counted_in(code):
        of, sort = counted(text, m.end())
    if of and text[of.end - 1] in "иы" and (m["low"] or "").lower() in g.collective:
        of = None  # состояние двоих врачи называют: a subject, not who is counted
    code = _refined(m, code or sort, of, g)
    if m["minus"] and code not in _BELOW_ZERO:
        return None
    of = of or told_of(m, code, taken)
    if of and not code and not m["unit"] and of.end <= m.start():
        code = next((c for word in of.of(text).split()[1:] if (c := head(word))), "")
    bounds = _bounds(m, g)
    sure = code or _large(m, g) or _BEFELL.match(text, m.end())
    if bounds is None or not (sure or (of and _worth(m, bounds))):
        return None
    return Quantity(
        span=span,
        low=bounds.low_text,
        high=bounds.high_text,
        unit=surface or m["sign"] or "",
        unit_norm=code,
        about=bounds.about,
        rule="ru.vague" if m["vague"] else "ru.number",
        of=of,
    )


def _without_place(m: re.Match[str], g: _Grammar) -> re.Match[str]:
    """Leave out a unit that is none: в 85 пунктах временного размещения."""
    if (m["unit"] or "").startswith("пункт") and _PLACE.match(m.string, m.end()):
        return g.figure.match(m.string, m.start(), m.start("unit") - 1) or m
    return m


def _is_none(m: re.Match[str], g: _Grammar) -> bool:
    """Tell times, ages, orders and names from figures."""
    measured = m["unit"] or m["sign"]  # 21 млн тонн годом ранее is no length of time
    if not measured and g.unlike.match(m.string, m.end()):
        return True
    return g.not_after.search(m.string[max(0, m.start() - 12) : m.start()]) is not None


def _refined(m: re.Match[str], code: str, of: Span | None, g: _Grammar) -> str:
    """The code of a unit, told by what stands beside: factors, people that something befell."""
    if code == "time" and _TIMES.search(m.string, max(0, m.start() - 14), m.start("low")):
        return "times"
    if code:
        return code
    befell = None if of else _BEFELL.match(m.string, m.end())
    collective = (m["low"] or "").lower() in g.collective
    back = _POINTS_BACK.match(m.string, m.end())
    if (befell and befell["who"]) or (collective and (not back or back[0] == " из них")):
        return "person"
    if not of and _SOMETHING_ELSE.match(m.string, m.end()):
        before = max(0, m.start() - 24), m.start()
        return "person" if _FELL.search(m.string, *before) else ""
    return ""


def _large(m: re.Match[str], g: _Grammar) -> bool:
    """Whether a number without a unit is written with a multiplier."""
    words = (m["low"] or "") + (m["high"] or "")
    return any(p["large"] or p["small"] for p in g.pieces.finditer(words)) and words.strip() != ""


def _worth(m: re.Match[str], bounds: Bounds) -> bool:
    """Whether a number counts something: "два лидера" are people already named, and no figure."""
    few = bounds.low is not None and bounds.low <= 2
    spelled = m["low"] is not None and not m["low"][0].isdigit()
    return not spelled or not (few or _POINTS_BACK.match(m.string, m.end()))


def _bounds(m: re.Match[str], g: _Grammar) -> Bounds | None:
    if m["vague"]:
        low, high = (Decimal(v) for v in g.words["vague"][m["vague"].lower()])
        return Bounds(low, high, True)
    low = _value(m["low"], g)
    if m["minus"]:
        low = -low
    high = _value(m["high"], g) if m["high"] else low
    scale = _scale(m["high"] or "", g)
    if m["high"] and _scale(m["low"], g) == 1 and low * scale <= high:
        low *= scale
    if low > high:
        return None
    bounds = Bounds(low, high)
    lead, tail = (m["before"] or "").lower(), (m["after"] or "").lower()
    if m["high"]:
        # "от 5 до 6": the two words belong to the range.
        lead = "" if lead in ("от", "до") else lead
    if _is_reached(m) or _is_from(m):
        lead = ""  # 214 кандидатов от девяти партий
    for word, rows in ((lead, g.words["before"]), (tail, g.words["after"])):
        bounds = bounds.with_word(word, rows)
    return bounds


def _is_reached(m: re.Match[str]) -> bool:
    """Tell "с 2,5 до 2,25%" and "выросла до 5%", where something ends up, from a bound."""
    spread = m["high"] and "до" in m.string[m.end("low") : m.start("high")]
    before = m["before"] and m["before"].lower() == "до" and not spread
    return bool(before and _REACHED.search(m.string, max(0, m.start() - 140), m.start()))


def _is_from(m: re.Match[str]) -> bool:
    """Tell кандидаты от девяти партий, where somebody comes from, from a bound."""
    lead = (m["before"] or "").lower()
    return lead == "от" and not (m["high"] or m["unit"] or m["sign"] or _large_words(m))


def _large_words(m: re.Match[str]) -> bool:
    return bool(re.search(r"тыс|млн|млрд|миллион|миллиард|сот|десят", m["low"] or ""))


def _value(words: str, g: _Grammar) -> Decimal:
    return compose(_parts(words, g))


def _parts(words: str, g: _Grammar) -> Iterator[Part]:
    for p in g.pieces.finditer(words):
        if p["digits"]:
            point = "," if re.search(r",\d+$", p["digits"]) else "."
            yield "number", decimal(p["digits"], point)
        elif p["more"]:
            yield "number", Decimal("0.5")
        elif p["ones"]:
            yield "number", _row(p["ones"], "ones")
        elif p["small"]:
            yield "small", _row(p["small"], "small")
        else:
            yield "large", _row(p["large"], "large")


@functools.lru_cache(1024)
def _row(word: str, sort: str) -> Decimal:
    rows = table("ru", "units")[sort]
    value = next(v for k, v in rows.items() if re.fullmatch(k, word, re.IGNORECASE))
    return Decimal(str(value))


def _scale(words: str, g: _Grammar) -> Decimal:
    found = [p["large"] for p in g.pieces.finditer(words) if p["large"]]
    return _row(found[-1], "large") if found else Decimal(1)
