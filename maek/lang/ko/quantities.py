"""Korean figures: 3조5000억원 · 2만여 명 · 0.5%p · 최소 10발 · 수천의 북한 사람."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from maek.lang.ko.quantities_grammar import Grammar, Number, grammar, read_number, scale_of
from maek.lang.ko.quantities_of import counted
from maek.lang.pack import DateFound
from maek.lang.reading import Reading, Token
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.numerals import text_of

_LONG = re.compile(r"[십백천만억조경]|\d,\d{3}")
_EXCEEDS = re.compile(r"[이가을를]?\s?넘(?:[는은을어]|게|었|겼)|[이가을를]?\s?웃[도돌]")
_NAMED = re.compile(r"(?:제|[A-Za-z가-힣]-|\d[-·/])$")
_GOES_ON = re.compile(r"[-·:/]\d|\.\d|\d")
_FOLLOWS = frozenset({"VCP", "XSN", "SP", "SF", "SW", "NNB"})
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: Decimal | None
    high: Decimal | None
    about: bool


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find every figure, in text order; dates, durations, ordinals and ages are none.

    Args:
        reading: A Korean text with Kiwi's morphemes.
        dates: What the drawer of dates found.
    """
    g = grammar()
    taken = tuple(d.span for d in dates)
    starts = {t.start: t for t in reading.tokens}
    found: list[Quantity] = []
    for match in g.figure.finditer(reading.text):
        quantity = _quantity(match, reading, starts, g)
        if quantity and not any(quantity.span.overlaps(t) for t in taken):
            found.append(_with_counted(quantity, reading, taken, g))
    return tuple(found)


def _quantity(
    match: re.Match[str], reading: Reading, starts: dict[int, Token], g: Grammar
) -> Quantity | None:
    text = reading.text
    if _NAMED.search(text[max(0, match.start() - 2) : match.start()]):
        return None
    unit, code, end = _unit(match, text, starts, g)
    if not code and not _stands_alone(match, text, end, g):
        return None
    bounds = _bounds(match, g)
    start = match.start() if match["before"] != "한" else match.start("low")
    if match["before"] and start == match.start():
        bounds = _before(bounds, match["before"], g)
    end, bounds = _after(text, end, bounds, g)
    return Quantity(
        span=Span(start, end).trim(text),
        low=None if bounds.low is None else text_of(bounds.low),
        high=None if bounds.high is None else text_of(bounds.high),
        unit=unit,
        unit_norm=code,
        about=bounds.about,
        rule="native" if match["native"] else "vague" if bounds.low != bounds.high else "number",
    )


def _unit(
    match: re.Match[str], text: str, starts: dict[int, Token], g: Grammar
) -> tuple[str, str, int]:
    """The unit's surface, its code and where the figure ends."""
    number_end = match.start("unit") if match["unit"] else match.end()
    surface = (match["unit"] or "").strip()
    code = g.units.get(re.sub(r"\s", "", surface), "")
    if code and not _is_unit(match, surface, text, starts, g):
        surface, code = "", ""
    if match["sign"]:
        return match["sign"], g.words["signs"][match["sign"]], number_end
    if match["lead"] and not code:
        return match["lead"], g.words["lead_words"][match["lead"]], number_end
    return surface, code, match.end() if code else number_end


def _is_unit(
    match: re.Match[str], surface: str, text: str, starts: dict[int, Token], g: Grammar
) -> bool:
    """Whether the letters after the number are a unit here, not part of a longer word."""
    begin, end = match.end() - len(surface), match.end()
    if _runs_on(surface, text, end, starts, g):
        return False
    if not match["low"] and begin not in starts:
        # 한편, 세대, 조정 are words; in 한 편 the unit is a morpheme of its own.
        return False
    if match["native"]:
        points_back = surface in g.words["native_classifiers"]["pronoun_like"]
        return not (points_back and match["native"].startswith(("한", "두")))
    if surface in g.words["needs_noun"]["words"]:
        return _counts(match, text, starts.get(end), starts)
    return True


def _runs_on(surface: str, text: str, end: int, starts: dict[int, Token], g: Grammar) -> bool:
    """두 번째, 1인당, 3개월, 5kgf: what follows makes another word of the unit."""
    rest = text[end : end + 1]
    if rest in g.words["not_after_unit"]["letters"]:
        return True
    if surface[-1].isascii() and surface[-1].isalpha():
        return rest.isascii() and rest.isalpha()
    glued = bool(_HANGUL.match(surface[-1])) and bool(_HANGUL.match(rest))
    return glued and not g.after.match(text, end) and not _is_ending(starts.get(end))


def _is_ending(token: Token | None) -> bool:
    return token is not None and (token.tag[0] == "J" or token.tag in _FOLLOWS)


def _counts(
    match: re.Match[str], text: str, follower: Token | None, starts: dict[int, Token]
) -> bool:
    """드론 3대, 5기를 but not 3대 지도자, 40대 남성, 3기 내각."""
    if _is_ending(follower):
        round_age = match["low"] is not None and re.fullmatch(r"[1-9]0", match["low"])
        return not (round_age and match["unit"] == "대")
    before = text[: match.start()].rstrip()
    noun = next(
        (starts[i] for i in range(len(before) - 1, max(-1, len(before) - 12), -1) if i in starts),
        None,
    )
    return noun is not None and noun.tag in ("NNG", "NNP", "XSN", "SL") and noun.end == len(before)


def _stands_alone(match: re.Match[str], text: str, end: int, g: Grammar) -> bool:
    """A number without a unit counts when it is written out large: 1만5천을, 10,000에."""
    if match["native"] or _GOES_ON.match(text, end) or g.unlike.match(text, end):
        return False
    if match["hangul"]:
        vague = match["hangul"].startswith(tuple(g.numbers["vague"]["words"]))
        return vague and text[end : end + 1] == "의"
    return bool(_LONG.search(match["low"]))


def _bounds(match: re.Match[str], g: Grammar) -> _Bounds:
    if match["native"]:
        pair = g.numbers["native_ranges"].get(match["native"])
        low, high = pair or (g.numbers["native"][match["native"]],) * 2
        return _Bounds(Decimal(low), Decimal(high), bool(pair))
    if match["hangul"]:
        number = read_number(match["hangul"], g.numbers)
    else:
        number = read_number(match["low"], g.numbers)
    if match["high"]:
        high = read_number(match["high"], g.numbers)
        number = _range(number, high, scale_of(match["high"], g.numbers))
    if match["minus"]:
        number = Number(-number.high, -number.low, number.about)
    return _Bounds(number.low, number.high, number.about)


def _range(low: Number, high: Number, scale: Decimal) -> Number:
    """2∼3만 is 20000 to 30000: the first number borrows the multiplier of the second."""
    if low.low < scale and low.low * scale < high.high:
        low = Number(low.low * scale, low.low * scale)
    return Number(low.low, high.high, low.about or high.about)


def _before(bounds: _Bounds, word: str, g: Grammar) -> _Bounds:
    lead = g.words["before"]
    if word in lead["least"]:
        return replace(bounds, high=None)
    if word in lead["most"]:
        return replace(bounds, low=None)
    return replace(bounds, about=True)


def _after(text: str, end: int, bounds: _Bounds, g: Grammar) -> tuple[int, _Bounds]:
    m = g.after.match(text, end)
    if m is None:
        exceeds = _EXCEEDS.match(text, end)
        return end, replace(bounds, high=None) if exceeds else bounds
    word, tail = m["word"], g.words["after"]
    if word in tail["least"]:
        return m.end(), replace(bounds, high=None)
    if word in tail["most"]:
        return m.end(), replace(bounds, low=None)
    return m.end(), replace(bounds, about=True)


def _with_counted(
    quantity: Quantity, reading: Reading, dates: tuple[Span, ...], g: Grammar
) -> Quantity:
    measure = quantity.unit_norm in g.words["measures"]["codes"]
    of = counted(reading, quantity.span, dates, measure=measure)
    if of is None:
        return quantity
    head = of.of(reading.text)
    code = quantity.unit_norm
    if not code and head.endswith(tuple(g.words["persons"]["words"])):
        code = "person"
    elif code in ("", "piece"):
        heads = g.words["heads"]
        code = next((heads[h] for h in heads if head.endswith(h)), code)
    return replace(quantity, of=of, unit_norm=code)
