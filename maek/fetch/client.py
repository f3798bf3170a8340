"""HTTP, politely: conditional GET, size and time limits, robots.txt, pace per host."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from maek.errors import FetchAgain, RefusedError
from maek.fetch import pace, robots
from maek.fetch.guard import Resolver, checked_address, resolve
from maek.fetch.settings import FetchSettings

if TYPE_CHECKING:
    import httpx2

MOST_REDIRECTS = 8
READ_AT_ONCE = 65_536
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410, 451})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    body: bytes
    media: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing is new (304)."""
        return self.status == 304


class Fetcher:
    """One polite reader of the web, with what it knows of each host.

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
        import httpx2

        self._settings = settings
        self._resolver = resolver
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, pace.HostPace] = {}
        self._robots: dict[str, robots.Robots] = {}
        self._client = httpx2.Client(
            follow_redirects=False,
            trust_env=False,
            timeout=settings.timeout,
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip, deflate"},
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Read one address, as robots.txt allows and no faster than its host wants.

        Args:
            url: What to read.
            etag: ETag of the answer before, for a conditional GET.
            last_modified: Last-Modified of the answer before.

        Raises:
            RefusedError: We may not or will not read it: robots.txt, a private address, too
                large, gone, too many redirects.
            FetchAgain: It failed for now: time-out, connection, 5xx, 429.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        sent = {name: value for name, value in headers.items() if value}
        error: FetchAgain | None = None
        for attempt in range(self._settings.retries + 1):
            if attempt:
                self._sleep(self._settings.pace * 2**attempt)
            try:
                return self._followed(url, sent)
            except FetchAgain as failure:
                error = failure
        raise error or FetchAgain("could not be read", item=url)

    def _followed(self, url: str, headers: dict[str, str]) -> Answer:
        here = url
        for _ in range(MOST_REDIRECTS):
            self._ask_leave(here)
            answer, onward = self._once(here, headers)
            if not onward:
                return self._judged(answer, url)
            here = urljoin(here, onward)
        raise RefusedError(f"more than {MOST_REDIRECTS} redirects", item=url)

    def _judged(self, answer: Answer, url: str) -> Answer:
        if answer.status in TRY_AGAIN:
            raise FetchAgain(f"the server answers {answer.status}", item=url)
        if answer.status in GONE:
            raise RefusedError(f"it is gone ({answer.status})", item=url)
        if answer.status >= 400:
            raise RefusedError(f"the server refuses it ({answer.status})", item=url)
        return answer

    def _ask_leave(self, url: str) -> None:
        """Wait our turn, and refuse what robots.txt forbids."""
        host = urlsplit(url).netloc
        if host not in self._robots:
            self._robots[host] = self._rules(url)
        rules = self._robots[host]
        agent = self._settings.user_agent
        if not rules.allows(url, agent):
            if rules.text == robots.FORBIDDEN:
                del self._robots[host]
                raise FetchAgain("robots.txt cannot be read now", item=url)
            raise RefusedError("robots.txt forbids it", item=url)
        known = self._hosts.get(host, pace.HostPace())
        delay = pace.wait(known, self._clock(), self._settings.pace, rules.delay(agent))
        if delay:
            self._sleep(delay)

    def _rules(self, url: str) -> robots.Robots:
        where = robots.robots_url(url)
        for _ in range(MOST_REDIRECTS):
            answer, onward = self._once(where, {})
            if not onward:
                return robots.rules_from(answer.status, answer.body)
            where = urljoin(where, onward)
        return robots.Robots("")

    def _once(self, url: str, headers: dict[str, str]) -> tuple[Answer, str]:
        """Send one request; return the answer and where it redirects to, if it does."""
        host = urlsplit(url).netloc
        failed = True
        try:
            with self._streamed(url, headers) as response:
                body = b"" if response.is_redirect else self._body(response, url)
                failed = response.status_code in TRY_AGAIN
                onward = response.headers["location"] if response.is_redirect else ""
                return _answer(url, response, body), onward
        finally:
            known = self._hosts.get(host, pace.HostPace())
            self._hosts[host] = pace.after(known, self._clock(), failed=failed)

    @contextmanager
    def _streamed(self, url: str, headers: dict[str, str]) -> Iterator[httpx2.Response]:
        import httpx2

        address = checked_address(
            url, allow_private=self._settings.allow_private, resolver=self._resolver
        )
        parts = urlsplit(url)
        bracketed = f"[{address}]" if ":" in address else address
        place = f"{bracketed}:{parts.port}" if parts.port else bracketed
        direct = urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))
        try:
            with self._client.stream(
                "GET",
                direct,
                headers={**headers, "Host": parts.netloc.rpartition("@")[2]},
                extensions={"sni_hostname": parts.hostname or ""},
            ) as response:
                yield response
        except httpx2.TimeoutException as error:
            raise FetchAgain(f"no answer in {self._settings.timeout:g} s", item=url) from error
        except httpx2.InvalidURL as error:
            raise RefusedError(f"not an address: {error}", item=url) from error
        except httpx2.HTTPError as error:
            raise FetchAgain(f"the connection failed: {error}", item=url) from error

    def _body(self, response: httpx2.Response, url: str) -> bytes:
        """Read the body within the limits of size and time, decompressed."""
        most = self._settings.max_bytes
        end = self._clock() + self._settings.timeout
        chunks: list[bytes] = []
        size = 0
        for chunk in response.iter_bytes(READ_AT_ONCE):
            size += len(chunk)
            if size > most:
                raise RefusedError(f"larger than {most // 10**6} MB", item=url)
            if self._clock() > end:
                raise FetchAgain(f"not finished in {self._settings.timeout:g} s", item=url)
            chunks.append(chunk)
        return b"".join(chunks)


@contextmanager
def fetcher(settings: FetchSettings) -> Iterator[Fetcher]:
    """Open a :class:`Fetcher` and close it again."""
    found = Fetcher(settings)
    try:
        yield found
    finally:
        found.close()


def _answer(url: str, response: httpx2.Response, body: bytes) -> Answer:
    headers = response.headers
    media, _, rest = headers.get("content-type", "").partition(";")
    return Answer(
        url=url,
        status=response.status_code,
        body=body,
        media=media.strip().lower(),
        charset=rest.partition("charset=")[2].strip(" \"';"),
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
    )
