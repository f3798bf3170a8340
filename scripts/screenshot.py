"""Takes the picture of a story page for the README: python scripts/screenshot.py DESK OUT.png.

The story is the one that most independent origins report; one sentence's sources are
open.
Needs Chromium and the development requirements.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from maek.desk.desk import open_desk

WIDTH, HEIGHT = 1280, 980
SENTENCE = ".body a[data-line]:not([lang])"
"""The sentences one of which is shown with its sources open: one with a quotation, if any is."""


def story_page(desk: Path) -> Path:
    """Return the page of the desk's best covered story."""
    with open_desk(desk, {}) as opened:
        stories = opened.store.stories()
        site = opened.site
    best = max(stories, key=lambda s: (s.origins, len(s.articles), s.id))
    return site / "story" / f"{best.id}.html"


def main(desk: Path, out: Path) -> None:
    """Open the page, open the sources of one sentence, take the picture."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", device_scale_factor=1
        )
        page.goto(story_page(desk).resolve().as_uri())
        sentences = page.locator(SENTENCE)
        quoting = sentences.filter(has_text=re.compile('["“].+["”]'))
        (quoting if quoting.count() else sentences).first.click()
        page.mouse.move(0, 0)
        out.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=out)
        browser.close()
    sys.stdout.write(f"{out}: {out.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
