"""The lines of a bare text dump and what each is: shape, place, repetition, the words' tables.

Read in three passes: what a line says it is (labels, consent, credits, dates), where the
related items begin, and what is left above the story (site, tagline, headline, outlet).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from maek.extract import heads, printed, shape, words
from maek.extract.heads import Line
from maek.model.article import PartKind
from maek.model.span import Span
from maek.text.scripts import script_of

SUMMARY_AT = 0.5
"""A first paragraph that shares so much of its words with the next ones sums them up."""
LONGEST_NAME = 20
LONGEST_BYLINE = 80
ARROWS = "▲▼◀▶△▽◁▷"
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}")
LONGEST_OUTLET = 30
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
    ("copyright", "copyright"),
    ("byline", "byline"),
    ("credit", "credit"),
    ("navigation", "navigation"),
)
"""What a line may say it is, asked in this order."""


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold words, trimmed."""
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        span = Span(at, at + len(raw)).trim(text)
        if len(span) and any(c.isalnum() for c in span.of(text)):
            found += _two_labels(text, span) or [Line(span, span.of(text))]
        at += len(raw) + 1
    return found


def _two_labels(text: str, span: Span) -> list[Line]:
    """Cut a line that is two labels side by side: AI에 의해 보고됨 AI에 의해 생성된 이미지."""
    said = span.of(text)
    if not words.is_("image_ai_label", said):
        return []
    for gap in re.finditer(r"\s+", said):
        left, right = said[: gap.start()], said[gap.end() :]
        for first, second in (("ai_label", "image_ai_label"), ("image_ai_label", "ai_label")):
            if _is_only(first, left) and _is_only(second, right):
                return [
                    Line(Span(span.start, span.start + gap.start()), left),
                    Line(Span(span.start + gap.end(), span.end), right),
                ]
    return []


def _is_only(kind: str, said: str) -> bool:
    """Tell whether a line is this label and not the other one."""
    other = "ai_label" if kind == "image_ai_label" else "image_ai_label"
    return words.is_(kind, said) and (kind == "image_ai_label" or not words.is_(other, said))


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
    _head(lines[:begins], headline)
    for line in lines:
        if line.kind is None:
            line.kind = (
                "body" if shape.is_prose(line.words) or shape.is_sentence(line.words) else "subhead"
            )
    _late_headings(lines[:begins])


def _says(line: Line) -> PartKind | None:
    said = line.words
    if printed.is_date_line(said):
        stamp = printed.stamp_in(said)
        line.value = stamp[0].day if stamp else ""
        return "page_date"
    for key in ("published", "modified"):
        found = words.match(key, said)
        if found is not None and (stamp := printed.stamp_in(found["date"])) is not None:
            line.value = stamp[0].day
            return "page_date"
    if shape.is_credit(said):
        return "credit"
    if said[0] in ARROWS and not shape.sentences_about(said) > 2:
        return "caption"
    if len(said) <= LONGEST_BYLINE and EMAIL.search(said) and not shape.is_sentence(said):
        return "byline"
    for key, kind in SAYS:
        if words.is_(key, said) and not (kind in ("credit", "byline") and shape.is_prose(said)):
            return kind
    return None


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
        if line.kind is None or line.kind in ("byline", "credit", "page_date"):
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
    foreign = _script_of_most(lines) != script_of(line.words)
    if following == "image_ai_label" or (foreign and len(line.words) > 20):
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
        if line.kind != "credit":
            continue
        image += 1
        line.group = image
        after = lines[number + 1] if number + 1 < len(lines) else None
        before = lines[number - 1] if number else None
        above = before is not None and before.kind is None and _like_caption(before.words, lines)
        titled = above and before is not None and not shape.is_prose(before.words)
        below = after is not None and after.kind is None and _like_caption(after.words, lines)
        if below and after is not None and not titled:
            after.kind, after.group = "caption", image
            continue
        if above and before is not None:
            before.kind, before.group = "caption", image


def _like_caption(said: str, lines: Sequence[Line]) -> bool:
    """One sentence, no longer than the paragraphs around it, as captions are written."""
    if shape.sentences_about(said) > 2 or len(said) > 220:
        return False
    prose = [len(line.words) for line in lines if line.kind is None and shape.is_prose(line.words)]
    usual = sorted(prose)[len(prose) // 2] if prose else 100
    return len(said) <= 1.1 * usual or CLOSED_SUBJECT.search(said) is not None


def _head(lines: Sequence[Line], headline: Line | None) -> None:
    """What stands around the headline: site name, tagline, outlet, standfirst."""
    if headline is None:
        return
    at = next(n for n, line in enumerate(lines) if line is headline)
    begins = next(
        (n for n, x in enumerate(lines) if n > at and x.kind is None and shape.is_prose(x.words)),
        len(lines),
    )
    _above([line for line in lines[:at] if line.kind is None])
    _below(headline, [line for line in lines[at + 1 : begins] if line.kind is None])
    _standfirst([line for line in lines[begins:] if line.kind is None])


def _above(lines: Sequence[Line]) -> None:
    """Above the headline: the site's name, what it says of itself, ways to other pages."""
    named = told = False
    for line in lines:
        short = len(line.words) <= LONGEST_NAME and not shape.is_sentence(line.words)
        if short and not named:
            line.kind, named = "site_name", True
        elif not short and not told:
            line.kind, told = "tagline", True
        else:
            line.kind = "navigation"


def _below(headline: Line, lines: Sequence[Line]) -> None:
    """Between headline and story: the headline again, the outlet, a deck, buttons."""
    named = False
    for line in lines:
        if line.words == headline.words:
            line.kind = "headline_repeat"
        elif len(line.words) > LONGEST_OUTLET or shape.is_sentence(line.words):
            line.kind = "standfirst"
        elif not named and not any(c.isdigit() for c in line.words):
            line.kind, named = "outlet", True
        else:
            line.kind = "navigation"


def _standfirst(paragraphs: Sequence[Line]) -> None:
    """A first paragraph that the next ones say again at length is a summary, not the story."""
    if len(paragraphs) < 3:
        return
    first, following = paragraphs[0], paragraphs[1:5]
    terms = heads.terms(first.words)
    told = set().union(*(heads.terms(line.words) for line in following))
    if len(terms) < 8:
        return
    share = len(terms & told) / len(terms)
    if share >= SUMMARY_AT and shape.sentences_about(first.words) >= 2:
        first.kind = "standfirst"


def _late_headings(lines: Sequence[Line]) -> None:
    """Short lines after the last paragraph are no subheads: nothing follows them."""
    last = max((n for n, line in enumerate(lines) if line.kind == "body"), default=-1)
    for line in lines[last + 1 :]:
        if line.kind == "subhead":
            line.kind = "navigation"
