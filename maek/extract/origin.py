"""Whose report a page shows and in which section it stands, where only its lines tell.

Data say it on most pages; others print it beside the headline: a path of sections, the paper a
portal took the piece from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from maek.extract import shape, words
from maek.extract.dom import squeezed
from maek.extract.metadata import Metadata
from maek.extract.page_line import PageLine
from maek.extract.printed import BORDER, stamp_in

SOURCED = re.compile(
    r"(?:来源|來源|稿源|출처|원문|источник|出典|配信元)\s*[:：]\s*"
    r"(?P<name>[^\s:：|/，,]{2,20}(?: (?!\S+[:：])[A-ZÀ-ÞА-ЯЁ][^\s:：|/，,]+){0,2})",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?:[^\W\d]+ )?[«“「《](?P<name>[^«»“”「」《》]{2,30})[»”」》]")
REPRINTED = re.compile(
    r"(?:this|the) (?:story|article|piece|report)(?: was| is)? (?:originally|first) published"
    r" (?:by|in|on|at) (?P<name>[A-Z][^.,;()]{2,40})"
    r"|dieser (?:artikel|text|beitrag) (?:ist|erschien) (?:zuerst|ursprünglich)"
    r" (?:bei|in|im|auf) (?P<named>[A-ZÀ-Þ][^.,;()]{2,40})",
    re.IGNORECASE,
)
LONGEST_REPRINT = 140
LONGEST_SOURCE = 45
MOST_NAMED = 4
"""Words of a medium's name."""
BELOW = 3
"""So many lines below the story its source may stand."""
PATH = re.compile(r"\s*[>＞›»→/／|·]\s*")
MENUS = frozenset({"li", "footer", "related", "share", "form", "button"})
ABOVE = 5
"""So many lines before the headline its section stands."""
AROUND = 12
LONGEST_PATH = 40
OVER = 2
LONGEST_RUBRIC = 20
MOSTLY = 0.8


def section_of(page: Sequence[PageLine]) -> str:
    """Return the section a page's lines name: in a path above the headline, or by saying so.

    Args:
        page: The page taken apart.
    """
    told = [n for n, entry in enumerate(page) if entry.kind in ("headline", "body")]
    if not told:
        return ""
    above = [p for entry in page[max(0, told[0] - ABOVE) : told[0]] if (p := _path(entry))]
    # More of them are a menu.
    if len(above) == 1:
        return above[0]
    begun = next((n for n in told if page[n].kind == "body"), told[0])
    beside = [x.words for x in page[told[0] + 1 : begun] if _links_section(x)]
    if len(beside) == 1:
        return beside[0]
    said = next(_said(page[told[0] : told[-1] + AROUND]), "")
    headed = page[told[0]].kind == "headline"
    return said or (_set_over(page[max(0, told[0] - OVER) : told[0]]) if headed else "")


def _links_section(entry: PageLine) -> bool:
    """Tell whether a line between headline and story is a link to a section, and no menu's."""
    free = entry.line.linked > MOSTLY and entry.line.marks.isdisjoint(MENUS | {"nav", "aside"})
    return free and shape.names_section(entry.words)


def _set_over(page: Sequence[PageLine]) -> str:
    """What stands alone over the headline, a link that its classes call a rubric or a topic."""
    free = (x for x in page if x.line.linked > MOSTLY and x.line.marks.isdisjoint(MENUS | {"nav"}))
    rubrics = [x.words for x in free if "tags" in x.line.near]
    alone = rubrics[0] if len(rubrics) == 1 else ""
    short = len(alone) <= LONGEST_RUBRIC and alone.replace(" ", "").isalpha()
    return "" if not short or alone.casefold() in _no("sections") else alone


def _path(entry: PageLine) -> str:
    """The last section of a path of them, or of a line that is nothing else."""
    free = len(entry.words) <= LONGEST_PATH and entry.line.marks.isdisjoint(MENUS)
    return section_in(entry.words) if free else ""


def section_in(line: str) -> str:
    """Return the section a path of sections ends with: *홈 > 사회*; empty for other lines.

    Args:
        line: A line above the headline.
    """
    # What the path is called stands before its colon: *当前位置：首页 > 文化 > 正文*.
    path = re.split("[:：]", line, maxsplit=1)[-1]
    pieces = [p for p in PATH.split(path.strip()) if p.casefold() not in _no("pages")]
    known = [p for p in pieces if p.casefold() in shape.sections() or shape.names_section(p)]
    told = known[-1] if known and known[-1] == pieces[-1] else ""
    return "" if told.casefold() in _no("sections") else told


@functools.cache
def _no(key: str) -> frozenset[str]:
    """Words that stand where a section or a source is named, and name none."""
    return frozenset(shape.tables()["origin"][key])


def _said(page: Sequence[PageLine]) -> Iterator[str]:
    for entry in page:
        if "section" in words.kinds(entry.words):
            found = words.match("section", entry.words)
            if found is not None:
                yield found["name"].strip()


def named_source(lines: Iterable[str]) -> str:
    """Return the source that lines of fields name: *2026-11-25 08:30 来源：东岚日报*.

    Args:
        lines: Lines near the headline.
    """
    found = (match["name"] for line in lines if (match := SOURCED.search(line)) is not None)
    return next((name for name in found if name not in _no("sources")), "")


def source_below(page: Sequence[PageLine]) -> str:
    """Return the medium a line below the story names as its source: *Источник: «Вестник»*.

    Of others, figures and pictures come: a medium is told by its end, or by the marks its name
    stands in.

    Args:
        page: All lines of the page.
    """
    last = max((n for n, entry in enumerate(page) if entry.kind == "body"), default=len(page))
    for entry in page[last + 1 : last + 1 + BELOW]:
        said = SOURCED.match(entry.words) if len(entry.words) <= LONGEST_SOURCE else None
        if said is None:
            continue
        name = entry.words[said.start("name") :].rstrip(" .")
        quoted = QUOTED.fullmatch(name)
        if quoted is not None:
            return quoted["name"]
        if shape.is_agency(name) or shape.is_medium(name):
            return name
    return ""


def reprinted(page: Sequence[PageLine]) -> str:
    """Return whose story a page shows that says so: *This story was first published by X.*

    Args:
        page: All lines of the page.
    """
    short = (x.words for x in page if x.kind == "navigation" and len(x.words) <= LONGEST_REPRINT)
    found = (REPRINTED.match(said) for said in short if "ublished" in said or "erschien" in said)
    return next(
        ((match["name"] or match["named"]).strip() for match in found if match is not None), ""
    )


def _beside_day(page: Sequence[PageLine]) -> str:
    """The medium that stands alone behind the day: *2026年11月25日 09:12 东岚早报*."""
    for entry in page:
        found = stamp_in(entry.words) if entry.kind == "page_date" else None
        name = entry.words[found[2] :].strip(BORDER) if found is not None else ""
        if name and len(name.split()) <= MOST_NAMED and shape.is_medium(name):
            return name
    return ""


def source_of(page: Sequence[PageLine], meta: Metadata, site: str) -> str:
    """Return whose report a page shows, where it is not the site's own.

    Args:
        page: The lines that are kept.
        meta: The page's metadata.
        site: Name of the site.
    """
    if meta.original:
        return meta.original
    begun = next((n for n, entry in enumerate(page) if entry.kind == "body"), len(page))
    fields = (x.words for x in page[:begun] if x.kind in ("page_date", "byline"))
    named = named_source(fields) or _beside_day(page[:begun])
    if named:
        return named
    # A portal names the paper in its data, and the paper claims its rights below the piece.
    claimed = (squeezed(x.words) for x in page if x.kind == "copyright")
    paper = squeezed(meta.paper)
    return meta.paper if paper and any(paper in line for line in claimed) else ""
