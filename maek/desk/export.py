"""A desk as JSON Lines: one record a line with its hash, and a last line over them all."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maek.errors import StoreBusy
from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.capture import Capture
from maek.model.finding import Finding
from maek.model.findings import Analysis
from maek.model.problem import Problem
from maek.model.source import FeedItem, Outlet, Source
from maek.model.story import Join, Story, Storyline
from maek.model.wire import from_plain, to_plain
from maek.store.base import Decision, Store

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
        Story,
        Storyline,
    )
}

Rows = list[tuple[str, str, str, object]]


def export(store: Store, path: Path, *, captures: bool = False) -> int:
    """Write every record of a desk to a file, whole or not at all.

    Args:
        store: The desk's store.
        path: The file; made anew.
        captures: Whether the bytes of the pages go with it.

    Returns:
        How many records were written.

    Raises:
        StoreBusy: The file cannot be written (disk full, no permission).
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        count = 0
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for line in _lines(store, captures=captures):
                file.write(line)
                count += 1
        Path(name).replace(path)
    except OSError as error:
        raise StoreBusy(f"cannot be written: {error.strerror}", item=str(path)) from error
    return count - 1


def read_export(path: Path) -> tuple[Rows, list[Finding]]:
    """Read an export back.

    Args:
        path: A file :func:`export` made, gzipped or not.

    Returns:
        Its records as (table, key, hash, record), and what is wrong with the file itself:
        a line that cannot be read, a missing end, lines that do not add up to it.
    """
    rows: Rows = []
    findings: list[Finding] = []
    whole = hashlib.sha256()
    end: dict[str, Any] | None = None
    for number, line in enumerate(_raw_lines(path), start=1):
        where = f"{path.name} line {number}"
        try:
            told = json.loads(line)
            if "end" in told:
                end = told["end"]
                continue
            kind = KINDS[told["kind"]]
            rows.append(
                (told["table"], told["key"], told["hash"], from_plain(kind, told["record"]))
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            findings.append(Finding("unreadable_line", where, f"cannot be read: {error}"))
        whole.update(line)
    if end is None:
        findings.append(Finding("truncated", path.name, "the last line is missing"))
    elif end != {"records": len(rows), "sha256": whole.hexdigest()}:
        findings.append(Finding("changed_file", path.name, "its lines do not add up to its end"))
    return rows, findings


def _raw_lines(path: Path) -> Iterator[bytes]:
    if path.suffix == ".gz":
        with gzip.open(path) as file:
            yield from file
    else:
        with path.open("rb") as plain:
            yield from plain


def _lines(store: Store, *, captures: bool) -> Iterator[str]:
    whole = hashlib.sha256()
    count = 0
    for table, key, stored, record in store.rows():
        if isinstance(record, Capture) and not captures:
            continue
        plain = {
            "table": table,
            "key": key,
            "hash": stored,
            "kind": type(record).__name__,
            "record": to_plain(record),
        }
        line = json.dumps(plain, ensure_ascii=False) + "\n"
        whole.update(line.encode())
        count += 1
        yield line
    yield json.dumps({"end": {"records": count, "sha256": whole.hexdigest()}}) + "\n"
