"""Japanese people told by how names are written: a surname and a given name the tables know.

No title is needed: four or five characters that stand alone and are both are hardly ever a word
(counted on 56,000 characters of pages: 41 of 43 are people). Three are more often one, so they
need a particle behind them. A given name in kana follows a surname where a title, an age or a
trade tells of a person.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.tables import headed, table
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.name_readings import is_japanese_name, is_japanese_surname

_KANJI = "一-龥々"
_ALONE = re.compile(rf"(?<![{_KANJI}ァ-ヴー])[{_KANJI}]{{3,5}}(?![{_KANJI}ァ-ヴー])")
_BEHIND = re.compile(r"[がはをにもとやの、。（(」』・]|さん|氏|ら[がはをのに]|$")
_SHORT = 3


def written_people(text: str) -> Iterator[Mention]:
    """Yield people by their names alone: 池上彰, 河野龍太郎; 平塚サチ子さん.

    Args:
        text: Any text.
    """
    shapes = _shapes()
    for m in _ALONE.finditer(text):
        if _is_person(m[0]) and (len(m[0]) > _SHORT or _BEHIND.match(text, m.end())):
            yield Mention(Span(*m.span()), "person", "ja.written", name=m[0])
    for m in shapes.kana.finditer(text):
        if is_japanese_surname(m["family"]):
            yield Mention(Span(*m.span("name")), "person", "ja.kana", name=m["name"])
    for m in shapes.traded.finditer(text):
        if is_japanese_surname(m["family"]):
            yield Mention(Span(*m.span("name")), "person", "ja.traded", name=m["name"])


def written_places(text: str) -> Iterator[Mention]:
    """Yield places in Katakana behind a part of a land or a sort of town: 東部ポクロフスク.

    Args:
        text: Any text.
    """
    for m in _shapes().place.finditer(text):
        yield Mention(Span(*m.span("name")), "place", "ja.whither", name=m["name"])


def wrestlers(text: str) -> Iterator[Mention]:
    """Yield wrestlers behind their rank: 大関の霧島, 横綱豊昇龍.

    Args:
        text: Any text.
    """
    for m in _shapes().wrestler.finditer(text):
        yield Mention(Span(*m.span("name")), "person", "ja.wrestler", name=m["name"])


@functools.lru_cache(4096)
def _is_person(name: str) -> bool:
    """Tell names from words that are read like them: 中南米, 高水準, 来年春."""
    rows = table("ja", "written")
    if name in rows["no_names"] or name[-1] in rows["no_ends"]:
        return False
    if len(name) == _SHORT:
        cuts = (1, 2) if name[0] in rows["singles"] else (2,)
        return any(is_japanese_name(name, cut) for cut in cuts)
    return any(is_japanese_name(name, cut) for cut in (2, 3))


@dataclass(frozen=True, slots=True)
class _Shapes:
    kana: re.Pattern[str]
    """A surname, a given name in kana and a title or an age."""
    traded: re.Pattern[str]
    wrestler: re.Pattern[str]
    place: re.Pattern[str]


@functools.cache
def _shapes() -> _Shapes:
    rows, names = table("ja", "written"), table("ja", "names")
    named = rf"(?P<family>[{_KANJI}]{{2,3}})(?:[ァ-ヴー]{{2,6}}?|[ぁ-ん]{{2,4}}?)子?"
    ranks = "横綱|大関|関脇|小結|前頭(?:[一-十]枚目)?"
    return _Shapes(
        re.compile(
            rf"(?<![{_KANJI}])(?P<name>{named})(?:(?:{headed(names['titles'])})(?![{_KANJI}])|[（(]\d)"
        ),
        re.compile(rf"(?:{headed(rows['trades'])})[の・](?P<name>{named})(?=[がはをにと、。（(])"),
        re.compile(
            rf"(?:{ranks})(?:の)?(?P<name>(?!同士|昇進|審議|以下|陣|戦)[{_KANJI}]{{2,4}}?(?:ノ[{_KANJI}]{{1,3}})?|[{_KANJI}][のノ][{_KANJI}]{{1,2}})"
            rf"(?=[がはをにもとの、。]|{ranks})"
        ),
        re.compile(
            rf"(?:{headed(rows['whither'])})の?(?P<name>[ァ-ヴー]{{3,}})"
            r"(?=[でにへをのと、。]|近郊|周辺|郊外|中心部|から|まで|など)"
        ),
    )
