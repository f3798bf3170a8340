"""Rows of a JSONL file, or of standard input; a bad one as the error it is."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maek.errors import InputError


def json_rows(path: Path) -> Iterator[dict[str, Any] | InputError]:
    """Yield every row of a file as a dictionary, or the error that names it.

    Args:
        path: A .jsonl file, packed or not; ``-`` is standard input.

    Raises:
        InputError: The file cannot be read, or is empty.
    """
    text = text_file(path)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _row(line, f"{path} row {number}")


def _read(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    return path.read_text(encoding="utf-8-sig")


def _row(line: str, item: str) -> dict[str, Any] | InputError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"not JSON: {error}", item=item)
    if not isinstance(row, dict):
        return InputError("a row must be a JSON object", item=item)
    return row


def text_file(path: Path) -> str:
    """Return the text of a file.

    Args:
        path: A UTF-8 text file; ``-`` is standard input.

    Raises:
        InputError: It cannot be read, or is empty.
    """
    try:
        text = _read(path)
    except UnicodeDecodeError as error:
        why = f"is not UTF-8 text (byte {error.start + 1})"
        raise InputError(why, item=str(path)) from error
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", item=str(path)) from error
    if not text.strip():
        raise InputError("is empty", item=str(path))
    return text
