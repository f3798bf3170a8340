"""Kept: what an earlier rendering made, and of which records, so that only what changed is
made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from maek.model.ids import record_hash


class Kept:
    """Values by key, each good as long as its ground is the same.

    A ground is a hash of everything a value was made of. Without grounds nothing is kept.

    Args:
        under: Hash of what every value hangs on: the settings, the outlets, the version.
        grounds: Story id → hash of all records the story is told from.
        rows: (key, ground, value) as they were kept.
    """

    def __init__(
        self,
        under: str = "",
        grounds: Mapping[str, str] | None = None,
        rows: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        self._under = under
        self._grounds = grounds or {}
        self._kept = {key: (ground, value) for key, ground, value in rows}
        self._used: set[str] = set()
        self._new: dict[str, tuple[str, str]] = {}

    @property
    def stories(self) -> int:
        """How many stories have a ground."""
        return len(self._grounds)

    def ground_of(self, story: str, *beside: object) -> str:
        """Return the ground of what is made of a story, and of records beside it.

        Args:
            story: Its id.
            beside: What else it is made of.
        """
        return self.ground_of_all((story,), *beside)

    def ground_of_all(self, stories: Iterable[str], *beside: object) -> str:
        """Return the ground of what is made of several stories; empty where one has none.

        Args:
            stories: Their ids.
            beside: What else it is made of.
        """
        grounds = [self._grounds.get(story, "") for story in stories]
        return record_hash((self._under, grounds, beside)) if all(grounds) else ""

    def get(self, key: str, ground: str) -> str | None:
        """Return what was kept under a key, None where it stood on another ground."""
        there = self._new.get(key) or self._kept.get(key)
        if there is None or not ground or there[0] != ground:
            return None
        self._used.add(key)
        return there[1]

    def put(self, key: str, ground: str, value: str) -> None:
        """Keep a value; one without a ground is not kept."""
        if ground:
            self._new[key] = (ground, value)

    def new(self) -> list[tuple[str, str, str]]:
        """Return what this rendering made, as rows."""
        return [(key, ground, value) for key, (ground, value) in self._new.items()]

    def gone(self) -> list[str]:
        """Return the keys that this rendering had no use for."""
        return [key for key in self._kept if key not in self._used and key not in self._new]
