"""Datelines: what is left of a report's first sentence, and what they name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.text.dateline import after_dateline, dateline_of

CASES = tomllib.loads(
    (Path(__file__).parent / "cases/und/datelines/openings.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:24])
def test_what_is_left(case: dict[str, str]) -> None:
    assert case["text"][after_dateline(case["text"]) :] == case["rest"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:24])
def test_what_it_names(case: dict[str, str]) -> None:
    found = dateline_of(case["text"])
    assert (found is None) == (case["rest"] == case["text"])
    if found is not None:
        assert (found.agency, found.by) == (case.get("agency", ""), case.get("by", ""))


@given(st.text(max_size=80))
def test_never_beyond_the_sentence(text: str) -> None:
    assert 0 <= after_dateline(text) <= len(text)
