"""What a Russian figure is of: штраф в 45 млн, экспорт вырос на 7%, 15 тыс. солдат, 60% женщин."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maek.lang.tables import table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure

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
_OBLIQUE = re.compile(r"(?:[аяь]ми|[ая]м|[ая]х)$")
"""С 18 спутниками, к 25 школам."""
_NO_NOUN = re.compile(
    r"(?:ть|л[аио]|л[аио]сь|тся|ться)$|^(?:или|для|при|после|против|свыше|около)$"
    r"|^(?:год|месяц|недел|сут|квартал)[а-яё]*$"
)
_CHANGES = re.compile(r"%|pp|bp|centner|fraction|degC|times|point|kopeck|[A-Z]{3}")
"""Units of what rises and falls."""
_MEASURED = frozenset(
    ["t", "kg", "g", "L", "kL", "barrel", "m3", "cm", "mm", "box", "bottle", "piece", "container"]
)
"""Codes of units that something is counted in: 5 тыс. тонн [риса]."""
_SHARE_OF = re.compile(
    r"[\s\u00a0](?:всех\s)?(?P<of>(?:[а-яё]+(?:их|ых|ого|ой|его|ей)\s)?"
    r"(?!годовых|больше|меньше|выше|ниже|ранее)[а-яё]{2,}"
    r"(?:ов|ев|ей|ий|[аяи]н|[ое]к|ии|ия|сти|их|ых|ала|ства?|ниц|щиц|школ|мест|лиц|дел)"
    r"|населения|территории|ВВП)(?![А-Яа-яЁё-])"
)
"""70% [избирателей]: a share of what stands behind it; behind на it is a change."""
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
_QUAKE = re.compile(r"(?<![а-яё])(?P<of>землетрясени[а-яё]+|толчк[а-яё]+|толчок)\s$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"(?:число|количество|численность|поголовье|население|счёт|счет)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:число|количество|численность)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\sиз\s(?:почти\s|более\s|примерно\s)?\d[\d\u00a0]*(?=\s)")
"""61 из 78 дронов: both are of drones."""
_AND_OTHERS = re.compile(r"\sи\s(?P<other>[а-яё]+(?:ов|ев|ей|ан|ок|ц|н|их|ых))(?![а-яё-])")
_NOUN = r"(?<![А-Яа-яЁё-])(?P<of>[а-яё-]{4,})(?<!л)(?<!л[аои])(?<!ть)(?<!с[ья])"
_SIZE = (
    r"(?:весом|массой|длиной|высотой|шириной|глубиной|толщиной|диаметром|площадью|протяж[её]нностью"
    r"|мощностью|вместимостью|[её]мкостью|дальностью|тиражом|объ[её]мом|размером|стоимостью|ценой"
    r"|суммой|на\sсумму|в\s(?:размере|сумме|объ[её]ме))"
)
_SIZED = re.compile(rf"{_NOUN}\s{_SIZE}\s(?:в\s)?$")
_AMOUNTS = re.compile(
    rf"(?:{_NOUN}\sв\s"
    r"|(?:повы[сш]|сни[зж]|увелич|сокра[тщ]|уреза|подня|пони[зж]|индексир|рост)[а-яё]*\s"
    r"(?P<what>(?:[а-яё-]+(?:ую|юю|ый|ий|ое|ее|ые|ие)\s)?[а-яё-]{3,}(?:\s[а-яё-]{4,}(?:ов|ий|ей|ы|и|а|я))?"
    r"|[А-ЯЁ]{2,5})\s(?:на|до|с)\s)$"
)
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
    r"(?:\s[а-яё-]{3,}(?:а|я|ов|ев|ей|ий|ых|ы|и))?)(?![а-яё-])"
)
"""Выделили 5 млн рублей на [ремонт школ]."""
_CLAUSE = re.compile(r"[.;:]\s|,\s(?!(?:до|на|с|в)\s[\d$€])(?=[а-яё])", re.IGNORECASE)
_REACH = 90
_IN_PHRASE = re.compile(r"(?<![а-яё])(?:к|при|после|от|до|из)\s[а-яё]+\s$", re.IGNORECASE)
"""К закрытию торгов: a noun that another's preposition governs has changed nothing."""
_MORE = re.compile(r"\s(?:больше|меньше|выше|ниже|дороже|дешевле|быстрее|медленнее)(?![а-яё])")
_SAME = re.compile(
    r"(?:[^.;:()—–]{0,45}\s)?(?:с|со|до|против|или)\s|,\sдо\s|\s(?P<whose>[^.;:,()]{3,40})\s\("
)
"""Between two ends of one change (до 8,2% в сентябре с 8,1%), or a share told twice."""
_UP_TO = re.compile(r",\s(?:до|против)\s|\s\(?до\s")
"""На 31%, до 14,6 млн тонн: so much less, and so much."""
_THAT_IS = re.compile(
    r"[^.;:()—–]{0,20}(?:,\s(?:что|это)|\s[—–](?:\sэто)?)\s(?:[а-яё]+\s)?(?:на\s)?"
)
"""1,6 млн человек, что на 8% меньше."""
_ADJ = r"[а-яё][а-яё-]*(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)\s"
_NO_SUBJECT = (
    r"что|чем|это|эт[аио]|как|котор[а-яё]+|уже|ещ[её]|он[аио]?|их|его|е[её]|все|всего|также|ранее|сейчас"
    r"|теперь|где|когда|если|при|потом|затем|примерно|около|почти|более|менее|или|для|однако|тогда|там"
)
_LITTLE = "для|при|над|под|без|про|или|чем|как|что|его|все|уже|ещё|еще|были|была|было|стали"
_OF_ADJ = r"[а-яё-]+(?:ого|его|ой|ей|ых|их)\s"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What changed before a verb of change or a dash, and what is compared."""
    genitive = (
        rf"\s(?!(?:{_LITTLE})\s)(?:{_OF_ADJ})?[а-яё-]{{2,}}(?:а|я|ов|ев|ей|ий|ых|их|ы|и|й|к|ом|ем)"
    )
    subject = (
        r"(?<![а-яё-])(?<!\bк )(?<!\bв )(?<!\bс )(?<!\bу )(?<!\bна )(?<!\bот )(?<!\bпри )"
        rf"(?P<of>(?!(?:{_NO_SUBJECT})\s)(?:{_ADJ})?[а-яё][а-яё-]{{2,}}(?:{genitive}){{0,2}})"
        r"(?:\s(?:[«\"][^«»\"]{2,30}[»\"]|[А-ЯЁ]+-?\d+|[А-ЯЁ][а-яё]+))?"
        r"(?:\s(?:на|во?|за|по|для|из|у|со?|к|после)\s(?:[а-яё-]+(?:ом|ой|ей|ем|их|ых|ую|ый|ий)\s)?[а-яё-]+"
        r"(?:\s[а-яё]{4,}(?:а|я|ы|и))?){0,2}"
    )
    verbs = "|".join(table("ru", "units")["changes"]["verbs"])
    number = r"\d[^;:()]{0,24}[,—–]?\s(?:[—–]\s)?(?:(?:на|до|в)\s)?"
    return (
        re.compile(
            rf"{subject}\s(?:[а-яё]+(?:л|ла|ло|ли)(?:сь|ся)?\sи\s)?(?:{verbs}|[—–])"
            rf"\s(?:[^,.;:—–]{{0,30}}\s)?(?:на|до|в)?\s?(?:{number})?$",
            re.IGNORECASE,
        ),
        re.compile(rf"{subject}\s(?:[а-яё]+\s)?на\s$", re.IGNORECASE),
    )


def head(word: str) -> str:
    """Return what sort of thing a noun stands for, empty where no table knows.

    Args:
        word: A noun in any case of the plural.
    """
    heads = table("ru", "units")["heads"]
    return next((str(c) for stem, c in heads.items() if word.startswith(stem)), "")


def told_of(m: re.Match[str], code: str, taken: tuple[Span, ...]) -> Span | None:
    """Find what a figure is of where nobody stands behind it who could be counted.

    Args:
        m: The figure as the drawer of figures matched it.
        code: Code of its unit, empty for none.
        taken: The dates of the text.
    """
    text, start = m.string, m.start()
    if code == "magnitude":
        quake = _QUAKE.search(text, max(0, start - 20), start)
        return Span(*quake.span("of")) if quake else None
    if _CHANGES.fullmatch(code):
        share = _SHARE_OF.match(text, m.end()) if code == "%" else None
        if share and not text.endswith("на ", 0, start):
            return Span(*share.span("of"))
        return changed(text, start, m.end(), taken) or _amount_of(m, code)
    if is_measure(code):
        sized = _SIZED.search(text, max(0, start - _REACH), start)
        if sized is None and (m["before"] or text.endswith("на ", 0, start)):
            return changed(text, start, m.end(), taken)  # уровень реки поднялся на два метра
        return Span(*sized.span("of")) if sized else None
    if code == "person" and m["unit"]:
        subject = changed(text, start, m.end(), taken)
        return subject if subject and _NUMBER.match(subject.of(text)) else None
    if not code and m["low"] and m["low"][0].isdigit():
        subject = changed(text, start, m.end(), taken)
        return subject if subject and _NUMBER_OF.match(subject.of(text)) else None
    return None


def _amount_of(m: re.Match[str], code: str) -> Span | None:
    """Штраф в 45 млн рублей, повысил ставку на 0,5 п. п., вложит в завод 3 млрд рублей."""
    text, start = m.string, m.start()
    begin = max(0, start - _REACH)
    found = _SIZED.search(text, begin, start) or _AMOUNTS.search(text, begin, start)
    if found is not None:
        what = found.groupdict().get("what")
        return Span(*found.span("what" if what else "of"))
    found = _IS.match(text, m.end())
    if found is None and code.isupper():
        if m["before"]:
            found = _BOUNDED.search(text, begin, start)
        found = found or _MONEY_BEFORE.search(text, begin, start)
        found = (
            found or _SPENT_ON.search(text, begin, start) or _ON_SPENT.search(text, begin, start)
        )
        found = found or _MONEY_AS.match(text, m.end())
        if found is None and re.search(_SPENT, text[begin:start]):
            found = _ON.match(text, m.end())
    return Span(*found.span("of")) if found else None


def changed(text: str, start: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Return what the verb before a figure says changed: экспорт вырос на 7,5%.

    Args:
        text: The text.
        start: Where the figure begins.
        end: Where it ends.
        dates: The dates of the text.
    """
    clause = max(0, start - _REACH)
    for cut in _CLAUSE.finditer(text, clause, start):
        clause = cut.end()
    by_verb, compared = _patterns()
    pattern = compared if _MORE.match(text, end) else by_verb
    # Инфляция в феврале замедлилась: a day may stand between, but is not what changed.
    for begin in (clause, *(d.end for d in dates if clause < d.end <= start - 12)):
        m = pattern.search(text, begin, start)
        of = Span(*m.span("of")) if m else None
        if of is None or any(d.overlaps(of) for d in dates):
            continue
        return None if _IN_PHRASE.search(text, max(0, of.start - 30), of.start) else of
    return None


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


def both_ends(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give the second end of a change what the first one is of: до 8,2% в мае с 8,1% в апреле.

    Args:
        text: The text.
        found: Its figures, in text order.
    """
    last: Quantity | None = None
    for q in found:
        if last and last.of and q.of and q.of.end == last.of.end and q.of.start > last.of.start:
            q = replace(q, of=last.of)  # 14 [бивней мамонта] весом от 20 до 65 кг
        elif last and last.of and not q.of and _goes_on(text, last, q):
            q = replace(q, of=last.of)
        yield q
        last = q


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    between, units = (one.span.end, other.span.start), {one.unit_norm, other.unit_norm}
    if (len(units) == 1 and is_measure(one.unit_norm)) or units <= {"%", "fraction"}:
        m = _SAME.fullmatch(text, *between)
        if m is not None:
            return m["whose"] in (None, one.of and one.of.of(text))
    if other.unit_norm in ("%", "times") and _MORE.match(text, other.span.end):
        return _THAT_IS.fullmatch(text, *between) is not None
    changed_by = _CHANGES.fullmatch(one.unit_norm) or is_measure(one.unit_norm)
    reached = _CHANGES.fullmatch(other.unit_norm) or is_measure(other.unit_norm)
    return bool(changed_by and reached and _UP_TO.fullmatch(text, *between))
