"""The body of an answer, decompressed within the limit of size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from maek.errors import FetchAgain, RefusedError, UnreadableError

GZIP = 16 + zlib.MAX_WBITS
WINDOWS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": zlib.MAX_WBITS}
STEP = 262_144
"""Bytes decompressed in one go: a bomb goes off in small pieces, and is stopped."""


def whole_body(chunks: Iterable[bytes], encoding: str, *, most: int, cut: bool = False) -> bytes:
    """Return the bytes of an answer.

    Args:
        chunks: As they come from the network.
        encoding: Its Content-Encoding.
        most: Bytes it may have, decompressed.
        cut: Whether a longer one is cut there instead of refused.

    Raises:
        RefusedError: Longer than that, or in an encoding nobody asked for.
        UnreadableError: It cannot be decompressed.
        FetchAgain: It broke off.
    """
    told = encoding.strip().lower()
    if told not in ("", "identity", *WINDOWS):
        # Two encodings on top of each other are how bombs are built; nobody needs them.
        raise RefusedError(f"it is sent as {told[:40]}, which we did not ask for")
    pieces = inflated(chunks, WINDOWS[told]) if told in WINDOWS else chunks
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) > most:
            if cut:
                return bytes(found[:most])
            raise RefusedError(f"larger than {most / 10**6:g} MB")
    return bytes(found)


def inflated(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Yield decompressed pieces, none larger than :data:`STEP`.

    Args:
        chunks: Compressed.
        window: zlib's window bits: the format. ``deflate`` comes with and without a header.
    """
    engine = None
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if engine is None or (engine.eof and window == GZIP):
                engine = zlib.decompressobj(_window(window, waiting))
            elif engine.eof:
                return
            try:
                yield engine.decompress(waiting, STEP)
            except zlib.error as error:
                raise UnreadableError(f"it cannot be decompressed ({error})") from error
            waiting = engine.unconsumed_tail or engine.unused_data
    if engine is not None and not engine.eof:
        raise FetchAgain("the answer broke off")


def _window(window: int, first: bytes) -> int:
    # RFC 1950: a zlib header's low four bits are 8. Some servers send bare deflate.
    bare = window == zlib.MAX_WBITS and first[0] & 0x0F != 8
    return -zlib.MAX_WBITS if bare else window
