"""The lines of a bare text dump and what each is: shape, place, repetition, the words' tables.

Read in three passes: what a line says it is (labels, consent, credits, dates), where the
related items begin, and what is left above the story (site, tagline, headline, outlet).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from maek.extract import cut, dump_head, dump_pictures, dump_related, heads, origin, shape, words
from maek.extract.authors import like_a_name
from maek.extract.bylines import TAKEN, is_byline
from maek.extract.heads import Line
from maek.extract.pictures import POINTED
from maek.model.article import PartKind

LONGEST_BYLINE = 80
LONGEST_TAKEN = 20
"""Letters of who took a picture: *记者 温如海 摄*."""
ARROWS = "▲▼◀▶△▽◁▷"
ABOVE = "▲△▴"
"""Signs that point at the picture above."""
ROWS = "=:[]<>"
AROUND = "[]【】〈〉<>《》▶▷■□◆● "
"""What stands around the label of a list."""
IN_BRACKETS = re.compile(r".{8,}?[\[(（【](?P<inside>[^\[\](（）)【】]{2,60})[\])）】]\.?")
"""A line that ends with something in brackets."""
WAY = re.compile(
    r"[^\s>›»＞](?:[^>›»＞.。]{0,14}[^\s>›»＞])?(?:\s*[>›»＞]\s*[^\s>›»＞][^>›»＞.。]{0,14}){1,5}"
    r"|(?:главная|home|홈|首页|首頁|ホーム|トップ|startseite|accueil|inicio)(?:\s*[/|·→]\s*[^\s/|][^/|.。]{1,24}){1,5}",
    re.IGNORECASE,
)
"""A path of sections: 홈 > 사회 > 행정."""
LONGEST_PATH = 60
OWNED = re.compile(r"[©ⓒ]\s?[^\d/]{2,30}/\s?[^\d/]{2,40}")
"""Whose a picture is: the owner, and who took it. Rights in a page have their years."""
LENT = re.compile(
    r"handout|file photo|courtesy|\bvia\b|자료 ?사진|제공|캡처|архив|資料|提供", re.IGNORECASE
)
A_NAME = re.compile(r"[(（](?P<name>[^()（）\d]{2,20})[)）]")
LONGEST_SUBHEAD = 24
QUOTED = re.compile("[“\"「『‘'][^.!?。！？…”\"」』’']+[”\"」』’']")
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}")
SAYS: tuple[tuple[str, PartKind], ...] = (
    ("image_ai_label", "image_ai_label"),
    ("ai_label", "ai_label"),
    ("consent", "consent"),
    ("readers", "navigation"),
    ("speaker", "subhead"),
    ("section_label", "section_label"),
    ("summary", "section_label"),
    ("update_note", "update_note"),
    ("translated", "update_note"),
    ("copyright", "copyright"),
    ("byline", "byline"),
    ("credit", "credit"),
    ("paywall", "navigation"),
)
"""What a line may say it is, asked in this order."""
NO_PROSE = {"credit": 0, "byline": 0, "paywall": 60}
"""What no paragraph longer than that is, whatever words it holds."""


def classify(lines: Sequence[Line], title: str = "") -> None:
    """Say of every line what it is.

    Args:
        lines: The lines of one dump, in order; their kinds are filled in.
        title: The headline, when known from elsewhere.
    """
    for line in lines:
        line.kind = _says(line)
    _consent_block(lines)
    dump_related.of_readers(lines)
    begins = dump_related.begins(lines)
    dump_related.items(lines[begins:], max(line.group for line in lines))
    headline = heads.headline_of(lines[:begins], title)
    if headline is not None:
        headline.kind = "headline"
    dump_pictures.captions(lines[:begins], headline)
    if headline is not None:
        rights = [line.words for line in lines if line.kind == "copyright"]
        dump_head.around(lines[:begins], headline, rights)
    stops = _stops(lines)
    for line in lines:
        if line.kind is None:
            line.kind = "body" if _is_told(line.words, stops=stops) else "subhead"
    _late_lines(lines[:begins])
    _named_again(lines[begins:], [x for x in lines[:begins] if x.kind in NAMED])


def _named_again(below: Sequence[Line], named: Sequence[Line]) -> None:
    """Below the story, a line that is nothing but the medium's name says who published it."""
    kinds = {x.words: x.kind for x in named}
    for line in below:
        if line.kind == "related_headline" and line.words in kinds:
            line.kind, line.group = kinds[line.words], 0


def _stops(lines: Sequence[Line]) -> bool:
    """Tell whether the sentences of a story end with stops: then 다 alone ends a headline."""
    told = [x.words for x in lines if x.kind is None and shape.is_prose(x.words)]
    return sum(shape.is_stopped(said) for said in told) > len(told) / 2


def _is_told(said: str, *, stops: bool) -> bool:
    """Tell whether a line is running text; a short question or quotation alone is a subhead."""
    if len(said) <= LONGEST_SUBHEAD and (said.endswith(("?", "？")) or QUOTED.fullmatch(said)):
        return False
    return shape.is_running(said) or (not stops and shape.is_sentence(said))


def _says(line: Line) -> PartKind | None:
    said = line.words
    line.value = cut.day_of(said)
    if line.value or cut.is_day(said):
        return "page_date"
    for key, kind in () if words.is_("navigation", said) else NAMES:
        if (found := words.match(key, said)) is not None:
            line.value = found["name"].strip()
            return kind
    if len(said) <= LONGEST_PATH and WAY.fullmatch(said):
        line.value = origin.section_in(said)
        return "navigation"
    return next((kind for kind, shaped in SHAPES if shaped(said)), None) or _announces(said)


def _is_label(said: str) -> bool:
    return words.is_("section_label", said.strip(AROUND))


def _is_caption(said: str) -> bool:
    # Answers of interviews, rows of results and hours of a live page begin with an arrow too.
    named = said[0] in ABOVE and shape.is_nominal(said) and not any(c in ROWS for c in said)
    pointed = said[0] in ARROWS and POINTED.match(f"{ABOVE[0]}{said[1:]}") is not None
    return shape.sentences_about(said) <= 2 and (named or pointed or _credited(said))


def _is_picture_of(said: str) -> bool:
    """Tell whether a line is the credit of a picture and nothing else."""
    taken = said.endswith(TAKEN) and len(said) <= LONGEST_TAKEN
    return taken or shape.is_credit(said) or OWNED.fullmatch(said) is not None


def _is_way(said: str) -> bool:
    """Tell whether a line is a way to somewhere else: a pointer, a button, a rank in a list."""
    return words.is_("pointer", said) or words.is_("navigation", said) or said.isdigit()


def _is_byline(said: str) -> bool:
    """Tell whether a line names who wrote it: by its form, or by an address."""
    if len(said) > LONGEST_BYLINE or shape.is_sentence(said):
        return False
    addressed = EMAIL.search(said) is not None and not words.is_("copyright", said)
    return addressed or is_byline(said)


def _announces(said: str) -> PartKind | None:
    """What a line announces itself to be in the words of some language's pages."""
    for key, kind in SAYS:
        told = key in NO_PROSE and shape.is_prose(said)
        if words.is_(key, said) and not (told and len(said) > NO_PROSE[key]):
            return kind
    return None


def _credited(said: str) -> bool:
    """Tell whether a line ends with whose picture it tells of."""
    if shape.is_credited(said):
        return True
    found = IN_BRACKETS.fullmatch(said)
    inside = found["inside"] if found else ""
    return bool(LENT.search(inside)) or shape.is_credit(inside) or words.is_("credit", inside)


def _consent_block(lines: Sequence[Line]) -> None:
    """A consent banner is a block: lines between its lines, and its buttons, belong to it."""
    told = [n for n, line in enumerate(lines) if line.kind == "consent" and len(line.words) > 12]
    if not told:
        for line in lines:
            # A lone "Accept" without a banner is a button of something else.
            if line.kind == "consent" and len(line.words) <= 12:
                line.kind = "navigation"
        return
    for line in lines[told[0] : told[-1] + 1]:
        line.kind = "consent"
    # Above the story only known buttons end it: the name of the site follows.
    below = any(line.kind is None and shape.is_prose(line.words) for line in lines[: told[0]])
    buttons = (None, "consent", "navigation") if below else ("consent", "navigation")
    for line in lines[told[-1] + 1 :]:
        if len(line.words) > 24 or line.kind not in buttons:
            break
        line.kind = "consent"


def _late_lines(lines: Sequence[Line]) -> None:
    """After the last paragraph a name in brackets wrote it; short lines are no subheads."""
    last = max((n for n, line in enumerate(lines) if line.kind == "body"), default=-1)
    for line in lines[last + 1 :]:
        if line.kind == "subhead":
            name = A_NAME.fullmatch(line.words)
            line.kind = "byline" if name and like_a_name(name["name"]) else "navigation"


NAMES: tuple[tuple[str, PartKind], ...] = (("source", "outlet"), ("section", "navigation"))
"""Fields that name something."""
NAMED = ("outlet", "site_name")
SHAPES: tuple[tuple[PartKind, Callable[[str], bool]], ...] = (
    ("section_label", _is_label),
    ("caption", _is_caption),
    ("credit", _is_picture_of),
    ("navigation", _is_way),
    ("byline", _is_byline),
)
"""What a line is by its shape, asked in this order."""
