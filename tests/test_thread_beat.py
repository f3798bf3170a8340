"""The beat file: names storylines, follows what analysis does not know, refuses nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_thread_streams import STREAMS, article

from maek.analyse.run import analyse
from maek.desk.beat import load_beat
from maek.errors import ConfigError
from maek.thread.features import item_of
from maek.thread.memory import RamMemory
from maek.thread.stream import thread_items

BEAT = """
[[entity]]
key = "borealis"
names = { en = ["Borealis"], ko = ["보레알리스"] }

[[storyline]]
name = "The flights of Borealis"
entities = ["borealis"]
since = "2025-03-08"
exclude = ["poster"]
"""


def made(folder: Path, toml: str) -> Path:
    path = folder / "beat.toml"
    path.write_text(toml, "utf-8")
    return path


def test_a_beat_names_a_storyline(tmp_path: Path) -> None:
    import tomllib

    beat = load_beat(made(tmp_path, BEAT.replace('since = "2025-03-08"', "")))
    path = next(p for p in STREAMS if p.parent.name == "launches")
    rows = tomllib.loads(path.read_text("utf-8"))["article"]
    items = [item_of(a := article(row), analyse(a), beat) for row in rows]
    memory = thread_items(items, RamMemory(beat))
    (line,) = memory.storylines()
    assert line.title == "The flights of Borealis"
    assert len(line.stories) == 2


def test_the_example_beat_loads() -> None:
    beat = load_beat(Path(__file__).parent.parent / "examples" / "beat.toml")
    assert beat.lines
    assert beat.named_in("누리호가 날았다") == {"beat-nuri": 1}


@pytest.mark.parametrize(
    "toml",
    [
        "[[storylines]]\nname = 'x'",
        "[[storyline]]\nentities = 'x'\nname = 'y'",
        "[[storyline]]\nentities = ['x']",
        "[[entity]]\nkey = 'x'\nnames = ['y']",
        "[[entity]]\nkey = 'x'\ncolour = 'red'",
        "[[storyline]]\nname = 3",
        "not toml",
    ],
)
def test_a_wrong_beat_is_refused_with_its_name(tmp_path: Path, toml: str) -> None:
    with pytest.raises(ConfigError, match=r"beat\.toml"):
        load_beat(made(tmp_path, toml))
