"""Fetching over real sockets on loopback: politeness, limits, refusals."""

from __future__ import annotations

import gzip
import http.server
import socket
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web import Reply, Web, web

from maek.errors import FetchAgain, MaekError, RefusedError, UnreadableError
from maek.fetch import pace
from maek.fetch.body import whole_body
from maek.fetch.client import Fetcher
from maek.fetch.guard import is_public, web_address
from maek.fetch.robots import rules_from
from maek.fetch.settings import FetchSettings

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Slept:
    """A clock that real time moves, and waiting too, at once."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))

    def clock(self) -> float:
        return time.monotonic() + sum(self.waits)


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as found:
        yield found


Make = Callable[..., tuple[Fetcher, Slept]]


@pytest.fixture
def make() -> Iterator[Make]:
    opened: list[Fetcher] = []

    def made(**settings: object) -> tuple[Fetcher, Slept]:
        slept = Slept()
        given = {"allow_private": True, "pace": 0.0, "retries": 0, "timeout": 5.0, **settings}
        resolver = given.pop("resolver", None)
        more = {"resolver": resolver} if resolver else {}
        told = FetchSettings(**given)  # type: ignore[arg-type]
        found = Fetcher(told, sleep=slept.sleep, clock=slept.clock, **more)  # type: ignore[arg-type]
        opened.append(found)
        return found, slept

    yield made
    for one in opened:
        one.close()


def test_a_page_comes_with_its_headers(site: Web, make: Make) -> None:
    headers = {"Content-Type": 'Text/HTML; Charset="EUC-KR"', "ETag": '"1"', "Set-Cookie": "a=b"}
    site.pages["/a?b=%20"] = Reply(b"<p>", headers=headers)
    answer = make()[0].get(f"{site.url}/a?b= #x")
    assert (answer.body, answer.media, answer.charset) == (b"<p>", "text/html", "euc-kr")
    assert answer.kept == (("content-type", headers["Content-Type"]), ("etag", '"1"'))
    (_, sent) = site.asked[-1]
    assert sent["user-agent"].startswith("maek/")
    assert sent["host"] == site.url.removeprefix("http://")
    assert "cookie" not in sent


def test_conditional_get(site: Web, make: Make) -> None:
    site.pages["/"] = lambda headers: (
        Reply(status=304) if headers.get("If-None-Match") == '"1"' else Reply(b"x")
    )
    fetch, _ = make()
    assert not fetch.get(site.url).unchanged
    assert fetch.get(site.url, etag='"1"', last_modified="Wed").unchanged
    assert site.asked[-1][1]["if-modified-since"] == "Wed"


def test_304_to_an_unconditional_request_is_refused(site: Web, make: Make) -> None:
    site.pages["/"] = Reply(status=304)
    with pytest.raises(RefusedError, match="304"):
        make()[0].get(site.url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Web, make: Make, status: int) -> None:
    site.pages["/a"] = Reply(status=status, headers={"Location": "b/?q=%ED%95%9C"})
    site.pages["/b/?q=%ED%95%9C"] = Reply(b"here", headers=HTML)
    answer = make()[0].get(f"{site.url}/a")
    assert (answer.body, answer.url) == (b"here", f"{site.url}/b/?q=%ED%95%9C")


def test_redirects_end(site: Web, make: Make) -> None:
    site.pages["/a"] = Reply(status=302, headers={"Location": "/a"})
    with pytest.raises(RefusedError, match="redirects"):
        make()[0].get(f"{site.url}/a")
    assert len(site.paths()) <= 10
    for location in ("file:///etc/passwd", "http://[bad", "javascript:alert(1)"):
        site.pages["/b"] = Reply(status=302, headers={"Location": location})
        with pytest.raises(RefusedError):
            make()[0].get(f"{site.url}/b")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, RefusedError),
        (410, RefusedError),
        (403, RefusedError),
        (500, FetchAgain),
        (503, FetchAgain),
        (429, FetchAgain),
        (300, RefusedError),
        (204, None),
    ],
)
def test_statuses(site: Web, make: Make, status: int, kind: type[MaekError] | None) -> None:
    site.pages["/a"] = Reply(status=status)
    if kind is None:
        assert make()[0].get(f"{site.url}/a").body == b""
        return
    with pytest.raises(kind, match=str(status)) as caught:
        make()[0].get(f"{site.url}/a")
    assert caught.value.item == f"{site.url}/a"


# limits


def test_too_large_announced_and_not(site: Web, make: Make) -> None:
    site.pages["/a"] = Reply(bytes(2_000_000))
    site.pages["/b"] = Reply(raw=_chunked(bytes(65_536), 1000))
    for path in ("/a", "/b"):
        with pytest.raises(RefusedError, match="larger than 1 MB"):
            make(max_bytes=1_000_000)[0].get(site.url + path)


def test_a_gzip_bomb_goes_off_in_small_pieces(site: Web, make: Make) -> None:
    bomb = gzip.compress(bytes(60_000_000), 6)
    site.pages["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    site.pages["/b"] = Reply(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    begun = time.monotonic()
    with pytest.raises(RefusedError, match="larger than 1 MB"):
        make(max_bytes=1_000_000)[0].get(f"{site.url}/a")
    with pytest.raises(RefusedError, match="did not ask for"):
        make()[0].get(f"{site.url}/b")
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize("drip", ["headers", "body", "nothing"])
def test_a_server_that_drips_is_left_in_time(site: Web, make: Make, drip: str) -> None:
    site.pages["/a"] = Reply(raw=_dripping(drip))
    begun = time.monotonic()
    with pytest.raises(FetchAgain, match=r"no whole answer in 0\.6 s"):
        make(timeout=0.6)[0].get(f"{site.url}/a")
    assert time.monotonic() - begun < 8


def test_a_broken_answer_is_tried_again(site: Web, make: Make) -> None:
    def broken(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")

    answers = iter([Reply(raw=broken), Reply(status=502), Reply(b"whole")])
    site.pages["/a"] = lambda _: next(answers)
    fetch, slept = make(retries=2, pace=1.0)
    assert fetch.get(f"{site.url}/a").body == b"whole"
    assert slept.waits[-1] >= 1


def test_nobody_listens(make: Make) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchAgain, match="the connection failed"):
        make()[0].get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "bare deflate", "identity", "two members"])
@settings(max_examples=30, deadline=None)
@given(body=st.binary(max_size=400_000))
def test_compressions(encoding: str, body: bytes) -> None:
    bare = zlib.compressobj(wbits=-15)
    sent = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "bare deflate": bare.compress(body) + bare.flush(),
        "identity": body,
        "two members": gzip.compress(body[:5]) + gzip.compress(body[5:]),
    }[encoding]
    told = {"bare deflate": "deflate", "two members": "gzip"}.get(encoding, encoding)
    chunks = [sent[n : n + 1000] for n in range(0, len(sent), 1000)]
    assert whole_body(chunks, told, most=len(body)) == body
    if body:
        with pytest.raises(RefusedError):
            whole_body(chunks, told, most=len(body) - 1)
        assert whole_body(chunks, told, most=len(body) - 1, cut=True) == body[:-1]


def test_broken_compressions() -> None:
    good = gzip.compress(b"a" * 1000)
    with pytest.raises(FetchAgain, match="broke off"):
        whole_body([good[:-9]], "gzip", most=10_000)
    with pytest.raises(UnreadableError, match="decompressed"):
        whole_body([b"this is no gzip"], "gzip", most=10_000)


# robots.txt and pace


def test_robots_are_obeyed(site: Web, make: Make) -> None:
    site.pages["/robots.txt"] = Reply(
        b"\xef\xbb\xbfUser-agent: maek\nDisallow: /private\nCrawl-delay: 7\n\n"
        b"User-agent: *\nDisallow: /\n"
    )
    for path in ("/private/a", "/open", "/open2"):
        site.pages[path] = Reply(b"x")
    fetch, slept = make()
    with pytest.raises(RefusedError, match=r"robots.txt forbids"):
        fetch.get(f"{site.url}/private/a")
    fetch.get(f"{site.url}/open")
    fetch.get(f"{site.url}/open2")
    assert site.paths() == ["/open", "/open2"]
    assert [round(w) for w in slept.waits] == [7, 7]
    with pytest.raises(RefusedError, match=r"robots.txt forbids"):
        make(user_agent="other/1")[0].get(f"{site.url}/open")


def test_a_redirect_into_what_robots_forbid(site: Web, make: Make) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n")
    site.pages["/a"] = Reply(status=301, headers={"Location": "/private"})
    with pytest.raises(RefusedError, match=r"robots.txt forbids"):
        make()[0].get(f"{site.url}/a")


def test_robots_that_fail_close_the_host_for_now(site: Web, make: Make) -> None:
    site.pages["/a"] = Reply(b"x")
    fetch, _ = make()
    for status in (500, 429):
        site.pages["/robots.txt"] = Reply(status=status)
        with pytest.raises(FetchAgain, match=r"robots.txt"):
            fetch.get(f"{site.url}/a")
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /")
    with pytest.raises(RefusedError, match=r"robots.txt forbids"):
        fetch.get(f"{site.url}/a")
    assert site.paths() == []


def test_robots_of_any_length(site: Web, make: Make) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /no\n" + b"# long\n" * 400_000)
    site.pages["/a"] = Reply(b"x")
    assert make(max_bytes=1000)[0].get(f"{site.url}/a").body == b"x"


def test_crawl_delays() -> None:
    def delay(told: str) -> float | None:
        return rules_from(200, f"User-agent: *\n{told}".encode()).delay("maek/1 (+https://x)")

    assert delay("Crawl-delay: 3") == 3
    assert delay("Crawl-delay: 100000") == 60
    assert delay("Request-rate: 1/10") == 10
    assert delay("Crawl-delay: soon") is None


def test_every_host_has_its_own_pace(site: Web, make: Make) -> None:
    fetch, slept = make(pace=2.0)
    with web() as other:
        for place in (site, other):
            place.pages["/robots.txt"] = Reply(b"")
            place.pages["/a"] = Reply(b"x")
            fetch.get(f"{place.url}/a")
        assert [round(w) for w in slept.waits] == [2, 2]  # between robots.txt and the page
        fetch.get(f"{site.url}/a")
        assert len(slept.waits) == 2 or slept.waits[2] < 2  # the other host took its time


def test_retry_after_is_kept(site: Web, make: Make) -> None:
    answers = iter([Reply(status=503, headers={"Retry-After": "9"}), Reply(b"x")])
    site.pages["/a"] = lambda _: next(answers)
    fetch, slept = make(retries=1)
    assert fetch.get(f"{site.url}/a").body == b"x"
    assert 8 < max(slept.waits) <= 9


def test_a_long_retry_after_ends_the_run_with_the_host(site: Web, make: Make) -> None:
    site.pages["/a"] = Reply(status=429, headers={"Retry-After": "3600"})
    site.pages["/b"] = Reply(b"x")
    fetch, slept = make(retries=3)
    with pytest.raises(FetchAgain) as caught:
        fetch.get(f"{site.url}/a")
    assert caught.value.wait == 3600
    with pytest.raises(FetchAgain, match="left alone"):
        fetch.get(f"{site.url}/b")
    assert site.paths() == ["/a"]
    assert slept.waits == []


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 60),
        ("Wed, 21 Oct 2015 07:00:00 GMT", 0),
        ("99999999999999", 86_400),
        ("soon", 0),
        ("-5", 0),
        ("", 0),
        ("１２", 0),
    ],
)
def test_retry_after(told: str, seconds: float) -> None:
    assert pace.retry_after(told, "Wed, 21 Oct 2015 07:27:00 GMT") == seconds


def test_back_off_doubles_up_to_a_day() -> None:
    waits = [pace.back_off(n, 3600) for n in range(1, 60)]
    assert waits[:3] == [900, 1800, 3600]
    assert waits == sorted(waits)
    assert waits[-1] == 86_400


# private addresses


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fd00::1]",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[::127.0.0.1]",
        "１２７.0.0.1",
        "127。0。0。1",
        "[fec0::1]",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.0.8",
    ],
)
def test_private_addresses_are_refused(site: Web, make: Make, host: str) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(RefusedError) as caught:
        make(allow_private=False)[0].get(f"http://{host}:{port}/a")
    told = str(caught.value)
    assert "fetch.allow_private" in told or "not an address" in told
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maek.fetch.guard.is_public", "127.0.0.2".__eq__)
    with web("127.0.0.2") as public, web() as inner:
        inner.pages["/secret"] = Reply(b"secret")
        public.pages["/a"] = Reply(status=302, headers={"Location": f"{inner.url}/secret"})
        with pytest.raises(RefusedError, match="private address"):
            make(allow_private=False)[0].get(f"{public.url}/a")
        assert public.paths() == ["/a"]
        assert inner.asked == []


def test_a_name_cannot_change_its_mind(site: Web, make: Make) -> None:
    """DNS rebinding: the connection goes to the address that was checked, not to the name."""
    answers = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"]])
    fetch, _ = make(allow_private=False, resolver=lambda host, port: next(answers), timeout=0.2)
    port = site.url.rpartition(":")[2]
    for _ in range(2):  # one private address among public ones, then only that
        with pytest.raises(RefusedError, match="private address"):
            fetch.get(f"http://rebind.example:{port}/a")
    assert site.asked == []


def test_ipv6_loopback_when_allowed(make: Make) -> None:
    try:
        with web("::1") as six:
            six.pages["/a"] = Reply(b"six")
            assert make()[0].get(f"{six.url}/a").body == b"six"
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example",
        "http:///x",
        "//a.example/x",
        "http://a.example:99999/",
        "http://a.example:0/",
        "http://[::1",
        "http://a b.example/",
        "http://a.example\n/",
        "nonsense",
        "",
        "http://\ud800.example/",
        "data:text/html,x",
    ],
)
def test_what_is_no_web_address_is_refused_before_anything_is_sent(make: Make, url: str) -> None:
    with pytest.raises(RefusedError) as caught:
        make()[0].get(url)
    assert "\n" not in caught.value.message


def test_addresses_in_any_script() -> None:
    assert web_address("http://u:p@한국.example/뉴스#x") == (
        "http://xn--3e0b707e.example/%EB%89%B4%EC%8A%A4"
    )


def _chunked(chunk: bytes, times: int) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    def raw(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(times):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        handler.wfile.write(b"0\r\n\r\n")

    return raw


def _dripping(what: str) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    def raw(handler: http.server.BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n"
        handler.wfile.write({"headers": head, "body": head + b"\r\n", "nothing": b""}[what])
        while what != "nothing":
            handler.wfile.write(b"X" if what == "body" else b"X-A: b\r\n")
            handler.wfile.flush()
            if handler.leave.wait(0.05):  # type: ignore[attr-defined]
                return
        handler.leave.wait(5)  # type: ignore[attr-defined]

    return raw
