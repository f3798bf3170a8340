"""Korean sentences, morphemes and terms."""

import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.lang.ko import morph
from maek.lang.ko.sentences import lines, read, split
from maek.lang.ko.terms import terms
from maek.lang.reading import Block
from maek.model.span import Span

CASES = Path(__file__).parent / "cases/ko/sentences"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(case, id=f"{path.stem}-{n}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    text = case["text"]
    assert [s.of(text) for s in split(text)] == case["sentences"]


PIECES = st.sampled_from(
    [
        "갔다",
        ".",
        "“",
        "”",
        "'",
        '"',
        " ",
        "\n",
        "그는",
        "라고",
        "말했다",
        "😀",
        "𝒳",
        "(서울=누리)",
        "\u3000",
        "3.5",
        "?",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_sentences_tile_the_words_of_the_text(pieces):
    text = "".join(pieces)
    reading = read(text, lines(text))
    end = 0
    for span in reading.sentences:
        assert span.start >= end
        assert span.of(text).strip() == span.of(text)
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
    for token in reading.tokens:
        assert 0 <= token.start <= token.end <= len(text)
        assert reading.sentence_at(token.start) is not None


def test_no_sentence_crosses_a_block():
    text = "정부는 대책을 마련하고 있다고 밝혔다"
    cut = text.index("있다고")
    blocks = (Block(Span(0, cut - 1)), Block(Span(cut, len(text))))
    assert [s.of(text) for s in read(text, blocks).sentences] == [
        "정부는 대책을 마련하고",
        "있다고 밝혔다",
    ]


def test_offsets_are_code_points():
    text = "😀𝒳 한빛통신이 보도했다."
    tokens = read(text, lines(text)).tokens
    by_form = {t.form: text[t.start : t.end] for t in tokens}
    assert by_form["통신"] == "통신"
    assert by_form["보도"] == "보도"


def test_tags_come_without_the_mark_of_regularity():
    ((sentence,),) = morph.analyse(["그는 짐을 도왔다."])
    assert all("-" not in t.tag for t in sentence)


def test_threads_read_the_same():
    text = "정부는 12일 대책을 발표했다. 야당은 부족하다고 비판했다."
    wanted = read(text, lines(text))
    found = []
    workers = [
        threading.Thread(target=lambda: found.append(read(text, lines(text)))) for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [wanted] * 4


def test_empty_text_has_nothing():
    assert split("") == ()
    assert split(" \n\u3000\n") == ()
    assert read("", ()).tokens == ()


def test_terms_are_base_forms_without_particles_and_counted_figures():
    text = "한빛통신은 정부와 기업 3곳이 협정을 맺었다고 전했다."
    reading = read(text, lines(text))
    found = terms(reading, Span(0, len(text)))
    assert {"정부", "기업", "협정", "맺다", "한빛통신"} <= set(found)
    assert not {"은", "3", "곳", "하다"} & set(found)
