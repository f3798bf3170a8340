"""Runs a desk and kills it: everything is imported once, every run is a fork of this process.

Usage: killed.py FOLDER SEED POINTS. FOLDER/base holds a desk with its pages imported. Prints
one line of JSON: the desks that are not what an undisturbed run makes of it, and how.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import NoReturn

from maek.analyse.run import analyse
from maek.desk.desk import open_desk
from maek.desk.run import STAGES, run
from maek.desk.verify import verify

NOW = "2026-01-02T03:04:05Z"
COLUMNS = {"made": "key, ground"}
"""Of what was made it is also kept when its file was written: no two runs agree on that."""
LEFT_OUT = ("lease", "search", "search_data", "search_idx", "search_docsize", "search_config")


def day(folder: Path) -> None:
    """Run every stage to the end."""
    with open_desk(folder, {}, clock=lambda: NOW) as desk:
        for _ in run(desk, STAGES):
            pass


def remember() -> None:
    """Keep the answers of the pure rooms: what is tested is what the desk does with them."""
    import maek.desk.analyse as analysing
    import maek.desk.extract as extracting

    extracting.article_of = cache(extracting.article_of)
    known = cache(analyse)
    analysing.begin = lambda article: partial(known, article)


def forked(work: Callable[[], None]) -> int:
    """Do something in a fork; return its process number."""
    child = os.fork()
    if child == 0:
        _leave(work)
    return child


def _leave(work: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        work()
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def ended(child: int) -> int:
    """Wait for a process; return how it ended."""
    return os.waitpid(child, 0)[1]


def killing_itself(folder: Path, event: int) -> Callable[[], None]:
    """Return a run that kills itself with its n-th transaction or file: right in the middle."""
    from maek.store.sqlite import SqliteEngine

    left = [event]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*args: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **more)

        return wrapped

    def work() -> None:
        SqliteEngine._commit = counted(SqliteEngine._commit)  # type: ignore[method-assign,assignment]
        Path.write_bytes = counted(Path.write_bytes)  # type: ignore[method-assign,assignment]
        Path.replace = counted(Path.replace)  # type: ignore[method-assign,assignment]
        Path.unlink = counted(Path.unlink)  # type: ignore[method-assign,assignment]
        day(folder)

    return work


def contents(folder: Path) -> dict[str, object]:
    """Return everything a desk holds: every row of every table, every file of its site."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(folder / "maek.db")) as db:
        tables = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table not in LEFT_OUT:
                rows = db.execute(f"SELECT {COLUMNS.get(table, '*')} FROM {table}")
                found[table] = sorted(map(repr, rows))
        found["leases"] = db.execute("SELECT count(*) FROM lease").fetchone()
    for path in sorted((folder / "site").rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """Return the names of what differs."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def main(home: Path, seed: int, points: int) -> None:
    """Kill a run at so many points, run again, and compare."""
    base, whole = home / "base", home / "whole"
    # Warm: the engines are loaded once, in this process, and every fork has them.
    remember()
    shutil.copytree(base, home / "warm")
    day(home / "warm")
    shutil.copytree(base, whole)
    begun = time.monotonic()
    assert ended(forked(lambda: day(whole))) == 0
    seconds = time.monotonic() - begun
    wanted = contents(whole)
    faults = [f"undisturbed: {f.where}" for r in verify(str(whole), {}) for f in r.findings]
    chance = random.Random(seed)
    killed = 0
    for point in range(points):
        desk = home / f"desk{point}"
        shutil.copytree(base, desk)
        if point % 2:
            child = forked(killing_itself(desk, chance.randint(1, 90)))
        else:
            child = forked(lambda desk=desk: day(desk))  # type: ignore[misc]
            time.sleep(seconds * chance.random())
            os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(ended(child))
        status = ended(forked(lambda desk=desk: day(desk)))  # type: ignore[misc]
        wrong = differing(wanted, contents(desk))
        if status or wrong:
            faults.append(f"point {point}: status {status}, differs in {wrong[:5]}")
        shutil.rmtree(desk)
    # And once more on a desk that is done: nothing changes.
    assert ended(forked(lambda: day(whole))) == 0
    faults += [f"run twice: {name}" for name in differing(wanted, contents(whole))]
    sys.stdout.write(json.dumps({"killed": killed, "seconds": seconds, "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
