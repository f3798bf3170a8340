"""Chinese people and places told by the letters they are written with, whatever follows.

Elsewhere a word behind the name tells where it ends (``_AFTER_NAME``). Behind a title or a trade,
a surname and two characters usual in given names need none (院士|潘建伟|团队), and a foreign name
ends where letters of foreign names do (总统|提努布|通了电话), or before a word begun with one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maek.lang.tables import headed, one_of, table
from maek.model.findings import Mention
from maek.model.span import Span

LONG = 3
"""A foreign name of so many characters needs no word behind it to be one."""
_WEAK = ("先生", "女士", "同志", "记者", "专家", "夫人", "代表", "冠军", "苏丹", "助理", "秘书")
"""Too often followed by something else than a name."""
_STOPS = r"[，。、：；！？“”（）()《\s的与和及时后并也在将就为同对]|$"


def written_people(text: str, after: str) -> Iterator[Mention]:
    """Yield people behind a title or a trade, and those somebody appoints.

    Args:
        text: Any text.
        after: A pattern of what stands behind names.
    """
    shapes = _people(after)
    for head in shapes.heads.finditer(text):
        if (m := shapes.own.match(text, head.end())) and not _no_names().match(m[0]):
            yield Mention(Span(*m.span()), "person", "zh.written", name=m[0])
        if (m := shapes.foreign.match(text, head.end())) and not _lands().match(m[0]):
            yield Mention(Span(*m.span()), "person", "zh.foreign", name=m[0])
    for m in shapes.appointed.finditer(text):
        if not _lands().match(m["name"]):
            yield Mention(Span(*m.span("name")), "person", "zh.appointed", name=m["name"])


def written_places(text: str) -> Iterator[Mention]:
    """Yield places of foreign letters somebody goes to: 迁往|努山塔拉.

    Args:
        text: Any text.
    """
    for m in _whither().finditer(text):
        yield Mention(Span(*m.span("name")), "place", "zh.whither", name=m["name"])


@dataclass(frozen=True, slots=True)
class _People:
    heads: re.Pattern[str]
    """Titles and trades."""
    own: re.Pattern[str]
    foreign: re.Pattern[str]
    appointed: re.Pattern[str]


@functools.cache
def _people(after: str) -> _People:
    rows, words = table("zh", "names"), table("zh", "given")
    family = f"(?:{one_of(rows['two_surnames'])}|[{rows['surnames']}{rows['more_surnames']}])"
    letter, given = f"[{rows['foreign']}]", f"[{words['given']}]"
    begun = one_of((*words["begun"], *words["scored"]))
    behind = rf"(?!{after}|{headed(words['verbs'])})"
    ended = rf"(?={begun}|(?!{letter})(?:[一-龥]|$|[，。、]))(?![人族语式军队省州市县])"
    return _People(
        re.compile(headed([x for x in (*rows["titles"], *rows["described"]) if x not in _WEAK])),
        re.compile(rf"{family}{given}{behind}{given}(?![·士])"),
        re.compile(
            rf"{letter}{{2}}(?:(?!{after}|{begun}){letter}){{{LONG - 2},5}}?{ended}"
            rf"|(?<=[统理相长王席])(?!{begun}){letter}{{2}}(?=(?!{letter})[一-龥])(?![人族语式军队省州市县])"
        ),
        re.compile(
            rf"(?:任命|提名|委任|推选|推举|选举|罢免|祝贺|判处|逮捕|拘捕|起诉|通缉|传唤)(?P<name>{letter}{{2,6}}|{family}{given}{{1,2}})"
            r"(?=为|担任|出任|接任|接替|当选|就任|[有无]期徒刑|死刑|[，。])"
        ),
    )


@functools.cache
def _no_names() -> re.Pattern[str]:
    return re.compile(headed(table("zh", "given")["no_names"]))


@functools.cache
def _lands() -> re.Pattern[str]:
    rows = table("zh", "names")
    towns = (*table("zh", "cities")["names"], *table("zh", "places")["towns"]["names"])
    return re.compile(headed((*rows["places"], *rows["cities"]["names"], *towns)))


@functools.cache
def _whither() -> re.Pattern[str]:
    letter = f"[{table('zh', 'names')['foreign']}]"
    heads = headed(table("zh", "given")["whither"])
    return re.compile(rf"(?>{heads})(?P<name>{letter}{{3,6}})(?={_STOPS})")
