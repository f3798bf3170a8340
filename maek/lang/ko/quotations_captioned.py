"""Broadcast news names who speaks in a caption before the words: [이도담/시장] “…”.

The caption stands on a line of its own above the words, or before them on the same line:
``[이도담/시장 : "…"]``, ``<이도담 / 시장> "…"``, ``▶ 인터뷰 : 이도담 / 시장``, ``◀ 이도담 ▶``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maek.lang.ko.quotations_marks import content
from maek.lang.reading import Reading
from maek.model.findings import Mention, Quotation
from maek.model.span import Span
from maek.text.marks import Pair, pair

CAPTION = re.compile(
    r"[\[<〈【◀▶▷(]*\s*"
    r"(?P<label>(?:인터뷰|현장음|녹취|싱크|전화 ?인터뷰|SYNC|INT)\s*[\]>〉】▶◀)]?\s*[:：]?\s*)?"
    r"(?P<name>[가-힣A-Za-z][가-힣A-Za-z ·.]{0,19}?)\s*"
    r"(?:(?P<title>/)\s*[^\[\]<>\"“”/:：]{2,40}?(?:\([^()]{1,30}\))?\s*|(?<=[가-힣])(?=\s*[▶◀])"
    r"|(?(label)(?<=[가-힣])(?=\s*$)|(?!)))"
    r"[\]>〉】▶◀)]?\s*[:：]?[-–—\s]*"
)
BRACKETED = re.compile(
    r"\[\s*(?P<name>[가-힣A-Za-z][가-힣A-Za-z ·.]{0,19}?)\s*/\s*[^\[\]\"“”:：]{2,40}?\s*[:：]\s*"
    r"(?P<words>[^\[\]\"“”]{4,600}?[.?!요다죠까])\s*\]"
)
"""[이도담/시장 : 복구가 먼저입니다.]: words of a broadcast without marks."""
NOBODY = frozenset({"사진", "영상", "자료", "출처", "그래픽", "제공", "앵커", "기자", "편집"})
CLOSED = frozenset("]>〉】▶◀):：")
LEAD = re.compile(r"[-–—\s]*")
"""What may stand between a caption and the opening mark."""


def captioned(
    reading: Reading, mentions: Sequence[Mention], found: Sequence[Quotation]
) -> list[Quotation]:
    """Give captioned words the speaker their caption names; add those nobody found.

    Args:
        reading: The article.
        mentions: Names found in it; the one within the caption's name is the speaker.
        found: Quotations found so far.
    """
    told = list(found)
    for speaker, titled, marked in _captions(reading):
        words = content(reading.text, marked)
        known = next((m.span for m in mentions if m.span.overlaps(speaker)), None)
        if known is None and not titled:
            continue  # ◀ 리포트 ▶ is a cue, ◀ 이도담 ▶ a speaker.
        who = known or speaker
        same = [n for n, q in enumerate(told) if q.span == words]
        for number in same:
            told[number] = replace(told[number], speaker=who, rule="captioned")
        if not same and len(words):
            told.append(Quotation(words, "direct", "captioned", speaker=who))
    return told + list(_bracketed(reading.text, mentions))


def _bracketed(text: str, mentions: Sequence[Mention]) -> Iterator[Quotation]:
    for match in BRACKETED.finditer(text) if "[" in text else ():
        if match["name"] not in NOBODY:
            words, speaker = Span(*match.span("words")), Span(*match.span("name"))
            known = next((m.span for m in mentions if m.span.overlaps(speaker)), speaker)
            end = words.end - (text[words.end - 1] == ".")
            yield Quotation(Span(words.start, end), "direct", "captioned", speaker=known)


def _captions(reading: Reading) -> Iterator[tuple[Span, bool, Pair]]:
    """Yield who every caption names, whether with a title, and the marked words that follow."""
    above: tuple[Span, bool] | None = None
    for block in reading.blocks:
        first = next(iter(pair(reading.text, block.span).quotes()), None)
        before = Span(block.span.start, first.outer.start if first else block.span.end)
        named = _named(reading.text, before, same_line=first is not None)
        if first is not None:
            if named is None and LEAD.fullmatch(reading.text, before.start, before.end):
                named = above
            if named is not None:
                yield *named, first
        above = named if first is None else None


def _named(text: str, before: Span, *, same_line: bool) -> tuple[Span, bool] | None:
    """Return who is named, and whether with a title, when a stretch of text is a caption.

    Before words on its own line it is told from a clause (경기/인천 주민들은 “…”) by the
    bracket or colon it ends in.
    """
    match = CAPTION.fullmatch(text, before.start, before.end)
    if match is None or (same_line and match.group().rstrip(" -–—")[-1:] not in CLOSED):
        return None
    return Span(*match.span("name")), bool(match["title"] or match["label"])
