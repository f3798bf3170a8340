"""Verbs behind a figure that leave one end of it open: 100명을 훌쩍 넘겼다, 50억원을 밑돌았다."""

from __future__ import annotations

import re
from typing import Literal

_HOW = (
    r"(?:(?:훌쩍|조금|약간|살짝|크게|이미|겨우|간신히|가볍게|거뜬히|소폭|다소|훨씬|한참|모두) ?)?"
)
_MORE = (
    rf"[이가을를도]? ?{_HOW}"
    r"(?:넘(?:[는은을어]|게|었|겼|긴|기|지|습)|웃(?:[도돌]|돈다)|초과(?!근)|상회)"
)
_DENIED = r"(?:넘|넘기|넘어서|초과하)지[는도]? ?(?:않|못)|넘긴 적이 없"
MORE = re.compile(rf"(?!.{{0,6}}(?:{_DENIED})){_MORE}")
"""What a figure is told to pass: its upper end is open."""
LESS = re.compile(
    rf"[이가을를도]? ?{_HOW}(?:{_DENIED})"
    rf"|에(?:는|도)? ?{_HOW}(?:(?:채 )?못 ?미[치쳤친칠칩]|(?:채 )?미치지[는도]? ?(?:못|않))"
    rf"|[을를]? ?{_HOW}(?:밑(?:[도돌]|돈다)|하회)"
    r"| ?(?:밑|아래)(?:으로|로)(?![가-힣])"
    r"|[이가도] ?(?:채 )?(?:안 ?[되된됐됩될돼]|되지 ?(?:않|못))"
)
"""What a figure is told not to reach: its lower end is open."""
YARDSTICK = re.compile(
    r"(?:기준|목표|전망|예상|예측|평균|한도|상한선?|하한선?|정원|법정|최저|손익분기점)치?"
    r"(?:인|은|는|이던|였던)?[ (]{0,2}[\d.,]+[가-힣%]{0,5}\)?$"
)
"""A figure that others are measured by is told itself: 기준인 7%에 못 미쳤다."""
_LOOKED_BACK = 30


def open_end(text: str, end: int) -> Literal["low", "high", ""]:
    """Return which end of a figure a verb behind it leaves open.

    Args:
        text: The text.
        end: Where the figure ends.
    """
    found: Literal["low", "high", ""] = "high" if MORE.match(text, end) else ""
    found = "low" if LESS.match(text, end) else found
    return "" if found and YARDSTICK.search(text, max(0, end - _LOOKED_BACK), end) else found
