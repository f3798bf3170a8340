"""Why an article is in a story, in the words of the site's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from maek.model.story import Reason
from maek.publish.days import shown_day
from maek.publish.words import Words, written_in
from maek.text.counted import is_measure
from maek.text.known import known
from maek.text.subjects import COLUMNS, subject_name
from maek.text.toml import toml_table

TITLED = re.compile(
    r"(?P<head>nearest report|nearest, but not near enough): (?P<title>.+)", re.DOTALL
)
AS_IN = re.compile(r"(?P<head>.+?); as in “(?P<title>.+)”", re.DOTALL)
REFUSED = re.compile(r"not “(?P<title>.+)”: (?P<why>[^”]+)", re.DOTALL)
"""What threading says with a headline in it; the rest is words of its own and lists."""
CREDITED = re.compile(r"(?P<share>.+); the page names (?P<outlet>.+)", re.DOTALL)
AMOUNT = re.compile(r"(?P<number>\d[\d,]*)(?P<rest>\.\d+)?(?: (?P<unit>\S+))?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SIDES = " – "
"""Between what only the one report has and what only the other."""
FIGURES = frozenset({"same figures", "same amounts", "other amounts"})
NAMES = frozenset({"same names", "same country", "other countries", "same actors"})
SUBJECTS = "same subjects and names by sound"
MYRIAD = 10_000


class Piece(NamedTuple):
    """Words and the language they are read aloud in."""

    words: str
    lang: str
    title: bool = False
    """Whether they are another report's headline."""


def told_reason(reason: Reason, words: Words) -> list[Piece]:
    """Return what stands behind the name of a reason, piece by piece.

    Args:
        reason: As threading or a person gave it: English words, lists of names, subjects,
            figures or days, and headlines of other reports.
        words: The site's words.
    """
    detail = reason.detail
    if m := REFUSED.fullmatch(detail):
        told = words.told(m["why"])
        why = told if told != m["why"] else told.replace(" is not ", " ≠ ")
        head = words.told("not the same as") + ": "
        return [_own(head, words), _title(m, words), _own(f" ({why})", words)]
    if m := CREDITED.fullmatch(detail):
        told = f"{words.told(m['share'])}; {words.told('the page names')}: "
        return [_own(told, words), _plain(m["outlet"], words)]
    if m := AS_IN.fullmatch(detail):
        near = "; " + words.told("nearest story") + ": "
        return [*_listed(reason.name, m["head"], words), _own(near, words), _title(m, words)]
    if m := TITLED.fullmatch(detail):
        return [_own(words.told(m["head"]) + ": ", words), _title(m, words)]
    return list(_listed(reason.name, detail, words))


def _own(told: str, words: Words) -> Piece:
    return Piece(told, words.lang)


def _plain(told: str, words: Words) -> Piece:
    return Piece(told, written_in(told, words.lang))


def _title(m: re.Match[str], words: Words) -> Piece:
    return Piece(m["title"], written_in(m["title"], words.lang), title=True)


def _listed(name: str, detail: str, words: Words) -> Iterator[Piece]:
    """Yield a list, entry by entry: ``same actors: …``, ``less than with other reports: …``."""
    head, colon, rest = detail.partition(": ")
    if colon and head in NAMES:
        name = head
    if not (name in NAMES or name in FIGURES or name in (SUBJECTS, "same days")):
        yield _own(words.told(detail), words)
        return
    if colon:
        yield _own(words.told(head) + ": ", words)
    for n, side in enumerate((rest if colon else detail).split(SIDES)):
        if n:
            yield _own(SIDES, words)
        for m, entry in enumerate(side.split(", ")):
            if m:
                yield _own(", ", words)
            yield _plain(_entry(name, entry, words), words)


def _entry(name: str, entry: str, words: Words) -> str:
    if DAY.fullmatch(entry):
        return shown_day(entry, words.lang)
    if name in NAMES:
        return _names(words.lang).get(entry, entry)
    if name == SUBJECTS and words.lang in COLUMNS:
        return subject_name(entry.replace(" ", "_"), words.lang) or entry
    return shown_amount(entry, words) if name in FIGURES else words.told(entry)


def shown_amount(amount: str, words: Words) -> str:
    """Return a figure of a reason as the site writes it: ``350,000,000,000 USD`` → 3500억달러.

    Args:
        amount: A number with the code of its unit, if it has one.
        words: The site's words.
    """
    m = AMOUNT.fullmatch(amount)
    powers = words.known("unit_myriads", "").split()
    if m is None or not powers:
        return amount
    number = m["number"].replace(",", "")
    told = m["number"] + m["rest"] if m["rest"] else _in_myriads(int(number), powers)
    unit = m["unit"] or ""
    form = words.known(f"unit_{unit}", "") or "{n}" + (
        _counter(unit, words.lang) or f" {unit}".rstrip()
    )
    return form.replace("{n}", told)


def _in_myriads(number: int, powers: list[str]) -> str:
    """Write a number in steps of ten thousand, as Korean does: 12400000 → 1240만."""
    parts: list[str] = []
    for power in ("", *powers):
        number, low = divmod(number, MYRIAD)
        if low or not (number or parts):
            parts.append(f"{low}{power}")
    return "".join(reversed(parts))


def _counter(unit: str, lang: str) -> str:
    """Return the word a language counts such things with; measures keep their sign."""
    if not unit or is_measure(unit):
        return ""
    return str(next(iter(toml_table(f"maek.lang.{lang}", "units")["units"].get(unit, ())), ""))


@cache
def _names(lang: str) -> dict[str, str]:
    """Return the name in one language of whom or what the tables know, by any other name."""
    pairs = (dict(row.pairs()) for row in known())
    return {name: row[lang] for row in pairs if lang in row for name in row.values()}
