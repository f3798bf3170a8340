"""The tables of the names drawer, compiled once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from maek.lang.tables import table


@dataclass(frozen=True, slots=True)
class NameTables:
    """Words of titles.toml, surnames.toml, bodies.toml, places.toml and cldr.toml."""

    titles: frozenset[str]
    before: frozenset[str]
    between: frozenset[str]
    role: frozenset[str]
    role_alone: frozenset[str]
    not_role: frozenset[str]
    whole_only: frozenset[str]
    headed: frozenset[str]
    """Heads of offices that are titles behind a word of ``tasks``: 재무|이사."""
    tasks: tuple[str, ...]
    thing_ends: tuple[str, ...]
    not_person: frozenset[str]
    thrones: frozenset[str]
    rulers: frozenset[str]
    reigns: frozenset[str]
    local_offices: frozenset[str]
    second: frozenset[str]
    occupation: frozenset[str]
    bench: frozenset[str]
    """Titles of judges and prosecutors, which stand before their names in brackets."""
    callings: frozenset[str]
    pointing: frozenset[str]
    """Surnames that are words for some, this and today's, too."""
    happening_ends: tuple[str, ...]
    group_count: frozenset[str]
    group_who: frozenset[str]
    credit_roles: frozenset[str]
    band_words: frozenset[str]
    work_words: frozenset[str]
    makers: frozenset[str]
    """Who makes works: a quoted title behind a maker's possessive is one (감독의 '미키 17')."""
    sides: frozenset[str]
    """Who belongs to a team or house: 하늘매의 강서윤 감독."""
    vessel_not: tuple[str, ...]
    """How words end that look like names of ships and are none (비밀번호)."""
    surnames: frozenset[str]
    weak_surnames: frozenset[str]
    foreign_surnames: frozenset[str]
    """Nothing but the tagger reads them, as a class it was taught with."""
    media: frozenset[str]
    bodies: frozenset[str]
    body_ends: frozenset[str]
    firm_ends: tuple[str, ...]
    """How bodies end that no table knows: 누리은행, 가람제약."""
    group_ends: tuple[str, ...]
    """Of groups of people: 상인회, 학생회."""
    named_ends: tuple[str, ...]
    """How bodies end that need no tagger: what stands before is their name."""
    sorts: frozenset[str]
    """What stands before such an end and is no name: 시중은행, 동물병원."""
    media_sorts: frozenset[str]
    """What sort of medium stands behind: 국영 | IRNA통신."""
    firm_forms: frozenset[str]
    """Forms in law, before the name: 법무법인, 주식회사."""
    body_after_place: frozenset[str]
    common_bodies: frozenset[str]
    given: frozenset[str]
    """Given names in Latin script."""
    family: frozenset[str]
    """Korean surnames in Latin script."""
    latin_not: frozenset[str]
    """Latin words that no person's name has."""
    countries: frozenset[str]
    short_countries: frozenset[str]
    places: frozenset[str]
    place_ends: frozenset[str]
    memorial: frozenset[str]
    facility_ends: tuple[str, ...]
    """How buildings and grounds end that need no tagger: 여산휴게소, 팔당댐."""
    facility_sorts: frozenset[str]
    """What stands before such an end and is no name: 임시휴게소."""
    facility_unnamed: tuple[str, ...]
    """What such a word without a name begins with: 시립박물관, 국도변휴게소."""
    _classes: Mapping[str, tuple[str, ...]]

    def classes_of(self, word: str) -> tuple[str, ...]:
        """Return short codes of every table ``word`` stands in."""
        return self._classes.get(word, ())


def _times() -> frozenset[str]:
    """Words for years, months, weeks and days (주초, 이듬해), which nobody is called."""
    dates = table("ko", "dates")
    return frozenset(w for row in ("years", "months", "weeks", "days") for w in dates[row])


def _words(text: str) -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in text.split())


@functools.cache
def tables() -> NameTables:
    """Return the tables (loaded at the first call)."""
    titles, surnames = table("ko", "titles"), table("ko", "surnames")
    bodies, places = table("ko", "bodies"), table("ko", "places")
    cldr, latin = table("ko", "cldr"), table("ko", "latin")
    countries = _words(places["countries"]) | frozenset(cldr["countries"].values())
    own: dict[str, frozenset[str]] = {
        "titles": _words(titles["office"]),
        "before": _words(titles["before"]),
        "role": _words(titles["role"]),
        "surnames": _words(surnames["one"]) | _words(surnames["two"]),
        "foreign_surnames": _words(surnames["foreign"]),
        "media": _words(bodies["media"]),
        "bodies": _words(bodies["bodies"]),
        "body_ends": _words(bodies["endings"]["body"]),
        "body_after_place": _words(bodies["endings"]["after_place"]),
        "countries": countries,
        "short_countries": _words(places["short"]),
        "places": _words(places["regions"]) | _words(places["cities"]) | frozenset(cldr["cities"]),
        "place_ends": _words(places["endings"]["place"]),
        "memorial": _words(places["endings"]["memorial"]),
    }
    ends = bodies["endings"]
    classes = _classes(own)
    # What the tagger does not learn from, so that its features stay what it was taught with.
    own["titles"] |= _words(titles["more"])
    own["bodies"] |= _words(bodies["more"])
    own["place_ends"] |= _words(places["endings"]["more"])
    return NameTables(
        group_ends=tuple(bodies["groups"]["ends"].split()),
        firm_ends=tuple(f"{ends['body']} {ends['firm']}".split()),
        named_ends=tuple(ends["named"].split()),
        sorts=_words(ends["sorts"]),
        media_sorts=_words(ends["media_sorts"]),
        firm_forms=_words(ends["forms"]),
        between=_words(titles["between"]),
        role_alone=_words(titles["role_alone"]),
        not_role=_words(titles["not_role"]["next"]),
        whole_only=_words(titles["whole_only"]),
        headed=_words(titles["headed"]),
        tasks=tuple(titles["tasks"].split()),
        second=_words(titles["second"]),
        occupation=_words(titles["occupation"]),
        bench=_words(titles["bench"]),
        callings=_words(titles["callings"]),
        pointing=_words(titles["pointing"]),
        thing_ends=tuple(titles["thing_ends"].split()),
        not_person=_words(titles["not_person"]) | _times(),
        thrones=_words(titles["thrones"]),
        rulers=_words(titles["rulers"]),
        reigns=_words(titles["reigns"]),
        local_offices=_words(titles["local_offices"]),
        happening_ends=tuple(titles["happening_ends"].split()),
        group_count=_words(titles["groups"]["count"]),
        group_who=_words(titles["groups"]["who"]),
        credit_roles=_words(titles["credit"]["role"]),
        band_words=_words(titles["band"]["before"]),
        work_words=_words(titles["work"]["before"]),
        makers=_words(titles["work"]["makers"]),
        sides=_words(titles["sides"]),
        vessel_not=tuple(titles["vessels"]["none"].split()),
        facility_ends=tuple(sorted(places["facility"]["ends"].split(), key=len, reverse=True)),
        facility_sorts=_words(places["facility"]["sorts"]),
        facility_unnamed=tuple(places["facility"]["unnamed"].split()),
        given=_words(latin["given"]),
        family=_words(latin["family"]),
        latin_not=_words(latin["not_person"]),
        weak_surnames=_words(surnames["weak"]),
        common_bodies=_words(bodies["endings"]["common"]),
        _classes=classes,
        **own,
    )


def _classes(own: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in own.items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found
