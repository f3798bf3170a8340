"""The score gate: a floor cannot sink quietly, and one broken measure does not stop the rest."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from scores import gate


@pytest.fixture(autouse=True)
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "fingerprint", lambda: "same")
    return path


def measure(monkeypatch: pytest.MonkeyPatch, name: str, value: float | None) -> None:
    module = ModuleType(f"scores.{name}")

    def score() -> dict[str, float]:
        if value is None:
            raise ValueError("no such thing")
        return {"f1": value}

    module.score = score
    module.TARGETS = {"f1": 0.9}
    monkeypatch.setitem(sys.modules, f"scores.{name}", module)


def rows(*names: str) -> list[gate.Row]:
    return [row for row in gate.run(names) if isinstance(row, gate.Row)]


def test_a_floor_rises_and_does_not_sink(monkeypatch: pytest.MonkeyPatch, floors: Path) -> None:
    measure(monkeypatch, "made", 0.8)
    assert gate.update(rows("made"), allow_drop=False) == []
    measure(monkeypatch, "made", 0.7)
    assert [row.fell for row in rows("made")] == [True]
    assert gate.update(rows("made"), allow_drop=False) == ["made.f1: 0.7995 would sink to 0.6995"]
    assert rows("made")[0].floor == 0.7995
    gate.update(rows("made"), allow_drop=True)
    assert [row.fell for row in rows("made")] == [False]
    measure(monkeypatch, "made", 0.95)
    gate.update(rows("made"), allow_drop=False)
    assert rows("made")[0].floor == 0.9495
    assert rows("made")[0].target == 0.9


def test_a_broken_measure_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    measure(monkeypatch, "broken", None)
    measure(monkeypatch, "made", 0.8)
    told = list(gate.run(("broken", "made")))
    assert told[0] == gate.Broken("broken", "ValueError: no such thing")
    assert isinstance(told[1], gate.Row)


def test_missing_data_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MAEK_BENCH", str(tmp_path / "nowhere"))
    (line,) = gate.run(("parts",))
    assert isinstance(line, str)
    assert "not measured" in line
    assert "MAEK_BENCH" in line


def test_a_changed_corpus_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    measure(monkeypatch, "made", 0.8)
    gate.update(rows("made"), allow_drop=False)
    assert not gate.corpus_changed()
    monkeypatch.setattr(gate, "fingerprint", lambda: "other")
    assert gate.corpus_changed()


def test_every_measure_has_targets_it_can_print() -> None:
    import importlib

    for name in gate.MEASURES:
        module = importlib.import_module(f"scores.{name}")
        assert callable(module.score)
        assert all(isinstance(v, float) for v in getattr(module, "TARGETS", {}).values()), name
