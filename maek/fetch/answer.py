"""Answer: what a server answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KEPT = ("content-type", "content-language", "etag", "last-modified", "x-robots-tag")
"""Headers that say something about the page itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing is new (304)."""
        return self.status == 304

    def header(self, name: str) -> str:
        """Return a header by its lower-case name, or empty."""
        return dict(self.headers).get(name, "")

    @property
    def media(self) -> str:
        """The media type, lower-case: ``text/html``."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The declared charset, or empty."""
        told = self.header("content-type").lower().partition("charset=")[2]
        return told.partition(";")[0].strip(" \"'")

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The headers worth keeping with a capture."""
        return tuple((name, value) for name, value in self.headers if name in KEPT)


def headers_of(raw: Mapping[bytes, bytes] | list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by lower-case name; the last one of a name counts."""
    pairs = raw.items() if isinstance(raw, Mapping) else raw
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in pairs}
