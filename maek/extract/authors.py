"""Who wrote it: names out of JSON-LD, meta tags and bylines, without roles and addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

from maek.extract import words
from maek.extract.bylines import (
    HAN_REPORTERS,
    han_name,
    is_korean_name,
    is_role,
    korean_reporter,
    newsrooms,
    of_reporters,
    parted,
    without_role,
    without_start,
)
from maek.extract.elements import Element, Elements
from maek.extract.linked import Node, name_of, text_of
from maek.extract.shape import is_medium, is_sentence
from maek.extract.titles import squeezed
from maek.text.clean import line_of
from maek.text.dateline import dateline_of
from maek.text.scripts import script_of

META = (
    "author", "articleauthor", "dccreator", "byl", "parselyauthor", "sailthruauthor",
    "dcsextauthor", "citationauthor", "cxenseparseauthor", "twittermiscwrittenby", "byline",
    "writer", "reporter", "dablearticlereporter", "dableauthor", "authors",
)  # fmt: skip
WRITTEN_BY = re.compile(
    r"(?:written|posted) by|by|author|verfasst von|geschrieben von|écrit par|auteur|escrito por|"
    r"autor|scritto da|автор|написано|작성자|글쓴이|기자|投稿者|執筆者|作者|撰文",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\s*(?:[;,、，|/•]|\s[–—-]\s|·|・(?=[\u4e00-\u9fff])|\band\b|\bund\b|\bet\b(?! al)|\by\b"
    r"|(?<=\w\w)\.\s(?=[A-Z]\w+ by\b)|\bog\b|\boch\b|\be\b(?=\s+[A-ZÀ-Þ])|(?<=\s)и(?=\s)"
    r"|(?<=[가-힣])\s(?=(?:사진|영상|그래픽|정리|편집)\s[가-힣]{2,4}(?:\s|$))"
    r"|&|(?<=기자)\s(?=\S)|(?<=특파원)\s(?=\S))\s*"
)
WHOLE = re.compile("^（((?:取材・文|文|取材|構成|聞き手)[^（）]+)）$")
"""A Japanese line of who wrote it that stands in brackets as a whole."""
HAN_BETWEEN = re.compile("[、，・]")
BEGINS = re.compile(
    r"^(?:(?:[가-힣]{2,10}\s?=\s?)?(?:글|사진|취재|영상)(?:\s?[·/]\s?(?:글|사진|취재|영상|그래픽))+"
    r"|(?:written |writing |reported |reporting |additional reporting |words |story |posted |"
    r"analysis |opinion |text |article )?by|에 의해|에 의한|von|"
    r"par|por|door|av|af|di|текст|автор|от|文\s?[/／|]?\s?[图圖]|[图图圖]\s?[/／|]?\s?文|文|取材・文|聞き手(?:・(?:構成|文|まとめ))?|構成|まとめ|文責|撰文|記者|记者|編集委員|論説委員|特派員|기자명|기자|글|취재|작성자|글쓴이|著者|取材)"
    r"(?:[:：/／=・\s]+|(?<=文)(?=\w))",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"^(?:(?:editing|edited|copy-?editing|graphics?|photo(?:graph)?s?|photography|pictures?|images?"
    r"|illustrations?|video|translation|translated) by"
    r"|영상 ?(?:취재|편집|촬영)?|촬영(?: ?기자)?|그래픽|구성|연출|작가|자막"
    r"|편집|교열|번역|옮긴이|来源|來源|稿源|参与记者|參與記者|参与采写|출처|出典|источник"
    r"|责任编辑|责编|编辑|校对|审核|审校|审读|监制|签发|统筹|策划|终审|初审|复审|编审|编委|总编辑|总编|編集|校閲|翻訳|редактор|перевод)\b",
    re.IGNORECASE,
)
"""Whose work on a piece does not make them its author."""
ABOUT = re.compile(r"\s(?:covers|writes about|reports on|is (?:an?|the)|contributed)\s.*$")
"""What a line below the story says of who wrote it."""
WORK_OF = re.compile(r"^(\S.{1,30}?)의 (?:추가 )?(?:보도|취재|보고|작성|글)$")
EDITS = re.compile(r"의 (?:편집|교열|번역|사진|영상)$")
"""*Reporting by A; editing by B*, as machines put it into Korean."""
ROLE_KO = (
    "(?:선임|전문|수습|객원|인턴|편집)?(?:기자|특파원|논설위원|칼럼니스트|에디터|앵커|PD|통신원)"
)
REPORTER_KO = re.compile(rf"\s*{ROLE_KO}(?:입니다)?$")
ENDS = re.compile(
    rf"\s*(?:{ROLE_KO}(?:입니다)?|記者|记者|編集委員|特派員|本报记者)\s*[:=/]*$"
    r"|\s+외\s*\d+명$|\s*[（(【\[][^)）】\]]{0,40}[)）】\]]?\.?$"
)
LABELLED = re.compile(
    r"(?:(?<=\s)(?:记者|記者)\s(?=[\u4e00-\u9fff]{2,4}(?:\s|$))|(?:^|\s)(?:原创|原創)\s(?=[\u4e00-\u9fff]{2,4}\s)"
    r"|(?:作者|记者|記者|撰文|投稿者|執筆者?|著者|글쓴이|작성자|기자명|автор|author)\s*[:：]"
    r"|(?:submitted|posted|published|written) by(?=\s[A-Z]))\s*"
    r"(?P<name>[^\s:：|/]{2,}(?: (?!\S+[:：])(?-i:[A-ZÀ-ÞА-ЯЁ])[^\s:：|/]+){0,2})",
    re.IGNORECASE,
)
HANGUL = re.compile("[가-힣]+")
HANGUL_WORDS = re.compile("(?: [가-힣]{1,6}){1,2}")
_SIGNER = r"(?:[\u4e00-\u9fff々]{3,6}|[\u4e00-\u9fff々]{1,3}[ \u3000][\u4e00-\u9fff々]{1,3})"
SIGNED = re.compile(
    r"(?:^|[。」』！？])\s*[（(【](?:[\u4e00-\u9fff]{1,6}[部局室][・･]\s?)?"
    rf"(?P<names>{_SIGNER}(?:[、・]{_SIGNER}){{0,3}})[）)】]$"
)
SIGNED_OFF = re.compile(
    r"(?P<medium>\S{2,12})[,]?(?: 뉴스)? (?P<name>[가-힣]{3})(?: 기자)?"
    r"(?:이었|였)?(?:입니다|습니다)\.?"
)
"""How a Korean reporter ends what is broadcast: *한빛뉴스 나래온입니다.*"""
HAN_SIGNED = re.compile(r"[。”！？]\s*[（(](?P<names>[^（）()。]{4,40})[）)]$")
NOBODY = ("敬称", "以下", "新華", "中央社", "共同通信", "時事通信", "編集部", "文中", "一部")
"""What else stands in brackets behind the last stop."""
RUBRIC = re.compile(r"[\[<【〈](?P<name>[가-힣]{2,4}?)(?:의\s?|\s)[^\]>】〉]{1,14}[\]>】〉]")
"""The name of a column that begins with its writer's."""
LONGEST_SIGNATURE = 24
KANA = re.compile("[ぁ-ヶ]")
REPORTED = re.compile(
    r"^(?:[^\s／/]{2,12}[／/]\s*)?(?:記者|记者)|[／/].{0,8}(?:[报報][導道导]|[电電])$"
)
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|@\w+")
NOT_NAMES = re.compile(
    r"\bimages?\b|photo|picture|\bgetty|reuters/|https?|www\.|\d{3}|admin|^null$|^none$|^undefined$"
    r"|staff writer|correspondent$|(?-i:^[a-z0-9]+(?:-[a-z0-9]+)+$)|사진|제공",
    re.IGNORECASE,
)
AROUND = " ,·/／=()（）[]|【】:：-–—•."
LONGEST_MARKED = 80
LONGEST = 60
SHORTEST_SITE, SHORTEST_SITE_CJK = 5, 3
"""Letters from which a site's name inside another makes that a name of the site's."""


def authors_of(
    node: Node, meta: Mapping[str, Sequence[str]], page: Elements, sites: Sequence[str]
) -> tuple[str, ...]:
    """Return the authors of a page.

    Args:
        node: The article's JSON-LD.
        meta: Values of its meta tags by squeezed name.
        page: Its elements; looked into when its data name nobody.
        sites: Names of the site and its publisher.

    Returns:
        The names; a body's name only where no person is named.
    """
    found: tuple[str, ...] = ()
    for told in _sources(node, meta, page):
        names = names_in(_without_sites(line, sites) for line in told)
        people = tuple(n for n in names if not is_body(n, sites))
        if people:
            return people
        found = found or names
    return found


def _without_sites(line: str, sites: Sequence[str]) -> str:
    """Cut the site's name behind the names of a byline: *By Jane Roe, Wire & Post*."""
    for site in filter(None, sites):
        if line.endswith(site) and line[: -len(site)].rstrip()[-1:] in (",", "/", "|", "·"):
            return line[: -len(site)].rstrip(" ,/|·")
    return line


def _sources(node: Node, meta: Mapping[str, Sequence[str]], page: Elements) -> Iterator[list[str]]:
    yield _linked(node)
    yield from _told(meta)
    yield [without_place(said) for said in marked_authors(page)]


def names_in(told: Iterable[str]) -> tuple[str, ...]:
    """Return the single names that lines of authors hold, each once.

    Args:
        told: ``By Jane Roe and John Doe``, ``홍길동 기자 hong@…``, plain names.
    """
    names: dict[str, str] = {}
    for line in told:
        if EDITED.match(line.strip(AROUND)):
            continue
        for number, piece in enumerate(_pieces(line)):
            said = piece.strip()
            # In Russian, small letters behind a name say what its bearer is: *…, историк*.
            small = said[:1].islower() and script_of(said) == "cyrillic"
            role = number and (small or is_role(piece))
            if role or EDITED.match(said) or EDITS.search(said):
                continue
            name = bare_author(piece)
            if number and not name[:1].islower() and is_medium(name):
                continue
            if 1 < len(name) < LONGEST and not NOT_NAMES.search(name):
                names.setdefault(squeezed(name), name)
    return tuple(names.values())


def _pieces(line: str) -> list[str]:
    said = ABOUT.sub("", WHOLE.sub(r"\1", line))
    bare = REPORTED.sub("", _without_brackets(of_reporters(said)).strip(" ()（）"))
    named = parted(BEGINS.sub("", without_start(bare)))
    return [p for p in BETWEEN.split(ADDRESS.sub(" ", named)) if p.strip()]


def filed_by(paragraph: str) -> tuple[str, ...]:
    """Return who filed a report, as the dateline of its first paragraph names them.

    Args:
        paragraph: The words of the paragraph.
    """
    dateline = dateline_of(paragraph)
    by = dateline.by if dateline is not None else ""
    if script_of(by) == "han" and not KANA.search(paragraph):
        # Chinese names are parted by spaces; Japanese ones have a space inside.
        by = "、".join(by.split())
    told = names_in([by]) if by else ()
    return tuple(takewhile(like_a_name, told))


def labelled_author(line: str) -> str:
    """Return the author a line of fields names: *来源：柳城晚报 作者：沈竹*.

    Args:
        line: A line near the headline.
    """
    found = LABELLED.search(line)
    if found is None:
        return ""
    # A foreign name in Hangul has its words apart: 작성자: 사라 말릭.
    rest = HANGUL_WORDS.fullmatch(line, found.end())
    apart = (
        rest is not None and HANGUL.fullmatch(found["name"]) and not is_korean_name(found["name"])
    )
    return line[found.start("name") :] if apart else found["name"]


def signed_by(paragraph: str) -> tuple[str, ...]:
    """Return who signed the last paragraph of a report, in brackets behind its stop.

    Chinese reporters are told by their office, Japanese ones stand with their names alone; Korean
    ones on the air name their station first.

    Args:
        paragraph: The words of the paragraph.
    """
    alone = len(paragraph) <= LONGEST_SIGNATURE
    if off := signed_off(paragraph):
        return off
    in_brackets = HAN_SIGNED.search(paragraph)
    if in_brackets is not None and HAN_REPORTERS.fullmatch(in_brackets["names"]):
        return names_in([in_brackets["names"]])
    found = SIGNED.search(paragraph) if alone or KANA.search(paragraph) else None
    if found is None or found["names"].startswith(NOBODY):
        return ()
    return tuple(re.split("[、・]", found["names"]))


def signed_off(paragraph: str) -> tuple[str, ...]:
    """Return the Korean reporter whose station and name end what is broadcast; nobody elsewhere.

    Args:
        paragraph: The words of the last paragraph.
    """
    off = SIGNED_OFF.fullmatch(paragraph)
    told = off is not None and is_korean_name(off["name"]) and is_medium(off["medium"])
    return (off["name"],) if off is not None and told else ()


def columnist(title: str, lines: Collection[str]) -> tuple[str, ...]:
    """Return whose a Korean column is: its rubric begins with the name, a line is nothing else.

    Args:
        title: The title of the piece: *[홍길동의 시선] …*.
        lines: The lines of the page; one introduces the writer.
    """
    found = RUBRIC.match(title)
    name = found["name"] if found is not None else ""
    return (name,) if name and name in lines and is_korean_name(name) else ()


def bare_author(name: str) -> str:
    """Return an author's name without e-mail, role and *By*."""
    name = REPORTED.sub("", ADDRESS.sub(" ", name).strip())
    name = WORK_OF.sub(r"\1", BEGINS.sub("", name).strip(" []【】"))
    role = REPORTER_KO.search(name)
    if role is not None:
        name = korean_reporter(name[: role.start()])
    name = without_role(ENDS.sub("", ENDS.sub("", name)).strip())
    return name.strip(AROUND) + ("." if re.search(r"\b[A-Z]\.$", name) else "")


def _without_brackets(line: str) -> str:
    return re.sub(r"\s*(?:\([^)]{1,40}\)|（[^）]{1,40}）)", "", line)


def _linked(node: Node) -> list[str]:
    """Names of the node's authors."""
    for told in (node.get("author"), node.get("creator")):
        found: list[str] = []
        for item in told if isinstance(told, list) else [told]:
            if isinstance(item, dict) and isinstance(item.get("name"), list):
                found += [text_of(n) for n in item["name"]]
            else:
                found.append(name_of(item))
        if any(found):
            return found
    return []


def _told(meta: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    for key in META:
        yield [v for v in meta.get(key, ()) if not v.startswith("http")]
    for number in ("1", "2", "3"):
        label = next(iter(meta.get(f"twitterlabel{number}", ())), "")
        if WRITTEN_BY.fullmatch(label.strip(" :")):
            yield list(meta.get(f"twitterdata{number}", ()))


def without_place(line: str) -> str:
    """Cut the place a byline ends with: *Von Anna Beispiel, Frankfurt*."""
    return re.sub(r"(?<=\w\w),\s+[A-ZÀ-Þ][\w-]+$", "", line)


def is_body(name: str, sites: Sequence[str]) -> bool:
    """Tell whether a name is the site's or its publisher's own, or any newsroom's."""
    bare = squeezed(name)
    if bare in newsrooms():
        return True
    known = [squeezed(s) for s in sites if s]
    return any(bare and (bare in s or (_speaks(s) and s in bare)) for s in known)


def _speaks(site: str) -> bool:
    """Tell whether a site's name is long enough to be known inside another."""
    return len(site) >= (SHORTEST_SITE if site.isascii() else SHORTEST_SITE_CJK)


def like_a_name(name: str) -> bool:
    """Tell whether words can be a name: no digits, no small first letter, few words."""
    return not name[:1].islower() and not re.search(r"\d", name) and len(name.split()) <= 5


def marked_authors(page: Elements) -> list[str]:
    """Return the words of elements that say they name the author.

    Args:
        page: Its elements.
    """
    marked = page.saying("author")
    inside = [e for m in marked for e in page.inside(m, "name")]
    linked = [a for a in page.tagged("a") if "author" in a.get("rel").split()]
    for elements in (inside, marked, linked):
        found = [said for element in elements[:6] if (said := _short(element))]
        if found:
            return found
    for element in chain(page.signed(), page.tagged("address")):
        said = _short(element)
        if said and _byline_like(said):
            return [said]
    return []


def _short(element: Element) -> str:
    said = element.get("content") or " ".join(element.words.split())
    if len(said) > LONGEST_MARKED:
        return ""
    # Only elements set apart what stands beside the name: a button (구독, Follow), a portrait.
    pieces = [piece for text in element.texts if (piece := line_of(text))]
    names = [p for p in pieces if not (words.is_("navigation", p) or is_sentence(p))]
    said = said if len(names) == len(pieces) else ", ".join(names)
    return said if len(said) > 1 else ""


def _byline_like(said: str) -> bool:
    """Tell whether a line is a name: few words, each with a capital, or a reporter's line."""
    if re.search(r"기자|특파원|記者|记者", said):
        return True
    named = _without_brackets(BEGINS.sub("", ADDRESS.sub(" ", said))).strip(AROUND)
    if is_korean_name(named) or all(map(han_name, HAN_BETWEEN.split(named))):
        return True
    every = named.split()
    begun = [w for w in every if w[:1].isupper()]
    return 1 <= len(every) <= 8 and len(begun) >= 2 and len(begun) * 3 >= len(every) * 2
