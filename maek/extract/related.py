"""The items of a list of other stories, each put together from its lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from maek.model.article import PartKind, Related

LABELS = ("ai_label", "image_ai_label")
ITEM = ("related_headline", "related_summary", *LABELS)


class Grouped(Protocol):
    """A line of a page or a dump that knows what belongs to it."""

    kind: PartKind | None
    group: int

    @property
    def words(self) -> str:
        """The words of the line."""


def related_items(lines: Iterable[Grouped]) -> tuple[Related, ...]:
    """Put the related items together from their lines.

    Args:
        lines: Lines of an article; those of one item have one group.
    """
    groups: dict[int, list[Grouped]] = {}
    for line in lines:
        if line.group and line.kind in ITEM:
            groups.setdefault(line.group, []).append(line)
    return tuple(
        Related(
            headline=" ".join(x.words for x in found if x.kind == "related_headline"),
            summary=" ".join(x.words for x in found if x.kind == "related_summary"),
            labels=tuple(x.words for x in found if x.kind in LABELS),
        )
        for _, found in sorted(groups.items())
        if any(x.kind not in LABELS for x in found)
    )
