"""kill -9 at random points of ``maek run``: after a rerun the desk is what it would have been."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from maek.desk.desk import make_desk, open_desk
from maek.desk.importing import import_files

HERE = Path(__file__).parent
PAGES = (
    "hanbit-news.example/nis-casualties-20250430.html",
    "hanbit-news.example/nis-casualties-20250430.v2.html",
    "hanbit-news.example/treaty-pyongyang-20240619.html",
)
SEED = 20240619
POINTS = 25


def test_killed_at_random_points(tmp_path: Path) -> None:
    base = tmp_path / "base"
    make_desk(base, "")
    examples = HERE.parent / "examples" / "pages"
    bad = tmp_path / "bad.html"
    bad.write_text("<script>var a = 1</script>", encoding="utf-8")
    with open_desk(base, {}) as desk:
        for _ in import_files(desk, [*(examples / page for page in PAGES), bad]):
            pass
    told = subprocess.run(
        [sys.executable, HERE / "killed.py", tmp_path, str(SEED), str(POINTS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=HERE.parent,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    result = json.loads(told.stdout)
    assert result["faults"] == []
    assert result["killed"] >= POINTS * 0.6, result  # most were killed before they were done
