"""Numbers as Japanese and Chinese write them: full-width digits, 二十五, 三千万."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from maek.text.numerals import Part, compose, decimal

WIDE = {0xFF10 + n: str(n) for n in range(10)} | {0xFF0C: ",", 0xFF0E: "."}
"""Full-width digits as ASCII, one for one, so that offsets stay."""
DIGITS = dict(zip("〇零一二三四五六七八九两兩", "0012345678922", strict=True))
SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
NUMERAL = "〇零一二三四五六七八九两兩十百千廿卅"
"""Characters a number word is made of, but for the ones that close a group."""
_PIECE = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<ones>[{''.join(DIGITS)}]+)"
    rf"|(?P<small>[{''.join(SMALL)}])|(?P<large>[万萬][多余餘]?[億亿]|[{''.join(LARGE)}])|(?P<half>半)"
)


_MARKS = {"，": ",", "．": ".", "／": "/"}


def wide(text: str) -> str:
    """Return ``text`` with full-width digits, commas between digits and points as ASCII."""
    plain = text.translate({k: v for k, v in WIDE.items() if v.isdigit()})
    return re.sub(r"(?<=\d)[，．／](?=\d)", lambda m: _MARKS[m[0]], plain)


def number(words: str) -> Decimal:
    """Read a number: 1万5000, 二十五, 三千, 3.5億.

    Args:
        words: Digits and numerals, nothing else; a 点 before decimals (三点五).
    """
    before, point, behind = words.partition("点")
    if point and behind and all(c in DIGITS for c in behind):
        decimals = "".join(DIGITS[c] for c in behind)
        return compose(_parts(before)) + Decimal(f"0.{decimals}")
    return compose(_parts(words))


def whole(words: str) -> int:
    """Read a whole number; 二〇二四 is read digit by digit."""
    if len(words) > 2 and all(c in DIGITS for c in words):
        return int("".join(DIGITS[c] for c in words))
    return int(number(words))


def _parts(words: str) -> list[Part]:
    parts: list[Part] = []
    for m in _PIECE.finditer(words):
        if m["digits"]:
            parts.append(("number", decimal(m["digits"])))
        elif m["ones"]:
            parts.append(("number", Decimal("".join(DIGITS[c] for c in m["ones"]))))
        elif m["half"]:
            parts.append(("number", Decimal("0.5")))
        elif m["small"] in ("廿", "卅"):
            parts.append(("number", Decimal(SMALL[m["small"]])))
        elif m["small"]:
            parts.append(("small", Decimal(SMALL[m["small"]])))
        else:
            # 万亿 is one step, ten to the twelfth; so is 万多亿.
            parts.append(("large", Decimal(math.prod(LARGE.get(c, 1) for c in m["large"]))))
    return parts
