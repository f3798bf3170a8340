"""One desk built once for all tests of the site and the web door, and a browser to look with."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maek.desk.desk import make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.run import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"

FIRST = (
    "hanbit-news.example/vostochny-summit-20230913.html",
    "meridian-post.example/kim-putin-vostochny-rocket-base.html",
    "hanbit-news.example/treaty-pyongyang-20240619.html",
    "meridian-post.example/putin-kim-pyongyang-defence-pact.html",
    "vestnik-vostoka.example/dogovor-phenyan-19-06-2024.html",
    "toa-shimpo.example/choro-joyaku-20240619.html",
    "context-ai.example/russia-north-korea-treaty-explained.html",
    "segyechang.example/putin-kim-aggression-pact.html",
    "hanbit-news.example/nis-casualties-20250430.html",
)
LATER = (
    "northbridge-wire.example/putin-pyongyang-treaty-signed.html",
    "nuri-daily.example/20240620-treaty-article4.html",
    "nuri-daily.example/20240619-treaty-wire.html",
    "hanbit-news.example/nis-casualties-20250430.v2.html",
)
"""They come in a second run, so that a brief has a second version."""

TOML = """
[publish]
title = "시험지"
url = "https://news.example/paper/"

[[outlets]]
name = "한빛통신"
domain = "hanbit-news.example"
country = "KR"
lang = "ko"
kind = "agency"
display = "full"

[[outlets]]
name = "세계창"
domain = "segyechang.example"
kind = "aggregator"
display = "full"

[[outlets]]
name = "오늘의맥락"
domain = "context-ai.example"
kind = "AI-written"

[[outlets]]
name = "The Meridian Post"
domain = "meridian-post.example"
lang = "en"
kind = "newspaper"
display = "link"
"""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@functools.cache
def desk() -> Path:
    """Return the folder of the desk, built at the first call and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="maek-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = folder / "desk"
    make_desk(home, TOML)
    with open_desk(home, {}) as opened:
        for pages in (FIRST, LATER):
            for _ in import_files(opened, [EXAMPLES / page for page in pages]):
                pass
            for _ in run(opened):
                pass
    return home


def site() -> Path:
    """Return the folder of its site."""
    return desk() / "site"


def treaty_page() -> Path:
    """Return the page of the story that most articles tell: the treaty."""
    with open_desk(desk(), {}) as opened:
        story = max(opened.store.stories(), key=lambda s: (len(s.articles), s.id))
    return site() / "story" / f"{story.id}.html"


@functools.cache
def chromium() -> str:
    """Return the path of a Chromium, or empty."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), "")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium; the test is skipped where there is none."""
    if not chromium():
        pytest.skip("Chromium is not here: pages were not looked at (apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()
