"""The beat: whom a desk follows, under which names, and what its storylines are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from maek.model.ids import short_id
from maek.text.known import by_name
from maek.thread.profile import Profile

PREFIX = "beat-"
"""Ids of entities only the beat knows begin so."""


@dataclass(frozen=True, slots=True)
class BeatEntity:
    """Somebody or something the beat follows, with names in every language."""

    key: str
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The entity's id: a known one where one of its names is known."""
        for name in self.all_names():
            if name in by_name():
                return by_name()[name].id
        return PREFIX + self.key

    def all_names(self) -> Iterator[str]:
        """Yield its names in all languages."""
        for names in self.names.values():
            yield from names


@dataclass(frozen=True, slots=True)
class BeatLine:
    """A storyline the beat names."""

    name: str
    entities: tuple[str, ...] = ()
    """Keys of the beat's entities, or known names: all must carry a story."""
    exclude: tuple[str, ...] = ()
    """Words whose appearance in a headline keeps a story out."""
    since: str = ""
    until: str = ""
    """ISO days the storyline begins and ends at; empty is no bound."""

    @property
    def id(self) -> str:
        """Its id, the same on every desk that has the beat."""
        return short_id("l", "beat", self.name)


@dataclass(frozen=True, slots=True)
class Beat:
    """What a desk follows."""

    entities: tuple[BeatEntity, ...] = ()
    lines: tuple[BeatLine, ...] = ()

    def named_in(self, text: str) -> dict[str, int]:
        """Count how often a text names the beat's entities.

        Args:
            text: Headline and running text.

        Returns:
            Entity id → times.
        """
        counts = {e.id: sum(text.count(name) for name in e.all_names()) for e in self.entities}
        return {id: n for id, n in counts.items() if n}

    def label(self, id: str) -> str:
        """Return the first name of an entity of the beat, or empty."""
        own = (e for e in self.entities if e.id == id)
        return next((name for e in own for name in e.all_names()), "")

    def line_of(self, about: Profile) -> str:
        """Return the id of the storyline the beat puts a story in, or empty.

        Args:
            about: The story.
        """
        return next((line.id for line in self.lines if self._fits(line, about)), "")

    def title(self, line: str) -> str:
        """Return the name the beat gives a storyline, or empty."""
        return next((own.name for own in self.lines if own.id == line), "")

    def _fits(self, line: BeatLine, about: Profile) -> bool:
        day = about.story.date
        if (line.since and day < line.since) or (line.until and day > line.until):
            return False
        titles = [item.title for item in about.items]
        if any(word in title for word in line.exclude for title in titles):
            return False
        return bool(line.entities) and all(self._id(e) in about.actors for e in line.entities)

    def _id(self, told: str) -> str:
        own = next((e.id for e in self.entities if e.key == told), "")
        known = by_name().get(told)
        return own or (known.id if known is not None else PREFIX + told)


NO_BEAT = Beat()
