"""Numbers for things, in the order they are seen."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


class Numbered(dict[T, int]):
    """A number for every thing, given when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[T] = []
        """The things by their numbers."""

    def __missing__(self, name: T) -> int:
        number = self[name] = len(self.names)
        self.names.append(name)
        return number
