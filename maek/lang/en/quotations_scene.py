"""Who may speak in an English text: its mentions, who was named last, who spoke last."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from maek.lang.en.quotations_words import words
from maek.lang.reading import Reading
from maek.model.findings import Mention
from maek.model.span import Span

_STATE_MEDIA = re.compile(
    r"\b(?:(?:[A-Z][\w’-]+|North|South|Korean|state|local|official|state-run)\s){0,3}"
    r"(?:state|official|local|national|state-run|state-owned|foreign)\s(?:news\s)?"
    r"(?:media|television|TV|radio|broadcaster|news agency|newspaper)\b"
)
_GOVERNED = re.compile(
    r"\b(?:of|to|with|by|in|for|at|from|on|about|against|and|between)\s(?:[a-z]+\s){0,2}$"
)
SPEAKERS = frozenset({"person", "body", "role", "place"})


@dataclass
class Scene:
    """A text with those who may speak in it."""

    reading: Reading
    mentions: Sequence[Mention]
    last: Span | None = None
    """Who spoke last, while one walks through the text."""
    quoted: Sequence[Span] = ()
    """What stands in quotation marks: those named there do not speak."""
    _people: list[Mention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mentions = [m for m in self.mentions if m.kind in SPEAKERS]
        self._starts = [m.span.start for m in self.mentions]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.reading.text

    def named_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie in a stretch of text, in order."""
        low = bisect.bisect_left(self._starts, span.start)
        high = bisect.bisect_left(self._starts, span.end)
        return [m for m in self.mentions[low:high] if m.span.end <= span.end]

    def named_before(self, offset: int, pronoun: str) -> Span | None:
        """Return the person ``he`` or ``she`` at ``offset`` stands for: the last one named.

        Somebody whose title tells another sex is passed over, as is who is only named inside
        a quotation; of the rest the last to be named outside one counts.
        """
        w = words()
        wrong = w.women if pronoun.lower() == "he" else w.men
        at = bisect.bisect_left(self._starts, offset)
        near = [
            m.span
            for m in reversed(self.mentions[max(0, at - 16) : at])
            if m.kind in ("person", "role") and not self._titles(m) & wrong
        ]
        outside = [s for s in near if not any(q.contains(s) for q in self.quoted)]
        # Who is only spoken with or of is less likely meant than who acts.
        free = [
            s
            for s in outside[:4]
            if not _GOVERNED.search(self.text[max(0, s.start - 24) : s.start])
        ]
        return next(iter(free or outside or near), self.last)

    def outlet(self, speaker: Span | None, around: Span) -> Span | None:
        """Return the medium words came through: told to, carried by, or itself the speaker."""
        found = self.media_in(around)
        if found is not None:
            return found
        return self.media_in(speaker) if speaker is not None else None

    def media_in(self, span: Span) -> Span | None:
        """Return the first medium named in a stretch of text."""
        w = words()
        state = _STATE_MEDIA.search(self.text, span.start, span.end)
        for mention in self.named_in(span):
            name = re.sub(r"^[Tt]he ", "", mention.name or mention.span.of(self.text))
            tail = name.split()[-1] if name else ""
            known = mention.kind == "body" and (name in w.media or tail in w.media_heads)
            if known or (tail in w.media_heads and self._with_article(mention)):
                return mention.span
        return Span(*state.span()) if state else None

    def _with_article(self, mention: Mention) -> bool:
        """The Hartley Gazette: people have no article before their names."""
        return self.text[max(0, mention.span.start - 4) : mention.span.start] in ("The ", "the ")

    def _titles(self, mention: Mention) -> set[str]:
        return set(mention.title.split())
