"""Every span must read back its words: what does not is left out, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from maek.model.findings import Analysis, Quantity, Quotation
from maek.model.span import Span


class _Found(Protocol):
    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=_Found)


def sound(analysis: Analysis, text: str) -> Analysis:
    """Return an analysis all of whose spans lie in its text and cover words.

    A finding whose own span covers nothing but white space, or lies outside, is dropped;
    a part of a finding (speaker, outlet, cue, what is counted) that does is taken off it.
    The language packs give no such spans; this is the last door, so that one odd page
    never stops a batch.

    Args:
        analysis: As the passes made it.
        text: The text it is of.
    """
    quotations = (_quotation(q, text) for q in analysis.quotations)
    quantities = (_quantity(q, text) for q in analysis.quantities)
    return replace(
        analysis,
        mentions=_kept(analysis.mentions, text),
        quotations=_kept(quotations, text),
        dates=_kept(analysis.dates, text),
        quantities=_kept(quantities, text),
        events=_kept(analysis.events, text),
        defects=_kept(analysis.defects, text),
    )


def reads_back(span: Span, text: str) -> bool:
    """Tell whether ``span`` lies in ``text`` and covers something that can be seen.

    Args:
        span: Any span.
        text: The text it should be of.
    """
    return span.end <= len(text) and bool(span.of(text).strip())


def _kept(found: Iterable[Found], text: str) -> tuple[Found, ...]:
    return tuple(f for f in found if reads_back(f.span, text))


def _part(span: Span | None, text: str) -> Span | None:
    return span if span is not None and reads_back(span, text) else None


def _quantity(one: Quantity, text: str) -> Quantity:
    of = _part(one.of, text)
    return one if of is one.of else replace(one, of=of)


def _quotation(one: Quotation, text: str) -> Quotation:
    parts = (one.speaker, one.outlet, one.cue)
    if all(part is None or reads_back(part, text) for part in parts):
        return one
    speaker, outlet = _part(one.speaker, text), _part(one.outlet, text)
    return replace(
        one,
        speaker=speaker,
        speaker_entity=one.speaker_entity if speaker else "",
        outlet=outlet,
        outlet_entity=one.outlet_entity if outlet else "",
        cue=_part(one.cue, text),
    )
