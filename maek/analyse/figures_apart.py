"""Figures of one page that contradict each other: 승객 300명이 대피했다, 대피한 승객은 350명이다.

Two sentences that say hardly more than the same thing count the same with another number. What
may be two things after all is left alone: another day, place or person, a change from one figure
to the next, what somebody says.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from maek.lang.pack import DateFound, LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Defect, Mention, Quantity
from maek.model.span import Span
from maek.text import marks

FAR = 3
"""Of one thing no two figures are told by mistake that differ by more than this factor."""
ROUNDED = Decimal("1.15")
"""About 60,000 may be 65,000."""
LEAST_SHARED, SHARE = 2, 0.5
"""So many content words two sentences share, and such a part of the shorter one's."""
NAMES = frozenset({"person", "place", "body"})


def figures_apart(
    reading: Reading,
    pack: LanguagePack,
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    found_dates: Sequence[DateFound],
) -> Iterator[Defect]:
    """Yield figures for what the page counts otherwise before.

    Args:
        reading: Of an article.
        pack: Of its language.
        quantities: Its figures.
        mentions: Its names.
        found_dates: Its dates.
    """
    changing = _changing(pack)
    if changing is None:
        return
    for one, other in combinations([q for q in quantities if _is_plain(q)], 2):
        if not _may_clash(one, other, reading.text):
            continue
        both = _told_in(one, reading, quantities), _told_in(other, reading, quantities)
        if None in both or both[0] == both[1]:
            continue
        sentences = [s for s in both if s is not None]
        if any(changing.search(s.of(reading.text)) for s in sentences) or any(
            s.overlaps(d.span) for s in sentences for d in found_dates
        ):
            continue
        if _tell_one_thing(sentences, reading, pack, mentions):
            words = one.span.of(reading.text)
            why = f"the page has {words} for the same thing before"
            yield Defect(other.span, "figure_conflict", why, words)


def _is_plain(quantity: Quantity) -> bool:
    """Tell whether a figure counts something and is one number."""
    exact = quantity.low is not None and quantity.low == quantity.high
    return exact and quantity.of is not None and bool(quantity.unit_norm)


def _told_in(quantity: Quantity, reading: Reading, quantities: Sequence[Quantity]) -> Span | None:
    """The sentence of running text a figure stands in, the only one of its unit there.

    None where somebody says it, or another figure of the sentence may be meant.
    """
    sentence = reading.sentence_at(quantity.span.start)
    block = reading.block_at(quantity.span.start)
    if sentence is None or block is None or block.kind not in TOLD:
        return None
    alone = all(
        q is quantity
        or q.unit_norm != quantity.unit_norm
        or not sentence.overlaps(q.span)
        or not _of_one_size(q, quantity)
        for q in quantities
    )
    spoken = marks.pair(reading.text).around(quantity.span.start) is not None
    return sentence if alone and not spoken else None


def _may_clash(one: Quantity, other: Quantity, text: str) -> bool:
    """Tell whether two figures count things of one name, and neither is the other rounded."""
    if one.unit_norm != other.unit_norm or one.of is None or other.of is None:
        return False
    heads = one.of.of(text).split()[-1], other.of.of(text).split()[-1]
    if not (heads[0].endswith(heads[1]) or heads[1].endswith(heads[0])):
        return False
    low, high = sorted((Decimal(one.low or 0), Decimal(other.low or 0)))
    if low == high or not _of_one_size(one, other):
        return False
    return not (one.about or other.about) or high > ROUNDED * low


def _of_one_size(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures are near enough to be mistaken for each other."""
    low, high = sorted((Decimal(a.low or 0), Decimal(b.low or 0)))
    return low > 0 and high <= FAR * low


def _tell_one_thing(
    both: Sequence[Span], reading: Reading, pack: LanguagePack, mentions: Sequence[Mention]
) -> bool:
    """Tell whether one of two sentences says nothing the other does not, but for a word or two."""
    names = [{m.name for m in mentions if m.kind in NAMES and s.overlaps(m.span)} for s in both]
    fewer, more = sorted(names, key=len)
    if not all(any(a in b or b in a for b in more) for a in fewer):
        # 런던 소방대 is 소방대 later on.
        return False
    words = [set(pack.terms(reading, s)) for s in both]
    shared = len(words[0] & words[1])
    return shared >= LEAST_SHARED and shared >= SHARE * min(map(len, words))


def _changing(pack: LanguagePack) -> re.Pattern[str] | None:
    rows = tuple(pack.page_words().table.get("changing", ()))
    return _compiled(rows) if rows else None


@functools.cache
def _compiled(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rows), re.IGNORECASE)
