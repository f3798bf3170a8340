"""Chinese bodies told by what they are headed by and what they end in, with where they are."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.tables import headed, table
from maek.model.findings import Mention
from maek.model.span import Span

_FAR = 26
"""So many letters before its end a body may begin."""
_NAME = r"(?![被由向经把对与从在以让给将为])[一-龥]"
"""A letter of a name that is no word of grammar: 杀人罪被|重庆市."""
_OFFICES = (
    r"(?:第[一二三四五])?(?:(?:高级|中级|最高|海事|知识产权|互联网|金融|铁路运输)?(?:人民)?法院|人民检察院|检察院"
    r"|公安[厅局](?:[一-龥]{2,4}分局)?|公安分局|人民政府|市场监管局|(?:教育|财政|商务|民政|司法|交通|水利|农业农村|文旅|应急管理|自然资源|生态环境|住建|科技|体育|统计|税务|地震|气象|海事|粮食|林业|医保|药监|卫生健康|人社|审计|信访)[厅局]"
    r"|卫健委|发改委|国资委|纪委监委|纪委|监委|气象台|疾控中心|消防救援[支总]队|交警[支总]队|边检站|海关|红十字会|人大常委会|人大|政协|市委|省委|县委|区委)"
)
_SCHOOL = re.compile(
    r"(?:(?![的了和与及在是有被把将向对从为于由到说称等，教])[一-龥]){2,8}?"
    r"(?:学院|研究院|研究所|附属[一-龥]{0,6}医院|第[一二三]医院)(?!长)"
)
"""A school or hospital of a university."""
_OFFICE = re.compile(rf"(?<=[省市区州县]){_OFFICES}")
_LOCAL = re.compile(rf"(?:(?:{_NAME}){{2,6}}?(?:省|市|自治区|自治州|区|县|州))+$")
"""Local authorities, with where they are."""


def shaped_bodies(text: str) -> Iterator[Mention]:
    """Yield local authorities, and bodies between what heads them and what they end in.

    重庆市公安局; 吉林大学第一医院, 国家公路局, 中国驻美国大使馆, 哈佛大学.

    Args:
        text: Any text.
    """
    for m in _OFFICE.finditer(text):
        if (where := _LOCAL.search(text, max(0, m.start() - _FAR), m.start())) is not None:
            yield _body(text, where.start(), m.end(), "zh.local")
    shapes = _shapes()
    for m in shapes.ends.finditer(text):
        for head in shapes.heads[m[0]]:
            found = head.search(text, max(0, m.start() - _FAR), m.start())
            if found is not None and found["own"] not in shapes.sorts:
                yield _body(text, found.start(), m.end(), "zh.shape")


def with_school(body: Mention, text: str) -> Mention:
    """Return a university with its school, where one stands behind it: 复旦大学|经济学院.

    Args:
        body: Any mention.
        text: The text.
    """
    if body.kind != "body" or not body.name.endswith("大学"):
        return body
    found = _SCHOOL.match(text, body.span.end)
    return _body(text, body.span.start, found.end(), body.rule) if found else body


def _body(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention(Span(start, end), "body", rule, name=text[start:end])


@dataclass(frozen=True, slots=True)
class _Shapes:
    ends: re.Pattern[str]
    """What bodies end in."""
    heads: dict[str, list[re.Pattern[str]]]
    """By their ends: a town, a land or letters of foreign names, and their own words."""
    sorts: frozenset[str]
    """What only says what sort of body it is."""


@functools.cache
def _shapes() -> _Shapes:
    rows, words = table("zh", "names"), table("zh", "bodies")
    towns = {*rows["cities"]["names"], *table("zh", "places")["towns"]["names"], *words["regions"]}
    lands = {*rows["places"], *table("zh", "cities")["names"], *words["lands"], *words["heads"]}
    own = rf"(?P<own>(?:(?![{words['grammar']}])[一-龥]){{0,8}}?)$"
    letter = f"[{rows['foreign']}]"
    ways = (
        (words["ends_of_towns"], re.compile(rf"{headed(towns)}[省市]?{own}")),
        (words["ends_of_lands"], re.compile(f"{headed(lands)}{own}")),
        (words["ends_of_foreign"], re.compile(rf"(?<!{letter})(?P<own>{letter}{{2,6}})$")),
    )
    heads: dict[str, list[re.Pattern[str]]] = {}
    for ends, head in ways:
        for end in ends:
            heads.setdefault(end, []).append(head)
    return _Shapes(
        re.compile(rf"{headed(heads)}(?![长员生们界])"), heads, frozenset(rows["firm_sorts"])
    )
