"""Shares of one whole that are more than the whole: A won 54 %, B 41 % and C 12 % of the vote.

Words that make the percentages of a sentence shares of one whole a language tells in the
``shares`` rows of its ``page.toml``, and in ``shares_open`` those by which they may be shares of
several wholes, answers of which more than one could be given, or one share at two times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from maek.analyse.page_rows import any_of
from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.article import TOLD
from maek.model.findings import Defect, Quantity
from maek.model.span import Span
from maek.text import marks

WHOLE, ROUNDING = Decimal(100), Decimal("0.6")
"""So much each of the shares may add by being rounded."""


def shares_apart(
    reading: Reading, pack: LanguagePack, quantities: Sequence[Quantity]
) -> Iterator[Defect]:
    """Yield the last of shares that are more than their whole.

    Args:
        reading: Of an article.
        pack: Of its language.
        quantities: Its figures, in text order.
    """
    table = pack.page_words().table
    rows = tuple(table.get("shares", ())), tuple(table.get("shares_open", ()))
    shares = [q for q in quantities if q.unit_norm == "%"]
    if len(shares) < 2 or not rows[0]:
        return
    of_one_whole, open_ = any_of(rows[0]), any_of(rows[1])
    for sentence, told in _by_sentence(reading, shares):
        words = sentence.of(reading.text)
        made = sum((Decimal(q.low or 0) for q in told), Decimal(0))
        if made <= WHOLE + ROUNDING * len(told):
            continue
        if of_one_whole.search(words) and not open_.search(words):
            said = " + ".join(q.span.of(reading.text) for q in told)
            why = f"{said} make {made.normalize():f} % of one whole"
            yield Defect(told[-1].span, "sum_conflict", why)


def _by_sentence(
    reading: Reading, shares: Sequence[Quantity]
) -> Iterator[tuple[Span, list[Quantity]]]:
    """Sentences of running text with two exact shares and more, none of them spoken."""
    found: dict[Span, list[Quantity]] = {}
    for share in shares:
        sentence = reading.sentence_at(share.span.start)
        block = reading.block_at(share.span.start)
        if sentence is not None and block is not None and block.kind in TOLD:
            found.setdefault(sentence, []).append(share)
    for sentence, told in found.items():
        exact = all(q.is_one for q in told)
        if len(told) > 1 and exact and not marks.pair(reading.text).around(told[0].span.start):
            yield sentence, told
