"""English, Russian, Japanese and Chinese dates on Duckling's cases.

``<lang>_all`` counts every case whose value is one day, month or year. ``<lang>_value``, the
figure to watch, leaves out what a reader asks a calendar for and no report says:

- the counted weekday or last-but-one of something (*3 fridays from now*, *the 5th last day of
  May*, 十月第一个星期一), *after next*, *upcoming*, *hence*, *back*;
- feasts, but for those a newsroom dates by (the tables have New Year, Christmas and a few);
- *two months from then*, told by 経って or 間で; spoken numbers and speech recognition's
  spellings (*two thousand ten*, かようび in Kana), slang and dialect (今個, 尋日), *ides*;
- two numbers alone (*2/15*), which one half of the world reads as a fraction or backwards;
- English names cut short in small letters (*thu*, *this yr*), a month or day alone (*May*);
- a weekday without the word (木, (木)に), a bare number, *at this time*.

Values count past or future alike, for a case gives no text to tell them by.

Run: ``.venv/bin/python -m scores.dates_other [-v]``
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from maek.lang.find import load
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.model.span import Span
from maek.text.calendar import resolve
from scores._missed import CASES, show

LANGS = ("en", "ru", "ja", "zh")
TODAY = date(2013, 2, 12)
VALUE = re.compile(r"\(datetime \((\d+), (\d+), (\d+), 0, 0, 0\) (Day|Month|Year)\)")
SIZE = {"Day": 10, "Month": 7, "Year": 4}
SPOKEN = re.compile(
    r"from now|hence|after next|upcoming|\bback\b|ides|at this time|thousand|seasons?$"
    r"|\blast (?:day|week|\w+day) of|\d\w\w last|day from last week|last week's \w+day"
    r"|(?:first|second|third|\d(?:th|rd|nd)) \w*day (?:of|in)|first monday|thursdays ago"
    r"|after (?:easter|christmas)|from (?:christmas|easter)"
    r"|^\d{1,2} ?[/.-] ?\d{1,2}\.?$|^on \d\d?/|^\d+/\d+\W?に?$|^\d{1,2}$"
    r"|第一[个個]|今[個个]|尋日|廿"
    r"|[ぁ-ん]{2}う(?:び|か)|がつ|みょうにち|^[（(]?[月火水木金土日][）)]?[でにはの]?$"
    r"|^(?:mon|tue|wed|thu|fri|sat|sun)\.?$|\byr$|^(?:May|March|the 1st)$"
    r"|ヶ月(?:間で|経|過)|このひと月|позапозавчера|послепослезавтра",
    re.IGNORECASE,
)


def score(bench_dir: Path) -> dict[str, float]:
    """Measure the drawers of dates on Duckling's cases.

    Args:
        bench_dir: The given data, with ``dates/duckling.jsonl``.
    """
    path = bench_dir / CASES
    right: dict[str, list[bool]] = {}
    for lang, text, want in cases(path) if path.is_file() else ():
        met = want in told(lang, text)
        right.setdefault(f"{lang}_all", []).append(met)
        if not SPOKEN.search(text):
            right.setdefault(f"{lang}_value", []).append(met)
    return {name: sum(met) / len(met) for name, met in sorted(right.items())}


def cases(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, text and the value wanted of it."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found = _wanted(row)
            if found:
                yield row["lang"].lower(), row["text"], found


def _wanted(row: dict[str, Any]) -> str:
    m = VALUE.search(row["value"])
    if row["dim"] != "Time" or m is None or row["lang"].lower() not in LANGS:
        return ""
    return f"{int(m[1]):04}-{int(m[2]):02}-{int(m[3]):02}"[: SIZE[m[4]]]


def told(lang: str, text: str) -> set[str]:
    """Return the values our drawer can give for a text."""
    reading = Reading(text, (), (Span(0, len(text)),) if text else (), ())
    return {value for found in load(lang).dates(reading) for value in _values(found)}


def _values(found: DateFound) -> Iterator[str]:
    for even in (False, True):
        yield resolve(found.when, TODAY, even=even)[0]
    yield resolve(replace(found.when, direction="future"), TODAY)[0]


if __name__ == "__main__":
    show(score, cases, told, lambda text: "spoken" if SPOKEN.search(text) else "COUNTS")
