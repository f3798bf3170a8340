"""Analysis of English, Russian, Japanese and Chinese: articles a second of one core.

Every drawer runs, as ``maek read`` runs them, on the given stories of each language joined to
articles of about 2,900 code points. Process time is taken, so that other work on the machine
does not count; tables and patterns are compiled before.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.figure import Figure
from maek.analyse.run import analyse
from maek.model.article import Article
from scores.gate import bench_dir

SIZE = 2900
MOST = 60
LANGS = ("en", "ru", "ja", "zh")
WANTED = 100.0


def measure() -> Iterable[Figure | str]:
    """Yield articles a second per language, and how long the first article takes."""
    folder = bench_dir() / "stories"
    if not folder.is_dir():
        yield f"not measured, {folder} is not here (set MAEK_BENCH)"
        return
    for lang in LANGS:
        articles = [*_articles(folder, lang)][:MOST]
        if not articles:
            yield f"no {lang} articles"
            continue
        begun = time.process_time()
        analyse(articles[0])
        first = time.process_time() - begun
        begun = time.process_time()
        for article in articles:
            analyse(article)
        spent = time.process_time() - begun
        size = sum(len(a.text) for a in articles) / SIZE
        yield Figure(f"{lang}_articles", size / spent, "articles/s", at_least=WANTED)
        yield Figure(f"{lang}_first", first, "s")


def _articles(folder: Path, lang: str) -> Iterator[Article]:
    """Articles of one language, short ones joined until they are long enough."""
    text = ""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["lang"].split("-")[0] != lang:
                    continue
                text = f"{text}\n{row['text']}" if text else row["text"]
                while len(text) >= SIZE:
                    cut = text.find("\n", SIZE)
                    end = cut if 0 < cut < 2 * SIZE else SIZE
                    yield Article("bench", text[:end], "bench", lang)
                    text = text[end:].strip()
