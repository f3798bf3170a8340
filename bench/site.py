"""Publishing: what a page costs, and what a run costs in which nothing changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, seconds
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.publish import publish
from maek.desk.run import run
from maek.publish.gather import gather
from maek.publish.kept import Kept
from maek.publish.site import site

PAGES = Path(__file__).parents[1] / "examples" / "pages"
OUTLETS = ("hanbit-news.example", "northbridge-wire.example", "meridian-post.example")


def measure() -> Iterator[Figure | str]:
    """Publish a desk of some example pages again and again."""
    with tempfile.TemporaryDirectory(prefix="maek-bench-") as folder:
        home = Path(folder) / "desk"
        make_desk(home, "")
        with open_desk(home, {}) as desk:
            for _ in import_files(desk, [PAGES / outlet for outlet in OUTLETS]):
                pass
            for _ in run(desk):
                pass
            yield from _figures(desk)


def _figures(desk: Desk) -> Iterator[Figure | str]:
    settings = desk.settings.publish
    files = dict(site(desk.store, settings))
    pages = sum(path.endswith(".html") for path in files)
    articles = len(desk.store.article_ids())
    read = seconds(lambda: gather(desk.store, Kept()))
    made = seconds(lambda: dict(site(desk.store, settings)))
    again = seconds(lambda: list(publish(desk)))
    yield f"{articles} articles, {len(desk.store.stories())} stories, {pages} pages"
    yield Figure("pages a second", pages / made, "pages/s")
    yield Figure("per article", 1000 * made / articles, "ms")
    yield Figure("reading the records, share of rendering", read / made, "")
    yield Figure("publishing unchanged / rendering", again / made, "x", at_most=0.7)
