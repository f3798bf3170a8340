"""Independent origins: publishers, with copies, translations and updates counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from maek.model.story import Join
from maek.thread.credits import same_publisher
from maek.thread.item import Item


def origins(items: Iterable[Item], joins: Mapping[str, Join]) -> int:
    """Count who reported a story on their own.

    Two pieces of one publisher are one origin, whatever script its name is in; a copy has its
    original's, also where the original stands outside the story. What a machine wrote reports
    nothing of its own: a story of such pages alone has no origin.

    Args:
        items: The story's articles.
        joins: Their joins.
    """
    known = {item.id: item for item in items}
    found: list[str] = []
    for item in known.values():
        if item.generated:
            continue
        root, seen = item.id, {item.id}
        while (join := joins.get(root)) and join.copy_of and join.copy_of not in seen:
            root = join.copy_of
            seen.add(root)
        original = known.get(root)
        publisher = (original.outlet if original else "") or root
        if not any(same_publisher(publisher, other) for other in found):
            found.append(publisher)
    return len(found)
