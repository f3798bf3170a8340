"""Pages that were read are looked at again: a correction is a new version, one gone is withdrawn.

Outlets correct and withdraw what they published, mostly within hours. A page is looked at
again at growing distances (conditional GET), up to ``fetch.watch_days`` after its first
reading, and whenever a feed or sitemap tells that it was changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from maek.desk.read import article_of
from maek.desk.turn import later
from maek.errors import GoneError, MaekError
from maek.fetch.answer import Answer
from maek.fetch.client import Fetcher
from maek.model.capture import Capture
from maek.model.source import FeedItem, Watch

HOURS = (1, 4, 12, 24, 72, 168, 336, 720)
"""Hours after its first reading at which a page is looked at again; then every 30 days."""
SOON = 900.0
"""Seconds after which a page that was not found is looked for once more: servers stumble."""
HOUR = 3600.0


def begun(url: str, capture: Capture, now: str, days: float) -> Watch:
    """Return the watch over a page that was just read.

    Args:
        url: The address it is listed under.
        capture: What was read.
        now: The time, UTC.
        days: For how long it is watched; 0 is not at all.
    """
    return Watch(url, capture.id, now, next_look(now, now, days))


def next_look(since: str, now: str, days: float) -> str:
    """Return when a page is looked at next, empty when no more.

    Args:
        since: When it was first read, UTC.
        now: The time, UTC.
        days: For how long it is watched.
    """
    months = range(2 * HOURS[-1], int(days * 24) + 1, HOURS[-1])
    hours = (h for h in (*HOURS, *months) if h <= days * 24)
    return next((at for h in hours if (at := later(since, h * HOUR)) > now), "")


def announced(watch: Watch, item: FeedItem, known: Capture | None, now: str) -> Watch | None:
    """Return the watch over a page its feed says was changed since we read it: it is due now.

    Every change told is acted upon once, and none within an hour of the one before: there are
    feeds that give the time of day as the time of every change.

    Args:
        watch: The watch before.
        item: What the feed tells of the page now.
        known: Its newest capture.
        now: The time, UTC.
    """
    told, read = _utc(item.updated), known.taken_at if known else ""
    before = _utc(watch.told)
    if not told or not read or told > now or told <= _as_precise(read, told) or told <= before:
        return None
    if before and len(before) == len(now) and told < later(before, HOURS[0] * HOUR):
        return None
    return replace(watch, told=item.updated, due_at=min(watch.due_at or now, now))


def _utc(moment: str) -> str:
    """A moment in UTC, a day or month as it is."""
    if "T" not in moment:
        return moment
    when = datetime.fromisoformat(moment)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when.tzinfo else ""


def _as_precise(read: str, told: str) -> str:
    return read[: len(told)]


def asked(web: Fetcher, watch: Watch, known: Capture | None) -> Answer:
    """Ask for a page only if it has changed since it was captured.

    Args:
        web: The reader of the web.
        watch: How the page is watched.
        known: Its newest capture.

    Raises:
        GoneError: It is not there, or its address leads to the front of the site now.
        MaekError: It cannot be read, now or ever.
    """
    told = dict(known.headers) if known else {}
    answer = web.get(
        watch.url, etag=told.get("etag", ""), last_modified=told.get("last-modified", "")
    )
    if known and not _is_front(known.url) and _is_front(answer.url) and not answer.unchanged:
        raise GoneError("its address leads to the front page now", item=watch.url)
    return answer


def stands(watch: Watch, capture: str, now: str, days: float) -> Watch:
    """Return the watch over a page that is there.

    Args:
        watch: The watch before.
        capture: Id of its newest capture.
        now: The time, UTC.
        days: For how long it is watched.
    """
    due_at = next_look(watch.since, now, days)
    return replace(watch, capture=capture, due_at=due_at, missed="", article="")


def missing(
    watch: Watch, known: Capture | None, error: GoneError, now: str, days: float
) -> tuple[Watch, str]:
    """Return the watch over a page that was not found, and what there is to tell.

    What is gone for good, or missing twice, counts as withdrawn.

    Args:
        watch: The watch before.
        known: Its newest capture.
        error: What the server said.
        now: The time, UTC.
        days: For how long it is watched.
    """
    if not watch.missed and not error.for_good:
        return replace(watch, missed=now, due_at=later(now, SOON)), "not found; will look again"
    return replace(
        watch,
        missed=watch.missed or now,
        article=watch.article or _article_in(known),
        due_at=next_look(watch.since, now, days),
    ), "withdrawn"


def _article_in(capture: Capture | None) -> str:
    """Return the id of the article in a capture; empty where there is none."""
    try:
        return article_of(capture).id if capture else ""
    except MaekError:
        return ""


def _is_front(url: str) -> bool:
    told = urlsplit(url)
    return told.path in ("", "/") and not told.query
