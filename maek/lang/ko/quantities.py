"""Korean figures: 3조5000억원 · 2만여 명 · 0.5%p · 최소 10발 · 수천의 북한 사람."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from maek.lang.ko.names_view import is_title
from maek.lang.ko.quantities_bounds import open_end
from maek.lang.ko.quantities_fractions import fractions
from maek.lang.ko.quantities_grammar import Grammar, Number, grammar, read_number, scale_of
from maek.lang.ko.quantities_of import behind, counted
from maek.lang.ko.quantities_series import in_series, is_money
from maek.lang.pack import DateFound
from maek.lang.reading import Reading, Token
from maek.model.findings import Quantity
from maek.model.span import Span
from maek.text.bounds import Bounds
from maek.text.overlap import outside

_LONG = re.compile(r"[십백천만억조경]|\d,\d{3}")
_MEASURING = re.compile(r"\s?(?:차(?![가-힣])|차[로이의]|씩|짜리|꼴|규모|분량)")
_LONG_WORD = re.compile(r"(?:수|몇)\s?[십백천만억조]+|.*[십백천만억].*[만억조]|[십백천만]+$")
_ROUND = re.compile(r"\d여 [가-힣]{2}")
_NAMED = re.compile(r"(?:제|[A-Za-z가-힣]-|\d[-·/])$")
_GOES_ON = re.compile(r"[-·:/]\d|\.\d|\d")
_FOLLOWS = frozenset({"VCP", "XSN", "SP", "SF", "SW", "NNB"})
_ALONG = re.compile(
    r"에서 |\s?(?:중|가운데)(?:에서?)? |(?:이었|였)던 [가-힣]+[은는이가] |보다 [가-힣]+ "
)
_AMONG = re.compile(r"\s?(?:중|가운데)(?:에서?)? ")
_HANGUL = re.compile(r"[가-힣]")
_RECORD = re.compile(r"\s?\d+[승무패]")
_RECORD_BEFORE = re.compile(r"\d[승무]\s?$")
_SCORE = re.compile(
    r"\s?\d{1,3}(?![\d.,]*\d)\s?(?:으?로|의|이[다며었]|였|까지|[가은는을를](?![가-힣])|$|[^\w\s])"
)


_CHANGED = re.compile(
    r"\s?(?:(?:늘어|줄어|많아|적어|높아|낮아|떨어|커|작아)[난진]|[는준오내][른린]?|오른|내린|늘린|줄인|많은|적은"
    r"|높은|낮은|증가한|감소한|상승한|하락한|인상된|인하된|급증한|급감한|성장한) "
)
"""15% 늘어난 …: what changed by so much is so much now."""
_LAW = re.compile(
    r"(?:법률?|헌장|조례|규칙|규정|규약|조약|협약|협정|시행령|약관|강령|당헌|정관)\s?$"
)
_ARTICLE = re.compile(r"\d+조(?!\s?[\d원달엔유위])")
"""Behind a law so many 조 are an article, no trillions: 헌법 9조."""


def quantities(reading: Reading, dates: tuple[DateFound, ...]) -> tuple[Quantity, ...]:
    """Find every figure, in text order; dates, durations, ordinals and ages are none.

    Args:
        reading: A Korean text with Kiwi's morphemes.
        dates: What the drawer of dates found.
    """
    g = grammar()
    taken = tuple(d.span for d in dates)
    # The first token of those that share a place: in 2배였다 the understood 이, not the 었.
    starts = {t.start: t for t in reversed(reading.tokens)}
    found: list[Quantity] = []
    before: Quantity | None = None
    for match in g.figure.finditer(reading.text):
        quantity = _quantity(match, reading, starts, g)
        if quantity and _twice(reading.text, quantity.span):
            continue
        if quantity and not any(quantity.span.overlaps(t) for t in taken):
            last, before = before, _with_counted(quantity, reading, taken, g, before)
            if last and (last.of is None) != (before.of is None):
                found[-1], before = _of_one_thing(last, before, reading.text)
            found.append(before)
    found = in_series(found, taken, reading.text)
    parts = [_with_counted(q, reading, taken, g) for q in fractions(reading.text)]
    if parts:
        found = [*outside(found, [q.span for q in parts]), *parts]
    return tuple(sorted(found, key=lambda q: q.span))


def _twice(text: str, span: Span) -> bool:
    """Tell one by one (한 경기 한 경기, 한 명 한 명), which counts nothing."""
    words = span.of(text)
    if not words.startswith("한 "):
        return False
    again = text.startswith(f" {words}", span.end)
    return again or text.endswith(f"{words} ", 0, span.start)


def _of_one_thing(last: Quantity, now: Quantity, text: str) -> tuple[Quantity, Quantity]:
    """15% 늘어난|1천870만 명, 500만 원 이상|1천만 원 이하의 벌금: two figures of one thing."""
    between = text[last.span.end : now.span.start]
    if now.of is None and _CHANGED.fullmatch(between):
        return last, replace(now, of=last.of)
    if last.of is None and between == "인 ":
        return replace(last, of=now.of), now  # 예년의 1.8배인|4천120㏊
    bounded = between == " " and last.span.of(text).endswith(("이상", "초과"))
    if last.of is None and bounded and last.unit_norm == now.unit_norm:
        return replace(last, of=now.of), now
    return last, now


def _quantity(
    match: re.Match[str], reading: Reading, starts: dict[int, Token], g: Grammar
) -> Quantity | None:
    text = reading.text
    if _NAMED.search(text[max(0, match.start() - 2) : match.start()]):
        return None
    if _ARTICLE.match(text, match.start()) and _LAW.search(text[: match.start()][-5:]):
        return None
    unit, code, end = _unit(match, text, starts, g)
    if not code and not _stands_alone(match, text, end, g):
        return None
    bounds = _bounds(match, g)
    start = match.start() if match["before"] != "한" else match.start("low")
    if match["next"] and not _consecutive(match):
        start = match.start("next")
    if match["before"] and start == match.start():
        bounds = bounds.with_word(match["before"], g.words["before"])
    end, bounds = _after(text, end, bounds, g)
    return Quantity(
        span=Span(start, end).trim(text),
        low=bounds.low_text,
        high=bounds.high_text,
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
    if match["lead"] and code in ("", "degree"):
        end = match.end() if code else number_end
        return match["lead"], g.words["lead_words"][match["lead"]], end
    return surface, code, match.end() if code else number_end


def _is_unit(
    match: re.Match[str], surface: str, text: str, starts: dict[int, Token], g: Grammar
) -> bool:
    """Whether the letters after the number are a unit here, not part of a longer word."""
    end = match.end("unit")
    begin = end - len(surface)
    if _runs_on(surface, text, end, starts, g) or _too_few(match, surface, g):
        return False
    if not match["low"] and begin not in starts:
        # 한편, 세대, 조정 are words; in 한 편 the unit is a morpheme of its own.
        return False
    first = starts.get(match.start("hangul")) if match["hangul"] else None
    if (
        match["hangul"]
        and (first is None or first.tag == "NNG")
        and not _LONG_WORD.match(match["hangul"])
    ):
        # 구조자, 조사: a noun that begins like a number.
        return False
    if match["native"]:
        verb = starts.get(match.start("native"))
        if begin == match.end("native") and verb is not None and verb.tag in ("VV", "VA"):
            # 야시장을 열기로, 상자를 두기로: a verb with an ending.
            return False
        points_back = surface in g.words["native_classifiers"]["pronoun_like"]
        return not (points_back and match["native"].startswith(("한", "두")))
    if surface in g.words["records"]["words"] and _in_record(match, text):
        return True
    if surface in g.words["needs_noun"]["words"]:
        return _counts(match, text, starts, g)
    return True


def _in_record(match: re.Match[str], text: str) -> bool:
    """72승 3무 60패: wins, draws and losses stand in a row."""
    before = text[max(0, match.start() - 3) : match.start()]
    behind = _RECORD.match(text, match.end("unit"))
    return behind is not None or _RECORD_BEFORE.search(before) is not None


def _too_few(match: re.Match[str], surface: str, g: Grammar) -> bool:
    """3자 회담, 대명5동: units that count only from so many on."""
    least = g.words["at_least"].get(surface)
    return bool(least and match["low"] and read_number(match["low"], g.numbers).low < least)


def _runs_on(surface: str, text: str, end: int, starts: dict[int, Token], g: Grammar) -> bool:
    """두 번째, 1인당, 3개월, 5kgf: what follows makes another word of the unit."""
    rest = text[end : end + 1]
    if rest in g.words["not_after_unit"]["letters"]:
        return True
    if text[end : end + 8].lstrip().startswith(tuple(g.words["next_words"].get(surface, ("\0",)))):
        return True
    if surface[-1].isascii() and surface[-1].isalpha():
        return rest.isascii() and rest.isalpha()
    glued = bool(_HANGUL.match(surface[-1])) and bool(_HANGUL.match(rest))
    return glued and not g.after.match(text, end) and not _is_ending(starts.get(end))


def _is_ending(token: Token | None) -> bool:
    return token is not None and (token.tag[0] == "J" or token.tag in _FOLLOWS)


def _counts(match: re.Match[str], text: str, starts: dict[int, Token], g: Grammar) -> bool:
    """드론 3대, 5기를, 편지를 10여 통 but not 3대 지도자, 40대 남성, 3기 내각, 합계 5대 3으로."""
    end = match.end("unit")
    if match["unit"] == "대" and _SCORE.match(text, end):
        return False
    follower = starts.get(end)
    if (
        _is_ending(follower)
        or g.after.match(text, end)
        or open_end(text, end)
        or _MEASURING.match(text, end)
    ):
        round_age = match["low"] is not None and re.fullmatch(r"[1-9]0", match["low"])
        return not (round_age and match["unit"] == "대") or _machine(match, text, starts, g)
    if follower is None and _done(starts, end + 1):
        return True
    before = text[: match.start()].rstrip()
    noun = _token_to(len(before), starts)
    if noun is None:
        return False
    if noun.tag in ("JKS", "JKO", "JX") and len(before) < match.start():
        verb = starts.get(end + 1)
        return verb is not None and verb.tag in ("VV", "VA", "MAG")
    return noun.tag in ("NNG", "NNP", "XSN", "SL")


def _machine(match: re.Match[str], text: str, starts: dict[int, Token], g: Grammar) -> bool:
    """탱크 20대와, where 20대 is no age."""
    before = text[: match.start()].rstrip()
    noun = _token_to(len(before), starts)
    return noun is not None and noun.form.endswith(tuple(g.words["machines"]["ends"]))


def _done(starts: dict[int, Token], at: int) -> bool:
    """42회 투약한, 4번 맞붙었다: what was done so many times follows."""
    token = starts.get(at)
    if token is None:
        return False
    if token.tag == "NNG":
        after = starts.get(token.end)
        return after is not None and after.tag == "XSV"
    return token.tag in ("VV", "MAG")


def _token_to(end: int, starts: dict[int, Token]) -> Token | None:
    """The token that ends at a place."""
    for at in range(end - 1, max(-1, end - 12), -1):
        token = starts.get(at)
        if token is not None:
            return token if token.end == end else None
    return None


def _stands_alone(match: re.Match[str], text: str, end: int, g: Grammar) -> bool:
    """A number without a unit counts when it is written out large: 1만5천을, 10,000에."""
    if match["native"] or _GOES_ON.match(text, end) or g.unlike.match(text, end):
        return False
    if match["hangul"]:
        vague = match["hangul"].startswith(tuple(g.numbers["vague"]["words"]))
        return vague and text[end : end + 1] == "의"
    return bool(_LONG.search(match["low"]) or _ROUND.match(text, end - 2))


def _bounds(match: re.Match[str], g: Grammar) -> Bounds:
    if match["native"]:
        pair = g.numbers["native_ranges"].get(match["native"])
        low, high = pair or (g.numbers["native"][match["native"]],) * 2
        return Bounds(Decimal(low), Decimal(high), bool(pair))
    if match["hangul"]:
        number = read_number(match["hangul"], g.numbers)
    else:
        number = read_number(match["low"], g.numbers)
    if match["next"]:
        # 2, 3명 is two or three; 1, 5명 are two counts of which the last is told.
        last = Number(Decimal(match["next"]), Decimal(match["next"]))
        number = Number(number.low, last.high) if _consecutive(match) else last
    if match["high"]:
        high = read_number(match["high"], g.numbers)
        number = _range(number, high, scale_of(match["high"], g.numbers))
    if match["cents"]:
        cents = Decimal(match["cents"]) / 100
        number = Number(number.low + cents, number.high + cents, number.about)
    if match["minus"]:
        number = Number(-number.high, -number.low, number.about)
    return Bounds(number.low, number.high, number.about)


def _consecutive(match: re.Match[str]) -> bool:
    return match["low"].isdigit() and int(match["low"]) + 1 == int(match["next"])


def _range(low: Number, high: Number, scale: Decimal) -> Number:
    """2∼3만 is 20000 to 30000: the first number borrows the multiplier of the second."""
    if low.low < scale and low.low * scale < high.high:
        low = Number(low.low * scale, low.low * scale)
    return Number(low.low, high.high, low.about or high.about)


def _after(text: str, end: int, bounds: Bounds, g: Grammar) -> tuple[int, Bounds]:
    m = g.after.match(text, end)
    if m is None:
        return end, _opened(bounds, open_end(text, end))
    word, tail = m["word"], g.words["after"]
    # 많게는 250㎜ 이상: what stands behind says which bound it is.
    if word in tail["least"]:
        return m.end(), replace(bounds, low=bounds.low or bounds.high, high=None)
    if word in tail["most"]:
        return m.end(), replace(bounds, low=None, high=bounds.high or bounds.low)
    return m.end(), replace(bounds, about=True)


def _opened(bounds: Bounds, end: str) -> Bounds:
    if end == "high":
        return replace(bounds, high=None)
    return replace(bounds, low=None) if end == "low" else bounds


def _goes_along(before: Quantity, quantity: Quantity, text: str) -> bool:
    """3.25%에서 3.00%로, 응답자 10명 중 7명, 200억 달러(약 27조원): two figures of one thing."""
    between = text[before.span.end : quantity.span.start]
    if between == "(" and text[quantity.span.end : quantity.span.end + 1] == ")":
        return True
    if quantity.unit_norm == "%" and _AMONG.fullmatch(between):
        return True  # 노조원 5천 명 중 82%
    return before.unit_norm == quantity.unit_norm and bool(_ALONG.fullmatch(between))


def _with_counted(
    quantity: Quantity,
    reading: Reading,
    dates: tuple[Span, ...],
    g: Grammar,
    before: Quantity | None = None,
) -> Quantity:
    measure = quantity.unit_norm in g.words["measures"]["codes"]
    next_to = behind(reading, quantity.span, quantity.unit)
    of = None if quantity.unit else next_to
    of = of or counted(reading, quantity.span, dates, measure=measure) or next_to
    if of is None:
        same = before and _goes_along(before, quantity, reading.text)
        return replace(quantity, of=before.of) if before and same else quantity
    head = of.of(reading.text)
    if quantity.unit_norm == "pp" and is_title(head.rpartition(" ")[2]):
        return quantity  # 두 위원은 0.25%포인트 인하해야 한다고 했다: nobody is so many points
    if next_to and head in g.words["everywhere"]["words"]:
        of, head = next_to, next_to.of(reading.text)
    code = quantity.unit_norm
    if not code and reading.text[quantity.span.end - 1] in "억조" and is_money(head):
        return replace(quantity, of=of, unit_norm="KRW")  # a headline's 추경 30조, 피해액 86억
    if paced := g.words["paces"].get(f"{head} {code}"):
        return replace(quantity, unit_norm=paced)
    if code == "volume_of_work" and head.endswith(tuple(g.words["flights"]["words"])):
        code = "flight"
    if not code and head.endswith(tuple(g.words["persons"]["words"])):
        code = "person"
    elif code in ("", "piece"):
        heads = g.words["heads"]
        code = next((heads[h] for h in heads if head.endswith(h)), code)
    return replace(quantity, of=of, unit_norm=code)
