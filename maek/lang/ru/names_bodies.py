"""Russian bodies: listed ones in any case, by their shape, and names in «…»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.ru.names_listed import Listed, listed
from maek.lang.ru.names_places import declined_forms
from maek.lang.tables import table
from maek.model.findings import Mention
from maek.model.span import Span

LATIN = re.compile(r"(?<![\w.])[A-Z][A-Za-z]{2,}(?:\s[A-Z][A-Za-z]+){0,2}(?!\w)")
ACRONYM = re.compile(r"(?<![\w.«-])[А-ЯЁ]{2,6}(?![\w-])")
_WORD = re.compile(r"(?<![\w-])[А-ЯЁ][А-Яа-яЁё]{3,}(?:-[Бб]анк[а-я]{0,2})?(?![\w-])")
_STARTS = re.compile(r"(?:[.!?…»]\s*|^\s*|\n|[—–:]\s)$")
_DEED = 30
"""So far before «…» a word may stand that says what kind of name it is."""


def bodies(text: str) -> Iterator[Mention]:
    """Yield the bodies of a Russian text, those of the tables in the nominative.

    Args:
        text: Any text.
    """
    t = _tables()
    yield from _quoted(text, t)
    for m in t.bodies.find.finditer(text):
        name, _ = t.bodies.meaning(m[0])
        yield Mention(Span(*m.span()), "body", "ru.body", name=name)
    for m in _WORD.finditer(text):
        name = t.forms.get(m[0], "")
        if name:
            yield Mention(Span(*m.span()), "body", "ru.body", name=name)
    for m in t.shaped.finditer(text):
        if t.own.match(m[0]) or not _STARTS.search(text[max(0, m.start() - 3) : m.start()]):
            yield Mention(Span(*m.span()), "body", "ru.shape", name=m[0])
    for m in t.ministries.finditer(text):
        yield Mention(Span(*m.span()), "body", "ru.ministry", name=m[0])
    for m in ACRONYM.finditer(text):
        if m[0] not in t.not_bodies:
            yield Mention(Span(*m.span()), "body", "ru.acronym", name=m[0])
    for m in LATIN.finditer(text):
        yield Mention(Span(*m.span()), "body", "ru.latin", name=m[0])


def _quoted(text: str, t: _Tables) -> Iterator[Mention]:
    """компания «Х», футболисты «Х»; «Х» продала долю."""
    if "«" not in text:
        return
    for m in t.quoted.finditer(text):
        yield Mention(Span(*m.span("name")), "body", "ru.quoted", name=m["name"])
    for m in t.doing.finditer(text):
        if not t.not_before.search(text, max(0, m.start() - _DEED), m.start()):
            yield Mention(Span(*m.span("name")), "body", "ru.quoted-doer", name=m["name"])
    for m in t.beaten.finditer(text):
        yield Mention(Span(*m.span("name")), "body", "ru.quoted-rival", name=m["name"])


@dataclass(frozen=True, slots=True)
class _Tables:
    quoted: re.Pattern[str]
    doing: re.Pattern[str]
    beaten: re.Pattern[str]
    not_before: re.Pattern[str]
    bodies: Listed
    forms: dict[str, str]
    shaped: re.Pattern[str]
    own: re.Pattern[str]
    ministries: re.Pattern[str]
    not_bodies: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    names, own = table("ru", "names"), table("ru", "bodies")
    shapes = own["shapes"]
    adjective = r"[А-ЯЁ][а-яё-]+(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ей)"
    named = r"«(?P<name>[А-ЯЁA-Z][^«»,.!?]{1,40})»"
    forms: dict[str, str] = {}
    for block in own["contractions"].values():
        for name in block.split():
            for form in declined_forms(name):
                forms.setdefault(form, name)
    return _Tables(
        quoted=re.compile(
            rf"(?<![а-яё]){shapes['owners']}\s«(?P<name>[^«»]{{2,40}})»", re.IGNORECASE
        ),
        doing=re.compile(rf"{named}\s{shapes['deeds']}"),
        beaten=re.compile(
            r"(?:обыграл|победил|разгромил|переиграл|уступил|проиграл|одолел|забил)[аи]?\s" + named
        ),
        not_before=re.compile(shapes["not_before"], re.IGNORECASE),
        bodies=listed({k: (v, "") for k, v in names["bodies"].items()}),
        forms=forms,
        shaped=re.compile(
            rf"(?<![\w-])(?:{adjective}\s(?:[а-яё]+(?:ый|ий|ой|ого|его|ому|ым|им|ом|ая|ую|ое)\s)?"
            rf"(?:{shapes['heads']})|(?:Институт|Университет|Академи|Центр|Фонд|Музе|Театр|Совет|Комитет|Союз|Служб|Агентств|Управлени|Департамент|Федераци|Палат|Комисси)[а-яё]{{0,3}}(?=\s[а-яё]))"
            rf"(?![а-яё-]){shapes['tail']}{shapes['of_place']}"
        ),
        own=re.compile(shapes["own"] + r"|[А-ЯЁ][а-яё]+(?:\s[а-яё]+)+\s(?:РФ|РАН|ООН|ЕС)$"),
        ministries=re.compile(names["ministries"]),
        not_bodies=frozenset(names["not_bodies"]),
    )
