"""Japanese names: known ones, kanji and Katakana with a title, bodies, places."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maek.lang.han_places import shaped_places, shared_places
from maek.lang.ja.names_written import wrestlers, written_people, written_places
from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.lang.tables import headed, one_of, table
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.known import by_id
from maek.text.overlap import longest_first

KANJI = "一-龥々"
_JOINED_BEFORE = re.compile(rf"[{KANJI}ァ-ヴー]")
_KATAKANA = re.compile(r"[ァ-ヴー]")
_NAMED_AFTER = re.compile(r"広場|空港|総合大学|大学|競技場|スタジアム|通り|記念館|像|宮殿")
"""金日成広場 is a place."""
_PLACE_CLASS = "[島湖山川湾郡省半諸列][^長]|(?:州|県|市)(?![長知])"
"""インドネシア・スマトラ|島 is no person."""
TOWNS = "市区町村"
TOWN = re.compile(
    rf"(?:[{KANJI}]{{2,3}}[都道府県])(?:[{KANJI}]{{1,4}}郡)?[{KANJI}]{{1,4}}[{TOWNS}](?![長民立議制税政営部境外内区])"
)
"""熊本県阿蘇市: a prefecture, and where in it."""
_OF_PEOPLE = ("人", "語")
"""日本人, 中国語: no mention of the land."""
FULL = 3
"""A kanji name of so many characters is a full one; of fewer, a surname."""


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find people, bodies, places, roles and pronouns of a Japanese text.

    Args:
        reading: The text.
    """
    text = reading.text
    t = _tables()
    found = [_known_with_title(m, text, t) for m in known_mentions(text, "ja")]
    found += _titled(text, t)
    found += _dotted(text, t)
    found += wrestlers(text)
    found += _again(text, found)
    found += (
        Mention(Span(*m.span()), "place", "ja.city", name=m[0]) for m in t.city.finditer(text)
    )
    found += (
        Mention(Span(*m.span()), "place", "ja.place", name=m[0], entity=t.places[m[0]])
        for m in t.place.finditer(text)
    )
    found += (Mention(Span(*m.span()), "place", "ja.town", name=m[0]) for m in TOWN.finditer(text))
    found += shaped_places(text, "ja")
    found += _bodies(text, t)
    found += (
        Mention(Span(*m.span()), "role", "ja.role", title=m[0]) for m in t.role.finditer(text)
    )
    found += written_people(text)
    found += written_places(text)
    found += (Mention(Span(*m.span()), "pronoun", "ja.pronoun") for m in t.pronoun.finditer(text))
    found = [m for m in found if m.kind != "place" or text[m.span.end :][:1] not in _OF_PEOPLE]
    return tuple(sorted(longest_first(found, _rank), key=lambda m: m.span))


def _rank(mention: Mention) -> int:
    return 1 if mention.kind == "person" and mention.entity else 0


def _known_with_title(mention: Mention, text: str, t: _Tables) -> Mention:
    """Note the title behind a known name; with a surname alone it is part of the mention."""
    if mention.kind == "person" and (after := _NAMED_AFTER.match(text, mention.span.end)):
        span = Span(mention.span.start, after.end())
        return Mention(span, "place", "ja.named-after", name=span.of(text))
    m = t.title_after.match(text, mention.span.end)
    if mention.kind != "person" or m is None:
        return mention
    name = mention.span.of(text)
    if _is_full(name) or _is_whole(mention):
        return replace(mention, title=m["title"])
    return replace(mention, span=Span(mention.span.start, m.end()), title=m["title"])


def _is_whole(mention: Mention) -> bool:
    """王毅: two characters that are all of a known name."""
    row = by_id().get(mention.entity)
    own = next((names for lang, names in row.names if lang == "ja"), ()) if row else ()
    return bool(own) and mention.name == max(own, key=len)


def _is_full(name: str) -> bool:
    if "・" in name or " " in name:
        return True
    return re.fullmatch(rf"[{KANJI}]+", name) is not None and len(name) >= FULL


def _titled(text: str, t: _Tables) -> Iterator[Mention]:
    """岩屋毅外相, 石破首相, ペスコフ報道官, 田中さん."""
    for m in t.titled.finditer(text):
        name = m["name"]
        if name in t.not_persons or name in t.offices or _is_place(name, t) or _is_office(name, t):
            continue
        whole = Span(m.start("name"), m.end())
        if _heads_town(name, m["title"], text):
            yield Mention(whole, "role", "ja.role", title=m["title"])
            continue
        span = Span(*m.span("name")) if _is_full(name) else whole
        # 氏 fits anybody: it is no title by which two people are told apart.
        title = "" if m["title"] in t.polite else m["title"]
        yield Mention(span, "person", "ja.titled", name=name, title=title)


def _heads_town(name: str, title: str, text: str) -> bool:
    """Tell 珠洲市長 from 泉谷市長: the text speaks of 珠洲市 elsewhere."""
    return title[0] in TOWNS and re.search(f"{name}{title[0]}(?!長)", text) is not None


def _is_office(name: str, t: _Tables) -> bool:
    """Tell 国防省 and 両国 from 中村 and 服部: surnames end like places and offices too."""
    if len(name) == 2 and name[-1] in "村町部院市川":
        return name[0] in "両各同次前元現本当"
    return t.not_person.search(name) is not None


def _is_place(name: str, t: _Tables) -> bool:
    return (
        name in t.places
        or t.country.fullmatch(name) is not None
        or t.city.fullmatch(name) is not None
    )


def _dotted(text: str, t: _Tables) -> Iterator[Mention]:
    """ドミトリー・ペスコフ: Katakana with a middle dot is a foreign name."""
    for m in re.finditer(
        rf"(?<![ァ-ヴー・])[ァ-ヴー]{{2,}}(?:[・＝][ァ-ヴー]{{2,}}){{1,3}}(?![ァ-ヴー・]|{_PLACE_CLASS})",
        text,
    ):
        # カナダ・アルバータ州 is no person.
        if not _is_place(re.split("[・＝]", m[0])[0], t):
            yield Mention(Span(*m.span()), "person", "ja.dotted", name=m[0])


def _again(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The people found, named again without a title."""
    for name in {m.name for m in found if m.kind == "person" and not m.entity and len(m.name) > 2}:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not _JOINED_BEFORE.match(text[at - 1 : at]) and not _KATAKANA.match(text, end):
                yield Mention(Span(at, end), "person", "ja.again", name=name)
            at = text.find(name, end)


def _bodies(text: str, t: _Tables) -> Iterator[Mention]:
    for m in t.body.finditer(text):
        if m[0] not in t.not_bodies and (len(m[0]) > 2 or m[0] in t.listed):
            yield Mention(Span(*m.span()), "body", "ja.body", name=m[0])
    for m in t.acronym.finditer(text):
        if m[0] not in t.acronyms_not:
            yield Mention(Span(*m.span()), "body", "ja.acronym", name=m[0])


@dataclass(frozen=True, slots=True)
class _Tables:
    titled: re.Pattern[str]
    title_after: re.Pattern[str]
    not_person: re.Pattern[str]
    not_persons: frozenset[str]
    role: re.Pattern[str]
    body: re.Pattern[str]
    not_bodies: frozenset[str]
    listed: frozenset[str]
    acronym: re.Pattern[str]
    acronyms_not: frozenset[str]
    place: re.Pattern[str]
    places: dict[str, str]
    city: re.Pattern[str]
    pronoun: re.Pattern[str]
    country: re.Pattern[str]
    polite: frozenset[str]
    offices: frozenset[str]
    """Titles that are no surname: 大統領|報道官."""


@functools.cache
def _tables() -> _Tables:
    rows = table("ja", "names")
    titles, endings = headed(rows["titles"]), rows["body_endings"]
    heads = one_of(t for t in rows["titles"] if t not in rows["polite"] and len(t) > 1)
    long = "|".join(c for c in rows["countries"].split("|") if len(c) > 1)
    between = r"(?:（[^（）]{1,8}）)?"
    return _Tables(
        titled=re.compile(
            rf"(?<![{KANJI}ァ-ヴー・A-Za-z])(?:(?:{long})の?)?"
            rf"(?P<name>[{KANJI}]{{1,5}}?|[ァ-ヴー]{{2,}}(?:・[ァ-ヴー]+)*){between}(?:前|元|現|新|次期)?(?P<title>{titles})(?:代行|代理|候補)?(?:(?:兼|・)[{KANJI}]{{2,6}})?(?![{KANJI}])"
        ),
        title_after=re.compile(
            rf"{between}(?:[{KANJI}ァ-ヴー]{{0,8}}?)(?P<title>{titles})(?![{KANJI}])"
        ),
        not_person=re.compile(rf"(?:{rows['not_person_endings']})$|^(?:両|各|同|次期|前|元|現)"),
        not_persons=frozenset(rows["not_persons"]),
        role=re.compile(
            rf"(?<![{KANJI}ァ-ヴー])(?:{rows['countries']})の?(?:{heads})(?![{KANJI}])"
        ),
        body=re.compile(
            rf"(?<![{KANJI}ァ-ヴーA-Za-z])(?:{headed(rows['bodies'])}|{headed(rows['teams'])}(?!・)|警視庁[{KANJI}]{{1,4}}署|(?:[{KANJI}]{{1,8}}?|[ァ-ヴーA-Z・]{{1,12}}|(?:{rows['countries']})の?[{KANJI}]{{1,6}}?)(?:{endings}))(?![{KANJI}](?<![機側製株系戦]))"
        ),
        not_bodies=frozenset(rows["not_bodies"]),
        listed=frozenset((*rows["bodies"], *rows["teams"])),
        acronym=re.compile(
            r"(?<![\w.-])[A-Z]{2,6}(?![\w-])|(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])"
        ),
        acronyms_not=frozenset(rows["acronyms_not"]),
        place=re.compile(headed(rows["places"])),
        places=dict(rows["places"]),
        city=_cities(rows["cities"]["names"]),
        pronoun=re.compile(
            rf"(?<![{KANJI}])(?:彼女?|同氏|同相|同大統領|同首相|同報道官)(?=[はがもの])"
        ),
        country=re.compile(rows["countries"]),
        polite=frozenset(rows["polite"]),
        offices=frozenset(t for t in rows["titles"] if len(t) > 1),
    )


def _cities(more: Sequence[str]) -> re.Pattern[str]:
    """Cities of both tables; one in Katakana is no part of a longer word."""
    names = {*more, *table("ja", "cities")["names"], *table("ja", "places")["towns"]["names"]}
    foreign = {n for n in names | shared_places("ja") if _KATAKANA.match(n[-1])}
    own = {n for n in names | shared_places("ja") if n not in foreign}
    return re.compile(
        rf"(?<![ァ-ヴー・]){headed(foreign)}(?![ァ-ヴー・]|地区)市?"
        rf"|{headed(own)}(?![ァ-ヴー])(?:(?:市|地方)(?![{KANJI}]))?"
    )
