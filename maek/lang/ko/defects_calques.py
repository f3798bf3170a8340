"""What gives a Korean text away as English put into words: idioms, senses, marks, measures.

Idioms translated word for word, words in another sense of the English one, a quotation closed
with a comma, degrees Fahrenheit without their name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maek.lang.ko.defects_rare import MEASURES, rare_words
from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span

COMMA_QUOTE = re.compile(
    r"[가-힣],[”\"] ?(?=(?:[가-힣A-Za-z]+ ){0,4}?[가-힣]+(?:[은는이가]|께서) (?:[가-힣]+ ){0,3}?"
    r"(?:말했|말하|덧붙|밝혔|설명했|전했|썼|강조했|주장했|회상했|적었|읽었|읽는))"
    r"|[가-힣],[”\"] ?(?:이?라고|고) "
)
"""“…,” he said: in Korean the comma stands behind the words of saying, if anywhere."""

ENGLISH_ORDER = re.compile(
    r"[”\"], (?:[가-힣]+ ){0,3}[가-힣]+[은는이가] "
    r"(?:말했|덧붙였|밝혔|설명했|강조했|주장했|회상했)(?:다|습니다)[.\n]"
)
"""“….”, she said: the words of saying behind a quotation, and nothing behind these."""
DASHED = re.compile(r"[”\"»], ?[—–-] (?:[가-힣]+ ){0,4}[가-힣]+(?:다|습니다)(?=[.\n])")
"""“…”, — said she, as in Russian."""
GUILLEMETS = re.compile(
    r"«[^«»\n]{1,200}»|„[^„“”\n]{1,200}[“”]|(?<=[가-힣])[。，、](?=[\s가-힣”」]|$)", re.MULTILINE
)
"""Quotation marks, stops and commas that Korean does not have."""

MONEY_TWICE = re.compile(
    r"[$€£¥] ?\d[\d,.]*(?: ?[만억조천])*[ -]?(?:달러|유로|파운드|엔(?![가-힣])|위안)"
)
"""$30,000 달러: a sign and a word for one money."""


def calques(reading: Reading) -> Iterator[Defect]:
    """Yield English taken word for word.

    Args:
        reading: Of an article.
    """
    for match in rare_words().idioms.finditer(reading.text):
        yield Defect(Span(*match.span()), "literal_idiom", "an English idiom word for word")
    for match in rare_words().senses.finditer(reading.text):
        span = Span(*match.span()).trim(reading.text)
        yield Defect(span, "wrong_sense", "a word in another sense of the English one")
    yield from _topical(reading.text)
    for match in COMMA_QUOTE.finditer(reading.text):
        why = "a quotation closed with a comma, as in English"
        yield Defect(Span(*match.span()).trim(reading.text), "english_marks", why)
    for match in ENGLISH_ORDER.finditer(reading.text):
        why = "who says it stands behind the quotation, as in English"
        yield Defect(Span(*match.span()).trim(reading.text), "english_marks", why)
    for match in DASHED.finditer(reading.text):
        why = "who says it stands behind a dash, as in Russian"
        yield Defect(Span(*match.span()), "english_marks", why)
    for match in GUILLEMETS.finditer(reading.text):
        yield Defect(Span(*match.span()), "foreign_marks", "marks of another language")


def _topical(text: str) -> Iterator[Defect]:
    """주택 정책 on a page about insurance: the other sense of an English word of its subject."""
    rare = rare_words()
    for match in rare.topical.finditer(text):
        if rare.topics[match.re.pattern].search(text):
            why = "a word in another sense of the English one"
            yield Defect(Span(*match.span()).trim(text), "wrong_sense", why)


def measures(reading: Reading) -> Iterator[Defect]:
    """Yield measures that nothing of the kind has.

    Args:
        reading: Of an article.
    """
    for match in MONEY_TWICE.finditer(reading.text):
        yield Defect(Span(*match.span()), "unlikely_measure", "money told twice")
    for match in rare_words().measures.finditer(reading.text):
        digits = match.group(1).replace(",", "").rstrip(".")
        if digits.replace(".", "", 1).isdigit() and float(digits) >= MEASURES[match.re.pattern]:
            span = Span(match.start(1), match.end())
            yield Defect(span, "unlikely_measure", "a unit left out, or another's")
