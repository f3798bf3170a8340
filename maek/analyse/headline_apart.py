"""What a headline tells otherwise than the text beneath it: another figure, another month.

A headline may round, choose and leave out, but a figure of it stands somewhere in the text. Words
a language has for rising and falling, for those who want an office and for what is not settled yet
are in the ``rises``, ``falls``, ``aspirant`` … rows of its ``page.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from maek.analyse.page_rows import any_of
from maek.lang.pack import DateFound, LanguagePack
from maek.lang.reading import Reading
from maek.model.article import Article
from maek.model.findings import Defect, Mention, Quantity
from maek.model.span import Span

FAR = 3
"""Of one thing no two figures are told by mistake that differ by more than this factor."""
ROUNDED = Decimal("0.1")
"""So much of a figure a headline rounds off."""
SHARES = frozenset({"%", "pp", "times", "time", "round"})
"""Units of which a text has many figures."""
SAME_THINGS = 2
"""So many content words a headline shares with the sentence that tells the same."""
DENIED = 6
"""So near an outcome stands what takes it back: 합의 불발."""
BEHIND, BEFORE = 14, 18
"""So near a figure stands whether it rose or fell."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A headline and the running text beneath it."""

    reading: Reading
    headline: Span
    table: dict[str, tuple[str, ...]]

    def is_told(self, span: Span) -> bool:
        """Tell whether something stands in the running text."""
        block = self.reading.block_at(span.start)
        return block is not None and block.kind in ("body", "standfirst")

    def leads(self, span: Span) -> bool:
        """Tell whether something stands in the first paragraph, which a headline sums up."""
        first = next((b for b in self.reading.blocks if self.is_told(b.span)), None)
        return first is not None and first.span.overlaps(span)

    def row(self, name: str) -> re.Pattern[str] | None:
        """A row of the language's page words, or None where it has none."""
        rows = tuple(self.table.get(name, ()))
        return any_of(rows) if rows else None


def headline_apart(
    article: Article,
    reading: Reading,
    pack: LanguagePack,
    *,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    found_dates: Sequence[DateFound],
) -> Iterator[Defect]:
    """Yield what a headline has that the text tells otherwise.

    Args:
        article: With its parts.
        reading: Its reading.
        pack: Of its language.
        quantities: Its figures.
        mentions: Its names, linked.
        found_dates: Its dates.
    """
    spans = [p.span for p in article.parts if p.kind == "headline"]
    if len(spans) != 1:
        return
    page = _Page(reading, spans[0], dict(pack.page_words().table))
    mine = [q for q in quantities if page.headline.overlaps(q.span)]
    told = [q for q in quantities if page.is_told(q.span)] if mine else []
    found = [*_figures(page, mine, told), *_deeds(page, mine, told), *_steps(page, mine, told)]
    yield from dict.fromkeys(found)
    ways = list(_ways(page, mine, told))
    yield from ways or _turned(page, pack)
    yield from _months(page, found_dates)
    yield from _offices(page, mentions)
    yield from _unsettled(page)
    yield from _opposed(page, pack)


def _figures(page: _Page, mine: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Defect]:
    """A figure for which the text has another one, or a whole that is none."""
    text, among = page.reading.text, page.row("among")
    for figure in mine:
        value = _number(figure)
        if not value or figure.unit_norm in SHARES or not (figure.unit_norm or figure.of):
            continue
        same = [q for q in told if q.unit_norm == figure.unit_norm]
        if not figure.unit_norm:
            same = [q for q in same if _share_a_head(figure, q, text)]
        if not any(_is_near(value, q) for q in same):
            values = {_number(q) for q in same}
            if len(values) == 1 and _of_one_thing(figure, same[0], text, alone=len(mine) == 1):
                yield from _both_sides(figure.span, same[0].span, text)
        elif among is not None and figure.of is not None:
            of, wholes = figure.of.of(text), (q for q in same if among.match(text, q.span.end))
            for whole in wholes:
                alike = whole.of is not None and whole.of.of(text) == of
                if alike and not _is_near(value, whole):
                    why = f"the headline has {figure.span.of(text)} for the same thing"
                    yield Defect(whole.span, "headline_conflict", why)


def _deeds(page: _Page, mine: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Defect]:
    """3명 실종 over 22명 중 4명이 실종됐다: another figure for what the same word says was done."""
    text, deeds = page.reading.text, page.row("headline_deed")
    if deeds is None:
        return
    for figure in mine:
        deed = deeds.match(text, figure.span.end, page.headline.end)
        if deed is None or figure.unit_norm in SHARES or not figure.unit_norm:
            continue
        same = [q for q in told if q.unit_norm == figure.unit_norm]
        done = [
            q
            for q in same
            if page.leads(q.span) and (m := deeds.match(text, q.span.end)) and m[1] == deed[1]
        ]
        if len({_number(q) for q in done}) == 1 and not _is_told(figure, same):
            yield from _unlike(figure, done[0], text)


def _steps(page: _Page, mine: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Defect]:
    """40% 높인다 over 30% 높다: another share by which the same thing goes the same way."""
    text, rises, falls = page.reading.text, page.row("rises"), page.row("falls")
    if rises is None or falls is None:
        return
    for figure in mine:
        way = _way(figure, text, rises, falls) if figure.unit_norm == "%" else 0
        same = [q for q in told if q.unit_norm == "%"] if way else []
        gone = [q for q in same if page.leads(q.span) and _way(q, text, rises, falls) == way]
        one = len({_number(q) for q in gone}) == 1 and not _is_told(figure, same)
        if one and figure.of is not None and gone[0].of is not None:
            yield from _unlike(figure, gone[0], text)


def _is_told(figure: Quantity, told: Sequence[Quantity]) -> bool:
    return any(_is_near(_number(figure), q) for q in told)


def _unlike(figure: Quantity, other: Quantity, text: str) -> Iterator[Defect]:
    """Two figures that count one thing, as far as they say what they count."""
    low, high = sorted((_number(figure), _number(other)))
    apart = figure.of is not None and other.of is not None
    exact = figure.is_one and other.is_one and low > 0
    if exact and high <= FAR * low and not (apart and not _share_a_head(figure, other, text)):
        yield from _both_sides(figure.span, other.span, text)


def _of_one_thing(figure: Quantity, other: Quantity, text: str, *, alone: bool) -> bool:
    """Tell whether two figures are near enough to be mistaken for each other, and count alike."""
    low, high = sorted((_number(figure), _number(other)))
    if low <= 0 or high > FAR * low or other.low != other.high:
        return False
    if figure.of is not None and other.of is not None:
        return _share_a_head(figure, other, text)
    if " " in figure.unit and figure.unit == other.unit:
        return True  # The unit names what is counted: 6개 도시.
    alike = figure.unit == other.unit and figure.of is None and other.of is None
    return alone and alike


def _share_a_head(figure: Quantity, other: Quantity, text: str) -> bool:
    """Tell whether two figures are of one noun: schools, primary schools."""
    if figure.of is None or other.of is None:
        return False
    heads = figure.of.of(text).split()[-1], other.of.of(text).split()[-1]
    return heads[0].endswith(heads[1]) or heads[1].endswith(heads[0])


def _is_near(value: Decimal, figure: Quantity) -> bool:
    """Tell whether a headline's number is a figure of the text, perhaps rounded or a bound."""
    bounds = [Decimal(b) for b in (figure.low, figure.high) if b is not None]
    between = len(bounds) == 2 and bounds[0] <= value <= bounds[1]
    return between or any(abs(value - b) <= ROUNDED * max(abs(b), abs(value)) for b in bounds)


def _ways(page: _Page, mine: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Defect]:
    """Up by 20 %, where the text has it down by as much."""
    text, rises, falls = page.reading.text, page.row("rises"), page.row("falls")
    if rises is None or falls is None:
        return
    for figure in mine:
        way = _way(figure, text, rises, falls)
        if not way:
            continue
        same = [q for q in told if (q.low, q.unit_norm) == (figure.low, figure.unit_norm)]
        ways = {_way(q, text, rises, falls) for q in same} - {0}
        if ways == {-way}:
            why = f"the text has it {'fall' if way > 0 else 'rise'} by as much"
            yield Defect(figure.span, "headline_conflict", why)


def _way(figure: Quantity, text: str, rises: re.Pattern[str], falls: re.Pattern[str]) -> int:
    """1 for a figure something rose by, -1 for one it fell by, 0 where neither is told."""
    start, end = figure.span.start, figure.span.end
    around = text[max(0, start - BEFORE) : start] + "@" + text[end : end + BEHIND]
    return bool(rises.search(around)) - bool(falls.search(around))


def _turned(page: _Page, pack: LanguagePack) -> Iterator[Defect]:
    """A headline that has things rise, over a first sentence that has the same things fall."""
    up, down = page.row("went_up"), page.row("went_down")
    if up is None or down is None:
        return
    text = page.reading.text
    ways = _ways_of(page.headline.of(text), up, down)
    lead = next((s for s in page.reading.sentences if page.is_told(s)), None)
    if len(ways) != 1 or lead is None or _ways_of(lead.of(text), up, down) != {-w for w in ways}:
        return
    match = (up if 1 in ways else down).search(page.headline.of(text))
    behind = (down if 1 in ways else up).search(lead.of(text))
    if match and behind and _share_words(page, lead, pack):
        span = Span(*match.span()).shift(page.headline.start)
        told = Span(*behind.span()).shift(lead.start)
        yield from _both_sides(span, told, text)


def _ways_of(words: str, up: re.Pattern[str], down: re.Pattern[str]) -> set[int]:
    return {way for way, row in ((1, up), (-1, down)) if row.search(words)}


def _months(page: _Page, found_dates: Sequence[DateFound]) -> Iterator[Defect]:
    """A month of which the text has another one, and none told as this month or the next."""
    mine = [d for d in found_dates if page.headline.overlaps(d.span) and d.when.month]
    if not mine:
        return
    told = [d for d in found_dates if page.is_told(d.span)]
    months = {d.when.month for d in told if d.when.month}
    plain = all(d.when.kind in ("absolute", "partial") for d in told)
    if len(months) != 1 or not plain:
        return
    for found in mine:
        if found.when.kind in ("absolute", "partial") and found.when.month not in months:
            other = next(d for d in told if d.when.month)
            yield from _both_sides(found.span, other.span, page.reading.text)


def _offices(page: _Page, mentions: Sequence[Mention]) -> Iterator[Defect]:
    """President so-and-so, whom the text knows as a candidate for president alone."""
    aspirant = page.row("aspirant")
    if aspirant is None or aspirant.search(page.headline.of(page.reading.text)):
        return
    for mention in mentions:
        if mention.kind != "person" or not mention.title:
            continue
        if not page.headline.overlaps(mention.span):
            continue
        titles = {
            m.title.split()[-1]
            for m in mentions
            if m.entity == mention.entity and m.title and page.is_told(m.span)
        }
        office = mention.title.split()[-1]
        if titles and all(map(aspirant.fullmatch, titles)) and _is_sought(page, office):
            why = f"the text knows {mention.name} as {', '.join(sorted(titles))} alone"
            yield Defect(mention.span, "headline_conflict", why)


def _is_sought(page: _Page, office: str) -> bool:
    """Tell whether the text speaks of somebody's wanting an office."""
    rows = page.table.get("office_sought", ())
    row = tuple(r.replace("@", re.escape(office)) for r in rows)
    return bool(row) and any_of(row).search(page.reading.text, page.headline.end) is not None


def _unsettled(page: _Page) -> Iterator[Defect]:
    """A headline that ends with what is done, where the text only has it weighed."""
    done, open_ = page.row("headline_done"), page.row("unsettled")
    if done is None or open_ is None:
        return
    text = page.reading.text
    match = done.search(page.headline.of(text))
    if match is None or open_.search(page.headline.of(text)):
        return
    word = match.group(1)
    told = [s.of(text) for s in page.reading.sentences if page.is_told(s)]
    named = [words for words in told if word in words]
    lead = page.row("unsettled_lead")
    is_open = bool(named) and all(map(open_.search, named))
    if not named and told and lead is not None:
        is_open = lead.search(told[0]) is not None
    if is_open:
        span = Span(*match.span(1)).shift(page.headline.start)
        yield Defect(span, "headline_conflict", "the text has it as not settled yet")


def _opposed(page: _Page, pack: LanguagePack) -> Iterator[Defect]:
    """A bill that passes in the headline and falls in the first sentence, and never passes."""
    denied, words = page.row("opposed_denied"), page.headline.of(page.reading.text)
    lead = next((s for s in page.reading.sentences if page.is_told(s)), None)
    if denied is None or lead is None:
        return
    for row in page.table["opposed"]:
        for here, there in permutations(row.split("@")):
            match = re.search(here, words)
            if (
                match is None
                or re.search(there, words)
                or denied.search(words, match.end(), match.end() + DENIED)
            ):
                continue
            told = re.search(there, lead.of(page.reading.text))
            again = re.search(here, page.reading.text[page.headline.end :])
            if told and not again and _share_words(page, lead, pack):
                span = Span(*match.span()).shift(page.headline.start)
                other = Span(*told.span()).shift(lead.start)
                yield from _both_sides(span, other, page.reading.text)


def _share_words(page: _Page, lead: Span, pack: LanguagePack) -> bool:
    shared = set(pack.terms(page.reading, page.headline)) & set(pack.terms(page.reading, lead))
    return len(shared) >= SAME_THINGS


def _both_sides(headline: Span, told: Span, text: str) -> Iterator[Defect]:
    """A headline and the words beneath it that differ: nobody knows which of them is right."""
    yield Defect(headline, "headline_conflict", f"the text has {told.of(text)}")
    yield Defect(told, "headline_conflict", f"the headline has {headline.of(text)}")


def _number(figure: Quantity) -> Decimal:
    return Decimal(figure.low or figure.high or 0)
