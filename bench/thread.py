"""Threading: articles a second at 10,000 stories, whether the archive slows it down, restarts.

``MAEK_FULL=1`` takes the archive in the store up to a million articles (hours); by default
it stays small enough for every day. What a desk's store answers is measured on a real SQLite
file; only the features of articles of long ago are made again instead of read.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.figure import Figure
from bench.made_news import News, decided
from maek.desk.read import read_one
from maek.desk.thread import KEPT, StoreMemory
from maek.model.capture import Capture
from maek.model.story import Join, Story, Storyline
from maek.store.base import Store
from maek.store.open import open_store
from maek.thread.background import WINDOW
from maek.thread.item import Item
from maek.thread.join import decide
from maek.thread.memory import RamMemory, Threading

STORIES = (1_000, 10_000)
"""Stories in memory at which the speed is measured."""
ARCHIVES = (2_000, 10_000)
FULL = (10_000, 100_000, 1_000_000)
"""Articles in the store at which it is measured."""
TIMED = 250
"""Stories that come when it is measured, 600 articles."""
AT_ONCE = 200
"""Articles that come together, as in a run of the desk."""
PAGES = Path(__file__).parent.parent / "examples" / "pages"
READ = 8
"""Pages the articles of a restart are made from."""


def measure() -> Iterable[Figure | str]:
    """Thread the same made-up news against small and large archives."""
    yield from _in_store(FULL if os.environ.get("MAEK_FULL") else ARCHIVES)
    yield from _restart()
    yield from _in_memory()


def _in_memory() -> Iterator[Figure]:
    news, memory = News(7), RamMemory()
    known = 0
    for stories in STORIES:
        for own in news.stories(known, stories):
            memory.know(own)
            memory.keep(decided(own, memory.background))
        known = stories + TIMED
        items = [item for own in news.stories(stories, known) for item in own]
        begun = time.process_time()
        for start in range(0, len(items), AT_ONCE):
            memory.know(items[start : start + AT_ONCE])
            memory.keep(decide(items[start : start + AT_ONCE], memory))
        rate = len(items) / (time.process_time() - begun)
        least = 400.0 if stories == STORIES[-1] else None
        yield Figure(f"articles a second at {stories:,} stories", rate, "articles/s", least)


def _in_store(sizes: tuple[int, ...]) -> Iterator[Figure | str]:
    news = News(7)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "maek.db")
        memory = _Archive(store, news)
        rates: list[float] = []
        story = articles = 0
        for size in sizes:
            while articles < size:
                with store.writing():
                    for own in news.stories(story, story + TIMED):
                        memory.know(own)
                        _save(store, decided(own, memory.background))
                        articles += len(own)
                story += TIMED
            items = [item for own in news.stories(story, story + TIMED) for item in own]
            rates.append(_timed(memory, store, items))
            articles, story = articles + len(items), story + TIMED
            yield Figure(f"articles a second, {size:,} in the store", rates[-1], "articles/s")
        store.close()
    growth = f"time an article, {sizes[-1]:,} in the store against {sizes[0]:,}"
    yield Figure(growth, rates[0] / rates[-1], "×", at_most=1.3)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure(f"resident at {sizes[-1]:,} articles", resident, "MB", at_most=3000.0)


class _Archive(StoreMemory):
    """A desk's memory whose articles of long ago are made again when asked for."""

    def __init__(self, store: Store, news: News) -> None:
        super().__init__(store)
        self._news = news

    def know(self, items: Iterable[Item]) -> None:
        for item in items:
            self._items[item.id] = item
            self.background.add(item)
            if len(self._items) > KEPT:
                self._items.popitem(last=False)

    def item(self, article: str) -> Item | None:
        known = self._items.get(article)
        return known or self._news.item(article)


def _timed(memory: _Archive, store: Store, items: list[Item]) -> float:
    """Return how many articles a second are decided about and saved."""
    begun = time.process_time()
    for start in range(0, len(items), AT_ONCE):
        part = items[start : start + AT_ONCE]
        memory.know(part)
        threading = decide(part, memory)
        with store.writing():
            _save(store, threading)
    return len(items) / (time.process_time() - begun)


def _save(store: Store, threading: Threading) -> None:
    """Save a decision as the desk does; made-up articles have no text."""
    changed = (threading.stories, threading.storylines)
    for joined in threading.joined:
        store.put_threading(joined.join, "", *changed, joined.features)
        changed = ((), ())


def _restart() -> Iterator[Figure]:
    """Time what a run does before its first decision: to know again what is common."""
    pages = sorted(PAGES.rglob("*.html"))[:READ]
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "maek.db")
        with store.writing():
            for at, page in enumerate(pages):
                capture = Capture(page.name, page.as_uri(), page.read_bytes(), "text/html", "")
                article, analysis = read_one(capture)
                for n in range(at, WINDOW, len(pages)):
                    one = replace(article, id=f"r{n}")
                    store.put_article(one)
                    if n == at:
                        store.put_analysis(one.id, analysis)
                    story = Story(f"s{n}", "", f"l{n}", "2026-01-01", one.id, (one.id,))
                    line = Storyline(f"l{n}", "", (story.id,))
                    join = Join(one.id, story.id, line.id)
                    store.put_threading(join, one.text_id, (story,), (line,), ())
        for name, most in (("restart_after_an_upgrade", None), ("restart", 10.0)):
            begun = time.process_time()
            StoreMemory(store)
            yield Figure(name, time.process_time() - begun, "s", at_most=most)
        store.close()
