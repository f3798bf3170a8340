"""Figures: number, unit, bounds and what is counted, in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.lang.en.dates import dates as en_dates
from maek.lang.en.quantities import quantities as en_quantities
from maek.lang.ja.dates import dates as ja_dates
from maek.lang.ja.quantities import quantities as ja_quantities
from maek.lang.ko.dates import dates as ko_dates
from maek.lang.ko.quantities import quantities as ko_quantities
from maek.lang.ru.dates import dates as ru_dates
from maek.lang.ru.quantities import quantities as ru_quantities
from maek.lang.zh.dates import dates as zh_dates
from maek.lang.zh.quantities import quantities as zh_quantities
from maek.model.findings import Quantity
from tests.drawers import Case, cases, read

DRAWERS = {
    "ko": (ko_dates, ko_quantities),
    "en": (en_dates, en_quantities),
    "ru": (ru_dates, ru_quantities),
    "ja": (ja_dates, ja_quantities),
    "zh": (zh_dates, zh_quantities),
}
ALL = [(lang, case) for lang in DRAWERS for case in cases(lang, "quantities")]


def told(q: Quantity, text: str) -> str:
    """The way the cases write a figure."""
    same = q.low == q.high
    value = f"{q.low}" if same else f"{q.low or ''}..{q.high or ''}"
    of = f" [{q.of.of(text)}]" if q.of else ""
    return f"{q.span.of(text)} = {'~' if q.about else ''}{value} {q.unit_norm or '-'}{of}"


@pytest.mark.parametrize(("lang", "case"), ALL, ids=[c.name for _, c in ALL])
def test_finds_exactly_these_figures(lang: str, case: Case) -> None:
    reading = read(lang, case.text)
    dates, quantities = DRAWERS[lang]
    found = quantities(reading, dates(reading))
    assert [told(q, case.text) for q in found] == case.row["figures"]


@pytest.mark.parametrize("lang", ["en", "ru", "ja", "zh"])
@given(text=st.text(alphabet="0123456789.,$€% mдот万億人約-–people тысбn", max_size=50))
def test_any_text_gives_spans_that_read_back(lang: str, text: str) -> None:
    reading = read("en", text)
    dates, quantities = DRAWERS[lang]
    for q in quantities(reading, dates(reading)):
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert q.low is not None or q.high is not None
