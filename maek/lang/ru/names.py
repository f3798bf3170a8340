"""Russian names: known ones, first name with surname, titles, bodies, places; in any case."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.lang.ru.declension import first_names, forms, nominative
from maek.lang.ru.names_bodies import bodies
from maek.lang.ru.names_listed import Listed, listed
from maek.lang.ru.names_places import places
from maek.lang.tables import table
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import by_id
from maek.text.overlap import longest_first

CAPITAL = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?"
GROUP = re.compile(
    rf"(?<![\w«-])(?:{CAPITAL}(?:[\s\u00a0](?:(?:фон|де|ван|аль|бен|да)[\s\u00a0])?{CAPITAL}){{1,5}}"
    rf"|(?:[А-ЯЁ]\.[\s\u00a0]?){{1,2}}{CAPITAL})(?![\w-])"
)
PATRONYMIC = re.compile(r"(?:вич|вн)(?:а|у|ем|ом|е|ой|ы)?$")
ASIAN = re.compile(r"[А-ЯЁ][а-яё]{1,4}$")
STARTS = re.compile(r"(?:[.!?…»]\s*|^\s*|\n|[—–:]\s)$")
NAMED_AFTER = re.compile(
    r"(?:площад|стадион|университет|аэропорт|улиц|проспект|дворц|дворец|музе|имени)[а-яё]*\s(?:имени\s)?$",
    re.IGNORECASE,
)
REGION = re.compile(
    r"(?<![\w-])(?:[А-ЯЁ][а-яё]+(?:ск|цк)(?:ая|ой|ую|ий|ого|ому|им|ом)(?:\sи\s|,\s)?)+"
    r"\s?(?:област[а-яё]{1,3}|кра[йяюе][а-яё]{0,2}|район[а-яё]{0,2}"
    r"|(?:автоном[а-яё]+ )?округ[а-яё]{0,2})"
    r"(?![а-яё])"
    r"|(?<![\w-])Республик[а-яё]{1,2}\s[А-ЯЁ][а-яё]+"
)
BEFORE = re.compile(r"(?P<first>[А-ЯЁ][а-яё]+)[\s\u00a0]$")
PRONOUN = re.compile(r"(?<![\w-])(?:[Оо]на?)(?![\w-])")
SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|енко|ук|юк|ич|ко|швили|дзе|ян)$"
)


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find people, bodies, places, roles and pronouns of a Russian text.

    ``name`` of a mention is in the nominative, so that all its cases are one.

    Args:
        reading: The text.
    """
    text = reading.text
    found = [_with_first_name(m, text) for m in known_mentions(text, "ru")] + [*_listed(text)]
    found += (
        Mention(Span(*m.span()), "place", "ru.region", name=m[0]) for m in REGION.finditer(text)
    )
    found = [m for m in found if m.kind != "person" or not _named_after(m, text)]
    found += _full_names(text, found)
    found += _titled_alone(text, found)
    found += _surnames(text, found)
    found += bodies(text)
    found = [_as_known(_with_title(m, text)) for m in found]
    found += (Mention(Span(*m.span()), "pronoun", "ru.pronoun") for m in PRONOUN.finditer(text))
    found += _roles(text)
    return tuple(sorted(longest_first(found, _rank), key=lambda m: m.span))


def _with_first_name(mention: Mention, text: str) -> Mention:
    """Take in the first name before a known surname, in whatever spelling: Эммануэль | Макрон."""
    if mention.kind != "person" or " " in mention.name:
        return mention
    low = max(0, mention.span.start - 20)
    m = BEFORE.search(text[low : mention.span.start])
    if m is None or m["first"] not in first_names():
        return mention
    span = Span(low + m.start("first"), mention.span.end)
    return replace(mention, span=span, name=nominative(span.of(text)))


def _named_after(mention: Mention, text: str) -> bool:
    """Tell площадь Ким Ир Сена from the man."""
    return NAMED_AFTER.search(text, max(0, mention.span.start - 24), mention.span.start) is not None


def _rank(mention: Mention) -> int:
    if mention.rule.startswith("ru.quoted"):
        return 1
    return 1 if mention.kind == "person" and mention.entity else 0


def _as_known(mention: Mention) -> Mention:
    """Give a known name in an oblique case its nominative."""
    row = by_id().get(mention.entity) if mention.entity else None
    if row is None or mention.rule != "known.ru":
        return mention
    words = mention.name
    for lang, names_of in row.names:
        if lang == "ru":
            same = [n for n in names_of if n[:3] == words[:3] and n.count(" ") == words.count(" ")]
            return replace(mention, name=(same or list(names_of))[0])
    return mention


def _listed(text: str) -> Iterator[Mention]:
    """Countries and cities of the table, in any case."""
    t = _tables()
    for m in t.places.find.finditer(text):
        name, entity = t.places.meaning(m[0])
        yield Mention(Span(*m.span()), "place", "ru.place", name=name or m[0], entity=entity)
    for place in places(text):
        before = BEFORE.search(text, max(0, place.span.start - 20), place.span.start)
        # Марк Ростов is no town.
        if before is None or before["first"] not in first_names():
            yield place


def _full_names(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """First name and surname; Korean and Chinese names of three words; initials."""
    taken = [m.span for m in found]
    for m in GROUP.finditer(text):
        span = _name_in(text, m, taken)
        if span is None or any(span.overlaps(t) for t in taken):
            continue
        words = span.of(text).split()
        initials = words[0].endswith(".")
        name = words[-1].split(".")[-1] if initials else nominative(" ".join(words))
        yield Mention(span, "person", "ru.full", name=name)


def _name_in(text: str, m: re.Match[str], taken: Sequence[Span]) -> Span | None:
    """Find the full name in a run of capitalised words: Мэр Москвы [Сергей Собянин]."""
    words = [*re.finditer(r"[^\s\u00a0]+", m[0])]
    inside = [t for t in taken if t.overlaps(Span(*m.span()))]
    known = [n for n, w in enumerate(words) if _within(w, m.start(), inside)]
    behind_place = bool(known) and len(words) - known[-1] > 2
    if behind_place:
        words = words[known[-1] + 1 :]
    if words[0][0][1:2] == "." or "." in words[0][0]:
        return Span(*m.span())
    stop = _tables().not_names
    first = next((n for n, w in enumerate(words[:-1]) if w[0] in first_names()), None)
    if first is not None:
        size = 3 if len(words) > first + 2 and _takes_three(words[first:]) else 2
        chosen = words[first : first + size]
    else:
        at_head = not behind_place and STARTS.search(text, max(0, m.start() - 3), m.start())
        chosen = words[1:] if at_head and len(words) > 2 else words
        office = len(chosen) < len(words) and _tables().title_before.search(words[0][0] + " ")
        if len(chosen) > 3 or (at_head and not office and not SURNAME.search(chosen[-1][0])):
            return None
    if any(w[0] in stop for w in chosen):
        return None
    return Span(m.start() + chosen[0].start(), m.start() + chosen[-1].end())


def _within(word: re.Match[str], start: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= start + word.start() < s.end for s in spans)


def _takes_three(words: Sequence[re.Match[str]]) -> bool:
    """A patronymic, or a Korean name: Ким Чен Ын."""
    if PATRONYMIC.search(words[1][0]):
        return True
    return all(ASIAN.match(w[0]) for w in words[:3]) and words[2][0] not in first_names()


def _titled_alone(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """A title and one capitalised word: министр Белоусов."""
    taken = [m.span for m in found]
    for m in _tables().titled.finditer(text):
        span = Span(*m.span("name"))
        if any(span.overlaps(t) for t in taken) or m["name"] in _tables().not_names:
            continue
        if STARTS.search(m["name"]) or m["name"] in first_names():
            continue
        name = nominative("? " + m["name"]).removeprefix("? ")
        yield Mention(span, "person", "ru.titled", name=name)


def _surnames(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The people found by their full names, by surname alone, in any case."""
    seen: set[str] = set()
    for mention in found:
        surname = mention.name.split()[-1] if mention.name else ""
        if mention.kind != "person" or len(surname) < 3 or surname in seen:
            continue
        if mention.name.count(" ") == 2 and len(mention.name) <= 16:
            continue  # Ким Чен Ын: the surname stands first
        seen.add(surname)
        pattern = re.compile(rf"(?<![\w-]){forms(surname)}(?![\w-])")
        for m in pattern.finditer(text):
            entity = mention.entity
            yield Mention(Span(*m.span()), "person", "ru.surname", name=surname, entity=entity)


def _with_title(mention: Mention, text: str) -> Mention:
    """Note the title before a person's name; with a surname alone it is part of the mention."""
    if mention.kind != "person":
        return mention
    low = max(0, mention.span.start - 60)
    m = _tables().title_before.search(text[low : mention.span.start])
    if m is None:
        return mention
    title = m["title"]
    alone = " " not in mention.span.of(text) and "\u00a0" not in mention.span.of(text)
    if not alone or m["of"]:
        return replace(mention, title=title)
    return replace(mention, span=Span(low + m.start("title"), mention.span.end), title=title)


def _roles(text: str) -> Iterator[Mention]:
    """российский лидер, президент США: a role that stands for one person."""
    for m in _tables().role.finditer(text):
        yield Mention(Span(*m.span()), "role", "ru.role", title=m[0].lower())


@dataclass(frozen=True, slots=True)
class _Tables:
    places: Listed
    titled: re.Pattern[str]
    title_before: re.Pattern[str]
    role: re.Pattern[str]
    not_names: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    rows = table("ru", "names")
    titles = "|".join(sorted(rows["titles"], key=len, reverse=True))
    title = rf"(?<![\w-])(?:(?:первый|бывший|экс-)\s?)?(?:{titles})[а-яё]{{0,3}}"
    of = (
        r"(?P<of>(?:\s(?:РФ|США|КНДР|КНР|ООН|НАТО|МИД|ЕС"
        r"|[А-ЯЁа-яё]+(?:ой|ии|ей|их|ых|ого|ны|ы|и|а|я))){0,4})"
    )
    nations = "росси|северокоре|южнокоре|америк|кита|япон|украин|француз|немец|британ|турец|белорус"
    return _Tables(
        places=listed(
            {
                **{k: ("", v) for k, v in rows["places"].items()},
                **{k: (v, "") for k, v in rows["cities"].items()},
            }
        ),
        titled=re.compile(
            rf"{title}{of}\s(?P<name>[А-ЯЁ][а-яё]{{2,}}(?:-[А-ЯЁ][а-яё]+)?)(?![\w-])"
        ),
        title_before=re.compile(rf"(?P<title>{title}){of}\s$", re.IGNORECASE),
        role=re.compile(
            rf"(?<![\w-])(?:(?:{nations})[а-яё]*(?:ий|ого|ому|им|ом|ая|ой)\s"
            r"(?:президент|лидер|премьер|министр|канцлер)[а-яё]{0,3}"
            r"|(?:президент|лидер|премьер|глав)[а-яё]{0,3}\s(?:РФ|США|КНДР|КНР|России|Украины"
            r"|Южной Кореи|Северной Кореи|Франции|Турции|Белоруссии|Японии|Китая)"
            r"(?!\s[А-ЯЁ]))(?![\w-])",
            re.IGNORECASE,
        ),
        not_names=frozenset(rows["not_names"]),
    )
