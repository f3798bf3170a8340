"""stories and briefs → files: what changed is made and written, what is gone is removed."""

from __future__ import annotations

import errno
from collections.abc import Generator, Iterator, Mapping

from maek import __version__
from maek.check.site import MANIFEST
from maek.desk.compared import COMPARED
from maek.desk.desk import Desk
from maek.desk.site_folder import SiteFolder, check_place
from maek.desk.stage import problem_of, stops_the_day
from maek.errors import NeverError, StoreBusy
from maek.model.code import code_hash
from maek.model.ids import digest, record_hash
from maek.model.problem import Problem
from maek.model.progress import Progress
from maek.model.proof import manifest_of
from maek.publish.kept import Kept
from maek.publish.page import Page
from maek.publish.site import pages

CODE = ("maek.publish", "maek.check")
"""The rooms whose code decides what a page shows."""
SITE = "site"
"""What a Problem of this stage is about."""


def publish(desk: Desk) -> Iterator[Progress]:
    """Render the site and bring its folder to that state.

    A page is made only when something it shows has changed, or when its file is not as it was
    made. What changed is written beside the old files first and takes their place only when all
    of it is there: a full disk or a fault leaves the site as it was. The manifest comes
    last: a run killed in between leaves a site that the next run completes.

    Raises:
        ConfigError: The folder is no place for a site.
        StoreBusy: The folder cannot be written (disk full, no permission); run again.
    """
    check_place(desk.site, desk.folder)
    grounds = desk.store.story_grounds()
    total = len(grounds)
    yield Progress("publish", 0, total)
    folder = SiteFolder(desk.site)
    refused: dict[str, Problem] = {}
    try:
        try:
            kept = _kept(desk, grounds, desk.store.made())
            files = yield from _made(desk, folder, kept, refused)
        except NeverError:
            # A record was damaged under what is kept: whoever needs it must be told which.
            folder.take_back()
            kept = _kept(desk, grounds, ())
            files = yield from _made(desk, folder, kept, refused)
        changed = folder.take_places()
        folder.prepare(MANIFEST, manifest_of(files))
        folder.take_places()
        folder.remove_others({*files, MANIFEST})
    except OSError as error:
        folder.take_back()
        why = "the disk is full" if error.errno == errno.ENOSPC else str(error.strerror)
        message = f"cannot be written: {why}; nothing is lost, make room and run again"
        raise StoreBusy(message, item=str(desk.site)) from error
    except Exception as error:
        folder.take_back()
        if stops_the_day(error):
            raise
        problem = problem_of("publish", SITE, error, desk.clock())
        desk.store.put_problem(problem)
        yield Progress("publish", total, total, SITE, problem)
        return
    desk.store.put_made(kept.new(), kept.gone())
    yield from _told(desk, refused, total)
    yield Progress("publish", total, total, note=f"{len(files) + 1} files, {changed} changed")


def _kept(desk: Desk, grounds: Mapping[str, str], made: tuple[tuple[str, str, str], ...]) -> Kept:
    """What the last run made, as far as all that every page hangs on is still the same."""
    settings, outlets = desk.settings.publish, desk.store.outlets()
    return Kept(record_hash((__version__, *map(code_hash, CODE), settings, outlets)), grounds, made)


def _made(
    desk: Desk, folder: SiteFolder, kept: Kept, refused: dict[str, Problem]
) -> Generator[Progress, None, dict[str, str]]:
    """Write what changed beside the old files; return the hash of every file by its path."""

    def refuse(story: str, error: NeverError) -> None:
        refused[story] = problem_of("publish", story, error, desk.clock())

    files: dict[str, str] = {}
    done, total = 0, kept.stories
    for page in pages(desk.store, desk.settings.publish, kept, refuse, COMPARED):
        files[page.path] = _brought(page, folder, kept)
        if page.path.startswith("story/"):
            done += 1
            yield Progress("publish", min(done, total), total, page.path)
    return files


def _brought(page: Page, folder: SiteFolder, kept: Kept) -> str:
    """Make a page where it is not there as it should be; return its hash.

    A file that nobody wrote since it was made is not read; :mod:`maek.desk.verify` reads all.
    """
    key = f"page {page.path}"
    known = kept.get(key, page.ground)
    if known is not None:
        hash, _, stamp = known.partition(" ")
        there = folder.stamp(page.path)
        if there == stamp:
            return hash
        if folder.holds(page.path, hash):
            kept.put(key, page.ground, f"{hash} {there}")
            return hash
    body = page.make()
    hash = digest(body)
    kept.put(key, page.ground, f"{hash} {folder.prepare(page.path, body)}")
    return hash


def _told(desk: Desk, refused: Mapping[str, Problem], total: int) -> Iterator[Progress]:
    """Keep what could not be published; forget what could this time."""
    for old in desk.store.problems():
        if old.stage == "publish" and old.item not in refused:
            desk.store.clear_problem("publish", old.item)
    for story, problem in refused.items():
        desk.store.put_problem(problem)
        yield Progress("publish", total, total, story, problem)
