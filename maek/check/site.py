"""A published site verifies by itself: every byte, every citation, every shown sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from maek.check.verify import verify_wording
from maek.model.brief import Brief, Citation
from maek.model.finding import Finding
from maek.model.ids import digest
from maek.model.proof import Sheet, manifest_of, sheet_fault, words_on
from maek.model.wire import from_plain

MANIFEST = "manifest.json"
BRIEFS = "data/brief/"
SHEETS = "data/source/"

HOSTING = frozenset({".git", ".nojekyll", ".well-known", "CNAME"})
"""What hosts of static sites want beside the pages; publishing leaves it, verifying too."""

Reader = Callable[[str], bytes | None]
"""Path within the site → its bytes, None when there is no such file."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was verified."""

    files: int = 0
    briefs: int = 0
    lines: int = 0
    citations: int = 0


def verify_site(paths: Iterable[str], read: Reader) -> tuple[Counts, tuple[Finding, ...]]:
    """Verify a published site.

    Args:
        paths: Every file there is, as paths within the site.
        read: Gives the bytes of a file.

    Returns:
        What was verified, and everything that does not hold.
    """
    there = set(paths)
    listed, found = _manifest(there, read)
    findings = list(found)
    for path in sorted(listed):
        body = read(path) if path in there else None
        if body is None:
            findings.append(Finding("missing_file", path, "is in the manifest but not in the site"))
        elif digest(body) != listed[path]:
            findings.append(Finding("changed_file", path, "is not what was published"))
    added = sorted(there - set(listed) - {MANIFEST})
    findings += [Finding("added_file", path, "is not in the manifest") for path in added]
    lines = citations = 0
    briefs = sorted(p for p in there if p.startswith(BRIEFS))
    sheets: dict[str, Sheet | None] = {}
    for path in briefs:
        brief = _record(Brief, path, read, findings)
        if brief is not None:
            lines += len(brief.lines())
            citations += sum(len(line.citations) for line in brief.lines())
            findings += _brief(brief, path, read, sheets)
    return Counts(len(listed), len(briefs), lines, citations), tuple(findings)


def _manifest(there: set[str], read: Reader) -> tuple[dict[str, str], list[Finding]]:
    body = read(MANIFEST) if MANIFEST in there else None
    if body is None:
        return {}, [Finding("missing_file", MANIFEST, "the site has no manifest")]
    try:
        told = json.loads(body)
        listed = {str(path): str(sha) for path, sha in told["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return {}, [Finding("changed_file", MANIFEST, f"cannot be read: {error}")]
    if body != manifest_of(listed):
        return listed, [Finding("changed_file", MANIFEST, "its list does not add up to its root")]
    return listed, []


def _record(kind: type[Brief], path: str, read: Reader, findings: list[Finding]) -> Brief | None:
    try:
        return from_plain(kind, json.loads(read(path) or b""))
    except ValueError as error:
        findings.append(Finding("changed_file", path, f"cannot be read: {error}"))
        return None


def _brief(
    brief: Brief, path: str, read: Reader, sheets: dict[str, Sheet | None]
) -> Iterator[Finding]:
    for number, line in enumerate(brief.lines()):
        where = f"{path} line {number + 1}"
        for citation in line.citations:
            yield from _citation(citation, where, read, sheets)
        yield from verify_wording(line, where)
    yield from _shown(brief, path, read)


def _citation(
    citation: Citation, where: str, read: Reader, sheets: dict[str, Sheet | None]
) -> Iterator[Finding]:
    if citation.text_id not in sheets:
        sheets[citation.text_id], fault = _sheet(citation.text_id, read)
        if fault:
            yield Finding("changed_source", f"{SHEETS}{citation.text_id}.json", fault)
    sheet = sheets[citation.text_id]
    if sheet is None:
        why = f"its source {citation.text_id} is not there or does not add up"
        yield Finding("lost_source", where, why, words=citation.words)
    elif (words := words_on(sheet, citation.span)) != citation.words:
        why = f"{citation.article} [{citation.span.start}, {citation.span.end}) reads otherwise"
        yield Finding(
            "misread_citation", where, why, words=citation.words, source_words=words or ""
        )


def _sheet(text_id: str, read: Reader) -> tuple[Sheet | None, str]:
    body = read(f"{SHEETS}{text_id}.json")
    if body is None:
        return None, "is not there"
    try:
        sheet = from_plain(Sheet, json.loads(body))
    except ValueError as error:
        return None, f"cannot be read: {error}"
    fault = sheet_fault(sheet) or ("" if sheet.text_id == text_id else "names another text")
    return (None, fault) if fault else (sheet, "")


def _shown(brief: Brief, path: str, read: Reader) -> Iterator[Finding]:
    """What the page shows is what the brief says, line by line."""
    page = f"story/{brief.story}.html"
    body = read(page)
    if body is None:
        yield Finding("missing_file", page, f"the page of {path} is not there")
        return
    shown = _lines_on(body)
    for number, line in enumerate(brief.lines()):
        if number in shown and shown[number] != " ".join(line.text.split()):
            why = "the page shows other words than the brief has"
            yield Finding("changed_line", f"{page} line {number + 1}", why, words=shown[number])
    for number in range(1 + len(brief.standfirst) + len(brief.body)):
        if number not in shown:
            yield Finding("missing_line", f"{page} line {number + 1}", "the page does not show it")


def _lines_on(page: bytes) -> dict[int, str]:
    """Return the sentences a story page shows, by their number in the brief."""
    from selectolax.lexbor import LexborHTMLParser

    found: dict[int, str] = {}
    for node in LexborHTMLParser(page).css("[data-line]"):
        number = node.attributes.get("data-line") or ""
        if number.isdigit():
            found[int(number)] = " ".join(node.text().split())
    return found
