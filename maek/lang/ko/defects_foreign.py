"""Words of the original that a translation left as they were.

Single words among Korean ones, letters of scripts Korean does not have, whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from maek.lang.reading import Reading, Token
from maek.lang.tables import table
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks
from maek.text.hangul import is_syllable

LATIN = re.compile(
    r"(?<![A-Za-z0-9._@/:#’'&-])[a-z]{3,}(?:[ ,]+[a-z]{2,})*"
    r"(?![A-Za-z0-9._@/:’'-]*(?:[A-Z0-9@/:_-]|[.]\w))"
)
"""A run of English words in small letters; addresses and names with a small letter are none.
Names and initials (UN, Meta) are kept in Korean too."""
OTHERS = re.compile(
    r"[ぁ-ヿ]{2,}|[А-Яа-яё]{3,}|(?<=[가-힣”」』\"])[ぁ-めも-ゖ](?![가-힣])"
    r"|(?<=[\d만억조천백])[円萬万億亿]|(?<=\d )(?:[а-я]{1,4}\.? ?)+"
    r"|^[（(]?[一-鿿]*[関続読発対売図変権観広労総単払歩歴帰択検険様説証覚訳写応党区责编阅击链载转]"
    r"[一-鿿＝・:： ]*[）)]?$",
    re.MULTILINE,
)
"""Words of other scripts, and single letters and units that hang on a Korean word or a figure."""
HAN = re.compile("[一-鿿]{2,}")
"""Chinese characters; Korean papers use single ones for names of states and parties."""
SHORT_NAMES = frozenset(
    "美日中韓北南英佛獨露與野靑檢警軍黨政文尹李朴金前現新舊大小老女男反親非對脫無故株外內銀社東西"
)
IDIOM = 4
"""Sayings of four characters stand in columns: 事必歸正."""
TAKES = re.compile(r"(?:은|는|이|가|을|를|의|에|에서|에도|로|으로|와|과)(?![가-힣])")
IN_QUOTES = re.compile(r"(?<=[가-힣] )[a-z]{4,}(?=(?:은|는|이|가|을|를|의|에게)(?![가-힣]))")
"""Within quotation marks English words may be the speaker's; not with a Korean particle."""
OTHER_LETTER = re.compile("[ぁ-ヿА-яёЁ一-鿿]")
"""What one of them needs."""
PROSE = frozenset({"body", "standfirst"})
TOLD = PROSE | {"headline"}
FOREIGN_LINE = 40
"""A line of another script that is shorter is a label, not a text somebody cites."""
LEAST_HANGUL = 3
ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
LEAST_ENGLISH, FEW = 5, 2
"""So many words are a sentence; of more such sentences the page is meant to be in two languages."""


NORTHERN = re.compile(
    r"(?<![가-힣])(?:녀성|녀사|녀자|녀인|력사|력대|력량|련합|련속|련결|련계|리익|리유|로인|로동자|로력"
    r"|류학|류행|량호|령도|륙상|림시|립장|론의|례외|뇨소|념원)(?:들)?"
    r"(?=[은는이가을를의에도과와적,. ]|하[여고는였])"
    r"|[가-힣]되[여였](?=있|다|고|으|던|습|서|[ ,.])"
)
"""Korean as it is spelt in China and in the North: 녀성, 되였다."""
THERE = re.compile(r"북한|북측|조선|평양|연변|로동신문|노동신문|탈북")
"""A page on those who spell so may have their words."""


def other_spelling(reading: Reading) -> Iterator[Defect]:
    """Yield words in the spelling of China's Koreans, where nothing tells of them.

    Args:
        reading: Of an article.
    """
    if THERE.search(reading.text):
        return
    for match in NORTHERN.finditer(reading.text):
        yield Defect(Span(*match.span()), "untranslated", "spelt as in China or in the North")


def foreign_words(reading: Reading) -> Iterator[Defect]:
    """Yield words of another language among Korean ones, outside brackets and marks.

    Args:
        reading: Of an article.
    """
    kept = frozenset(table("ko", "defects")["latin"])
    text = reading.text
    mixed = OTHER_LETTER.search(text) is not None
    for block in reading.blocks:
        within = block.span.start, block.span.end
        latin = LATIN.finditer(text, *within) if block.kind in PROSE else ()
        others = OTHERS.finditer(text, *within) if mixed and block.kind != "navigation" else ()
        han = _not_korean_han(text, within) if mixed and block.kind in TOLD else ()
        for match in chain(latin, others, han):
            words = re.split(r"[ ,]+", match.group())
            before = text[block.span.start : match.start()]
            inside = _is_inside(before) and not (match.re is LATIN and _is_glued(match, text))
            if inside or all(w in kept for w in words):
                continue
            told = block.kind in TOLD and _korean(text, block.span)
            if not told and (match.re is LATIN or len(block.span) >= FOREIGN_LINE):
                continue
            yield Defect(Span(*match.span()), "untranslated", "left in the other language")


def _is_inside(before: str) -> bool:
    """Tell whether what follows stands in brackets or quotation marks."""
    opened = any(
        before.count(a) > before.count(b) for a, b in ("()", "“”", "‘’", "[]", "<>", "〈〉")
    )
    return opened or before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _is_glued(match: re.Match[str], text: str) -> bool:
    """Tell an English word a Korean particle hangs on, in a quotation: “우리 children은."""
    return text[: match.start()].count("(") == text[: match.start()].count(")") and bool(
        IN_QUOTES.match(text, match.start())
    )


def _korean(text: str, span: Span) -> bool:
    """Tell whether a paragraph is written in Korean at all."""
    words = span.of(text)
    hangul = sum(map(is_syllable, words))
    return LEAST_HANGUL * hangul > sum(c.isascii() and c.isalpha() for c in words)


def _not_korean_han(text: str, within: tuple[int, int]) -> Iterator[re.Match[str]]:
    """Words in Chinese characters as Korean has none.

    One of their letters has no place in KS X 1001, the Korean set; or they take a particle and
    are none of the short names of states and parties that papers write so.
    """
    for match in HAN.finditer(text, *within):
        try:
            match.group().encode("euc-kr")
        except UnicodeEncodeError:
            yield match
            continue
        short = all(c in SHORT_NAMES for c in match.group())
        if not short and len(match.group()) < IDIOM and TAKES.match(text, match.end()):
            yield match


def foreign_sentences(
    reading: Reading, prose: Sequence[tuple[Span, Sequence[Token]]]
) -> Iterator[Defect]:
    """Yield whole English sentences of running text, outside any quotation.

    Args:
        reading: Of an article.
        prose: Its sentences of running text.
    """
    spoken = marks.pair(reading.text)
    found = [
        sentence
        for sentence, _ in prose
        if _is_english(sentence.of(reading.text)) and not spoken.around(sentence.start + 1)
    ]
    if len(found) <= FEW < len(prose) - len(found):
        for sentence in found:
            yield Defect(sentence, "untranslated", "left in the other language")


def _is_english(words: str) -> bool:
    """Tell an English sentence, which has small words and ends in a stop."""
    if not words.isascii() or words[-1] not in ".!?" or "@" in words or "http" in words:
        return False
    told = ENGLISH_WORD.findall(words)
    return len(told) >= LEAST_ENGLISH and 2 * sum(w[0].islower() for w in told) > len(told)
