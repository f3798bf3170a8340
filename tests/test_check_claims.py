"""Claims against their sources: what differs is told with the words on both sides."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.cli.check_claims import command
from maek.desk.checking import check_row, claim_verdict, prepared
from scores.claims_free import claims as free_claims
from scores.claims_hand import claims as hand_claims
from scores.claims_hand import judged_right

CASES = Path(__file__).parent / "cases"


def claims():
    """Every claim of tests/cases/*/claims, with what its file says of its source."""
    for path in sorted(CASES.glob("*/claims/*.toml")):
        if path.name.startswith("hand_"):
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in table["case"]:
            name = f"{path.parent.parent.name}/{path.stem}: {row['text'][:40]}"
            yield pytest.param(table, row, id=name)


@pytest.mark.parametrize(("table", "row"), list(claims()))
def test_claim(table, row):
    source = prepared(table["source"], table["lang"], published=table["published"], id="s")
    verdict = claim_verdict(row["text"], table["claim_lang"], [source], id="c")
    kinds = [f.kind for f in verdict.findings]
    if row["finds"]:
        assert row["finds"] in kinds
    else:
        assert verdict.supported, kinds
        assert verdict.support
    if "words" in row:
        assert [f.words for f in verdict.findings] == [row["words"]], "that, and nothing else"
    for finding in verdict.findings:
        assert finding.span is not None
        assert finding.span.of(row["text"]) == finding.words
        if finding.source_span is not None:
            assert finding.source_span.of(table["source"]) == finding.source_words


@pytest.mark.parametrize(
    "claim", [pytest.param(c, id=c.row["claim"][:50]) for c in (*hand_claims(), *free_claims())]
)
def test_claim_written_by_hand(claim):
    """What is marked as missed may be judged wrong; nothing else may."""
    assert judged_right(claim) or claim.missed
    for finding in check_row(claim.row)["findings"]:
        assert claim.row["claim"][finding["start"] : finding["end"]] == finding["words"]
        text = {s["id"]: s["text"] for s in claim.row["sources"]}.get(finding["source"], "")
        there = text[finding["source_start"] or 0 : finding["source_end"] or 0]
        assert there == finding["source_words"]


DAY = "2025-03-21"
ROW = {
    "id": "r1",
    "claim": "시장은 20일 다리를 다시 열었다.",
    "claim_lang": "ko",
    "sources": [
        {"id": "a", "lang": "ko", "published": DAY, "text": "시장은 19일 다리를 다시 열었다."},
        {"id": "b", "lang": "ko", "published": DAY, "text": "주민 300명이 행사를 지켜봤다."},
    ],
}


def test_answer_names_both_sides():
    answer = check_row(ROW)
    assert answer["verdict"] == "unsupported"
    (finding,) = answer["findings"]
    assert (finding["kind"], finding["words"], finding["source_words"]) == ("date", "20일", "19일")
    assert finding["source"] == "a"


def test_several_sources_may_carry_one_claim():
    row = ROW | {"claim": "시장은 19일 다리를 다시 열었고 주민 300명이 행사를 지켜봤다."}
    answer = check_row(row)
    assert answer["verdict"] == "supported"
    assert {s["source"] for s in answer["support"]} == {"a", "b"}


@pytest.mark.parametrize(
    ("claim", "ok"),
    [
        ("주민 약 300명이 행사를 지켜봤다.", True),
        ("주민 삼백 명이 행사를 지켜봤다.", True),
        ("주민 400명이 행사를 지켜봤다.", False),
        ("주민 300가구가 행사를 지켜봤다.", False),
        ("시장은 어제 다리를 다시 열었다.", False),
        ("시장은 2025년 3월 19일 다리를 다시 열었다.", True),
        ("시장은 이달 다리를 다시 열었다.", True),
    ],
)
def test_rounding_and_resolved_dates(claim, ok):
    assert (check_row(ROW | {"claim": claim})["verdict"] == "supported") is ok


def test_command_goes_on_after_a_bad_row(tmp_path):
    file = tmp_path / "rows.jsonl"
    lines = ["{broken", json.dumps({"id": 2, "claim": "x"}), json.dumps(ROW)]
    file.write_text("\n".join(lines), encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--json"])
    assert result.exit_code == 2
    answers = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [a["id"] for a in answers] == ["r1"]
    assert "row 1" in result.output


def test_command_for_people(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(ROW), encoding="utf-8")
    result = CliRunner().invoke(command, [str(file)])
    assert result.exit_code == 1
    assert "20일" in result.output
    assert "19일" in result.output


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="가나다은는이 을를했다.“”’19일명 AbcИ米", min_size=1, max_size=60))
def test_spans_read_back(claim):
    source = prepared(ROW["sources"][0]["text"], "ko", published=DAY, id="s")
    if not claim.strip():
        return
    verdict = claim_verdict(claim, "ko", [source], id="c")
    for finding in verdict.findings:
        assert finding.span is not None
        assert finding.words == finding.span.of(claim)


@pytest.mark.parametrize(
    ("sentence", "number", "words"),
    [
        ("경찰은 최근 죽은 B({})군 외에 2살 된 아이를 더 찾았다.", "3", "7"),
        ("시인은 지난해 시집 1, {}권을 차례로 선보인 뒤 쉬었다.", "2", "1"),
        ("They won with a score of {}/1 over the two Spaniards.", "2", "3"),
    ],
)
def test_a_number_changed_in_a_copy_is_told(sentence: str, number: str, words: str) -> None:
    source = sentence.format(number)
    sources = [{"id": "s", "text": source}]
    verdict = check_row({"id": "c", "claim": sentence.format(words), "sources": sources})
    assert words in [f["words"] for f in verdict["findings"]]
    same = check_row({"id": "c", "claim": source, "sources": sources})
    assert same["verdict"] == "supported"
