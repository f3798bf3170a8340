"""English, Russian, Japanese and Chinese: sentences, people and quotations, cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maek.analyse.run import analyse
from maek.lang.find import load
from maek.model.article import Article, Part, Stamp
from maek.model.findings import Analysis
from maek.model.ids import text_id
from maek.model.span import Span

CASES = Path(__file__).parent / "cases"
LANGS = ("en", "ru", "ja", "zh")


def cases(drawer: str) -> list[Any]:
    """Return the cases of a drawer: a language's own sentences, the others side by side."""
    found = []
    for lang in LANGS:
        own = sorted((CASES / lang / drawer).glob("*.toml"))
        for path in own if drawer == "sentences" else [CASES / "und" / drawer / f"{lang}.toml"]:
            rows = tomllib.loads(path.read_text("utf-8"))["case"]
            for number, row in enumerate(rows, start=1):
                found.append(pytest.param(lang, row, id=f"{lang}-{path.stem}-{number}"))
    return found


def read(lang: str, text: str) -> Analysis:
    parts = (Part("body", Span(0, len(text))),)
    return analyse(Article("a", text, text_id(text), lang, parts=parts))


@pytest.mark.parametrize(("lang", "case"), cases("sentences"))
def test_sentences(lang: str, case: dict[str, Any]) -> None:
    found = [span.of(case["text"]) for span in load(lang).split(case["text"])]
    assert found == case["sentences"]


@pytest.mark.parametrize(("lang", "case"), cases("names"))
def test_people(lang: str, case: dict[str, Any]) -> None:
    text = case["text"]
    people = [m.span.of(text) for m in read(lang, text).mentions if m.kind == "person"]
    for name in case["persons"]:
        assert any(name in words for words in people), (name, people)
    strangers = [w for w in people if not any(name in w for name in case["persons"])]
    assert not strangers


@pytest.mark.parametrize(("lang", "case"), cases("quotations"))
def test_quotations(lang: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(lang, text).quotations
    assert [(q.kind, q.span.of(text)) for q in found] == [(case["kind"], case["words"])]
    speaker = found[0].speaker
    assert speaker is not None
    assert case["speaker"] in speaker.of(text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "김정은 국무위원장이 블라디미르 푸틴 대통령을 만났다."),
        ("en", "Kim Jong Un met President Vladimir Putin."),
        ("ru", "Ким Чен Ын встретился с президентом Владимиром Путиным."),
        ("ja", "金正恩総書記はプーチン大統領と会談した。"),
        ("zh", "金正恩与普京总统举行会谈。"),
    ],
)
def test_one_person_in_every_script(lang: str, text: str) -> None:
    entities = {m.entity for m in read(lang, text).mentions if m.kind == "person"}
    assert entities == {"kim-jong-un", "vladimir-putin"}


def test_a_day_of_a_year_without_its_month_stops_nothing() -> None:
    text = "首相は2018年の19日、首脳会談を開いた。"
    article = Article("a", text, "a", "ja", published=Stamp("2024-06-19", "2024-06-19", "day"))
    assert analyse(article).story_date == "2024-06-19"
