"""Korean numbers as written: 3조5000억, 1만 5천여, 9000여만, 수천, 두세, 2만∼3만."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from maek.lang.ko.dates_grammar import TILDE, first_of, one_of, table
from maek.text.numerals import Part, compose, decimal

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MOST = "경"
"""The greatest multiplier, and the first syllable of a match."""
_PIECE = re.compile(rf"(?P<digits>{DIGITS})|(?P<word>[가-힣])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: exact where low and high agree and ``about`` is false."""

    low: Decimal
    high: Decimal
    about: bool = False


@dataclass(frozen=True)
class Grammar:
    """The compiled pattern and the tables behind it."""

    figure: re.Pattern[str]
    units: Mapping[str, str]
    words: Mapping[str, Any]
    unlike: re.Pattern[str]
    after: re.Pattern[str]
    numbers: Mapping[str, Any]


@functools.cache
def grammar() -> Grammar:
    """Compile tables/units.toml and tables/numbers.toml, once."""
    words, numbers = table("units"), table("numbers")
    units = {re.sub(r"\s", "", s): code for code, rows in words["units"].items() for s in rows}
    surfaces = one_of(s for rows in words["units"].values() for s in rows)
    after = one_of(w for rows in words["after"].values() for w in rows)
    return Grammar(
        figure=re.compile(_figure(words, numbers, surfaces)),
        units=units,
        words=words,
        unlike=re.compile(rf"\s?(?:{one_of(words['not_figures']['words'])})"),
        after=re.compile(rf"\s?(?P<word>{after})(?![가-힣]*(?:순|적))"),
        numbers=numbers,
    )


def _figure(words: Mapping[str, Any], numbers: Mapping[str, Any], surfaces: str) -> str:
    # 6경기 counts matches, no 10,000,000,000,000,000 machines.
    multiplier = "".join([*numbers["small"], *numbers["large"]]).replace(MOST, "")
    multiplier = rf"(?:[{multiplier}]|{MOST}(?!기))"
    large = "".join(numbers["large"])
    apart = rf"\s(?=[{large}]\s?(?:{surfaces}))"
    more = rf"(?:(?:여|{apart})?{multiplier}+(?:\s?(?:{DIGITS})(?=여?{multiplier}|[^\d.]|$))?)"
    digits = rf"(?:{DIGITS}){more}*여?"
    sino = "".join(numbers["digits"])
    group = rf"(?:[{sino}]?{multiplier}+|(?:{DIGITS}){multiplier}+)"
    ones = rf"(?:[{sino}](?=\s?(?:{surfaces})))"
    first = rf"(?:(?:{one_of(numbers['vague']['words'])})\s?)?[{sino}]?{multiplier}+"
    hangul = rf"{first}(?:\s?{group})*{ones}?여?"
    native = one_of([*numbers["native"], *numbers["native_ranges"]])
    classifiers = one_of(words["native_classifiers"]["words"])
    lead = one_of(w for rows in words["before"].values() for w in rows)
    signs = "|".join(re.escape(s) for s in sorted(words["signs"], key=len, reverse=True))
    numerals = (numbers["vague"]["words"], numbers["digits"], numbers["small"], numbers["large"])
    natives = (numbers["native"], numbers["native_ranges"])
    leads = (*words["before"].values(), words["lead_words"])
    letters = first_of(*numerals, *natives, *leads)
    # At most places nothing of it can begin, which one letter tells.
    first = (
        rf"(?=[\d{first_of(words['signs'], ['영하', '마이너스', '-'])}]|(?<![가-힣])[{letters}])"
    )
    return first + (
        rf"(?:(?<![가-힣])(?P<before>{lead})\s?)?"
        rf"(?:(?P<sign>{signs})\s?|(?<![가-힣])(?P<lead>{one_of(words['lead_words'])})\s|(?P<minus>영하|마이너스|-)\s?)?"
        rf"(?:(?<![\d.,:A-Za-z])(?P<low>{digits})"
        rf"(?:\s?(?P<lowunit>{surfaces})?\s?{TILDE}\s?(?P<high>{digits})"
        rf"|, ?(?P<next>\d)(?=\s?(?:{surfaces})))?"
        rf"|(?<![가-힣\d])(?P<hangul>{hangul})|(?<![가-힣])(?P<native>{native})(?=\s?(?:{classifiers})))"
        rf"(?P<unit>\s?(?:{surfaces}))?(?:(?<=달러|유로)\s?(?P<cents>\d{{1,2}})\s?센트)?"
    )


def read_number(words: str, numbers: Mapping[str, Any]) -> Number:
    """Read digits and Hangul multipliers.

    Args:
        words: ``1만 5천여``, ``수천``, ``이백만``.
        numbers: The table of number words.
    """
    about = "여" in words
    plain = words.replace("여", "").strip()
    vague = next((v for v in numbers["vague"]["words"] if plain.startswith(v)), "")
    if vague:
        unit = compose(_pieces(plain[len(vague) :], numbers))
        return Number(2 * unit, 10 * unit - 1, True)
    value = compose(_pieces(plain, numbers))
    return Number(value, value, about)


def scale_of(words: str, numbers: Mapping[str, Any]) -> Decimal:
    """What the last multipliers of a number come to: 10000 for 3만, 1 for 30."""
    tail = re.search(r"[가-힣]*$", words.replace("여", "").strip())
    return compose(_pieces(tail[0], numbers)) if tail and tail[0] else Decimal(1)


def _pieces(words: str, numbers: Mapping[str, Any]) -> list[Part]:
    found: list[Part] = []
    for m in _PIECE.finditer(words):
        if m["digits"]:
            found.append(("number", decimal(m["digits"])))
        elif m["word"] in numbers["small"]:
            found.append(("small", Decimal(numbers["small"][m["word"]])))
        elif m["word"] in numbers["large"]:
            found.append(("large", Decimal(numbers["large"][m["word"]])))
        else:
            found.append(("number", Decimal(numbers["digits"][m["word"]])))
    return found
