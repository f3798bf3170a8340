"""LanguagePack: the record of functions a language supplies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from maek.lang.reading import Block, Reading
from maek.lang.wording import NO_WORDING, Wording
from maek.model.findings import Defect, Mention, Quantity, Quotation
from maek.model.span import Span
from maek.text.calendar import When


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date expression as a drawer finds it: words and meaning, not yet resolved."""

    span: Span
    when: When
    rule: str
    passing: bool = False
    """Since when something goes on (5월 1일부터 … 있다): no day that *the same day* points at."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """How pages in this language name their own parts: tables, compiled by ``extract``.

    Every value is a tuple of regular expressions (``re``, matched without regard to case
    against a whole stripped line unless the pattern says otherwise); keys are named after
    the part or field they announce: ``section_label``, ``consent``, ``ai_label``,
    ``image_ai_label``, ``update_note``, ``byline``, ``credit``, ``dateline``,
    ``copyright``, ``published``, ``modified``, ``source``, ``translated``, ``paywall``,
    ``correction``, ``navigation``, ``pointer``.
    """

    table: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def no_defects(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Defect, ...]:
    """Find nothing: for languages whose grammar we do not check."""
    return ()


def whole_sentence(sentence: str) -> Span | None:
    """Let every sentence stand as it is: for languages whose openings we do not know."""
    return Span(0, len(sentence))


def no_pronouns(sentence: str) -> tuple[Span, ...]:
    """Find nobody: for languages whose pronouns we do not know."""
    return ()


def its_own_day(before: str, behind: str) -> bool:
    """Take no day for another's: for languages whose grammar of days we do not know."""
    return False


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What a language supplies. Every function is pure and takes the one Reading.

    ``read`` splits and tokenises once; every other drawer works on what it returns.
    ``names`` leaves ``entity`` empty: linking is the business of ``analyse``.
    ``quotations`` gets the mentions so that speakers are spans of mentions where one fits.
    ``terms`` returns content words in base form, for joining and for search.
    ``split`` returns sentence spans alone, for text that needs nothing else.
    ``standing`` returns the span of a sentence that can stand by itself (한편, Meanwhile cut
    off), or None when it leans on the sentence before (그는 …, He …).
    ``pronouns`` returns where a sentence speaks of somebody without a name (그는, he).
    ``other_day`` tells from the words before and behind a day that it is not the day of what its
    sentence tells: a bound (until June), the day of a thing (the treaty he signed last June).
    ``defects`` tells what is wrong with the language itself, as bad translations leave it.
    ``wording`` gives the words of a sentence with what grammar does to them, for checks.
    ``begin`` is there where an engine reads in threads of its own: it sets the engine to work
    and returns what gives the Reading.
    """

    code: str
    read: Callable[[str, tuple[Block, ...]], Reading]
    split: Callable[[str], tuple[Span, ...]]
    names: Callable[[Reading], tuple[Mention, ...]]
    quotations: Callable[[Reading, tuple[Mention, ...]], tuple[Quotation, ...]]
    dates: Callable[[Reading], tuple[DateFound, ...]]
    quantities: Callable[[Reading, tuple[DateFound, ...]], tuple[Quantity, ...]]
    terms: Callable[[Reading, Span], tuple[str, ...]]
    page_words: Callable[[], PageWords]
    defects: Callable[[Reading, tuple[Mention, ...]], tuple[Defect, ...]] = no_defects
    standing: Callable[[str], Span | None] = whole_sentence
    pronouns: Callable[[str], Iterable[Span]] = no_pronouns
    other_day: Callable[[str, str], bool] = its_own_day
    wording: Wording = NO_WORDING
    begin: Callable[[str, tuple[Block, ...]], Callable[[], Reading]] | None = None
