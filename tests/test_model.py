"""Records, ids, wire format and proofs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.errors import MaekError, UnreadableError
from maek.model.article import Article, Part, Stamp
from maek.model.brief import Citation, Line
from maek.model.findings import Analysis, Mention, Quantity
from maek.model.ids import leaf_hash, leaves, record_hash, root_hash, short_id, text_id
from maek.model.proof import sheet_fault, sheet_of, words_on
from maek.model.span import Span
from maek.model.wire import from_plain, to_plain

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@st.composite
def text_and_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@given(texts)
def test_leaves_cover_the_text(text: str) -> None:
    assert "\n".join(line for _, line in leaves(text)) == text
    assert all(text[start : start + len(line)] == line for start, line in leaves(text))


@given(texts, texts)
def test_another_text_has_another_id(a: str, b: str) -> None:
    assert (text_id(a) == text_id(b)) == (a == b)


@given(text_and_span())
def test_a_sheet_reads_back_what_it_shows(case: tuple[str, Span]) -> None:
    text, span = case
    sheet = sheet_of(text, [span], article="a", url="", outlet="", lang="ko")
    assert sheet.text_id == text_id(text)
    assert sheet_fault(sheet) == ""
    words = words_on(sheet, span)
    # A span that only touches line feeds needs no line; all others read back exactly.
    assert words == span.of(text) or (words is None and not span.of(text).strip("\n"))


@given(texts)
def test_a_whole_sheet_reads_back_any_span(text: str) -> None:
    sheet = sheet_of(text, None, article="a", url="", outlet="", lang="ko")
    for start in range(0, len(text), 7):
        span = Span(start, min(len(text), start + 11))
        assert words_on(sheet, span) == span.of(text)


def test_a_sheet_hides_the_lines_it_does_not_show() -> None:
    text = "첫 줄\n둘째 줄\n셋째 줄"
    sheet = sheet_of(text, [Span(4, 8)], article="a", url="", outlet="", lang="ko")
    assert [leaf.line for leaf in sheet.leaves] == [None, "둘째 줄", None]
    assert words_on(sheet, Span(0, 3)) is None
    assert "첫" not in json.dumps(to_plain(sheet), ensure_ascii=False)


def test_a_changed_line_of_a_sheet_is_named() -> None:
    sheet = sheet_of("가나다\n라마바", None, article="a", url="", outlet="", lang="ko")
    changed = replace(sheet, leaves=(replace(sheet.leaves[0], line="가나하"), sheet.leaves[1]))
    assert "가나하" in sheet_fault(changed)
    forged = replace(sheet.leaves[0], line="가나하", hash=leaf_hash(0, "가나하"))
    assert "add up" in sheet_fault(replace(sheet, leaves=(forged, sheet.leaves[1])))


def test_root_depends_on_order() -> None:
    assert root_hash(["a", "b"]) != root_hash(["b", "a"])


def test_records_survive_the_wire() -> None:
    article = Article(
        id="https://a.example/1",
        text="머리\n본문",
        text_id=text_id("머리\n본문"),
        lang="ko",
        published=Stamp("2024-06-19T15:02:00+09:00", "2024.06.19 15:02", "minute"),
        parts=(Part("headline", Span(0, 2)), Part("body", Span(3, 5))),
    )
    analysis = Analysis(
        article.text_id,
        "ko",
        mentions=(Mention(Span(0, 2), "person", "r", entity="e"),),
        quantities=(Quantity(Span(0, 1), "0.50", None, "명", "person", True, "r", Span(1, 2)),),
    )
    for record in (article, analysis):
        plain = json.loads(json.dumps(to_plain(record)))
        assert from_plain(type(record), plain) == record
        assert record_hash(from_plain(type(record), plain)) == record_hash(record)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="Span"):
        from_plain(Span, {"start": 0, "end": 1, "colour": "red"})


def test_empty_fields_do_not_change_a_hash() -> None:
    span = Span(0, 1)
    assert record_hash(Mention(span, "person", "r")) == record_hash(
        Mention(span, "person", "r", name="")
    )
    assert record_hash(Mention(span, "person", "r")) != record_hash(Mention(span, "body", "r"))


def test_no_citation_no_line() -> None:
    with pytest.raises(ValueError, match="no citation, no line"):
        Line("말", "ko", "copied", ())
    assert Line("말", "ko", "copied", (Citation("a", "t", Span(0, 1), "말"),)).text == "말"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_not_a_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_span_arithmetic() -> None:
    assert Span(1, 4).overlaps(Span(3, 5))
    assert not Span(1, 3).overlaps(Span(3, 5))
    assert Span(1, 5).contains(Span(1, 5))
    assert Span(1, 5).common(Span(4, 9)) == 1
    assert Span(0, 5).trim("  가 나 ".ljust(5)) == Span(2, 5)
    assert Span(0, 3).trim("   ") == Span(3, 3)


def test_errors_survive_pickling() -> None:
    import pickle

    error = UnreadableError("is empty", item="a.html")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, MaekError)
    assert (str(again), again.item, again.again) == ("a.html: is empty", "a.html", False)


def test_ids_are_stable() -> None:
    assert short_id("s", "a", "b") == short_id("s", "a", "b") != short_id("s", "ab")
