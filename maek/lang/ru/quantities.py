"""Russian figures: около 15 тыс. военных · полтора миллиона · от 5 до 6% · два десятка."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.ru.quantities_fractions import fractions
from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.numerals import Part, compose, decimal

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_WORDS = re.compile(
    r"[\s\u00a0](?P<words>(?:[а-яё-]+[\s\u00a0]){0,3}(?:[а-яё-]+|[А-ЯЁ]{2,5}(?![А-Яа-яЁё])))"
)
_ADVERB = re.compile(r"(?:ранее|недавно|ещ[её]|вновь|тяжело|особо|частично|полностью|почти)$")
"""Before an adjective: 11 ранее неизвестных видов."""
_ADJECTIVE = re.compile(r"(?:их|ых|ого|его|ой|ей|[иы]ми?)$")
_GENITIVE = re.compile(
    r"(?:ов|ев|ёв|ей|ий|ок|ек|ат|ан|их|ых|ин|ок|ств|аций|ия|а|я|ы|и|у|ц)$|[бвгджзклмнпрстфхчшщ]$"
)


_LIKE_ADJECTIVE = re.compile(r"(?:их|ых)$")
"""Мирных жителей: the noun is still to come."""
_OBLIQUE = re.compile(r"(?:[аяь]ми|[ая]м|[ая]х)$")
"""С 18 спутниками, к 25 школам."""
_NO_NOUN = re.compile(
    r"(?:ть|л[аио]|л[аио]сь|тся|ться)$|^(?:или|для|при|после|против|свыше|около)$"
)


_REACHED = re.compile(
    r"(?<![а-яё])(?:(?:с|со)\s\d[^.;()]*|(?:вы?рос|возрос|увелич|сниз|пониз|сократ|уменьш|повыс|упа[лд]|замедл|ускор|опуст|опуска|дешев|дорож|укреп|ослаб"
    r"|подня|доведен|доведён|довест|подорож|подешев|удво|утро)[а-яё]*(?:\s(?:[^\s.;()]+|тыс\.|млн\.|млрд\.|\d+[.,]\d+\S*)){0,14}\s|раза?,\s)$",
    re.IGNORECASE,
)
"""Behind these words «до» tells where something ends up."""
_CHANGES = re.compile(r"%|pp|bp|centner|[A-Z]{3}")
"""Units of what rises and falls."""
_MEASURED = frozenset(
    ["t", "kg", "g", "L", "kL", "barrel", "m3", "cm", "mm", "box", "bottle", "piece", "container"]
)
"""Codes of units that something is counted in: 5 тыс. тонн [риса]."""
_SHARE_OF = re.compile(
    r"[\s\u00a0](?:всех\s)?(?P<of>(?:[а-яё]+(?:их|ых|ого|ой|его|ей)\s)?"
    r"(?!годовых|больше|меньше|выше|ниже|ранее)[а-яё]{3,}(?:ов|ев|ей|ий|ан|ии|ия|сти|ок|их|ых|ала)"
    r"|населения|территории|ВВП)(?![А-Яа-яЁё-])"
)
"""70% [избирателей]: a share of what stands behind it; behind на it is a change."""
_MONEY_AS = re.compile(
    r"[\s\u00a0](?P<of>(?:[а-яё]+(?:ой|ого|ых|их)\s)?(?:компенсаци|штраф|налог|ущерб|долг|убытк|прибыл|выручк|помощ"
    r"|субсиди|инвестици|кредит|взят|зарплат|пошлин|премиаль|дивиденд|пожертвовани|расход|доход)[а-яё]*)"
)
_QUAKE = re.compile(r"(?<![а-яё])(?P<of>землетрясени[а-яё]+|толчк[а-яё]+|толчок)\s$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"(?:число|количество|численность|поголовье|население|счёт|счет)\b", re.IGNORECASE
)
_OUT_OF = re.compile(r"\sиз\s(?:почти\s|более\s|примерно\s)?\d[\d\u00a0]*(?=\s)")
"""61 из 78 дронов: both are of drones."""
_AND_OTHERS = re.compile(r"\sи\s(?P<other>[а-яё]+(?:ов|ев|ей|ан|ок|ц|н|их|ых))(?![а-яё-])")
_BELOW_ZERO = frozenset({"degC", "degree", "%", "pp", "bp"})
_SIZED = re.compile(
    r"(?:(?<![А-Яа-яЁё-])(?P<of>[а-яё-]{4,})(?<!л)(?<!л[аои])(?<!ть)(?<!с[ья])\s"
    r"(?:в|объ[её]мом|размером|стоимостью|суммой|на\sсумму)\s"
    r"|(?:повы[сш]|сни[зж]|увелич|сокра[тщ]|уреза|подня|пони[зж]|индексир|рост)[а-яё]*\s"
    r"(?P<what>[а-яё-]{3,}(?:\s[а-яё-]{4,}(?:ов|ий|ей|ы|и|а|я))?|[А-ЯЁ]{2,5})\s(?:на|до|с)\s)$"
)
_CLAUSE = re.compile(r"[.;:]\s|,\s(?!(?:до|на|с|в)\s[\d$€])(?=[а-яё])", re.IGNORECASE)
_CHANGE_REACH = 90
_IN_PHRASE = re.compile(r"(?<![а-яё])(?:к|при|после|от|до|из)\s[а-яё]+\s$", re.IGNORECASE)
"""К закрытию торгов: a noun that another's preposition governs has changed nothing."""
_POINTS_BACK = re.compile(r"\s(?:лидер|президент|министр|из них|суток)")
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
    changed: re.Pattern[str]
    over: re.Pattern[str]
    collective: frozenset[str]
    """Words that count people alone: двое, пятеро."""


@functools.cache
def _grammar() -> _Grammar:
    """Compile tables/units.toml, once."""
    words = table("ru", "units")
    units = {s.lower(): code for code, rows in words["units"].items() for s in rows}
    ones, small, large = ("|".join(words[n]) for n in ("ones", "small", "large"))
    scale = rf"(?:{small}|{large})(?![а-яё])"
    # 1 млн 230 тыс. человек, 2 тысячи 500 рублей: smaller numbers go on.
    goes_on = rf"\s\d{{1,3}}(?=\s?(?:{scale}|{one_of(units)}))(?:\s?{scale})?"
    digits = rf"(?:{_DIGITS})(?:[\s\u00a0]?{scale}(?:{goes_on})*)?"
    one, many = rf"(?:{ones})(?![а-яё])", rf"(?:{small}|{large})(?![а-яё])"
    half = r"пол(?=тонны|килограмма|километра|метра|литра|процента|миллион|миллиард|тысячи)"
    spelled = rf"(?:{half}(?:{many})?|{one}(?:\s(?:{one}|{many}))*|{many})"
    number = rf"(?:{digits}|(?<![а-яё]){spelled})"
    lead = one_of(w for rows in words["before"].values() for w in rows)
    tail = one_of(w for rows in words["after"].values() for w in rows)
    figure = (
        rf"(?:(?<![а-яё])(?P<before>{lead})\s)?(?:(?P<sign>{one_of(words['signs'])})\s?)?"
        rf"(?<![\d.,:/A-Za-z–№-])(?:(?P<vague>(?<![а-яё])(?:{one_of(words['vague'])})(?![а-яё]))"
        rf"|(?P<minus>(?:(?<!\S)[−-]|(?<![а-яё])минус\s))?(?P<from>(?<=\sс\s))?"
        rf"(?P<low>{number})(?:(?:\s?[-–—]\s?|(?(from)(?!)|\sдо\s))(?P<high>{number}))?"
        rf"(?![\d%]*-(?:й|я|е|го|му|м|х|летн)))"
        rf"(?:[ \u00a0]?(?P<unit>{one_of(units)})(?![а-яёa-z]))?(?:\s(?P<after>{tail})(?![а-яё]))?"
    )
    return _Grammar(
        figure=re.compile(figure, re.IGNORECASE),
        pieces=re.compile(
            rf"(?P<digits>{_DIGITS})|(?<![а-яё])(?P<ones>{half}|(?:{ones})(?![а-яё]))"
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
        changed=re.compile(
            r"(?<![а-яё-])(?<!\bк )(?<!\bв )(?<!\bс )(?<!\bу )(?<!\bна )(?<!\bот )(?<!\bпри )"
            r"(?P<of>[а-яё-]{3,}(?:\s[а-яё-]{4,}(?:а|я|ов|ев|ей|ий|ых|их|ы|и|й))?)"
            r"(?:\s[«\"][^«»\"]{2,30}[»\"])?"
            r"(?:\s(?:на|в|за|по|для|из|у)\s[а-яё-]+){0,2}\s(?:[а-яё]+(?:л|ла|ло|ли)(?:сь|ся)?\sи\s)?"
            rf"(?:{'|'.join(words['changes']['verbs'])})"
            r"\s(?:[^,.;:—–]{0,30}\s)?(?:на|до|в)?\s?"
            r"(?:\d[^;:()]{0,24}[,—–]?\s(?:[—–]\s)?(?:(?:на|до|в)\s)?)?$",
            re.IGNORECASE,
        ),
        over=re.compile(
            rf"(?<![а-яё])(?:(?P<about>{one_of(words['before']['about'])})\s)?"
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
        of = _changed(text, m.start(), g, taken)
        span = Span(*m.span())
        found.append(Quantity(span, times, times, m["over"], "times", about, "ru.times", of))
    parts = [q for q in fractions(text) if not any(q.span.overlaps(t) for t in taken)]
    found = [q for q in found if not any(q.span.overlaps(p.span) for p in parts)]
    return tuple(sorted([*found, *parts], key=lambda q: q.span))


def _quantity(m: re.Match[str], text: str, g: _Grammar, taken: tuple[Span, ...]) -> Quantity | None:
    start = m.start()
    number = next(m.start(part) for part in ("sign", "minus", "low", "vague") if m[part])
    span = Span(number if _is_reached(m) else start, m.end()).trim(text)
    if any(span.overlaps(t) for t in taken) or g.unlike.match(text, m.end()):
        return None
    if g.not_after.search(text[max(0, start - 12) : start]):
        return None
    surface = (m["unit"] or "").strip()
    code = g.units.get(surface.lower(), "") or g.words["signs"].get(m["sign"] or "", "")
    of, head = (None, "")
    if not surface or code in _MEASURED:
        of, head = _counted(text, m.end(), g)
    code = code or head
    alone = (m["low"] or "").lower() in g.collective
    if alone and of and text[of.end - 1] in "иы":
        of = None  # состояние двоих врачи называют: a subject, not who is counted
    if not code and alone and not _POINTS_BACK.match(text, m.end()):
        code = "person"
    if code == "time" and _TIMES.search(text, max(0, start - 14), start):
        code = "times"
    if m["minus"] and code not in _BELOW_ZERO:
        return None
    of = of or _told_of(m, code, g, taken)
    if of and not code and not m["unit"] and of.end <= start:
        code = _head(of.of(text).split()[-1], g)
    bounds = _bounds(m, g)
    if bounds is None or not (code or _large(m, g) or (of and not _spelled(m))):
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


def _told_of(m: re.Match[str], code: str, g: _Grammar, taken: tuple[Span, ...]) -> Span | None:
    """What a figure is of where nobody stands behind it who could be counted."""
    text, start = m.string, m.start()
    if code == "magnitude":
        quake = _QUAKE.search(text, max(0, start - 20), start)
        return Span(*quake.span("of")) if quake else None
    if _CHANGES.fullmatch(code):
        share = _SHARE_OF.match(text, m.end()) if code == "%" else None
        if share and not text.endswith("на ", 0, start):
            return Span(*share.span("of"))
        kind = _MONEY_AS.match(text, m.end()) if code.isupper() else None
        of = _changed(text, start, g, taken) or _sized(text, start)
        return of or (Span(*kind.span("of")) if kind else None)
    if not code and m["low"] and m["low"][0].isdigit():
        subject = _changed(text, start, g, taken)
        return subject if subject and _NUMBER_OF.match(subject.of(text)) else None
    return None


def _head(word: str, g: _Grammar) -> str:
    """What sort of thing a noun stands for, empty where no table knows."""
    return next((c for stem, c in g.words["heads"].items() if word.startswith(stem)), "")


def _changed(text: str, start: int, g: _Grammar, dates: Sequence[Span]) -> Span | None:
    """Экспорт вырос на 7,5%: what the verb before a figure says changed."""
    clause = max(0, start - _CHANGE_REACH)
    for cut in _CLAUSE.finditer(text, clause, start):
        clause = cut.end()
    # Инфляция в феврале замедлилась: a day may stand between, but is not what changed.
    for begin in (clause, *(d.end for d in dates if clause < d.end <= start - 12)):
        m = g.changed.search(text, begin, start)
        of = Span(*m.span("of")) if m else None
        if of is None or any(d.overlaps(of) for d in dates):
            continue
        return None if _IN_PHRASE.search(text, max(0, of.start - 30), of.start) else of
    return None


def _sized(text: str, start: int) -> Span | None:
    """Штраф в 45 млн рублей, повысил ставку на 0,5 п. п.: the noun before a measure of it."""
    m = _SIZED.search(text, max(0, start - _CHANGE_REACH), start)
    return Span(*m.span("what" if m["what"] else "of")) if m else None


def _large(m: re.Match[str], g: _Grammar) -> bool:
    """Whether a number without a unit is written with a multiplier."""
    words = (m["low"] or "") + (m["high"] or "")
    return any(p["large"] or p["small"] for p in g.pieces.finditer(words)) and words.strip() != ""


def _spelled(m: re.Match[str]) -> bool:
    """Whether the number is in words: "два лидера" are people already named, and no figure."""
    return m["low"] is not None and not m["low"][0].isdigit()


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
    if _is_reached(m):
        lead = ""
    for word, rows in ((lead, g.words["before"]), (tail, g.words["after"])):
        bounds = bounds.with_word(word, rows)
    return bounds


def _is_reached(m: re.Match[str]) -> bool:
    """Tell "с 2,5 до 2,25%" and "выросла до 5%", where something ends up, from a bound."""
    spread = m["high"] and "до" in m.string[m.end("low") : m.start("high")]
    before = m["before"] and m["before"].lower() == "до" and not spread
    return bool(before and _REACHED.search(m.string, max(0, m.start() - 140), m.start()))


def _value(words: str, g: _Grammar) -> Decimal:
    return compose(_parts(words, g))


def _parts(words: str, g: _Grammar) -> Iterator[Part]:
    for p in g.pieces.finditer(words):
        if p["digits"]:
            point = "," if re.search(r",\d+$", p["digits"]) else "."
            yield "number", decimal(p["digits"], point)
        elif p["ones"]:
            yield "number", Decimal(str(_row(p["ones"], g.words["ones"])))
        elif p["small"]:
            yield "small", Decimal(_row(p["small"], g.words["small"]))
        else:
            yield "large", Decimal(_row(p["large"], g.words["large"]))


def _row(word: str, rows: Mapping[str, Any]) -> Any:
    return next(v for k, v in rows.items() if re.fullmatch(k, word, re.IGNORECASE))


def _scale(words: str, g: _Grammar) -> Decimal:
    found = [p["large"] for p in g.pieces.finditer(words) if p["large"]]
    return Decimal(_row(found[-1], g.words["large"])) if found else Decimal(1)


def _counted(text: str, at: int, g: _Grammar) -> tuple[Span | None, str]:
    """15 тыс. [северокорейских солдат]: adjectives and the noun they lead to, in the genitive."""
    part = _OUT_OF.match(text, at)
    at = part.end() if part else at
    m = _WORDS.match(text, at)
    if m is None:
        return None, ""
    start = m.start("words")
    told: tuple[Span | None, str] = (None, "")
    for word in re.finditer(r"[А-Яа-яЁё-]+", m["words"]):
        if word.start() == 0 and _ADVERB.match(word[0]):
            continue
        if word[0].isupper():
            return Span(start, start + word.end()), ""
        code = _head(word[0], g)
        if code and not (_LIKE_ADJECTIVE.search(word[0]) and told[0] is None):
            end = start + word.end()
            others = _AND_OTHERS.match(text, end) if code == "person" else None
            if others and _head(others["other"], g) == code:
                end = others.end()  # 130 школьников и учителей
            return Span(start, end), code
        if _ADJECTIVE.search(word[0]) and len(word[0]) > 4:
            # 52 осуждённых: where no noun follows, the adjective is one.
            told = Span(start, start + word.end()), code
            continue
        if (
            len(word[0]) < 3
            or not (_GENITIVE.search(word[0]) or _OBLIQUE.search(word[0]))
            or _NO_NOUN.search(word[0])
        ):
            return told
        return Span(start, start + word.end()), ""
    return told
