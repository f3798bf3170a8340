"""Pages that were read are looked at again, and read anew by newer readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command import Maek
from web import Reply, Web, web

import maek.desk.extract as extracting
from maek.desk import upgraded
from maek.desk.advice import advice
from maek.desk.collect import collect
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.look_again import HOURS, next_look
from maek.desk.run import run
from maek.desk.sources import add_source, read_now
from maek.desk.verify import verify
from maek.model.article import Article
from maek.model.capture import Capture
from maek.model.ids import text_id
from maek.model.problem import Problem

TOML = "[fetch]\nallow_private = true\npace = 0.0\nretries = 0\ntimeout = 5.0\n"
HTML = {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}
FIRST = "2026-01-01T00:00:00Z"
DEAD = "이 불로 창고에서 일하던 3명이 숨졌다고 소방본부가 밝혔다."


def page(dead: str = DEAD, n: int = 1) -> Reply:
    lines = (
        f"1일 오전 가온시 남항동 물류창고 {n}동에서 불이 났다.",
        dead,
        "불은 네 시간 만에 꺼졌다고 소방본부 관계자가 설명했다.",
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    title = f"가온시 물류창고 {n}동 화재"
    head = f"<title>{title}</title><meta property='article:published_time' content='{FIRST}'>"
    whole = f"<html lang=ko><head>{head}</head><article><h1>{title}</h1>{body}</article>"
    return Reply(whole.encode(), headers=HTML)


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        items = "".join(f"<item><title>불</title><link>/{n}</link></item>" for n in (1, 2))
        feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        found.pages.update(
            {"/feed": Reply(feed), "/1": page(), "/2": page("불은 보관실에서 났다.", 2)}
        )
        yield found


@pytest.fixture
def home(tmp_path: Path, site: Web) -> Path:
    make_desk(tmp_path / "desk", TOML)
    with open_desk(tmp_path / "desk", {}, clock=lambda: FIRST) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=999_999, outlet="")
    return tmp_path / "desk"


def at(home: Path, moment: str, work: Callable[[Desk], object]) -> list[str]:
    """Do something at a moment; return what collecting noted of pages."""
    with open_desk(home, {}, clock=lambda: moment) as desk:
        notes = [step.note for step in collect(desk) if step.note and "new" not in step.note]
        work(desk)
        return notes


def whole_day(desk: Desk) -> None:
    for step in run(desk):
        assert step.problem is None, step.problem
    for report in verify(str(desk.folder), {}):
        assert report.findings == (), report


def test_looks_come_further_and_further_apart() -> None:
    now, looks = FIRST, []
    while due := next_look(FIRST, now, 7):
        looks.append(due)
        now = due
    assert len(looks) == sum(h <= 7 * 24 for h in HOURS)
    assert looks[:2] == ["2026-01-01T01:00:00Z", "2026-01-01T04:00:00Z"]
    assert looks[-1] == "2026-01-08T00:00:00Z"
    assert next_look(FIRST, FIRST, 0) == ""
    assert next_look(FIRST, "2026-02-15T00:00:00Z", 90) == "2026-03-02T00:00:00Z"


def test_a_page_that_says_it_has_not_changed(site: Web, home: Path) -> None:
    at(home, FIRST, lambda _: None)
    unchanged = Reply(status=304)
    site.pages["/1"] = lambda h: unchanged if h.get("If-None-Match") == '"1"' else page("다르다.")
    assert at(home, "2026-01-01T00:59:00Z", lambda _: None) == []
    assert at(home, "2026-01-01T01:00:00Z", lambda _: None) == ["as it was"] * 2
    assert at(home, "2026-01-01T01:01:00Z", lambda _: None) == []


def test_a_correction_is_a_new_version_and_the_brief_says_so(site: Web, home: Path) -> None:
    at(home, FIRST, whole_day)
    site.pages["/1"] = page(DEAD.replace("3명", "5명"))
    assert sorted(at(home, "2026-01-01T02:00:00Z", whole_day)) == ["as it was", "changed"]
    with open_desk(home, {}, reading=True) as desk:
        versions = desk.store.article_versions(f"{site.url}/1")
        assert len(versions) == 2
        assert "5명" in desk.store.article(f"{site.url}/1").text
        newest = next(b for b in desk.store.briefs() if f"{site.url}/1" in b.sources)
        assert newest.version == 2
        assert newest.changes
        assert "3명" not in repr(newest.lines())


def test_a_page_gone_once_may_be_a_stumble(site: Web, home: Path) -> None:
    at(home, FIRST, whole_day)
    site.pages["/1"] = Reply(status=404)
    notes = at(home, "2026-01-01T02:00:00Z", whole_day)
    assert sorted(notes) == ["as it was", "not found; will look again"]
    site.pages["/1"] = page()
    assert at(home, "2026-01-01T02:20:00Z", whole_day) == ["as it was"]
    with open_desk(home, {}, reading=True) as desk:
        assert desk.store.withdrawn(desk.store.article_ids()) == {}


@pytest.mark.parametrize("gone", [Reply(status=404), Reply(status=302, headers={"Location": "/"})])
def test_a_withdrawn_page_is_quoted_no_more_and_named(site: Web, home: Path, gone: Reply) -> None:
    site.pages["/"] = Reply(b"<html><p>the front</p>", headers=HTML)
    at(home, FIRST, whole_day)
    site.pages["/1"] = gone
    at(home, "2026-01-01T02:00:00Z", whole_day)
    assert at(home, "2026-01-01T02:20:00Z", whole_day) == ["withdrawn"]
    with open_desk(home, {}, reading=True) as desk:
        url = f"{site.url}/1"
        assert desk.store.withdrawn(desk.store.article_ids()) == {url: "2026-01-01T02:00:00Z"}
        brief = next(b for b in desk.store.briefs() if url in b.sources)
        cited = {c.article for line in brief.lines() for c in line.citations}
        assert url not in cited or cited == {url}, "quoted only where nothing else is there"
        shown = (desk.site / "story" / f"{brief.story}.html").read_text(encoding="utf-8")
        assert "원문 내려감" in shown
    # It comes back: as if nothing had been.
    site.pages["/1"] = page()
    assert "as it was" in at(home, "2026-01-01T05:00:00Z", whole_day)
    with open_desk(home, {}, reading=True) as desk:
        assert desk.store.withdrawn(desk.store.article_ids()) == {}
        shown = (desk.site / "story" / f"{brief.story}.html").read_text(encoding="utf-8")
        assert "원문 내려감" not in shown


def test_a_brief_in_the_terminal_says_that_its_pages_are_gone(
    site: Web, home: Path, maek: Maek
) -> None:
    at(home, FIRST, whole_day)
    with open_desk(home, {}, reading=True) as desk:
        story = next(b.story for b in desk.store.briefs() if f"{site.url}/1" in b.sources)
    assert "내려감" not in maek("brief", story, "-C", str(home)).out
    site.pages["/1"] = site.pages["/2"] = Reply(status=410)
    at(home, "2026-01-01T02:00:00Z", whole_day)
    told = maek("brief", story, "-C", str(home))
    assert told.status == 0
    rows = [row for row in told.out.partition("출처")[2].splitlines() if row.strip()]
    assert rows, told.out
    assert "원문 내려감" in " ".join(rows)


def test_a_page_that_is_gone_is_named_in_the_terminal_though_nothing_is_cited_from_it(
    site: Web, home: Path, maek: Maek
) -> None:
    site.pages["/2"] = page("이 불로 3명이 목숨을 잃었다고 경찰이 전했다.")
    at(home, FIRST, whole_day)
    site.pages["/2"] = Reply(status=410)
    at(home, "2026-01-01T02:00:00Z", whole_day)
    with open_desk(home, {}, reading=True) as desk:
        (brief,) = desk.store.briefs()
        cited = {c.article for line in brief.lines() for c in line.citations}
        assert cited == {f"{site.url}/1"}
    told = maek("brief", "-C", str(home)).out
    _, _, gone = told.rpartition("원문 내려감")
    assert "가온시 물류창고 1동 화재" in gone
    assert "[" not in gone


def test_a_page_behind_a_wall_keeps_what_it_said(site: Web, home: Path) -> None:
    at(home, FIRST, whole_day)
    site.pages["/1"] = Reply(status=403)
    notes = at(home, "2026-01-01T02:00:00Z", whole_day)
    assert sorted(notes) == ["as it was", "not shown any more"]
    site.pages["/1"] = Reply(status=500)
    with open_desk(home, {}, clock=lambda: "2026-01-01T05:00:00Z") as desk:
        list(collect(desk))
        assert [p.kind for p in desk.store.problems()] == ["FetchAgain"]
    site.pages["/1"] = page()
    with open_desk(home, {}, clock=lambda: "2026-01-01T13:00:00Z") as desk:
        list(collect(desk))
        assert desk.store.problems() == ()
        assert len(desk.store.article_versions(f"{site.url}/1")) == 1


def test_sources_can_be_read_now(site: Web, home: Path) -> None:
    at(home, FIRST, lambda desk: read_now(desk.store))
    before = site.paths().count("/feed")
    at(home, "2026-01-01T00:01:00Z", lambda _: None)
    assert site.paths().count("/feed") == before + 1


def other_reader(old: Callable[[Capture], Article]) -> Callable[[Capture], Article]:
    """A reader that leaves out the last line, as a newer one may."""

    def read(capture: Capture) -> Article:
        article = old(capture)
        text = article.text.rpartition("\n")[0]
        parts = tuple(p for p in article.parts if p.span.end <= len(text))
        return replace(article, text=text, text_id=text_id(text), parts=parts)

    return read


def test_newer_readers_read_stored_pages_anew(
    site: Web, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(home, FIRST, whole_day)
    url, old = f"{site.url}/1", extracting.article_of
    with open_desk(home, {}, clock=lambda: FIRST) as desk:
        before = desk.store.current_version(url)
        monkeypatch.setattr(extracting, "article_of", other_reader(old))
        desk.store.read_again()
        desk.store.analyse_again()
        whole_day(desk)
        after = desk.store.current_version(url)
        assert after != before
        assert desk.store.article_versions(url) == (after,), "the outlet has changed nothing"
        assert desk.store.article(url, before) is not None, "older briefs cite it"
        cited = {c.text_id for b in desk.store.briefs() for n in b.lines() for c in n.citations}
        assert before not in cited
        # A fault is mended: the first reading stands again.
        monkeypatch.setattr(extracting, "article_of", old)
        desk.store.read_again()
        desk.store.analyse_again()
        whole_day(desk)
        assert desk.store.article_versions(url) == (before,)
        # The same text under another headline is the same version.
        monkeypatch.setattr(extracting, "article_of", lambda c: replace(old(c), title="새 제목"))
        desk.store.read_again()
        whole_day(desk)
        assert desk.store.current_version(url) == before
        assert desk.store.article(url).title == "새 제목"


def test_what_failed_is_read_anew_too(
    site: Web, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(capture: Capture) -> Article:
        raise re.error("a fault of ours")

    old = extracting.article_of
    with open_desk(home, {}, clock=lambda: FIRST) as desk:
        monkeypatch.setattr(extracting, "article_of", broken)
        for _ in run(desk, ["collect", "extract"]):
            pass
        problems = desk.store.problems()
        assert len(problems) == 2
        assert all(advice(p).startswith("a fault of maek") for p in problems)
        monkeypatch.setattr(extracting, "article_of", old)
        for _ in run(desk, ["extract"]):
            pass
        assert desk.store.article_ids() == ()
        upgraded.read_anew(desk.store, ["extract"])
        whole_day(desk)
        assert len(desk.store.article_ids()) == 2
        # One that could not be analysed is analysed anew.
        id = desk.store.article_ids()[0]
        item = f"{id} {desk.store.current_version(id)}"
        desk.store.put_problem(Problem("analyse", item, "KeyError", "unexpected", False, FIRST))
        upgraded.read_anew(desk.store, ["analyse"])
        assert len(desk.store.articles_due()) == 2


def test_who_read_the_pages_is_known_after_an_upgrade(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(home, {}, clock=lambda: FIRST) as desk:
        assert not upgraded.read_by_others(desk.store), "nobody has read anything"
        upgraded.note_readers(desk.store)
        monkeypatch.setattr(upgraded, "code_hash", lambda room: f"newer {room}")
        upgraded.note_readers(desk.store)
        assert upgraded.read_by_others(desk.store)
        upgraded.note_readers(desk.store, anew=True)
        assert not upgraded.read_by_others(desk.store)
        for _ in run(desk, ["collect", "extract"]):
            pass
        desk.store.set_setting("readers", "")
        upgraded.note_readers(desk.store)
        assert upgraded.read_by_others(desk.store), "a desk of before this was kept"


def told(changed: str) -> Reply:
    """Return a feed that tells when its first page was changed."""
    entries = (
        f"<entry><title>불</title><link href='/{n}'/><published>{FIRST}</published>{when}</entry>"
        for n, when in ((1, f"<updated>{changed}</updated>"), (2, ""))
    )
    return Reply(f"<feed xmlns='http://www.w3.org/2005/Atom'>{''.join(entries)}</feed>".encode())


def test_a_page_its_feed_says_was_changed_is_looked_at_at_once(site: Web, home: Path) -> None:
    site.pages["/feed"] = told(FIRST)
    with open_desk(home, {}, clock=lambda: FIRST) as desk:
        for source in desk.store.sources():
            desk.store.put_source(replace(source, every=60))
    at(home, FIRST, whole_day)
    site.pages["/1"] = page(DEAD.replace("3명", "5명"))
    site.pages["/feed"] = told("2026-01-01T09:10:00+09:00")
    assert at(home, "2026-01-01T00:12:00Z", whole_day) == ["changed"]
    assert at(home, "2026-01-01T00:20:00Z", whole_day) == [], "told once, looked at once"
    site.pages["/feed"] = told("2026-01-01T00:30:00Z")
    assert at(home, "2026-01-01T00:31:00Z", whole_day) == [], "the clock of the site, it seems"


def test_what_was_changed_before_it_was_read_is_no_news(site: Web, home: Path) -> None:
    site.pages["/feed"] = told("2025-12-31T23:00:00Z")
    with open_desk(home, {}, clock=lambda: FIRST) as desk:
        for source in desk.store.sources():
            desk.store.put_source(replace(source, every=60))
    at(home, FIRST, whole_day)
    for changed in ("2025-12-31T23:30:00Z", "2026-01-01", "2031-01-01T00:00:00Z", "soon"):
        site.pages["/feed"] = told(changed)
        assert at(home, "2026-01-01T00:12:00Z", lambda _: None) == []
