"""Pages made to break a reader: seeded mutations of good pages, and bombs measured one by one.

``python -m tests.hostile_pages`` reads every bomb in this process and prints, a line each, its
name, the seconds it took, and by how many megabytes the process' peak grew.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from maek.errors import MaekError
from maek.extract.html import read_html
from tests.recorded import recorded

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
MEGABYTE = 1_000_000


def good_pages() -> list[bytes]:
    """Return the pages that are mutated."""
    some = [p.read_bytes() for p in sorted(EXAMPLES.glob("*/*.html"))[::11]]
    return [r.page for r in recorded()] + some


def mutated(pages: list[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield mutated pages, the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        page = chance.choice(pages)
        how = chance.sample(list(MUTATIONS), chance.randint(1, 3))
        for name in how:
            page = MUTATIONS[name](page, chance, pages)
        yield f"{number}: {'+'.join(how)}", page


Mutation = Callable[[bytes, random.Random, list[bytes]], bytes]


def _truncated(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    return page[: chance.randrange(len(page) + 1)]


def _spliced(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    other = chance.choice(pages)
    return page[: chance.randrange(len(page) + 1)] + other[chance.randrange(len(other) + 1) :]


def _flipped(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    changed = bytearray(page)
    for _ in range(min(len(changed), chance.randint(1, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _inserted(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    at = chance.randrange(len(page) + 1)
    what = chance.choice(PIECES) * chance.randint(1, 300)
    return page[:at] + what + page[at:]


def _repeated(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    at = chance.randrange(len(page) + 1)
    piece = page[at : at + chance.randint(1, 2000)]
    return page[:at] + piece * chance.randint(2, 40) + page[at:]


def _deleted(page: bytes, chance: random.Random, pages: list[bytes]) -> bytes:
    at = chance.randrange(len(page) + 1)
    return page[:at] + page[at + chance.randint(1, 3000) :]


MUTATIONS: dict[str, Mutation] = {
    "truncated": _truncated,
    "spliced": _spliced,
    "flipped": _flipped,
    "inserted": _inserted,
    "repeated": _repeated,
    "deleted": _deleted,
}
PIECES = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"<", b">", b"<div>", b"</div>",
    b"</article>", b"<br>", b"<table><tr><td>", b"<p", b"&#xD800;", b"&#0;", b"&lt;&amp;", b"&lol;",
    b"<!--", b"-->", b"<![CDATA[", b"<script>", b"</script>", b"<nav>", b"<select>", b"<template>",
    b"\"", b"'", b"<a href=", b"<svg><p>", b"<html><body>", b"<title>", b"{\"@graph\":[",
    b"<meta charset=utf-7>", b"\xe1\x84\x80\xe1\x85\xa1", b"\xe2\x80\xae", b"\n",
)  # fmt: skip


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield pages that cost a careless reader minutes or gigabytes."""
    text = "시의회는 조례를 의결했다. ".encode()
    yield "nested 100,000 deep", b"<div>" * 100_000 + text * 20 + b"</div>" * 100_000
    yield "nested and never closed", b"<b><i>" * 50_000 + text * 20
    yield "tables in tables", b"<table><tr><td>" * 20_000 + text
    yield "20 MB of one tag", b"<br>" * 4_990_000
    yield "10 MB of paragraphs", b"<p>" + b"<p>a</p>" * 1_240_000
    yield "200,000 attributes", b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">"
    yield "attributes without values", b"<p " + b"x " * 400_000 + b">" + text * 40
    yield "one attribute of 15 MB", b"<p title='" + b"a" * 15_000_000 + b"'>" + text * 40
    yield "one paragraph of 15 MB", b"<p>" + text * 400_000 + b"</p>"
    yield "20,000 paragraphs", b"<article>" + (b"<p>" + text * 8 + b"</p>") * 20_000
    yield "one class of 1 MB", b"<div class='" + b"news " * 200_000 + b"'>" + text * 40 + b"</div>"
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    yield "entity bomb", b"<!DOCTYPE html [" + entities + b"]><p>&l11;</p>" + text * 40
    yield "character references", b"<p>" + b"&#44032;" * 500_000 + b"</p>"
    yield (
        "deep JSON-LD",
        (
            b"<script type='application/ld+json'>"
            + b'{"@graph":[' * 100_000
            + b"</script>"
            + text * 40
        ),
    )
    yield (
        "JSON-LD of 100,000 nodes",
        (
            b"<script type='application/ld+json'>["
            + b'{"@type":"NewsArticle","headline":"a"},' * 100_000
            + b"{}]</script>"
            + text * 40
        ),
    )
    yield "strings in a script", b"<script>" + b'"' + b"\\\\" * 2_000_000 + b"</script><p>a"
    yield "a million quotes in a script", b"<script>" + b'"' * 1_000_000 + b"</script><p>a"
    yield "NULs", b"\x00" * 5_000_000
    yield "NULs in a page", b"<p>" + (text + b"\x00") * 2_000 + b"</p>"
    yield "lone surrogates", b"<p>" + text * 20 + b"\xed\xa0\x80" * 500_000 + b"</p>"
    yield "random bytes", random.Random(1).randbytes(2_000_000)
    yield "50 MB", text * 1_400_000
    yield "spaces", b"<p>" + b" " * 10_000_000 + text * 40
    yield "dates", b"<p>" + b"2024.01." * 200_000 + b"</p>" + (b"<p>" + text * 9 + b"</p>") * 9
    yield "short lines", b"<br>".join([b"2024" for _ in range(100_000)]) + text * 40


def read(page: bytes) -> str:
    """Read a page; return why it was refused, or nothing."""
    try:
        article = read_html(page, url="https://hostile.example/2024/01/02/a")
    except MaekError as error:
        return str(error)
    for part in article.parts:
        assert part.span.of(article.text).strip()
    return ""


def peak() -> float:
    """Return the peak of this process' memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def main() -> None:
    """Read every bomb and print what it cost."""
    read(good_pages()[0])
    for name, page in bombs():
        before, begun = max(peak(), 0.0), time.process_time()
        said = read(page)
        cost = [name, round(time.process_time() - begun, 3), round(peak() - before), said]
        sys.stdout.write(json.dumps(cost, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
