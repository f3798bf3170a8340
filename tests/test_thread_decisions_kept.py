"""A person's decision holds whatever comes after it: told by command or over the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_thread_decisions import LATE, ROWS, THREAD, add, story_of

from maek.cli.app import app
from maek.desk import deciding
from maek.desk import thread as stage
from maek.desk.desk import Desk, make_desk, open_desk
from maek.model.story import Story
from maek.store.base import Store
from maek.thread.clusters import Group
from maek.thread.item import Item
from maek.thread.memory import RamMemory, Threading
from maek.thread.nearby import Scene
from maek.thread.shaping import shaped
from maek.web.door import Door
from maek.web.routes import decisions as api

NOW = "2025-06-01T00:00:00Z"
Check = Callable[[Desk], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_desk(tmp_path / "desk", "")
    with opened(tmp_path / "desk") as desk:
        add(desk, tmp_path, ROWS)
    return tmp_path / "desk"


def opened(folder: Path) -> AbstractContextManager[Desk]:
    return open_desk(folder, {}, clock=lambda: NOW)


def whole(desk: Desk) -> None:
    """Hold that stories, joins and storylines say the same."""
    store = desk.store
    live = {story.id: story for story in store.stories() if not story.merged_into}
    of_story = {(a, story.id) for story in live.values() for a in story.articles}
    joins = [join for a in store.article_ids() if (join := store.join(a)) is not None]
    assert of_story == {(join.article, join.story) for join in joins}
    assert all(join.storyline == live[join.story].storyline for join in joins)
    lines = {line.id: line for line in store.storylines() if not line.merged_into}
    of_line = {(story, line.id) for line in lines.values() for story in line.stories}
    assert of_line == {(story.id, story.storyline) for story in live.values()}


def by_command(folder: Path, *words: str) -> None:
    result = CliRunner().invoke(app, ["story", *words, "-C", str(folder), "--json"])
    assert result.exit_code == 0, result.output


def by_api(folder: Path, verb: str, story: str, **body: object) -> None:
    with opened(folder) as desk:
        door = Door(folder, desk.settings, {})
    getattr(api, verb)(door, story, **body)


def ids(folder: Path) -> tuple[str, str]:
    with opened(folder) as desk:
        return story_of(desk, "fire-a").id, story_of(desk, "vote-a").id


def merged(folder: Path, way: str) -> Check:
    fire, vote = ids(folder)
    if way == "command":
        by_command(folder, "merge", fire, vote)
    else:
        by_api(folder, "merge", fire, other=vote)

    def holds(desk: Desk) -> None:
        assert {story_of(desk, a).id for a in ROWS} == {fire}
        redirected = desk.store.story(vote)
        assert redirected is not None
        assert redirected.id == fire

    return holds


def split(folder: Path, way: str) -> Check:
    fire, vote = ids(folder)
    if way == "command":
        by_command(folder, "split", fire, "fire-c", "--title", "The jobless")
    else:
        by_api(folder, "split", fire, articles=["fire-c"], title="The jobless")
    with opened(folder) as desk:
        made = story_of(desk, "fire-c").id
    assert made not in (fire, vote)

    def holds(desk: Desk) -> None:
        assert story_of(desk, "fire-c").id == made
        assert story_of(desk, "fire-c").title == "The jobless"
        assert {story_of(desk, a).id for a in ("fire-a", "fire-b")} == {fire}
        assert story_of(desk, "vote-a").id == vote

    return holds


def moved(folder: Path, way: str) -> Check:
    fire, vote = ids(folder)
    if way == "command":
        by_command(folder, "move", "fire-c", "--to", vote)
    else:
        by_api(folder, "move", vote, articles=["fire-c"])

    def holds(desk: Desk) -> None:
        assert {story_of(desk, a).id for a in ("vote-a", "vote-b", "fire-c")} == {vote}
        assert {story_of(desk, a).id for a in ("fire-a", "fire-b")} == {fire}
        assert "fire-c" not in story_of(desk, "fire-a").articles

    return holds


def locked(folder: Path, way: str) -> Check:
    fire, vote = ids(folder)
    with opened(folder) as desk:
        before = story_of(desk, "fire-a").articles
    if way == "command":
        by_command(folder, "lock", fire)
    else:
        by_api(folder, "lock", fire)

    def holds(desk: Desk) -> None:
        assert story_of(desk, "fire-a").id == fire
        assert story_of(desk, "fire-a").locked
        assert story_of(desk, "fire-a").articles == before
        assert story_of(desk, "vote-a").id == vote

    return holds


def renamed(folder: Path, way: str) -> Check:
    fire, vote = ids(folder)
    if way == "command":
        by_command(folder, "rename", fire, "The Marlow fire")
    else:
        by_api(folder, "rename", fire, title="The Marlow fire")

    def holds(desk: Desk) -> None:
        assert {story_of(desk, a).id for a in ("fire-a", "fire-b", "fire-c")} == {fire}
        assert story_of(desk, "fire-a").title == "The Marlow fire"
        assert story_of(desk, "vote-a").id == vote

    return holds


def happenings(folder: Path) -> Iterator[str]:
    """Do what a desk goes through, one thing at a time."""
    assert CliRunner().invoke(app, ["run", *THREAD, "-C", str(folder)]).exit_code == 0
    yield "a second run"
    assert CliRunner().invoke(app, ["run", "--again", *THREAD, "-C", str(folder)]).exit_code == 0
    yield "a run over everything again"
    every = list(reversed({**ROWS, **LATE}.items()))
    for few in (every[:3], every[3:]):
        rows = {id: (day, title, f"{text} No more is known.") for id, (day, title, text) in few}
        with opened(folder) as desk:
            add(desk, folder.parent, rows)
        yield f"new versions of {', '.join(rows)}"
    for like in ("vote-b", "fire-b"):
        day, title, text = ROWS[like]
        with opened(folder) as desk:
            add(desk, folder.parent, {f"late-{like}": (day, title, f"{text} More is awaited.")})
        yield f"a late report like {like}"


@pytest.mark.parametrize("way", ["command", "api"])
@pytest.mark.parametrize("decide", [merged, split, moved, locked, renamed])
def test_a_decision_holds(folder: Path, decide: Callable[[Path, str], Check], way: str) -> None:
    holds = decide(folder, way)
    for what in happenings(folder):
        with opened(folder) as desk:
            try:
                whole(desk)
                holds(desk)
            except AssertionError as error:
                pytest.fail(f"after {what}: {error}")


RACES: dict[str, Callable[[Store, str, str], object]] = {
    "move": lambda s, fire, vote: deciding.move(s, ["fire-c"], of(s, vote), at=NOW),
    "split": lambda s, fire, vote: deciding.split(s, of(s, fire), ["fire-c"], "", at=NOW),
    "merge": lambda s, fire, vote: deciding.merge(s, of(s, vote), of(s, fire), at=NOW),
    "rename": lambda s, fire, vote: deciding.rename(s, of(s, fire), "The fire", at=NOW),
    "lock": lambda s, fire, vote: deciding.lock(s, of(s, fire), at=NOW),
}


def of(store: Store, id: str) -> Story:
    found = store.story(id)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", RACES)
def test_a_decision_during_a_run_holds(
    folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fire, vote = ids(folder)
    decide = stage.decide

    def meanwhile(*told: object) -> object:
        found = decide(*told)
        with opened(folder) as other:
            if not other.store.decisions():
                RACES[kind](other.store, fire, vote)
        return found

    monkeypatch.setattr(stage, "decide", meanwhile)
    with opened(folder) as desk:
        rows = {
            id: (day, title, text + " So much for now.") for id, (day, title, text) in ROWS.items()
        }
        add(desk, folder.parent, {**rows, **LATE})
        whole(desk)
        story = story_of(desk, "fire-c")
        match kind:
            case "move":
                assert story.id == vote
            case "split":
                assert story.id not in (fire, vote)
                assert {story_of(desk, a).id for a in ("fire-a", "fire-b")} == {fire}
            case "merge":
                assert story.id == vote
                assert of(desk.store, fire).id == vote
            case "rename":
                assert (story.id, story.title) == (fire, "The fire")
            case "lock":
                assert (story.id, story.locked) == (fire, True)


def test_a_big_story_a_person_merged_keeps_its_id(folder: Path) -> None:
    fire, vote = ids(folder)
    by_command(folder, "merge", fire, vote)
    day, title, text = ROWS["fire-b"]
    many = {f"more-{n:02}": (day, f"{title} ({n})", f"{text} Report {n}.") for n in range(40)}
    with opened(folder) as desk:
        for start in (0, 20):
            add(desk, folder.parent, dict(list(many.items())[start : start + 20]))
        assert story_of(desk, "more-00").id == fire
        assert story_of(desk, "vote-a").id == fire
        assert of(desk.store, vote).id == fire
        whole(desk)


def test_of_two_decisions_in_one_second_the_last_holds(folder: Path) -> None:
    fire, vote = ids(folder)
    stories = (vote, fire, vote, fire, vote, fire)
    with opened(folder) as desk:
        for story in stories:
            deciding.move(desk.store, ["fire-c"], of(desk.store, story), at=NOW)
        assert [d.story for d in desk.store.decisions()] == list(stories)
        day, title, text = ROWS["fire-c"]
        add(desk, folder.parent, {"fire-c": (day, title, f"{text} It was cold.")})
        assert story_of(desk, "fire-c").id == fire
        whole(desk)


def test_a_split_that_was_taken_back_can_be_made_again(folder: Path) -> None:
    fire, _ = ids(folder)
    for _ in range(2):
        by_command(folder, "split", fire, "fire-c")
        with opened(folder) as desk:
            made = story_of(desk, "fire-c").id
        assert made != fire
        by_command(folder, "merge", fire, made)
    by_command(folder, "split", fire, "fire-c")
    for what in happenings(folder):
        with opened(folder) as desk:
            whole(desk)
            assert story_of(desk, "fire-c").id == made, what


def test_a_story_a_person_named_keeps_its_id_when_rules_join_it_to_a_bigger_one() -> None:
    named = Story("s-named", "The fire", "", "2025-05-01", "a", ("a",), title_by="person")
    bigger = Story("s-bigger", "Fire", "", "2025-05-01", "b", ("b", "c"))
    where = {"a": "s-named", "b": "s-bigger", "c": "s-bigger"}
    scene = Scene([Item(a, "en") for a in where], {}, {s.id: s for s in (named, bigger)}, where)
    memory = RamMemory()
    memory.keep(Threading(stories=(named, bigger)))
    shape = shaped([Group([0, 1, 2])], scene, memory)
    assert [one.story.id for one in shape.stories] == ["s-named"]
    assert [(story.id, story.merged_into) for story in shape.gone] == [("s-bigger", "s-named")]
