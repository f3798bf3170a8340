"""Sentences joined as no Korean joins them, and words said in a language of their own.

Two topics side by side (레빈은 그는), a final ending with a comma behind it (죽었다, 그리고), a
quotation mark of the wrong side, a quotation left in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from maek.lang.reading import Reading, Token
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks

TWO_TOPICS = re.compile(r"[가-힣]{2,}[은는] (?:그는|그녀는)(?= )")
SPLICE = re.compile(r"[가-힣]다, (?:그리고|하지만|그러나)(?= )")
TURNED = re.compile(r"(?<=[가-힣.!?])[“‘](?=(?:이?라)?[고며는](?:는)? )|(?<=\n)”(?=[가-힣])")
"""A mark of the wrong side: “…원한다“고 말했다."""
SAID = re.compile(r"[“\"]([a-z][a-z’']*(?:,? [a-z’']+){2,})[.,!?]?[”\"] ?(?:이?라고|고) ")
"""So many English words in small letters are no slogan, but what somebody said, untranslated."""
SAID_AFTER = re.compile(
    r"[가-힣]다, (?:[가-힣]+ ){0,3}[가-힣]+[은는이가] "
    r"(?:말했|밝혔|전했|발표했|보도했|덧붙였|설명했)(?:다|습니다)(?=[.\n])"
)
"""…했다, 당국자들이 말했다: the words of saying behind what is said, as in English."""
NAMES_BEHIND = re.compile(
    r"[가-힣][다라자냐]고\. (?:[가-힣]+ ){0,2}[가-힣]+[은는이가] "
    r"(?:말했|밝혔|전했|덧붙였|설명했|강조했|주장했)(?:다|습니다)(?=[.\n])"
    r"|(?<!같이 )(?:말했|밝혔|전했|덧붙였|설명했|강조했|주장했|표시했)(?:다|습니다): ?(?=[“\"])"
)
"""What is said before its verb (기다렸다고. 그녀는 말했다.), or behind it (말했다: “…”)."""
COUNTED_WRONG = re.compile(
    r"\d[만천백억]?(?:명|원|건|곳|톤|점|권|석|장|평|억|월|년|분|달|편|줄|칸)[가를는와](?=[ .,])"
)
"""A counter that ends in a consonant, with the particle of one that ends in a vowel: 2만 명가."""
AND_SAID = re.compile(
    r"[」』”\"][와과],? (?:말|설명|강조|주장|지적|호소|비판|답|코멘트|토로|회고|다짐|반박|경고|밝)"
    r"(?:했|한|하[고며]|해|힌|혔)|[」』”\"][와과] 하고 있"
    r"|[」』”\"]라고의 (?:생각|견해|목소리|의견|지적|입장|뜻|비판)"
    r"|[」』”\"]로 (?:하고 있|했다고|한다고)"
)
"""What is said, with the particle of company, as Japanese has one for both: 「…」와 설명한다."""
COUNTER_MANY = re.compile(
    r"\d ?(?:명|마리|채|곳|척|건|대)들(?=(?:[이은을의도과]|에게)?(?![가-힣]))"
)
"""A counter says how many by itself and takes no plural: 60마리들. (개들이 is a pack.)"""
CITED = re.compile(r"[가-힣]다,? 라고(?= )")
"""What is cited without marks ends in -다고: no Korean says 쓴다 라고."""
UNSPOKEN = (
    (CITED, "detached_particle", "a particle apart from its noun"),
    (SPLICE, "missing_stop", "two sentences with a comma"),
)
"""What a speaker may say, and a writer may not."""
Prose = Sequence[tuple[Span, Sequence[Token]]]


def _wrong_by_themselves(text: str) -> Iterator[Defect]:
    for match in COUNTER_MANY.finditer(text):
        yield Defect(Span(*match.span()), "odd_particle", "a counter takes no plural")
    for match in COUNTED_WRONG.finditer(text):
        yield Defect(Span(*match.span()), "odd_particle", "a particle of another form")
    for match in AND_SAID.finditer(text):
        yield Defect(Span(*match.span()), "odd_particle", "a particle no quotation takes")


def joins(reading: Reading, prose: Prose) -> Iterator[Defect]:
    """Yield what joins words or sentences as Korean does not.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    text = reading.text
    for match in TURNED.finditer(text):
        yield Defect(Span(*match.span()), "orphan_marks", "a quotation mark of the wrong side")
    for match in SAID.finditer(text):
        yield Defect(Span(*match.span(1)), "untranslated", "left in the other language")
    spoken = marks.pair(text)
    yield from _wrong_by_themselves(text)
    # What is said is read as a sentence of its own.
    for match in chain(SAID_AFTER.finditer(text), NAMES_BEHIND.finditer(text)):
        if not spoken.around(match.start()):
            why = "who says it stands behind what is said, as in English"
            yield Defect(Span(*match.span()), "english_order", why)
    for sentence, _ in prose:
        for match in TWO_TOPICS.finditer(text, sentence.start, sentence.end):
            why = "a noun and a pronoun are both the topic"
            yield Defect(Span(*match.span()), "odd_particle", why)
        for pattern, kind, why in UNSPOKEN:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if not spoken.around(match.start()):
                    yield Defect(Span(*match.span()), kind, why)
