"""The Korean names drawer: cases as data, spans that read back, the tagger's arithmetic."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.lang.ko import tagger
from maek.lang.ko.names import names
from maek.lang.ko.names_view import is_title
from maek.lang.ko.particles import only_particles
from maek.lang.ko.sentences import lines, read
from maek.lang.ko.tagger_features import surroundings, units

CASES = Path(__file__).parent / "cases/ko/names"
KINDS = {
    "persons": "person",
    "groups": "group",
    "roles": "role",
    "pronouns": "pronoun",
    "works": "work",
    "bodies": "body",
    "places": "place",
}
ALWAYS = ("persons", "groups", "roles", "pronouns", "works")


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(case, id=f"{path.stem}-{n}")


def expected(text, wanted):
    """Find each of the words behind the one before."""
    found, start = [], 0
    for words in wanted:
        at = text.index(words, start)
        found.append((at, words))
        start = at + len(words)
    return found


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    text = case["text"]
    found = names(read(text, lines(text)))
    for field, kind in KINDS.items():
        if field in ALWAYS or field in case:
            got = [(m.span.start, m.span.of(text)) for m in found if m.kind == kind]
            assert got == expected(text, case.get(field, [])), field


def test_there_are_enough_cases():
    assert sum(1 for _ in cases()) >= 60


def test_name_and_title_are_told_apart():
    text = "김정은 북한 국무위원장과 박 의원이 만났다."
    first, second = (m for m in names(read(text, lines(text))) if m.kind == "person")
    assert (first.name, first.title) == ("김정은", "북한 국무위원장")
    assert (second.name, second.title) == ("박", "의원")


@pytest.mark.parametrize(
    ("stem", "wanted"),
    [
        ("국가주석", True),
        ("원내대표", True),
        ("서울시장", True),
        ("주식시장", False),
        ("정밀검사", False),
        ("회의장", False),
        ("러시아", False),
    ],
)
def test_titles(stem, wanted):
    assert is_title(stem) is wanted


@pytest.mark.parametrize("rest", ["", "이", "에게", "으로부터", "라고", "과의", "에게도"])
def test_particles(rest):
    assert only_particles(rest)


@pytest.mark.parametrize("rest", ["광장", "공항", "시장", "표창"])
def test_no_particles(rest):
    assert not only_particles(rest)


def test_the_fast_sums_equal_the_plain_ones():
    text = "한서진 대표는 '푸른 강'을 쓴 소설가 정하늘과 부산에서 만났다고 밝혔다."
    tokens = read(text, lines(text)).tokens
    model = tagger.model()
    words = units(text, tokens)
    plain = [
        sum(model.weights[model.attributes[a]] for a in own if a in model.attributes)
        for own in surroundings(tokens, words)
    ]
    fast = model.scores([(tokens, words)])
    assert fast.shape == (len(tokens), len(model.labels))
    assert abs(fast - plain).max() < 1e-3


def test_a_page_is_tagged_as_its_sentences_are():
    texts = ["정하늘 장관이 말했다.", "부산에서 비가 왔다. 강릉도 그랬다.", "끝."]
    pieces = [(r.tokens, units(r.text, r.tokens)) for r in (read(t, lines(t)) for t in texts)]
    assert tagger.tag(pieces) == [tagger.tag([piece])[0] for piece in pieces]


def test_cutting_at_sure_morphemes_changes_nothing(monkeypatch):
    text = (
        "정하늘 장관은 3일 부산에서 한빛전자 한서진 대표를 만나 2조원을 투자하기로 했다고 밝혔다. "
        "세르게이 라브로프 러시아 외무장관은 오는 10일 평양을 방문한다. 그는 갔다."
    )
    reading = read(text, lines(text))
    pieces = [(reading.tokens_in(s), units(text, reading.tokens_in(s))) for s in reading.sentences]
    cut = tagger.model().tag(pieces)
    monkeypatch.setattr(tagger, "SURE", 1e9)
    assert tagger.model().tag(pieces) == cut


def test_the_stored_model_is_small_and_packs_to_itself():
    model = tagger.model()
    assert len(tagger.packed(model)) < 1_000_000


PIECES = st.sampled_from(
    (
        *("김 위원장은", "푸틴 러시아 대통령(오른쪽)", "/", "\n", "타스(TASS)", "두 정상", "“"),
        *("그는", "3일", "Kim Jong-un", "김일성 광장", "。", "『강』", "A씨", "김모(35)씨", "은"),
        *("…", "이재용 삼성전자 회장"),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12), st.text(max_size=12))
def test_spans_read_back_and_never_overlap(pieces, noise):
    text = " ".join([*pieces, noise])
    end = 0
    for mention in names(read(text, lines(text))):
        assert mention.span.start >= end
        end = mention.span.end
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
        assert mention.name in mention.span.of(text)
        assert mention.rule
