"""What a Russian sum or size is of: штраф в 45 млн рублей, на ремонт школ выделят 2,4 млрд."""

from __future__ import annotations

import re

from maek.model.span import Span

_REACH = 130
_MONEY = (
    r"(?:компенсаци|штраф|налог|ущерб|долг|убыт|прибыл|выручк|помощ|субсиди|инвестици|кредит|взят"
    r"|зарплат|пошлин|премиаль|дивиденд|пожертвовани|расход|доход|хищени|растрат|задолженност|выкуп"
    r"|грант|стипенди|пенси|пособи|вознаграждени|гонорар|неустойк|залог|займ)[а-яё]*"
)
_MONEY_AS = re.compile(rf"[\s\u00a0](?P<of>(?:[а-яё]+(?:ой|ого|ых|их)\s)?{_MONEY})")
_MONEY_BEFORE = re.compile(rf"(?<![А-Яа-яЁё-])(?P<of>{_MONEY})\s$")
"""В [хищении] 1,3 млрд рублей."""
_IS = re.compile(
    r"\s(?:из\sних\s)?[—–]\s(?P<of>(?:[а-яё]+(?:ые|ие)\s)?[а-яё-]{3,}[ыиаяе])(?=[,.;]|$)"
)
"""Из них 60% — [женщины]."""
_NOUN = r"(?<![А-Яа-яЁё-])(?P<of>(?:(?<!.)[А-ЯЁ]|(?<=[.!?]\s)[А-ЯЁ])?[а-яё-]{3,})"
_NOUN += r"(?<!л)(?<!л[аои])(?<!ть)(?<!с[ья])"
_SIZE = (
    r"(?:весом|массой|длиной|высотой|шириной|глубиной|толщиной|диаметром|площадью|протяж[её]нностью"
    r"|мощностью|вместимостью|[её]мкостью|дальностью|тиражом|объ[её]мом|размером|стоимостью|ценой"
    r"|суммой|на\sсумму|в\s(?:размере|сумме|объ[её]ме))"
)
_SIZED = re.compile(rf"{_NOUN}(?:\s[А-ЯЁ][а-яё-]+)?\s{_SIZE}\s(?:в\s)?$")
_AMOUNTS = re.compile(rf"{_NOUN}\sв\s$")
_BOUNDED = re.compile(
    r"(?<![А-Яа-яЁё-])(?P<of>[а-яё-]{3,}(?:ах|ях|ами?|ями?|ов|ев|ей|ы|ия|ие|(?<!л)и))\s$"
)
"""О [комиссиях] свыше 500 рублей."""
_SPENT = (
    r"(?:[Пп]о)?(?:трат|направ|выдел|вложи|вложе|вклад|инвестир|израсход|предусм|заложи|заложе|нужно"
    r"|потреб)[а-яё]*\s"
)
_SPENT_NP = r"(?:[а-яё-]+(?:ый|ий|ое|ее|ую|юю|ые|ие)\s)?[а-яё-]{4,}"
_SPENT_NP += r"(?:\s[а-яё-]{2,}(?:[аяыивей]|[бвгнрц]|ол))?"
_DEALT = re.compile(
    r"(?<![а-яё])(?:похи|укра[лд]|изъя|закуп|купи|прода|постав|приобр|выв[её]з|присво|заключ|подпис|выигра"
    r"|оформ|выда|экспорт|импорт|вв[её]з|получ|потеря|конфиск|арестова|собра|выпус|размест|разыгра)[а-яё]*\s"
    r"(?P<of>(?:[а-яё-]+(?:ые|ие|ый|ий|ую|юю|ое|ее|ой|ого|[ыи]х)\s){0,2}[а-яё-]{4,}(?:\s[а-яё-]{3,}(?:[аяыи]|ов|ев|ей|ий))?)"
    r"\sна\s$"
)
"""Похитили [украшения] на 12 млн рублей."""
_SPENT_ON = re.compile(
    rf"{_SPENT}(?:[а-яё]+\s)?(?:на|в)\s(?P<of>{_SPENT_NP})"
    r"(?:\s(?:в|на)\s[А-ЯЁ][а-яё]+)?\s$"
)
_ON_SPENT = re.compile(
    rf"(?<![А-Яа-яЁё])[Нн]а\s(?P<of>{_SPENT_NP})\s(?:[^.;,]{{0,50}}\s)?{_SPENT}(?:[а-яё]+\s)?$"
)
"""На [ремонт школ] выделят 2,4 млрд."""
_ON = re.compile(
    r"\sна\s(?P<of>[а-яё-]{4,}(?:ство|ние|ие|онт|ку|ию|мы|ты|ры)"
    r"(?:\s(?:[а-яё-]+(?:ого|его|ой|ей|[ыи]х)\s)?[а-яё-]{3,}(?:а|я|ов|ев|ей|ий|ых|ы|и))?)(?![а-яё-])"
)
"""Выделили 5 млн рублей на [ремонт школ]."""


def sized(text: str, start: int) -> Span | None:
    """Return what a size or price stands behind: [тоннель] длиной 3,4 км.

    Args:
        text: The text.
        start: Where the figure begins.
    """
    m = _SIZED.search(text, max(0, start - _REACH), start)
    return Span(*m.span("of")) if m else None


def amount_of(m: re.Match[str], code: str) -> Span | None:
    """Return what a sum or rate is of: штраф в 45 млн рублей, вложит в завод 3 млрд рублей.

    Args:
        m: The figure as the drawer of figures matched it.
        code: Code of its unit.
    """
    text, start = m.string, m.start()
    begin = max(0, start - _REACH)
    found = _SIZED.search(text, begin, start) or _AMOUNTS.search(text, begin, start)
    found = found or _IS.match(text, m.end())
    if found is None and code.isupper():
        found = _BOUNDED.search(text, begin, start) if m["before"] else None
        for pattern in (_MONEY_BEFORE, _DEALT, _SPENT_ON, _ON_SPENT):
            found = found or pattern.search(text, begin, start)
        found = found or _MONEY_AS.match(text, m.end())
        if found is None and re.search(_SPENT, text[begin:start]):
            found = _ON.match(text, m.end())
    return Span(*found.span("of")) if found else None
