"""Figures of several sentences that do not add up: 85곳, of which it has 32곳, 28곳, 30곳.

How such sentences are worded a language tells in the ``sum_parts``, ``sum_added``, ``share_pairs``
and ``multiples`` rows of its ``page.toml``, with ``@`` for an exact figure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from maek.analyse.page_rows import any_of
from maek.analyse.sums_told import (
    FIGURE,
    Rows,
    Sentence,
    is_near,
    number_of,
    spelled_out,
    sum_rows,
)
from maek.lang.pack import LanguagePack
from maek.lang.reading import Reading
from maek.model.findings import Defect
from maek.model.span import Span

KEYS = (
    "sum_parts", "sum_in_brackets", "sum_list", "sum_of_them", "sum_added", "sum_per_head",
    "sum_since", "sum_old",
)  # fmt: skip
MANY_HEADS, ROUND = 8, 10_000
"""Of more numbers of people nobody knows which is meant; larger differences are rounded."""
LEAST_PARTS = 3
"""Two parts of a whole may leave a third unsaid."""
WHOLE, ROUNDING = Decimal(100), Decimal("1.2")
LOW, HIGH = Decimal("0.85"), Decimal("1.15")
"""So far a headline's *double* may be from the figures of its text."""


def sums_across(
    reading: Reading, pack: LanguagePack, sentences: Sequence[Sentence]
) -> Iterator[Defect]:
    """Yield figures that those of the sentences around do not add up to.

    Args:
        reading: Of an article.
        pack: Of its language.
        sentences: Those of the article that have figures.
    """
    rows, table = sum_rows(pack), pack.page_words().table
    if rows is None or not sentences:
        return
    more = _rows(tuple(tuple(table.get(key, ())) for key in KEYS))
    open_ = any_of(tuple(table.get("shares_open", ())))
    for before, one in pairwise(sentences):
        yield from _parts(before, one, more["sum_parts"], rows)
        yield from _in_brackets(before, one, more["sum_in_brackets"])
        if not open_.search(before.words) and not open_.search(one.words):
            yield from _both_shares(before, one, tuple(table.get("share_pairs", ())))
    for at, one in enumerate(sentences):
        yield from _of_them(sentences[at - 1] if at else None, one, more, rows)
        yield from _added(sentences[:at], one, more["sum_added"])
        yield from _per_head(sentences, one, more["sum_per_head"])
        if not open_.search(one.words):
            yield from _within(one, tuple(table.get("share_pairs", ())))
        yield from _since(sentences[max(0, at - 1) : at + 2], one, more)
    yield from _multiples(reading, sentences, tuple(table.get("multiples", ())), rows)


def _parts(before: Sentence, one: Sentence, parts: re.Pattern[str], rows: Rows) -> Iterator[Defect]:
    """대여소 85곳을 운영한다. 대여소는 동구 32곳, 서구 28곳, 남구 30곳이다."""
    match = parts.search(one.words)
    if match is None or rows.open.search(match.group()):
        return
    figures = [one.of(letter) for letter in re.findall(FIGURE, match.group())]
    noun = match.group("noun")
    wholes = [f for f in before.figures if f.of is not None and f.of.of(one.text).endswith(noun)]
    if len(figures) < LEAST_PARTS or len(wholes) != 1:
        return
    if len({f.unit for f in (*figures, wholes[0])}) > 1 or any(f.about for f in figures):
        return
    made = sum(map(number_of, figures), Decimal(0))
    if not is_near(made, number_of(wholes[0]), about=wholes[0].about):
        span = Span(figures[0].span.start, figures[-1].span.end)
        why = f"{one.said(figures)} make {one.as_told(made, wholes[0])}"
        yield Defect(span, "sum_conflict", f"{why}, not {one.said(wholes)}")


def _in_brackets(before: Sentence, one: Sentence, row: re.Pattern[str]) -> Iterator[Defect]:
    """250억 원을 유치했다. 투자에는 도담(120억 원), 한빛(80억 원), 새벽(40억 원)이 참여했다."""
    match = row.search(one.words)
    figures = (
        [one.of(g) for g in re.findall(r"[(（]" + FIGURE + "[)）]", match.group())] if match else []
    )
    if match is None or len(figures) < LEAST_PARTS or len({f.unit for f in figures}) > 1:
        return
    noun = match.group("noun")
    wholes = [f for f in before.figures if f.unit == figures[0].unit]
    made = sum(map(number_of, figures), Decimal(0))
    if len(wholes) != 1 or noun not in before.words or any(f.about for f in (*figures, *wholes)):
        return
    if made != number_of(wholes[0]):
        span = Span(figures[0].span.start, figures[-1].span.end)
        why = f"{one.said(figures)} make {one.as_told(made, wholes[0])}"
        yield Defect(span, "sum_conflict", f"{why}, not {one.said(wholes)}")


def _of_them(
    before: Sentence | None, one: Sentence, more: Mapping[str, re.Pattern[str]], rows: Rows
) -> Iterator[Defect]:
    """14명이 숨졌다. 그들 중 9명은 남자였고 6명은 여자였다: parts of those just told of."""
    match = more["sum_of_them"].search(one.words)
    if match is None or rows.open.search(one.words, match.end()):
        return
    within = [one.of(c) for c in re.findall(FIGURE, one.words[: match.start()])]
    told = within or list(before.figures if before is not None else ())
    lists = (rows.part, more["sum_list"])
    letters = {m.group(1) for row in lists for m in row.finditer(one.words, match.end())}
    parts = [one.of(letter) for letter in sorted(letters)]
    wholes = [f for f in told if parts and f.unit == parts[0].unit]
    same = len(wholes) == 1 and all(p.unit == wholes[0].unit for p in parts)
    made = sum(map(number_of, parts), Decimal(0))
    if same and made > number_of(wholes[0]):
        why = f"{one.said(parts)} make {one.as_told(made, parts[-1])}, of {one.said(wholes)}"
        yield Defect(parts[-1].span, "sum_conflict", why)


def _per_head(
    sentences: Sequence[Sentence], one: Sentence, row: re.Pattern[str]
) -> Iterator[Defect]:
    """60만 명, 1인당 3만 원, 총 310억 원: so many times so much is another sum."""
    for match in row.finditer(one.words):
        each, total = one.of(match.group(1)), one.of(match.group(2))
        heads = {number_of(f) for s in sentences for f in s.figures if f.unit_norm == "person"}
        made = [head * number_of(each) for head in heads]
        alike = each.unit_norm == total.unit_norm and 0 < len(heads) <= MANY_HEADS
        # Some of the people alone may have paid: what is told must be near one sum, and is none.
        near = [m for m in made if m and Decimal("0.4") < number_of(total) / m < Decimal("2.5")]
        if alike and near and not any(is_near(m, number_of(total), about=True) for m in made):
            why = f"for so many that makes {one.as_told(near[0], total)}"
            yield Defect(total.span, "sum_conflict", why)


def _since(
    around: Sequence[Sentence], one: Sentence, more: Mapping[str, re.Pattern[str]]
) -> Iterator[Defect]:
    """213건으로, 전년보다 42건 늘었다. 작년은 181건이었다: by 32."""
    match = more["sum_since"].search(one.words)
    if match is None:
        return
    by = one.of(match.group(1))
    olds = [(s, m) for s in around for m in more["sum_old"].finditer(s.words)]
    first = around[0] if around[0] is not one else None
    new = [one.of(c) for c in re.findall(FIGURE, one.words[: match.start()])]
    new = new or list(first.figures if first is not None else ())
    new = [f for f in new if f.unit == by.unit]
    if len(olds) != 1 or not new or by.unit_norm in ("%", "pp"):
        return
    old = olds[0][0].of(olds[0][1].group(1))
    figures = (new[-1], old, by)
    if len({f.unit for f in figures}) > 1 or any(f.about for f in figures):
        return
    made = abs(number_of(new[-1]) - number_of(old))
    if old.span != new[-1].span and not is_near(made, number_of(by), about=made >= ROUND):
        why = f"from {one.said((old, new[-1]), ' to ')} it is {one.as_told(made, by)}"
        yield Defect(by.span, "sum_conflict", why)


def _added(before: Sequence[Sentence], one: Sentence, added: re.Pattern[str]) -> Iterator[Defect]:
    """85곳 of which the page has told, 15곳을 추가해 모두 110곳: a hundred."""
    for match in added.finditer(one.words):
        more, total = one.of(match.group(1)), one.of(match.group(2))
        if more.of is None or more.unit != total.unit or total.about:
            continue
        noun = more.of.of(one.text).split()[-1]
        had = {
            number_of(f)
            for sentence in before
            for f in sentence.figures
            if f.of is not None and f.of.of(one.text).split()[-1] == noun and f.unit == more.unit
        }
        if had and all(h + number_of(more) != number_of(total) for h in had):
            made = max(had) + number_of(more)
            if max(had) < number_of(total):
                why = f"with those before that makes {one.as_told(made, total)}"
                yield Defect(total.span, "sum_conflict", why)


def _both_shares(before: Sentence, one: Sentence, pairs: Sequence[str]) -> Iterator[Defect]:
    """78 %가 만족한다고 답했다. 불만족은 25 %: more than all."""
    told = [[f for f in s.figures if f.unit_norm == "%"] for s in (before, one)]
    if len(told[0]) != 1 or len(told[1]) != 1:
        return
    if before.text[before.span.end : one.span.start].strip(" "):
        return
    made = sum((number_of(row[0]) for row in told), Decimal(0))
    for words in pairs:
        yes, no = words.split("@")
        said = re.search(yes, before.words), re.search(no, one.words)
        turned = re.search(no, before.words), re.search(yes, one.words)
        if made > WHOLE + ROUNDING and (all(said) or all(turned)):
            why = f"{one.said([told[0][0], told[1][0]])} make {made.normalize():f} % of one whole"
            yield Defect(told[1][0].span, "sum_conflict", why)
            return


def _within(one: Sentence, pairs: Sequence[str]) -> Iterator[Defect]:
    """62%가 외지인이었고 45%가 시민이었다."""
    told = [f for f in one.figures if f.unit_norm == "%"]
    if len(told) != 2:
        return
    made = number_of(told[0]) + number_of(told[1])
    halves = (
        one.text[one.span.start : told[1].span.start],
        one.text[told[0].span.end : one.span.end],
    )
    for words in pairs if made > WHOLE + ROUNDING else ():
        yes, no = words.split("@")
        if any(
            re.search(a, halves[0]) and re.search(b, halves[1]) for a, b in ((yes, no), (no, yes))
        ):
            why = f"{one.said(told)} make {made.normalize():f} % of one whole"
            yield Defect(told[1].span, "sum_conflict", why)
            return


def _multiples(
    reading: Reading, sentences: Sequence[Sentence], table: Sequence[str], rows: Rows
) -> Iterator[Defect]:
    """두 배 in a headline over a text of 12만 건에서 18만 건으로 늘었다."""
    head = next((b.span for b in reading.blocks if b.kind == "headline"), None)
    if head is None or not table:
        return
    changes = [
        number_of(s.of(m.group(2))) / number_of(s.of(m.group(1)))
        for s in sentences
        for m in rows.change.finditer(s.words)
        if number_of(s.of(m.group(1))) and s.of(m.group(1)).unit_norm == s.of(m.group(2)).unit_norm
    ]
    for row in table if changes else ():
        times, words = row.split("@")
        match = any_of((words,)).search(reading.text, head.start, head.end)
        again = match and any_of((words,)).search(reading.text, head.end)
        if match is None or again:
            continue
        factor = Decimal(times)
        if not any(LOW * factor <= change <= HIGH * factor for change in changes):
            why = f"in the text it is {changes[0]:.2f} times as much"
            yield Defect(Span(*match.span()), "headline_conflict", why)


@functools.cache
def _rows(given: tuple[tuple[str, ...], ...]) -> Mapping[str, re.Pattern[str]]:
    patterns = (re.compile(spelled_out(rows or ("(?!)",)), re.IGNORECASE) for rows in given)
    return dict(zip(KEYS, patterns, strict=True))
