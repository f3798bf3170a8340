"""HTTP, politely: conditional GET, size and time limits, robots.txt, pace per host."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from maek.errors import FetchAgain, GoneError, MaekError, RefusedError
from maek.fetch import pace, robots
from maek.fetch.answer import Answer, headers_of
from maek.fetch.body import whole_body
from maek.fetch.guard import Resolver, resolve, web_address
from maek.fetch.settings import FetchSettings

if TYPE_CHECKING:
    import ssl

    import httpcore2

    from maek.fetch.connection import Guarded

MOST_REDIRECTS = 8
MOST_WAIT = 30.0
"""Seconds a server may ask us to wait within a run; for longer, the next run comes back."""
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
NOT_FOUND = 404
GONE = frozenset({NOT_FOUND, 410, 451})


class Fetcher:
    """One polite reader of the web, with what it knows of each host. For one thread.

    Args:
        settings: ``[fetch]``.
        resolver: Finds addresses; handed in by tests.
        sleep: Waits; handed in by tests.
        clock: Monotonic time, seconds.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        from maek.fetch.connection import Guarded

        self._settings = settings
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, pace.HostPace] = {}
        self._robots: dict[str, robots.Robots] = {}
        self._backend: Guarded = Guarded(
            allow_private=settings.allow_private, resolver=resolver, clock=clock
        )
        self._pool: httpcore2.ConnectionPool | None = None

    def close(self) -> None:
        """Close all connections."""
        if self._pool is not None:
            self._pool.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Read one address, as robots.txt allows and no faster than its host wants.

        Args:
            url: What to read.
            etag: ETag of the answer before, for a conditional GET.
            last_modified: Last-Modified of the answer before.

        Raises:
            RefusedError: We may not or will not read it: robots.txt, a private address, too
                large, gone, too many redirects.
            UnreadableError: Its compression is broken.
            FetchAgain: It failed for now: time-out, connection, 5xx, 429.
        """
        conditions = {"if-none-match": etag, "if-modified-since": last_modified}
        sent = {name: value for name, value in conditions.items() if value}
        for attempt in range(self._settings.retries + 1):
            if attempt:
                self._sleep(self._settings.pace * 2**attempt)
            try:
                return self._followed(url, sent)
            except FetchAgain as failure:
                if attempt == self._settings.retries or failure.wait > MOST_WAIT:
                    raise
        raise FetchAgain("was not tried (fetch.retries is below 0)", item=url)

    def _followed(self, url: str, conditions: dict[str, str]) -> Answer:
        here = web_address(url)
        for _ in range(MOST_REDIRECTS + 1):
            with _about(url):
                self._ask_leave(here)
                answer = self._once(here, conditions)
                onward = _onward(answer)
                if not onward:
                    return self._judged(answer, sent=bool(conditions))
                here = web_address(onward)
        raise RefusedError(f"more than {MOST_REDIRECTS} redirects", item=url)

    def _judged(self, answer: Answer, *, sent: bool) -> Answer:
        if answer.status in TRY_AGAIN:
            raise FetchAgain(f"the server answers {answer.status}", wait=_asked(answer))
        if answer.status in GONE:
            for_good = answer.status != NOT_FOUND
            raise GoneError(f"it is gone ({answer.status})", for_good=for_good)
        fine = 200 <= answer.status < 300 or (sent and answer.unchanged)
        if not fine:
            raise RefusedError(f"the server refuses it ({answer.status})")
        return answer

    def _ask_leave(self, url: str) -> None:
        """Wait our turn, and refuse what robots.txt forbids."""
        site = robots.robots_url(url)
        if site not in self._robots:
            self._wait(url, None)
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        agent = self._settings.user_agent
        if not rules.known:
            del self._robots[site]
            raise FetchAgain("its robots.txt cannot be read now")
        if not rules.allows(url, agent):
            raise RefusedError("its robots.txt forbids it")
        self._wait(url, rules.delay(agent))

    def _wait(self, url: str, crawl_delay: float | None) -> None:
        known = self._hosts.get(urlsplit(url).netloc, pace.HostPace())
        now = self._clock()
        if known.closed_until - now > MOST_WAIT:
            left = known.closed_until - now
            raise FetchAgain(f"its host asks to be left alone for {left:.0f} s", wait=left)
        delay = pace.wait(known, now, self._settings.pace, crawl_delay)
        if delay:
            self._sleep(delay)

    def _rules(self, url: str) -> robots.Robots:
        here = url
        for _ in range(MOST_REDIRECTS):
            answer = self._once(here, {}, most=robots.MAX_BYTES)
            onward = _onward(answer)
            if not onward:
                return robots.rules_from(answer.status, answer.body)
            here = web_address(onward)
        return robots.Robots("")

    def _once(self, url: str, conditions: dict[str, str], *, most: int = 0) -> Answer:
        """Send one request; ``most`` cuts the answer there."""
        import httpcore2

        host = urlsplit(url).netloc
        answer = None
        self._backend.deadline = self._clock() + self._settings.timeout
        try:
            answer = self._sent(url, conditions, most)
            return answer
        except httpcore2.TimeoutException as error:
            raise FetchAgain(f"no whole answer in {self._settings.timeout:g} s") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise FetchAgain(f"the connection failed ({_line(error)})") from error
        finally:
            closed = _asked(answer) if answer and answer.status in TRY_AGAIN else 0.0
            known = self._hosts.get(host, pace.HostPace())
            self._hosts[host] = pace.after(known, self._clock(), closed_for=closed)

    def _sent(self, url: str, conditions: dict[str, str], most: int) -> Answer:
        headers = {
            "host": urlsplit(url).netloc,
            "user-agent": self._settings.user_agent,
            "accept": "*/*",
            "accept-encoding": "gzip, deflate",
            **conditions,
        }
        raw = [(k.encode(), v.encode("latin-1", "replace")) for k, v in headers.items()]
        limits = dict.fromkeys(("connect", "read", "write", "pool"), self._settings.timeout)
        with self._connected().stream(
            "GET", url, headers=raw, extensions={"timeout": limits}
        ) as response:
            told = headers_of(response.headers)
            body = b""
            if 200 <= response.status < 300:
                self._announced(told, most)
                body = whole_body(
                    response.iter_stream(),
                    told.get("content-encoding", ""),
                    most=most or self._settings.max_bytes,
                    cut=bool(most),
                )
            return Answer(url, response.status, body, tuple(told.items()))

    def _announced(self, headers: dict[str, str], most: int) -> None:
        length = headers.get("content-length", "")
        limit = self._settings.max_bytes
        if not most and length.isdigit() and int(length[:15]) > limit:
            raise RefusedError(f"larger than {limit / 10**6:g} MB")

    def _connected(self) -> httpcore2.ConnectionPool:
        if self._pool is None:
            import httpcore2

            self._pool = httpcore2.ConnectionPool(
                _trust(),
                max_connections=4,
                keepalive_expiry=5.0,
                network_backend=self._backend,
            )
        return self._pool


@cache
def _trust() -> ssl.SSLContext:
    """Whom to trust in TLS; reading the list takes longer than a page."""
    import httpx2

    return httpx2.create_ssl_context(trust_env=False)


@contextmanager
def fetcher(settings: FetchSettings) -> Iterator[Fetcher]:
    """Open a :class:`Fetcher` and close it again."""
    found = Fetcher(settings)
    try:
        yield found
    finally:
        found.close()


@contextmanager
def _about(url: str) -> Iterator[None]:
    """Name the address in errors that do not name one."""
    try:
        yield
    except MaekError as error:
        error.item = error.item or url
        raise


def _onward(answer: Answer) -> str:
    """Return where an answer redirects to, or empty."""
    if answer.status not in (301, 302, 303, 307, 308):
        return ""
    try:
        return urljoin(answer.url, answer.header("location")) if answer.header("location") else ""
    except ValueError as error:
        raise RefusedError(f"redirects to what is no address ({error})") from error


def _asked(answer: Answer) -> float:
    return pace.retry_after(answer.header("retry-after"), answer.header("date"))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
