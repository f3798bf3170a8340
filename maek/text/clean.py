"""Bytes → NFC text: which charset, and the only place where text is altered."""

from __future__ import annotations

import codecs
import re
import unicodedata

from maek.errors import UnreadableError

META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
XML = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
LOOKED_AT = 4096
"""A page declares its charset in its first bytes (HTML standard: 1024; pages are sloppy)."""

ALIASES = {
    # EUC-KR pages hold CP949 characters, GB2312 pages GBK ones, and so on: take the larger set.
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "ms949": "cp949",
    "windows-949": "cp949",
    "x-windows-949": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SHIFTED = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_ext"), (b"\x1b$@", "iso2022_jp_ext"))
"""Charsets that announce themselves by an escape and are seven bits wide: valid UTF-8 by chance."""
GUESSES = ("cp949", "cp932", "gb18030", "cp1251")

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
ESCAPE = b"\x1b$"
CONTROL_BYTES = bytes({*range(32), 127} - {9, 10, 13})
INVISIBLE = re.compile(r"[\u200b\u2060\u00ad]")
TOLERATED = 0.01
"""Share of bytes a declared charset may fail on: a page cut in the middle of a character."""


def decode(body: bytes, *, charset: str = "") -> str:
    """Return bytes as clean text.

    In order: a byte order mark, strict UTF-8, what the server and the page declare (when it
    fits), a guess. Strict UTF-8 comes before declarations because nothing but UTF-8 happens
    to be valid UTF-8 for long, while wrong declarations are common.

    Args:
        body: The bytes as they came.
        charset: What the server declared.

    Raises:
        UnreadableError: The bytes are no text at all.
    """
    return clean(_decoded(body, charset))


def utf8(body: bytes, *, charset: str = "") -> bytes:
    """Return bytes as UTF-8 without control characters, for a parser; text is cleaned later.

    Args:
        body: The bytes as they came.
        charset: What the server declared.

    Raises:
        UnreadableError: The bytes are no text at all.
    """
    body = body.removeprefix(codecs.BOM_UTF8)
    # One byte is found ten times sooner than two.
    shifted = ESCAPE[:1] in body and ESCAPE in body
    if not shifted and not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            if not body.isascii():
                body.decode("utf-8")
            return body.translate(None, CONTROL_BYTES)
        except UnicodeDecodeError:
            pass
    return _decoded(body, charset).encode("utf-8", "replace").translate(None, CONTROL_BYTES)


def line_of(text: str) -> str:
    """Return a piece of a page as one clean line: ``visible(clean(text))``, sooner."""
    words = " ".join(text.split())
    if words.isascii():
        return words if words.isprintable() else visible(clean(words))
    if words.isprintable() and unicodedata.is_normalized("NFC", words):
        return words
    return visible(clean(words))


def clean(text: str) -> str:
    """Return text in NFC, lines ended by ``\\n``, without control and invisible characters.

    Args:
        text: Any text; Hangul may be decomposed (NFD), as macOS writes it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", CONTROLS.sub("", text))


def visible(text: str) -> str:
    """Return clean text without zero-width marks and with white space as single spaces."""
    return " ".join(INVISIBLE.sub("", text).split())


def declared(body: bytes) -> str:
    """Return the charset a page declares for itself, or empty."""
    head = body[:LOOKED_AT]
    match = META.search(head) or XML.search(head)
    return match.group(1).decode("ascii").lower() if match else ""


def _decoded(body: bytes, charset: str) -> str:
    announced = _announced(body)
    if announced:
        return announced
    if body.count(0, 0, LOOKED_AT) > len(body[:LOOKED_AT]) // 50:
        raise UnreadableError("is not text (binary data)")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 4:
            # Only the last character is cut: the page is.
            return body.decode("utf-8", "ignore")
    best, worst = "", 2.0
    for name in dict.fromkeys((charset.lower(), declared(body), "utf-8", *GUESSES)):
        text, share = _attempt(body, name)
        if share <= TOLERATED and name not in GUESSES:
            return text
        if share < worst:
            best, worst = text, share
        if share == 0:
            break
    return best or _guessed(body)


def _announced(body: bytes) -> str:
    """Decode what says by its first bytes or an escape what it is; empty where nothing does."""
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    for escape, name in SHIFTED if ESCAPE in body else ():
        text, share = _attempt(body, name)
        if escape in body and share <= TOLERATED:
            return text
    return ""


def _attempt(body: bytes, name: str) -> tuple[str, float]:
    """Decode under one charset; return the text and the share of what did not fit."""
    try:
        codec = codecs.lookup(ALIASES.get(name, name)).name
        text = body.decode(codec, "replace")
    except (LookupError, UnicodeError):
        return "", 2.0
    return text, text.count("\ufffd") / max(len(text), 1)


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(body[:200_000]).best()
    if found is None:
        raise UnreadableError("is not text in any charset maek knows")
    return body.decode(found.encoding, "replace")
