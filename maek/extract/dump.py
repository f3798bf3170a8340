"""The lines of a bare text dump and what each is: shape, place, repetition, the words' tables.

Read in three passes: what a line says it is (labels, consent, credits, dates), where the
related items begin, and what is left above the story (site, tagline, headline, outlet).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maek.extract import printed, shape, words
from maek.model.article import PartKind
from maek.model.span import Span
from maek.text.scripts import script_of

SUMMARY_AT = 0.5
"""A first paragraph that shares so much of its words with the next ones sums them up."""
LONGEST_HEADLINE = 120
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


@dataclass
class Line:
    """One line of a dump with what it turned out to be."""

    span: Span
    words: str
    kind: PartKind | None = None
    value: str = ""
    group: int = 0


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


def classify(lines: Sequence[Line]) -> None:
    """Say of every line what it is.

    Args:
        lines: The lines of one dump, in order; their kinds are filled in.
    """
    for line in lines:
        line.kind = _says(line)
    _consent_block(lines)
    begins = _related_from(lines)
    _related(lines[begins:])
    _captions(lines[:begins])
    _head(lines[:begins])
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
        if after is not None and after.kind is None and _like_caption(after.words, lines):
            after.kind, after.group = "caption", image
        elif before is not None and before.kind is None and _like_caption(before.words, lines):
            before.kind, before.group = "caption", image


def _like_caption(said: str, lines: Sequence[Line]) -> bool:
    """One sentence, no longer than the paragraphs around it, as captions are written."""
    if shape.sentences_about(said) > 2 or len(said) > 220:
        return False
    prose = [len(line.words) for line in lines if line.kind is None and shape.is_prose(line.words)]
    usual = sorted(prose)[len(prose) // 2] if prose else 100
    return len(said) <= 1.1 * usual or CLOSED_SUBJECT.search(said) is not None


def _head(lines: Sequence[Line]) -> None:
    """What stands above the story: site name, tagline, headline, outlet, standfirst."""
    first = next(
        (n for n, line in enumerate(lines) if line.kind is None and shape.is_prose(line.words)),
        len(lines),
    )
    top = [line for line in lines[:first] if line.kind is None]
    headline = _headline(top)
    if headline is None:
        return
    at = top.index(headline)
    headline.kind = "headline"
    _above(top[:at])
    _below(headline, top[at + 1 :])
    _standfirst([line for line in lines[first:] if line.kind is None])


def _headline(top: Sequence[Line]) -> Line | None:
    """The line said twice, else the longest of those above the story (a later one wins)."""
    said = [line.words for line in top]
    for line in top:
        if said.count(line.words) > 1 and len(line.words) > 6:
            return line
    fitting = [line for line in top if len(line.words) <= LONGEST_HEADLINE]
    if not fitting:
        return None
    longest = max(len(line.words) for line in fitting)
    return next(line for line in reversed(fitting) if len(line.words) >= 0.75 * longest)


def _above(lines: Sequence[Line]) -> None:
    """Above the headline: the site's name, then what it says of itself."""
    named = False
    for line in lines:
        short = len(line.words) <= 20 and not shape.is_sentence(line.words)
        if short and not named:
            line.kind, named = "site_name", True
        elif named:
            line.kind = "tagline"
        else:
            line.kind = "navigation" if short else "tagline"


def _below(headline: Line, lines: Sequence[Line]) -> None:
    """Between headline and story: the headline again, the outlet, a deck."""
    for line in lines:
        if line.words == headline.words:
            line.kind = "headline_repeat"
        elif len(line.words) <= LONGEST_OUTLET and not shape.is_sentence(line.words):
            line.kind = "outlet"
        else:
            line.kind = "standfirst"


def _standfirst(paragraphs: Sequence[Line]) -> None:
    """A first paragraph that the next ones say again at length is a summary, not the story."""
    if len(paragraphs) < 3:
        return
    first, following = paragraphs[0], paragraphs[1:5]
    terms = _terms(first.words)
    told = set().union(*(_terms(line.words) for line in following))
    if len(terms) < 8:
        return
    share = len(terms & told) / len(terms)
    if share >= SUMMARY_AT and shape.sentences_about(first.words) >= 2:
        first.kind = "standfirst"


def _terms(said: str) -> set[str]:
    """Words as they can be compared without a language: the first three letters of each."""
    return {w[:3].lower() for w in re.findall(r"\w{2,}", said)}


def _late_headings(lines: Sequence[Line]) -> None:
    """Short lines after the last paragraph are no subheads: nothing follows them."""
    last = max((n for n, line in enumerate(lines) if line.kind == "body"), default=-1)
    for line in lines[last + 1 :]:
        if line.kind == "subhead":
            line.kind = "navigation"
