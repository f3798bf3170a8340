"""What ``--json`` prints, command by command: the shapes other programs rely on.

A shape is an example of types: a key that must be there, a type it must have, ``[shape]`` for a
list of such, a set for one of some words. More keys may stand beside those.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import site_desk
from command import Maek

PAGES = Path(__file__).parents[1] / "examples" / "pages"
NULL = type(None)
NUMBER = (int, float, NULL)
TEXT = (str, NULL)
SPAN = {"start": int, "end": int}
WORDS = {**SPAN, "words": str}
STAMP = ({"value": str, "raw": str, "precision": str}, NULL)
VERDICT = {"verdict": {"yes", "likely", "no", "unknown"}, "why": [str]}
REASON = {"name": str, "weight": (int, float), "detail": str}
DEFECT = {**WORDS, "kind": str, "why": str, "suggestion": TEXT}

READ = {
    "id": str, "url": str, "lang": str, "title": str, "standfirst": [str], "authors": [str],
    "outlet": str, "site_name": str, "published": STAMP, "modified": STAMP,
    "story_date": ({"value": str, "why": str}, NULL), "text": str, "text_id": str, "body": str,
    "parts": [{**SPAN, "kind": str}],
    "sentences": [SPAN],
    "mentions": [{**WORDS, "kind": str, "entity": TEXT, "rule": str}],
    "quotes": [{
        **WORDS, "kind": {"direct", "partial", "indirect", "according"}, "rule": str,
        "speaker": ({**WORDS, "entity": TEXT}, NULL), "outlet": (WORDS, NULL), "cue": (WORDS, NULL),
    }],
    "dates": [{**WORDS, "value": str, "grain": str, "rule": str}],
    "figures": [{
        **WORDS, "low": NUMBER, "high": NUMBER, "unit": str, "about": bool, "of": (WORDS, NULL),
        "rule": str,
    }],
    "events": [{**SPAN, "date": str, "action": str, "actors": [str], "place": TEXT}],
    "related": [{"headline": str, "summary": str, "labels": [str]}],
    "labels": {"ai_written": VERDICT, "machine_translated": VERDICT},
    "via": [str],
    "defects": [DEFECT],
}  # fmt: skip
THREAD = {
    "id": str, "story": str, "storyline": str, "copy_of": TEXT, "via": [str], "reasons": [REASON],
}  # fmt: skip
CLAIM = {
    "id": str, "verdict": {"supported", "unsupported"},
    "findings": [{
        **WORDS, "kind": str, "source": TEXT, "source_start": NUMBER, "source_end": NUMBER,
        "source_words": TEXT,
    }],
    "support": [{**SPAN, "source": str}],
}  # fmt: skip
TRANSLATION = {"id": str, "findings": [DEFECT]}
NAMES = {"id": str, "same": bool, "score": (int, float), "why": str}
TIMELINE = [{"date": str, "sentences": [{**SPAN, "text": str, "article": str}]}]
STORY = {"id": str, "title": str, "storyline": str, "articles": [str], "origins": int}
CITATION = {"article": str, "text_id": str, "span": SPAN, "words": str, "outlet": str}
LINE = {"text": str, "lang": str, "how": str, "citations": [CITATION]}
BRIEF = {
    "id": str, "story": str, "version": int, "lang": str, "headline": LINE, "standfirst": [LINE],
    "body": [LINE], "timeline": [{"date": str, "line": LINE}], "said": [{"line": LINE}],
    "figures": [{"about": str, "conflict": bool, "values": [{"line": LINE, "outlets": [str]}]}],
}  # fmt: skip
QUOTE = {**WORDS, "speaker": str, "kind": str, "article": str, "text_id": str, "outlet": str}
FIGURE = {
    "story": str, "about": str, "conflict": bool,
    "values": [{"words": str, "low": TEXT, "high": TEXT, "unit": str, "outlets": [str]}],
}  # fmt: skip
HIT = {"id": str, "title": str, "outlet": str, "lang": str, "published": TEXT}
VERIFIED = {"target": str, "ok": bool, "findings": [object], "counted": dict}

ROWS = [
    {"id": "a", "lang": "ko", "published": "2031-10-11", "title": "정류장 책방 12곳",
     "text": "도담시가 11일 버스 정류장 12곳에 책방을 열었다. 홍 시장은 “읽으면 된다”고 말했다."},
    {"id": "b", "lang": "en", "published": "2031-10-12", "title": "Dodam opens bus-stop libraries",
     "text": "The city of Dodam opened libraries at 12 bus stops on 11 October, officials said."},
]  # fmt: skip
SOURCE = {"id": "s", "lang": "ko", "published": "2031-10-11", "text": ROWS[0]["text"]}
CLAIMS = [
    {"id": n, "claim": f"도담시는 정류장 {n}곳에 책방을 열었다.", "claim_lang": "ko",
     "sources": [SOURCE]} for n in ("12", "21")
]  # fmt: skip
TARGETS = [
    {"id": n, "source_lang": "en", "target_lang": "ko", "source": ROWS[1]["text"],
     "target": f"도담시가 10월 11일 버스 정류장 {n}곳에 책방을 열었다고 당국이 밝혔다."}
    for n in ("12", "21")
]  # fmt: skip
PEOPLE = [
    {"id": b, "a": "김정은", "a_lang": "ko", "b": b, "b_lang": "en"}
    for b in ("Kim Jong Un", "Kim Yo Jong")
]


def unlike(value: Any, shape: Any, at: str = "$") -> Iterator[str]:
    """Yield every place where a value is not of a shape."""
    if isinstance(shape, tuple):
        told = [list(unlike(value, one, at)) for one in shape]
        yield from min(told, key=len)
    elif isinstance(shape, set):
        if value not in shape:
            yield f"{at}: {value!r} is none of {sorted(shape)}"
    elif isinstance(shape, dict | list):
        yield from _unlike_inside(value, shape, at)
    elif not isinstance(value, shape) or (isinstance(value, bool) and shape is int):
        yield f"{at}: {value!r} is no {shape.__name__}"


def _unlike_inside(value: Any, shape: Any, at: str) -> Iterator[str]:
    if not isinstance(value, type(shape)):
        yield f"{at}: {value!r} is no {type(shape).__name__}"
    elif isinstance(shape, dict):
        yield from (f"{at}.{key} is not there" for key in shape if key not in value)
        for key in shape.keys() & value.keys():
            yield from unlike(value[key], shape[key], f"{at}.{key}")
    else:
        for n, one in enumerate(value):
            yield from unlike(one, shape[0], f"{at}[{n}]")


def misread(value: Any, text: str, at: str = "$") -> Iterator[str]:
    """Yield every place whose words do not read back from the text it lies in."""
    if isinstance(value, dict):
        if {"start", "end", "words"} <= value.keys():
            start, end, words = value["start"], value["end"], value["words"]
            if not 0 <= start <= end <= len(text) or text[start:end] != words:
                yield f"{at}: {words!r} is not at {start}–{end}"
        for key, inner in value.items():
            yield from misread(inner, text, f"{at}.{key}")
    elif isinstance(value, list):
        for n, one in enumerate(value):
            yield from misread(one, text, f"{at}[{n}]")


def written(folder: Path, rows: list[dict[str, Any]]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_shape_finds_what_is_unlike() -> None:
    right = {"id": "a", "same": True, "score": 1, "why": ""}
    assert list(unlike(right, NAMES)) == []
    assert list(unlike({**right, "same": 1}, NAMES)) == ["$.same: 1 is no bool"]
    assert "$.findings[0].start is not there" in unlike({"id": "a", "findings": [{}]}, TRANSLATION)
    assert list(unlike({"start": True, "end": 2}, SPAN)) == ["$.start: True is no int"]
    assert list(unlike("maybe", CLAIM["verdict"])) != []
    assert list(misread([{"start": 0, "end": 2, "words": "도시"}], "도담")) != []


@pytest.mark.parametrize("site", sorted(p.name for p in PAGES.iterdir() if p.is_dir()))
def test_read(maek: Maek, site: str) -> None:
    path = min((PAGES / site).glob("*.html"))
    (answer,) = maek("read", path, "--json").json()
    assert [*unlike(answer, READ), *misread(answer, str(answer["text"]))] == []


@pytest.mark.parametrize(
    ("call", "rows", "shape", "status"),
    [
        ("read", ROWS, READ, 0),
        ("thread", ROWS, THREAD, 0),
        ("check claims", CLAIMS, CLAIM, 1),
        ("check claims", CLAIMS[:1], CLAIM, 0),
        ("check translation", TARGETS, TRANSLATION, 1),
        ("check translation", TARGETS[:1], TRANSLATION, 0),
        ("check names", PEOPLE, NAMES, None),
        ("timeline", ROWS, TIMELINE, 0),
    ],
)
def test_rows(
    maek: Maek, tmp_path: Path, call: str, rows: list[dict[str, Any]], shape: Any, status: int
) -> None:
    said = maek(*call.split(), written(tmp_path, rows), "--json")
    answers = said.json()
    assert [fault for one in answers for fault in unlike(one, shape)] == []
    assert said.err == ""
    assert said.status == status if status is not None else said.status in (0, 1)
    if call != "timeline":
        assert [one["id"] for one in answers] == [row["id"] for row in rows]


def test_spans_lie_in_the_text_beside_them(maek: Maek, tmp_path: Path) -> None:
    for answer, row in zip(
        maek("check", "claims", written(tmp_path, CLAIMS), "--json").json(), CLAIMS, strict=True
    ):
        assert list(misread(answer["findings"], row["claim"])) == []
        for finding in answer["findings"]:
            if finding["source"] is not None:
                start, end = finding["source_start"], finding["source_end"]
                assert SOURCE["text"][start:end] == finding["source_words"]
    for answer, row in zip(
        maek("check", "translation", written(tmp_path, TARGETS), "--json").json(),
        TARGETS,
        strict=True,
    ):
        assert list(misread(answer["findings"], row["target"])) == []
    (days,) = maek("timeline", written(tmp_path, ROWS), "--json").json()
    texts = {row["id"]: row["text"] for row in ROWS}
    assert days
    for sentence in (s for day in days for s in day["sentences"]):
        text = texts[sentence["article"]]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize(
    ("call", "shape"),
    [
        ("story list", STORY),
        ("story show s-", {**STORY, "joins": [{"article": str, "reasons": [REASON]}]}),
        ("brief", BRIEF),
        ("quotes", QUOTE),
        ("figures", FIGURE),
        ("search 조약", HIT),
    ],
)
def test_a_desk(maek: Maek, call: str, shape: Any) -> None:
    home = site_desk.desk()
    if call.startswith("story show"):
        call = f"story show {site_desk.treaty_page().stem}"
    said = maek(*call.split(), "-C", home, "--json")
    answers = said.json()
    assert (said.status, said.err) == (0, "")
    assert answers
    assert [fault for one in answers for fault in unlike(one, shape)] == []


def test_verify(maek: Maek) -> None:
    (told,) = maek("verify", site_desk.desk() / "site", "--json").json()
    assert list(unlike(told, VERIFIED)) == []
    assert told["ok"] is True


@pytest.mark.parametrize("call", ["read", "thread", "check claims", "timeline", "check names"])
def test_what_cannot_be_read_prints_no_json(maek: Maek, tmp_path: Path, call: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("{not json\n", encoding="utf-8")
    said = maek(*call.split(), path, "--json")
    # A timeline is one list, of whatever could be read.
    assert (said.status, said.out) == (2, "[]\n" if call == "timeline" else "")
    assert len(said.err.splitlines()) == 1
