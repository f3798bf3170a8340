"""What is wrong with a page whatever its language, and what only looks so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import maek
from maek.analyse.blocks import blocks_of
from maek.analyse.defects import defects_of
from maek.desk.checking import own_defects
from maek.lang.find import load
from maek.model.article import Article, Part, PartKind
from maek.model.ids import text_id
from maek.model.span import Span
from maek.publish.words import Words
from scores import defects_hand

Row = tuple[PartKind, str]


def found(*rows: Row, lang: str, reader: str = "html") -> list[tuple[str, str]]:
    """Return kind and words of every defect of a page made of these parts."""
    text, parts = "\n".join(words for _, words in rows), []
    at = 0
    for kind, words in rows:
        parts.append(Part(kind, Span(at, at + len(words))))
        at += len(words) + 1
    article = Article("a", text, text_id(text), lang, parts=tuple(parts), reader=reader)
    reading = load(lang).read(text, blocks_of(article))
    return [(d.kind, d.span.of(text)) for d in defects_of(article, reading)]


def lines(*words: str) -> list[Row]:
    return [("body", w) for w in words]


FAULTY = [
    ("ko", ['시장은 "문을 열겠다고 말했다.', "다음 문단이다."], ("unpaired_marks", '"')),
    ("ko", ["시장은 문을 열겠다”고 말했다."], ("unpaired_marks", "”")),
    ("en", ["“We will open ten more, she said.", "The hall was full."], ("unpaired_marks", "“")),
    ("ru", ["Мэр сказал: «Мы откроем ещё десять."], ("unpaired_marks", "«")),
    ("ja", ["市長は「もう十館開くと話した。"], ("unpaired_marks", "「")),
    ("ko", ["시장은 문을 열었다 . ”"], ("orphan_marks", "”")),
    ("zh", ["市长宣布再开十馆 。"], ("stray_stop", " 。")),
    (
        "ko",
        ["새벽 도서관이 문을 열었다.", "시민 삼백 명이 왔다.", "새벽 도서관이 문을 열었다."],
        ("repeated_line", "새벽 도서관이 문을 열었다."),
    ),
]


@pytest.mark.parametrize(("lang", "body", "defect"), FAULTY)
def test_faults(lang: str, body: list[str], defect: tuple[str, str]) -> None:
    told = [(kind, words.strip() if kind == "unpaired_marks" else words)
            for kind, words in found(*lines(*body), lang=lang)]  # fmt: skip
    assert defect in told


SOUND = [
    ("en", ["“We will open ten more.", "“And then ten more,” she said."]),
    ("en", ['"The doors open at dawn!” the mayor said.']),
    ("en", ["“I thought, ‘Oh no, not again,’ ” he said."]),
    ("en", ["workers' rights and the '90s are no quotations."]),
    ("de", ["„Wir öffnen zehn weitere“, sagte sie.", "»Noch zehn«, sagte er."]),
    ("pl", ["„Otworzymy dziesięć” – powiedziała."]),
    ("fr", ["« Nous en ouvrirons dix », a-t-elle dit."]),
    ("sv", ["”Vi öppnar tio till”, sade hon."]),
    ("ko", ['시장은 "문을 열겠다”고 말했다.']),
    ("en", ["Serves two people", "Cook it well.", "Serves two people"]),
]


@pytest.mark.parametrize(("lang", "body"), SOUND)
def test_what_only_looks_like_a_fault(lang: str, body: list[str]) -> None:
    assert found(*lines(*body), lang=lang) == []


def test_a_headline_repeated_by_markup_is_no_fault_of_the_text() -> None:
    rows: list[Row] = [
        ("headline", "새벽 도서관 열두 곳 문 연다"),
        ("headline_repeat", "새벽 도서관 열두 곳 문 연다"),
        ("body", "도담시가 새벽 도서관을 열었다."),
    ]
    assert found(*rows, lang="ko") == []
    assert found(*rows, lang="ko", reader="dump") == [
        ("repeated_line", "새벽 도서관 열두 곳 문 연다")
    ]


TALK = [
    "▷진행자 : 오늘은 한나루 박사를 모셨습니다",
    "▶한나루 : 네 반갑습니다 제가 보기에는 이게 참 어려운 문제거든",
    "▷진행자 : 그렇다면 답은 뭔가요?",
    "▶한나루 : 답은 하나다. 지금 바꿔야 한다. 제가 늘 말씀드립니다.",
    "▷진행자 : 시간이 다 됐다 고맙습니다 다음 주에 또",
]


def spoken(body: list[str]) -> set[str]:
    """Return the kinds a Korean reader would stumble over."""
    text = "\n".join(body)
    pack = load("ko")
    article = Article("a", text, text_id(text), "ko")
    reading = pack.read(text, blocks_of(article))
    return {d.kind for d in pack.defects(reading, ())}


def test_people_talk_otherwise_than_they_write() -> None:
    assert not spoken(TALK)
    assert spoken([line.partition(": ")[2] for line in TALK])


def test_whole_sentences_in_marks_are_the_speakers() -> None:
    told = "마을 도서관이 문을 열었다."
    answers = ['"책장 세 개로 시작했어요. 다들 말렸죠."', '"내년에는 두 곳을 더 열어요."']
    assert not spoken([told, *answers, "주민 400명이 찾는다."])
    assert "mixed_register" in spoken([told, *(a.strip('"') for a in answers), "400명이 찾는다."])


def test_a_closing_mark_needs_no_space_before_it() -> None:
    assert not spoken(['시장은 "문을 연다."며 웃었다.'])
    assert "missing_space" in spoken(["시장은 웃었다.그는 문을 열었다."])


KOREAN = Path(__file__).parent / "cases/ko/defects"
FAULTS = tomllib.loads((KOREAN / "faults.toml").read_text(encoding="utf-8"))["fault"]
LINES = tomllib.loads((KOREAN / "sound.toml").read_text(encoding="utf-8"))["lines"]


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: f"{row['kind']}: {row['text'][:30]}")
def test_korean_faults(row: dict[str, str]) -> None:
    pieces = re.split(r"\[\[|\]\]", row["text"])
    text, marked = "".join(pieces), []
    for at in range(1, len(pieces), 2):
        start = len("".join(pieces[:at]))
        marked.append(Span(start, start + len(pieces[at])))
    told = own_defects(text, "ko")
    assert any(defect.span.overlaps(span) for defect in told for span in marked)


@pytest.mark.parametrize("line", LINES)
def test_sound_korean(line: str) -> None:
    assert own_defects(line, "ko") == ()


def test_every_kind_of_defect_has_words_for_readers() -> None:
    """A page of the site names what is wrong in its reader's language."""
    source = Path(maek.__file__).parent
    files = [*(source / "analyse").glob("*.py"), *(source / "lang").rglob("*.py")]
    calls = re.compile(r'(?:Defect\([^")]*|_by_pattern\([^")]*)"([a-z_]+)"')
    kinds = {kind for file in files for kind in calls.findall(file.read_text(encoding="utf-8"))}
    assert {"headline_conflict", "sum_conflict", "unpaired_marks", "missing_space"} <= kinds
    words = Words("ko")
    assert {kind for kind in kinds if not words.known(f"defect_{kind}", "")} == set()


def test_whole_pages() -> None:
    """Most defects of the pages of ``maek score defects_hand`` are seen, and little else."""
    told = defects_hand.score()
    assert told["seen"] >= 0.85
    assert told["right"] >= 0.95
    assert told["made up, known"] == 1.0
