"""What gives a Korean text away as English put into words: idioms, senses, marks, measures.

Idioms translated word for word, words in another sense of the English one, a quotation closed
with a comma, degrees Fahrenheit without their name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.reading import Reading
from maek.lang.tables import table
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text.rare import Rare

COMMA_QUOTE = re.compile(
    r"[가-힣],[”\"] ?(?=(?:[가-힣]+ ){0,4}?[가-힣]+(?:[은는이가]|께서) (?:[가-힣]+ ){0,3}?"
    r"(?:말했|말하|덧붙|밝혔|설명했|전했|썼|강조했|주장했|회상했|적었))"
    r"|[가-힣],[”\"] ?(?:이?라고|고) "
)
"""“…,” he said: in Korean the comma stands behind the words of saying, if anywhere."""

ENGLISH_ORDER = re.compile(
    r"[”\"], (?:[가-힣]+ ){0,3}[가-힣]+[은는이가] "
    r"(?:말했|덧붙였|밝혔|설명했|강조했|주장했|회상했)(?:다|습니다)[.\n]"
)
"""“….”, she said: the words of saying behind a quotation, and nothing behind these."""
GUILLEMETS = re.compile(r"«[^«»\n]{1,200}»|„[^„“”\n]{1,200}[“”]")
"""Quotation marks that Korean does not have."""

MONEY_TWICE = re.compile(
    r"[$€£¥] ?\d[\d,.]*(?: ?[만억조천])*[ -]?(?:달러|유로|파운드|엔(?![가-힣])|위안)"
)
"""$30,000 달러: a sign and a word for one money."""

MEASURES = {
    r"해발(?:고도)? (?:약 )?([\d,.]+) ?(?:km|㎞|킬로미터)": 10,
    r"(?:기온|수은주|폭염|무더위|체감온도)\S*(?: \S+){0,4}? ([\d,.]+)도(?!\d)": 60,
    r"온도[는가] (?:이번|오늘|내일|주말|낮|다음)(?: \S+){0,3} (?:섭씨 )?([\d.]+)도(?!\d)": 60,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:km|㎞|킬로)": 0,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:m|미터)(?![a-z])": 3,
    r"(?:키|신장)[은는이가]? (?:약 )?([\d.]+) ?(?:cm|㎝|센티미터)": 290,
    r"체온\S*(?: \S+){0,4}? (?:섭씨 )?([\d.]+)도(?!\d)": 45,
    r"(?:몸무게|체중)\S* (?:약 )?([\d.]+) ?톤": 1,
    r"(?:바람|돌풍|강풍|풍속)\S*(?: \S+){0,2}? 시속 ([\d,.]+) ?(?:km|㎞|킬로)": 500,
    r"(?:응답자|주민|국민|유권자|인구|가구|학생)의 (?:약 )?([\d.]+)%": 100.1,
    r"(?:진원|지진)의? 깊이[는은가]? (?:약 )?([\d,.]+) ?(?:km|㎞|킬로미터)": 800,
    r"규모 (\d+(?:\.\d+)?)(?:의|짜리)? ?(?:강|대)?지진": 9.7,
    r"(?:오전|오후) (\d{1,2})시": 13,
    r"(?<!\d)(?:1[02]|[13578])월 (\d{1,2})일": 32,
    r"(?<!\d)(?:[469]|11)월 (3\d)일": 31,
    r"(?<!\d)2월 (3\d)일": 30,
    r"(?<![\d,])(\d{2,3})천 ?(?:루블|달러|유로|파운드|위안|대의|톤)": 10,
}
"""Measures no such thing has: patterns whose group is a number, and the least value that cannot
be. Miles, feet or Fahrenheit taken for what Koreans measure with, or a k too many."""


def calques(reading: Reading) -> Iterator[Defect]:
    """Yield English taken word for word.

    Args:
        reading: Of an article.
    """
    idioms, senses = _patterns()
    for match in idioms.finditer(reading.text):
        yield Defect(Span(*match.span()), "literal_idiom", "an English idiom word for word")
    for match in senses.finditer(reading.text):
        span = Span(*match.span()).trim(reading.text)
        yield Defect(span, "wrong_sense", "a word in another sense of the English one")
    for match in COMMA_QUOTE.finditer(reading.text):
        why = "a quotation closed with a comma, as in English"
        yield Defect(Span(*match.span()).trim(reading.text), "english_marks", why)
    for match in ENGLISH_ORDER.finditer(reading.text):
        why = "who says it stands behind the quotation, as in English"
        yield Defect(Span(*match.span()).trim(reading.text), "english_marks", why)
    for match in GUILLEMETS.finditer(reading.text):
        yield Defect(Span(*match.span()), "foreign_marks", "quotation marks of another language")


def measures(reading: Reading) -> Iterator[Defect]:
    """Yield measures that nothing of the kind has.

    Args:
        reading: Of an article.
    """
    for match in MONEY_TWICE.finditer(reading.text):
        yield Defect(Span(*match.span()), "unlikely_measure", "money told twice")
    for match in _measures().finditer(reading.text):
        digits = match.group(1).replace(",", "").rstrip(".")
        if digits.replace(".", "", 1).isdigit() and float(digits) >= MEASURES[match.re.pattern]:
            span = Span(match.start(1), match.end())
            yield Defect(span, "unlikely_measure", "a unit left out, or another's")


@functools.cache
def _measures() -> Rare:
    return Rare(tuple(MEASURES))


@functools.cache
def _patterns() -> tuple[Rare, Rare]:
    words = table("ko", "calques")
    return Rare(words["idioms"]), Rare(words["senses"])
