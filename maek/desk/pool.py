"""map: serial or in processes; callers never know which.

The habit of lemon24/reader's ``make_pool_map``: parallelism is a ``map`` handed in.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 4
"""Items in flight per worker: enough to keep it busy, few enough to lose little."""


def pool_map(call: Callable[[A], B], items: Iterable[A], workers: int) -> Iterator[B]:
    """Call ``call`` on every item, results in order.

    Args:
        call: A function importable by name (it is pickled when ``workers`` > 1).
        items: What to call it on.
        workers: Processes; 1 runs here.
    """
    if workers <= 1:
        yield from map(call, items)
        return
    # spawn: forking a process that has loaded native engines and threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[B]] = deque()
        for item in items:
            waiting.append(pool.submit(call, item))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
