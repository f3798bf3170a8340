"""Where English sentences end, and English words."""

from __future__ import annotations

import re

from maek.lang import regular
from maek.lang.reading import Block, Reading
from maek.model.span import Span

ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Maj|Col|Adm|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|"
    r"Inc|Corp|Ltd|Co|vs|etc|e\.g|i\.e|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m)$"
)
MAY_END = re.compile(r"(?:a\.m|p\.m|Inc|Corp|Ltd|Co|etc|Jr|Sr)$")
OF_THE_HOUR = re.compile(
    r"\(?(?:E[SD]?T|C[SDE]?T|CEST|M[SD]?T|P[SD]?T|GMT|UTC|BST|JST|KST"
    r"|(?:Eastern|Central|Pacific) [Tt]ime|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""What goes on telling the hour: 5 p.m. ET, 5 p.m. Monday."""
INITIALS = re.compile(r"(?:^|[\s(“\"‘'.])[A-Z]$")


SAID = re.compile(
    r"(?:[A-Z][\w’'.-]*\s){1,4}(?:has |had )?(?:said|asked|says|told|added|wrote|replied|shouted|"
    r"tweeted|continued|wondered|exclaimed|yelled|cried|demanded|joked|concluded|recalled|noted|"
    r"declared|warned|insisted)\b"
)
"""Who spoke, right behind closed marks: “Why now?” Senator Vale asked."""


def read(text: str, blocks: tuple[Block, ...]) -> Reading:
    """Split and tokenise every block of ``text``."""
    return regular.read(text, blocks, _goes_on)


def split(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``; a line break always ends one."""
    return regular.split(text, _goes_on)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell a full stop that ends an abbreviation from one that ends a sentence."""
    after = text[end : end + 40].lstrip()
    if after and after[0].islower():
        return True
    stop = text[start:end]
    if stop[-1] in "\"”’'" and stop[0] in "?!—-" and SAID.match(after):
        return True
    if stop.strip("\"”’') ") != ".":
        return False
    before = text[max(0, start - 12) : start]
    if ABBREVIATION.search(before):
        # a.m. and Inc. may end a sentence; a title or a month never does.
        if not MAY_END.search(before):
            return True
        return before.endswith(".m") and OF_THE_HOUR.match(after) is not None
    if INITIALS.search(before):
        # U.S. ends a sentence only before a word that begins one.
        return not re.match(r"(?:The|But|In|It|He|She|They|This|That|A|And|On)\b", after)
    return False
