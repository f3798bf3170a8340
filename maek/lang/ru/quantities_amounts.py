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
_ADJ = r"(?<![А-Яа-яЁё-])[А-ЯЁ]?[а-яё-]+(?:ый|ий|ая|яя|ое|ее|ые|ие|ом|ем|ую|юю|ого|[ыи]х|[ыи]ми?)\s"
ALSO_SIZED = re.compile(rf"(?:,|\sи)\s{_SIZE}\s(?:в\s)?")
"""Мост длиной 1,4 км и высотой 90 метров: both are of the bridge."""
_FEWER = re.compile(
    r"\s(?:больше|меньше)\s(?P<of>(?:[а-яё-]+[ыи]х\s)?(?!лет\b|раз\b)[а-яё-]{2,}(?:ов|ев|ей|ий|[нкцтщжшчлр]))(?![а-яё])"
)
_SIZED = re.compile(
    rf"(?:{_ADJ})?{_NOUN}(?:\sметро)?(?:\s[А-ЯЁ][а-яё-]+)?\s(?:(?:обще|средне|максимально|суммарно|рекордно)й\s)?{_SIZE}\s(?:в\s)?$"
)
_AMOUNTS = re.compile(rf"{_NOUN}\sв\s$")
_BOUNDED = re.compile(
    r"(?<![А-Яа-яЁё-])(?P<of>[а-яё-]{3,}(?:ах|ях|ами?|ями?|ов|ев|ей|ы|ия|ие|(?<!л)и))\s$"
)
"""О [комиссиях] свыше 500 рублей."""
_WITH = re.compile(
    r"(?<![а-яё])(?:при|с|со|под)\s(?:[а-яё-]+(?:ой|ей|ым|им|ом|ем|ыми|ими)\s)?(?P<of>(?!учётом|учетом)[а-яё-]{3,}(?:ой|ей|ью|ом|ем|е))"
    r"\s(?:в\s)?$"
)
"""При [явке] 48%, с [вероятностью] 70%."""
_BEFORE_BOUND = re.compile(
    r"(?<![А-Яа-яЁё-])(?P<of>[А-ЯЁ]?[а-яё-]{3,}(?:ах|ях|ами?|ями?|ов|ев|ы|и|ия|ие|а|е|ость)(?:\s[а-яё-]{3,}(?:[аяы]|ов))?)\s$"
)
_SPENT = (
    r"(?:[Пп]о)?(?:трат|направ|выдел|вложи|вложе|вклад|инвестир|израсход|предусм|заложи|заложе|нужно"
    r"|потреб)[а-яё]*\s"
)
_SPENT_NP = r"(?:[а-яё-]+(?:ый|ий|ое|ее|ую|юю|ые|ие)\s)?[а-яё-]{4,}"
_SPENT_NP += r"(?:\s[а-яё-]{2,}(?:[аяыивей]|[бвгнрц]|ол))?"
_DEALT = re.compile(
    r"(?<![А-Яа-яЁё-])(?P<of>(?:[а-яё-]+(?:ые|ие|ый|ий|ую|юю|ое|ее|ой|ого|[ыи]х|ом|ем)\s){0,2}(?![а-яё]*(?:л[аио]?|ть|"
    r"[еиуюая]т|с[ья])\s)[а-яё-]{4,}(?:\s[а-яё-]{3,}(?:[аяыи]|ов|ев|ей|ий))?)\sна\s$"
)
_NOT_DEALT = re.compile(
    r"(?:оштраф|обман|наказ|обогат|ограб|обокра|обсчит|обворо|подорож|подешев|вырос|упа[лд]|сни[зж]"
    r"|повы[сш]|увелич|сокра[тщ]|жал|подал[аи]? в суд|обош)[а-яё]*\s(?:(?!и\s)[^\s.;]+\s){0,4}$"
)
"""Похитили [украшения] на 12 млн рублей; but оштрафовали банк на 57 млн."""
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
    if m is None:
        return None
    end = m.end("of") + (len(" метро") if text.startswith(" метро", m.end("of")) else 0)
    return Span(m.start(), end)


def bounded(text: str, start: int) -> Span | None:
    """Return the noun right before a bound: [порывы ветра] до 27 метров в секунду.

    Args:
        text: The text.
        start: Where the figure begins, with its до or свыше.
    """
    m = _BEFORE_BOUND.search(text, max(0, start - _REACH), start)
    return Span(*m.span("of")) if m else None


def with_noun(text: str, start: int) -> Span | None:
    """Return the noun a preposition puts right before a figure: при [явке] 48%.

    Args:
        text: The text.
        start: Where the figure begins.
    """
    m = _WITH.search(text, max(0, start - 50), start)
    return None if m is None or ALSO_SIZED.search(f" и {m['of']} ") else Span(*m.span("of"))


def fewer(text: str, at: int) -> Span | None:
    """Return of what there is more or less by a figure: на 28% меньше [мигрантов].

    Args:
        text: The text.
        at: Where the figure ends.
    """
    m = _FEWER.match(text, at)
    return Span(*m.span("of")) if m else None


def amount_of(m: re.Match[str], code: str) -> Span | None:
    """Return what a sum or rate is of: штраф в 45 млн рублей, вложит в завод 3 млрд рублей.

    Args:
        m: The figure as the drawer of figures matched it.
        code: Code of its unit.
    """
    text, start = m.string, m.start()
    begin = max(0, start - _REACH)
    size = sized(text, start)
    if size is not None:
        return size
    found = _AMOUNTS.search(text, begin, start) or _IS.match(text, m.end())
    if found is None and code.isupper():
        found = _BOUNDED.search(text, begin, start) if m["before"] else None
        for pattern in (_MONEY_BEFORE, _SPENT_ON, _ON_SPENT):
            found = found or pattern.search(text, begin, start)
        if found is None and not _NOT_DEALT.search(text, begin, start):
            found = _DEALT.search(text, begin, start)
        found = found or _MONEY_AS.match(text, m.end())
        if found is None and re.search(_SPENT, text[begin:start]):
            found = _ON.match(text, m.end())
    return Span(*found.span("of")) if found else None
