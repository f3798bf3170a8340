"""Whatever the text: every finding of every drawer covers words of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.analyse.run import analyse
from maek.analyse.spans import sound
from maek.lang.find import load
from maek.model.article import Article, Part
from maek.model.findings import Analysis, Mention, Quotation
from maek.model.span import Span

LANGS = ("ko", "en", "ru", "ja", "zh")
PIECES = st.sampled_from(
    [
        *("“”", "‘’", '""', "''", "「」", "«»", "“", "”", "‘", "’", '"', "'", "(", ")", "…"),
        *(" ", "\n", "\u00a0", "\u200b", "😀", "👨‍👩‍👧", "㎞", "％", ".", ",", "·", "~"),
        *(
            "김 위원장은",
            "말했다",
            "라고",
            "다고",
            "에 따르면",
            "이날",
            "3일",
            "약 5만여 명의",
            "병력",
        ),
        *("according to the ", "said", "President Kim", "that", "on June 3", "about 5,000 troops"),
        *(
            "сказал",
            "по словам",
            "Путин",
            "3 июня",
            "表示",
            "习近平",
            "と述べた",
            "岸田首相は",
            "6月3日",
        ),
        *("", "가", "각", "ᄀ", "한", "1", "2024", "０５", "$", "%p"),
    ]
)
TEXTS = st.lists(PIECES, max_size=20).map(lambda p: unicodedata.normalize("NFC", " ".join(p)))
TIGHT = st.lists(PIECES, max_size=20).map(lambda p: unicodedata.normalize("NFC", "".join(p)))


def article(text: str, lang: str = "ko", parts: tuple[Part, ...] = ()) -> Article:
    return Article("a", text, "a", lang, parts=parts)


def spans_of(found: Analysis) -> list[Span]:
    spans = list(found.sentences)
    for group in (found.mentions, found.quotations, found.dates, found.quantities, found.events):
        spans += [f.span for f in group]
    spans += [d.span for d in found.defects]
    for q in found.quotations:
        spans += [s for s in (q.speaker, q.outlet, q.cue) if s is not None]
    return spans + [q.of for q in found.quantities if q.of is not None]


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS | TIGHT | st.text(max_size=40).map(lambda t: unicodedata.normalize("NFC", t)))
def test_any_text_gives_findings_with_words(lang: str, text: str) -> None:
    for span in spans_of(analyse(article(text, lang))):
        assert span.end <= len(text)
        assert span.of(text).strip()


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS | TIGHT)
def test_the_packs_need_no_door_keeper(lang: str, text: str) -> None:
    pack = load(lang)
    from maek.analyse.blocks import blocks_of

    reading = pack.read(text, blocks_of(article(text, lang)))
    mentions = pack.names(reading)
    quotations = pack.quotations(reading, mentions)
    dates = pack.dates(reading)
    made = Analysis("a", lang, reading.sentences, mentions, quotations=quotations)
    spans = [*spans_of(made), *(d.span for d in dates)]
    spans += [q.span for q in pack.quantities(reading, dates)]
    assert all(s.end <= len(text) and s.of(text).strip() for s in spans)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“”",
        '"" 김 대표는 ""라고 말했다.',
        "김 대표는 “ ”라고 말했다.",
        "에 따르면",
        "According to the country's Central Bank rates were cut.",
        "According to him.",
        "“.” said Kim.",
    ],
)
def test_texts_that_say_nothing_between_marks(text: str) -> None:
    lang = "en" if text.isascii() and text else "ko"
    for span in spans_of(analyse(article(text, lang))):
        assert span.of(text).strip()


def test_what_does_not_read_back_is_left_out() -> None:
    text = "한 마디"
    bad, good = Span(9, 12), Span(0, 1)
    made = Analysis(
        "a",
        "ko",
        mentions=(Mention(bad, "person", "r"), Mention(good, "person", "r")),
        quotations=(
            Quotation(good, "direct", "r", speaker=Span(1, 2), cue=bad, speaker_entity="x"),
            Quotation(Span(1, 2), "direct", "r"),
        ),
    )
    kept = sound(made, text)
    assert kept.mentions == made.mentions[1:]
    assert kept.quotations == (Quotation(good, "direct", "r"),)


def test_an_agency_named_by_its_last_part_is_in_the_chain_once() -> None:
    text = "조선중앙통신은 회담이 열렸다고 보도했다. 통신은 양측이 합의했다고 전했다."
    assert analyse(article(text)).via == ("조선중앙통신",)
