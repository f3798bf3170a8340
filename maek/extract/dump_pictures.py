"""The pictures of a dump: which credit stands for which caption, and what is drawn by AI."""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract import shape
from maek.extract.bylines import names_alone
from maek.extract.dump_related import foreign
from maek.extract.heads import Line
from maek.extract.pictures import SHOWING

OF_A_PICTURE = 0.6
"""A caption of a drawn picture is no longer, measured in usual paragraphs."""
NOTED = frozenset({"page_date", "byline", "navigation", "headline_repeat"})
"""What may stand between headline, outlet and story."""
CLOSED_SUBJECT = re.compile(
    r"(?:고 있다|고 있습니다|모습|했다|합니다)\.?$"
    r"|\((?:왼쪽|오른쪽|가운데|자료 ?사진|right|left|center)\)"
)

LABEL = re.compile(
    r"(?:фото|снимок|photo(?:graph)?s?|picture|image|credit|foto|bild|사진|写真|[图圖]片?)\s*[:：=/／]",
    re.IGNORECASE,
)
OPENS_WITH_DAY = re.compile(r"\d{1,2}月\d{1,2}日[，,]")
"""How Chinese captions begin, which stand above their credits."""


def captions(lines: Sequence[Line], headline: Line | None) -> None:
    """Find the caption of each credit: it stands before or after it.

    Args:
        lines: The lines of the story, with the kinds that are known.
        headline: The headline among them.
    """
    image = 0
    for number, line in enumerate(lines):
        if line.kind not in ("credit", "image_ai_label"):
            continue
        if line.kind == "credit" and _is_outlet(lines, number, headline):
            line.kind = "outlet"
            continue
        image += 1
        line.group = image
        if line.kind == "image_ai_label":
            _drawn(lines, number, image)
            continue
        beside = lines[max(0, number - 1) : number], lines[number + 1 : number + 2]
        before, after = (next(iter(x), None) for x in beside)
        known = next((x for x in (after, before) if x is not None and x.kind == "caption"), None)
        caption = known if known is not None and not known.group else None
        if caption is None:
            caption = _caption(line, (before, after), lines)
        if caption is not None:
            caption.kind, caption.group, line.taken = "caption", image, True
        _alternative(lines, number - 1 - (caption is not None and caption is before), image)


def _is_outlet(lines: Sequence[Line], number: int, headline: Line | None) -> bool:
    """Tell whether an agency alone below the headline says whose report it is, not whose picture.

    A paragraph follows it, and none that tells what can be seen.
    """
    said = lines[number].words
    at = next((n for n, line in enumerate(lines) if line is headline), len(lines))
    between = lines[at + 1 : number]
    near = at < number and all(x.kind in NOTED or x.words == lines[at].words for x in between)
    after = next((x for x in lines[number + 1 :] if x.kind not in NOTED), None)
    if not near or not shape.is_agency(said) or after is None or after.kind is not None:
        return False
    return shape.is_prose(after.words) and SHOWING.search(after.words) is None


def _caption(
    credit: Line, beside: tuple[Line | None, Line | None], lines: Sequence[Line]
) -> Line | None:
    """The line beside a credit that can be its caption: above it what says so, else below it.

    Above a credit stands the story too: its caption there is a heading, or says what can be seen.
    """
    before, after = beside
    above = before if before is not None and _like_caption(before, lines) else None
    if above is not None and after is not None and _is_first(above, after, lines):
        return above
    if above is not None and not names_alone(above.words):
        if OPENS_WITH_DAY.match(above.words):
            return above
        titled = not shape.is_sentence(above.words) or shape.is_nominal(above.words)
        if titled or SHOWING.search(above.words) is not None:
            return above
    below = _below(credit, after)
    return below if below is not None and _like_caption(below, lines) else None


def _below(credit: Line, after: Line | None) -> Line | None:
    """The line below a credit, if it can tell of the picture.

    What says *Фото:* stands behind the caption, or under a picture that has none: a sentence
    below it is the story, unless it says what can be seen.
    """
    if after is None or LABEL.match(credit.words) is None:
        return after
    told = shape.is_prose(after.words) and SHOWING.search(after.words) is None
    return None if told else after


def _is_first(above: Line, after: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line stands above the credit of a picture, and the story begins below it."""
    told = [x for x in lines if x.span.start < above.span.start]
    # What stands above day and byline is a deck.
    signed = max((n for n, x in enumerate(told) if x.kind in ("page_date", "byline")), default=-1)
    begun = any(x.kind is None and shape.is_running(x.words) for x in told[signed + 1 :])
    opens = after.kind is None and shape.is_prose(after.words)
    return not begun and opens and len(above.words) < len(after.words)


def _alternative(lines: Sequence[Line], number: int, image: int) -> None:
    """A picture's alternative text above its caption or credit is in another language."""
    line = lines[number] if number >= 0 else None
    if line is not None and line.kind is None and foreign(line.words, lines):
        line.kind, line.group = "image_alt", image


def _drawn(lines: Sequence[Line], number: int, image: int) -> None:
    """A picture that AI made: its alternative text above in another script, a caption below."""
    _alternative(lines, number - 1, image)
    told = any(x.kind is None and shape.is_prose(x.words) for x in lines[:number])
    after = lines[number + 1] if number + 1 < len(lines) else None
    if told and after is not None and after.kind is None:
        short = len(after.words) <= OF_A_PICTURE * _usual(lines)
        if short and shape.sentences_about(after.words) <= 1:
            after.kind, after.group = "caption", image


def _usual(lines: Sequence[Line]) -> int:
    """How long the paragraphs are, in code points."""
    prose = [len(line.words) for line in lines if line.kind is None and shape.is_prose(line.words)]
    return sorted(prose)[len(prose) // 2] if prose else 100


def _like_caption(line: Line, lines: Sequence[Line]) -> bool:
    """One sentence, no longer than the paragraphs around it, as captions are written."""
    said = line.words
    if line.kind is not None or shape.sentences_about(said) > 2 or len(said) > 220:
        return False
    return len(said) <= 1.1 * _usual(lines) or CLOSED_SUBJECT.search(said) is not None
