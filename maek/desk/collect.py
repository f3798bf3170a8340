"""due sources → feed items → captures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from maek.desk.desk import Desk
from maek.desk.inputs import page_capture
from maek.desk.stage import problem_of, stops_the_day
from maek.errors import RefusedError, UnreadableError
from maek.feeds.parse import parse_feed
from maek.feeds.sitemap import parse_sitemap
from maek.fetch.client import Answer, Fetcher, fetcher
from maek.fetch.pace import back_off
from maek.fetch.settings import FetchSettings
from maek.model.capture import Capture
from maek.model.progress import Progress
from maek.model.source import FeedItem, Source
from maek.store.base import SourceState

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
MOST_MAPS = 20
"""Sitemaps of one index read in one go."""


def collect(desk: Desk) -> Iterator[Progress]:
    """Read every source that is due, then every page they list that we do not have."""
    now = desk.clock()
    due = [s for s in desk.store.sources() if is_due(desk.store.source_state(s.id), now)]
    yield Progress("collect", 0, len(due))
    if not due and not desk.store.items_due(1):
        return
    with fetcher(desk.settings.fetch) as web:
        for done, source in enumerate(due, start=1):
            yield _attempt(desk, web, Progress("collect", done, len(due), source.url), source)
        items = desk.store.items_due()
        total = len(due) + len(items)
        for done, listed in enumerate(items, start=len(due) + 1):
            yield _attempt(desk, web, Progress("collect", done, total, listed[1].url), listed)


def is_due(state: SourceState | None, now: str) -> bool:
    """Tell whether a source is to be read now.

    Args:
        state: What is known of it; None when it was never read.
        now: The time, UTC, ISO 8601.
    """
    return state is None or state.due_at <= now


def fetch_page(url: str, *, taken_at: str, settings: FetchSettings | None = None) -> Capture:
    """Read one page from the web.

    Args:
        url: Its address.
        taken_at: The time, UTC.
        settings: ``[fetch]``; the defaults when no desk is at hand.

    Raises:
        RefusedError: We may not or will not read it.
        FetchAgain: It failed for now.
    """
    with fetcher(settings or FetchSettings()) as web:
        return _capture(web.get(url), taken_at, "", FeedItem(url))


def _attempt(
    desk: Desk, web: Fetcher, step: Progress, what: Source | tuple[str, FeedItem]
) -> Progress:
    """Read a source or a listed page; what fails becomes a Problem."""
    try:
        note = _read(desk, web, what) if isinstance(what, Source) else _keep(desk, web, *what)
    except Exception as error:
        if stops_the_day(error):
            raise
        problem = problem_of("collect", step.item, error, desk.clock())
        with desk.store.writing():
            desk.store.put_problem(problem)
            if isinstance(what, Source):
                _failed(desk, what)
        return replace(step, problem=problem)
    desk.store.clear_problem("collect", step.item)
    return replace(step, note=note)


def _read(desk: Desk, web: Fetcher, source: Source) -> str:
    state = desk.store.source_state(source.id) or SourceState(source.id)
    answer = web.get(source.url, etag=state.etag, last_modified=state.last_modified)
    new = 0
    with desk.store.writing():
        if not answer.unchanged:
            new = _taken(desk, web, source, answer)
        now = desk.clock()
        desk.store.put_source_state(
            SourceState(
                source.id,
                checked_at=now,
                etag=answer.etag or state.etag,
                last_modified=answer.last_modified or state.last_modified,
                due_at=_later(now, source.every),
            )
        )
    return f"{new} new"


def _taken(desk: Desk, web: Fetcher, source: Source, answer: Answer) -> int:
    if source.kind == "page":
        capture = _capture(answer, desk.clock(), source.id, FeedItem(source.url))
        return int(desk.store.put_capture(capture))
    if source.kind == "sitemap":
        return desk.store.put_items(source.id, _listed(web, source.url, answer.body))
    return desk.store.put_items(source.id, parse_feed(answer.body, answer.url))


def _listed(web: Fetcher, url: str, body: bytes) -> list[FeedItem]:
    """The pages of a sitemap and of the sitemaps it lists."""
    pages, maps = parse_sitemap(body, url)
    found = list(pages)
    for other in maps[:MOST_MAPS]:
        found += parse_sitemap(web.get(other).body, other)[0]
    return found


def _keep(desk: Desk, web: Fetcher, source_id: str, item: FeedItem) -> str:
    capture = _capture(web.get(item.url), desk.clock(), source_id, item)
    with desk.store.writing():
        desk.store.put_capture(capture)
        desk.store.put_item_capture(item.url, capture.id)
    return ""


def _capture(answer: Answer, taken_at: str, source_id: str, item: FeedItem) -> Capture:
    if answer.media not in PAGES:
        raise RefusedError(f"is {answer.media}, not a page", item=item.url)
    if not answer.body.strip():
        raise UnreadableError("the page is empty", item=item.url)
    return page_capture(
        answer.body,
        url=answer.url,
        media="text/plain" if answer.media == "text/plain" else "text/html",
        taken_at=taken_at,
        charset=answer.charset,
        source=source_id,
        hint_title=item.title,
        hint_published=item.published,
        hint_lang=item.lang,
    )


def _failed(desk: Desk, source: Source) -> None:
    state = desk.store.source_state(source.id) or SourceState(source.id)
    now = desk.clock()
    failures = state.failures + 1
    desk.store.put_source_state(
        replace(
            state,
            checked_at=now,
            failures=failures,
            due_at=_later(now, back_off(failures, source.every)),
        )
    )


def _later(now: str, seconds: float) -> str:
    when = datetime.strptime(now, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return (when + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
