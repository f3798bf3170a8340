"""What people decide about stories survives every rerun; ids last, merged ones redirect."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maek.desk import deciding
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.memory import StoreMemory
from maek.desk.run import run
from maek.model.article import Article
from maek.model.findings import Analysis
from maek.model.story import Story
from maek.thread.features import item_of
from maek.thread.item import Item

ARTICLES = tomllib.loads(
    (Path(__file__).parent / "stories" / "decisions" / "rows.toml").read_text("utf-8")
)["article"]
ROWS, LATE = (
    {a["id"]: (a["published"], a["title"], a["text"]) for a in ARTICLES if a["late"] is late}
    for late in (False, True)
)
THREAD = ("extract", "analyse", "thread")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    make_desk(tmp_path / "desk", "")
    with open_desk(tmp_path / "desk", {}, clock=lambda: "2025-06-01T00:00:00Z") as found:
        add(found, tmp_path, ROWS)
        yield found


def add(desk: Desk, folder: Path, rows: dict[str, tuple[str, str, str]]) -> None:
    """Import rows and thread them."""
    path = folder / f"{next(iter(rows))}.jsonl"
    told = [
        {"id": id, "lang": "en", "published": day, "title": title, "text": f"{title}\n{text}"}
        for id, (day, title, text) in rows.items()
    ]
    path.write_text("\n".join(map(json.dumps, told)), "utf-8")
    for _ in import_files(desk, [path]):
        pass
    for _ in run(desk, THREAD):
        pass


def story_of(desk: Desk, article: str) -> Story:
    join = desk.store.join(article)
    assert join is not None
    story = desk.store.story(join.story)
    assert story is not None
    return story


def analysis_of(desk: Desk, article: str) -> Analysis:
    found = desk.store.article(article)
    assert found is not None
    analysis = desk.store.analysis(found.text_id)
    assert analysis is not None
    return analysis


def at(desk: Desk) -> str:
    return desk.clock()


def test_two_happenings_are_two_stories(desk: Desk) -> None:
    fire, vote = story_of(desk, "fire-a"), story_of(desk, "vote-a")
    assert set(fire.articles) == {"fire-a", "fire-b", "fire-c"}
    assert set(vote.articles) == {"vote-a", "vote-b"}


def test_a_later_article_joins_and_no_id_changes(desk: Desk, tmp_path: Path) -> None:
    before = {a: story_of(desk, a).id for a in ROWS}
    add(desk, tmp_path, LATE)
    assert {a: story_of(desk, a).id for a in ROWS} == before
    assert story_of(desk, "fire-d").id == before["fire-a"]


def test_a_run_knows_again_what_is_common_without_reading_articles(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def item(article: Article, *rest: Any) -> Item:
        read.append(article.id)
        return item_of(article, *rest)

    monkeypatch.setattr("maek.desk.memory.item_of", item)
    known = StoreMemory(desk.store)
    assert len(known.background) == len(ROWS)
    assert not read, "nothing is built again from its article"
    for article in ROWS:
        desk.store.put_analysis(article, analysis_of(desk, article))
    anew = StoreMemory(desk.store)
    assert set(read) == set(ROWS), "new analyses are counted anew"
    idf = [m.background.idf("words", "fire") for m in (known, anew)]
    assert idf[0] == idf[1] < known.background.idf("words", "zebra")
    read.clear()
    StoreMemory(desk.store)
    assert not read, "and kept"


def test_a_merge_stays_and_redirects(desk: Desk, tmp_path: Path) -> None:
    fire, vote = story_of(desk, "fire-a"), story_of(desk, "vote-a")
    deciding.merge(desk.store, fire, vote, at=at(desk))
    add(desk, tmp_path, LATE)
    assert set(story_of(desk, "vote-a").articles) == {*ROWS, *LATE}
    redirected = desk.store.story(vote.id)
    assert redirected is not None
    assert redirected.id == fire.id


def test_a_split_stays(desk: Desk, tmp_path: Path) -> None:
    fire = story_of(desk, "fire-a")
    deciding.split(desk.store, fire, ["fire-c"], "The jobless of Marlow", at=at(desk))
    add(desk, tmp_path, LATE)
    assert story_of(desk, "fire-c").title == "The jobless of Marlow"
    assert story_of(desk, "fire-c").id != story_of(desk, "fire-a").id
    assert story_of(desk, "fire-a").id == story_of(desk, "fire-b").id == fire.id
    assert story_of(desk, "fire-d").id in (fire.id, story_of(desk, "fire-c").id)


def test_a_move_stays(desk: Desk, tmp_path: Path) -> None:
    vote = story_of(desk, "vote-a")
    deciding.move(desk.store, ["fire-c"], vote, at=at(desk))
    add(desk, tmp_path, LATE)
    assert story_of(desk, "fire-c").id == vote.id
    assert "fire-c" not in story_of(desk, "fire-a").articles
    assert story_of(desk, "fire-b").id == story_of(desk, "fire-a").id


def test_a_locked_story_takes_and_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    fire = story_of(desk, "fire-a")
    deciding.lock(desk.store, fire, at=at(desk))
    add(desk, tmp_path, LATE)
    locked = desk.store.story(fire.id)
    assert locked is not None
    assert locked.articles == fire.articles
    assert story_of(desk, "fire-d").id != fire.id
    deciding.move(desk.store, ["fire-d"], locked, at=at(desk))
    assert story_of(desk, "fire-d").id == fire.id


def test_a_name_stays(desk: Desk, tmp_path: Path) -> None:
    fire = story_of(desk, "fire-a")
    deciding.rename(desk.store, fire, "The Marlow fire", at=at(desk))
    add(desk, tmp_path, LATE)
    assert story_of(desk, "fire-d").title == "The Marlow fire"


def test_a_new_version_stays_in_its_story(desk: Desk, tmp_path: Path) -> None:
    day, title, text = ROWS["fire-b"]
    before = story_of(desk, "fire-b")
    add(desk, tmp_path, {"fire-b": (day, title, text + " Two were hurt.")})
    assert story_of(desk, "fire-b").id == before.id
    assert sorted(story_of(desk, "fire-b").articles) == sorted(before.articles)
