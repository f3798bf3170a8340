"""Files and rows → captures."""

from __future__ import annotations

import gzip
import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from maek.desk import inputs
from maek.errors import InputError, MaekError, UnreadableError
from maek.model.capture import Capture


def captures(path: Path) -> list[Capture | MaekError]:
    return list(inputs.captures_in(path))


def test_a_folder_is_read_in_order_and_named_from_itself(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_bytes(b"<p>2")
    (tmp_path / "a.txt").write_text("하나", encoding="utf-8")
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<p>3"))
    (tmp_path / "notes.md").write_text("not read", encoding="utf-8")
    found = [c for c in captures(tmp_path) if isinstance(c, Capture)]
    assert [c.url for c in found] == ["file:a.txt", "file:b/2.html", "file:c.html.gz"]
    assert [c.media for c in found] == ["text/plain", "text/html", "text/html"]
    assert found[2].body == b"<p>3"


def test_the_same_file_is_the_same_capture(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"<p>1")
    assert captures(page) == captures(page)


def test_rows_good_and_bad(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    good = {"id": 7, "text": "본문", "published": "2024-06-19", "lang": "ko", "title": "제목"}
    lines = [json.dumps(good), "{", '{"id": "x"}', '{"text": "a"}', "[1]", '{"id":1,"text":" "}']
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    first, *rest = captures(rows)
    assert isinstance(first, Capture)
    assert (first.url, first.hint_title, first.hint_published) == ("row:7", "제목", "2024-06-19")
    assert all(isinstance(r, UnreadableError) for r in rest)
    assert [str(r).partition(": ")[0] for r in rest] == [f"{rows} row {n}" for n in range(2, 7)]


def test_broken_gzip_is_one_clear_line(tmp_path: Path) -> None:
    page = tmp_path / "a.html.gz"
    page.write_bytes(gzip.compress(bytes(range(256)) * 40)[:100])
    (found,) = captures(page)
    assert isinstance(found, UnreadableError)
    assert "broken gzip" in str(found)


def test_too_large(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    with page.open("wb") as file:
        file.truncate(50_000_000)
    (found,) = captures(page)
    assert isinstance(found, UnreadableError)
    assert "20 MB" in str(found)
    bomb = tmp_path / "b.html.gz"
    bomb.write_bytes(gzip.compress(bytes(30_000_000)))
    (found,) = captures(bomb)
    assert "20 MB" in str(found)


@pytest.mark.parametrize("name", ["missing.html", "picture.png"])
def test_wrong_paths(tmp_path: Path, name: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputError):
        captures(tmp_path / name)


def test_warc(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "pages.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=euc-kr")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            "https://a.example/1", "response", payload=BytesIO(b"<p>1"), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    (found,) = captures(path)
    assert isinstance(found, Capture)
    assert (found.url, found.charset, found.body) == ("https://a.example/1", "euc-kr", b"<p>1")
    path.write_bytes(path.read_bytes()[:40])
    assert all(isinstance(c, MaekError) for c in captures(path))


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (b"<!DOCTYPE html><html><body>x", "text/html"),
        (b"Fragment <p class=a>one</p>", "text/html"),
        ("<html><p>가".encode("utf-16"), "text/html"),
        ("제목\n\n본문은 2 < 3 이고 <표>가 있다.".encode(), "text/plain"),
        (b"a <b and c> d", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_what_comes_without_a_name_is_a_page_or_a_dump(body: bytes, media: str) -> None:
    assert inputs.media_of(body) == media


@pytest.mark.parametrize(
    ("given", "told"),
    [("제목이 있다.".encode(), "text/plain"), (b"<p>one", "text/html"), (b" ", None)],
)
def test_standard_input(given: bytes, told: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(given)))
    (found,) = captures(Path("-"))
    if told is None:
        assert str(found) == "-: is empty"
    else:
        assert isinstance(found, Capture)
        assert (found.media, found.body) == (told, given)


def test_noise_is_no_page_whatever_its_name(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(bytes(range(256)) * 20)
    (found,) = captures(page)
    assert str(found) == f"{page}: is not text (binary data)"
    page.write_bytes("<html><p>가나다".encode("utf-16-le"))
    (found,) = captures(page)
    assert isinstance(found, Capture)


def test_an_address_is_no_file() -> None:
    with pytest.raises(InputError, match="addresses are for maek read and maek add"):
        captures(Path("ftp://a.example/b"))
