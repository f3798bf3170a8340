"""Russian places: towns, lands and waters of the tables in any case, seas and straits by shape."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.tables import table
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.columns import LANGS, rows

_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-Яа-яЁё]+)*(?![\w-])")
_SHARED = ("regions", "world")
"""Tables of maek/text that name places by the stem of the Russian word."""
_STEM_ENDS = ("", *"аеиоуыьюяй", "ем", "ей", "ии", "ию", "ия", "ой", "ом", "ью", "ией")
_ADJECTIVE = r"(?:ое|ого|ому|ым|ом|ий|ый|ой|его|ему|им|ем|ая|ую|ые|ие|ых|их|ыми|ими)"
_WATER = re.compile(
    rf"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?{_ADJECTIVE}\s"
    r"(?:мор[еюя]м?|океан[аеу]?м?|пролив[аеу]?м?|залив[аеу]?м?|канал[аеу]?м?|озер[аеуо]м?"
    r"|остров(?:а|е|у|ом|ах|ов|ами|ам)?|полуостров(?:а|е|у|ом)?|хреб(?:ет|т[аеу]м?)"
    r"|гор(?:ы|ах|ами|ам)?|пустын[яеиюь]й?|впадин[аеуы]|перешее?к[аеу]?|архипелаг[аеу]?м?"
    r"|водохранилищ[аеу]м?|плато|низменност[ьи]|возвышенност[ьи]|побережь[еяю]м?)(?![а-яё])"
)
_CLASSED = re.compile(
    r"(?<![\w-])(?:вулкан|остров|аэропорт|космодром|порт|город|посёлок|поселок|озер|рек|гор|штат|провинци|деревн|сел|станци|"
    r"хутор|аул|кишлак|уезд|округ|район|муниципалитет|департамент|префектур|графств|кантон|полигон|авиабаз|аэродром|перевал|мыс|атолл|мегаполис|городк|городок)"
    r"(?:а|е|у|ом|ы|и|ой|ей|о|я|ю|ях|ами|ам|ов|ке|ка|ком|ку)?\s(?P<name>[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁа-яё]+)*)(?![\w-])(?!\s[А-ЯЁ][а-яё]+(?:ов|ев|ин|ский|ова|ева|ина|ская)(?![а-яё]))"
)
"""Село Ивановка, вулкан Левотоби: a class word tells that a name is a place's."""
_NOT_WATER = re.compile(
    r"(?:Каждый|Любой|Другой|Новый|Этот|Первый|Главный|Открытое|Южный|Северный)\s"
)


def declined_forms(name: str) -> tuple[str, ...]:
    """Return the forms a place name of one word takes, the nominative first.

    Args:
        name: A name in the nominative: Вологда, Череповец, Грозный, Набережные.
    """
    head, river, tail = name.partition("-на-")
    if river:
        return tuple(form + river + tail for form in declined_forms(head))
    for ending, cut, ends in _PARADIGMS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return (name, *(name[: len(name) - cut] + e for e in ends))
    if name[-1] in "иуэю":
        return (name,)
    return (name, *(name + e for e in ("а", "у", "ом", "е", "ем")))


_PARADIGMS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ец", 2, ("ца", "цу", "цом", "це", "ьца", "ьцу", "ьце")),
    ("ый", 2, ("ого", "ому", "ым", "ом")),
    ("ний", 2, ("его", "ему", "им", "ем")),
    ("кий", 2, ("ого", "ому", "им", "ом")),
    ("ая", 2, ("ой", "ую")),
    ("няя", 2, ("ей", "юю")),
    ("ое", 2, ("ого", "ому", "ым", "ом")),
    ("ые", 2, ("ых", "ым", "ыми")),
    ("ие", 2, ("их", "им", "ими")),
    ("ия", 1, ("и", "ю", "ей")),
    ("ье", 1, ("я", "ю", "ем")),
    ("ки", 1, ("", "ам", "ами", "ах", "ов")),
    ("лы", 1, ("", "ам", "ами", "ах", "ов")),
    ("й", 1, ("я", "ю", "ем", "е", "и")),
    ("ь", 1, ("я", "ю", "ем", "ём", "е", "и", "ью")),
    ("ы", 1, ("", "ам", "ами", "ах", "ов")),
    ("а", 1, ("ы", "и", "е", "у", "ой", "ей")),
    ("я", 1, ("и", "е", "ю", "ей")),
    ("о", 1, ("а", "у", "ом", "е")),
    ("е", 1, ("я", "ю", "ем", "а", "у")),
)
"""Ending, how many letters of it give way, and to what; the first that fits counts."""


def places(text: str) -> Iterator[Mention]:
    """Yield the places of a Russian text, with their names in the nominative.

    Args:
        text: Any text.
    """
    words, phrases, stems = _known()
    for m in _WORD.finditer(text):
        word = m[0]
        if word in phrases:
            for rest, name in phrases[word]:
                if text.startswith(rest, m.end()) and not text[m.end() + len(rest) :][:1].isalpha():
                    yield Mention(
                        Span(m.start(), m.end() + len(rest)), "place", "ru.town", name=name
                    )
        name = words.get(word) or _by_stem(word, stems)
        if name:
            yield Mention(Span(*m.span()), "place", "ru.town", name=name)
    for m in _CLASSED.finditer(text):
        if m["name"] not in words:
            yield Mention(Span(*m.span("name")), "place", "ru.classed", name=m["name"])
    for m in _WATER.finditer(text):
        if not _NOT_WATER.match(m[0]):
            yield Mention(Span(*m.span()), "place", "ru.water", name=m[0])


def _by_stem(word: str, stems: dict[str, str]) -> str:
    return next(
        (
            stems[word[: len(word) - n]]
            for n in range(min(4, len(word) - 3))
            if word[: len(word) - n] in stems and word[len(word) - n :] in _STEM_ENDS
        ),
        "",
    )


@functools.cache
def _known() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]], dict[str, str]]:
    """Names by form; by first word what may follow it; stems of the shared tables."""
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    more, cities = table("ru", "names")["more_cities"], table("ru", "cities")["names"]
    blocks = (block for part in table("ru", "places").values() for block in part.values())
    names = [n.replace("_", " ") for block in blocks for n in block.split()]
    for shown in dict.fromkeys([*more, *names, *cities]):
        name = shown.replace(" ", "_")
        if "_" not in name:
            for form in declined_forms(name):
                words.setdefault(form, name)
            continue
        forms = [declined_forms(part) for part in name.split("_")]
        for first in forms[0]:
            for second in forms[1] if len(forms) == 2 else [" ".join(name.split("_")[1:])]:
                phrases.setdefault(first, []).append((f" {second}", shown))
    more_words, stems = _shared()
    return {**more_words, **words}, phrases, stems


def _shared() -> tuple[dict[str, str], dict[str, str]]:
    """Whole forms and stems of the shared tables."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    column = 1 + LANGS.index("ru")
    found = (
        stem
        for name in _SHARED
        for row in rows(name)
        if len(row) > column
        for stem in row[column].split()
    )
    for stem in found:
        if stem[0].isupper() and "_" not in stem and len(stem) > 3:
            (words if stem.endswith("=") else stems)[stem.removesuffix("=")] = stem.removesuffix(
                "="
            )
    return words, stems
