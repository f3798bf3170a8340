"""maek check brief: the five questions, for a brief with one fault of each kind and a good one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Maek

ROWS = [
    {"id": "a", "lang": "ko", "published": "2031-10-11", "title": "도담시, 정류장 12곳에 책방 열어",
     "text": "도담시, 정류장 12곳에 책방 열어\n\n도담시는 11일 버스 정류장 12곳에 책방을 열었다. "
     "홍가람 시장은 \"누구나 가져가 읽으면 된다\"고 말했다. "
     "이용자가 하루 300명에 이를 것으로 알려졌다. 한빛재단은 책 480권을 기증했다."},
    {"id": "b", "lang": "ko", "published": "2031-10-12", "title": "정류장 책방 문 연 도담시",
     "text": "정류장 책방 문 연 도담시\n\n도담시가 11일 정류장 12곳에 작은 책방을 열었다. "
     "책 480권은 한빛재단이 기증했다. 홍가람 시장은 내년에 30곳을 더 열겠다고 밝혔다."},
]  # fmt: skip
GOOD = """도담시는 11일 버스 정류장 12곳에 책방을 열었다.
홍가람 시장은 "누구나 가져가 읽으면 된다"고 말했다.
한빛재단은 책 480권을 기증했다.
"""
BAD = """도담시는 11일 버스 정류장 21곳에 책방을 열었다.
이솔비 의장은 "누구나 가져가 읽으면 된다"고 말했다.
이용자는 하루 300명에 이른다.
충격적인 세금 낭비라는 비판을 피할 수 없다.
"""
FAULTS = {
    "accuracy": "21곳",
    "sourcing": "의장",
    "opinion": "이른",
    "editorialising": "충격적",
    "context": "480권",
}


@pytest.fixture
def desk(maek: Maek, tmp_path: Path) -> Path:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS))
    folder = tmp_path / "desk"
    assert maek("init", folder).status == 0
    assert maek("import", rows, "-C", folder).status == 0
    assert maek("run", "extract", "analyse", "thread", "-C", folder).status == 0
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text(BAD)
    return folder


def test_against_a_story_of_a_desk(maek: Maek, desk: Path, tmp_path: Path) -> None:
    good = maek("check", "brief", tmp_path / "good.txt", "--against", "책방", "-C", desk)
    assert (good.status, good.err) == (0, "")
    assert good.out.splitlines()[-1] == "0 findings against 2 articles; significant: none"
    bad = maek("check", "brief", tmp_path / "bad.txt", "--against", "책방", "-C", desk)
    assert bad.status == 1
    lines = [line.strip() for line in bad.out.splitlines()]
    at = lines.index("line 1: “21곳”: the sources give another figure here")
    assert lines[at + 1] == "the source says: “12곳”"
    assert sum(line.startswith("line 4: “충격적인 세금") for line in lines) == 1
    assert any(line.startswith("left out: “480권”") for line in lines)


def test_page_against_a_story_of_a_desk(maek: Maek, desk: Path, tmp_path: Path) -> None:
    told = maek("check", "page", tmp_path / "bad.txt", "--against", "책방", "-C", desk)
    assert told.status == 1
    assert "“21곳”" in told.out
    assert "“480권”" not in told.out
    missing = maek("check", "page", tmp_path / "bad.txt", "--against", "그런 이야기", "-C", desk)
    assert missing.status == 2


def test_against_a_desk_are_its_articles_and_not_its_site(
    maek: Maek, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert maek("run", "write", "publish", "-C", desk).status == 0
    told = maek("check", "page", tmp_path / "bad.txt", "--against", desk)
    assert told.status == 1
    assert "“21곳”" in told.out
    good = maek("check", "brief", tmp_path / "good.txt", "--against", desk)
    assert good.out.splitlines()[-1].startswith("0 findings against ")
    monkeypatch.setattr("maek.desk.checking_brief.MOST_ARTICLES", 1)
    told = maek("check", "page", tmp_path / "bad.txt", "--against", desk)
    assert told.status == 2
    assert "name one of its stories" in told.err


def test_every_span_of_the_report_reads_back(maek: Maek, desk: Path, tmp_path: Path) -> None:
    told = maek("check", "brief", tmp_path / "bad.txt", "--against", "책방", "-C", desk, "--json")
    assert told.status == 1
    report = json.loads(told.out)
    assert report["text"] == BAD
    found = {q["question"]: q for q in report["questions"]}
    assert list(found) == list(FAULTS)
    for question, words in FAULTS.items():
        answer = found[question]
        assert answer["issue"] != "none"
        assert any(words in f["words"] or words in f["source_words"] for f in answer["findings"])
        for finding in answer["findings"]:
            if finding["start"] is not None:
                assert BAD[finding["start"] : finding["end"]] == finding["words"]
    good = maek("check", "brief", tmp_path / "good.txt", "--against", "책방", "-C", desk, "--json")
    assert {q["issue"] for q in json.loads(good.out)["questions"]} == {"none"}


def test_against_a_file(maek: Maek, desk: Path, tmp_path: Path) -> None:
    said = maek("check", "brief", tmp_path / "bad.txt", "--against", tmp_path / "rows.jsonl")
    assert said.status == 1


@pytest.mark.parametrize(
    ("file", "against", "told"),
    [
        ("nowhere.txt", "책방", "nowhere.txt"),
        ("good.txt", "잠수함", "잠수함"),
        ("empty.txt", "책방", "empty.txt: is empty"),
        ("foreign.txt", "책방", "foreign.txt: is not UTF-8 text (byte 1)"),
    ],
)
def test_wrong_use(
    maek: Maek, desk: Path, tmp_path: Path, file: str, against: str, told: str
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "foreign.txt").write_bytes("맥".encode("cp949"))
    said = maek("check", "brief", tmp_path / file, "--against", against, "-C", desk)
    assert said.status == 2
    assert said.out == ""
    assert told in said.err
    assert said.err.count("\n") == 1
