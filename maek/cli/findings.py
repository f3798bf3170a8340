"""Findings for people: what, on which line, in which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

Json = dict[str, Any]

SHORT, AROUND, LONG = 16, 14, 160
"""Words so short are shown with so much around them; of longer ones the middle is left out."""


def show_findings(out: Console, findings: list[Json], text: str, source: str = "") -> None:
    """Print findings, one a line.

    Args:
        out: Where to.
        findings: As answers have them.
        text: What they were found in.
        source: The original, where the text is its translation.
    """
    from rich.markup import escape

    for finding in findings:
        out.print(escape(f"    {line_of(finding, text, source)}"), soft_wrap=True)


def line_of(finding: Json, text: str, source: str = "") -> str:
    """Return a finding in words.

    Args:
        finding: Of an answer.
        text: What it was found in.
        source: The original, where the text is its translation.
    """
    start, end = finding["start"], finding["end"]
    kind = finding["kind"].replace("_", " ")
    told = f"{_line(text, start)}{kind}: “{_shown(text[start:end])}”"
    if end - start < SHORT and (around := _around(text, start, end)):
        told += f" in “{around}”"
    told += f" — {' '.join(finding['why'].split())}"
    there = source.find(finding["suggestion"]) if finding["suggestion"] else -1
    if there >= 0 and "\n" in source.strip():
        told += f" (line {source.count(chr(10), 0, there) + 1} of the original)"
    return told


def _line(text: str, at: int) -> str:
    """Where it is; the only line of a text needs no number."""
    return f"line {text.count(chr(10), 0, at) + 1}, " if "\n" in text.strip() else ""


def _shown(words: str) -> str:
    words = " ".join(words.split())
    half = LONG // 2
    return words if len(words) <= LONG else f"{words[:half]} … {words[-half:]}"


def _around(text: str, start: int, end: int) -> str:
    """The words with what stands before and behind them on their line."""
    head = text[:start].rpartition("\n")[2]
    tail = text[end:].partition("\n")[0]
    before = head if len(head) <= AROUND else "…" + head[-AROUND:]
    behind = tail if len(tail) <= AROUND else tail[:AROUND] + "…"
    return f"{before}{text[start:end]}{behind}".strip() if before.strip() or behind.strip() else ""
