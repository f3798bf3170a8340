"""Countries a claim names and its sources only imply: by a city, by being at home, run together.

A report from Seoul need not say that it is of Korea, and 한일 is Korea and Japan.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.check.beside.case import Case
from maek.check.beside.statement import Named, Statement
from maek.model.span import Span
from maek.text.toml import toml_table

HOME = {"ko": "c-KR", "ja": "c-JP", "ru": "c-RU", "zh": "c-CN"}
"""The country a report in a language need not name."""
NATION = {
    "ko": re.compile(r"전국|국내|우리나라"),
    "ja": re.compile(r"全国|国内|総務省|気象庁"),
    "zh": re.compile(r"全国|国家|国内|国务院"),
    "ru": re.compile(r"по стране|страны|росс", re.IGNORECASE),
}
"""Words for the country a report is at home in."""
TEAM = re.compile(r"(?:국가 ?)?대표팀")
"""A team that a Korean report need not say to be of Korea, unless it names another's."""
SYLLABLES = {
    "한": "c-KR", "남": "c-KR", "북": "c-KP", "미": "c-US", "중": "c-CN", "일": "c-JP",
    "러": "c-RU", "영": "c-GB", "독": "c-DE", "불": "c-FR", "프": "c-FR", "인": "c-IN",
}  # fmt: skip
"""Countries by the syllable they are run together with."""
FEWEST, MOST = 2, 3


def implied(named: Named, case: Case) -> bool:
    """Tell whether the evidence tells of the countries of a name without naming them so.

    Args:
        named: A name of the claim the evidence does not have.
        case: A sentence of the claim with its evidence.
    """
    if named.mention.entity.startswith("c-"):
        return _is_told_of(named.mention.entity, case)
    name = named.mention.name or named.words
    if case.claim.lang != "ko" or not FEWEST <= len(name) <= MOST:
        return False
    if any(syllable not in SYLLABLES for syllable in name):
        return False
    home = HOME[case.claim.lang]
    return all(
        country == home or case.near(country) or _is_told_of(country, case)
        for country in map(SYLLABLES.__getitem__, name)
    )


def may_be_elsewhere(named: Named, rival: Named | None) -> bool:
    """Tell whether nothing stands in a name's place; a known place is no thing of that name.

    Args:
        named: A name of the claim.
        rival: What the evidence has that may stand for it.
    """
    known = rival is not None and rival.mention.kind == "place" and not rival.loose
    return rival is None or (named.loose and known)


def _is_told_of(country: str, case: Case) -> bool:
    """Tell whether the evidence names a city of a country."""
    return bool(_cities().get(country, frozenset()) & case.meant)


def at_home(named: Named, case: Case) -> bool:
    """Tell whether a name is the country the evidence is at home in, and it speaks of no other.

    Args:
        named: A name of the claim the evidence does not have.
        case: A sentence of the claim with its evidence.
    """
    if named.mention.entity != HOME.get(case.claim.lang):
        return False
    places = (n for _, s in case.pairs() for n in s.named if n.mention.kind == "place")
    return all("e" + p.mention.entity in case.statement.keys for p in places)


def of_the_nation(named: Named, case: Case) -> bool:
    """Tell whether a country at home is what the evidence calls the nation: 전국, 国家统计局.

    Args:
        named: A name of the claim the evidence does not have.
        case: A sentence of the claim with its evidence.
    """
    nation = NATION.get(case.claim.lang)
    if named.mention.entity == HOME["ko"] and case.claim.lang == "ko" and case.same_language:
        team = any(TEAM.search(s.text) for _, s in case.pairs())
        if team and not any(s.named_at(m) for _, s in case.pairs() for m in _before_team(s)):
            return True
    return (
        at_home(named, case)
        and nation is not None
        and any(nation.search(s.text) for _, s in case.pairs())
    )


def _before_team(statement: Statement) -> Iterator[Span]:
    """Where the word before a national team stands: 태국 of 태국 대표팀."""
    for match in TEAM.finditer(statement.text):
        place = statement.place(match).start
        yield Span(max(0, place - len(" ") - 1), place)


def cities_of(country: str) -> frozenset[str]:
    """Return the meanings of the cities that may stand for a country.

    Args:
        country: The meaning of a country: ``@kr``.
    """
    return _cities().get(f"c-{country[1:].upper()}", frozenset())


@functools.cache
def _cities() -> dict[str, frozenset[str]]:
    return {
        f"c-{country.upper()}": frozenset("@" + city for city in cities)
        for country, cities in toml_table("maek.text", "seats").items()
    }
