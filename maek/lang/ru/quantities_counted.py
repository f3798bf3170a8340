"""What stands behind a Russian number and is counted: 15 тыс. [мирных жителей], 14 [домов]."""

from __future__ import annotations

import functools
import re

from maek.lang.tables import by_letter, table
from maek.model.span import Span

_WORDS = re.compile(
    r"[\s\u00a0](?P<words>(?:[а-яё-]+[\s\u00a0]){0,3}(?:[а-яё-]+|[А-ЯЁ]{2,5}(?![А-Яа-яЁё])))"
)
_ADVERB = re.compile(r"(?:ранее|недавно|ещ[её]|вновь|тяжело|особо|частично|полностью|почти)$")
"""Before an adjective: 11 ранее неизвестных видов."""
_ADJECTIVE = re.compile(r"(?:их|ых|ого|его|ой|ей|[иы]ми?)$")
_DOING = re.compile(r"(?:(?:в?ш|ющ|ящ|ащ|ущ)(?:их|ими?)(?:ся)?|(?:[нт]н|[иеая]ем|им)(?:ых|ыми?))$")
"""A participle with no noun behind it stands for people: при 14 воздержавшихся."""
_GENITIVE = re.compile(
    r"(?:ов|ев|ёв|ей|ий|ок|ек|ат|ан|их|ых|ин|ок|ств|аций|ия|а|я|ы|и|у|ц)$|[бвгджзклмнпрстфхчшщ]$"
)
_LIKE_ADJECTIVE = re.compile(r"(?:их|ых)$")
"""Мирных жителей: the noun is still to come."""
_SINGULAR = re.compile(r"(?:ого|его|ой|ей)$")
_OBLIQUE = re.compile(r"(?:[аяь]ми|[ая]м|[ая]х)$")
"""С 18 спутниками, к 25 школам."""
_NO_NOUN = re.compile(
    r"(?:ть|л[ио]|л[аио]сь|тся|ться)$|^(?:или|будут|будет|могут|может|хотят|стоят|стоит|есть|нет|для|при|после|против|свыше|около)$"
    r"|^(?:год|месяц|недел|сут|квартал)[а-яё]*$|[аияеуы]л(?<!сил)(?<!могил)(?<!скал)(?<!тел)(?<!дел)"
    r"(?<!кресел)(?<!зеркал)(?<!одеял)(?<!стрел)(?<!с[её]л)(?<!чисел)(?<!правил)(?<!вёсел)(?<!начал)$"
    r"|(?!стран|стен|цен|сцен|смен|аре|сире|измен|перемен)[а-яё]{3,}[аеёя]ны$|(?:би|кры|[нз]я|жи)ты$"
)
_COUNTING = (
    "round",
    "container",
    "vehicle",
    "ship",
    "craft",
    "case",
    "country",
    "company",
    "house",
)
_SOMEBODY = re.compile(
    r"(?:щик|чик|(?<!л)ист|атор|онер|тел[ья]ниц)(?:ов|ами?|ах|а|ы|и)$|(?:[ая]нцев|[еи]нцев|йцев|жцев|льцев|ковцев|вцев)$"
    r"|(?:цами?|жан|чан|[аи]ян|тян)$|тел(?:ей|я|и|ями?|ях)$|олог(?:ов|а|и|ами?)$|граф(?:ов|ами?)$"
)
"""Suffixes of those who do something or are from somewhere: дольщиков, петербуржцев, парижан."""
_NOBODY = re.compile(
    r"(?:датчик|счётчик|счетчик|ящик|самосвал|бомбардировщик|истребител|перехватчик|ракетоносител|двигател|показател"
    r"|выключател|огнетушител|усилител|носител|накопител|указател|нагревател|растворител|краси"
    r"|удобрени|аккумулятор|генератор|эвакуатор|экскаватор|радиатор|реактор|индикатор|трансформатор"
    r"|каталог|диалог|некролог|аналог|палец|пальц|танц|месяц|обезьян|семян|каштан|граф|параграф|телеграф"
    r"|автомобил|путеводител|лист|конденсатор|калькулятор|домкрат|ледник|больниц|границ|страниц"
    r"|единиц|столиц|гостиниц|улиц|птиц|яиц|таблиц|предел|отел|цел|артел|стрел|постел|метел|картел|недел|модел)"
)
_MEASURED = frozenset(
    ["t", "kg", "g", "L", "kL", "barrel", "m3", "cm", "mm", "box", "bottle", "piece", "container"]
)
"""Codes of units that something is counted in: 5 тыс. тонн [риса]."""
_OUT_OF = re.compile(r"\sиз\s(?:почти\s|более\s|примерно\s)?\d[\d\u00a0]*(?=\s)")
"""61 из 78 дронов: both are of drones."""
_AND_OTHERS = re.compile(r"\sи\s(?P<other>[а-яё]+(?:ов|ев|ей|ан|ок|ц|н|их|ых))(?![а-яё-])")


def head(word: str) -> str:
    """Return what sort of thing a noun stands for, empty where no table knows.

    Args:
        word: A noun in any case of the plural.
    """
    word = word.partition("-")[0] if word[:3] != "топ" else word
    known = _heads().match(word)
    if known is not None:
        return str(table("ru", "units")["heads"][known[0]])
    if _SOMEBODY.search(word) and not _NOBODY.match(word):
        return "person"
    return _things().get(word, "")


@functools.cache
def _heads() -> re.Pattern[str]:
    return re.compile(by_letter(sorted(table("ru", "units")["heads"], key=len, reverse=True)))


@functools.cache
def _things() -> dict[str, str]:
    """Forms of the units that count things: 14 жилых [домов]."""
    rows = table("ru", "units")["units"]
    return {form: code for code in _COUNTING for form in rows[code]}


def counted(text: str, at: int) -> tuple[Span | None, str]:
    """Find what is counted: adjectives and the noun they lead to, 15 тыс. [мирных жителей].

    Args:
        text: The text.
        at: Where the figure ends.

    Returns:
        The phrase and the code of what its noun stands for, empty where no table knows.
    """
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
        code = head(word[0])
        if code and not (_LIKE_ADJECTIVE.search(word[0]) and told[0] is None):
            end = start + word.end()
            others = _AND_OTHERS.match(text, end) if code == "person" else None
            if others and head(others["other"]) == code:
                end = others.end()  # 130 школьников и учителей
            return Span(start, end), code
        if (_ADJECTIVE.search(word[0]) or _DOING.search(word[0])) and len(word[0]) > 4:
            if (
                told[0] is not None
                and _SINGULAR.search(word[0])
                and _LIKE_ADJECTIVE.search(told[0].of(text))
            ):
                return told  # 2,9 тысячи больных холерой
            # 52 осуждённых: where no noun follows, the adjective is one.
            code = code or ("person" if _DOING.search(word[0]) else "")
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


def is_counted_in(code: str) -> bool:
    """Tell whether something else is counted in a unit: 5 тыс. тонн [риса].

    Args:
        code: A unit's code.
    """
    return code in _MEASURED
