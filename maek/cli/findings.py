"""Findings for people: what, on which line, in which words, and why."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
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


HEADS = {
    "fact": "facts that do not agree",
    "leftover": "left by a machine",
    "language": "language",
}


def show_by_gravity(out: Console, findings: list[Json], text: str) -> None:
    """Print findings under what they are about, the gravest first.

    Args:
        out: Where to.
        findings: As answers have them, each with its ``gravity``.
        text: What they were found in.
    """
    from rich.markup import escape

    for group, head in HEADS.items():
        told = list(_once([f for f in findings if f["gravity"] == group]))
        if told:
            out.print(f"  [bold]{escape(head)}[/bold] ({len(told)})")
            show_findings(out, told, text)


def _once(findings: list[Json]) -> Iterator[Json]:
    """Findings of one place as one, with all their kinds and reasons."""
    for _, same in itertools.groupby(findings, lambda f: (f["start"], f["end"])):
        first, *others = same
        kinds = dict.fromkeys([first["kind"], *(f["kind"] for f in others)])
        reasons = dict.fromkeys([first["why"], *(f["why"] for f in others)])
        yield {**first, "kind": ", ".join(kinds), "why": "; ".join(reasons)}


def show_alone(out: Console, sentences: list[Json], text: str) -> None:
    """Print the sentences that no other account tells, which is no error.

    Args:
        out: Where to.
        sentences: As answers have them.
        text: What they stand in.
    """
    from rich.markup import escape

    if sentences:
        out.print(f"  [bold]only here, in no account[/bold] ({len(sentences)})")
    for sentence in sentences:
        where = _line(text, sentence["start"])
        out.print(escape(f"    {where}{_marked(_shown(sentence['words']))}"), soft_wrap=True)


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


def _marked(words: str) -> str:
    """Words in quotation marks; those that are a quotation have theirs."""
    return words if words[:1] == "“" and words[-1:] == "”" else f"“{words}”"


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
