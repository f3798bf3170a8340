"""map in processes: in order, over a dying worker, never outliving its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from maek.desk.pool import AS_MANY_AS_PAY, BEGUN, ROOM, _free_memory, pool_map
from maek.errors import UnreadableError

DEADLY = 5


def squared(n: int) -> int:
    return n * n


def dying(n: int) -> int:
    if n == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


@pytest.mark.parametrize("workers", [1, 2])
def test_results_in_order(workers: int) -> None:
    assert list(pool_map(squared, range(20), workers)) == [n * n for n in range(20)]


def test_items_are_begun_before_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.pool.cores", lambda: 2)
    begun: list[int] = []

    def begin(n: int) -> Callable[[], int]:
        begun.append(n)
        if n == DEADLY:
            raise ValueError
        return lambda: n * n

    results = pool_map(squared, range(20), 1, begin=begin)
    assert next(results) == 0
    assert begun == list(range(BEGUN + 1))
    assert list(results) == [n * n for n in range(1, 20)]


def test_nothing_is_begun_before_its_turn_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.pool.cores", lambda: 1)

    def begin(_: int) -> Callable[[], int]:
        raise AssertionError

    assert list(pool_map(squared, range(3), 1, begin=begin)) == [0, 1, 4]


def running(_: int) -> int:
    return os.getpid()


def test_many_items_are_shared_among_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.pool.MANY", 6)
    monkeypatch.setattr("maek.desk.pool.cores", lambda: 2)
    monkeypatch.setattr("maek.desk.pool._free_memory", lambda: 10 * ROOM)
    pids = list(pool_map(running, range(12), AS_MANY_AS_PAY))
    assert len(pids) == 12
    assert os.getpid() not in pids


@pytest.mark.parametrize(("items", "cores", "memory"), [(5, 2, 10), (12, 1, 10), (12, 2, 1)])
def test_few_items_one_core_or_little_memory_make_no_processes(
    items: int, cores: int, memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maek.desk.pool.MANY", 6)
    monkeypatch.setattr("maek.desk.pool.cores", lambda: cores)
    monkeypatch.setattr("maek.desk.pool._free_memory", lambda: memory * ROOM)
    assert list(pool_map(running, range(items), AS_MANY_AS_PAY)) == [os.getpid()] * items


def test_the_free_memory_of_this_machine_is_told() -> None:
    assert _free_memory() > 0


def test_a_worker_that_dies_costs_its_item_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.pool.AHEAD", 1)
    found = list(pool_map(dying, range(12), 2, lost=lambda n: -n))
    assert found == [-n if n == DEADLY else n * n for n in range(12)]


def test_a_worker_that_dies_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.pool.AHEAD", 1)
    with pytest.raises(UnreadableError, match="died"):
        list(pool_map(dying, range(DEADLY + 1), 2))


def test_workers_end_with_their_parent() -> None:
    code = (
        "import os, sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from maek.desk.pool import pool_map\n"
        "import test_pool\n"
        "if __name__ == '__main__':\n"
        "    for pid in pool_map(test_pool.slow, range(9), 2): print(pid, flush=True)\n"
    )
    here = str(Path(__file__).parent)
    with subprocess.Popen(
        [sys.executable, "-c", code, here],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _lives(worker):
            return
        time.sleep(0.1)
    pytest.fail("a worker waits for ever for a parent that is gone")


def slow(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def _lives(process: int) -> bool:
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"
