"""Files and rows → captures: what ``maek read``, ``maek import`` and ``maek thread`` take."""

from __future__ import annotations

import codecs
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any

from maek.desk.rows import parsed
from maek.errors import InputError, MaekError, UnreadableError
from maek.model.capture import Capture
from maek.model.ids import digest, short_id

PAGE_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".xhtml")
TEXT_SUFFIXES = (".txt", ".txt.gz")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson")
WARC_SUFFIXES = (".warc", ".warc.gz")
STANDARD_INPUT = "-"
SUFFIXES = PAGE_SUFFIXES + TEXT_SUFFIXES + ROW_SUFFIXES + WARC_SUFFIXES

A_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|link|script|div|section|article|main|p|br|span|h[1-6]"
    rb"|table|ul|li|a)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""A tag that pages have, and texts do not."""

NO_FILE = "no such file"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/")
NO_ADDRESS = "; addresses are for maek read and maek add, with http:// or https://"

MAX_BYTES = 20_000_000
"""Larger than any news page; anything above is refused before it is parsed."""
CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x0e\x0f\x1b")
"""Bytes that no text has; escape and the two shifts belong to ISO-2022-KR and -JP."""
TOO_LARGE = f"larger than {MAX_BYTES // 10**6} MB"
WARC_MEDIA = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})


def captures_in(path: Path) -> Iterator[Capture | MaekError]:
    """Yield every page, dump or row in a file or folder; a bad one as the error it is.

    Args:
        path: A page, a text dump, a JSONL file, a WARC file, or a folder of these.

    Raises:
        InputError: The path is not there, or of no kind we read.
    """
    for file, name in files_in(path):
        yield from captures_of(file, name)


def files_in(path: Path) -> list[tuple[Path, str]]:
    """Return the files of a path with the names they have in ids and messages.

    Args:
        path: A file, or a folder, whose files are named from it and come in order.

    Raises:
        InputError: The path is not there, or of no kind we read.
    """
    name = shown(path)
    if name == STANDARD_INPUT:
        return [(path, name)]
    try:
        if path.is_dir():
            return _folder(path)
        if not path.exists():
            raise InputError(NO_FILE + (NO_ADDRESS if ADDRESS.match(name) else ""), item=name)
        if not path.is_file():
            raise InputError("is neither a file nor a folder", item=name)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", item=name) from error
    if not path.name.lower().endswith(SUFFIXES):
        raise InputError(f"not a kind maek reads ({', '.join(SUFFIXES)})", item=name)
    return [(path, name)]


def captures_of(path: Path, name: str) -> Iterator[Capture | MaekError]:
    """Yield what is in one file; what cannot be read as the error it is.

    Args:
        path: The file.
        name: Its name in ids and messages.
    """
    lower = path.name.lower()
    try:
        if name == STANDARD_INPUT:
            yield _given(name)
        elif lower.endswith(ROW_SUFFIXES):
            yield from _rows(path, name)
        elif lower.endswith(WARC_SUFFIXES):
            yield from _warc(path, name)
        else:
            media = "text/html" if lower.endswith(PAGE_SUFFIXES) else "text/plain"
            yield _page(_bytes(path, name), name, media, _written(path))
    except MaekError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield UnreadableError(f"broken gzip: {error}", item=name)
    except OSError as error:
        yield UnreadableError(f"cannot be read: {error.strerror or error}", item=name)


def _page(body: bytes, name: str, media: str, taken_at: str) -> Capture:
    if not body.strip():
        raise UnreadableError("is empty", item=name)
    if is_binary(body) and media_of(body) == "text/plain":
        raise UnreadableError("is not text (binary data)", item=name)
    return page_capture(body, url=f"file:{name}", media=media, taken_at=taken_at)


def _given(name: str) -> Capture:
    """One page or dump from standard input."""
    body = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise UnreadableError(TOO_LARGE, item=name)
    return _page(body, name, media_of(body), "")


def is_binary(body: bytes) -> bool:
    """Tell whether bytes are no text in any encoding: too many control characters."""
    start = body[:65_536]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return len(start) - len(start.translate(None, CONTROLS)) > len(start) * 0.01


def shown(path: Path) -> str:
    """Return a path as text that can be printed: its bytes may be no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def media_of(body: bytes) -> str:
    """Return what bytes of unknown origin are: an HTML page, or a text dump of one.

    Args:
        body: The bytes, in any encoding.
    """
    # UTF-16 puts a zero beside each byte of a tag.
    start = body[:65_536].replace(b"\0", b"")
    return "text/html" if A_TAG.search(start) else "text/plain"


def page_capture(body: bytes, *, url: str, media: str, taken_at: str, **more: Any) -> Capture:
    """Make a capture; the same bytes of the same page always give the same id."""
    return Capture(short_id("c", url, digest(body)), url, body, media, taken_at, **more)


def _folder(path: Path) -> list[tuple[Path, str]]:
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(SUFFIXES))
    if not files:
        raise InputError(f"no files maek reads ({', '.join(SUFFIXES)})", item=shown(path))
    return [(file, shown(file.relative_to(path))) for file in files]


def _bytes(path: Path, name: str) -> bytes:
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as file:
            body = file.read(MAX_BYTES + 1)
    else:
        with path.open("rb") as plain:
            body = plain.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise UnreadableError(TOO_LARGE, item=name)
    return body


def _written(path: Path) -> str:
    # The file's own time, so that importing it again gives the same capture.
    when = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _rows(path: Path, name: str) -> Iterator[Capture | MaekError]:
    taken_at = _written(path)
    number = rows = 0
    with _opened(path) as file:
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            item = f"{name} row {number}"
            if len(line) > MAX_BYTES:
                yield UnreadableError(TOO_LARGE, item=item)
                while line and not line.endswith(b"\n"):
                    line = file.readline(MAX_BYTES)
            elif line.strip():
                yield _row(line, item, taken_at)
            else:
                continue
            rows += 1
    if not rows:
        yield UnreadableError("is empty: there are no rows in it", item=name)


def _opened(path: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.GzipFile(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _row(line: bytes, item: str, taken_at: str) -> Capture | MaekError:
    row = parsed(line, item)
    if isinstance(row, MaekError):
        return row
    try:
        return row_capture(row, item=item, taken_at=taken_at)
    except UnreadableError as error:
        return error


def row_capture(row: dict[str, Any], *, item: str = "row", taken_at: str = "") -> Capture:
    """Make a capture of a row that has an id and text or html.

    Args:
        row: The row; ``url``, ``title``, ``published`` and ``lang`` are hints.
        item: How messages call it.
        taken_at: When it came, UTC.

    Raises:
        UnreadableError: It has no id, or neither text nor html.
    """
    row = dict(row)
    if not _told(row.get("text")):
        row.pop("text", None)
        if not _told(row.get("html")):
            raise UnreadableError("has neither text nor html", item=item)
    id = row.get("id")
    if not isinstance(id, (str, int)) or isinstance(id, bool) or not str(id).strip():
        raise UnreadableError("has no id", item=item)
    return page_capture(
        json.dumps(row, ensure_ascii=True, sort_keys=True).encode(),
        url=str(row.get("url") or f"row:{row['id']}"),
        media="application/json",
        taken_at=taken_at,
        hint_title=str(row.get("title") or ""),
        hint_published=str(row.get("published") or row.get("date") or ""),
        hint_lang=str(row.get("lang") or ""),
    )


def _told(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _warc(path: Path, name: str) -> Iterator[Capture | MaekError]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if _is_page(record):
                    pages += 1
                    yield _warc_page(record, name)
        except (ArchiveLoadFailed, EOFError, zlib.error, ValueError) as error:
            yield UnreadableError(f"broken WARC: {error}", item=name)
            return
    if not pages:
        yield UnreadableError("there are no pages in it", item=name)


def _is_page(record: Any) -> bool:
    """Tell whether a record holds a page that was really answered: no 404, no picture."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    media = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return media in WARC_MEDIA


def _warc_page(record: Any, name: str) -> Capture | MaekError:
    url = record.rec_headers.get_header("WARC-Target-URI") or name
    body = record.content_stream().read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        return UnreadableError(TOO_LARGE, item=url)
    kind = record.http_headers.get_header("Content-Type") or "text/html"
    media, _, rest = kind.partition(";")
    return page_capture(
        body,
        url=url,
        media=media.strip().lower(),
        taken_at=record.rec_headers.get_header("WARC-Date") or "",
        charset=rest.partition("charset=")[2].strip(" \"'"),
    )
