"""Quotation marks and brackets of any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.model.span import Span
from maek.text.marks import pair


@pytest.mark.parametrize(
    ("text", "inner", "orphans"),
    [
        ("그는 “간다”고 했다", ["간다"], []),
        ("그는“간다”며'온다'고", ["간다", "온다"], []),
        ("“간다“고 했고 “온다”고 했다", ["간다", "온다"], []),
        ("”간다” 하고", ["간다"], []),
        ("“말의 ‘뜻’이 크다’라고 했다", ["말의 ‘뜻’이 크다", "뜻"], []),
        ("그는 '간다\"고 말했다", ["간다"], []),
        ("했습니다. .” ”", [], ["”", "”"]),
        ('"간다고 말했다. 그는 "온다"고 했다', ["온다"], ['"']),
        ('" 간다 "라고 "온다"고', [" 간다 ", "온다"], []),
        ("''간다''라고 'B'에", ["간다", "B"], []),
        ("「彼は『行く』と言った」", ["彼は『行く』と言った", "行く"], []),
        ("„Wort“ und »Rede«", ["Wort", "Rede"], []),
        ("Он сказал: «Мы читали «Правду» вчера»", ["Мы читали «Правду» вчера", "Правду"], []),
        (
            "“It's the workers' turn,” he said in '68. She's 5'10\" tall",
            ["It's the workers' turn,"],
            [],
        ),
        ("'24시간' 뉴스와 ‘90년대’, ’90년대", ["24시간", "90년대"], []),
        ("“하나\n둘”", [], ["“", "”"]),
        ("", [], []),
    ],
)
def test_quotes(text, inner, orphans):
    found = pair(text)
    assert [p.inner.of(text) for p in found.quotes()] == inner
    assert [o.of(text) for o in found.orphans] == orphans


def test_brackets_and_titles_are_no_quotes():
    text = "영화 <겨울 항구>(2021)와 《봄》[1]"
    found = pair(text)
    assert found.quotes() == ()
    assert [p.inner.of(text) for p in found.brackets()] == ["겨울 항구", "2021", "봄", "1"]


def test_depth_and_around():
    text = "“그가 ‘간다’고 했다”"
    outer, inner = pair(text).quotes()
    assert (outer.depth, inner.depth) == (0, 1)
    assert pair(text).around(text.index("간")) == inner
    assert pair(text).around(0) is None


def test_only_the_stretch_asked_for():
    text = "“밖” “안” “밖”"
    at = text.index("“안")
    found = pair(text, Span(at, at + 3))
    assert [p.inner.of(text) for p in found.pairs] == ["안"]


MARKS = st.sampled_from([*"“”‘’\"'«»「」『』()[]<>", "말", "a", "1", " ", ".", "\n", "''"])


@given(st.lists(MARKS, max_size=40))
def test_pairs_lie_in_the_text_and_no_mark_is_used_twice(pieces):
    text = "".join(pieces)
    found = pair(text)
    used: list[int] = []
    for one in found.pairs:
        assert 0 <= one.outer.start < one.inner.start <= one.inner.end < one.outer.end <= len(text)
        assert "\n" not in one.inner.of(text)
        used += range(one.outer.start, one.inner.start)
        used += range(one.inner.end, one.outer.end)
    for orphan in found.orphans:
        used += range(orphan.start, orphan.end)
    assert len(used) == len(set(used))


def test_a_page_of_marks_is_read_in_time():
    assert len(pair("“" * 4000 + "”" * 4000).pairs) <= 4000
