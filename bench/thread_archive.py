"""Threading against a desk's archive: whether it slows an article down, and the memory it takes.

The archive is a real SQLite file of 10,000 and 100,000 articles, with ``MAEK_FULL=1`` of a
million too (14 GB; some 8 minutes to make, going by the smaller ones). What is timed is the
desk's own stage on new articles, from their features to the saved decision, once a run has
warmed up.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.archive import fill
from bench.figure import Figure
from bench.made_news import News
from maek.desk.memory import StoreMemory
from maek.desk.thread import decided
from maek.model.article import Article
from maek.store.base import Store
from maek.store.open import open_store
from maek.thread.compact import compact
from maek.thread.item import Item

SIZES = (10_000, 100_000)
FULL = (*SIZES, 1_000_000)
"""Articles in the archive."""
SEED = 7
TIMED = 250
"""Stories that come when it is measured, 600 articles; as many before it is."""
AT_ONCE = 200
"""Articles that come together, as in a run of the desk."""


def measure() -> Iterable[Figure | str]:
    """Thread new articles against small and large archives."""
    sizes = FULL if os.environ.get("MAEK_FULL") else SIZES
    times: list[float] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "maek.db"
            stories = _filled(path, size)
            store = open_store(path)
            times.append(_timed(store, stories))
            store.close()
        yield Figure(f"articles a second, {size:,} in the archive", 1 / times[-1], "articles/s")
        if size != sizes[0]:
            growth = f"time an article, {size:,} in the archive against {sizes[0]:,}"
            yield Figure(growth, times[-1] / times[0], "×", at_most=1.3)
        yield Figure(f"resident at {size:,} articles", resident(), "MB", at_most=3000.0)


def resident() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _filled(path: Path, size: int) -> int:
    """Make the archive in a process of its own, whose memory is not ours."""
    open_store(path).close()
    store = open_store(path)
    under = StoreMemory(store).under
    store.close()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(fill, (path, SEED, size, under))


def _timed(store: Store, stories: int) -> float:
    """Return the seconds an article takes, after as many that are not timed."""
    memory = StoreMemory(store)
    news = News(SEED)
    taken = 0.0
    for first in (stories, stories + TIMED):
        items = [item for own in news.stories(first, first + TIMED) for item in own]
        taken = sum(_run(store, memory, part) for part in _parts(items))
    return taken / len(items)


def _parts(items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _run(store: Store, memory: StoreMemory, items: list[Item]) -> float:
    """Thread articles that were just analysed; return the seconds it took."""
    with store.writing():
        for item in items:
            store.put_article(Article(item.id, item.title, f"t{item.id}", "en"))
        store.put_features(memory.under, ((i.id, f"t{i.id}", compact(i)) for i in items))
    begun = time.process_time()
    read = [known for one in items if (known := memory.fresh(one.id)) is not None]
    for known in read:
        memory.background.add(known)
    decided(store, memory, read)
    return time.process_time() - begun
