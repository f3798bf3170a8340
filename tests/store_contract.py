"""What every store promises: one class, run on every engine (see test_store.py).

A fixture ``store`` gives an empty one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
import store_records as make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maek.errors import StoreError
from maek.model.article import Article, Stamp
from maek.model.source import FeedItem
from maek.store.base import Counted, Store

LONG = "가" * 900
anything = (
    st.text(max_size=40)
    | st.just(make.ODD)
    | st.text(min_size=1, max_size=3).map(lambda end: LONG + end)
)


class StoreContract:
    """The Store protocol, topic by topic."""

    # sources

    def test_sources(self, store: Store) -> None:
        for n in (2, 1):
            store.put_outlet(make.outlet(n))
            store.put_source(make.source(n))
        assert store.outlets() == (make.outlet(1), make.outlet(2))
        assert store.sources() == (make.source(1), make.source(2))
        store.put_source(replace(make.source(1), every=60))
        store.put_outlet(replace(make.outlet(1), lang="ko"))
        assert [s.every for s in store.sources()] == [60, 600]
        assert [o.lang for o in store.outlets()] == ["ko", ""]

    def test_source_state(self, store: Store) -> None:
        store.put_source(make.source(1))
        assert store.source_state("src-1") is None
        store.put_source_state(make.state(1))
        store.put_source_state(make.state(1, "2025-01-01T00:00:00Z"))
        assert store.source_state("src-1") == make.state(1, "2025-01-01T00:00:00Z")

    def test_items_are_due_until_captured_or_refused(self, store: Store) -> None:
        for n in (1, 2):
            store.put_source(make.source(n))
        assert store.put_items("src-1", [make.item(1), make.item(2, ""), make.item(3)]) == 3
        assert store.put_items("src-1", [make.item(1), make.item(4, "2025")]) == 1
        assert store.put_items("src-2", [make.item(1)]) == 1
        due = [i.url[-1] for _, i in store.items_due()]
        assert due == ["2", "1", "3", "4"]  # a page that two sources list is read once
        assert len(store.items_due(2)) == 2
        store.put_item_capture(make.item(1).url, "c-1")
        store.put_problem(make.problem(2))
        store.put_problem(make.problem(3, again=True))
        assert [i.url[-1] for _, i in store.items_due()] == ["3", "4"]

    def test_watched_pages(self, store: Store) -> None:
        for n, due in ((1, "2024-06-19"), (2, "2024-06-18"), (3, "")):
            store.put_watch(make.watch(n, due))
        assert [w.url[-1] for w in store.watches_due("2024-06-18")] == ["2"]
        assert [w.url[-1] for w in store.watches_due("2025")] == ["2", "1"]
        assert len(store.watches_due("2025", 1)) == 1
        assert store.watch(make.watch(3).url) == make.watch(3, "")
        assert store.watch("nothing") is None

    def test_a_withdrawn_article_makes_its_story_due(self, store: Store) -> None:
        for n in (1, 2):
            self.threaded(store, n)
            store.mark_written(f"s{n}", "now")
        grounds = store.story_grounds()
        gone = replace(make.watch(1, article="a1"), missed="2024-06-20T00:00:00Z")
        store.put_watch(gone)
        assert store.withdrawn(["a1", "a2"]) == {"a1": "2024-06-20T00:00:00Z"}
        assert [s.id for s in store.briefs_due("now")] == ["s1"]
        assert [k for k, v in store.story_grounds().items() if v != grounds[k]] == ["s1"]
        store.mark_written("s1", "now")
        store.put_watch(make.watch(1))
        assert store.withdrawn(["a1"]) == {}
        assert [s.id for s in store.briefs_due("now")] == ["s1"]
        assert list(store.faults()) == []

    def test_a_capture_read_anew(self, store: Store) -> None:
        capture = make.capture(1)
        store.put_capture(capture)
        first = make.article(1, "first", capture=capture.id)
        second = make.article(1, "second", capture=capture.id)
        store.put_article(first)
        store.read_again()
        assert store.captures_due() == (capture.id,)
        assert store.put_article(second)
        assert store.article_versions("a1") == (second.text_id,)
        assert store.current_version("a1") == second.text_id
        assert store.article("a1", first.text_id) == first
        assert [t for _, t in store.articles_due()] == [second.text_id]
        renamed = replace(first, title="다른 제목")
        assert not store.put_article(renamed), "its text is no new one"
        assert store.article("a1") == renamed
        assert store.article_versions("a1") == (first.text_id,)
        assert list(store.faults()) == []

    # captures

    def test_captures(self, store: Store) -> None:
        first, second = make.capture(2), make.capture(1)
        assert [store.put_capture(c) for c in (first, second, first)] == [True, True, False]
        assert store.capture(first.id) == first
        assert store.capture("nothing") is None
        assert store.captures_due() == (second.id, first.id)
        store.mark_read(first.id, failed=True)
        assert store.captures_due() == (second.id,)
        store.retry_failed()
        assert store.captures_due() == (second.id, first.id)
        store.mark_read(first.id)
        store.put_article(make.article(1, capture=second.id))
        assert store.captures_due() == ()

    def test_a_large_capture(self, store: Store) -> None:
        large = make.capture(1, bytes(range(256)) * 40_000)
        store.put_capture(large)
        assert store.capture(large.id) == large

    # articles

    def test_versions_of_an_article(self, store: Store) -> None:
        def version(text: str, modified: str) -> Article:
            return make.article(1, text, modified=Stamp(modified, modified, "day"))

        middle, old, new = (
            version(t, d) for t, d in (("b", "2025-02"), ("a", "2025-01"), ("c", "2025-03"))
        )
        assert store.put_article(middle)
        assert store.put_article(old)
        assert store.article("a1") == middle
        assert store.put_article(new)
        assert not store.put_article(new)
        assert store.article("a1") == new
        assert store.article("a1", old.text_id) == old
        assert store.article_versions("a1") == (old.text_id, middle.text_id, new.text_id)
        assert store.article("a2") is None
        assert store.article_ids() == ("a1",)

    def test_a_silent_change_is_newer_when_it_came_later(self, store: Store) -> None:
        late, early = make.capture(1, b"2", "2025-01-02"), make.capture(1, b"1", "2025-01-01")
        store.put_capture(late)
        store.put_capture(early)
        store.put_article(make.article(1, "new", capture=late.id))
        store.put_article(make.article(1, "old", capture=early.id))
        assert store.article("a1").text == "new"

    def test_articles_by_day_and_text(self, store: Store) -> None:
        for n in (3, 1, 2):
            store.put_article(make.article(n))
        store.put_article(make.article(4, make.article(1).text, published=None))
        assert store.article_ids() == ("a4", "a1", "a2", "a3")
        assert store.article_by_text(make.article(2).text_id) == make.article(2)
        assert store.article_by_text(make.article(1).text_id).id == "a1"
        assert store.article_by_text("t1-nothing") is None

    def test_articles_are_due_until_analysed_or_failed(self, store: Store) -> None:
        for n in (2, 1, 3):
            store.put_article(make.article(n))
        assert store.articles_due() == tuple((f"a{n}", make.article(n).text_id) for n in (1, 2, 3))
        found = make.analysis(make.article(1))
        store.put_analysis("a1", found)
        store.put_analysis("a1", found)
        assert store.analysis(found.text_id) == found
        assert store.analysis("t1-nothing") is None
        item = f"a2 {make.article(2).text_id}"
        store.put_problem(replace(make.problem(1, stage="analyse"), item=item))
        assert [id for id, _ in store.articles_due()] == ["a3"]

    def test_analysed_versions_can_be_due_again(self, store: Store) -> None:
        for n in (1, 2):
            self.threaded(store, n)
        first = make.analysis(make.article(1))
        store.analyse_again()
        assert [id for id, _ in store.articles_due()] == ["a1", "a2"]
        assert store.analysis(first.text_id) is not None, "the old one serves until then"
        store.put_analysis("a1", replace(first, terms=("새",)))
        assert [id for id, _ in store.articles_due()] == ["a2"]
        assert store.joins_due() == (), "stories keep their members"

    def test_what_is_counted_of_the_newest_threaded_articles(self, store: Store) -> None:
        for n in (1, 2, 3):
            self.threaded(store, n)
        store.put_article(make.article(4))
        told = {
            n: Counted(f"a{n}", make.article(n).text_id, "2024-06-01", b"\0\xff12") for n in (1, 2)
        }
        store.put_counted("now", told.values())
        assert store.newest_counted("now", 9) == (
            Counted("a3", make.article(3).text_id, "", None),
            told[2],
            told[1],
        )
        assert [c.article for c in store.newest_counted("now", 2)] == ["a3", "a2"]
        assert all(c.slots is None for c in store.newest_counted("under other rules", 9))
        store.put_analysis("a1", make.analysis(make.article(1), ("새",)))
        assert [c.slots is None for c in store.newest_counted("now", 9)] == [True, False, True]

    def test_an_article_boiled_down_is_of_its_current_version(self, store: Store) -> None:
        self.threaded(store, 1)
        one = make.article(1)
        assert store.current_version("a1") == one.text_id
        assert store.current_version("nothing") == ""
        assert store.features(("a1", "a1"), "now") == {}
        store.put_features("now", [("a1", one.text_id, b"\0\xff12")])
        assert store.features(("a0", "a1"), "now") == {"a1": b"\0\xff12"}
        assert store.features(("a1", "a1"), "under other rules") == {}
        newer = make.article(1, "새 판", modified=Stamp("2026", "2026", "year"))
        store.put_article(newer)
        assert store.current_version("a1") == newer.text_id
        assert store.features(("a1", "a1"), "now") == {}
        store.put_features("now", [("a1", newer.text_id, b"34")])
        assert store.features(("a0", "a1"), "now") == {"a1": b"34"}
        store.put_analysis("a1", make.analysis(newer))
        assert store.features(("a1", "a1"), "now") == {}, "a new analysis forgets it"

    # stories

    def test_joins_are_due_for_the_current_version(self, store: Store) -> None:
        for n in (2, 1, 3):
            one = make.article(n)
            store.put_article(one)
            if n != 3:
                store.put_analysis(one.id, make.analysis(one))
        assert store.joins_due() == ("a1", "a2")
        self.threaded(store, 1)
        assert store.joins_due() == ("a2",)
        newer = make.article(1, "새 판", modified=Stamp("2026", "2026", "year"))
        store.put_article(newer)
        store.put_analysis("a1", make.analysis(newer))
        assert store.joins_due() == ("a1", "a2")
        store.put_problem(replace(make.problem(1, stage="thread"), item="a2"))
        assert store.joins_due() == ("a1",)

    def test_a_story_has_another_ground_once_a_record_of_it_changed(self, store: Store) -> None:
        for n in (1, 2):
            self.threaded(store, n)
        one, text_id = make.article(1), make.article(1).text_id
        newer = make.article(1, "새 판", modified=Stamp("2026", "2026", "year"))
        found = make.analysis(one)
        changes: list[Callable[[], object]] = [
            lambda: store.put_brief(make.brief(1, one)),
            lambda: store.put_brief(make.brief(1, one, 2)),
            lambda: store.put_article(newer),
            lambda: store.put_analysis("a1", make.analysis(newer)),
            lambda: store.put_analysis("a1", replace(found, terms=("새",))),
            lambda: store.put_threading(
                replace(make.join(1, "s1", "l1"), copy_of="a2"), text_id, [], [], []
            ),
            lambda: store.put_threading(
                make.join(1, "s1", "l1"), text_id, [make.story(1, ("a1",), locked=True)], [], []
            ),
        ]
        grounds = [store.story_grounds()]
        for change in changes:
            change()
            grounds.append(store.story_grounds())
        assert len({g["s1"] for g in grounds}) == len(grounds)
        assert len({g["s2"] for g in grounds}) == 1
        store.mark_written("s1", "now")
        assert store.story_grounds() == grounds[-1]

    def test_what_was_made_is_kept_by_key(self, store: Store) -> None:
        long = "가" * 900 + "\\ud800"
        store.put_made([("page b", "g1", "1"), ("page a", "g1", long)])
        store.put_made([("page b", "g2", "2"), ("story 3", "g2", "3")], ["page a", "page z"])
        assert store.made() == (("page b", "g2", "2"), ("story 3", "g2", "3"))
        store.put_made([("page a", "g1", long)])
        assert store.made()[0] == ("page a", "g1", long)

    def test_vectors_are_kept_by_text_and_model(self, store: Store) -> None:
        assert store.vector("t1", "m1") is None
        store.put_vector("t1", "m1", b"\0\xff")
        store.put_vector("t1", "m2", b"other")
        store.put_vector("t1", "m1", b"\0\xfe")
        assert (store.vector("t1", "m1"), store.vector("t1", "m2")) == (b"\0\xfe", b"other")

    def test_stories_follow_merges(self, store: Store) -> None:
        for n in (1, 2, 3):
            self.threaded(store, n)
        assert [s.id for s in store.stories()] == ["s1", "s2", "s3"]
        gone = make.story(2, ("a2",), merged_into="s1")
        kept = make.story(1, ("a1", "a2"))
        lines = [make.storyline(2, merged_into="l1"), make.storyline(1, ("s1",))]
        text = make.article(2).text_id
        store.put_threading(make.join(2, "s1", "l1"), text, [gone, kept], lines, [("y", 2.0)])
        assert store.story("s2") == kept
        assert store.storyline("l2") == lines[1]
        assert [s.id for s in store.stories()] == ["s1", "s3"]
        assert [s.id for s in store.storylines()] == ["l1", "l3"]
        assert [j.article for j in store.joins("s1")] == ["a1", "a2"]
        assert store.join("a2") == make.join(2, "s1", "l1")
        assert self.near(store, "own2") == ("s1",)
        asked = [f"s{n}" for n in range(80)]
        assert {s.id for s in store.live_stories(asked)} == {"s1", "s3"}
        assert {s.id for s in store.live_storylines(["l2", "l1", "nothing"])} == {"l1"}
        assert store.live_stories([]) == store.live_storylines([]) == ()
        assert store.story("nothing") is None
        assert store.storyline("nothing") is None
        assert store.join("nothing") is None

    def test_a_circle_of_merges_ends(self, store: Store) -> None:
        pair = [make.story(1, merged_into="s2"), make.story(2, merged_into="s1")]
        store.put_threading(make.join(1), make.article(1).text_id, pair, [], [])
        assert store.story("s1") is None

    def test_the_index_of_stories(self, store: Store) -> None:
        for n in (1, 2, 3):
            self.threaded(store, n)
        assert self.near(store, "own2") == ("s2",)
        assert self.near(store, "all") == ("s1", "s2", "s3")
        newest = store.posting_lists(["all"], since="", until="9", limit=2)["all"]
        assert newest == (("s3", make.story(3).date, 1.0), ("s2", make.story(2).date, 1.0))
        long = "long" * 1000
        again = make.join(1, "s1", "l1"), make.article(1).text_id
        store.put_threading(*again, [], [], [(long, 3.0)])
        many = ["all", *(f"own{n}" for n in range(1, 24)), long, "all"]
        found = store.posting_lists(many, since="", until="9", limit=2)
        assert list(found) == many[:-1]
        assert found["all"] == newest
        told = [[s for s, *_ in found[f]] for f in ("own1", "own2", "own4", long)]
        assert told == [["s1"], ["s2"], [], ["s1"]]
        assert store.found_by("s3") == ("all", "own3")
        assert store.found_by("nothing") == ()
        assert self.near(store, "all", since="2024-06-03", until="2024-06-03") == ("s2",)
        moved = make.story(2, ("a2",), date="2025-01-01")
        store.put_threading(make.join(2, "s2", "l2"), make.article(2).text_id, [moved], [], [])
        assert self.near(store, "own2", since="2025-01-01") == ("s2",)
        assert self.near(store, "own2", until="2024-12-31") == ()

    def test_decisions(self, store: Store) -> None:
        for n in (2, 1, 2):
            store.put_decision(make.decision(n))
        assert store.decisions() == (make.decision(1), make.decision(2))

    # briefs

    def test_briefs(self, store: Store) -> None:
        for n in (1, 2):
            self.threaded(store, n)
        first = make.brief(1, make.article(1))
        second = replace(first, id="b1-2", version=2)
        for brief in (first, second, replace(first, lang="en"), make.brief(2, make.article(2))):
            store.put_brief(brief)
        assert store.brief("s1") == second
        assert store.brief("s1", 1) == first
        assert store.brief("s1", 3) is None
        assert [b.id for b in store.briefs()] == ["b1-2", "b2-1"]

    def test_a_brief_is_due_until_it_was_looked_at(self, store: Store) -> None:
        for n in (1, 2):
            self.threaded(store, n)
        assert [s.id for s in store.briefs_due("now")] == ["s1", "s2"]
        for story in ("s1", "s2"):
            store.mark_written(story, "now")
        assert store.briefs_due("now") == ()
        assert [s.id for s in store.briefs_due("other settings")] == ["s1", "s2"]

    @pytest.mark.parametrize("change", ["story", "join", "version", "analysis"])
    def test_a_brief_is_due_when_its_story_has_changed(self, store: Store, change: str) -> None:
        for n in (1, 2):
            self.threaded(store, n)
            store.mark_written(f"s{n}", "now")
        one = make.article(1)
        changes: dict[str, Callable[[], object]] = {
            "story": lambda: store.put_threading(
                make.join(2), make.article(2).text_id, [make.story(1, ("a1",))], [], []
            ),
            "join": lambda: store.put_threading(make.join(1, "s1"), one.text_id, [], [], []),
            "version": lambda: store.put_article(
                make.article(1, "새 판", modified=Stamp("2026", "2026", "year"))
            ),
            "analysis": lambda: store.put_analysis("a1", make.analysis(one, ("새",))),
        }
        changes[change]()
        assert "s1" in [s.id for s in store.briefs_due("now")]
        if change != "story":
            assert [s.id for s in store.briefs_due("now")] == ["s1"]

    # search

    def test_search(self, store: Store) -> None:
        terms = {1: ("정부", "협약", "정부"), 2: ("정부", "회담"), 3: ("ＡＢＣ", "О'Нил", "平壤")}
        for n, words in terms.items():
            one = make.article(n)
            store.put_article(one)
            store.put_analysis(one.id, make.analysis(one, words))
        assert {h.article for h in store.search(["정부"])} == {"a1", "a2"}
        assert [h.article for h in store.search(["정부", "회담"])] == ["a2"]
        assert {h.article for h in store.search(["협약", "회담"])} == {"a1", "a2"}
        assert len(store.search(["정부"], limit=1)) == 1
        for words in (["abc"], ["О'НИЛ"], ["平壤"]):
            assert [h.article for h in store.search(words)] == ["a3"], words
        for words in (
            [],
            ["없는말"],
            ["'"],
            ["\0"],
            ['" OR 1 --'],
            ["*"],
            ["NEAR"],
            ["a:b"],
            ["\ud800"],
        ):
            assert store.search(words) == (), words

    def test_search_finds_the_current_version_alone(self, store: Store) -> None:
        old = make.article(1, "old", modified=Stamp("2025", "", "year"))
        new = make.article(1, "new", modified=Stamp("2026", "", "year"))
        for version, word in ((old, "이전"), (new, "이후")):
            store.put_article(version)
            store.put_analysis("a1", make.analysis(version, (word,)))
        assert store.search(["이전"]) == ()
        assert [h.article for h in store.search(["이후"])] == ["a1"]

    # problems

    def test_problems_count_their_tries(self, store: Store) -> None:
        for n in (2, 1, 1):
            store.put_problem(make.problem(n))
        assert [(p.item[-1], p.tries) for p in store.problems()] == [("1", 2), ("2", 1)]
        store.clear_problem("collect", make.problem(1).item)
        store.clear_problem("collect", "nothing")
        assert [p.item[-1] for p in store.problems()] == ["2"]

    # leases

    def test_leases(self, store: Store) -> None:
        def claim(worker: str, *items: str, now: str = "1", until: str = "5") -> tuple[str, ...]:
            return store.claim("extract", items, worker=worker, now=now, until=until)

        assert claim("a", "2", "1", "2") == ("2", "1")
        assert claim("b", "1", "3") == ("3",)
        assert claim("a", "1", now="4", until="9") == ("1",)  # taken again, for longer
        assert claim("b", "1", "2", now="5") == ("2",)  # the other lease ended
        assert store.workers() == ("a", "b")
        store.release("extract", ["1", "2"], worker="a")
        assert claim("a", "1", "2") == ("1",)
        store.release_all("b")
        assert store.workers() == ("a",)
        assert store.claim("analyse", ["1"], worker="b", now="1", until="5") == ("1",)

    # the whole

    def test_a_transaction_is_whole_or_nothing(self, store: Store) -> None:
        def half() -> None:
            with store.writing():
                store.put_outlet(make.outlet(1))
                raise KeyError

        with pytest.raises(KeyError):
            half()
        assert store.outlets() == ()
        with store.writing():
            store.put_outlet(make.outlet(1))
            with store.writing():
                store.put_outlet(make.outlet(2))
        assert len(store.outlets()) == 2

    def test_a_caught_error_still_undoes_the_whole(self, store: Store) -> None:
        def half() -> None:
            with store.writing():
                store.put_outlet(make.outlet(2))
                raise KeyError

        def whole() -> None:
            with store.writing():
                store.put_outlet(make.outlet(1))
                with suppress(KeyError):
                    half()

        with pytest.raises(StoreError, match="nothing is kept"):
            whole()
        assert store.outlets() == ()

    def test_settings(self, store: Store) -> None:
        assert store.setting("a") == ""
        store.set_setting("a", "1")
        store.set_setting("a", "2")
        assert store.setting("a") == "2"

    def test_rows_and_faults_of_a_sound_store(self, store: Store) -> None:
        self.filled(store)
        rows = list(store.rows())
        assert {r.table for r in rows} == {
            "outlet", "source", "source_state", "item", "capture", "article", "analysis",
            "joined", "story", "storyline", "decision", "brief", "problem",
        }  # fmt: skip
        assert [r for r in rows if r.fault or r.record is None] == []
        assert list(store.faults()) == []

    def test_writing_while_reading_all(self, store: Store) -> None:
        self.filled(store)
        seen = 0
        for row in store.rows():
            seen += row.table == "outlet"
            store.put_outlet(make.outlet(100 + seen))
        assert (seen, len(store.outlets())) == (1, 2)

    @settings(
        max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
    )
    @given(name=anything, text=anything)
    def test_any_text_comes_back(self, store: Store, name: str, text: str) -> None:
        outlet = replace(make.outlet(1), name=name, domain=text)
        store.put_outlet(outlet)
        assert outlet in store.outlets()
        store.put_source(make.source(1))
        store.put_items("src-1", [FeedItem(f"https://x.example/{name}", text)])
        assert store.put_items("src-1", [FeedItem(f"https://x.example/{name}", text)]) == 0
        odd = replace(make.article(1), id=name or "a", title=text)
        store.put_article(odd)
        assert store.article(odd.id, odd.text_id).id == odd.id
        assert list(store.faults()) == []

    # helpers

    def threaded(self, store: Store, n: int) -> None:
        """Put article n alone in story n of storyline n, findable by ``all`` and ``own{n}``."""
        one = make.article(n)
        store.put_article(one)
        store.put_analysis(one.id, make.analysis(one))
        store.put_threading(
            make.join(n, f"s{n}", f"l{n}"),
            one.text_id,
            [make.story(n, (one.id,))],
            [make.storyline(n, (f"s{n}",))],
            [("all", 1.0), (f"own{n}", 2.0)],
        )

    def filled(self, store: Store) -> None:
        """Put one of everything."""
        fill(store)

    def near(
        self, store: Store, feature: str, since: str = "", until: str = "9"
    ) -> tuple[str, ...]:
        found = store.posting_lists([feature], since=since, until=until, limit=9)[feature]
        return tuple(sorted(story for story, _, _ in found))


def fill(store: Store) -> None:
    """Put one of everything."""
    store.put_outlet(make.outlet(1))
    store.put_source(make.source(1))
    store.put_source_state(make.state(1))
    store.put_items("src-1", [make.item(1)])
    taken = make.capture(1)
    store.put_capture(taken)
    store.put_item_capture(make.item(1).url, taken.id)
    one = make.article(1, capture=taken.id)
    store.put_article(one)
    store.put_analysis(one.id, make.analysis(one))
    story, line = make.story(1, ("a1",)), make.storyline(1, ("s1",))
    store.put_threading(make.join(1, "s1", "l1"), one.text_id, [story], [line], [("f", 0.25)])
    store.put_decision(make.decision(1))
    store.put_brief(make.brief(1, one))
    store.put_made([("page a", "ground", "value" * 400)])
    store.put_counted("now", [Counted("a1", one.text_id, "2024-06-01", b"\0\xff12")])
    store.put_features("now", [("a1", one.text_id, b"\0\xfe")])
    store.put_vector(one.text_id, "model", b"\0\xff")
    store.put_problem(make.problem(7))
    store.set_setting("key", "value")
