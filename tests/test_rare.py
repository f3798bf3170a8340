"""Rare patterns: what they need is read off, and skipping the others loses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.lang.page_table import page_table
from maek.lang.tables import table
from maek.text.rare import Rare, needed

NEEDED = {
    "고양이와": [{"고양"}, {"양이"}, {"이와"}],
    "ab?c": [],
    "abc?d": [{"ab"}],
    "a+b": [{"ab"}],
    "ab{2,3}": [{"ab"}],
    "ab{0,3}c": [],
    "(?:많은|여러) 일": [{"많은", "여러"}, {" 일"}],
    "(?:많은|셋) 일": [{" 일"}],
    "(?:물론)?입니다": [{"입니"}, {"니다"}],
    "(?<!없)음악(?!가들)": [{"음악"}],
    "음악(?=가들)": [{"음악"}, {"가들"}],
    "[가-힣]a[]b)]cd": [{"cd"}],
    r"\*\*\w": [{"**"}],
    r"\bRe\s": [{"Re"}],
    "(?P<who>누구)는": [{"누구"}],
    "ab|cd": [{"ab", "cd"}],
    "ab|c": [],
}


@pytest.mark.parametrize("pattern", NEEDED)
def test_what_a_match_must_have_is_read_off(pattern: str) -> None:
    assert [set(pairs) for pairs in needed(pattern)] == NEEDED[pattern]


WORDS = "음악가들 많은 여러 일 물론입니다 고양이와 개 ** Re x abbc"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), " ", "a", "b", "c", "가"])).map("".join)


@given(TEXTS)
def test_no_match_is_lost(text: str) -> None:
    for pattern in NEEDED:
        found = [match.span() for match in Rare([pattern]).finditer(text)]
        assert found == [match.span() for match in re.finditer(pattern, text)]


@given(TEXTS.map(str.swapcase))
def test_no_match_is_lost_where_capitals_count_as_small_letters(text: str) -> None:
    for pattern in ("re", "abB", r"[A-C]bc|\*{2}RE"):
        found = [match.span() for match in Rare([pattern], re.IGNORECASE).finditer(text)]
        assert found == [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]


def test_matches_do_not_overlap_and_the_earlier_pattern_counts() -> None:
    found = Rare(["개와 고양이", "고양이", "개와", "이는"]).finditer("개와 고양이는 고양이다")
    assert [match.group() for match in found] == ["개와 고양이", "고양이"]


def test_only_a_part_is_searched() -> None:
    found = Rare(["고양이"]).finditer("고양이 고양이 고양이", 1, 9)
    assert [match.start() for match in found] == [4]


def test_the_tables_need_something_everywhere() -> None:
    rows = table("ko", "calques")
    assert [p for key in ("idioms", "senses") for p in rows[key] if not needed(p)] == []


def test_every_row_of_the_tables_is_a_pattern() -> None:
    calques, words = table("ko", "calques"), table("ko", "defects")
    for pattern in (*calques["idioms"], *calques["senses"], *calques["vague"], *words["via"]):
        assert re.compile(pattern)
    for lang in ("ko", "en", "ru", "ja", "zh"):
        assert all(map(re.compile, page_table(lang).table.get("assistant", ())))
