"""The Store protocol: what the desk may ask of its memory, by topic.

Promises, for every method of every engine:

* ids come from content, never from counters, so that a repeated write is no write;
* a method is one transaction unless it runs inside :meth:`Store.writing`;
* records come back equal to what was put (text is kept code point for code point);
* :class:`maek.errors.StoreBusy` when trying again can help (lock, disk full, connection),
  :class:`maek.errors.StoreError` when it cannot;
* listing methods return items in a fixed order (by date, then id).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from maek.model.article import Article
from maek.model.brief import Brief
from maek.model.capture import Capture
from maek.model.findings import Analysis
from maek.model.problem import Problem
from maek.model.source import FeedItem, Outlet, Source, Watch
from maek.model.story import Join, Story, Storyline


@dataclass(frozen=True, slots=True)
class SourceState:
    """How reading a source is going: for conditional GET, pace and ``maek doctor``."""

    source: str
    checked_at: str = ""
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    due_at: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about stories; minded by every run.

    ``kind`` is merge, split, move, lock, unlock or rename; ``at`` orders them.
    """

    id: str
    kind: str
    story: str
    other: str = ""
    articles: tuple[str, ...] = ()
    title: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search."""

    article: str
    score: float


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it lies in the store, for verify and export."""

    table: str
    key: str
    hash: str
    """What its hash was when it was put."""
    record: object | None
    """None when it cannot be read."""
    fault: str = ""
    """Why it cannot be read, or what beside it does not agree with it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Which features of an article are counted for how common they are."""

    article: str
    text_id: str
    day: str
    slots: bytes | None
    """Numbers of the features, 32 bits each; None when they are to be made."""


Posting = tuple[str, str, float]
"""A story in the list of a feature: its id, its day, and how much of the feature it has."""


class Store(Protocol):
    """The memory of a desk."""

    def writing(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction; an error undoes all of it."""

    def close(self) -> None: ...

    # sources
    def put_outlet(self, outlet: Outlet) -> None: ...
    def outlets(self) -> tuple[Outlet, ...]: ...
    def put_source(self, source: Source) -> None: ...
    def sources(self) -> tuple[Source, ...]: ...
    def put_source_state(self, state: SourceState) -> None: ...
    def source_state(self, source: str) -> SourceState | None: ...
    def put_items(self, source: str, items: Iterable[FeedItem]) -> int:
        """Keep feed items not seen before; return how many were new."""

    def items_due(self, limit: int = 1000) -> tuple[tuple[str, FeedItem], ...]:
        """(source id, item) of every item whose page was never captured and has no Problem
        that says never; a page that several sources list comes once."""

    def put_item_capture(self, url: str, capture: str) -> None:
        """Say which capture holds the page of a feed item, whichever sources list it."""

    def put_watch(self, watch: Watch) -> None:
        """Keep how a page is watched; one per address."""

    def watch(self, url: str) -> Watch | None: ...
    def watches_due(self, now: str, limit: int = 1000) -> tuple[Watch, ...]:
        """Pages whose time to be looked at again has come, by (due_at, url)."""

    def withdrawn(self, articles: Iterable[str]) -> dict[str, str]:
        """Those of the articles whose page has gone → since when it was missing, UTC."""

    # captures
    def put_capture(self, capture: Capture) -> bool:
        """Keep a capture; False when it was there already."""

    def capture(self, id: str) -> Capture | None: ...
    def captures_due(self) -> tuple[str, ...]:
        """Ids of captures that were not read yet, by (taken_at, id)."""

    def mark_read(self, capture: str, *, failed: bool = False) -> None:
        """Say that a capture was read; putting its article says so too."""

    def retry_failed(self) -> None:
        """Make every capture that could not be read due again."""

    def read_again(self) -> None:
        """Make every capture due once more, as after an upgrade of the readers."""

    # articles
    def put_article(self, article: Article) -> bool:
        """Keep a version of an article; False when this text_id of this id was there.
        The newest version (modified, else published, else capture time) is the current one.
        What an older reader made of the same capture is no version any more."""

    def article(self, id: str, text_id: str = "") -> Article | None:
        """The given version, or the current one."""

    def current_version(self, id: str) -> str:
        """text_id of the current version, empty when there is no such article."""

    def article_versions(self, id: str) -> tuple[str, ...]:
        """text_ids of every version, oldest first."""

    def article_by_text(self, text_id: str) -> Article | None: ...
    def article_ids(self) -> tuple[str, ...]:
        """Every article, by (published, id)."""

    def articles_due(self) -> tuple[tuple[str, str], ...]:
        """(id, text_id) of versions that have neither an analysis nor an analyse Problem,
        and of those to be analysed again."""

    def analyse_again(self) -> None:
        """Make every version that was analysed due again; until then its analysis serves."""

    def put_analysis(self, article: str, analysis: Analysis) -> None: ...
    def analysis(self, text_id: str) -> Analysis | None: ...

    # vectors
    def put_vector(self, text_id: str, model: str, vector: bytes) -> None:
        """Keep what an embedding model, known by the hash of its files, makes of a version."""

    def vector(self, text_id: str, model: str) -> bytes | None: ...

    # features counted
    def put_counted(self, under: str, counted: Iterable[Counted]) -> None:
        """Keep what is counted of articles, ``under`` the hash of what it hangs on."""

    def newest_counted(self, under: str, limit: int) -> tuple[Counted, ...]:
        """The newest threaded articles, newest first, with what is counted of their current
        version; a new analysis forgets what was."""

    # what threading goes by
    def put_features(self, under: str, made: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep articles boiled down, as (id, text_id, bytes), ``under`` the hash of what they
        hang on."""

    def features(self, articles: Iterable[str], under: str) -> dict[str, bytes]:
        """Article → its current version boiled down; a new analysis forgets it."""

    def posting_lists(
        self, features: Iterable[str], *, since: str, until: str, limit: int
    ) -> dict[str, tuple[Posting, ...]]:
        """Feature → the newest live stories with it dated in [since, until], newest first; an
        empty day is no bound."""

    def found_by(self, story: str) -> tuple[str, ...]:
        """The features a live story is found by."""

    # stories
    def joins_due(self) -> tuple[str, ...]:
        """Ids of articles with a current analysis that have no join for that version, by
        (published day, id)."""

    def put_threading(
        self,
        join: Join,
        text_id: str,
        stories: Sequence[Story],
        storylines: Sequence[Storyline],
        features: Sequence[tuple[str, float]],
    ) -> None:
        """Save one threading decision whole: the join, the stories and storylines it
        changed, and the index features of the article (for
        :meth:`posting_lists`)."""

    def put_threadings(
        self,
        joined: Sequence[tuple[Join, str, Sequence[tuple[str, float]]]],
        stories: Sequence[Story],
        storylines: Sequence[Storyline],
    ) -> None:
        """The same for several articles: joins with their text_ids and index features."""

    def join(self, article: str) -> Join | None: ...
    def joins(self, story: str) -> tuple[Join, ...]: ...
    def story(self, id: str) -> Story | None:
        """The story, following merges."""

    def stories(self) -> tuple[Story, ...]: ...
    def live_stories(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Those of some stories that are not merged into others, in no order."""

    def live_storylines(self, ids: Iterable[str]) -> tuple[Storyline, ...]:
        """Those of some storylines that are not merged into others, in no order."""

    def storyline(self, id: str) -> Storyline | None: ...
    def storylines(self) -> tuple[Storyline, ...]: ...
    def hold_stories(self) -> None:
        """Keep others from changing stories until the transaction at hand ends."""

    def put_decision(self, decision: Decision) -> None: ...
    def decisions(self) -> tuple[Decision, ...]: ...

    # briefs
    def briefs_due(self, under: str) -> tuple[Story, ...]:
        """Live stories, by (date, id), that changed since their brief was looked at, in
        themselves, their articles or an analysis, or for which that was not ``under`` this."""

    def mark_written(self, story: str, under: str) -> None:
        """Say that a story's brief is as it should be ``under`` these conditions."""

    def put_brief(self, brief: Brief) -> None: ...
    def brief(self, story: str, version: int = 0) -> Brief | None:
        """The given version, or the newest (0)."""

    def briefs(self) -> tuple[Brief, ...]:
        """The newest brief of every live story."""

    # what was published
    def story_grounds(self) -> dict[str, str]:
        """Id of every live story → hash of all records it is told from."""

    def made(self) -> tuple[tuple[str, str, str], ...]:
        """(key, ground, value) of all that publishing made; a changed row is left out."""

    def put_made(self, made: Iterable[tuple[str, str, str]], gone: Iterable[str] = ()) -> None:
        """Keep what publishing made, and forget the keys that are gone."""

    # search
    def search(self, terms: Sequence[str], limit: int = 20) -> tuple[Hit, ...]: ...

    # problems
    def put_problem(self, problem: Problem) -> None:
        """Keep a problem; one per (stage, item), tries counted up."""

    def problems(self) -> tuple[Problem, ...]: ...
    def clear_problem(self, stage: str, item: str) -> None: ...

    # leases
    def claim(
        self, stage: str, items: Iterable[str], *, worker: str, now: str, until: str
    ) -> tuple[str, ...]:
        """Take the items that nobody else holds until then, and return them."""

    def release(self, stage: str, items: Iterable[str], *, worker: str) -> None:
        """Give items back, done or not."""

    def workers(self) -> tuple[str, ...]:
        """Who holds anything."""

    def release_all(self, worker: str) -> None:
        """Free everything a worker holds: it has ended, or died."""

    # the whole
    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong beside the records, as (where, why): damaged files, columns and
        indexes that do not agree with their record, records that belong to none."""

    def set_setting(self, key: str, value: str) -> None: ...
    def setting(self, key: str) -> str: ...
    def rows(self) -> Iterator[Stored]:
        """Every stored record, of one moment, for verify and export."""
