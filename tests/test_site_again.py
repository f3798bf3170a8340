"""Publishing again: what is kept from the last run gives the pages that all anew would give."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import site_desk

from maek.desk import deciding
from maek.desk.compared import COMPARED
from maek.desk.desk import Desk, open_desk
from maek.desk.find_story import find_story
from maek.desk.importing import import_files
from maek.desk.publish import publish
from maek.desk.run import run
from maek.errors import InputError
from maek.model.source import Outlet
from maek.model.story import Story
from maek.publish.kept import Kept
from maek.publish.site import site

NOW = "2026-01-02T03:04:05Z"
MORE = "hanbit-news.example/sat-launch-20240528.html"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return shutil.copytree(site_desk.desk(), tmp_path / "desk")


def most_told(desk: Desk) -> Story:
    return max(desk.store.stories(), key=lambda s: (len(s.articles), s.id))


def other(desk: Desk) -> Story:
    return next(s for s in desk.store.stories() if s.id != most_told(desk).id)


def renamed(desk: Desk) -> None:
    deciding.rename(desk.store, other(desk), "새 이름", at=NOW)


def merged(desk: Desk) -> None:
    deciding.merge(desk.store, most_told(desk), other(desk), at=NOW)


def split(desk: Desk) -> None:
    story = most_told(desk)
    deciding.split(desk.store, story, story.articles[-1:], "따로", at=NOW)


def known_outlet(desk: Desk) -> None:
    desk.store.put_outlet(Outlet("東亜新報", "toa-shimpo.example", lang="ja", display="full"))


def labelled(desk: Desk) -> None:
    """One article of the newest-told story turns out to be a machine's work."""
    article = desk.store.article(most_told(desk).articles[0])
    assert article is not None
    found = desk.store.analysis(article.text_id)
    assert found is not None
    machine = replace(found.ai_written, verdict="yes", why=("the page says: AI",))
    desk.store.put_analysis(article.id, replace(found, ai_written=machine))


def new_page(desk: Desk) -> None:
    page = next(p for p in sorted(site_desk.EXAMPLES.rglob("*.html")) if _new(p))
    for _ in import_files(desk, [page]):
        pass
    for _ in run(desk):
        pass


def _new(page: Path) -> bool:
    name = page.relative_to(site_desk.EXAMPLES).as_posix()
    return name not in (*site_desk.FIRST, *site_desk.LATER)


def nothing(desk: Desk) -> None:
    """Another run, and that is all."""


CHANGES: tuple[Callable[[Desk], None], ...] = (
    nothing,
    renamed,
    merged,
    split,
    known_outlet,
    labelled,
    new_page,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.__name__)
@pytest.mark.parametrize("rewritten", [True, False], ids=["written", "published"])
def test_the_site_is_as_if_made_anew(home: Path, change: Callable[[Desk], None], rewritten: bool):
    with open_desk(home, {}) as desk:
        change(desk)
        stages = run(desk) if rewritten else publish(desk)
        for _ in stages:
            pass
        anew = dict(site(desk.store, desk.settings.publish, compared=COMPARED))
        there = {
            path.relative_to(desk.site).as_posix(): path.read_bytes()
            for path in desk.site.rglob("*")
            if path.is_file() and path.name != "manifest.json"
        }
    assert there == anew


def test_other_settings_make_every_page_anew(home: Path):
    toml = home / "maek.toml"
    toml.write_text(toml.read_text().replace("시험지", "다른 시험지"))
    with open_desk(home, {}) as desk:
        note = list(publish(desk))[-1].note
        anew = dict(site(desk.store, desk.settings.publish, compared=COMPARED))
        assert all((desk.site / path).read_bytes() == body for path, body in anew.items())
    pages = sum(path.endswith((".html", ".atom", "feed.json")) for path in anew)
    assert f"{pages} changed" in note


def test_only_the_pages_that_show_a_change_are_made(home: Path):
    with open_desk(home, {}) as desk:
        before = {key: ground for key, ground, _ in desk.store.made()}
        labelled(desk)
        story = most_told(desk)
        for _ in publish(desk):
            pass
        after = {key: ground for key, ground, _ in desk.store.made()}
    assert before.keys() == after.keys()
    made = {key for key in after if after[key] != before[key]}
    assert f"page story/{story.id}.html" in made
    assert not any(key.startswith("page story/") and story.id not in key for key in made)


def test_a_record_damaged_under_what_is_kept_is_told(home: Path):
    """Its pages are still there, but one of them has to be made anew, and cannot be."""
    import sqlite3

    with open_desk(home, {}) as desk:
        story = most_told(desk)
        (desk.site / "story" / f"{story.id}.html").unlink()
    with sqlite3.connect(home / "maek.db") as database:
        database.execute("UPDATE analysis SET record = '{' WHERE article = ?", story.articles[:1])
    with open_desk(home, {}) as desk:
        told = [step.problem for step in publish(desk) if step.problem]
        assert [problem.item for problem in told] == [story.id]
        assert "damaged Analysis" in told[0].message
        assert not (desk.site / "story" / f"{story.id}.html").exists()
        assert (desk.site / "story" / f"{other(desk).id}.html").exists()


def test_a_changed_row_of_what_is_kept_is_not_believed(home: Path):
    import sqlite3

    with sqlite3.connect(home / "maek.db") as database:
        database.execute("UPDATE made SET value = replace(value, '김정은', '이순신')")
        database.execute("UPDATE made SET value = replace(value, '\\uae40', '\\uc774')")
    with open_desk(home, {}) as desk:
        assert ", 0 changed" in list(publish(desk))[-1].note


def test_without_a_ground_nothing_is_kept():
    kept = Kept("now", {"s1": "g1"}, [("a", "x", "1")])
    assert kept.ground_of("s2") == ""
    assert kept.ground_of_all(["s1", "s2"]) == ""
    kept.put("b", "", "2")
    assert kept.new() == []
    assert kept.get("a", "") is None
    assert kept.get("a", "x") == "1"
    assert kept.gone() == []
    assert Kept("now", {}, [("a", "x", "1")]).gone() == ["a"]


def test_another_code_writes_every_brief_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_desk(home, {}) as desk:
        before = {brief.id: brief.version for brief in desk.store.briefs()}
        assert [step.total for step in run(desk, ("write",))] == [0]
        for place in ("maek.write.brief.code_hash", "maek.desk.write.code_hash"):
            monkeypatch.setattr(place, lambda room: f"another {room}")
        totals = [step.total for step in run(desk, ("write",))]
        assert totals[0] == len(before)
        # What says the same is no new version.
        assert {brief.id: brief.version for brief in desk.store.briefs()} == before
        assert [step.total for step in run(desk, ("write",))] == [0]


def test_a_story_is_found_by_the_headline_people_read(home: Path) -> None:
    with open_desk(home, {}) as desk:
        brief = desk.store.briefs()[0]
        headline = replace(brief.headline, text="고래가 항구에 왔다")
        desk.store.put_brief(replace(brief, version=brief.version + 1, headline=headline))
        assert find_story(desk.store, "고래 항구").id == brief.story
        with pytest.raises(InputError, match="no such story"):
            find_story(desk.store, "고래 공항")
