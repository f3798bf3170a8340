"""Collecting over real sockets: a desk, a web of our own, and what goes wrong on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from web import Reply, Web, web

from maek.desk import retry
from maek.desk.collect import collect
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.sources import add_source, try_again
from maek.model.problem import Problem
from maek.model.progress import Progress

TOML = "[fetch]\nallow_private = true\npace = 0.0\nretries = 0\ntimeout = 5.0\n"
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(n: int) -> Reply:
    words = f"정부는 {n}일 협약을 맺었다고 밝혔다. 두 나라가 오랫동안 논의해 온 것이다. "
    body = f"<html lang=ko><title>협약 {n}</title><article><h1>협약 {n}</h1><p>{words * 6}</p>"
    return Reply(body.encode(), headers=HTML)


def rss(*links: str) -> Reply:
    items = "".join(f"<item><title>글</title><link>{link}</link></item>" for link in links)
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    return Reply(body, headers={"Content-Type": "application/rss+xml", "ETag": '"1"'})


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_desk(tmp_path / "desk", TOML)
    return tmp_path / "desk"


@contextmanager
def at(home: Path, moment: str = "2026-01-01T00:00:00Z") -> Iterator[Desk]:
    with open_desk(home, {}, clock=lambda: moment) as desk:
        yield desk


def steps(desk: Desk) -> list[Progress]:
    return list(collect(desk))


def items(desk: Desk) -> dict[str, str]:
    return {p.item.rpartition("/")[2]: p.message for p in desk.store.problems()}


def captured(desk: Desk) -> list[str]:
    found = (desk.store.capture(id) for id in desk.store.captures_due())
    return sorted(c.url.rpartition("/")[2] for c in found if c)


def test_a_feed_and_its_pages(site: Web, home: Path) -> None:
    site.pages.update({"/feed": rss("/1", "/2", f"{site.url}/3#x"), "/1": page(1), "/2": page(2)})
    site.pages["/3"] = Reply(status=404)
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="한빛")
        steps(desk)
        assert captured(desk) == ["1", "2"]
        assert items(desk) == {"3": "it is gone (404)"}
        capture = desk.store.capture(desk.store.captures_due()[0])
        assert capture is not None
        assert (capture.charset, capture.hint_title) == ("utf-8", "글")
        assert ("content-type", HTML["Content-Type"]) in capture.headers
        before = len(site.asked)
        assert steps(desk) == [Progress("collect", 0, 0)]  # nothing is due
        assert len(site.asked) == before


def test_a_feed_that_has_not_changed(site: Web, home: Path) -> None:
    feed = rss("/1")
    site.pages["/feed"] = lambda h: Reply(status=304) if h.get("If-None-Match") else feed
    site.pages["/1"] = page(1)
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="")
        steps(desk)
    with at(home, "2026-01-01T00:10:00Z") as desk:
        assert steps(desk)[-1].note == "0 new"
        state = desk.store.source_state(desk.store.sources()[0].id)
        assert state is not None
        assert (state.etag, state.due_at) == ('"1"', "2026-01-01T00:20:00Z")
    assert site.paths() == ["/feed", "/1", "/feed"]


@pytest.mark.parametrize("kind", ["atom", "json", "sitemap", "page"])
def test_other_kinds_of_sources(site: Web, home: Path, kind: str) -> None:
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/1'/></entry></feed>"
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": f"{site.url}/1"}]}
    index = f"<sitemapindex><sitemap><loc>{site.url}/s</loc></sitemap></sitemapindex>"
    site.pages["/s"] = Reply(f"<urlset><url><loc>{site.url}/1</loc></url></urlset>".encode())
    site.pages["/1"] = page(1)
    site.pages["/source"] = {
        "atom": Reply(atom.encode(), headers=HTML),  # sent as a page, and read as what it is
        "json": Reply(json.dumps(feed).encode()),
        "sitemap": Reply(index.encode()),
        "page": page(1),
    }[kind]
    with at(home) as desk:
        as_what = kind if kind in ("sitemap", "page") else "feed"
        add_source(desk.store, f"{site.url}/source", as_what, every=600, outlet="")
        steps(desk)
        assert captured(desk) == (["source"] if kind == "page" else ["1"])
        assert items(desk) == {}


def test_the_address_of_a_site_leads_to_its_feed(site: Web, home: Path) -> None:
    link = "<link rel=alternate type='application/rss+xml' href='/rss.xml'>"
    site.pages["/"] = Reply(f"<html><head>{link}</head>".encode(), headers=HTML)
    site.pages.update({"/rss.xml": rss("/1"), "/1": page(1)})
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/", "feed", every=600, outlet="")
        steps(desk)
        assert captured(desk) == ["1"]
        assert desk.store.sources()[0].url == f"{site.url}/rss.xml"


BAD_FEEDS = {
    "empty": Reply(b""),
    "html": Reply(b"<!doctype html><p>x", headers=HTML),
    "text": Reply("그냥 글".encode()),
    "binary": Reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "gone": Reply(status=410),
    "failing": Reply(status=500),
}


def test_feeds_that_fail_stop_nothing(site: Web, home: Path) -> None:
    site.pages.update({f"/{name}": reply for name, reply in BAD_FEEDS.items()})
    site.pages.update({"/zz": rss("/1"), "/1": page(1)})
    with at(home) as desk:
        for name in [*BAD_FEEDS, "zz"]:
            add_source(desk.store, f"{site.url}/{name}", "feed", every=600, outlet="")
        told = steps(desk)
        assert set(items(desk)) == set(BAD_FEEDS)
        assert all("\n" not in message for message in items(desk).values())
        assert sum(step.problem is not None for step in told) == len(BAD_FEEDS)
        assert captured(desk) == ["1"]
        state = desk.store.source_state(desk.store.sources()[0].id)
        assert state is not None
    # The source that failed comes again, later and later; when it works, nothing is wrong.
    site.pages["/failing"] = rss("/1")
    with at(home, "2026-01-03T00:00:00Z") as desk:
        steps(desk)
        assert "failing" not in items(desk)


def test_a_server_that_asks_for_time_gets_it(site: Web, home: Path) -> None:
    site.pages["/feed"] = Reply(status=503, headers={"Retry-After": "7200"})
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="")
        steps(desk)
        state = desk.store.source_state(desk.store.sources()[0].id)
        assert state is not None
        assert (state.failures, state.due_at) == (1, "2026-01-01T02:00:00Z")


def test_pages_that_fail_are_tried_again_later(site: Web, home: Path) -> None:
    site.pages.update({"/feed": rss("/1"), "/1": Reply(status=500)})
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=86_400, outlet="")
        steps(desk)
        steps(desk)  # a moment later: not yet
        assert site.paths() == ["/feed", "/1"]
    site.pages["/1"] = page(1)
    with at(home, "2026-01-01T00:30:00Z") as desk:
        steps(desk)
        assert (captured(desk), items(desk)) == (["1"], {})


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "is application/pdf"),
        (Reply(b"  ", headers=HTML), "the page is empty"),
        (Reply(b"x" * 3_000_000, headers=HTML), "larger than 2 MB"),
        (Reply(status=302, headers={"Location": "/1"}), "redirects"),
        (Reply(b"not gzip", headers={**HTML, "Content-Encoding": "gzip"}), "decompressed"),
    ],
)
def test_pages_that_cannot_be_kept(site: Web, tmp_path: Path, reply: Reply, told: str) -> None:
    home = tmp_path / "desk"
    make_desk(home, TOML + "max_bytes = 2_000_000\n")
    site.pages.update({"/feed": rss("/1", "/2"), "/1": reply, "/2": page(2)})
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="")
        steps(desk)
        assert told in items(desk)["1"]
        assert captured(desk) == ["2"]


def test_private_addresses_are_refused_by_default(site: Web, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    make_desk(home, "")
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="")
        steps(desk)
        assert "allow it with fetch.allow_private" in items(desk)["feed"]
    assert site.asked == []


def test_a_page_two_feeds_list_is_read_once(site: Web, home: Path) -> None:
    site.pages.update({"/a": rss("/1"), "/b": rss("/1"), "/1": page(1)})
    with at(home) as desk:
        for name in "ab":
            add_source(desk.store, f"{site.url}/{name}", "feed", every=600, outlet="")
        steps(desk)
        assert captured(desk) == ["1"]
        assert desk.store.items_due() == ()
    assert site.paths().count("/1") == 1


def test_more_pages_than_are_looked_up_at_once(
    site: Web, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maek.desk.collect.AT_ONCE", 3)
    site.pages["/feed"] = rss(*(f"/{n}" for n in range(8)))
    site.pages.update({f"/{n}": page(n) for n in range(7)})
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=600, outlet="")
        steps(desk)
        assert len(captured(desk)) == 7
        assert items(desk) == {"7": "it is gone (404)"}


def test_a_source_that_failed_is_read_by_the_next_run_once_a_person_asks(
    site: Web, home: Path
) -> None:
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/feed", "feed", every=3600, outlet="")
        steps(desk)
        assert items(desk) == {"feed": "it is gone (404)"}
        site.pages.update({"/feed": rss("/1"), "/1": page(1)})
        steps(desk)
        assert captured(desk) == []
        try_again(desk.store)
        assert items(desk) == {}
        steps(desk)
        assert len(captured(desk)) == 1


def test_an_address_added_again_as_another_kind_is_read_at_once(site: Web, home: Path) -> None:
    site.pages["/1"] = page(1)
    with at(home) as desk:
        add_source(desk.store, f"{site.url}/1", "feed", every=3600, outlet="")
        steps(desk)
        assert "--kind page" in items(desk)["1"]
        add_source(desk.store, f"{site.url}/1", "page", every=3600, outlet="")
        steps(desk)
        assert len(captured(desk)) == 1
        assert items(desk) == {}


def test_when_a_problem_is_tried_again() -> None:
    def due(now: str, tries: int = 1, *, again: bool = True) -> bool:
        return retry.is_due(Problem("s", "i", "k", "m", again, "2026-01-01T00:00:00Z", tries), now)

    assert retry.is_due(None, "2026")
    assert not due("2026-01-01T00:04:59Z")
    assert due("2026-01-01T00:05:00Z")
    assert not due("2026-01-01T00:09:59Z", 2)
    assert due("2026-01-02T00:00:00Z", 99)
    assert not due("2030-01-01T00:00:00Z", again=False)
