"""How soon anything happens: the help of the command line, and the example desk whole."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, seconds

MAEK = str(Path(sys.executable).with_name("maek"))
ROOT = Path(__file__).parent.parent


def measure() -> Iterator[Figure]:
    """Yield the time of ``maek --help`` beside a bare Python's, and of ``make demo``'s desk."""
    bare = seconds(lambda: _run([sys.executable, "-c", "pass"]), runs=5)
    told = seconds(lambda: _run([MAEK, "--help"]), runs=5)
    yield Figure("help", told * 1000, "ms", at_most=300)
    yield Figure("help_to_bare_python", told / bare, "x")
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "demo"
        begun = time.perf_counter()
        _run(["sh", str(ROOT / "scripts" / "demo.sh"), MAEK, str(desk)])
        yield Figure("demo", time.perf_counter() - begun, "s", at_most=120)
        yield Figure("demo_pages", len(list(desk.rglob("article/*.html"))), "pages", at_least=60)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
