"""The Korean quotation drawer: cases as data, spans that read back, mixed-up input."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.lang.ko.quotations import quotations
from maek.lang.ko.sentences import read
from maek.lang.reading import Block
from maek.model.findings import Mention
from maek.model.span import Span

CASES = Path(__file__).parent / "cases/ko/quotations"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(case, id=f"{path.stem}-{n}")


def mentions(text, people):
    """Every place where one of the names stands."""
    found = []
    for name in people:
        at = text.find(name)
        while at >= 0:
            kind = "body" if name in ("북한", "한빛전자") else "person"
            found.append(Mention(Span(at, at + len(name)), kind, "test"))
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda m: m.span))


def find(text, people=(), kind="body"):
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    reading = read(text, tuple(b for b in blocks if len(b.span)))
    return quotations(reading, mentions(text, people))


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    text = case["text"]
    found = find(text, case.get("people", ()), case.get("kind", "body"))
    assert [(q.kind, q.span.of(text)) for q in found] == [
        (q["kind"], q["words"]) for q in case["said"]
    ]
    for got, want in zip(found, case["said"], strict=True):
        for field in ("speaker", "outlet", "cue"):
            if field in want:
                span = getattr(got, field)
                assert (span.of(text) if span else "") == want[field], field


PIECES = st.sampled_from(
    [
        "김 대표는",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "(",
        ")",
        " ",
        ".",
        "라고",
        "고",
        "며",
        "다고",
        "말했다",
        "밝혔다",
        "에 따르면",
        "정부가",
        "간다",
        "것",
        "으로",
        "전망했다",
        ",",
        "\n",
        "😀",
        "이라는",
        "입장을",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=24))
def test_any_jumble_gives_spans_that_lie_in_the_text(pieces):
    text = " ".join(pieces)
    found = find(text, ("김 대표",))
    for one in found:
        for span in (one.span, one.speaker, one.outlet, one.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert one.span.of(text).strip() == one.span.of(text)


def test_the_topic_goes_over_paragraphs():
    text = "한서진 대표가 광주를 찾았다.\n그는 “다시 오겠다”고 말했다."
    blocks = tuple(
        Block(Span(*s)) for s in ((0, text.index("\n")), (text.index("\n") + 1, len(text)))
    )
    (found,) = quotations(read(text, blocks), mentions(text, ("한서진 대표",)))
    assert found.speaker is not None
    assert found.speaker.of(text) == "한서진 대표"


def test_nothing_is_quoted_in_a_consent_banner():
    assert find("이용자는 “동의한다”고 말했다.", kind="consent") == ()
