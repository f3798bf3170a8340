"""Korean analysis: all drawers beside the engine's tokenising alone, on the same articles.

Both are measured in processor time of one process, article by article in turn, the best of some
rounds each, on one core, so that other work on the machine slows both. ``maek read`` runs as
people run it, start included, on one core.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.figure import Figure, seconds
from maek.analyse.blocks import blocks_of
from maek.analyse.run import analyse, begin
from maek.desk.pool import pool_map
from maek.model.article import Article
from scores.gate import bench_dir

ROOT = Path(__file__).parent.parent
ROUNDS = 5
PAGES = 1000


def measure() -> Iterator[Figure | str]:
    """Yield the ratio to tokenising, what a second worker brings, load, memory, and pages read."""
    yield from _loading()
    if found := articles():
        cores = os.sched_getaffinity(0)
        _on_one_core()
        yield from _beside_the_engine(found)
        os.sched_setaffinity(0, cores)
        yield from _with_two(found)
    else:
        yield f"articles: not measured, {bench_dir()} is not here (set MAEK_BENCH)"
    yield from _reading()


def articles() -> list[Article]:
    """Return the Korean articles of the benchmark."""
    path = bench_dir() / "pages/gold.jsonl"
    if not path.is_file():
        return []
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Article(r["id"], r["body"], r["id"], "ko") for r in rows if r["lang"] == "ko"]


def _beside_the_engine(articles: Sequence[Article]) -> Iterator[Figure]:
    from kiwipiepy import Kiwi

    engine = Kiwi(load_multi_dict=False, num_workers=1)
    engines = [math.inf] * len(articles)
    ours = [math.inf] * len(articles)
    for _ in range(ROUNDS + 1):
        for number, article in enumerate(articles):
            texts = [b.span.of(article.text) for b in blocks_of(article)]
            begun = time.process_time()
            list(engine.tokenize(texts))
            between = time.process_time()
            analyse(article)
            ours[number] = min(ours[number], time.process_time() - between)
            engines[number] = min(engines[number], between - begun)
    size = sum(len(a.text.encode()) for a in articles)
    floor, all_of_it = sum(engines), sum(ours)
    yield Figure("times_the_tokenising", all_of_it / floor, "x", at_most=1.6)
    yield Figure("tokenising", size / floor / 1e6, "MB/s")
    yield Figure("articles_a_second", len(articles) / all_of_it, "articles/s")


def _with_two(articles: Sequence[Article]) -> Iterator[Figure | str]:
    """The engine's threads beside Python's, and two processes, each beside one core."""
    if len(os.sched_getaffinity(0)) < 2:
        yield "two workers: not measured, this machine lends one core"
        return
    alone = _clocked("all_of(work)", _on_one_core)
    yield Figure("two_threads", alone / _clocked("ahead(work)"), "x", at_least=1.8)
    work = list(articles) * 2
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        halves = (work[::2], work[1::2])
        took = seconds(lambda: pool.map(all_of, halves, 1))
    yield Figure("two_processes", alone / took, "x", at_least=1.8)


_CLOCKED = """
import sys
from bench.analysis import ahead, all_of, articles
from bench.figure import seconds
work = articles() * 2
print(seconds(lambda: {call}))
"""


def _clocked(call: str, first: Callable[[], None] | None = None) -> float:
    """Run a call in a fresh process, warm, and return the seconds it took by the clock."""
    told = subprocess.run(
        [sys.executable, "-c", _CLOCKED.format(call=call)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=first,
    )
    return float(told.stdout)


def all_of(work: Sequence[Article]) -> None:
    """Analyse some articles."""
    for article in work:
        analyse(article)


def ahead(work: Sequence[Article]) -> None:
    """Analyse some articles in one process, the engine begun on each before its turn."""
    for _ in pool_map(analyse, work, 1, begin=begin):
        pass


_LOAD = """
import resource, time
begun = time.perf_counter()
from maek.analyse.run import analyse
from maek.model.article import Article
analyse(Article("a", "김민수 장관은 12일 “준비됐다”고 말했다.", "a", "ko"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(time.perf_counter() - begun, time.process_time(), peak)
"""


def _loading() -> Iterator[Figure]:
    """The first article of a process, as of an installed package: its byte code is there."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in ("makes the byte code", "is measured"):
            told = subprocess.run(
                [sys.executable, "-c", _LOAD],
                cwd=ROOT,
                env=env,
                capture_output=True,
                text=True,
                check=True,
            )
    took, worked, memory = map(float, told.stdout.split())
    yield Figure("load", took, "s", at_most=3)
    yield Figure("load_processor_time", worked, "s")
    yield Figure("resident_memory", memory, "MB", at_most=600)


def _reading() -> Iterator[Figure]:
    """``maek read`` on a thousand Korean pages: the example pages, each varied by number."""
    with tempfile.TemporaryDirectory() as folder:
        _write_pages(Path(folder))
        took, worked, peak = _read(folder, _on_one_core)
        yield Figure("read_pages_a_second", PAGES / worked, "pages/s", at_least=15)
        yield Figure("read_pages_a_second_by_the_clock", PAGES / took, "pages/s")
        yield Figure("read_peak_memory", peak, "MB", at_most=1200)
        if len(os.sched_getaffinity(0)) > 1:
            took, _, peak = _read(folder, None)
            yield Figure("read_pages_a_second_on_all_cores", PAGES / took, "pages/s")
            yield Figure("read_peak_memory_on_all_cores", peak, "MB", at_most=1200)


def _read(folder: str, first: Callable[[], None] | None) -> tuple[float, float, float]:
    """Return seconds by the clock, of processor time, and the peak memory of all processes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = 0.0
    with subprocess.Popen(
        [sys.executable, "-m", "maek", "read", folder, "--json"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        preexec_fn=first,
    ) as reading:
        while reading.poll() is None:
            peak = max(peak, _memory(reading.pid))
            time.sleep(0.1)
    took = time.perf_counter() - begun
    assert reading.returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def _memory(pid: int) -> float:
    """Return the megabytes a process and its children hold, pages they share counted once."""
    try:
        words = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = float(words[words.index("Pss:") + 1]) / 1024
    return own + sum(map(_memory, map(int, children)))


def _on_one_core() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _write_pages(folder: Path) -> None:
    """Write the Korean example pages again and again, with other numbers in each round."""
    every = (_utf8(p) for p in sorted((ROOT / "examples/pages").rglob("*.html")))
    pages = [words for words in every if 'lang="ko' in words[:400]]
    for number in range(PAGES):
        varied = _varied(pages[number % len(pages)], number // len(pages))
        (folder / f"{number:04}.html").write_text(varied, encoding="utf-8")


def _utf8(page: Path) -> str:
    """The page's text; nothing for one in another encoding."""
    try:
        return page.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _varied(page: str, shift: int) -> str:
    """Numbers of people, money and the like a little larger; dates and years as they are."""
    return re.sub(
        r"(?<![\d.,])(\d{1,3})(?=[천만억명발개%])", lambda m: str(int(m[1]) + shift), page
    )
