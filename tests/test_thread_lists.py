"""What a run keeps of the archive answers as the archive itself would."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import store_records as make

from maek.desk import lists
from maek.desk.hot import Hot
from maek.desk.lists import Lists
from maek.store.base import Store
from maek.store.open import open_store
from maek.thread.compact import Compact, compact, is_sound
from maek.thread.item import Item
from maek.thread.recent import Recent

FEATURES = [(f"f{n}", 3.0 - n / 7) for n in range(12)]


def put(store: Store, number: int, day: str, features: list[tuple[str, float]]) -> None:
    one = make.article(number)
    store.put_article(one)
    story = replace(make.story(number, (one.id,)), date=day)
    joined = make.join(number, story.id, story.storyline)
    store.put_threading(joined, one.text_id, [story], [], features)


def by_hand(store: Store, since: str, until: str, limit: int) -> tuple[str, ...]:
    """Add up the lists as they stand in the store."""
    scores: dict[str, float] = {}
    most = lists.LONGEST if since or until else lists.EVER
    for feature, weight in FEATURES:
        found = store.posting_lists([feature], since=since, until=until or "9", limit=most)
        for story, _, own in found[feature]:
            scores[story] = scores.get(story, 0.0) + weight * own
    ranked = sorted(scores, key=lambda s: (-round(scores[s], lists.ROUNDED), s))
    return tuple(ranked[:limit])


@pytest.mark.parametrize("early", [0, 3])
def test_candidates_are_those_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, early: int
) -> None:
    """Also where lists are cut, stories come late, have no day, or share features again."""
    monkeypatch.setattr(lists, "LONGEST", 8)
    monkeypatch.setattr(lists, "EVER", 5)
    monkeypatch.setattr(lists, "EARLIER", early)
    chance = random.Random(4)
    store = open_store(tmp_path / "maek.db")
    known = Lists(store)
    windows = [
        ("", ""),
        ("2026-04-02", "2026-04-30"),
        ("2026-03-01", "2026-03-09"),
        ("2026-01-01", "2026-01-20"),
    ]
    for number in range(1, 60):
        day = chance.choice(["", f"2026-0{chance.randint(1, 4)}-{chance.randint(10, 28)}"])
        features = [(f, round(chance.random(), 4)) for f, _ in chance.sample(FEATURES, 5)]
        put(store, number, day, features)
        known.put(f"s{number}", day, features)
        for since, until in windows:
            found = known.candidates(FEATURES, since, until, 5)
            assert found == by_hand(store, since, until, 5)
    known.forget([feature for feature, _ in FEATURES])
    assert known.candidates(FEATURES, "", "", 5) == by_hand(store, "", "", 5)
    assert known.candidates([], "", "", 5) == known.candidates(FEATURES, "", "", 0) == ()
    store.close()


ITEM = Item(
    "a1",
    "ko",
    title="제목 \ud800",
    published="2026-01-02",
    day="2026-01-01",
    words={"말": 2.0, "땅": 1.0},
    shared={"#war": 1.0, "~KLM": 3.0, "^word": 1.0, "漢戰爭": 1.0},
    ordinals={"package": frozenset({"13", "12"})},
    days=frozenset({"2026-01-01", "2025-12-30"}),
    quotes=frozenset({7, 4_000_000_000}),
    sample=(1, 2, 4_294_967_295),
    trail=("Q1", "6000"),
    credits=frozenset({"한빛통신"}),
    vector=b"\0\0\x80\x3f",
)


@pytest.mark.parametrize("item", [ITEM, Item("", "")])
def test_an_article_boiled_down_comes_back(item: Item) -> None:
    data = compact(item)
    assert is_sound(data)
    found = Compact(data)
    assert found.item() == item
    assert (found.lang, found.vector) == (item.lang, item.vector)
    for name in ("id", "title", "published", "names", "concepts", "labels"):
        assert getattr(found, name) == getattr(item, name)
    for name in ("actors", "days", "ordinals", "excluded"):
        assert sorted(getattr(found, name)) == sorted(getattr(item, name))
    assert found.packed.days == item.packed.days
    for array in ("slots", "counts", "starts"):
        assert (getattr(found.packed, array) == getattr(item.packed, array)).all()


def test_a_changed_byte_is_noticed() -> None:
    data = compact(ITEM)
    assert not is_sound(b"")
    for at in range(0, len(data), 7):
        assert not is_sound(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_older_articles_leave_the_hot_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maek.desk.hot.OLD", 1)
    read: list[str] = []

    def article(id: str) -> Compact:
        read.append(id)
        return Compact(compact(Item(id, "en", published=id)))

    hot = Hot(days=30)
    assert hot.unknown(["2026-01-01"]) == ["2026-01-01"]
    for day in ("2026-01-01", "2026-01-30", "2026-01-01", "2026-02-10", "2026-01-30"):
        assert hot.get(day, article) is not None
    assert read == ["2026-01-01", "2026-01-30", "2026-02-10"]
    for day in ("2026-01-01", "2025-01-01", "2026-01-01", "2026-02-10"):
        hot.get(day, article)
    assert read[3:] == ["2026-01-01", "2025-01-01", "2026-01-01"]
    hot.put("2025-01-01", Compact(compact(Item("2025-01-01", "en", published="2025-01-01"))))
    assert hot.unknown(["2025-01-01", "2026-01-01", "2026-02-10"]) == ["2026-01-01"]


def test_the_most_recent_are_kept() -> None:
    read: list[str] = []
    recent: Recent[int] = Recent(2)
    for key in "abacab":
        assert recent.get(key, lambda k: read.append(k) or len(read)) > 0
    assert "".join(read) == "abcb"
    recent.forget("b")
    recent.get("b", lambda k: read.append(k) or 0)
    assert "".join(read) == "abcbb"
