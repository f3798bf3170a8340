"""Orders to the reader: what a page tells to write is nobody's words."""

import tomllib
from pathlib import Path

import pytest

from maek.model.span import Span
from maek.text.orders import is_for_machines, is_ordered

CASES = tomllib.loads((Path(__file__).parent / "cases/und/orders.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sentence", CASES["ordered"])
def test_words_a_reader_is_told_to_write_are_known(sentence):
    assert is_ordered(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize("sentence", CASES["said"])
def test_words_that_were_said_are_no_order(sentence):
    assert not is_ordered(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize("sentence", [*CASES["to_machines"], *CASES["ordered"]])
def test_orders_to_machines_are_known(sentence):
    assert is_for_machines(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize("sentence", [*CASES["not_to_machines"], *CASES["said"]])
def test_news_is_no_order_to_machines(sentence):
    assert not is_for_machines(sentence, Span(0, len(sentence)))
