"""What analysis finds in one article; every finding carries a span that reads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maek.model.span import Span

MentionKind = Literal["person", "body", "place", "work", "group", "role", "pronoun"]
QuoteKind = Literal["direct", "partial", "indirect", "according"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "decade", "interval", "duration"]
Verdict = Literal["yes", "likely", "unknown", "no"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: ``김 위원장``, ``Kim Jong-un``; title and surname are one mention.

    ``name`` is the bare name inside the words where a title stands with it (``김정은`` of
    ``김정은 국무위원장``), and ``title`` the title alone. ``entity`` is filled by linking.
    """

    span: Span
    kind: MentionKind
    rule: str
    name: str = ""
    title: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, body, place or work that mentions stand for.

    ``id`` is stable across articles and scripts: the same person has the same id
    whichever script the article is in.
    """

    id: str
    kind: MentionKind
    names: tuple[tuple[str, str], ...] = ()
    """(language, name) pairs, the preferred name of each language first."""

    def name(self, lang: str) -> str:
        """Return the preferred name in ``lang``, else the English, else the first one."""
        for wanted in (lang, "en"):
            for code, words in self.names:
                if code == wanted:
                    return words
        return self.names[0][1] if self.names else self.id


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words somebody said: content span, who said them, through whom, the reporting words."""

    span: Span
    kind: QuoteKind
    rule: str
    speaker: Span | None = None
    speaker_entity: str = ""
    outlet: Span | None = None
    outlet_entity: str = ""
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, interval or duration in the text with its value (TIMEX3-like, see conventions)."""

    span: Span
    value: str
    grain: Grain
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: low = high for exact and approximate values, None for an open bound."""

    span: Span
    low: str | None
    """Decimal as text, so that no precision is lost on the way to JSON and back."""
    high: str | None
    unit: str
    unit_norm: str
    about: bool
    rule: str
    of: Span | None = None

    @property
    def is_one(self) -> bool:
        """Whether it is one number, not a range or open to an end."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where."""

    span: Span
    date: str
    """ISO date, month, year or interval; empty when the text does not tell."""
    action: str
    """The words of the action (lemma of the predicate with its object)."""
    kind: str
    """PLOVER-like event name: visit, meeting, agree, arms, statement, … or ``other``."""
    actors: tuple[str, ...] = ()
    """Entity ids, or the words where no entity is known."""
    place: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on the article as a whole, with the words that led to it."""

    verdict: Verdict
    why: tuple[str, ...] = ()


NOT_JUDGED = Judgement("unknown")


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong in the page as published; never repaired, always shown beside."""

    span: Span
    kind: str
    why: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one version of one article."""

    text_id: str
    lang: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    via: tuple[str, ...] = ()
    """The reporting chain, first speaker's outlet first: ``조선중앙통신``, ``CNN`` …"""
    ai_written: Judgement = NOT_JUDGED
    machine_translated: Judgement = NOT_JUDGED
    defects: tuple[Defect, ...] = ()
    story_date: str = ""
    story_date_why: str = ""
    terms: tuple[str, ...] = ()
    """Content words (lemmas) of headline, standfirst and body in order, for joining and search."""
    sentence_terms: tuple[str, ...] = ()
    """For every sentence its content words joined by spaces, for choosing and comparing."""
