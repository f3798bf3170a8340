"""A desk as JSON Lines: one record a line with its hash, and a last line over them all."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from maek.errors import InputError, StoreBusy, StoreError
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.capture import Capture
from maek.model.finding import Finding
from maek.model.findings import Analysis
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.model.source import FeedItem, Outlet, Source
from maek.model.story import Join, Story, Storyline
from maek.model.wire import from_plain, to_plain
from maek.store.base import Decision, SourceState, Store

EXPORT_SUFFIX = ".maek.jsonl"
KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Article,
        Analysis,
        Brief,
        Capture,
        Decision,
        FeedItem,
        Join,
        Outlet,
        Problem,
        Source,
        SourceState,
        Story,
        Storyline,
    )
}

TOLD_EVERY = 50
"""Records between two steps that are told."""
Row = tuple[str, str, str, object]
"""(table, key, stored hash, record)."""


def export(
    store: Store,
    path: Path,
    *,
    captures: bool = False,
    tell: Callable[[Progress], None] | None = None,
) -> int:
    """Write every record of a desk to a file, whole or not at all.

    Args:
        store: The desk's store.
        path: The file; made anew.
        captures: Whether the bytes of the pages go with it.
        tell: Called with every step, for those who wait.

    Returns:
        How many records were written.

    Raises:
        InputError: The file cannot be written there (no folder, no permission).
        StoreBusy: The disk is full.
        StoreError: A record cannot be read; ``maek verify`` names what is damaged.
    """
    half: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        half = Path(name)
        with os.fdopen(handle, "wb") as file:
            count = 0
            for line in _lines(store, captures=captures):
                file.write(line)
                count += 1
                if tell is not None and count % TOLD_EVERY == 0:
                    tell(Progress("export", count, 0))
            file.flush()
            os.fsync(handle)
        half.replace(path)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreBusy("the disk is full; make room and try again", item=str(path)) from error
        raise InputError(f"cannot be written: {error.strerror}", item=str(path)) from error
    finally:
        if half is not None:
            half.unlink(missing_ok=True)
    return count - 1


def read_export(path: Path, findings: list[Finding]) -> Iterator[Row]:
    """Read an export back, one record at a time.

    Args:
        path: A file :func:`export` made, gzipped or not.
        findings: Takes what is wrong with the file itself: a line that cannot be read, a
            missing end, lines that do not add up to it, anything after it.
    """
    whole = hashlib.sha256()
    count = 0
    end: bytes | None = None
    for number, line in _numbered(path, findings):
        where = f"{path.name} line {number}"
        if end is not None:
            findings.append(Finding("changed_file", where, "stands after the last line"))
        if line.startswith(END):
            end = line
            continue
        whole.update(line)
        try:
            told = json.loads(line)
            record: object = from_plain(KINDS[told["kind"]], told["record"])
            row = (str(told["table"]), str(told["key"]), str(told["hash"]), record)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            findings.append(Finding("unreadable_line", where, f"cannot be read: {error}"))
            continue
        count += 1
        yield row
    if end is None:
        findings.append(Finding("truncated", path.name, "the last line is missing"))
    elif end != _end(count, whole.hexdigest()):
        findings.append(Finding("changed_file", path.name, "its lines do not add up to its end"))


def _numbered(path: Path, findings: list[Finding]) -> Iterator[tuple[int, bytes]]:
    number = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for line in file:
                number += 1
                yield number, line
    except (OSError, EOFError, zlib.error) as error:
        where = f"{path.name} line {number + 1}"
        findings.append(Finding("unreadable_line", where, f"cannot be read: {error}"))


END = b'{"end": '


def _end(records: int, sha: str) -> bytes:
    return json.dumps({"end": {"records": records, "sha256": sha}}).encode() + b"\n"


def _lines(store: Store, *, captures: bool) -> Iterator[bytes]:
    whole = hashlib.sha256()
    count = 0
    for row in store.rows():
        if row.table == "capture" and not captures:
            continue
        if row.record is None:
            why = f"{row.fault}; see: maek verify"
            raise StoreError(why, item=f"{row.table} {row.key}")
        plain = {
            "table": row.table,
            "key": row.key,
            "hash": row.hash,
            "kind": type(row.record).__name__,
            "record": to_plain(row.record),
        }
        line = json.dumps(plain, ensure_ascii=True).encode() + b"\n"
        whole.update(line)
        count += 1
        yield line
    yield _end(count, whole.hexdigest())
