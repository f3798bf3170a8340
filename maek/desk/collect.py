"""due sources → feed items → captures."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from maek.desk import look_again, retry
from maek.desk.desk import Desk
from maek.desk.inputs import page_capture
from maek.desk.stage import problem_of, stops_the_day
from maek.desk.turn import later
from maek.errors import AgainError, GoneError, NeverError, RefusedError, UnreadableError
from maek.feeds.discover import feed_links
from maek.feeds.parse import is_page, parse_feed
from maek.feeds.sitemap import parse_sitemap
from maek.fetch.answer import Answer
from maek.fetch.client import Fetcher, fetcher
from maek.fetch.pace import back_off
from maek.fetch.settings import FetchSettings
from maek.model.capture import Capture
from maek.model.progress import Progress
from maek.model.source import FeedItem, Source, Watch
from maek.store.base import SourceState

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
AT_ONCE = 1000
"""Listed pages looked up in one go."""
MOST_MAPS = 20
"""Sitemaps of one index read in one go."""


def collect(desk: Desk) -> Iterator[Progress]:
    """Read every source that is due, then every page they list that we do not have.

    Last come pages we have that are to be looked at again (:mod:`maek.desk.look_again`).
    """
    now = desk.clock()
    due = [s for s in desk.store.sources() if is_due(desk.store.source_state(s.id), now)]
    yield Progress("collect", 0, len(due))
    if not due and not desk.store.items_due(1) and not desk.store.watches_due(now, 1):
        return
    with fetcher(desk.settings.fetch) as web:
        done = 0
        for source in desk.turns.mine("collect", due, lambda source: source.url):
            done += 1
            yield _attempt(desk, web, Progress("collect", done, len(due), source.url), source)
        done = yield from _pages(desk, web, done)
        yield from _watched(desk, web, done)


def _pages(desk: Desk, web: Fetcher, done: int) -> Generator[Progress, None, int]:
    """Read the pages that feeds list; what failed a moment ago waits for a later run."""
    tried: set[str] = set()
    while True:
        problems = {p.item: p for p in desk.store.problems() if p.stage == "collect"}
        listed = desk.store.items_due(len(tried) + AT_ONCE)
        fresh = [i for i in listed if i[1].url not in tried]
        tried |= {i[1].url for i in fresh}
        if not fresh:
            return done
        now = desk.clock()
        items = [i for i in fresh if retry.is_due(problems.get(i[1].url), now)]
        total = done + len(items)
        for item in desk.turns.mine("collect", items, lambda item: item[1].url):
            done += 1
            yield _attempt(desk, web, Progress("collect", done, total, item[1].url), item)


def _watched(desk: Desk, web: Fetcher, done: int) -> Iterator[Progress]:
    """Look again at pages whose time has come; each look puts the next one off."""
    now = desk.clock()
    while due := desk.store.watches_due(now, AT_ONCE):
        total, before = done + len(due), done
        for watch in desk.turns.mine("collect", due, lambda watch: watch.url):
            done += 1
            yield _attempt(desk, web, Progress("collect", done, total, watch.url), watch)
        if done == before:
            return  # another run is at them


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
    desk: Desk, web: Fetcher, step: Progress, what: Source | Watch | tuple[str, FeedItem]
) -> Progress:
    """Read a source or a listed page, or look at one again; what fails becomes a Problem."""
    try:
        note = _done(desk, web, what)
    except Exception as error:
        if stops_the_day(error):
            raise
        problem = problem_of("collect", step.item, error, desk.clock())
        with desk.store.writing():
            desk.store.put_problem(problem)
            if isinstance(what, Source):
                _failed(desk, what, getattr(error, "wait", 0.0))
            desk.turns.done("collect", step.item)
        return replace(step, problem=problem)
    with desk.store.writing():
        desk.store.clear_problem("collect", step.item)
        desk.turns.done("collect", step.item)
    return replace(step, note=note)


def _done(desk: Desk, web: Fetcher, what: Source | Watch | tuple[str, FeedItem]) -> str:
    if isinstance(what, Source):
        return _read(desk, web, what)
    return _look(desk, web, what) if isinstance(what, Watch) else _keep(desk, web, *what)


def _read(desk: Desk, web: Fetcher, source: Source) -> str:
    state = desk.store.source_state(source.id) or SourceState(source.id)
    answer = web.get(source.url, etag=state.etag, last_modified=state.last_modified)
    announced = () if source.kind != "feed" else _announced(answer)
    if announced:
        # The address of a site instead of its feed: the site says where its feed is.
        source = replace(source, url=announced[0])
        answer = web.get(source.url)
    taken = None if answer.unchanged else _taken(desk, web, source, answer)
    with desk.store.writing():
        new = _kept(desk, source, taken)
        if announced:
            desk.store.put_source(source)
        now = desk.clock()
        desk.store.put_source_state(
            SourceState(
                source.id,
                checked_at=now,
                etag=answer.header("etag") or (state.etag if answer.unchanged else ""),
                last_modified=answer.header("last-modified")
                or (state.last_modified if answer.unchanged else ""),
                due_at=later(now, source.every),
            )
        )
    return f"{new} new"


def _taken(desk: Desk, web: Fetcher, source: Source, answer: Answer) -> Capture | list[FeedItem]:
    """What an answer holds: a page, or the pages it lists."""
    if source.kind == "page":
        return _capture(answer, desk.clock(), source.id, FeedItem(source.url))
    if source.kind == "sitemap":
        return _listed(web, source.url, answer.body)
    return list(parse_feed(answer.body, answer.url, charset=answer.charset))


def _announced(answer: Answer) -> tuple[str, ...]:
    page = is_page(answer.body[:4000].decode("latin-1"))
    return feed_links(answer.body, answer.url) if page else ()


def _kept(desk: Desk, source: Source, taken: Capture | list[FeedItem] | None) -> int:
    """Keep what a source gave; return how much of it is new."""
    if taken is None:
        return 0
    if isinstance(taken, Capture):
        return int(desk.store.put_capture(taken))
    for item in taken:
        _announce(desk, item)
    return desk.store.put_items(source.id, taken)


def _announce(desk: Desk, item: FeedItem) -> None:
    """Have a page looked at again of which its feed says that it was changed."""
    watch = desk.store.watch(item.url) if item.updated else None
    if watch is None:
        return
    known = desk.store.capture(watch.capture)
    due = look_again.announced(watch, item, known, desk.clock())
    if due is not None:
        desk.store.put_watch(due)


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
        days = desk.settings.fetch.watch_days
        desk.store.put_watch(look_again.begun(item.url, capture, desk.clock(), days))
    return ""


def _look(desk: Desk, web: Fetcher, watch: Watch) -> str:
    """Look at a page again; return what has come of it."""
    now, days = desk.clock(), desk.settings.fetch.watch_days
    known = desk.store.capture(watch.capture)
    later_on = replace(watch, due_at=look_again.next_look(watch.since, now, days))
    try:
        answer = look_again.asked(web, watch, known)
        taken = None if answer.unchanged or known is None else _again(answer, now, known)
    except GoneError as error:
        watch, note = look_again.missing(watch, known, error, now, days)
        desk.store.put_watch(watch)
        return note
    except NeverError:
        # A wall before the page, or no page: what it said when it was read stands.
        desk.store.put_watch(later_on)
        return "not shown any more"
    except AgainError:
        desk.store.put_watch(later_on)
        raise
    with desk.store.writing():
        new = taken is not None and desk.store.put_capture(taken)
        capture = taken.id if taken is not None else watch.capture
        desk.store.put_watch(look_again.stands(watch, capture, now, days))
    return "changed" if new else "as it was"


def _again(answer: Answer, now: str, known: Capture) -> Capture:
    """The page as it is now, under the address it is known by."""
    hints = FeedItem(known.url, known.hint_title, "", known.hint_published, "", known.hint_lang)
    return _capture(answer, now, known.source, hints)


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
        headers=answer.kept,
        source=source_id,
        hint_title=item.title,
        hint_published=item.published,
        hint_lang=item.lang,
    )


def _failed(desk: Desk, source: Source, asked: float) -> None:
    state = desk.store.source_state(source.id) or SourceState(source.id)
    now = desk.clock()
    failures = state.failures + 1
    due_at = later(now, max(asked, back_off(failures, source.every)))
    desk.store.put_source_state(replace(state, checked_at=now, failures=failures, due_at=due_at))
