"""What was asked for last, kept in memory up to a number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Values by their key; the one not asked for the longest goes first.

    Args:
        most: Values kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[str, T] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def get(self, key: str, read: Callable[[str], T]) -> T:
        """Return a value, reading it where it is not kept.

        Args:
            key: Its key.
            read: Reads the value of a key.
        """
        try:
            self._known.move_to_end(key)
        except KeyError:
            self.put(key, read(key))
        return self._known[key]

    def put(self, key: str, value: T) -> None:
        """Keep a value."""
        self._known[key] = value
        self._known.move_to_end(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def forget(self, key: str) -> None:
        """Let the next one who asks read it anew."""
        self._known.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()
