"""English figures: at least 10 missiles · about 11,000 troops · a dozen · $20 billion."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

from maek.lang.en.quantities_ahead import filling, has_dimension, in_kind, modified, share, spent_on
from maek.lang.en.quantities_ends import both_ends
from maek.lang.en.quantities_fractions import fractions, halves, shares
from maek.lang.en.quantities_of import beside, changed
from maek.lang.pack import DateFound
from maek.lang.reading import Reading
from maek.lang.tables import one_of, table
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.numerals import Part, compose, decimal
from maek.text.overlap import outside

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"(?:\s?[-–—]\s?| to )"
_COUNTED = frozenset({"person", "time", "point", ""})
"""Codes of what is counted, not of what rises and falls."""
_BELOW_ZERO = frozenset({"degC", "degF", "degree", "%", "pp", "bp"})
_OUT_OF = re.compile(
    r"\s(?:out )?of (?:the |its |all |their )?"
    r"(?:roughly |about |some |nearly |more than |over )?"
    r"(?:\d[\d,]*|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s)"
)
"""61 of 78 drones: both are of drones."""
_OF_THEM = re.compile(r"\sof\s(?:them|whom)\b")
_DONE = re.compile(
    r"\s(?:were|are|have\sbeen|had\sbeen)\s(?:later\s|since\s)?[a-z]+(?:ed|ught|ound|elled)\b"
)
"""180 have been recaptured: what befell a bare number makes it a figure."""
_SAID = re.compile(r"\s(?:are|were|is|was|have|had|remain|died|of them)\b")
_HARMED = re.compile(
    r"\s(?:others?\s|more\s)?(?:(?:were|was|are|have been|had been|remain(?:ed)?)\s)?"
    r"(?:on board|aboard|injured|wounded|killed|dead|missing|hurt|arrested|detained|hospitali[sz]ed"
    r"|evacuated|stranded|displaced|homeless|infected|rescued|trapped)\b"
)
"""At least 17 injured: what is said of a number makes it people."""
_HARMING = re.compile(
    r"\b(?:kill|injur|wound|maim|displac|arrest|detain|rescu|infect|evacuat|hospitali[sz])"
    r"(?:ed|ing)\s$"
)
_NOBODY_NAMED = re.compile(
    r"[.,;]?$|[.,;]\s|\s(?:and|in|on|at|near|when|after|as|outside|across)\b"
)
"""Behind a number of people that nothing else counts: killing at least nine."""
_AS_MUCH = re.compile(
    r"\s(?:more|less|as\s|higher|lower|larger|bigger|smaller|greater|faster|slower|the\s|what\s"
    r"|its\s|their\s|over\b|[a-z]{3,}er\sthan)"
)
"""1.4 times as likely: a factor, no count of times."""
_AWAY = re.compile(r"\s(?:away|from|north|south|east|west|off|inland|into|apart)")
"""Behind a length it tells where, not how long something is."""
_LENGTHS = frozenset({"km", "m", "cm", "mm", "mile", "nmi", "ft", "in"})
_QUAKE = re.compile(r"(?:\s|-)(?P<of>earthquake|quake|tremor|temblor|aftershock)\b")
_TOLL = re.compile(r"\b(?:toll|tally|count|number|total|membership|population)$", re.IGNORECASE)
_SPANS_OF_TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "decades"})
"""Behind a figure they tell when, not what: 7.3% four years ago."""
_PER = re.compile(r"\d[\d.,]*(?:\s?[a-z]+){0,2}\s$")
"""$3.11 a gallon is a rate."""
_ALONE = re.compile(
    r"[.,;)]|$|\s(?:and|but|in|on|at|by|from|since|after|as|when|while|across|for|last|this|a\syear)\b"
)
_REACHES = re.compile(r"\b(?:to|at|from|reached|exceeded|topped|surpassed|hit)\s$")
_BODY_OF = re.compile(
    r"\b(?P<of>staff|crew|workforce|crowd|audience|population|congregation|membership|team|garrison"
    r"|fleet|herd|convoy|flotilla) of $",
    re.IGNORECASE,
)
"""A staff of 900: what the number is of stands before it."""
_AND_OTHERS = re.compile(
    r"\sand\s(?P<other>[A-Za-z]+)\b(?!\s(?:said|says?|told|added|warned|believe|hope|fear|expect))"
)
_WORD = re.compile(
    r"\s?(?:of\s)?(?:all\s)?(?P<words>(?:[A-Za-z][\w’'-]*)(?:[ -][A-Za-z][\w’'-]*){0,4})"
)


Dates: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True)
class _Grammar:
    figure: re.Pattern[str]
    numeral: re.Pattern[str]
    """What every figure holds: most sentences hold none and need not be looked through."""
    units: Mapping[str, str]
    signs: Mapping[str, str]
    words: Mapping[str, Any]
    values: Mapping[str, Part]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    not_after: re.Pattern[str]
    unlike: re.Pattern[str]
    stop: frozenset[str]
    verbs: frozenset[str]
    """Finite verbs, which end a phrase as well."""


@functools.cache
def _grammar() -> _Grammar:
    """Compile tables/units.toml and tables/numbers.toml, once."""
    words, numbers = table("en", "units"), table("en", "numbers")
    values: dict[str, Part] = {"a": ("number", Decimal(1)), "an": ("number", Decimal(1))}
    values |= {w: ("number", Decimal(str(v))) for w, v in numbers["ones"].items()}
    values |= {w: ("small", Decimal(v)) for w, v in numbers["small"].items()}
    for name in ("large", "letters"):
        values |= {w: ("large", Decimal(v)) for w, v in numbers[name].items()}
    units = {s.lower(): code for code, rows in words["units"].items() for s in rows}
    ones, scales = one_of(numbers["ones"]), one_of([*numbers["small"], *numbers["large"]])
    large, letters = one_of(numbers["large"]), one_of(numbers["letters"])
    digits = rf"(?:{_DIGITS})(?:[ -]?(?:{large})s?\b|(?:{letters})\b)?"
    spelled = (
        rf"(?:(?:an?(?!\smagnitude)|{ones})(?:[ -](?:{ones}|{scales}))*"
        rf"(?:\s(?:and\s)?(?:{ones}|{scales}))*"
        rf"(?:[ -](?:{scales}))*)"
    )
    lead = one_of(w for rows in words["before"].values() for w in rows)
    tail = one_of(w for rows in words["after"].values() for w in rows)
    signs = one_of(words["signs"])
    figure = (
        rf"(?:\b(?P<before>{lead})\s)?"
        rf"(?P<between>\bbetween\s(?=(?:{signs})?{digits}[ \w%-]{{0,14}}?\sand\s))?"
        rf"(?:(?P<sign>{signs})\s?)?"
        rf"(?:(?<![\w.,:/–-])(?P<minus>minus\s|(?<!\S)[−-](?=\d))?(?P<low>{digits})"
        rf"(?:(?(between)(?:\s?%|\spercent)?\sand\s|{_TO})(?:{signs})?(?P<high>{digits}))?"
        rf"(?![\d]|[,.:/]\d|(?:st|nd|rd|th)\b)"
        rf"|\b(?P<vague>{one_of(numbers['vague'])})(?=\sof\b)"
        rf"|\b(?P<spelled>{spelled})(?:{_TO}(?P<spelled2>{spelled}))?(?![\w’']))"
        rf"(?P<unit>[ -]?(?:{one_of(s for rows in words['units'].values() for s in rows)})(?!\w))?"
        rf"(?:\s(?P<after>{tail})\b)?"
    )
    return _Grammar(
        figure=re.compile(figure, re.IGNORECASE),
        numeral=re.compile(
            rf"\d|\b(?:{ones}|{scales}|{one_of(numbers['vague'])})s?\b", re.IGNORECASE
        ),
        units=units,
        signs={s.upper(): code for s, code in words["signs"].items()},
        words=words,
        values=values,
        vague={k: (Decimal(v[0]), Decimal(v[1])) for k, v in numbers["vague"].items()},
        not_after=re.compile(rf"\b(?:{one_of(words['not_after']['words'])})[ -]$", re.IGNORECASE),
        unlike=re.compile(rf"[ -]?(?:{one_of(words['not_figures']['words'])})\b", re.IGNORECASE),
        stop=frozenset(words["stop"]["words"]),
        verbs=frozenset(words["finite"]["verbs"]),
    )


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find every figure, in text order; dates, durations, ordinals and ages are none.

    Args:
        reading: An English text; only its words are used.
        dates: What the drawer of dates found.
    """
    g, text = _grammar(), reading.text
    taken = tuple(d.span for d in dates)
    found: list[Quantity] = []
    for sentence in reading.sentences or (Span(0, len(text)),):
        if not g.numeral.search(text, sentence.start, sentence.end):
            continue
        for match in _matches(text, sentence, g):
            if any(Span(*match.span()).overlaps(t) for t in taken):
                continue
            quantity = _quantity(match, text, g, taken)
            if quantity is not None:
                found.append(quantity)
    parts = [
        replace(q, of=q.of or changed(text, q.span.start, g.stop, taken))
        for q in (*fractions(text), *halves(text))
    ]
    parts += shares(text)
    if parts:
        rest = outside(found, [q.span for q in parts])
        found = sorted([*rest, *parts], key=lambda q: q.span)
    return tuple(both_ends(text, found))


def _matches(text: str, sentence: Span, g: _Grammar) -> Iterator[re.Match[str]]:
    """The figures of a sentence; from $1.2 trillion to $980 billion are two, no range."""
    at = sentence.start
    while (m := g.figure.search(text, at, sentence.end)) is not None:
        at = max(m.end(), at + 1)
        if m["high"] and m["sign"] and text.endswith("from ", 0, m.start()):
            at = m.end("low")
            m = g.figure.match(text, m.start(), at) or m
        yield m


def _quantity(m: re.Match[str], text: str, g: _Grammar, taken: Dates) -> Quantity | None:
    measured = m["unit"] or m["sign"]  # 18% year on year is no age
    if g.not_after.search(text[max(0, m.start() - 14) : m.start()]) or (
        not measured and g.unlike.match(text, m.end())
    ):
        return None
    surface = (m["unit"] or "").strip(" -")
    code = g.units.get(surface.lower(), "")
    if m["sign"]:
        surface, code = surface or m["sign"], g.signs.get(m["sign"].upper(), "")
    if code == "time" and _AS_MUCH.match(text, m.end()):
        code = "times"
    of, head = _counted(text, m.end(), g)
    if not code and head:
        code = g.words["plural_heads"].get(head, "")
    if not code and (_HARMED.match(text, m.end()) or _is_harm_to(m)):
        code = "person"
    if not code and head == "others" and _HARMING.search(text, max(0, m.start() - 16), m.start()):
        code = "person"
    of = of or _told_of(m, code, g, taken)
    if of and not code and not head:
        code = g.words["plural_heads"].get(of.of(text).split()[-1].lower(), "")
    article = (m["spelled"] or "").lower() in ("a", "an") and (
        not m["unit"] or bool(_PER.search(text, max(0, m.start() - 24), m.start()))
    )
    if article or not (code or _worth(m, of)) or (m["minus"] and code not in _BELOW_ZERO):
        return None
    bounds = _bounds(m, g)
    if bounds is None:
        return None
    bounds = _narrowed(bounds, m, g)
    return Quantity(
        span=Span(*m.span()).trim(text),
        low=bounds.low_text,
        high=bounds.high_text,
        unit=surface,
        unit_norm=code,
        about=bounds.about,
        rule="vague" if m["vague"] else "spelled" if m["spelled"] else "number",
        of=of,
    )


def _is_harm_to(m: re.Match[str]) -> bool:
    """Tell whether the verb before a bare number makes it people: killing at least nine."""
    before = m.string[max(0, m.start() - 16) : m.start()]
    return bool(_HARMING.search(before) and _NOBODY_NAMED.match(m.string, m.end()))


def _told_of(m: re.Match[str], code: str, g: _Grammar, taken: Dates) -> Span | None:
    """What a figure is of where no plural stands behind it: filling, subject, body."""
    text, of = m.string, None
    if code == "magnitude":
        quake = _QUAKE.match(text, m.end())
        return Span(*quake.span("of")) if quake else None
    if code and code not in _COUNTED:
        return _measured_of(m, code, g, taken)
    if code == "point":
        return changed(text, m.start(), g.stop, taken)
    if code:
        return filling(text, m.end(), g.stop)
    if m["low"]:
        if body := _BODY_OF.search(text, max(0, m.start() - 20), m.start()):
            return Span(*body.span("of"))
        subject = changed(text, m.start(), g.stop, taken)
        return subject if subject and _counts(subject.of(text), m, g) else None
    return of


def _measured_of(m: re.Match[str], code: str, g: _Grammar, taken: Dates) -> Span | None:
    """What a measure is of: what it is full of, paid in, stands before or is reached by."""
    text, start, at = m.string, m.start(), m.end()
    money = bool(m["sign"]) or code.isupper()
    of = in_kind(text, at, g.stop) if money else None
    if of is None and code == "%":
        of = share(text, at, g.stop)
    if of is None:
        of = filling(text, at, g.stop)
    if of is None and (m["sign"] or not money):
        of = modified(text, start, at, g.stop)
    if of is None and money:
        of = spent_on(text, start, at, g.stop)
    if of is None and code in _LENGTHS:
        if has_dimension(text, at):
            return beside(text, start, g.stop, taken)
        if _AWAY.match(text, at):
            return None
    return of or changed(text, start, g.stop, taken)


def _counts(subject: str, m: re.Match[str], g: _Grammar) -> bool:
    """Whether a bare number behind a verb counts its subject: cases climbed to 1,870."""
    if _TOLL.search(subject):
        return True
    to = _REACHES.search(m.string, max(0, m.start() - 12), m.start())
    alone = _ALONE.match(m.string, m.end())
    return bool(to and alone) and _is_plural(subject.split()[-1], g)


def _is_before_plural(words: str, word: re.Match[str], g: _Grammar) -> bool:
    """Whether a head without an s stands before the true one: 19 crew [members], 40 police cars."""
    behind = re.match(r"\s([a-z][\w-]*)", words[word.end() :]) if word[0][-1] != "s" else None
    return behind is not None and behind[1] not in g.stop and _is_plural(behind[1], g)


def _is_plural(word: str, g: _Grammar) -> bool:
    low = word.lower()
    plural = low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us", "is"))
    return plural or word in g.words["plural_heads"]


def _worth(m: re.Match[str], of: Span | None) -> bool:
    """Whether a number without a unit is a figure: written large, or counting something.

    "Two leaders" points back at people already named and is none.
    """
    spelled = (m["spelled"] or "").lower()
    if spelled in ("a", "an", "one", "two") or re.match(r"half a\b", spelled):
        return False
    if of is not None:
        return True
    if _OF_THEM.match(m.string, m.end()):
        return True
    if m["low"] and _DONE.match(m.string, m.end()):
        return True
    if m["before"] and m["low"] and _SAID.match(m.string, m.end()):
        # Nearly 300 are missing.
        return True
    return bool(m["low"] and (re.search(r",\d{3}|[a-z]", m["low"], re.IGNORECASE)))


def _bounds(m: re.Match[str], g: _Grammar) -> Bounds | None:
    if m["vague"]:
        return Bounds(*g.vague[m["vague"].lower()], about=True)
    pair = (m["low"], m["high"]) if m["low"] else (m["spelled"], m["spelled2"])
    low = _read(pair[0], g)
    if m["minus"]:
        return Bounds(-low, -low)
    if pair[1] is None:
        return Bounds(low, low)
    high = _read(pair[1], g)
    scale = _scale(pair[1], g)
    if low < scale and low * scale <= high:
        low *= scale
    return Bounds(low, high) if low <= high else None


def _read(words: str, g: _Grammar) -> Decimal:
    """``10.5 million``, ``$3bn`` without its sign, ``two hundred and fifty``."""
    lowered = words.lower().replace("half a", "half-a")
    parts: list[Part] = []
    for piece in re.findall(r"\d[\d,.]*\d|\d|half-a|[a-z]+", lowered):
        if piece[0].isdigit():
            parts.append(("number", decimal(piece)))
        elif piece == "half-a":
            parts.append(g.values["half a"])
        elif piece != "and":
            parts.append(g.values[piece.removesuffix("s") if piece not in g.values else piece])
    return compose(parts)


def _scale(words: str, g: _Grammar) -> Decimal:
    last = re.search(r"([a-z]+?)s?$", words.lower())
    kind, value = g.values.get(last[1], ("number", Decimal(1))) if last else ("number", Decimal(1))
    return value if kind == "large" else Decimal(1)


def _narrowed(bounds: Bounds, m: re.Match[str], g: _Grammar) -> Bounds:
    for side in ("before", "after"):
        bounds = bounds.with_word((m[side] or "").lower(), g.words[side])
    return bounds


def _with_others(text: str, end: int, head: str, g: _Grammar) -> int:
    """Where the phrase ends that is counted as one: 130 students and teachers."""
    people = g.words["plural_heads"].get(head)
    m = _AND_OTHERS.match(text, end) if people else None
    return m.end("other") if m and g.words["plural_heads"].get(m["other"]) == people else end


def _counted(text: str, at: int, g: _Grammar) -> tuple[Span | None, str]:
    """The phrase after a figure up to its plural head: 11,000 [North Korean troops]."""
    part = _OUT_OF.match(text, at)
    at = part.end() if part else at
    m = _WORD.match(text, at)
    if m is None or text[at : at + 1] not in (" ", "-"):
        return None, ""
    for word in re.finditer(r"[\w’'-]+", m["words"]):
        if word[0].lower() in g.stop or word[0] in g.verbs or word[0] in _SPANS_OF_TIME:
            break
        if _is_plural(word[0], g) and not _is_before_plural(m["words"], word, g):
            end = m.start("words") + word.end()
            return Span(m.start("words"), _with_others(text, end, word[0], g)), word[0]
    return None, ""
