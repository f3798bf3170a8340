"""Particles a noun or a verb does not take: 일자리에게, 산불을 싸우다, a title that lacks its own.

A translation chooses the particle by the other language's verb (to fight a fire, to marry her),
makes somebody of a thing, and honours in the news whom news tell of plainly.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from maek.lang.ko.defects_rare import rare_words
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Defect, Mention
from maek.model.span import Span
from maek.text import marks
from maek.text.hangul import is_syllable

SAYS = re.compile(
    r" (?:말했|밝혔|덧붙였|강조했|설명했|주장했|전했|지적했|경고했)(?:다|습니다)[.\n]"
)
"""What is told right behind a title without a particle: 루이스 박사 말했다."""
TOLD_PLAINLY = re.compile(r"(?:말했|밝혔|덧붙였|강조했|설명했|주장했|전했)다[.]")
OTHERS = frozenset({"전", "현", "전임", "후임", "신임", "차기", "당시", "같은", "담당", "소속"})
"""What makes the first of two equal titles another: 전임 대통령 노을찬 대통령."""
NEAR = 12
"""So many letters before a title hold the word before it."""
LONG_TITLE = 2
"""So many letters an office has; 씨 and 양 are none."""
HONOURED = re.compile(
    r"께서는? [^.\n]{2,48}셨(?:다|습니다)|"
    r"(?:말씀하|밝히|강조하|발표하|덧붙이|설명하|주장하|지적하|약속하|경고하|당부하)(?:셨|시었)(?:다|습니다)"
)
OFFICE = (
    r"(?:대통령|총리|장관|차관|시장|지사|의장|위원장|회장|사장|의원|대표|국장|감독|코치|총장|청장"
    r"|군수|교육감|판사)"
)
OFFICE_HELD = re.compile(rf"{OFFICE}(?:님|[은는이가]|께서)")
"""Whom news tell of without honour; a teacher or a mother of whom somebody writes is another."""
HONORIFIC = re.compile(rf"{OFFICE}님(?=[은이께을의과도]|에게)")
ITS = re.compile(r"(?<![가-힣])(?:그것의|그것들의) (?=[가-힣])")
"""A pronoun for a firm or a state, which Korean leaves out or names again."""


def frames(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """Yield particles a noun or verb does not take, and honour that news do not do.

    Args:
        reading: Of an article.
        mentions: Its names.
    """
    text = reading.text
    for match in _lifeless().finditer(text) if "에게" in text else ():
        yield Defect(Span(*match.span()), "odd_particle", "에게 is for those who live")
    for match in rare_words().objects.finditer(text):
        yield Defect(Span(*match.span()), "odd_particle", "a verb that takes no such object")
    yield from _titles(reading, mentions)
    yield from _honoured(reading)
    yield from _its(reading, mentions)


def _honoured(reading: Reading) -> Iterator[Defect]:
    """시장은 말씀하셨다, in a page that tells of others plainly."""
    text = reading.text
    verbs = HONOURED.finditer(text) if "셨" in text or "시었" in text else ()
    found = [*verbs, *(HONORIFIC.finditer(text) if "님" in text else ())]
    if not found or not TOLD_PLAINLY.search(text):
        return
    spoken = marks.pair(text)
    for match in found:
        sentence = reading.sentence_at(match.start())
        begun = text[sentence.start : match.end()] if sentence is not None else ""
        if OFFICE_HELD.search(begun) and spoken.around(match.start()) is None:
            why = "honoured, where the page tells of others plainly"
            yield Defect(Span(*match.span()), "mixed_register", why)


def _titles(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """루이스 박사 말했다; 시장 한센 시장은; 최고경영자 CEO인."""
    text = reading.text
    for match in rare_words().offices.finditer(text):
        yield Defect(Span(*match.span()), "repeated_words", "one office told twice")
    for mention in mentions:
        title = mention.title.split()[-1] if mention.title else ""
        block = reading.block_at(mention.span.start)
        if mention.kind != "person" or len(title) < LONG_TITLE or block is None:
            continue
        if block.kind != "body" or not mention.span.of(text).endswith(" " + title):
            continue
        if SAYS.match(text, mention.span.end):
            yield Defect(mention.span, "odd_particle", "a subject without its particle")
        first = mention.span.start - len(title) - 1
        if first < 0 or not text.startswith(f"{title} ", first):
            continue
        if first and is_syllable(text[first - 1]):
            continue
        before = text[max(0, first - NEAR) : first].split(" ")
        if (before[-1] or before[-2:][0]) not in OTHERS:
            span = Span(first, mention.span.end)
            yield Defect(span, "repeated_words", "one office told twice")


def _its(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """노르트첼레는 그것의 공장을: its, of the body the sentence is about."""
    spoken = marks.pair(reading.text) if "그것" in reading.text else None
    for match in ITS.finditer(reading.text) if spoken else ():
        sentence = reading.sentence_at(match.start())
        if sentence is None or (spoken and spoken.around(match.start())):
            continue
        about = [m for m in mentions if m.kind in ("body", "place") and sentence.overlaps(m.span)]
        if any(reading.text[m.span.end : m.span.end + 1] in "은는이가" for m in about):
            span = Span(*match.span()).trim(reading.text)
            yield Defect(span, "literal_idiom", "an English pronoun word for word")


@functools.cache
def _lifeless() -> re.Pattern[str]:
    words = one_of(table("ko", "defects")["lifeless"])
    return re.compile(rf"(?:{words})(?:들)?에게(?=[ ,는도])")
