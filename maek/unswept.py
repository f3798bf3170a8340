"""Work during which Python does not look for rings of objects nobody holds any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Keep the collector of rings from running meanwhile.

    A decision on stories, or the reading of a page, makes hundreds of thousands of small objects
    without any ring, beside the many of tables and articles known: looking through them again
    and again took a seventh of a decision's time and a twelfth of a page's. Whatever nobody
    holds is given back at once all the same.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
