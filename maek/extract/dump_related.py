"""The items a dump lists beside its story: below it, or in a box between its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from maek.extract import dump_head, shape, words
from maek.extract.heads import Line
from maek.model.article import PartKind
from maek.text.scripts import script_of

HEADED = ("related_headline", "ai_label", "image_ai_label")
BOX = 4
"""So many headlines stand in a box between two paragraphs of a story."""
TOLD = 2
"""So many paragraphs stand above what readers wrote of them."""
GOES_ON = 2
"""So many paragraphs in a row are the story again, and no summary."""


def begins(lines: Sequence[Line]) -> int:
    """Return where the related items begin: at their label, after some of the story.

    A box between two paragraphs, a label and some headlines, is taken in on the way.

    Args:
        lines: The lines of a dump, with the kinds they announce.
    """
    prose = group = 0
    for number, line in enumerate(lines):
        prose += shape.is_prose(line.words) and line.kind is None
        if line.kind != "section_label" or (prose < 1 and number <= len(lines) // 2):
            continue
        box = _box(lines, number)
        if not box:
            return number
        for inside in box:
            group += 1
            inside.kind, inside.group = "related_headline", group
    return len(lines)


def _box(lines: Sequence[Line], label: int) -> list[Line]:
    """The headlines below a label, where the story goes on behind them."""
    size = 0
    for line in lines[label + 1 : label + 2 + BOX]:
        if line.kind is not None or shape.is_prose(line.words):
            break
        size += 1
    after = lines[label + 1 + size :][:GOES_ON]
    told = [line for line in after if line.kind is None and shape.is_running(line.words)]
    return list(lines[label + 1 : label + 1 + size]) if len(told) == GOES_ON else []


def of_readers(lines: Sequence[Line]) -> None:
    """Leave out what readers wrote below the story: from the label above it to the next one.

    Args:
        lines: The lines of a dump, with the kinds they announce.
    """
    told, inside = 0, False
    for line in lines:
        if line.kind in ("section_label", "copyright"):
            inside = False
        elif inside or (told >= TOLD and words.is_("readers", line.words)):
            inside, line.kind = True, "navigation"
        told += line.kind is None and shape.is_running(line.words)


def items(lines: Sequence[Line], group: int) -> None:
    """Tell alternative text, headlines and summaries of related items apart, and group them.

    Args:
        lines: The lines from the label of the items on.
        group: Number of the last item before them.
    """
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
    if following == "image_ai_label" or foreign(line.words, lines):
        return "image_alt"
    # What ends with a full stop is a sentence, however short; headlines have none.
    short = number > 0 and lines[number - 1].kind in HEADED and line.words.endswith((".", "。"))
    return "related_summary" if short or shape.is_prose(line.words) else "related_headline"


def _labels_alone(lines: Sequence[Line]) -> None:
    """A label between two items without headlines belongs to neither for sure."""
    for number, line in enumerate(lines):
        if line.kind == "ai_label":
            before = lines[number - 1].kind if number else None
            if before == "related_summary":
                line.group = 0


def _script_of_most(lines: Sequence[Line]) -> str:
    return script_of(" ".join(line.words for line in lines))


def foreign(said: str, lines: Sequence[Line]) -> bool:
    """Tell whether a line of some length is in another script than the rest of a dump.

    Args:
        said: The line.
        lines: The lines around it.
    """
    return len(said) > dump_head.LONGEST_NAME and _script_of_most(lines) != script_of(said)
