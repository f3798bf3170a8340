"""English, Russian, Japanese and Chinese quotations: kind, speaker, outlet and words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.analyse.blocks import blocks_of
from maek.analyse.link import link
from maek.analyse.run import analyse
from maek.lang.find import load
from maek.model.article import Article
from maek.model.findings import Quotation
from maek.model.span import Span
from tests.drawers import Case, cases

LANGS = ("en", "ru", "ja", "zh")
ALL = [(lang, case) for lang in LANGS for case in cases(lang, "quotations")]


def quotations(lang: str, text: str) -> tuple[Quotation, ...]:
    """The quotations of a bare text."""
    article, pack = Article("a", text, "a", lang), load(lang)
    reading = pack.read(text, blocks_of(article))
    return pack.quotations(reading, link(pack.names(reading), article, reading)[0])


def told(q: Quotation, text: str) -> str:
    """The way the cases write a quotation."""

    def words(span: Span | None) -> str:
        return span.of(text) if span else "-"

    return f"{q.kind} | {words(q.speaker)} | {words(q.outlet)} | {q.span.of(text)}"


@pytest.mark.parametrize(("lang", "case"), ALL, ids=[c.name for _, c in ALL])
def test_finds_exactly_these_quotations(lang: str, case: Case) -> None:
    found = quotations(lang, case.text)
    assert [told(q, case.text) for q in found] == case.row["quotes"]


PIECES = {
    "en": ["“", "”", '"', "said", " ", ", ", "Ana Duarte", "he", "that", ".", "according to", "\n"],
    "ru": ["«", "»", "—", " ", ", ", "заявил", "Иван Соколов", "он", "что", ".", "по словам", "\n"],
    "ja": [
        "「",
        "」",
        "。",
        "、",
        "大野健一氏",
        "は",
        "と述べた",
        "によると",
        "彼",
        "という",
        "\n",
    ],
    "zh": ["“", "”", "。", "，", "普京", "表示", "说", "他", "据", "报道", "称", "\n"],
}


@pytest.mark.parametrize("lang", LANGS)
@settings(deadline=None)
@given(data=st.data())
def test_any_text_is_analysed_and_every_span_reads_back(lang: str, data: st.DataObject) -> None:
    pieces = st.sampled_from([*PIECES[lang], "x", "3", "的", "!", "?", "’", "("])
    text = "".join(data.draw(st.lists(pieces, max_size=24)))
    analyse(Article("a", text, "a", lang))  # refuses an empty span and one out of range


def test_a_quotation_over_two_paragraphs_is_two_with_one_speaker() -> None:
    text = "Ana Duarte said: “We paid for it.\n“We paid twice and got nothing.”"
    found = quotations("en", text)
    assert [q.span.of(text) for q in found] == [
        "We paid for it",
        "We paid twice and got nothing",
    ]
    assert {q.speaker.of(text) for q in found if q.speaker} == {"Ana Duarte"}


def test_what_was_announced_with_a_colon_stands_in_the_next_paragraph() -> None:
    text = "Ana Duarte said:\n“We paid for it twice.”"
    assert [told(q, text) for q in quotations("en", text)] == [
        "direct | Ana Duarte | - | We paid for it twice"
    ]
