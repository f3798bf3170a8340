"""Several runs on one desk, full disks, faults of our own: nothing lost, nothing doubled."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import site_desk
import store_records as make

from maek.desk import turn
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.publish import publish
from maek.desk.run import run
from maek.desk.turn import Turns, is_dead, later, me
from maek.desk.verify import verify
from maek.errors import StoreBusy
from maek.publish.page import Page
from maek.store.base import Store
from maek.store.open import open_store

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    found = open_store(address)
    yield found
    found.close()


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> str:
        return self.now

    def move(self, seconds: float) -> None:
        self.now = later(self.now, seconds)


def test_two_runs_share_the_items(store: Store) -> None:
    one, two = (Turns(store, lambda: NOW, worker) for worker in ("one", "two"))
    items = [str(n) for n in range(turn.AT_ONCE + 10)]
    first = one.mine("extract", items, str)
    taken = [next(first)]
    others = list(two.mine("extract", items, str))
    assert others == items[turn.AT_ONCE :]
    taken += list(first)
    assert sorted(taken + others) == sorted(items)
    one.done("extract", "0")
    assert list(two.mine("extract", ["0", "1"], str)) == ["0"]
    one.end()
    assert list(two.mine("extract", ["1"], str)) == ["1"]


def test_a_stage_for_one_alone(store: Store) -> None:
    clock = Clock()
    one, two = (Turns(store, clock, worker) for worker in ("one", "two"))
    steps = one.alone("thread", iter(range(3)))
    assert next(steps) == 0
    with pytest.raises(StoreBusy, match="another maek run is at it"):
        next(two.alone("thread", iter([1])))
    for _ in range(2):
        clock.move(turn.HELD / 2)  # a long stage holds on
        next(steps)
        with pytest.raises(StoreBusy):
            next(two.alone("thread", iter([1])))
    assert list(steps) == []
    assert list(two.alone("thread", iter([7]))) == [7]


def test_a_run_elsewhere_that_died_holds_nothing_for_long(store: Store) -> None:
    clock = Clock()
    dead = Turns(store, clock, "another-machine 77 12345")
    held = dead.alone("thread", iter([1, 2]))
    assert next(held) == 1
    mine = Turns(store, clock)
    mine.end()
    with pytest.raises(StoreBusy):
        next(mine.alone("thread", iter([1])))
    clock.move(turn.HELD)
    assert list(mine.alone("thread", iter([1]))) == [1]


def test_a_run_here_that_died_is_seen_at_once(store: Store) -> None:
    code = "from maek.desk.turn import me; print(me())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    gone = dead.stdout.strip()
    assert is_dead(gone)
    assert not is_dead(me())
    assert is_dead(me().rpartition(" ")[0] + " 1")  # its number has another process now
    assert not is_dead("another-machine 1 1")
    assert not is_dead("odd")
    store.claim("thread", ["*"], worker=gone, now=NOW, until=later(NOW, 600))
    turns = Turns(store, lambda: NOW)
    turns.end()
    assert list(turns.alone("thread", iter([1]))) == [1]


def test_two_programs_run_the_same_desk(tmp_path: Path) -> None:
    """Both at once: whoever comes second to a stage says so; a last run completes the desk."""
    home = tmp_path / "desk"
    make_desk(home, "")
    pages = sorted((site_desk.EXAMPLES / "meridian-post.example").glob("*.html"))[:4]
    with open_desk(home, {}) as desk:
        list(import_files(desk, pages))
    command = [sys.executable, "-m", "maek", "run", "-C", home]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("MAEK_")}
    both = [
        subprocess.Popen(command, env=clean, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    for program in both:
        said = program.communicate()[1]
        fine = program.returncode == 0 or "another maek run is at it" in said
        fine = fine or "another program is writing to it" in said  # on a very busy machine
        assert fine, said
    with open_desk(home, {}) as desk:
        list(run(desk))
        assert len(desk.store.article_ids()) == 4
        assert desk.store.problems() == ()
        assert desk.store.workers() == ()
    assert not any(result.findings for result in verify(str(home), {}))


# full disks and faults


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    make_desk(tmp_path / "desk", "")
    with open_desk(tmp_path / "desk", {}, clock=lambda: NOW) as found:
        one = make.article(1)
        found.store.put_article(one)
        found.store.put_analysis(one.id, make.analysis(one))
        story, line = make.story(1, (one.id,)), make.storyline(1, ("s1",))
        found.store.put_threading(make.join(1, "s1", "l1"), one.text_id, [story], [line], [])
        found.store.put_brief(make.brief(1, one))
        yield found


def is_whole(desk: Desk) -> bool:
    return not any(result.findings for result in verify(str(desk.site), {}))


@pytest.mark.parametrize("left", [0, 3, 8])
def test_a_disk_that_fills_up_leaves_the_site_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    list(publish(desk))
    before = {p: p.read_bytes() for p in desk.site.rglob("*") if p.is_file()}
    desk.store.put_brief(make.brief(1, make.article(1), 2))
    count = iter(range(1000))
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if next(count) >= left:
            write(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    changed = _with_title(desk)
    with pytest.raises(StoreBusy, match="the disk is full; nothing is lost"):
        list(publish(changed))
    monkeypatch.undo()
    assert {p: p.read_bytes() for p in desk.site.rglob("*") if p.is_file()} == before
    list(publish(changed))
    assert is_whole(desk)


def test_a_fault_of_ours_is_a_problem_and_the_site_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(publish(desk))
    before = {p: p.read_bytes() for p in desk.site.rglob("*") if p.is_file()}

    def faulty(*_: object) -> Iterator[Page]:
        yield Page("index.html", lambda: b"new")
        raise KeyError("oops")

    with monkeypatch.context() as patch:
        patch.setattr("maek.desk.publish.pages", faulty)
        last = list(publish(desk))[-1]
    assert last.problem is not None
    (problem,) = desk.store.problems()
    assert (problem.stage, problem.item) == ("publish", "site")
    assert problem.message == "unexpected KeyError: 'oops'; please report it with this item"
    assert {p: p.read_bytes() for p in desk.site.rglob("*") if p.is_file()} == before
    list(publish(desk))
    assert desk.store.problems() == ()


def test_what_is_not_the_sites_stays(desk: Desk) -> None:
    list(publish(desk))
    git = desk.site / ".git" / "objects"
    git.mkdir(parents=True)
    (git / "x").write_bytes(b"x")
    (desk.site / "CNAME").write_text("news.example", encoding="utf-8")
    (desk.site / "story" / "old.html").write_bytes(b"x")
    (desk.site / ".index.html.77.half").write_bytes(b"x")
    list(publish(desk))
    assert (git / "x").is_file()
    assert (desk.site / "CNAME").is_file()
    assert not (desk.site / "story" / "old.html").exists()
    assert not (desk.site / ".index.html.77.half").exists()
    assert is_whole(desk)


def _with_title(desk: Desk) -> Desk:
    from dataclasses import replace

    publish_settings = replace(desk.settings.publish, title="새 이름")
    return Desk(desk.folder, replace(desk.settings, publish=publish_settings), desk.store)
