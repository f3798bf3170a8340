"""Rows of a JSONL file, or of standard input; a bad one as the error it is."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maek.errors import InputError, UnreadableError


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
            yield parsed(line, f"{path} row {number}")


def _read(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    return path.read_text(encoding="utf-8-sig")


def parsed(line: str | bytes, item: str) -> dict[str, Any] | UnreadableError:
    """Return one row, or the error that names it.

    Args:
        line: The row as it stands; bytes are UTF-8.
        item: How messages call it.
    """
    try:
        row = json.loads(line)
    except UnicodeDecodeError as error:
        return UnreadableError(not_utf8(error), item=item)
    except (ValueError, RecursionError) as error:
        return UnreadableError(f"not JSON: {error}", item=item)
    if not isinstance(row, dict):
        return UnreadableError("a row must be a JSON object", item=item)
    return row


def not_utf8(error: UnicodeDecodeError) -> str:
    """Return in words where bytes are no UTF-8."""
    return f"is not UTF-8 text (byte {error.start + 1})"


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
        raise InputError(not_utf8(error), item=str(path)) from error
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", item=str(path)) from error
    if not text.strip():
        raise InputError("is empty", item=str(path))
    return text
