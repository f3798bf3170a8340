"""Connections: to checked addresses alone, and never past the deadline of a request."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from maek.fetch.guard import Resolver, checked_addresses

MOST_ADDRESSES = 3
"""Addresses of one host that are tried."""


class Guarded(httpcore2.NetworkBackend):
    """Opens connections for the HTTP library.

    The library's own time-outs count one reading; a server that sends a byte now and then
    would keep us for ever. Here every reading ends with the request.

    Args:
        allow_private: Whether private and loopback addresses are allowed.
        resolver: Finds addresses of a host.
        clock: Monotonic time, seconds.
    """

    def __init__(
        self,
        *,
        allow_private: bool,
        resolver: Resolver,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.deadline = float("inf")
        self._allow_private = allow_private
        self._resolver = resolver
        self._clock = clock
        self._inner = httpcore2.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Return the seconds one reading may take."""
        left = self.deadline - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the request took too long")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to one of a host's checked addresses."""
        found = checked_addresses(
            host, port, allow_private=self._allow_private, resolver=self._resolver
        )
        failed: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for address in found[:MOST_ADDRESSES]:
            try:
                inner = self._inner.connect_tcp(address, port, self.left(timeout))
            except (httpcore2.NetworkError, httpcore2.ConnectTimeout) as error:
                failed = error
                continue
            return _Stream(inner, self)
        raise failed or httpcore2.ConnectError("no address")


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, backend: Guarded) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._backend.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
