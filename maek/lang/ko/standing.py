"""Whether a Korean sentence can be read without the one before it."""

from __future__ import annotations

import functools
import re

from maek.lang import tables
from maek.model.span import Span

DIALOGUE = re.compile(r"\s*[◇◆▷▶△▲□■○●◎☆★※◀【\[<-]")
"""Marks before a turn of an interview, a remark on a picture, a cue of a broadcast."""
FINAL = re.compile(r"(?:다|요|죠)[.!?…]?[”’\"')\]]*$")
"""How a Korean statement ends; anything else is a question, a headline or a piece."""
COUNT = re.compile(r"\d|[한두세네] ?(?:명|곳|건|개|차례)|절반|일부|상당수|대부분|다수")
SUBJECT = re.compile(
    r"[가-힣\w)”’\"'](?:은|는|이|(?<![물주국평증추유단원작문허참휴])가|께서|도|에선|건|게|란)[\s,]"
)
"""What may be one (물가 is none). The word right before the last modifies it: not looked at."""
HEADED = re.compile(r"[^”’\"'“‘\s][^”’\"']*[“‘\"'][^“‘”’\"']*[”’\"']\s*$")
"""Words and then a quotation at the end: a headline. A statement has its verb behind the words."""


def standing(sentence: str) -> Span | None:
    """Return the span of ``sentence`` that can stand by itself, or None when none can.

    An opening that only ties it to the sentence before (한편, 또한) is cut off; a sentence
    that points back (그는, 이는) cannot stand, nor can one that speaks to the reader or
    is a turn of a conversation.

    Args:
        sentence: The words of one sentence.
    """
    cut, parted, leaning, addressed, told_of = _tables()
    if not FINAL.search(sentence.rstrip()) or DIALOGUE.match(sentence):
        return None
    if HEADED.search(sentence):
        return None
    if addressed.search(sentence):
        return None
    if (found := told_of.search(sentence)) and not SUBJECT.search(sentence, 0, found.start()):
        return None
    start = 0
    while match := cut.match(sentence, start):
        start = match.end()
    if part := parted.match(sentence, start):
        if COUNT.match(sentence, part.end()):
            return None
        start = part.end()
    if leaning.match(sentence, start):
        return None
    return Span(start, len(sentence))


@functools.cache
def _tables() -> tuple[re.Pattern[str], ...]:
    table = tables.table("ko", "standing")
    return (
        re.compile(rf"(?:{_either(table['cut'])})[,]?\s+"),
        re.compile(rf"(?:{_either(table['parted'])})[,]?\s+"),
        re.compile(rf"(?:{_either(table['leaning'])})(?![가-힣])[,]?"),
        re.compile(_either(table["addressed"])),
        re.compile(
            rf"(?:^|\S+\s)(?:{_either(table['told_of'])})(?:이?다|이?었다|였다|입니다)[.]?\s*$"
        ),
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
