"""Rare patterns: that most are not tried loses nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from maek.lang.page_table import page_table
from maek.lang.tables import table
from maek.text.needed import all_needed
from maek.text.rare import Rare, Together

PATTERNS = (
    "고양이와", "ab?c", "abc?d", "a+b", "ab{2,3}", "ab{0,3}c", "(?:많은|여러) 일",
    "(?:물론)?입니다", "(?<!없)음악(?!가들)", "음악(?=가들)",
    "[가-힣]a[]b)]cd", r"\*\*\w", r"\bRe\s",
    "(?:많은|셋) 일", "(?P<who>물론)입", "ab|cd", "ab|c", ".", r"\ufffd", "&(?:amp|lt);",
)  # fmt: skip


WORDS = "음악가들 많은 여러 일 물론입니다 고양이와 개 ** Re x abbc \ufffd &lt;"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), " ", "a", "b", "c", "가"])).map("".join)


@given(TEXTS)
def test_no_match_is_lost(text: str) -> None:
    for pattern in PATTERNS:
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


def test_every_row_of_the_tables_is_a_pattern() -> None:
    calques, words = table("ko", "calques"), table("ko", "defects")
    for pattern in (*calques["idioms"], *calques["senses"], *calques["vague"], *words["via"]):
        assert re.compile(pattern)
    for lang in ("ko", "en", "ru", "ja", "zh"):
        assert all(map(re.compile, page_table(lang).table.get("assistant", ())))


@given(TEXTS)
def test_patterns_asked_together_find_what_they_find_alone(text: str) -> None:
    together = Together()
    lists = [Rare(PATTERNS[at::3], together=together) for at in range(3)]
    for at, rare in enumerate(lists):
        alone = [match.span() for match in Rare(PATTERNS[at::3]).finditer(text)]
        assert [match.span() for match in rare.finditer(text)] == alone


def test_every_word_a_pattern_needs_is_told() -> None:
    assert all_needed("(?:유리)?잔이 반[이쯤]? (?:찼|비었)다고|물") == (
        ({"잔이 반"}, {"다고"}, {"찼", "비었"}),
        ({"물"},),
    )
    assert all_needed(r"\w+") == ((),)
