"""Refuses private addresses: a feed must not make the desk read its own network.

The host is resolved once, every address is checked, and the connection is made to the
checked address itself, so that a name cannot change its mind in between (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from maek.errors import FetchAgain, RefusedError

Resolver = Callable[[str, int], list[str]]
SCHEMES = {"http": 80, "https": 443}


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system knows them.

    Raises:
        FetchAgain: The name is not known now.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchAgain(f"no address is known for {host}", item=host) from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def checked_address(url: str, *, allow_private: bool, resolver: Resolver = resolve) -> str:
    """Return the address to connect to for ``url``.

    Args:
        url: Where the request goes.
        allow_private: Whether private and loopback addresses are allowed (``[fetch]``).
        resolver: Finds addresses of a host; handed in by tests.

    Raises:
        RefusedError: Not http or https, no host, or an address that is not public.
        FetchAgain: The name is not known now.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"not an address: {error}", item=url) from error
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise RefusedError("only http and https addresses are read", item=url)
    addresses = resolver(parts.hostname, port or SCHEMES[parts.scheme])
    if not allow_private:
        for address in addresses:
            if not _public(address):
                why = f"{parts.hostname} is a private address ({address})"
                raise RefusedError(f"{why}; allow it with fetch.allow_private", item=url)
    return addresses[0]


def _public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return bool((mapped or found).is_global and not found.is_multicast)
