"""What a site or export carries so that anyone can verify it offline.

A sheet shows some lines of a source and the hashes of all others: the hashes add up to
the text id that citations name, so the shown words are proven to stand at their place in
that exact version, while the rest of the text stays with its publisher.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maek.model.ids import digest, leaf_hash, leaves, root_hash
from maek.model.span import Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """One line of a source: where it starts, its hash, and its words if they are shown."""

    start: int
    hash: str
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source version as far as it is shown."""

    text_id: str
    article: str
    url: str
    outlet: str
    lang: str
    leaves: tuple[Leaf, ...]


def sheet_of(
    text: str, shown: Iterable[Span] | None, *, article: str, url: str, outlet: str, lang: str
) -> Sheet:
    """Return the sheet of a text that shows the lines the given spans lie on.

    Args:
        text: The whole text of the version.
        shown: Spans whose lines are shown; None shows every line.
        article: Id of the article.
        url: Where the original is.
        outlet: Its publisher.
        lang: Its language.
    """
    spans = None if shown is None else tuple(shown)
    found: list[Leaf] = []
    for start, line in leaves(text):
        # The line feed that ends a line is its own: a span may begin on it.
        here = Span(start, start + len(line) + 1)
        visible = spans is None or any(here.overlaps(s) for s in spans)
        found.append(Leaf(start, leaf_hash(start, line), line if visible else None))
    made = tuple(found)
    return Sheet(root_hash(leaf.hash for leaf in made), article, url, outlet, lang, made)


def sheet_fault(sheet: Sheet) -> str:
    """Return what is wrong with a sheet in itself, or ``""`` when it adds up."""
    for leaf in sheet.leaves:
        if leaf.line is not None and leaf_hash(leaf.start, leaf.line) != leaf.hash:
            return f"the line at {leaf.start} is not the one that was read: {leaf.line[:60]!r}"
    if root_hash(leaf.hash for leaf in sheet.leaves) != sheet.text_id:
        return "its lines do not add up to its text id"
    return ""


def words_on(sheet: Sheet, span: Span) -> str | None:
    """Return the words a span covers, or None when a line it needs is not shown.

    Args:
        sheet: A sheet that adds up.
        span: A span of the source's text.
    """
    words: list[str] = []
    for leaf in sheet.leaves:
        # Every line but the last is followed by the line feed that ends it.
        if leaf.line is None:
            if leaf.start < span.end and _end(sheet, leaf) > span.start:
                return None
            continue
        line = leaf.line + "\n"
        low, high = max(span.start - leaf.start, 0), span.end - leaf.start
        if high > 0 and low < len(line):
            words.append(line[low:high])
    return "".join(words)


def _end(sheet: Sheet, leaf: Leaf) -> int:
    following = [other.start for other in sheet.leaves if other.start > leaf.start]
    return min(following) if following else leaf.start + 1


def manifest_of(files: Mapping[str, str]) -> bytes:
    """Return a site's manifest: the SHA-256 of every file, and of the list itself.

    Args:
        files: Path within the site → SHA-256 of its bytes.
    """
    listed = dict(sorted(files.items()))
    whole = {"maek": 1, "files": listed, "root": manifest_root(listed)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def manifest_root(files: Mapping[str, str]) -> str:
    """Return the hash over a manifest's entries: one line to compare two sites by."""
    return digest("\n".join(f"{path} {sha}" for path, sha in sorted(files.items())).encode())
