"""Broken and hostile pages: an article or one clear line, in bounded time and memory.

By default 200 mutated pages are read; ``MAEK_HOSTILE=10000`` reads ten thousand.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.hostile_pages import good_pages, mutated, peak, read

COUNT = int(os.environ.get("MAEK_HOSTILE", "200"))
SECONDS = 2.0
MEGABYTES = 300
ROOT = Path(__file__).parent.parent


def test_mutated_pages_neither_crash_nor_hang() -> None:
    slow = []
    read(good_pages()[0])
    before = peak()
    for name, page in mutated(good_pages(), COUNT, seed=20240619):
        begun = time.process_time()
        read(page)
        taken = time.process_time() - begun
        if taken > SECONDS:
            slow.append((name, taken))
    assert slow == []
    assert peak() - before <= MEGABYTES


def test_bombs_cost_little() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile_pages"],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=ROOT,
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) > 20
    assert [r for r in rows if r[1] > SECONDS or r[2] > MEGABYTES] == []


def test_the_refusal_says_what_is_wrong() -> None:
    assert read(b"") == "the page is empty"
    assert read(b"\x89PNG\r\n\x1a\n" + b"a" * 100).startswith("is not a page")
    assert "levels deep" in read(b"<div>" * 5_000)
    assert "scripts" in read(b"<html><script>draw()</script><div id=root></div></html>")
    assert "log-in" in read(b"<form><input type=password name=p></form><script>a</script>")


def test_a_wall_and_data_are_no_articles() -> None:
    wall = (
        "<html><h1>Quarry vote delayed</h1><article><p>Subscribe to continue reading this.</p>"
        "<p>Get unlimited access to all our journalism for $1 a week. Cancel anytime.</p>"
        "<p>Already a subscriber? Log in.</p><p>Choose the plan that suits you best today.</p>"
        "<p>Our reporters have covered the valley since 1911.</p></article></html>"
    )
    assert "subscription wall" in read(wall.encode())
    assert read(b'{"items": [{"title": "a", "body": "<p>b</p>"}]}') == "is not a page (JSON)"


def test_a_story_about_subscriptions_is_a_story() -> None:
    page = (
        "<html><h1>Streaming gets dearer</h1><article><p>Fernwood raises the price of its films "
        "and series in May, the company said on Tuesday.</p><p>A subscription costs $9 a month, "
        "two dollars more than today.</p><p>Subscribers can keep the old price if they pay for a "
        "year in advance.</p><p>Analysts expect a third of the customers to do so.</p></article>"
    )
    assert read(page.encode()) == ""
