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

from tests.hostile_pages import good_pages, mutated, read

COUNT = int(os.environ.get("MAEK_HOSTILE", "200"))
SECONDS = 2.0
MEGABYTES = 300
ROOT = Path(__file__).parent.parent


def test_mutated_pages_neither_crash_nor_hang() -> None:
    slow = []
    for name, page in mutated(good_pages(), COUNT, seed=20240619):
        begun = time.process_time()
        read(page)
        taken = time.process_time() - begun
        if taken > SECONDS:
            slow.append((name, taken))
    assert slow == []


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
