"""map: serial or in processes; callers never know which.

The habit of lemon24/reader's ``make_pool_map``: parallelism is a ``map`` handed in.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias, TypeVar

from maek.errors import UnreadableError

A = TypeVar("A")
B = TypeVar("B")
Waiting: TypeAlias = "deque[tuple[A, Future[B] | None]]"
"""Items in flight, in order; None until the pool has taken the item."""

AHEAD = 4
"""Items in flight per worker: enough to keep it busy, few enough to lose little."""
BEGUN = 2
"""So many items are begun before their turn where one process does them all."""

MANY = 96
"""From so many items on, processes of their own pay: each needs some seconds to begin."""
ROOM = 700_000_000
"""So many bytes of free memory a worker process may take."""
COLLECT_AFTER = 20_000
"""So many new objects before Python looks for cycles among them."""
AS_MANY_AS_PAY = 0
"""Asks for one process for few items, for many one a core, as far as memory goes."""


def pool_map(
    call: Callable[[A], B],
    items: Iterable[A],
    workers: int,
    lost: Callable[[A], B] | None = None,
    begin: Callable[[A], Callable[[], B]] | None = None,
) -> Iterator[B]:
    """Call ``call`` on every item, results in order.

    Args:
        call: A function importable by name (it is pickled when ``workers`` > 1).
        items: What to call it on.
        workers: Processes; 1 runs here, 0 takes as many as pay (:data:`AS_MANY_AS_PAY`).
        lost: Gives the result of an item on which a worker process died.
        begin: Sets to work what of ``call`` goes on in other threads and returns the rest of
            it: in one process, items are begun before those in front of them are done.

    Raises:
        UnreadableError: A worker process died, and there is no ``lost``.
    """
    if workers == AS_MANY_AS_PAY:
        workers, items = _paying(items)
    if workers <= 1:
        _collect_seldom()
        yield from _ahead(call, begin, items) if begin and cores() > 1 else map(call, items)
        return
    waiting: Waiting[A, B] = deque()
    coming = iter(items)
    while True:
        with _pool(workers) as pool:
            try:
                # What was in flight when a worker died comes again first, each alone.
                for item in [item for item, _ in waiting]:
                    waiting.popleft()
                    yield _alone(call, item, lost)
                for item in coming:
                    waiting.append((item, None))
                    waiting[-1] = (item, pool.submit(call, item))
                    if len(waiting) >= workers * AHEAD:
                        yield _first(waiting)
                while waiting:
                    yield _first(waiting)
                return
            except BrokenProcessPool:
                continue


def _ahead(
    call: Callable[[A], B], begin: Callable[[A], Callable[[], B]], items: Iterable[A]
) -> Iterator[B]:
    """Begin each item before those in front of it are done."""
    waiting: deque[Callable[[], B]] = deque()
    for item in items:
        try:
            waiting.append(begin(item))
        except Exception:
            waiting.append(partial(call, item))  # which tells what is wrong, in its turn
        if len(waiting) > BEGUN:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _paying(items: Iterable[A]) -> tuple[int, Iterable[A]]:
    """Return how many processes pay for some items, and the items.

    Only with a core to spare are items looked at ahead of their turn.
    """
    most = min(cores(), _free_memory() // ROOM)
    if most <= 1:
        return 1, items
    coming = iter(items)
    first = list(islice(coming, MANY))
    return (most if len(first) == MANY else 1), chain(first, coming)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _free_memory() -> int:
    """Return how many bytes of memory are free; as many as needed where it is not told."""
    try:
        told = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return MANY * ROOM
    rows = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    return int(rows.get("MemAvailable", f"{MANY * ROOM // 1024} kB").split()[0]) * 1024


def died(_: object) -> UnreadableError:
    """Return what is told of an item on which a worker process died."""
    return UnreadableError("the process that read it died (out of memory?)")


def _first(waiting: Waiting[A, B]) -> B:
    """Return the first result; the item leaves only when its result is there."""
    future = waiting[0][1]
    assert future is not None
    result = future.result()
    waiting.popleft()
    return result


def _alone(call: Callable[[A], B], item: A, lost: Callable[[A], B] | None) -> B:
    """Call on one item in a process of its own: if it dies, it is this item's fault."""
    with _pool(1) as pool:
        try:
            return pool.submit(call, item).result()
        except BrokenProcessPool:
            if lost is None:
                raise died(item) from None
            return lost(item)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # spawn: forking a process that has loaded native engines and threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker) as pool:
        yield pool


def _collect_seldom() -> None:
    """Let Python look for cycles less often: what a page leaves goes by itself.

    With the engines' tables in memory a look costs as much as 2 % of all work on pages.
    """
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])


def _begin_worker() -> None:
    _collect_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let this worker end when its parent is killed, instead of waiting for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
