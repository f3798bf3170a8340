"""The lines of a bare text dump and what each is: shape, place, repetition, the words' tables.

Read in three passes: what a line says it is (labels, consent, credits, dates), where the
related items begin, and what is left above the story (site, tagline, headline, outlet).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract import cut, dump_head, heads, shape, words
from maek.extract.authors import like_a_name
from maek.extract.heads import Line
from maek.model.article import PartKind
from maek.text.scripts import script_of

OF_A_PICTURE = 0.6
"""A caption of a drawn picture is no longer, measured in usual paragraphs."""
LONGEST_BYLINE = 80
ARROWS = "▲▼◀▶△▽◁▷"
AROUND = "[]【】〈〉<>《》▶▷■□◆● "
"""What stands around the label of a list."""
IN_BRACKETS = re.compile(r".{8,}?[\[(（【](?P<inside>[^\[\](（）)【】]{2,60})[\])）】]\.?")
"""A line that ends with something in brackets."""
LENT = re.compile(
    r"handout|file photo|courtesy|\bvia\b|자료 ?사진|제공|캡처|архив|資料|提供", re.IGNORECASE
)
A_NAME = re.compile(r"[(（](?P<name>[^()（）\d]{2,20})[)）]")
LONGEST_QUESTION = 24
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}")
CLOSED_SUBJECT = re.compile(
    r"(?:고 있다|고 있습니다|모습|했다|합니다)\.?$"
    r"|\((?:왼쪽|오른쪽|가운데|자료 ?사진|right|left|center)\)"
)

SAYS: tuple[tuple[str, PartKind], ...] = (
    ("image_ai_label", "image_ai_label"),
    ("ai_label", "ai_label"),
    ("consent", "consent"),
    ("section_label", "section_label"),
    ("update_note", "update_note"),
    ("translated", "update_note"),
    ("copyright", "copyright"),
    ("byline", "byline"),
    ("credit", "credit"),
    ("paywall", "navigation"),
    ("navigation", "navigation"),
)
"""What a line may say it is, asked in this order."""
NO_PROSE = frozenset({"credit", "byline", "paywall"})
"""What no paragraph is, whatever words it holds."""


def classify(lines: Sequence[Line], title: str = "") -> None:
    """Say of every line what it is.

    Args:
        lines: The lines of one dump, in order; their kinds are filled in.
        title: The headline, when known from elsewhere.
    """
    for line in lines:
        line.kind = _says(line)
    _consent_block(lines)
    begins = _related_from(lines)
    _related(lines[begins:])
    headline = heads.headline_of(lines[:begins], title)
    if headline is not None:
        headline.kind = "headline"
    _captions(lines[:begins])
    if headline is not None:
        rights = [line.words for line in lines if line.kind == "copyright"]
        dump_head.around(lines[:begins], headline, rights)
    for line in lines:
        if line.kind is None:
            line.kind = "body" if _is_told(line.words) else "subhead"
    _late_lines(lines[:begins])


def _is_told(said: str) -> bool:
    """Tell whether a line is running text; a short question between paragraphs is a subhead."""
    if len(said) <= LONGEST_QUESTION and said.endswith(("?", "？")):
        return False
    return shape.is_prose(said) or shape.is_sentence(said)


def _says(line: Line) -> PartKind | None:
    said = line.words
    if day := cut.day_of(said):
        line.value = day
        return "page_date"
    if (source := words.match("source", said)) is not None:
        line.value = source["name"].strip()
        return "outlet"
    if words.is_("section_label", said.strip(AROUND)):
        return "section_label"
    if shape.sentences_about(said) <= 2 and (said[0] in ARROWS or _credited(said)):
        return "caption"
    if shape.is_credit(said):
        return "credit"
    if words.is_("pointer", said):
        return "navigation"
    if len(said) <= LONGEST_BYLINE and EMAIL.search(said) and not shape.is_sentence(said):
        return "byline"
    return _announces(said)


def _announces(said: str) -> PartKind | None:
    """What a line announces itself to be in the words of some language's pages."""
    for key, kind in SAYS:
        if words.is_(key, said) and not (key in NO_PROSE and shape.is_prose(said)):
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
    for line in lines[told[-1] + 1 :]:
        if len(line.words) > 24 or line.kind not in (None, "consent", "navigation"):
            break
        line.kind = "consent"


def _related_from(lines: Sequence[Line]) -> int:
    """Return where the related items begin: at their label, after some of the story."""
    prose = 0
    for number, line in enumerate(lines):
        prose += shape.is_prose(line.words) and line.kind is None
        if line.kind == "section_label" and (prose >= 1 or number > len(lines) // 2):
            return number
    return len(lines)


def _related(lines: Sequence[Line]) -> None:
    """Tell alternative text, headlines and summaries of related items apart, and group them."""
    group = 0
    begun = ""
    for number, line in enumerate(lines):
        if line.kind in ("consent", "copyright", "section_label", "update_note", "navigation"):
            begun = ""
            continue
        if line.kind is None or line.kind in ("byline", "credit"):
            line.kind = _related_kind(lines, number)
        if line.kind in ("related_headline", "image_alt") or (
            line.kind == "related_summary" and begun not in ("related_headline", "labels")
        ):
            group += not (line.kind == "related_headline" and begun == "image_alt")
        line.group = group
        begun = _next_state(begun, line.kind)
    _labels_alone(lines)


def _next_state(begun: str, kind: PartKind) -> str:
    """What has been seen of the related item at hand."""
    if kind in ("ai_label", "image_ai_label"):
        return "labels" if begun in ("related_headline", "labels") else begun
    return "" if kind == "related_summary" else kind


def _related_kind(lines: Sequence[Line], number: int) -> PartKind:
    line = lines[number]
    following = lines[number + 1].kind if number + 1 < len(lines) else None
    if following == "image_ai_label" or _foreign(line.words, lines):
        return "image_alt"
    return "related_summary" if shape.is_prose(line.words) else "related_headline"


def _labels_alone(lines: Sequence[Line]) -> None:
    """A label between two items without headlines belongs to neither for sure."""
    for number, line in enumerate(lines):
        if line.kind == "ai_label":
            before = lines[number - 1].kind if number else None
            if before == "related_summary":
                line.group = 0


def _script_of_most(lines: Sequence[Line]) -> str:
    return script_of(" ".join(line.words for line in lines))


def _captions(lines: Sequence[Line]) -> None:
    """A credit stands before or after the caption of its picture."""
    image = 0
    for number, line in enumerate(lines):
        if line.kind not in ("credit", "image_ai_label"):
            continue
        image += 1
        line.group = image
        if line.kind == "image_ai_label":
            _drawn(lines, number, image)
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        before = lines[number - 1] if number else None
        said = next((x for x in (after, before) if x is not None and x.kind == "caption"), None)
        if said is not None and not said.group:
            said.group, line.taken = image, True
            continue
        above = before is not None and before.kind is None and _like_caption(before.words, lines)
        titled = above and before is not None and not shape.is_prose(before.words)
        below = after is not None and after.kind is None and _like_caption(after.words, lines)
        if below and after is not None and not titled:
            after.kind, after.group, line.taken = "caption", image, True
            continue
        if above and before is not None:
            before.kind, before.group, line.taken = "caption", image, True


def _drawn(lines: Sequence[Line], number: int, image: int) -> None:
    """A picture that AI made: its alternative text above in another script, a caption below."""
    before = lines[number - 1] if number else None
    if before is not None and before.kind is None and _foreign(before.words, lines):
        before.kind, before.group = "image_alt", image
    told = any(x.kind is None and shape.is_prose(x.words) for x in lines[:number])
    after = lines[number + 1] if number + 1 < len(lines) else None
    if told and after is not None and after.kind is None:
        short = len(after.words) <= OF_A_PICTURE * _usual(lines)
        if short and shape.sentences_about(after.words) <= 1:
            after.kind, after.group = "caption", image


def _foreign(said: str, lines: Sequence[Line]) -> bool:
    return len(said) > dump_head.LONGEST_NAME and _script_of_most(lines) != script_of(said)


def _usual(lines: Sequence[Line]) -> int:
    """How long the paragraphs are, in code points."""
    prose = [len(line.words) for line in lines if line.kind is None and shape.is_prose(line.words)]
    return sorted(prose)[len(prose) // 2] if prose else 100


def _like_caption(said: str, lines: Sequence[Line]) -> bool:
    """One sentence, no longer than the paragraphs around it, as captions are written."""
    if shape.sentences_about(said) > 2 or len(said) > 220:
        return False
    return len(said) <= 1.1 * _usual(lines) or CLOSED_SUBJECT.search(said) is not None


def _late_lines(lines: Sequence[Line]) -> None:
    """After the last paragraph a name in brackets wrote it; short lines are no subheads."""
    last = max((n for n, line in enumerate(lines) if line.kind == "body"), default=-1)
    for line in lines[last + 1 :]:
        if line.kind == "subhead":
            name = A_NAME.fullmatch(line.words)
            line.kind = "byline" if name and like_a_name(name["name"]) else "navigation"
