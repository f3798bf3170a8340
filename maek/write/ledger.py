"""Quotes and figures of a story, side by side, and where the figures differ."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maek.model.brief import FigureRow, FigureValue, Line, Said
from maek.model.findings import Quantity, Quotation
from maek.model.span import Span
from maek.text.counted import concept
from maek.write.budget import Budget
from maek.write.member import Member
from maek.write.sentence import cite

SHORTEST_QUOTE = 6
MOST_QUOTES = 24
MOST_ROWS = 12
NEAR = Decimal("0.03")
"""Values this close (as a share) are one value, rounded differently."""


def said(members: Sequence[Member], budget: Budget, lang: str) -> tuple[Said, ...]:
    """Return who said what in the sources' own words, people with most to say first.

    The same words in two outlets are one entry with both outlets. Only words inside
    quotation marks count: an indirect quotation is the reporter's wording.

    Args:
        members: The story's members, in the order they joined.
        budget: What may still be quoted of each source.
        lang: Language of the speakers' names where one is known.
    """
    rows: dict[tuple[str, str], tuple[Member, Quotation, list[str]]] = {}
    for member in members:
        for quote in member.analysis.quotations:
            words = quote.span.of(member.article.text)
            if quote.kind not in ("direct", "partial") or not quote.speaker_entity:
                continue
            if quote.kind == "partial" and len(words) < SHORTEST_QUOTE:
                continue
            key = (quote.speaker_entity, _bare(words))
            _, _, outlets = rows.setdefault(key, (member, quote, []))
            if member.outlet.name not in outlets:
                outlets.append(member.outlet.name)
    entries = [
        _said(member, quote, outlets, lang, members) for member, quote, outlets in rows.values()
    ]
    weight: dict[str, int] = {}
    for entry in entries:
        weight[entry.entity] = weight.get(entry.entity, 0) + 1
    entries = _without_shorter(entries)
    entries.sort(key=lambda e: (-weight[e.entity], e.entity, e.kind != "direct", -len(e.line.text)))
    affordable = (e for e in entries if budget.afford(e.line) is not None)
    return tuple(itertools.islice(affordable, MOST_QUOTES))


def figures(members: Sequence[Member], budget: Budget) -> tuple[FigureRow, ...]:
    """Return what the sources counted, every value they give for it, conflicts first.

    Only things that are counted by name (병력, troops) are compared, and only in the same
    unit; values that another source gives rounded are one value. A copy's figure is its
    original's.

    Args:
        members: The story's members.
        budget: What may still be quoted of each source.
    """
    groups: dict[tuple[str, str], list[_Found]] = {}
    for member in members:
        if member.join.copy_of and member.join.copy_kind != "updated":
            continue
        for quantity in member.analysis.quantities:
            found = _figure(member, quantity)
            if found is not None:
                groups.setdefault((found.concept, quantity.unit_norm), []).append(found)
    rows = [_row(found, budget) for found in groups.values()]
    rows.sort(key=lambda r: (not r.conflict, -sum(len(v.outlets) for v in r.values), r.about))
    return tuple(rows[:MOST_ROWS])


@dataclass(frozen=True)
class _Found:
    member: Member
    quantity: Quantity
    concept: str
    sentence: Span

    @property
    def low(self) -> Decimal | None:
        return None if self.quantity.low is None else Decimal(self.quantity.low)

    @property
    def high(self) -> Decimal | None:
        return None if self.quantity.high is None else Decimal(self.quantity.high)


def _figure(member: Member, quantity: Quantity) -> _Found | None:
    sentence = next(
        (s for s in member.analysis.sentences if s.contains(quantity.span)), quantity.span
    )
    text = member.article.text
    told = quantity.of.of(text) if quantity.of is not None else ""
    key = concept(told, member.article.lang)
    if not key and quantity.of is None:
        # 사망자는 600명: what is counted stands before, in the same clause.
        near = Span(max(sentence.start, quantity.span.start - 16), quantity.span.start)
        key = concept(near.of(text), member.article.lang)
    return _Found(member, quantity, key, sentence) if key else None


def _row(found: Sequence[_Found], budget: Budget) -> FigureRow:
    values: list[list[_Found]] = []
    for one in sorted(found, key=lambda f: (f.low or f.high or Decimal(0), f.member.article.id)):
        for value in values:
            if _same(value[0], one):
                value.append(one)
                break
        else:
            values.append([one])
    first = min(found, key=lambda f: (f.member.day, f.member.article.id))
    about = first.quantity.of or first.quantity.span
    origins = {f.member.origin for f in found}
    return FigureRow(
        about=about.of(first.member.article.text),
        values=tuple(_value(v, budget) for v in values),
        conflict=len(values) > 1 and len(origins) > 1,
    )


def _value(found: Sequence[_Found], budget: Budget) -> FigureValue:
    first = found[0]
    article = first.member.article
    figure = cite(first.member, first.quantity.span)
    around = [
        cite(f.member, f.sentence)
        for f in _by_origin(found)
        if budget.allows(f.member.article.id, f.sentence)
    ]
    for citation in (figure, *around):
        budget.spend(citation.article, citation.span)
    return FigureValue(
        low=first.quantity.low,
        high=first.quantity.high,
        unit=first.quantity.unit,
        line=Line(figure.words, article.lang, "copied", (figure, *around)),
        outlets=tuple(dict.fromkeys(f.member.outlet.name for f in found)),
        as_of=min(f.member.day for f in found),
    )


def _by_origin(found: Iterable[_Found]) -> list[_Found]:
    seen: dict[str, _Found] = {}
    for one in found:
        seen.setdefault(one.member.origin, one)
    return list(seen.values())


def _same(a: _Found, b: _Found) -> bool:
    return _close(a.low, b.low) and _close(a.high, b.high)


def _close(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= NEAR * max(abs(a), abs(b))


def _said(
    member: Member, quote: Quotation, outlets: Sequence[str], lang: str, members: Sequence[Member]
) -> Said:
    text = member.article.text
    words = quote.span.of(text)
    speaker = quote.speaker.of(text) if quote.speaker is not None else ""
    return Said(
        speaker=_name(quote.speaker_entity, lang, members) or speaker,
        entity=quote.speaker_entity,
        kind=quote.kind,
        line=Line(words, member.article.lang, "copied", (cite(member, quote.span),)),
        outlets=tuple(outlets),
    )


def _name(entity: str, lang: str, members: Sequence[Member]) -> str:
    """Return an entity's name in ``lang``, as any member of the story knows it."""
    fallback = ""
    for member in members:
        for known in member.analysis.entities:
            if known.id != entity:
                continue
            for code, name in known.names:
                if code == lang:
                    return name
            fallback = fallback or known.name(lang)
    return fallback


def _bare(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _without_shorter(entries: Sequence[Said]) -> list[Said]:
    """Drop a quotation that is a piece of a longer one by the same speaker."""
    bare = [(e.entity, _bare(e.line.text)) for e in entries]
    return [
        entry
        for entry, (who, words) in zip(entries, bare, strict=True)
        if not any(who == w and words != longer and words in longer for w, longer in bare)
    ]
