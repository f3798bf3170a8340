"""What is wrong with a page as published, in any language: marks, stops, repeated lines.

A defect is reported beside the text and never repaired. What only a speaker of the
language would notice is the business of its pack (``LanguagePack.defects``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from maek.analyse.leftovers import leftovers
from maek.lang.reading import Block, Reading
from maek.model.article import TOLD, Article
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks

MARKS_KNOWN = frozenset({"ko", "en", "ru", "ja", "zh"})
"""Languages whose quotation marks are known: elsewhere „…“, »…« and « … » are right, too."""
DOUBLE = frozenset('“”„«»「」『』"')
"""Marks whose partner is missed; single ones are apostrophes as well."""

OPENING = frozenset('“„«「『"')
DUMP = "dump"
"""The reader of text dumps."""

STRAY_STOP = re.compile(r"(?<=\S)[ \t]+[.。](?=\s|$)|(?<=[.。])[ \t]+,(?=\s)")
"""A full stop with white space before it and nothing after: what is left of cut markup."""

ORPHANS = re.compile(r"(?:^|(?<=\s))(?<!’\s)[”’」』»][\s”’」』»]*(?=\s|$)", re.MULTILINE)
"""Closing marks that stand alone between white space: they close nothing. (Some set a thin
space between the end of a quotation and that of the one around it: ’ ”.)"""

CROSSED = re.compile(
    r"‘[^“”‘’\n]{2,80}”|“[^“”‘’\n]{2,80}’(?![A-Za-z])|“[^“”‘’\"'\n]{2,80}'(?=[가-힣])"
    r"|(?<!\S)'[^'\"’\n]{2,80}\"(?=[가-힣])|“[^“”«»\n]{1,80}»|“[^“”‘’「」\n]{2,80}」|[「『][^“”「」『』\n]{2,80}”"
    r"|『[^「」『』\n]{2,80}」(?=[가-힣])|「[^「」『』\n]{2,80}』(?=[가-힣])"
)
UNMARKED = frozenset({"ko", "ja", "zh"})
"""Languages without apostrophes: a single mark is the partner of a single mark."""

LONG_SENTENCE, SEVERAL, TWICE = 16, 3, 2
"""So many characters, and blanks, of a sentence are said twice by accident only."""
LONG_LINE = 12
"""Shorter lines (labels, credits) may repeat for good reasons."""
ENDS = (".", "!", "?", "。", "！", "？", "”", '"', "」", "…")
"""How a line of running text ends; a list's headings, which recur, do not."""


def defects_of(article: Article, reading: Reading) -> tuple[Defect, ...]:
    """Return what is wrong with the page whatever its language.

    Args:
        article: The article with its parts.
        reading: Its reading.
    """
    return tuple(
        sorted(
            (
                *_repeats(article),
                *_said_again(article, reading),
                *_doubled(reading),
                *_stray(article, reading),
                *_lost_marks(article, reading),
                *_crossed_marks(article, reading),
                *leftovers(reading, article.lang),
            ),
            key=lambda d: (d.span, d.kind),
        )
    )


def _repeats(article: Article) -> Iterator[Defect]:
    """Lines that stand twice.

    A page's markup may give its headline again in a breadcrumb or a menu, where no reader
    takes it for text; in a text dump it stands twice for all to see. A line of text that comes
    more often is a form's, unless it comes at once again.
    """
    lines = [(part, " ".join(part.span.of(article.text).split())) for part in article.parts]
    often, seen, before = Counter(words for _, words in lines), set[str](), ""
    for part, words in lines:
        if len(words) < LONG_LINE:
            continue
        told = part.kind == "body" and words.endswith(ENDS)
        told = told and (often[words] == TWICE or words == before)
        if words in seen and (told or (part.kind == "headline_repeat" and article.reader == DUMP)):
            yield Defect(part.span, "repeated_line", "the same line stands here twice")
        seen.add(words)
        before = words


def _said_again(article: Article, reading: Reading) -> Iterator[Defect]:
    """Sentences that stand twice, or a second time without their first words.

    What stands there more often is a form: the questions of interviews, the heads of recipes.
    """
    long = list(_long_sentences(article, reading))
    often = Counter(words for _, words, _ in long)
    earlier: dict[str, dict[str, bool]] = {}
    for sentence, words, alone in long:
        alike = earlier.setdefault(words[-LONG_SENTENCE:], {})
        # What is a line by itself both times _repeats tells of, unless it is a form's.
        again = often[words] == TWICE and words in alike and not (alone and alike[words])
        ending = " " + words
        if again or any(other.endswith(ending) for other in alike):
            yield Defect(sentence, "repeated_line", "the same sentence stands here twice")
        alike[words] = alone


def _doubled(reading: Reading) -> Iterator[Defect]:
    """Lines that say all they have to say twice in a row, whatever marks were lost between."""
    for block in reading.blocks:
        if block.kind not in TOLD or len(block.span) < 2 * LONG_LINE:
            continue
        words = block.span.of(reading.text)
        at = words.find(words[:LONG_LINE], LONG_LINE)
        once = words[:at].rstrip()
        if at > 0 and words.startswith(once, at) and once.endswith(ENDS):
            span = Span(block.span.start + at, block.span.start + at + len(once))
            yield Defect(span, "repeated_line", "the same words stand here twice in a row")


def _long_sentences(article: Article, reading: Reading) -> Iterator[tuple[Span, str, bool]]:
    """Long sentences of the body, none spoken, their words, and whether each is a whole line."""
    spoken = marks.pair(article.text)
    for sentence in reading.sentences:
        words = " ".join(sentence.of(article.text).split())
        if len(words) < LONG_SENTENCE or words.count(" ") < SEVERAL or not words.endswith(ENDS):
            continue
        block = reading.block_at(sentence.start)
        if block is not None and block.kind == "body" and not spoken.around(sentence.start):
            yield sentence, words, sentence == block.span


def _stray(article: Article, reading: Reading) -> Iterator[Defect]:
    for block in reading.blocks:
        if reading_marks(article):
            for match in ORPHANS.finditer(article.text, block.span.start, block.span.end):
                span = Span(match.start(), match.end()).trim(article.text)
                yield Defect(span, "orphan_marks", "closing quotation marks that close nothing")
        for match in STRAY_STOP.finditer(article.text, block.span.start, block.span.end):
            span = Span(match.start(), match.end())
            yield Defect(span, "stray_stop", "a full stop cut off from its sentence")


def reading_marks(article: Article) -> bool:
    """Tell whether the article's language is one whose quotation marks are known."""
    return article.lang.partition("-")[0] in MARKS_KNOWN


def _lost_marks(article: Article, reading: Reading) -> Iterator[Defect]:
    """Marks that stay open or closed for want of a partner within their block.

    One a block: the first. A quotation that goes on in the next paragraph, which begins
    with an opening mark again, is whole.
    """
    if not reading_marks(article):
        return
    text = article.text
    told = [b for b in reading.blocks if b.kind in TOLD]
    for block, after in zip_longest(told, told[1:]):
        lost = [m for m in marks.pair(text, block.span).orphans if m.of(text) in DOUBLE]
        if lost and not _goes_on(lost, text, after):
            why = "quotation marks that do not pair within their paragraph"
            yield Defect(lost[0], "unpaired_marks", why)


def _crossed_marks(article: Article, reading: Reading) -> Iterator[Defect]:
    """A quotation that opens with a single mark and closes with a double one."""
    if article.lang.partition("-")[0] not in UNMARKED:
        return
    for block in reading.blocks:
        if block.kind in TOLD:
            for match in CROSSED.finditer(article.text, block.span.start, block.span.end):
                why = "a quotation opens with one mark and closes with another"
                yield Defect(Span(*match.span()), "unpaired_marks", why)


def _goes_on(lost: Sequence[Span], text: str, after: Block | None) -> bool:
    """Tell whether the one mark that is open is taken up by the paragraph that follows."""
    return (
        len(lost) == 1
        and after is not None
        and lost[0].of(text) in OPENING
        and text[after.span.start] in OPENING
    )
