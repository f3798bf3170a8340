"""The beat: whom a desk follows, under which names, and what its storylines are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from maek.lang.aliases import NOBODY, Aliases
from maek.lang.find import load
from maek.lang.reading import Block
from maek.model.ids import short_id
from maek.model.source import Outlet
from maek.model.span import Span
from maek.text.known import by_name
from maek.thread.profile import Profile

PREFIX = "beat-"
"""Ids of entities only the beat knows begin so."""


@dataclass(frozen=True, slots=True)
class BeatEntity:
    """Somebody or something the beat follows, with names in every language."""

    key: str
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    """Longer names that have one of its names in them and are somebody else's."""

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
    """Words that keep a story out when its headlines or openings tell of them."""
    dates: tuple[str, ...] = ()
    """ISO days of the events it grew from: one of its entities is enough in a story of that
    day, or in one that names the day."""
    since: str = ""
    until: str = ""
    """ISO days, months or years the storyline begins and ends at; empty is no bound."""

    @property
    def id(self) -> str:
        """Its id, the same on every desk that has the beat."""
        return short_id("l", "beat", self.name)


@dataclass(frozen=True)
class Beat:
    """What a desk follows."""

    entities: tuple[BeatEntity, ...] = ()
    lines: tuple[BeatLine, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    """Publishers the beat knows."""
    exclude: tuple[str, ...] = ()
    """Words that keep a story out of every storyline of the beat."""

    def named_in(self, text: str) -> dict[str, int]:
        """Count how often a text names the beat's entities: whole words, in any form.

        Args:
            text: Headline and running text.

        Returns:
            Entity id → times.
        """
        return dict(self._aliases.counted(text)) if self.entities else {}

    def excluded_in(self, opening: Iterable[Collection[str]], lang: str) -> frozenset[str]:
        """Return which of the beat's exclusions stand whole in one of some sentences.

        Args:
            opening: The content words of headline, standfirst and opening, by sentence.
            lang: Their language.
        """
        told = self._exclusions
        if not told:
            return frozenset()
        sentences = [frozenset(terms) for terms in opening]
        return frozenset(w for w in told if any(_terms(w, lang) <= s for s in sentences))

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

    def unknown(self) -> tuple[str, str] | None:
        """Return a storyline and an entity it names that nobody knows, if there is one."""
        keys = {e.key for e in self.entities} | set(by_name())
        told = ((line.name, e) for line in self.lines for e in line.entities if e not in keys)
        return next(told, None)

    @cached_property
    def _aliases(self) -> Aliases:
        names = [(name, e.id) for e in self.entities for name in e.all_names()]
        return Aliases([*names, *((word, NOBODY) for e in self.entities for word in e.exclude)])

    @cached_property
    def _exclusions(self) -> frozenset[str]:
        return frozenset((*self.exclude, *(word for line in self.lines for word in line.exclude)))

    def _fits(self, line: BeatLine, about: Profile) -> bool:
        day = about.story.date
        if line.since and day < line.since:
            return False
        if line.until and day[: len(line.until)] > line.until:
            return False
        barred = {*self.exclude, *line.exclude}
        if 2 * sum(not barred.isdisjoint(i.excluded) for i in about.items) >= len(about.items):
            return False
        named = [self._id(e) in about.actors for e in line.entities]
        seeded = any(seed == day or seed in about.days for seed in line.dates)
        return any(named) if seeded else bool(named) and all(named)

    def _id(self, told: str) -> str:
        own = next((e.id for e in self.entities if e.key == told), "")
        known = by_name().get(told)
        return own or (known.id if known is not None else PREFIX + told)


NO_BEAT = Beat()


@lru_cache(maxsize=4096)
def _terms(words: str, lang: str) -> frozenset[str]:
    """Return the content words of an exclusion, compounds in their parts."""
    whole = Span(0, len(words))
    pack = load(lang)
    found = frozenset(pack.terms(pack.read(words, (Block(whole),)), whole)) or {words.casefold()}
    return frozenset(t for t in found if not any(part != t and part in t for part in found))
