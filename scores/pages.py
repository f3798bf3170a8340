"""Pages: running text, title, day and authors against gold, in the three sets of bench/pages.

Running text is scored as scrapinghub scores it (``_shingle``), on what `maek read` calls
standfirst and body. The forest behind it was trained on these very pages: what it does on sites
it never saw is printed by ``training/page_body.py --folds 5``.

trafilatura and readability-lxml are run beside it on the same pages in the same process, unless
MAEK_COMPETITORS=0. newspaper4k is run where somebody has installed it: it cannot be pinned beside
maek (it wants python-dateutil < 3), and says so.
"""

from __future__ import annotations

import gzip
import html as entities
import json
import logging
import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from maek.errors import MaekError
from maek.extract.html import read_html
from maek.model.article import Article
from scores._shingle import f1, precision_recall

TARGETS = {
    "aeb": 0.972, "fundus": 0.968, "fundus_kr": 0.95, "fundus_lowest": 0.94,
    "spiders_ko": 0.95, "spiders_ja": 0.96, "spiders_zh": 0.92,
    "title": 0.97, "published": 0.97, "authors": 0.90,
}  # fmt: skip
Row = dict[str, Any]
Reader = Callable[[Row, bytes], str]


def score(bench_dir: Path) -> dict[str, float]:
    """Return F1 of the running text by set and language, and the shares of right metadata."""
    found = figures(bench_dir)
    if os.environ.get("MAEK_COMPETITORS") != "0":
        found |= competitors(bench_dir)
    return found


def rows(bench_dir: Path) -> Iterator[tuple[Row, bytes]]:
    """Yield the gold rows with their pages."""
    folder = bench_dir / "pages"
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row, gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes())


def figures(
    bench_dir: Path, read: Callable[[Row, bytes], Article | None] | None = None
) -> dict[str, float]:
    """Return every figure.

    Args:
        bench_dir: Where the given data is.
        read: How a page is read; as `maek read` does by default.
    """
    text: dict[str, list[tuple[float, float]]] = defaultdict(list)
    right: dict[str, list[bool]] = defaultdict(list)
    for row, page in rows(bench_dir):
        article = (read or _read)(row, page)
        whole = "\n".join((*article.standfirst, article.body)) if article else ""
        measured = precision_recall(row["body"], whole)
        for name in _sets(row):
            text[name].append(measured)
        alone = precision_recall(row["body"], article.body if article else "")
        text[f"{_sets(row)[0]}_body_alone"].append(alone)
        for name, ok in _metadata(row, article):
            right[name].append(ok)
    found = {name: f1(pages) for name, pages in sorted(text.items()) if name.count(":") == 0}
    languages = [f1(pages) for name, pages in text.items() if name.startswith("fundus:")]
    found["fundus_kr"] = f1(text["fundus:kr"])
    found["fundus_lowest"] = min(languages, default=0.0)
    return found | {name: sum(told) / len(told) for name, told in sorted(right.items())}


def _read(row: Row, page: bytes) -> Article | None:
    try:
        return read_html(page, url=row["url"] or "", id=row["id"])
    except MaekError:
        return None


def _sets(row: Row) -> list[str]:
    if row["set"] == "site-spiders":
        return [f"spiders_{row['lang']}"]
    return [row["set"], f"{row['set']}:{row['lang']}"]


def _metadata(row: Row, article: Article | None) -> Iterator[tuple[str, bool]]:
    if "title" in row:
        told = article.title if article else ""
        yield "title", alike(row["title"], told)
        yield "title_same_words", plain(row["title"]) == plain(told)
    if "published" in row:
        day = article.published.day if article and article.published else ""
        yield "published", day == row["published"][:10]
    if row.get("authors"):
        names = {plain(name) for name in article.authors} if article else set()
        yield "authors", names == {plain(name) for name in row["authors"]}


def plain(text: str) -> str:
    """Return letters and digits alone, in lower case and one width, entities undone."""
    undone = entities.unescape(entities.unescape(text))
    return "".join(c for c in unicodedata.normalize("NFKC", undone).casefold() if c.isalnum())


def alike(gold: str, ours: str) -> bool:
    """Tell whether two titles are the same, but for a kicker before or a site's name after."""
    a, b = plain(gold), plain(ours)
    short, long = sorted((a, b), key=len)
    return bool(short) and short in long and 2 * len(short) > len(long)


def competitors(bench_dir: Path) -> dict[str, float]:
    """Return F1 of the running text by other readers, in the same process on the same pages."""
    found: dict[str, float] = {}
    for name, reader in _others():
        text: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for row, page in rows(bench_dir):
            try:
                told = reader(row, page)
            except Exception:
                told = ""
            text[_sets(row)[0]].append(precision_recall(row["body"], told))
        found |= {f"{name}_{part}": f1(pages) for part, pages in sorted(text.items())}
    return found


def _others() -> Iterator[tuple[str, Reader]]:
    import trafilatura

    yield "trafilatura", lambda row, page: trafilatura.extract(page, include_comments=False) or ""
    for name, made in (("readability", _readability), ("newspaper4k", _newspaper)):
        try:
            reader = made()
        except ImportError:
            print(f"pages: {name} not measured, it is not installed")
        else:
            yield name, reader


def _readability() -> Reader:
    import readability
    from lxml import html as lxml_html

    logging.getLogger("readability").setLevel(logging.CRITICAL)

    def read(row: Row, page: bytes) -> str:
        told = readability.Document(page.decode("utf-8", "replace")).summary()
        return "\n".join(lxml_html.fromstring(told).itertext())

    return read


def _newspaper() -> Reader:
    import newspaper

    def read(row: Row, page: bytes) -> str:
        article = newspaper.Article(row["url"] or "http://page.example/", fetch_images=False)
        article.download(input_html=page.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    return read


def differences(bench_dir: Path) -> list[str]:
    """Return the pages that were read worst and the metadata that are wrong, for reading."""
    found: list[tuple[float, str]] = []
    for row, page in rows(bench_dir):
        article = _read(row, page)
        whole = "\n".join((*article.standfirst, article.body)) if article else ""
        precision, recall = precision_recall(row["body"], whole)
        wrong = [name for name, ok in _metadata(row, article) if not ok]
        told = f"{precision:.2f} {recall:.2f} {row['id']} {article.reader if article else '-'}"
        for name in wrong:
            if name in ("title", "published", "authors"):
                ours = getattr(article, name, None)
                told += f"\n      {name}: {row[name]!r} ours {ours!r}"
        if wrong or precision + recall < 1.9:
            found.append((precision + recall, told))
    return [told for _, told in sorted(found)]


if __name__ == "__main__":
    from scores.gate import bench_dir as where

    for figure, value in figures(where()).items():
        print(f"{figure:28} {value:.4f}")
    print("\n".join(differences(where())))
