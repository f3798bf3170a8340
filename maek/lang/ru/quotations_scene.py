"""Who may speak in a Russian text, and the verbs of saying in it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from maek.lang import scene
from maek.lang.tables import table
from maek.model.span import Span

EDGES = " \t\u00a0,;:—–-."


@dataclass(frozen=True)
class Words:
    """tables/say.toml compiled."""

    verb: re.Pattern[str]
    according: re.Pattern[str]
    source: re.Pattern[str]
    media: re.Pattern[str]
    media_names: frozenset[str]


@functools.cache
def words() -> Words:
    """Compile the table, once."""
    say, names = table("ru", "say"), table("ru", "names")
    return Words(
        verb=re.compile(rf"(?<![\w-])(?:{'|'.join(say['verbs'])})(?![\w-])", re.IGNORECASE),
        according=re.compile(rf"(?<![\w-])(?:{'|'.join(say['according'])})\s", re.IGNORECASE),
        source=re.compile(say["sources"], re.IGNORECASE),
        media=re.compile(rf"(?<![\w-]){names['media']}", re.IGNORECASE),
        media_names=frozenset(names["media_words"]),
    )


class Scene(scene.Scene):
    """A Russian text with those who may speak in it."""

    def outlet_in(self, span: Span) -> Span | None:
        """Return the first medium named in a stretch of text."""
        w = words()
        known = super().outlet_in(span)
        if known is not None:
            return known
        for mention in self.named_in(span):
            if mention.name.strip("«»") in w.media_names:
                return mention.span
        m = w.media.search(self.text, span.start, span.end)
        return Span(*m.span()) if m else None

    def verbs(self, span: Span) -> list[Span]:
        """Return the verbs of saying in a stretch of text, outside quotation marks."""
        found = (Span(*m.span()) for m in words().verb.finditer(self.text, span.start, span.end))
        return [v for v in found if not self.is_quoted(v)]

    def speaker(self, verb: Span, before: Span, after: Span) -> Span | None:
        """Return who says it: behind the verb up to the next comma, else before it.

        Args:
            verb: The verb of saying.
            before: Where a subject may stand before it.
            after: Where one may stand behind it.
        """
        m = re.compile(r"[^,;:.«»“”—–]*").match(self.text, verb.end, max(verb.end, after.end))
        near = Span(verb.end, m.end() if m else verb.end)
        ahead = self._ahead(before)
        if ahead is not None and before.contains(ahead):
            # "Орлов сообщил агентству": right before its verb stands its subject.
            gap = self.text[ahead.end : verb.start]
            if "," not in gap and len(gap.split()) <= 2:
                return ahead
        return self._behind(near) or ahead

    def _behind(self, near: Span) -> Span | None:
        pronoun = next((p for p in self.pronouns if near.contains(p.span)), None)
        if pronoun is not None and pronoun.span.start - near.start <= 12:
            return self.person_before(pronoun.span.start)
        free = [m for m in self.named_in(near) if not self.governed(m.span, near.start)]
        people = [m for m in free if m.kind in ("person", "role")]
        for mention in people or [m for m in free if m.kind == "body"] or free:
            return mention.span
        source = words().source.match(self.text, near.start + 1, near.end) if len(near) else None
        return Span(*source.span()) if source else None

    def _ahead(self, before: Span) -> Span | None:
        pronoun = [p for p in self.pronouns if before.contains(p.span)]
        named = [m for m in self.named_in(before) if not self.governed(m.span, before.start)]
        if pronoun and (not named or pronoun[-1].span.start > named[-1].span.start):
            return self.person_before(pronoun[-1].span.start)
        people = [m for m in named if m.kind in ("person", "role")] or named
        if people:
            return people[-1].span
        sources = [*words().source.finditer(self.text, before.start, before.end)]
        free = [s for s in sources if not self.governed(Span(*s.span()), before.start)]
        return Span(*free[-1].span()) if free else None

    def governed(self, span: Span, start: int) -> bool:
        """Tell whether a preposition stands before a name: it is no subject then."""
        left = self.text[max(start, span.start - 40) : span.start]
        return _governed().search(left) is not None


@functools.cache
def _governed() -> re.Pattern[str]:
    rows = "|".join(table("ru", "say")["before_object"])
    return re.compile(rf"(?<![\w-])(?:{rows})\s(?:[а-яё-]+\s){{0,2}}$", re.IGNORECASE)
