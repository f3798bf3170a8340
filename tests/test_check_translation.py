"""Translations against their originals: what was changed, lost, added or broken."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from maek.cli.check_translation import command
from maek.cli.findings import line_of
from maek.desk.checking import check_translation_row
from scores import translation_hand

CASES = Path(__file__).parent / "cases"


def translations():
    """Every pair of tests/cases/*/translation."""
    for path in sorted(CASES.glob("*/translation/*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in table["case"]:
            yield pytest.param(table, row, id=f"{path.stem}: {row['text'][:40]}")


@pytest.mark.parametrize(("table", "row"), list(translations()))
def test_translation(table, row):
    answer = check_translation_row(
        {
            "id": "p",
            "source_lang": table["source_lang"],
            "target_lang": table["target_lang"],
            "source": row["source"],
            "target": row["text"],
        }
    )
    told = [f"{f['kind']}: {f['words']}" for f in answer["findings"]]
    if row["finds"]:
        assert row["finds"] in told
    else:
        assert told == []
    for finding in answer["findings"]:
        assert row["text"][finding["start"] : finding["end"]] == finding["words"]


SOURCE = [
    "The storm reached the coast on Monday.",
    "It flooded 120 houses in Busan.",
    "The mayor of Incheon sent 45 boats.",
    "Schools stay closed until March 3.",
]
TARGET = [
    "폭풍은 월요일 해안에 닿았다.",
    "부산에서 집 120채가 물에 잠겼다.",
    "인천시장은 배 45척을 보냈다.",
    "학교는 3월 3일까지 문을 닫는다.",
]


def check(target):
    row = {
        "id": "p",
        "source_lang": "en",
        "target_lang": "ko",
        "source": "\n".join(SOURCE),
        "target": "\n".join(target),
    }
    return {f["kind"] for f in check_translation_row(row)["findings"]}


def test_whole_text_is_aligned():
    assert check(TARGET) == set()


def test_sentence_left_out():
    assert "omission" in check(TARGET[:1] + TARGET[2:])


def test_sentence_put_in():
    extra = "포도 수확은 지난해보다 두 주 일찍 시작돼 농가들이 일손을 구하느라 애를 먹었다."
    assert "addition" in check([*TARGET[:2], extra, *TARGET[2:]])


def test_sentence_said_twice():
    assert "repeated_line" in check([*TARGET[:2], TARGET[1], *TARGET[2:]])


@pytest.mark.parametrize(
    "line",
    [
        "폭풍이 남긴 것",
        "(해안통신 기사를 번역함)",
        "광고 · 아침마다 받아 보는 오늘의 날씨",
        "The Coast Post",
    ],
)
def test_lines_that_are_the_outlets_own(line):
    assert check([TARGET[0], line, *TARGET[1:]]) == set()
    assert check([line, *TARGET]) == set()
    assert check([*TARGET, line]) == set()


def test_a_line_that_tells_something_is_no_furniture():
    line = "세관은 같은 날 저녁 대구의 창고에서 위조 여권 300권을 압수했다고 밝혔다."
    assert check([*TARGET[:2], line, *TARGET[2:]]) == {"addition"}


def test_two_files(tmp_path):
    (tmp_path / "s.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "t.txt").write_text("\n".join(TARGET), encoding="utf-8")
    told = ["--source", str(tmp_path / "s.txt"), "--target", str(tmp_path / "t.txt"), "--json"]
    result = CliRunner().invoke(command, told)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def test_two_files_by_place(tmp_path):
    """What differs is told with its line, its words on both sides and what stands around it."""
    wrong = [line.replace("12", "21") for line in TARGET]
    (tmp_path / "s.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "t.txt").write_text("\n".join(wrong), encoding="utf-8")
    result = CliRunner().invoke(command, [str(tmp_path / "s.txt"), str(tmp_path / "t.txt")])
    told = [line for line in result.stdout.splitlines() if "number" in line]
    assert result.exit_code == 1
    assert told
    assert "21" in told[0]
    assert "the original has 12" in told[0]


def test_three_files_are_too_many():
    result = CliRunner().invoke(command, ["a", "b", "c"])
    assert result.exit_code != 0


def test_a_finding_in_words():
    text = "첫 줄이다.\n경찰은 21명을 체포했다고 밝혔다."
    at = text.index("21명")
    finding = {
        "start": at,
        "end": at + 3,
        "kind": "figure_conflict",
        "why": "why",
        "suggestion": "",
    }
    assert line_of(finding, text) == (
        "line 2, figure conflict: “21명” in “경찰은 21명을 체포했다고 밝혔다.” — why"
    )


def test_whole_paragraphs():
    """A fifth of the paragraphs of ``maek score translation_hand``: most errors are seen."""
    sample = list(translation_hand.paragraphs())[::5]
    kept = [not translation_hand.findings(p, p.target) for p in sample]
    caught = [
        bool(translation_hand.findings(p, text) - translation_hand.findings(p, p.target))
        for p in sample
        for _, text in p.errors
    ]
    assert sum(kept) >= 0.92 * len(kept)
    assert sum(caught) >= 0.9 * len(caught)


def test_findings_of_a_paragraph_read_back():
    for paragraph in list(translation_hand.paragraphs())[::9]:
        text = paragraph.errors[0][1] if paragraph.errors else paragraph.target
        row = {"source": paragraph.source, "target": text}
        for finding in check_translation_row(row)["findings"]:
            assert text[finding["start"] : finding["end"]] == finding["words"]
