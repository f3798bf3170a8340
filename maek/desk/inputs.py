"""Files and rows → captures: what ``maek read``, ``maek import`` and ``maek thread`` take."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any

from maek.errors import InputError, MaekError, UnreadableError
from maek.model.capture import Capture
from maek.model.ids import digest, short_id

PAGE_SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".xhtml")
TEXT_SUFFIXES = (".txt", ".txt.gz")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz", ".ndjson")
WARC_SUFFIXES = (".warc", ".warc.gz")
SUFFIXES = PAGE_SUFFIXES + TEXT_SUFFIXES + ROW_SUFFIXES + WARC_SUFFIXES

MAX_BYTES = 20_000_000
"""Larger than any news page; anything above is refused before it is parsed."""


def captures_in(path: Path, *, name: str = "") -> Iterator[Capture | MaekError]:
    """Yield every page, dump or row in a file or folder; a bad one as the error it is.

    Args:
        path: A page, a text dump, a JSONL file, a WARC file, or a folder of these.
        name: How the item is called in ids and messages; the path by default.

    Raises:
        InputError: The path is not there, or of no kind we read.
    """
    name = name or str(path)
    if path.is_dir():
        yield from _folder(path)
        return
    lower = path.name.lower()
    if not path.exists():
        raise InputError("no such file", item=name)
    if not lower.endswith(SUFFIXES):
        raise InputError(f"not a kind maek reads ({', '.join(SUFFIXES)})", item=name)
    if lower.endswith(ROW_SUFFIXES):
        yield from _rows(path, name)
    elif lower.endswith(WARC_SUFFIXES):
        yield from _warc(path, name)
    else:
        media = "text/html" if lower.endswith(PAGE_SUFFIXES) else "text/plain"
        yield _guarded(path, name, media)


def page_capture(body: bytes, *, url: str, media: str, taken_at: str, **more: Any) -> Capture:
    """Make a capture; the same bytes of the same page always give the same id."""
    return Capture(short_id("c", url, digest(body)), url, body, media, taken_at, **more)


def _folder(path: Path) -> Iterator[Capture | MaekError]:
    files = sorted(p for p in path.rglob("*") if p.is_file() and p.name.lower().endswith(SUFFIXES))
    if not files:
        raise InputError(f"no files maek reads ({', '.join(SUFFIXES)})", item=str(path))
    for file in files:
        yield from captures_in(file, name=str(file.relative_to(path)))


def _guarded(path: Path, name: str, media: str) -> Capture | MaekError:
    try:
        return page_capture(
            _bytes(path, name), url=f"file:{name}", media=media, taken_at=_written(path)
        )
    except MaekError as error:
        return error


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.suffix.lower() != ".gz":
            if path.stat().st_size > MAX_BYTES:
                raise UnreadableError(f"larger than {MAX_BYTES // 10**6} MB", item=name)
            return path.read_bytes()
        with gzip.open(path) as file:
            body = file.read(MAX_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(f"broken gzip: {error}", item=name) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}", item=name) from error
    if len(body) > MAX_BYTES:
        raise UnreadableError(f"larger than {MAX_BYTES // 10**6} MB", item=name)
    return body


def _written(path: Path) -> str:
    # The file's own time, so that importing it again gives the same capture.
    when = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _rows(path: Path, name: str) -> Iterator[Capture | MaekError]:
    taken_at = _written(path)
    with _opened(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(line, f"{name} row {number}", taken_at)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield UnreadableError(f"broken gzip: {error}", item=name)


def _opened(path: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.GzipFile(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _row(line: bytes, item: str, taken_at: str) -> Capture | MaekError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableError(f"not JSON: {error}", item=item)
    if not isinstance(row, dict):
        return UnreadableError("a row must be a JSON object", item=item)
    told = row.get("text") if "text" in row else row.get("html")
    if not isinstance(told, str) or not told.strip():
        return UnreadableError("has neither text nor html", item=item)
    if not isinstance(row.get("id"), (str, int)):
        return UnreadableError("has no id", item=item)
    return page_capture(
        json.dumps(row, ensure_ascii=True, sort_keys=True).encode(),
        url=str(row.get("url") or f"row:{row['id']}"),
        media="application/json",
        taken_at=taken_at,
        hint_title=str(row.get("title") or ""),
        hint_published=str(row.get("published") or row.get("date") or ""),
        hint_lang=str(row.get("lang") or ""),
    )


def _warc(path: Path, name: str) -> Iterator[Capture | MaekError]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type == "response" and record.http_headers is not None:
                    yield _warc_page(record, name)
        except (ArchiveLoadFailed, EOFError, zlib.error, ValueError) as error:
            yield UnreadableError(f"broken WARC: {error}", item=name)


def _warc_page(record: Any, name: str) -> Capture | MaekError:
    url = record.rec_headers.get_header("WARC-Target-URI") or name
    body = record.content_stream().read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        return UnreadableError(f"larger than {MAX_BYTES // 10**6} MB", item=url)
    kind = record.http_headers.get_header("Content-Type") or "text/html"
    media, _, rest = kind.partition(";")
    return page_capture(
        body,
        url=url,
        media=media.strip().lower(),
        taken_at=record.rec_headers.get_header("WARC-Date") or "",
        charset=rest.partition("charset=")[2].strip(" \"'"),
    )
