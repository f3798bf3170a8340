"""A real model server on this machine: llama.cpp's, with a model of noise made on the spot.

What it says has no sense, whatever is asked; the wire holds, the day goes on, and none of it is
published. The server is the one of scripts/local_model.py, in a process of its own.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Maek
from tiny_models import gguf_model

from maek.desk.desk import make_desk, open_desk
from maek.llm.client import Model
from maek.llm.settings import LlmSettings

SCRIPT = Path(__file__).parent.parent / "scripts" / "local_model.py"
TITLE = "Quake toll climbs on Garam peninsula"
ENGLISH = (
    "Rescuers dug through the ruins of more than 30,000 homes on the Garam peninsula on Friday."
)
KOREAN = "가람반도를 덮친 강진의 사망자가 50명 안팎에 이르렀다고 도담시가 3일 밝혔다."
ROWS = [
    {"id": "c", "lang": "en", "published": "2031-01-03", "title": TITLE,
     "text": f"{TITLE}\n\nDODAM — {ENGLISH}"},
    {"id": "b", "lang": "ko", "published": "2031-01-03", "title": "가람반도 강진 사망 50명 안팎",
     "text": f"가람반도 강진 사망 50명 안팎\n\n{KOREAN}"},
]  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the server; its address, until the tests of this file are done."""
    model = gguf_model(tmp_path_factory.mktemp("model") / "tiny.gguf")
    command = [sys.executable, str(SCRIPT), str(model), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                assert process.wait(10) == 0
            finally:
                process.kill()


def test_the_wire(served: str) -> None:
    model = Model(LlmSettings(url=served, model="tiny.gguf", max_tokens=24))
    answer = model.ask("Say something.", "안녕, 가람", str)
    model.close()
    assert isinstance(answer, str)
    assert model.spending.tokens_in > 20, "the server counts what it was asked"
    assert 0 < model.spending.tokens_out <= 24


def test_its_noise_never_reaches_a_page(served: str, tmp_path: Path, maek: Maek) -> None:
    desk = tmp_path / "desk"
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    make_desk(desk, f'[llm]\nurl = "{served}"\nmodel = "tiny.gguf"\nmax_tokens = 24\nretries = 0\n')
    assert maek("import", rows, "-C", desk).status == 0
    said = maek("run", "extract", "analyse", "thread", "write", "publish", "-C", desk)
    assert said.status == 0
    with open_desk(desk, {}) as opened:
        briefs = opened.store.briefs()
        problems = opened.store.problems()
    assert problems, "a model that makes no sense is told of"
    assert all("model" in p.message or "answer" in p.message for p in problems)
    lines = [line for brief in briefs for line in brief.lines()]
    assert lines
    assert {line.how for line in lines} <= {"copied", "trimmed"}
    sources = " ".join(row["text"] for row in ROWS)
    assert all(line.text in sources for line in lines)
    assert maek("verify", desk).status == 0
    assert maek("doctor", "-C", desk).status == 1


def test_a_model_that_is_not_there() -> None:
    command = [sys.executable, str(SCRIPT), "nowhere.gguf"]
    said = subprocess.run(command, capture_output=True, text=True)
    assert said.returncode == 2
    assert said.stderr.splitlines()[-1] == "local_model.py: error: no such file: nowhere.gguf"
