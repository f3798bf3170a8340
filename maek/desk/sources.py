"""What the desk reads."""

from __future__ import annotations

from dataclasses import replace
from typing import cast
from urllib.parse import urlsplit

from maek.errors import InputError, RefusedError
from maek.fetch.guard import web_address
from maek.model.article import Article
from maek.model.ids import short_id
from maek.model.source import Outlet, Source, SourceKind, outlet_of
from maek.store.base import SourceState, Store


def add_source(store: Store, url: str, kind: str, *, every: int, outlet: str) -> Source:
    """Keep a source, to be read by the next run; the same address again changes its settings.

    Args:
        store: The desk's store.
        url: Address of a feed, sitemap or page.
        kind: feed, sitemap or page.
        every: Seconds between two readings.
        outlet: Name of the outlet behind it, or empty.

    Raises:
        InputError: Not a web address.
    """
    try:
        host = urlsplit(web_address(url)).hostname or ""
    except RefusedError as error:
        raise InputError("not a web address (http:// or https://)", item=url) from error
    known = next((o for o in store.outlets() if o.name == outlet), None)
    behind = known or (Outlet(outlet, domain=host) if outlet else None)
    source = Source(short_id("src", url), cast(SourceKind, kind), url, behind, every)
    if behind is not None and known is None:
        store.put_outlet(behind)
    store.put_source(source)
    _read_next(store, source)
    return source


def outlet_name(article: Article, outlets: tuple[Outlet, ...]) -> str:
    """Return the name of the outlet behind an article; its host where no name is known.

    Args:
        article: The article.
        outlets: The outlets the desk knows.
    """
    return outlet_of(article.url, (article.site_name, article.outlet), outlets).name


def read_now(store: Store) -> None:
    """Let the next run read every source, whether its time has come or not.

    Args:
        store: The desk's store.
    """
    with store.writing():
        for source in store.sources():
            state = store.source_state(source.id)
            if state is not None:
                store.put_source_state(replace(state, due_at=""))


def try_again(store: Store) -> None:
    """Let the next run try everything that failed: pages, articles, and sources at once.

    Args:
        store: The desk's store.
    """
    with store.writing():
        for problem in store.problems():
            store.clear_problem(problem.stage, problem.item)
        store.retry_failed()
        for source in store.sources():
            state = store.source_state(source.id)
            if state is not None and state.failures:
                _read_next(store, source)


def _read_next(store: Store, source: Source) -> None:
    """Let the next run read a source anew, whenever it was due and whatever it was."""
    if store.source_state(source.id) is not None:
        store.put_source_state(SourceState(source.id))
