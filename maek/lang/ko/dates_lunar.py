"""Days of the lunar calendar and terms of the sun: 음력 8월 15일, 절기상 입춘, 하지인 21일."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from maek.lang.ko.dates_grammar import LEFT, grammar, one_of, table, tight
from maek.lang.pack import DateFound
from maek.model.span import Span
from maek.text.calendar import When
from maek.text.lunar import feast_days, lunar_day, term_days

_INSIDE = re.compile(r"[가-힣]")
_TERM_BEFORE = re.compile(r"절기(?:상|인|로는|로)?\s?['‘\"“]?$")
_TERM_BEHIND = re.compile(
    r"['’\"”]?(?:\([^)]{1,8}\))?(?:인\s|이자\s|(?:를|을)\s(?:[가-힣]+\s){0,2}(?:앞두|앞둔|맞)"
    r"|(?:가|이)\s(?:지나|지난|되|다가)|\(\d|\s(?:당일|절기|무렵))"
)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows, words = table("holidays"), table("dates")
    year = rf"(?:(?:(?P<y>[12]\d{{3}})년|(?P<yw>{one_of(words['years'])}))\s?)?"
    return (
        re.compile(
            rf"{year}{LEFT}음력\s?(?:으로\s?)?(?:(?P<m>1[0-2]|[1-9])월|(?P<mw>{one_of(rows['months'])}))"
            r"(?:\s?(?:(?P<d>30|[12]\d|[1-9])일(?!간)|(?P<full>보름)|(?P<first>초하루|초하룻날)))?"
        ),
        re.compile(one_of(rows["terms"])),
    )


def lunar(text: str) -> Iterator[DateFound]:
    """Find days of the lunar calendar; a month of it alone is found, but has no value.

    Args:
        text: Any Korean text.
    """
    moons, terms = _patterns()
    if "음력" in text:
        for m in moons.finditer(text):
            yield DateFound(Span(*m.span()), _moon(m), "lunar")
    for m in terms.finditer(text):
        if _INSIDE.match(text[m.start() - 1 : m.start()]):
            continue
        named = _TERM_BEFORE.search(text, max(0, m.start() - 8), m.start())
        if named or _TERM_BEHIND.match(text, m.end()):
            days = term_days(table("holidays")["terms"][m[0]])
            yield DateFound(Span(*m.span()), When("named", name=m[0], days=days), "term")


def _moon(m: re.Match[str]) -> When:
    month = int(m["m"]) if m["m"] else table("holidays")["months"][m["mw"]]
    day = int(m["d"]) if m["d"] else 15 if m["full"] else 1 if m["first"] else 0
    if m["y"]:
        found = lunar_day(int(m["y"]), month, day)
        return When("named", name="lunar", days=(found.isoformat(),) if found else ())
    days = feast_days(month, day) if day else ()
    if m["yw"]:
        offset = grammar().words["years"][tight(m["yw"])]
        return When("named", name="lunar", days=days, unit="year", offset=offset)
    return When("named", name="lunar", days=days)
