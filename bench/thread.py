"""Threading: articles a second at 10,000 stories in memory, restarts of a desk.

Whether the archive slows an article down is measured by :mod:`bench.thread_archive`.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.figure import Figure
from bench.made_news import News, decided
from maek.desk.memory import StoreMemory
from maek.desk.read import read_one
from maek.model.capture import Capture
from maek.model.story import Join, Story, Storyline
from maek.store.open import open_store
from maek.thread.background import WINDOW
from maek.thread.join import decide
from maek.thread.memory import RamMemory

STORIES = (1_000, 10_000)
"""Stories in memory at which the speed is measured."""
TIMED = 250
"""Stories that come when it is measured, 600 articles."""
AT_ONCE = 200
"""Articles that come together, as in a run of the desk."""
PAGES = Path(__file__).parent.parent / "examples" / "pages"
READ = 8
"""Pages the articles of a restart are made from."""


def measure() -> Iterable[Figure | str]:
    """Begin a run, and thread made-up news."""
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
        # What filled the memory is not timed, nor is looking through it for garbage.
        gc.collect()
        begun = time.process_time()
        for start in range(0, len(items), AT_ONCE):
            memory.know(items[start : start + AT_ONCE])
            memory.keep(decide(items[start : start + AT_ONCE], memory))
        rate = len(items) / (time.process_time() - begun)
        least = 400.0 if stories == STORIES[-1] else None
        yield Figure(f"articles a second at {stories:,} stories", rate, "articles/s", least)


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
