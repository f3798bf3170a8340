"""What a Russian figure is of: штраф в 45 млн, экспорт вырос на 7%, 15 тыс. солдат, 60% женщин."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from maek.lang.ru.quantities_amounts import ALSO_SIZED, amount_of, bounded, fewer, sized, with_noun
from maek.lang.ru.quantities_counted import head
from maek.lang.ru.quantities_subject import gender, governed, subject
from maek.lang.tables import table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import is_measure
from maek.text.squeezed import squeezed

_CHANGES = re.compile(r"%|pp|bp|centner|fraction|degC|times|point|kopeck|[A-Z]{3}")
"""Units of what rises and falls."""
_SHARE_OF = re.compile(
    r"[\s\u00a0](?:всех\s)?(?P<of>(?:[а-яё]+(?:их|ых|ого|ой|его|ей)\s)?"
    r"(?!годовых|больше|меньше|выше|ниже|ранее)[а-яё]{2,}"
    r"(?:ов|ев|ей|ий|[аяи]н|[ое]к|ии|ия|сти|их|ых|ала|ства?|ниц|щиц|школ|мест|лиц|дел)"
    r"|населения|территории|ВВП)(?![А-Яа-яЁё-])"
)
"""70% [избирателей]: a share of what stands behind it; behind на it is a change."""
_QUAKE = re.compile(r"(?<![а-яё])(?P<of>землетрясени[а-яё]+|толчк[а-яё]+|толчок)\s$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"(?:число|количество|численность|поголовье|население|счёт|счет)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:число|количество|численность)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:!?()]\s(?!(?:руб|млн|тыс|млрд))")
_JOINT = re.compile(
    r"(?:^|.*\s)(?:и|а|но|что|чтобы|когда|если|пока|однако|хотя|как|поскольку|тогда|сообщил[аио]?)\s"
)
_WHICH = re.compile(r"(?:^|\s)(?:в\s|на\s|из\s|по\s)?котор[а-яё]+\s(?:[а-яё]+\s)?$")
_LAST = re.compile(
    r"(?P<of>(?:[а-яё-]+(?:ый|ий|ой|ая|яя|ое|ее|ую|ого|ых|их|ые|ие)\s)?[А-ЯЁа-яё-]{3,})$"
)
_REACH = 130
_TO_DATE = re.compile(
    r"(?:(?<!\S)(?:в|во|на|за|к|с|со|по|до|от|после|конец|конце|концу|начало|начале|начала|итогам|итогу"
    r"|течение|результатам|состоянию|сравнению|ходе|минувший|прошедший|первые|последние|весь"
    r"|период|протяжении|сразу|ещё|еще|уже|только|утром|вечером|ночью|днём|днем)\s)+$",
    re.IGNORECASE,
)
"""What leads up to a day and is passed over with it: по итогам сентября."""
_MORE = re.compile(r"\s(?:больше|меньше|выше|ниже|дороже|дешевле|быстрее|медленнее)(?![а-яё])")
_SAME = re.compile(
    r"(?:[^.;:()—–]{0,45}\s)?(?:с|со|до|против|или)\s|,\sдо\s|\s(?P<whose>[^.;:,()]{3,40})\s\("
)
"""Between two ends of one change (до 8,2% в сентябре с 8,1%), or a share told twice."""
_PARALLEL = re.compile(r"\s(?P<at>на|в|для|за|по)\s[^.;,()]{2,40},?\sи\s(?:на\s)?")
"""25% на сталь и 10% на алюминий."""
_UP_TO = re.compile(r",\s(?:до|против)\s|\s\(?до\s")
"""На 31%, до 14,6 млн тонн: so much less, and so much."""
_THAT_IS = re.compile(
    r"[^.;:()—–]{0,20}(?:,(?:\s(?:что|это))?|\s[—–](?:\sэто)?)\s(?:[а-яё]+\s)?(?:на\s)?"
)
"""1,6 млн человек, что на 8% меньше."""
_WORD = re.compile(r"(?<![А-Яа-яЁё])[А-Яа-яЁё]{4,}(?=\s)|(?<=\s)[—–](?=\s)")
_NEXT = re.compile(r"\s(?P<verb>[а-яё]{4,})\s")
_REST = re.compile(r"[^.,;:()—–]{0,60}")
_STEP = (
    r"(?:(?:[а-яё-]+\s)?(?:на|до|в|с|к|за|от|более|почти|около|ниже|выше|до\sотметки|до\sуровня"
    r"|в\sсреднем|—|–)\s)?"
)
_COUNT = r"(?:[\d$€][^;:()]{0,24}[,—–]?\s(?:[—–]\s)?(?:и\s)?(?:(?:на|до|в|с)\s)?)?"
_CHANGE = (
    r"(?:рост|прирост|снижени|повышени|увеличени|сокращени|уменьшени|падени|подорожани|удешевлени"
    r"|индексаци|подъ[её]м|замедлени|ускорени|укреплени|ослаблени|удорожани|спад)[а-яё]*"
)
_MOVED = re.compile(
    r"(?<![а-яё])(?:(?P<done>(?:повы[сш]|сни[зж]|увелич|сокра[тщ]|уреза|подня|подним|пони[зж]|индексир|проиндексир"
    r"|удво|утро|дов[её]л|довед|довод|расшир|уменьш|наращ|нараст|удешев|ограничи|продли)(?![а-яё]*с[ья]\b)[а-яё]*)"
    rf"|(?P<noun>{_CHANGE}))\s",
    re.IGNORECASE,
)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Verbs of change, what may stand between one and a figure, and a verb that goes on."""
    rows = table("ru", "units")["changes"]["verbs"]
    verbs, alone = "|".join(rows), [row.split(" ")[0] for row in rows]
    tail = rf"(?:[^,.;:—–]{{0,45}}\s)?(?:,\s)?{_STEP}{_COUNT}"
    return (
        re.compile("|".join(alone), re.IGNORECASE),
        re.compile(rf"\s(?P<between>{tail})$", re.IGNORECASE),
        re.compile(
            rf"[^.;:()—–]{{0,40}}(?:,|\sи|,\sа|,\sно)\s(?:[а-яё]+о\s|затем\s)?(?:{verbs}"
            r"|(?:достига|достигну|превыси|превыша|состави|составля|прибави|потеря|увеличи|снизи|подня"
            r"|опусти|сократи|упа|вырас|доби|обновив)[а-яё]*(?:в|вши|вшись|я|ясь))\s"
            r"(?:[^,.;:—–]{0,30}\s)?(?:на|до|в|с|к)?\s?",
            re.IGNORECASE,
        ),
    )


@functools.lru_cache(4096)
def is_change(word: str) -> bool:
    """Tell whether a word is a verb that says how something moved or what it came to.

    Args:
        word: A word as written; a dash stands for such a verb.
    """
    return word in "—–" or _patterns()[0].fullmatch(word) is not None


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
        of = fewer(text, m.end()) or with_noun(text, start) or changed(text, start, m.end(), taken)
        if of is None and text.endswith("на ", 0, start):
            of = _ahead(text, m.end())
        if of and code.isupper() and head(of.of(text).split()[-1]) == "person":
            return None  # вкладчики потеряли шесть миллиардов: theirs, not them
        return of or amount_of(m, code)
    if is_measure(code) or code in ("km/h", "m/s"):
        # Уровень реки поднялся на два метра.
        of = sized(text, start) or changed(text, start, m.end(), taken)
        return of or (bounded(text, start) if m["before"] else None)
    if code == "person" and m["unit"]:
        total = changed(text, start, m.end(), taken)
        number = total and _NUMBER.match(total.of(text))
        return total if total and number and "," not in text[total.end : start] else None
    if not code and m["low"] and m["low"][0].isdigit():
        total = changed(text, start, m.end(), taken)
        return total if total and _NUMBER_OF.match(total.of(text)) else None
    return None


def changed(text: str, start: int, end: int, dates: Sequence[Span]) -> Span | None:
    """Return what the words before a figure say changed: экспорт вырос на 7,5%.

    Args:
        text: The text.
        start: Where the figure begins.
        end: Where it ends.
        dates: The dates of the text, which are passed over.
    """
    begin = max(0, start - _REACH)
    for cut in _SENTENCE.finditer(text, begin, start):
        begin = cut.end()
    near = squeezed(text, begin, start, (_with_lead(text, d) for d in dates))
    words = near.words
    if _MORE.match(text, end):
        lead = re.search(r"\s(?:(?!что|это)[а-яё]+\s)?на\s$", words)
        alone = lead is None or words[: lead.start()].endswith((",", "—", "–"))
        found = None if alone or lead is None else _in_clause(words, lead.start(), "s")
    else:
        found = _by_verb(words)
    return near.spans(*found)[0].trim(text) if found else None


def _by_verb(words: str) -> tuple[int, int] | None:
    tail, moved = _patterns()[1], _moved(words)
    for verb in reversed([w for w in _WORD.finditer(words) if is_change(w[0])]):
        if moved is not None and moved[0] > verb.start():
            break
        m = tail.match(words, verb.end())
        if m is None:
            continue
        found = _in_clause(
            words, verb.start(), "any" if verb[0] in "—–" else gender(verb[0].lower())
        )
        if found is None and m["between"]:
            found = subject(words, *m.span("between"), gender(verb[0].lower()))
        return found
    return moved


def _ahead(text: str, at: int) -> Span | None:
    """На 44% уменьшил [риск], на 12% подорожали [яйца]: the verb stands behind the figure."""
    word = _NEXT.match(text, at)
    if word is None:
        return None
    stop = _REST.match(text, word.end())
    end = stop.end() if stop else word.end()
    verb = word["verb"]
    if _MOVED.match(text, word.start("verb")):
        found = governed(text, word.end(), end)
    elif is_change(verb):
        found = subject(text, word.end(), end, gender(verb))
    else:
        found = None
    return Span(*found) if found else None


def _moved(words: str) -> tuple[int, int] | None:
    """Повысил [ставку] на 0,5; рост [ВВП] на 1,1%: the object of a verb, the genitive of a noun."""
    for m in reversed(list(_MOVED.finditer(words))):
        found = governed(words, m.end(), len(words))
        if found and re.match(rf"\s(?:[^,.;:]{{0,45}}\s)?{_STEP}{_COUNT}$", words[found[1] :]):
            return found
    return None


def _in_clause(words: str, end: int, sort: str) -> tuple[int, int] | None:
    """The subject in the clause that ends with a verb; what stands between commas is beside it."""
    begin = words.rfind(", ", 0, end)
    if not words[begin + 1 : end].strip():
        end = words.rfind(", ", 0, max(0, begin))
        begin = words.rfind(", ", 0, max(0, end))
    which = _WHICH.search(words, max(0, begin + 1), max(0, end))
    if which is not None and begin >= 0:
        last = _LAST.search(words, 0, begin)
        return last.span("of") if last else None
    begin = begin + 2 if begin >= 0 else 0
    joint = _JOINT.match(words, begin, max(begin, end))
    if joint is None:
        return subject(words, begin, max(begin, end), sort)
    if words[joint.end() : end].strip():
        return subject(words, joint.end(), end, sort)
    # Выручка удвоилась и достигла: the subject of both verbs is told before the first.
    return subject(words, begin, joint.end() - 2, sort) if joint[0].endswith(" и ") else None


def _with_lead(text: str, day: Span) -> Span:
    lead = _TO_DATE.search(text, max(0, day.start - 30), day.start)
    behind = day.end + (text[day.end : day.end + 1] == " ")
    return Span(lead.start() if lead else day.start, behind)


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
    words = text[slice(*between)]
    parallel = _PARALLEL.fullmatch(words) if len(units) == 1 else None
    if parallel and text.startswith(f" {parallel['at']} ", other.span.end):
        return True
    if ALSO_SIZED.fullmatch(words):
        return is_measure(one.unit_norm) and is_measure(other.unit_norm)
    on = _patterns()[2].fullmatch(text, *between)
    if on and (
        is_measure(other.unit_norm) or other.unit_norm in ("bp", "point", "kopeck", "times")
    ):
        return _CHANGES.fullmatch(one.unit_norm) is not None or is_measure(one.unit_norm)
    if other.unit_norm in ("%", "times") and _MORE.match(text, other.span.end):
        return _THAT_IS.fullmatch(text, *between) is not None
    changed_by = _CHANGES.fullmatch(one.unit_norm) or is_measure(one.unit_norm)
    reached = _CHANGES.fullmatch(other.unit_norm) or is_measure(other.unit_norm)
    return bool(changed_by and reached and _UP_TO.fullmatch(text, *between))
