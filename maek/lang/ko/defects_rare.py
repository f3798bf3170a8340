"""Lists of turns of phrase that hardly any Korean page has, looked for together."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from maek.lang.tables import table
from maek.text.rare import Rare, Together

MEASURES = {
    r"해발(?:고도)? (?:약 )?([\d,.]+) ?(?:km|㎞|킬로미터)": 10,
    r"(?:기온|수은주|폭염|무더위|체감온도)\S*(?: \S+){0,4}? (?<!화씨 )([\d,.]+)도(?!\d)": 60,
    r"온도[는가] (?:이번|오늘|내일|주말|낮|다음)(?: \S+){0,3} (?:섭씨 )?([\d.]+)도(?!\d)": 60,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:km|㎞|킬로)": 0,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:m|미터)(?![a-z])": 3,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:cm|㎝|센티미터)": 290,
    r"체온\S*(?: \S+){0,4}? (?:섭씨 )?([\d.]+)도(?!\d)": 45,
    r"(?:몸무게|체중)\S* (?:약 )?([\d.]+) ?톤": 1,
    r"(?:바람|돌풍|강풍|풍속)\S*(?: \S+){0,2}? 시속 ([\d,.]+) ?(?:km|㎞|킬로)": 500,
    r"(?:응답자|주민|국민|유권자|인구|가구|학생)의 (?:약 )?([\d.]+)%": 100.1,
    r"(?:진원|지진)의? 깊이[는은가]? (?:약 )?([\d,.]+) ?(?:km|㎞|킬로미터)": 800,
    r"규모 (\d+(?:\.\d+)?)(?:의|짜리)? ?(?:강|대)?지진": 9.7,
    r"(?:오전|오후) (\d{1,2})시": 13,
    r"후반 (\d{2,3})분(?!\d)": 91,
    r"전반 (\d{2,3})분(?!\d)": 61,
    r"(?<!\d)(?:1[02]|[13578])월 (\d{1,2})일": 32,
    r"(?<!\d)(?:[469]|11)월 (3\d)일": 31,
    r"(?<!\d)2월 (3\d)일": 30,
    r"(?<![\d,.])(\d{2,3})천 ?(?:루블|달러|유로|파운드|위안|대|톤|미터|명|건|가구|헥타르|마리)": 10,
    r"(?<!\d)24시 (\d{1,2})분": 1,
}
"""Measures no such thing has: patterns whose group is a number, and the least value that cannot
be. Miles, feet or Fahrenheit taken for what Koreans measure with, or a k too many."""


@dataclass(frozen=True, slots=True)
class RareWords:
    """The lists of tables/calques.toml, homographs.toml and defects.toml, and the measures."""

    idioms: Rare
    senses: Rare
    vague: Rare
    measures: Rare
    via: Rare
    labels: Rare
    links: Rare
    lines: Rare
    objects: Rare
    offices: Rare
    topical: Rare
    topics: Mapping[str, re.Pattern[str]]
    """What a page is about that has a word of ``topical`` in a wrong sense, by its pattern."""


@functools.cache
def rare_words() -> RareWords:
    """Return the lists; the words of all are found in one pass over a page."""
    topics = table("ko", "homographs")["topic"]
    calques, words, together = table("ko", "calques"), table("ko", "defects"), Together()
    labels = [rf"/ ?({re.escape(word)})(?= ?[/)]|$)" for word in words["labels"]]
    about = {row: re.compile(t["about"]) for t in topics for row in t["words"]}
    links = [rf"(?<![가-힣]){re.escape(word)}" for word in words["links"]]
    return RareWords(
        idioms=Rare(calques["idioms"], together=together),
        senses=Rare(calques["senses"], together=together),
        vague=Rare(calques["vague"], re.MULTILINE, together),
        measures=Rare(tuple(MEASURES), together=together),
        via=Rare(words["via"], together=together),
        labels=Rare(labels, re.MULTILINE, together),
        links=Rare(links, together=together),
        lines=Rare(words["link_lines"], re.MULTILINE, together),
        objects=Rare(words["no_object"], together=together),
        offices=Rare(words["office_twice"], together=together),
        topical=Rare(tuple(about), together=together),
        topics=about,
    )
