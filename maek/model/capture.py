"""Capture: the bytes as they came, with URL, headers and time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """What a web archive calls a capture.

    ``id`` is a hash of URL and body, so the same bytes of the same page are one
    capture however often they come. ``media`` is ``text/html`` for pages,
    ``text/plain`` for bare text dumps and ``application/json`` for imported rows.
    """

    id: str
    url: str
    body: bytes
    media: str
    taken_at: str
    """UTC, ISO 8601, seconds."""
    charset: str = ""
    """The charset the server or the importer declared; empty when none was."""
    source: str = ""
    """Id of the Source it came through; empty for imports."""
    headers: tuple[tuple[str, str], ...] = ()
    hint_title: str = ""
    hint_published: str = ""
    hint_lang: str = ""
