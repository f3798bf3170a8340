"""Places of Japanese and Chinese: those of the shared tables, and names by their class word.

羽田空港, 対馬市, ロストフ州, ジャワ島 · 虹桥机场, 义乌市, 罗斯托夫州, 爪哇岛.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.tables import headed, one_of, table
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.columns import LANGS, rows

_SHARED = ("regions", "world")
"""Tables of maek/text whose words are names of places in every language."""


def shared_places(lang: str) -> frozenset[str]:
    """Return the names of the shared tables in a language that writes no spaces.

    Args:
        lang: ``ja`` or ``zh``.
    """
    column = 1 + LANGS.index(lang)
    words = (
        w
        for name in _SHARED
        for row in rows(name)
        if len(row) > column
        for w in row[column].split()
    )
    return frozenset(w for w in words if len(w) > 1 and "=" not in w and "_" not in w)


def shaped_places(text: str, lang: str) -> Iterator[Mention]:
    """Yield places told by the class word they end in.

    Args:
        text: Any text.
        lang: ``ja`` or ``zh``.
    """
    shape, no_place = _shape(lang)
    for m in shape.finditer(text):
        if not no_place.search(m[0]):
            yield Mention(Span(*m.span()), "place", f"{lang}.shape", name=m[0])


@functools.cache
def _shape(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table(lang, "places")
    shapes = words["shapes"]
    letters = f"[{table(lang, 'names')['foreign']}]" if lang == "zh" else "(?!)"
    of = shapes["of"].replace("FOREIGNLETTER", letters)
    of = of.replace("CLASSES", one_of(shapes["classes"])).replace("PLACES", headed(_lands(lang)))
    of = of.replace("FOREIGN", one_of(shapes["foreign_classes"]))
    return re.compile(of, re.MULTILINE), re.compile(shapes["not"])


def _lands(lang: str) -> frozenset[str]:
    """Provinces and lands, which stand before the names of their towns."""
    if lang != "zh":
        return frozenset()
    provinces = [n for n in table(lang, "names")["cities"]["names"] if n.endswith("省")]
    return frozenset(n.removesuffix("省") for n in provinces) | _cities_of(lang)


def _cities_of(lang: str) -> frozenset[str]:
    return frozenset(n for n in table(lang, "places")["towns"]["names"] if len(n) < 4) | {
        "武汉",
        "南京",
        "上海",
        "北京",
        "天津",
        "重庆",
        "广州",
        "深圳",
        "杭州",
        "成都",
        "苏州",
        "青岛",
        "大连",
        "厦门",
        "西安",
        "沈阳",
    }
