"""What a figure of a sentence counts, in a key that reports of all languages share."""

from __future__ import annotations

import re
from decimal import Decimal

from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.counted import befallen, befalling, concept, is_anybody, is_measure
from maek.write.meaning import meanings
from maek.write.member import Member

FATES = frozenset({"dead", "wounded", "missing", "casualties"})
"""What befalls people without their doing: whoever they are, it is what they are counted as."""
BEFORE, BEHIND = 16, 18
"""Code points around a number of people in which it is told what they are."""
SPELLED = 2
"""So many times as many where words are spelled in letters: were confirmed to have died."""
SYLLABLES = frozenset({"ko", "ja", "zh"})
AT_ONCE = 9
"""Code points behind people who are named (작업자 2명) in which it is told what befell them."""
CLAUSE_END = re.compile(r"\d|[,.;、，。；]|\band\b|\bи\b")
PART = re.compile(
    r"(?:가운데|중|중에서|うち|其中|из них|of (?:them|whom)|among them)[\s,、]*$", re.IGNORECASE
)
"""Before a figure: it is a part of a whole (부상자 가운데 6명), which is another figure."""
WHOLE = re.compile(r"\s*(?:가운데|중|のうち|中|of whom)")
"""Behind a figure: what follows befell a part of it (4천700명 가운데 사망자는 …)."""
MANY = 10
"""From so many on people are told whom no table knows (직원 8천200명, not 위원 6명)."""
SHARES = frozenset({"%", "pp"})
CHANGED = "~"
"""Ends the key of a measure that tells a change: trade is no growth of trade."""
BASE = re.compile(r"\s*(?:의|の|的)(?=\s|\d)")
"""Between a thing and a share of it: the share is of something else (매출의 2%)."""
BASE_BEHIND = re.compile(r"\s+of\b", re.IGNORECASE)
CHANGES = frozenset({"increase", "decrease", "raise", "cut", "expand"})
"""Meanings of verbs that make a percentage one of change."""
WORD = re.compile(r"(?:로|가|나|씩|이|만큼)?\s*([^\s.,;!?\"”’)。、，]+)")
"""The word behind a figure, past a particle."""
INFLECTED = re.compile(r"(?:(?<=[가-힣]{2})(?:[한된해돼]|[하되](?:며|고)))?$")
"""What a Korean noun of change has behind it before another word: 7.2% 급락|한."""
WORD_AT_ONCE = re.compile(r"(?:씩|가량|정도|만큼)?\s+([^\s.,;!?\"”’)。、，]+)")
"""The same of an amount: 24억 달러로 늘었다 is a level, 2억 달러 늘었다 a change."""
WORD_BEFORE = re.compile(r"([^\W\d]+)\s+(?:(?:by|на)\s+)?(?:(?:about|nearly|почти)\s+)?$")


def counted_as(member: Member, quantity: Quantity, sentence: Span) -> str:
    """Return the key of what a quantity counts; empty when that is not told.

    Args:
        member: Whose article it stands in.
        quantity: The figure.
        sentence: Its sentence.
    """
    text, lang = member.article.text, member.article.lang
    told = quantity.of.of(text) if quantity.of is not None else ""
    if is_measure(quantity.unit_norm):
        # 기준금리 3.25%, 고도 550㎞: names of measures are not in the table of what is counted.
        if len(told) <= 1 or _of_base(text, quantity):
            return ""
        changed = with_change(member, quantity, sentence) != quantity.span
        return f"{lang}:{told.casefold()}{CHANGED if changed else ''}"
    before = text[max(sentence.start, quantity.span.start - BEFORE) : quantity.span.start]
    far = BEHIND if lang in SYLLABLES else BEHIND * SPELLED
    behind = text[quantity.span.end : min(sentence.end, quantity.span.end + far)]
    if quantity.unit_norm != "person":
        return concept(told, lang)
    if PART.search(before):
        return ""
    fate = befalling(before, lang) or _befell(behind, lang)
    if not told or is_anybody(told, lang):
        # 사망자는 600명: or what they are stands before, in the same clause.
        return fate or concept(before, lang)
    if fate in FATES and (befalling(before, lang) or _befell(behind[:AT_ONCE], lang)):
        return fate
    many = Decimal(quantity.low or quantity.high or 0)
    return concept(told, lang) or (f"{lang}:{told.casefold()}" if many >= MANY else "")


def _befell(behind: str, lang: str) -> str:
    """Return what befell people by what stands behind their number, up to the next figure."""
    return "" if WHOLE.match(behind) else befallen(CLAUSE_END.split(behind)[0], lang)


def _of_base(text: str, quantity: Quantity) -> bool:
    """Tell whether a share is told of what is named, not as its value: 매출의 2%, 2% of sales."""
    if quantity.unit_norm not in SHARES or quantity.of is None:
        return False
    between = text[quantity.of.end : quantity.span.start + 1]
    return bool(BASE.match(between) or BASE_BEHIND.match(text, quantity.span.end))


def with_change(member: Member, quantity: Quantity, sentence: Span) -> Span:
    """Return the span of a figure with the verb that makes it one of change: 8% 늘었다.

    Trade of 24 billion that grew by 8 % is no trade of 8 %.

    Args:
        member: Whose article it stands in.
        quantity: The figure.
        sentence: Its sentence.
    """
    span = quantity.span
    if not is_measure(quantity.unit_norm):
        return span
    text = member.article.text
    word = WORD if quantity.unit_norm in SHARES else WORD_AT_ONCE
    behind = word.match(text, span.end, sentence.end)
    if behind and _changes(member, Span(behind.start(1), behind.end(1))):
        return Span(span.start, behind.end(1) - _inflected(behind[1]))
    before = WORD_BEFORE.search(text[sentence.start : span.start])
    if before is None or quantity.unit_norm not in SHARES:
        return span
    verb = Span(*before.span(1)).shift(sentence.start)
    named = quantity.of is not None and quantity.of.overlaps(verb)
    return Span(verb.start, span.end) if _changes(member, verb) and not named else span


def _inflected(word: str) -> int:
    """How many letters a noun of change is inflected by."""
    found = INFLECTED.search(word)
    return len(found[0]) if found else 0


def _changes(member: Member, word: Span) -> bool:
    return bool(CHANGES & meanings(member.article, member.analysis, word))
