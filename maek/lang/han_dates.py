"""Japanese and Chinese dates: one grammar, two tables of words.

2024年6月19日 · 昨年9月 · 上周二 · 6月17日至18日 · 1990年代後半 · 24年ぶり · 三个月前.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from maek.lang.han import whole, wide
from maek.lang.han_dates_grammar import Grammar, grammar
from maek.lang.pack import DateFound
from maek.lang.plans import planned
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import Direction, Unit, When
from maek.text.lunar import feast_days, term_days
from maek.text.overlap import longest_first

_PLAN_REACH = 40
_AHEAD = 4
"""So many letters before a date may say that it is to come."""
_DIRECTIONS: dict[int, Direction] = {-1: "past", 0: "near", 1: "future"}


def dates(reading: Reading, folder: str) -> tuple[DateFound, ...]:
    """Find every date, interval and duration, in text order.

    Args:
        reading: A Japanese or Chinese text.
        folder: Whose table to read it by: ``ja`` or ``zh``.
    """
    g, text = grammar(folder), wide(reading.text)
    found = [f for finder in _FINDERS for f in finder(text, g)]
    kept = longest_first(found, lambda f: f.rule == "han.short")
    return tuple(
        _ahead(f, text, g)
        or planned(f, reading, g.planned, folder, before=g.plan_before, behind=_PLAN_REACH)
        for f in kept
    )


def _ahead(found: DateFound, text: str, g: Grammar) -> DateFound | None:
    """A month or day right behind a word that says it is to come: 将于12月."""
    if found.when.kind != "partial" or found.when.direction:
        return None
    if not g.ahead.search(text[max(0, found.span.start - _AHEAD) : found.span.start]):
        return None
    return replace(found, when=replace(found.when, direction="future"))


def _days(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.day.finditer(text):
        when = _when(m, g)
        if when is None or _is_number(m, text):
            continue
        end = m.end() - (len(m[0]) - len(m[0].rstrip("の的")))
        yield DateFound(Span(m.start(), end), when, "han.day")
    for m in g.decade.finditer(text):
        year = whole(m["year"])
        year += 0 if year > 100 else 1900 if year >= 30 else 2000
        part = g.words["parts"].get(m["part"] or "", "")
        yield DateFound(Span(*m.span()), When("decade", year=year, part=part), "han.decade")


def _is_number(m: re.Match[str], text: str) -> bool:
    """Tell 嫦娥六号, the sixth of its name, from the 6th: no month, and a name before it."""
    before = text[max(0, m.start() - 1) : m.start()]
    if m["day"] is None or m["month"] or m["mw"] or m[0][-1] not in "号號":
        return False
    return (
        bool(re.match(r"[一-龥A-Za-zァ-ヴー“「『]", before))
        and before not in "于在从到至自的是和及与将，。"
    )


def _year(m: re.Match[str], g: Grammar) -> When | None:
    """The year a date gives: written, of an era, last year's; None where it gives none."""
    if m["era"]:
        nth = 1 if m["ey"] == "元" else whole(m["ey"])
        return When("absolute", year=g.words["eras"][m["era"]] + nth)
    if m["year"]:
        return When("absolute", year=whole(m["year"]))
    if m["yw"]:
        refer = "story" if m["yw"] in g.words["story_years"] else "anchor"
        offset = {**g.words["years"], **g.words["story_years"]}[m["yw"]]
        return When(
            "relative", unit="year", offset=offset, refer="story" if refer == "story" else "anchor"
        )
    return None


def _when(m: re.Match[str], g: Grammar) -> When | None:
    when = _year(m, g)
    if when is not None and m["yto"]:
        last = When("absolute", year=whole(m["yto"]))
        return When("interval", first=when, last=last)
    if m["mw"]:
        # 比|上月: the month before the one that is told of.
        against = m.string[m.start() - 1 : m.start()] in ("比", "较", "較")
        story = against or m["mw"] in g.words["story_months"]
        offset = {**g.words["months"], **g.words["story_months"]}[m["mw"]]
        when = When("relative", unit="month", offset=offset, refer="story" if story else "anchor")
    elif m["month"]:
        month = whole(m["month"])
        if not 1 <= month <= 12:
            return None
        when = replace(when or When("partial"), month=month)
    if m["day"]:
        return _with_day(m, when or When("partial"))
    if m["part"] and when is not None and (m["month"] or m["mw"]):
        when = replace(when, part=g.words["parts"][m["part"]])
    if when is not None and m["mto"]:
        return When("interval", first=when, last=replace(when, month=whole(m["mto"])))
    return when


def _with_day(m: re.Match[str], when: When) -> When | None:
    day = whole(m["day"])
    if not 1 <= day <= 31:
        return None
    when = replace(when, day=day)
    if m["coming"]:
        when = replace(when, direction="future")
    if m["dto"] and 1 <= whole(m["dto"]) <= 31:
        last = replace(when, day=whole(m["dto"]))
        if m["dmonth"]:
            last = replace(last, month=whole(m["dmonth"]))
        return When("interval", first=when, last=last)
    return when


def _parts(text: str, g: Grammar) -> Iterator[DateFound]:
    """2024年第3四半期, 去年上半年, 昨年夏, 1～3月期."""
    for m in g.part.finditer(text):
        when = _year(m, g) or When("partial")
        if m["quarter"]:
            nth = whole(m["quarter"])
            if not 1 <= nth <= 4:
                continue
            when = replace(when, quarter=nth)
        elif m["half"]:
            when = replace(when, half=g.words["halves"][m["half"]])
        elif m["run"]:
            begin, end = int(m["run"]), int(m["runto"])
            first = replace(when, month=begin)
            when = When("interval", first=first, last=replace(when, month=end))
            if begin % 3 == 1 and end == begin + 2:
                when = replace(first, month=None, quarter=end // 3)
        elif when.kind == "partial":
            continue
        else:
            when = replace(when, name=g.words["seasons"][m["season"]])
        yield DateFound(Span(*m.span()), when, "han.part")
    for m in g.season.finditer(text):
        offset, name = g.words["year_seasons"][m[0]]
        when = When("relative", unit="year", offset=offset, name=name)
        yield DateFound(Span(*m.span()), when, "han.season")


def _first_months(text: str, g: Grammar) -> Iterator[DateFound]:
    """前三季度, 今年前十个月."""
    for m in g.firsts.finditer(text):
        count = whole(m["n"])
        count *= 3 if m["quarters"] else 1
        if count <= 12:
            given = _year(m, g) or When("relative", unit="year")
            first, last = replace(given, month=1), replace(given, month=count)
            when = When("interval", first=first, last=last)
            yield DateFound(Span(*m.span()), when, "han.first-months")


def _words(text: str, g: Grammar) -> Iterator[DateFound]:
    words = g.words
    for m in g.word.finditer(text):
        if m["day"]:
            when = When("relative", offset=words["days"][m["day"]])
        elif m["story"]:
            when = When("relative", offset=words["story_days"][m["story"]], refer="story")
        elif m["weekend"]:
            when = When("named", name="weekend", offset=words["weekends"][m["weekend"]])
        elif m["wd"]:
            weekday = words["weekdays"][m["wd"]]
            when = When("weekday", weekday=weekday)
            if m["week"]:
                offset = words["weeks"][m["week"]]
                when = When("relative", unit="week", offset=offset, weekday=weekday)
        elif m["feast"]:
            when = _of_year(_feast(m["feast"], g), m["lead"] or "", g)
        elif m["yearword"]:
            when = When("relative", unit="year", offset=words["year_words"][m["yearword"]])
        else:
            unit, offset = _unit_word(m["unitword"], g)
            when = When("relative", unit=unit, offset=offset)
        yield DateFound(Span(*m.span()), when, "han.word")


def _feast(name: str, g: Grammar) -> When:
    fixed = g.words["fixed"].get(name)
    if fixed:
        month, day = map(int, fixed.split("-"))
        return When("partial", month=month, day=day)
    zone = g.words["zone"]
    if name in g.words["terms"]:
        days = term_days(g.words["terms"][name], zone)
    else:
        days = feast_days(*g.words["moving"][name], zone)
    return When("named", name=name, days=days)


def _of_year(feast: When, lead: str, g: Grammar) -> When:
    """去年端午节, 2024年春节: the feast of the year before it."""
    if not lead:
        return feast
    fixed = feast.kind == "partial"
    if lead[0].isdigit():
        dated = replace(feast, year=int(lead[:4]))
        return replace(dated, kind="absolute") if fixed else dated
    dated = replace(feast, unit="year", offset=g.words["years"][lead])
    return replace(dated, kind="relative") if fixed else dated


def _unit_word(word: str, g: Grammar) -> tuple[Unit, int]:
    """先週, 上季度: the unit and how many of them away."""
    tables: tuple[tuple[str, Unit], ...] = (
        ("weeks", "week"),
        ("quarters", "quarter"),
        ("half_words", "half"),
        ("decades", "decade"),
    )
    return next((unit, int(g.words[t][word])) for t, unit in tables if word in g.words[t])


def _durations(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.duration.finditer(text):
        unit: Unit = "month"
        if m["half"]:
            amount = 6
        else:
            unit = g.words["units"].get(m["unit"]) or g.words["short"][m["short"]]
            amount = whole(m["n"])
        if not amount:
            continue
        yield DateFound(Span(*m.span()), _lasting(m, amount, unit), "han.duration")


def _lasting(m: re.Match[str], amount: int, unit: Unit) -> When:
    if unit == "decade":
        amount, unit = 10 * amount, "year"
    if not (m["ago"] or m["later"]):
        return When("duration", amount=amount, unit=unit)
    if unit == "week":
        amount, unit = 7 * amount, "day"
    return When("relative", unit=unit, offset=amount if m["later"] else -amount)


def _short_years(text: str, g: Grammar) -> Iterator[DateFound]:
    """96年に: a year of the last century, by its last two digits."""
    for m in g.short_year.finditer(text):
        yield DateFound(Span(*m.span()), When("absolute", year=1900 + int(m["yy"])), "han.short")


def _numeric(text: str, g: Grammar) -> Iterator[DateFound]:
    for m in g.numeric.finditer(text):
        year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield DateFound(
                Span(*m.span()), When("absolute", year=year, month=month, day=day), "iso"
            )


_FINDERS: tuple[Callable[[str, Grammar], Iterator[DateFound]], ...] = (
    _days,
    _parts,
    _first_months,
    _words,
    _durations,
    _short_years,
    _numeric,
)
