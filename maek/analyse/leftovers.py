"""What a program that wrote a page left in it: blanks to fill in, talk to its user, its markup.

Which words those are a language tells in the ``assistant`` and ``blank`` rows of its
``page.toml``; markup is the same everywhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.find import load
from maek.lang.page_table import page_table
from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span
from maek.text import marks
from maek.text.rare import Rare, Together

_OF_ANY_LANGUAGE = Together()
MARKUP = Rare(
    (
        r"&(?:quot|amp|lt|gt|nbsp|apos|[lr][sd]quo|#x?[0-9a-fA-F]{2,5});",
        r"\ufffd",
        r"â€.?",
        r"(?<!\*)\*\*(?=[^\s*])[^*\n]{1,80}\*\*(?!\*)",
        r"(?<![\w_])__(?=[^\s_])[^_\n]{1,80}__(?![\w_])",
        r"^##{1,5} (?=\S)",
        r"^```\w*$",
        r"\[[^\]\n]{1,60}\]\(https?:[^)\s]*\)",
        r"【\d+[†:][^】\n]{0,30}】|(?:cite)?turn\d+(?:search|news|view)\d+|contentReference\[oaicite",
        r"\[\d{1,2}\](?:[, ]*\[\d{1,2}\])+[ .]*$",
        r"^\|(?:[^|\n]*\|){2,}$",
        r"(?<=[^\\\s])\\n(?:\\n)?(?=[^\W\d_])|\\u[0-9a-f]{4}",
        r"(?<![A-Za-z])(?:undefined|NaN|null)(?=[가-힣一-鿿])|\$\{\w{1,20}\}|%[sd](?=[가-힣])",
        r"^\{?\"(?:title|headline|content|body|text)\": ?\"",
        r"</?(?:p|br|b|i|em|strong|span|div|a|h[1-6]|ul|ol|li|t[dr])(?: [a-z-]+=[^>\n]*)? ?/?>",
    ),
    re.MULTILINE,
    _OF_ANY_LANGUAGE,
)
"""Entities, Markdown and tags that a reader sees."""
BLANKS = Rare(
    (
        r"\{\{? ?[^\W\d_][\w -]{0,24} ?\}?\}",
        r"\b(?:[Ll]orem [Ii]psum|LOREM IPSUM)\b",
        r"\((?:[가-힣]{1,6} ){0,2}(?:인터뷰|코멘트|발언|인용문?|통계|수치|그래프|링크|이름|날짜) ?"
        r"(?:추가|삽입|인용|필요|예정|입력|없음)\)",
        r"(?<![A-Za-z\d])(?:19|20)(?:XX|xx|○○|\?\?)(?=년|$|[ .,])|(?<![A-Za-z])XX(?=[명%원건])",
        r"\((?:여기에|이곳에) [^()\n]{2,30}\)",
        r"\([^()\n]{2,20} (?:삽입|(?:입력|추가|확인) 필요|기재 요망)\)",
        r"\[(?:기자|저자|작성자|담당자|회사|기관|선수|인물|단체|매체|도시|지역|작가|학교|업체)명\]",
        r"(?:OO|XX|○○|△△)[OX○△]? (?=(?:장관|대통령|총리|시장|도지사|위원장|회장)[은는이가])",
        r"(?:사진|이미지|캡션|제목|부제|본문|내용|기사|텍스트)(?: (?:설명|내용))?[을를]? 입력"
        r"(?:하세요|해 ?주세요|하십시오)",
        r"(?:지난|오는|올해|내달|이달) (?:OO|XX|○○|△△)[월일](?![가-힣]{2})",
    ),
    together=_OF_ANY_LANGUAGE,
)
"""The field of a template: {선수명}, {{city}}, 지난 OO일; words that fill a page for show."""
SQUARE = re.compile(r"\[([^\[\]\n]{1,40})\](?=(\w)?)")


CITED = re.compile(r"(?<=[^\W\d_.”\"])\[(\d{1,2})\](?=[ .,。、]|$)", re.MULTILINE)
"""A number that points at a list of sources: 답했다[1]."""


def leftovers(reading: Reading, lang: str) -> Iterator[Defect]:
    """Yield what only the maker of a page should have seen.

    Args:
        reading: Of the article.
        lang: Its language.
    """
    for match in MARKUP.finditer(reading.text):
        yield Defect(Span(*match.span()), "broken_markup", "what is left of markup")
    yield from _cited(reading.text)
    yield from _blanks(reading, lang)
    for block in reading.blocks:
        for span in assistant_words(reading.text, block.span, lang):
            yield Defect(span, "assistant_words", "said to whoever asked for the text")


def _cited(text: str) -> Iterator[Defect]:
    """Numbers of sources that the page has no list of."""
    for match in CITED.finditer(text):
        number = match.group(1)
        if not re.search(rf"^\[?{number}[\].] ?\S", text, re.MULTILINE):
            why = "the number of a list the page does not have"
            yield Defect(Span(*match.span()), "broken_markup", why)


def _blanks(reading: Reading, lang: str) -> Iterator[Defect]:
    why = "a blank nobody filled in"
    for match in BLANKS.finditer(reading.text):
        yield Defect(Span(*match.span()), "blank", why)
    for match in SQUARE.finditer(reading.text):
        before = reading.text[: match.start()].rpartition("\n")[2]
        # [사진] at the head of a line is a label; [이름]은 stands in a sentence, and so does what
        # is more than a word: [기자 이름].
        several = " " in match.group(1)
        if (before.strip() or match.group(2) or several) and _blank(lang).fullmatch(match[1]):
            yield Defect(Span(*match.span()), "blank", why)


def assistant_words(text: str, within: Span, lang: str) -> Iterator[Span]:
    """Yield the sentences by which a language model speaks to its user; a quoted one is news.

    Args:
        text: Of a page.
        within: A part of it.
        lang: Its language.
    """
    for match in _talk(lang).finditer(text, within.start, within.end):
        if marks.pair(text).around(match.start()) is None:
            yield Span(*match.span())


@functools.cache
def _talk(lang: str) -> Rare:
    return Rare(_rows("assistant", lang), re.IGNORECASE | re.MULTILINE)


@functools.cache
def _blank(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(_rows("blank", lang)) or "(?!)", re.IGNORECASE)


def _rows(key: str, lang: str) -> list[str]:
    # The English drawers need not be loaded for this.
    tables = (load(lang).page_words().table, page_table("en").table)
    return [pattern for table in tables for pattern in table.get(key, ())]
