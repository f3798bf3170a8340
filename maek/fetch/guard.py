"""Refuses private addresses: a feed must not make the desk read its own network.

A host is resolved where the connection is made, every address is checked, and the
connection goes to a checked address itself, so that a name cannot change its mind in
between (DNS rebinding), and a redirect is checked as the first request was.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from maek.errors import FetchAgain, RefusedError

Resolver = Callable[[str, int], list[str]]
SCHEMES = {"http": 80, "https": 443}

HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f.]*:[0-9a-f:.]*(%[\w.]+)?", re.IGNORECASE)

NAT64 = ipaddress.ip_network("64:ff9b::/96")
HIDDEN = tuple(
    ipaddress.ip_network(told)
    for told in ("64:ff9b:1::/48", "fec0::/10", "5f00::/16", "3fff::/20", "::/96", "192.0.0.0/24")
)
"""Networks that are not public, and that Python counts as global or did so once
(RFC 8215, RFC 3879, RFC 9602, RFC 9637, RFC 4291, RFC 6890)."""


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system knows them.

    Raises:
        FetchAgain: The name is not known now.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchAgain(f"no address is known for {host}") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def web_address(url: str) -> str:
    """Return an address as it is sent: in ASCII, without name, password and fragment.

    Args:
        url: What was told, in any script.

    Raises:
        RefusedError: It is no http or https address.
    """
    import httpx2

    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in SCHEMES or not parts.hostname:
            raise RefusedError("only http and https addresses are read", item=url)
        made = httpx2.URL(url).copy_with(fragment=None, username=None, password=None)
        if parts.port == 0 or not HOST.fullmatch(made.raw_host.decode("ascii")):
            raise RefusedError("not an address: such a host cannot be", item=url)
    except (ValueError, UnicodeError, TypeError, httpx2.InvalidURL) as error:
        raise RefusedError(f"not an address: {error}", item=url) from error
    return str(made)


def checked_addresses(
    host: str, port: int, *, allow_private: bool, resolver: Resolver = resolve
) -> list[str]:
    """Return the addresses to connect to.

    Args:
        host: A name or an address, in whatever spelling (2130706433 is one).
        port: The port.
        allow_private: Whether private and loopback addresses are allowed (``[fetch]``).
        resolver: Finds addresses of a host; handed in by tests.

    Raises:
        RefusedError: One of its addresses is not public.
        FetchAgain: The name is not known now.
    """
    addresses = resolver(host.strip("[]"), port)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                leads = "" if host.strip("[]") == address else f" ({address})"
                why = f"{host} is a private address{leads}"
                raise RefusedError(f"{why}; allow it with fetch.allow_private")
    if not addresses:
        raise FetchAgain(f"no address is known for {host}")
    return addresses


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the internet at large.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) is what it leads to.

    Args:
        address: IPv4 or IPv6, with or without a zone.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour
        if found in NAT64:
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
    hidden = any(found in net for net in HIDDEN if net.version == found.version)
    return found.is_global and not found.is_multicast and not hidden
