"""The error family.

::

    MaekError                 what is wrong, about which item, because of what
    ├── AgainError            trying again can help: the network, a lock, a full disk
    │   ├── FetchAgain
    │   ├── ModelAgain
    │   └── StoreBusy
    └── NeverError            it will fail the same way next time
        ├── InputError        wrong use or unreadable input: exit status 2
        │   ├── ConfigError
        │   └── UnreadableError   a page, feed or row that cannot be read
        ├── ModelError        a language model that refuses, or a budget that is used up
        ├── RefusedError      robots.txt, a private address, a size limit
        │   └── GoneError         the page is not there any more
        ├── StoreError        a database of another version, a damaged one
        └── CheckError        a span that does not read back, a line without citation
"""

from __future__ import annotations


class MaekError(Exception):
    """Base of every error maek raises on purpose.

    Args:
        message: What is wrong and what to do, one line.
        item: What it is about: a file, URL, row, id.
    """

    again = False

    def __init__(self, message: str, *, item: str = "") -> None:
        super().__init__(message, item)
        self.message = message
        self.item = item

    def __str__(self) -> str:
        return f"{self.item}: {self.message}" if self.item else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive pickling by themselves; process pools need it.
        return (_rebuild, (type(self), self.message, self.item))


def _rebuild(kind: type[MaekError], message: str, item: str) -> MaekError:
    return kind(message, item=item)


class AgainError(MaekError):
    """Trying again can help."""

    again = True


class FetchAgain(AgainError):
    """The network or the server failed for now.

    Args:
        message: What is wrong.
        item: What it is about.
        wait: Seconds the server asks us to stay away (Retry-After); 0 when it does not say.
    """

    def __init__(self, message: str, *, item: str = "", wait: float = 0.0) -> None:
        super().__init__(message, item=item)
        self.wait = wait


class ModelAgain(AgainError):
    """A language model failed for now; ``wait`` is how many seconds it asks us to wait."""

    def __init__(self, message: str, *, item: str = "", wait: float = 0.0) -> None:
        super().__init__(message, item=item)
        self.wait = wait


class StoreBusy(AgainError):
    """The store is locked, out of space or out of reach for now."""


class NeverError(MaekError):
    """It will fail the same way next time."""


class InputError(NeverError):
    """Wrong use or unreadable input."""


class ConfigError(InputError):
    """A setting that is unknown or wrong; the message has its path."""


class UnreadableError(InputError):
    """A page, feed or row that cannot be read."""


class ModelError(NeverError):
    """A language model refuses, answers nothing that can be used, or may not be asked."""


class RefusedError(NeverError):
    """We may not or will not fetch this."""


class GoneError(RefusedError):
    """The page is not there any more.

    Args:
        message: What is wrong.
        item: Its address.
        for_good: Whether the server says so (410, 451), not only that it does not find it.
    """

    def __init__(self, message: str, *, item: str = "", for_good: bool = False) -> None:
        super().__init__(message, item=item)
        self.for_good = for_good


class StoreError(NeverError):
    """A database of another version, or a damaged one."""


class CheckError(NeverError):
    """A span that does not read back, a line without citation."""
