"""The public functions: plain values in, the contract's shapes out."""

from __future__ import annotations

import pytest

import maek
from maek.errors import UnreadableError

PAGE = """<html lang="ko"><head><title>도담시, 정류장 책방 열어</title></head><body><article>
<h1>도담시, 정류장 책방 열어</h1>
<p>도담시는 11일 버스 정류장 12곳에 책방을 열었다고 밝혔다. 한 곳에 40권씩 꽂혀 있다.</p>
<p>홍가람 시장은 "누구나 가져가 읽으면 된다"고 말했다. 시는 내년에 30곳을 더 열 계획이다.</p>
</article></body></html>"""


def test_read_gives_the_contract() -> None:
    answer = maek.read(PAGE, url="https://dodam.example/a", published="2031-10-11")
    assert answer["title"] == "도담시, 정류장 책방 열어"
    assert answer["lang"] == "ko"
    text = answer["text"]
    for key in ("mentions", "quotes", "dates", "figures", "events", "defects"):
        for row in answer[key]:
            assert text[row["start"] : row["end"]] == row["words"]
    quote = next(q for q in answer["quotes"] if q["kind"] == "direct")
    assert quote["words"] == "누구나 가져가 읽으면 된다"
    assert quote["speaker"]["words"] == "홍가람 시장"
    assert {"words": "11일", "value": "2031-10-11"}.items() <= answer["dates"][0].items()


def test_read_takes_bytes_of_any_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="euc-kr">').encode("cp949")
    assert maek.read(page)["title"] == "도담시, 정류장 책방 열어"


def test_read_takes_a_dump_as_it_comes() -> None:
    answer = maek.read(
        "도담시, 정류장 책방 열어\n입력 2031.10.11\n도담시는 11일 책방을 열었다고 밝혔다."
    )
    assert [part["kind"] for part in answer["parts"]] == ["headline", "page_date", "body"]


def test_read_refuses_what_it_cannot_read() -> None:
    with pytest.raises(UnreadableError):
        maek.read(b"")


def test_thread_articles() -> None:
    rows = [
        {"id": "a", "lang": "ko", "published": "2031-10-11", "title": "도담시 정류장 책방 12곳",
         "text": "도담시 정류장 책방 12곳\n\n도담시가 11일 버스 정류장 12곳에 책방을 열었다."},
        {"id": "b", "lang": "ko", "published": "2031-10-11", "title": "정류장에 책방 연 도담시",
         "text": "정류장에 책방 연 도담시\n\n도담시는 11일 정류장 12곳에 작은 책방을 열었다."},
    ]  # fmt: skip
    one, two = maek.thread_articles(rows)
    assert one["story"] == two["story"]
    with pytest.raises(UnreadableError, match="has no id"):
        maek.thread_articles([{"text": "x"}])


def test_checks() -> None:
    source = {"lang": "ko", "published": "2031-10-11",
              "text": "도담시는 11일 버스 정류장 12곳에 책방을 열었다."}  # fmt: skip
    yes = maek.check_claims("도담시는 정류장 12곳에 책방을 열었다.", [source])
    no = maek.check_claims("도담시는 정류장 21곳에 책방을 열었다.", [source])
    assert [yes["verdict"], no["verdict"]] == ["supported", "unsupported"]
    assert no["findings"][0]["words"].startswith("21")
    wrong = maek.check_translation(
        "Dodam opened libraries at 12 stops.", "도담시는 정류장 21곳에 책방을 열었다."
    )
    assert any("21" in f["words"] for f in wrong["findings"])
    assert maek.check_names("김정은", "Kim Jong Un")["same"]
    assert not maek.check_names("김정은", "Kim Yo Jong")["same"]


def test_no_such_name() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = maek.nothing_here
