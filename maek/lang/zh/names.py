"""Chinese names: known ones, surname and given name beside a title, foreign names, bodies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maek.lang.han_places import shaped_places, shared_places
from maek.lang.known_names import known_mentions
from maek.lang.reading import Reading
from maek.lang.tables import headed, one_of, table
from maek.lang.zh.characters import as_written, is_traditional
from maek.lang.zh.names_bodies import shaped_bodies, with_school
from maek.lang.zh.names_written import written_people, written_places
from maek.model.findings import Mention
from maek.model.span import Span
from maek.text.han import simplified_han
from maek.text.known import names_in
from maek.text.overlap import longest_first

_AFTER_NAME = (
    r"(?=[，。、：；！？“”（）()\s]|$|\d|表示|说|称|指出|强调|宣布|认为|透露|在|与|和|及|同|对|于|将|也|就|出席|会见|访问|"
    r"[一-龥]{1,3}[着地](?:说|讲|表示|回忆|告诉)|抵达|发表|致|向|会谈|签署|回应|是|的|会|已|当|接受|率|视察|考察|调研|到|参加|陪同|担任|率团|本(?=[月周年赛届])|作(?=[了为出]|报告|工作)|指挥|解散|打[入进]|首[轮次度]|次轮|上(?=[月周])|今(?=[天年日])|昨(?=[天日])|[一二三四五六七八九十]{1,3}(?=[日月])|赴|跑出|游出|跳出|掷出|举起|投出|轰下|砍下|独得|返回|离开|开始|带领|被|没有|拒绝|承认|否认|质疑|要求|敦促|欢迎|感谢|祝贺|前往|主持|写|回答|提出|提议|建议|决定|同意|确认|证实|重申|承诺|威胁|下令|任命|批准|当选|就任|辞职|去世|逝世|乘|呼吁|警告|介绍|补充|解释|批评|谴责|告诉|一行|等|公布|发布|撰文|发文|指示|批示|率队|率领|带队|领衔|缺席|受访|受审|获刑|获奖|夺冠|夺得|打进|首发|受伤|落马|出任|履新|离任|卸任|连任|胜选|败选|提问|质询|发言|致辞|讲话|演讲|签字|揭幕|会晤|磋商|通电话|通话|握手|出访|回国|应邀|受邀|推动|推出|启动|主张|主办|组织|负责|兼任|接替|接任|取代|击败|战胜|不敌|领导|执政|遭|受贿|贪污|涉嫌|因|从|以|为|由|让|把|用|给|曾|又|还|则|仍|均|都|即|便|才|刚|正|或|前(?=[往去])|日前|近日|赛后|赛前|会后|生前|凭|靠|随|跟|同日|同时|上午|下午|周[一二三四五六日])"
)


_SENTENCED_AHEAD = r"|(?=[有无]期徒刑|死刑|涉嫌|因|犯|今年|去年|家|身|正|从)"
_SOME = re.compile(r"[一二三四五六七八九十两几多数这那某各该每另][所家个間间座]|某|各|等|的$")
"""One of a sort, and no name: 成都一所小学."""
_NO_PLACE = re.compile(
    r"海地(?=[区帶带域形方点产质下])|(?<=[沿深近远])海地"
    r"|(?<=[\d一二三四五六七八九十今当昨同次近即每])日本(?=[报次轮届周月年市省县场赛地案网台刊])"
)
"""Letters of two words that read like a place: 沿海|地区, 25日|本报."""
_ADVERB = re.compile(
    r"(?:普遍|一致|平时|时常|经常|常常|从来|全都|全部|全体|甚至|尤其|向来|相继|应当"
    r"|方才|曾经|终于|易于|时而|单独|连续|连日|连忙|强烈|明显|严厉|严正|万分|路边|党内|和平)"
)
"""Adverbs that begin like a surname: 学者|普遍|认为."""
_FAR = 16
"""So many letters before its end a team's name may begin."""
_NAMED_AFTER = re.compile(r"广场|廣場|机场|综合大学|大学|体育场|大街|纪念馆|铜像")
"""金日成广场 is a place."""


def names(reading: Reading) -> tuple[Mention, ...]:
    """Find people, bodies, places, roles and pronouns of a Chinese text.

    Args:
        reading: The text.
    """
    text = reading.text
    if is_traditional(text):
        # As simplified alone: read as written, 他們 is a man and 們 nobody knows.
        found = [
            replace(
                m,
                name=as_written(m.name, m.span, text),
                title=as_written(m.title, _beside(m.span), text),
            )
            for m in _in_text(simplified_han(text))
        ]
    else:
        found = _in_text(text)
    return tuple(sorted(longest_first(found, _rank), key=lambda m: m.span))


def _beside(span: Span) -> Span:
    """Where the title of a name may stand."""
    return Span(max(0, span.start - _FAR), span.end + _FAR)


def _in_text(text: str) -> list[Mention]:
    """Every mention the tables tell of, overlapping ones too."""
    t = _tables()
    found = [_with_title(m, text, t) for m in known_mentions(text, "zh")]
    found += _foreign(text, t)
    found += _titled(text, t)
    found += _speaking(text, t)
    found += written_people(text, _AFTER_NAME)
    found += (
        Mention(Span(*m.span("name")), "person", "zh.tried", name=m["name"])
        for m in t.tried.finditer(text)
    )
    found += (
        Mention(Span(*m.span()), "person", "zh.kept-back", name=m[0])
        for m in t.kept_back.finditer(text)
    )
    found += _again(text, found)
    found += (
        Mention(Span(*m.span()), "place", "zh.place", name=m[0], entity=t.places[m[0]])
        for m in t.place.finditer(text)
    )
    found += (
        Mention(Span(*m.span()), "place", "zh.city", name=m[0]) for m in t.city.finditer(text)
    )
    found += (_without_land(m, t) for m in shaped_places(text, "zh"))
    found += _teams(text, t)
    found += (
        Mention(Span(*m.span("name")), "body", "zh.team", name=m["name"])
        for m in t.played.finditer(text)
    )
    found += (Mention(Span(*m.span()), "body", "zh.body", name=m[0]) for m in t.body.finditer(text))
    found += (
        Mention(Span(*m.span()), "body", "zh.acronym", name=m[0])
        for m in t.acronym.finditer(text)
        if m[0] not in t.acronyms_not
    )
    # 俄罗斯总统|普京: the office of who is named is no mention of its own.
    named = {m.span.start for m in found if m.kind == "person"}
    found += (
        Mention(Span(*m.span()), "role", "zh.role", title=m[0])
        for m in t.role.finditer(text)
        if m.end() not in named
    )
    found += (Mention(Span(*m.span()), "pronoun", "zh.pronoun") for m in t.pronoun.finditer(text))
    found += _firms(text, t)
    found += written_places(text)
    found += shaped_bodies(text)
    none = {Span(*m.span()) for m in _NO_PLACE.finditer(text)}
    return [with_school(m, text) for m in found if m.span not in none and not _heads_body(m, text)]


def _heads_body(mention: Mention, text: str) -> bool:
    """俄罗斯国防部|长 is no ministry but its minister; 日本|人 is no land."""
    behind = simplified_han(text)[mention.span.end :][:1]
    if mention.kind == "place":
        if behind == "长" and mention.name[-1] in "市县區区縣州省":
            return True
        return behind == "杯" or (behind in ("人", "语") and mention.name in _tables().lands)
    return mention.kind == "body" and behind == "长" and mention.name[-1] in "部局院署厅"


def _without_land(mention: Mention, t: _Tables) -> Mention:
    """巴西|里约州: a country before a place written with the same letters is another mention."""
    land = t.country.match(mention.name)
    if land is None or land.end() > len(mention.name) - 3 or land[0] not in t.lands:
        return mention
    span = Span(mention.span.start + land.end(), mention.span.end)
    return replace(mention, span=span, name=mention.name[land.end() :])


def _teams(text: str, t: _Tables) -> Iterator[Mention]:
    """广州队, 中国女排, 俄军: what a side is called, looked for from its end."""
    for m in t.team_ends.finditer(text):
        head = t.team_heads.search(text, max(0, m.start() - _FAR), m.start())
        if head is not None and (head["own"] is None or m[0] == "队"):
            span = Span(head.start(), m.end())
            yield Mention(span, "body", "zh.team", name=span.of(text))
    for m in t.army.finditer(text):
        yield Mention(Span(*m.span()), "body", "zh.team", name=m[0])


def _firms(text: str, t: _Tables) -> Iterator[Mention]:
    """北辰能源, 华岳集团: at the head of a clause, a name and what makes a body of it."""
    for m in t.firm.finditer(text):
        if m["own"] not in t.firm_sorts | t.places.keys() and not _SOME.search(m["own"]):
            yield Mention(Span(*m.span()), "body", "zh.firm", name=m[0])


def _rank(mention: Mention) -> int:
    return 1 if mention.kind == "person" and mention.entity else 0


def _with_title(mention: Mention, text: str, t: _Tables) -> Mention:
    """Note the title beside a known name; behind a surname alone it is part of the mention."""
    if mention.kind != "person":
        return mention
    if (after := _NAMED_AFTER.match(text, mention.span.end)) is not None:
        span = Span(mention.span.start, after.end())
        return Mention(span, "place", "zh.named-after", name=span.of(text))
    behind = t.behind.match(text, mention.span.end)
    if behind is not None:
        short = len(mention.span) <= 2 and "·" not in mention.name
        span = Span(mention.span.start, behind.end()) if short else mention.span
        return replace(mention, span=span, title=behind[0])
    before = t.before.search(text[max(0, mention.span.start - 12) : mention.span.start])
    return replace(mention, title=before["title"]) if before else mention


def _foreign(text: str, t: _Tables) -> Iterator[Mention]:
    """弗拉基米尔·普京: names with a dot, of the characters foreign names are written with."""
    for m in t.dotted.finditer(text):
        before = t.before.search(text[max(0, m.start() - 12) : m.start()])
        title = before["title"] if before else ""
        yield Mention(Span(*m.span()), "person", "zh.dotted", name=m[0], title=title)
    for m in t.foreign.finditer(text):
        yield Mention(
            Span(*m.span("name")), "person", "zh.foreign", name=m["name"], title=m["title"]
        )


def _titled(text: str, t: _Tables) -> Iterator[Mention]:
    """外交部发言人毛宁; 范勇鹏教授."""
    for m in t.named_before.finditer(text):
        if m["name"] in t.sayings:
            continue  # 对记者|强调
        yield Mention(
            Span(*m.span("name")), "person", "zh.titled", name=m["name"], title=m["title"]
        )
    for m in t.described.finditer(text):
        if _ADVERB.match(m["name"]):
            continue  # 学者|普遍
        yield Mention(Span(*m.span("name")), "person", "zh.described", name=m["name"])
    for m in t.foreign_behind.finditer(text):
        if m["name"] not in t.places and not t.country.fullmatch(m["name"]):
            yield Mention(Span(*m.span()), "person", "zh.foreign", name=m["name"], title=m["title"])
    for m in t.named_behind.finditer(text):
        if m["name"] in t.places or t.country.fullmatch(m["name"]):
            continue
        span = Span(*m.span("name")) if len(m["name"]) > 2 else Span(*m.span())
        yield Mention(span, "person", "zh.titled", name=m["name"], title=m["title"])


def _speaking(text: str, t: _Tables) -> Iterator[Mention]:
    """林德华说, 杭志远以6秒58: a surname and given name at a clause's head, before its verb."""
    for m in t.speaking.finditer(text):
        which = "name" if m["name"] else "winner"
        if m[which] not in t.places and not (
            t.named_kind.search(m[which]) or _ADVERB.match(m[which])
        ):
            yield Mention(Span(*m.span(which)), "person", "zh.speaking", name=m[which])


def _again(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The people found, named again: Chinese does not inflect."""
    seen: set[str] = set()
    for mention in found:
        if mention.kind != "person" or mention.entity or mention.name in seen:
            continue
        seen.add(mention.name)
        parts = [mention.name, *(p for p in mention.name.split("·")[-1:] if len(p) > 1)]
        for name in dict.fromkeys(parts):
            if len(name) < 2:
                continue
            at = text.find(name)
            while at >= 0:
                yield Mention(Span(at, at + len(name)), "person", "zh.again", name=name)
                at = text.find(name, at + len(name))


@dataclass(frozen=True, slots=True)
class _Tables:
    dotted: re.Pattern[str]
    foreign: re.Pattern[str]
    named_before: re.Pattern[str]
    named_behind: re.Pattern[str]
    foreign_behind: re.Pattern[str]
    country: re.Pattern[str]
    speaking: re.Pattern[str]
    named_kind: re.Pattern[str]
    sayings: frozenset[str]
    described: re.Pattern[str]
    """村民王建国, 43岁的陈国梁."""
    firm: re.Pattern[str]
    firm_sorts: frozenset[str]
    """What only says what sort of firm it is: 商业银行."""
    tried: re.Pattern[str]
    """对张立群受贿案: whose case it is."""
    team_ends: re.Pattern[str]
    team_heads: re.Pattern[str]
    army: re.Pattern[str]
    played: re.Pattern[str]
    """击败|北京国安队: whom somebody plays."""
    lands: frozenset[str]
    kept_back: re.Pattern[str]
    """李某: the given name is kept back."""
    before: re.Pattern[str]
    behind: re.Pattern[str]
    place: re.Pattern[str]
    places: dict[str, str]
    city: re.Pattern[str]
    body: re.Pattern[str]
    acronym: re.Pattern[str]
    acronyms_not: frozenset[str]
    role: re.Pattern[str]
    pronoun: re.Pattern[str]


@functools.cache
def _tables() -> _Tables:
    rows = table("zh", "names")
    titles, behind = headed(rows["titles"]), one_of(rows["behind"])
    foreign, surname = f"[{rows['foreign']}]", f"[{rows['surnames']}]"
    # Beside a title, any surname there is; elsewhere those that are hardly ever words.
    family = f"(?:{one_of(rows['two_surnames'])}|[{rows['surnames']}{rows['more_surnames']}])"
    letter = f"[^{rows['not_given']}\\W\\da-zA-Z]"
    given = f"{letter}{{1,2}}"
    # Behind a title nearly any second letter is one of the name: 何咏前, 柯以敏.
    full = f"(?:{letter}|[前后上下中内外明以道可能而])(?:{letter}|[前后上下中内外明而道])?"
    heads = one_of(x for x in rows["titles"] if x not in ("先生", "女士", "同志", "记者", "专家"))
    lands = frozenset({*rows["places"], *(n for n, row in names_in("zh") if row.kind == "place")})
    towns = {*table("zh", "places")["towns"]["names"], *shared_places("zh")}
    sides = {*lands, *towns, *rows["cities"]["names"]}
    heads_of_state = one_of(rows["heads_of_state"])
    return _Tables(
        dotted=re.compile(rf"{foreign}{{1,8}}(?:[·•・]{foreign}{{1,9}}){{1,3}}"),
        foreign=re.compile(rf"(?P<title>{titles})(?P<name>{foreign}{{2,6}}){_AFTER_NAME}"),
        # The longest title or none: 主教练赛后 has no bishop.
        named_before=re.compile(
            rf"(?P<title>(?>{titles}))由?(?P<name>{family}{full}){_AFTER_NAME}"
        ),
        named_behind=re.compile(
            rf"(?:(?<=[，。、：；“\s])|^)(?P<name>{surname}{given}|{surname})(?P<title>{behind})(?![一-龥]?(?:级|团|国))",
            re.MULTILINE,
        ),
        foreign_behind=re.compile(
            rf"(?:(?<=[，。、：；“\s与和同对在由])|^)(?P<name>{foreign}{{2,5}})(?P<title>{heads_of_state})"
            rf"(?!府|办公室|选举|大选|候选|一职|任期|[级团国])",
            re.MULTILINE,
        ),
        country=_countries(rows["places"]),
        speaking=re.compile(
            rf"(?:(?<=[，。；”\n])|^)(?P<name>{surname}{letter}{{2}})"
            r"(?=(?:表示|说|强调|指出|告诉|认为|回应|补充)[，：:。])"
            rf"|(?:(?<=[，。；”\n])|^)(?P<winner>{family}{letter}{{1,2}})(?=以\d|夺[得冠]|摘得|斩获|破门|攻入|打入|梅开)",
            re.MULTILINE,
        ),
        described=re.compile(
            rf"(?:岁的|{one_of(rows['described'])})由?(?P<name>{family}{full})"
            rf"(?:{_AFTER_NAME}{_SENTENCED_AHEAD})"
        ),
        tried=re.compile(
            rf"(?:(?<=[，。；：“\s对以将和与及由就])|^)(?P<name>{family}{letter}{{1,2}})"
            r"(?=(?:涉嫌)?(?:受贿|行贿|贪污|滥用职权|故意|诈骗|杀人|抢劫|强奸|挪用|非法|危险驾驶|玩忽职守|贩毒|走私)[一-龥]{0,8}[案罪]|(?:一|等人)案)"
        ),
        team_ends=re.compile(
            r"(?<![一-龥]{9})队(?![员伍长列内友医尾])|[男女](?:排|足|篮|乒|曲)|国足"
        ),
        team_heads=re.compile(rf"{headed(sides)}(?P<own>[一-龥]{{2,4}})?$"),
        army=re.compile(
            r"(?<![一-龥]参)[俄美以乌日韩朝印法英德伊土叙](?:空|海|陆)?军(?![事人队官港区舰种工火机营方备衔阀])"
        ),
        played=re.compile(
            r"(?:击败|战胜|不敌|负于|迎战|对阵|力克|逼平|淘汰|横扫|轻取|险胜|完胜|惜败|输给)"
            rf"(?P<name>{headed(sides)}[一-龥]{{2,4}}?队)"
        ),
        lands=lands,
        firm=re.compile(
            rf"(?:(?<=[，。、：；“\s])|^)(?P<own>[一-龥]{{2,4}})(?:{one_of(rows['firm_ends'])})"
            r"(?![一-龥]?(?:业|界|类|生|系|股|等)|管理|安全|总局)",
            re.MULTILINE,
        ),
        firm_sorts=frozenset(rows["firm_sorts"]),
        kept_back=re.compile(rf"{surname}某某?"),
        named_kind=re.compile(r"[员家者长官人士方部局会司社府署院厂校队军民众们]$"),
        sayings=frozenset(table("zh", "say")["verbs"]),
        before=re.compile(rf"(?P<title>{titles})$"),
        behind=re.compile(behind),
        place=re.compile(headed(rows["places"])),
        places=dict(rows["places"]),
        city=_cities({*rows["cities"]["names"], *towns}),
        body=re.compile(
            rf"(?:(?:{rows['countries']})(?=外交部|国防部|总统府|政府|军方))?(?:{headed(rows['bodies'])}(?!长)|(?<=[朝韩俄美日])军方)"
        ),
        acronym=re.compile(r"(?<![A-Za-z0-9.])[A-Z]{2,6}(?![A-Za-z0-9])"),
        acronyms_not=frozenset(rows["acronyms_not"]),
        role=re.compile(rf"(?:{rows['countries']})(?:{heads})(?![一-龥]*·)"),
        pronoun=re.compile(r"(?<![其利吉])[他她](?!们|人|国|方)"),
    )


def _countries(more: Iterable[str]) -> re.Pattern[str]:
    """Countries by every name the tables have, so that 波兰总统 names nobody."""
    known = [name for name, row in names_in("zh") if row.kind == "place"]
    return re.compile(one_of({*more, *known, *table("zh", "cities")["names"]}))


def _cities(more: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        f"{headed({*more, *table('zh', 'cities')['names']})}(?:[岛州县府](?![长令]))?"
    )
