"""Whether the pages of a desk were read by the readers of this maek, or by others before."""

from __future__ import annotations

from collections.abc import Collection

from maek.model.code import code_hash
from maek.model.ids import record_hash
from maek.store.base import Store

ROOMS = ("maek.extract", "maek.analyse", "maek.lang", "maek.text")
"""What decides what is read from a page and found in it."""
KEY = "readers"
UNKNOWN = "unknown"


def note_readers(store: Store, *, anew: bool = False) -> None:
    """Keep who reads the desk's pages.

    Args:
        store: The desk's store.
        anew: All pages are being read anew; else only a desk that has no readers gets some.
    """
    if anew:
        store.set_setting(KEY, _readers())
    elif not store.setting(KEY):
        # A desk with pages and no word of their readers was begun before this was kept.
        store.set_setting(KEY, UNKNOWN if store.article_ids() else _readers())


def read_anew(store: Store, stages: Collection[str]) -> None:
    """Let the next run read every stored page anew, and analyse every article.

    What failed is tried again too: newer readers may do better.

    Args:
        store: The desk's store.
        stages: Names of the stages that are to do it: extract, analyse or both.
    """
    with store.writing():
        if "extract" in stages:
            store.read_again()
        if "analyse" in stages:
            store.analyse_again()
        for problem in store.problems():
            if problem.stage in ("extract", "analyse") and problem.stage in stages:
                store.clear_problem(problem.stage, problem.item)


def read_by_others(store: Store) -> bool:
    """Tell whether some pages were read by readers of another version.

    Args:
        store: The desk's store.
    """
    told = store.setting(KEY)
    return bool(told) and told != _readers()


def _readers() -> str:
    return record_hash(tuple(code_hash(room) for room in ROOMS))[:24]
