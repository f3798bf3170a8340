"""An item as bytes: what an archive keeps of an article, and how it comes back.

The arrays (:class:`maek.thread.packed.Packed`) come back by laying numbers over the bytes;
names and words are JSON, which is read only when somebody asks for them.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from maek.thread.item import Item, concepts_of
from maek.thread.packed import GROUPS, Packed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEAD = struct.Struct("<5I2i")
"""Slots, actors, hashes of the sample, bytes of vector and language; the two days."""
CHECK = struct.Struct("<I")
"""Checksum of all the others, the last of the bytes."""
LAYOUT = zlib.crc32(" ".join((*GROUPS, HEAD.format)).encode())
"""What the checksum goes on from: bytes that are laid out otherwise are not sound."""
RAW = ("sample", "vector", "lang")
"""Fields that do not stand in the JSON."""
SETS = ("days", "amounts", "quotes", "credits", "excluded")
TUPLES = ("trail", "via", "actors")


def compact(item: Item) -> bytes:
    """Return an item as bytes.

    Args:
        item: The article's features.
    """
    import numpy as np

    packed, lang = item.packed, item.lang.encode("utf-8", "surrogatepass")
    sample = np.array(item.sample, dtype="<u4").tobytes()
    sizes = len(packed.slots), len(packed.actors), len(item.sample), len(item.vector), len(lang)
    head = HEAD.pack(*sizes, *packed.days)
    arrays = (
        packed.starts.astype("<i4"),
        packed.slots.astype("<i4"),
        packed.counts.astype("<f4"),
        packed.actors.astype("<i4"),
    )
    told = json.dumps(_plain(item), separators=(",", ":")).encode()
    data = b"".join((head, *(a.tobytes() for a in arrays), sample, item.vector, lang, told))
    return sealed(data)


def sealed(data: bytes) -> bytes:
    """Return bytes with the checksum that makes them sound.

    Args:
        data: All but the checksum.
    """
    return data + CHECK.pack(zlib.crc32(data, LAYOUT))


def is_sound(data: bytes) -> bool:
    """Tell whether bytes are as :func:`compact` gave them."""
    size = len(data) - CHECK.size
    if size <= HEAD.size:
        return False
    return bool(CHECK.unpack_from(data, size)[0] == zlib.crc32(memoryview(data)[:size], LAYOUT))


class _About(NamedTuple):
    """Of what is JSON that which telling storylines asks for, without words and sounds."""

    id: str
    title: str = ""
    published: str = ""
    names: Mapping[str, float] = {}
    actors: Sequence[str] = ()
    labels: Mapping[str, str] = {}
    days: Collection[str] = ()
    ordinals: Mapping[str, Collection[str]] = {}
    excluded: Collection[str] = ()


@dataclass(frozen=True)
class Compact:
    """An article of an archive; what comparing needs is there at once."""

    data: bytes

    @cached_property
    def _head(self) -> tuple[int, ...]:
        return HEAD.unpack_from(self.data)

    @cached_property
    def _ends(self) -> tuple[int, int, int, int]:
        """Where arrays, sample, vector and language end."""
        slots, actors, sample, vector, lang = self._head[:5]
        arrays = HEAD.size + 4 * (len(GROUPS) + 2 * slots + actors)
        return (
            arrays,
            arrays + 4 * sample,
            arrays + 4 * sample + vector,
            (arrays + 4 * sample + vector + lang),
        )

    @cached_property
    def packed(self) -> Packed:
        """Its features as arrays."""
        import numpy as np

        slots, actors, kinds = *self._head[:2], len(GROUPS)
        counts, end = kinds + slots, kinds + 2 * slots
        told: NDArray[np.int32] = np.frombuffer(self.data, "<i4", end + actors, HEAD.size)
        return Packed(
            told[kinds:counts],
            told[counts:end].view("<f4"),
            told[:kinds].astype(np.int64),
            (self._head[5], self._head[6]),
            told[end:],
        )

    @property
    def lang(self) -> str:
        """Its language."""
        _, _, start, end = self._ends
        return self.data[start:end].decode("utf-8", "surrogatepass")

    @property
    def vector(self) -> bytes:
        """What an embedding model makes of it."""
        _, start, end, _ = self._ends
        return self.data[start:end]

    @cached_property
    def _about(self) -> _About:
        told = self._plain()
        return _About(**{f: told[f] for f in _About._fields if f in told})

    @property
    def id(self) -> str:
        """Id of the article."""
        return self._about.id

    @property
    def title(self) -> str:
        """Its headline."""
        return self._about.title

    @property
    def published(self) -> str:
        """ISO day, or empty."""
        return self._about.published

    @property
    def names(self) -> Mapping[str, float]:
        """Entity ids by how often they are named."""
        return self._about.names

    @property
    def concepts(self) -> Mapping[str, float]:
        """What it is about, in words of every language."""
        # Asked for what is new, which is no archive's: not worth keeping.
        return concepts_of(self._plain().get("shared", {}))

    @property
    def actors(self) -> Sequence[str]:
        """Entity ids that carry the piece, the first ones first."""
        return self._about.actors

    @property
    def labels(self) -> Mapping[str, str]:
        """Entity id → the name to show for it."""
        return self._about.labels

    @property
    def days(self) -> Collection[str]:
        """ISO days named in the text."""
        return self._about.days

    @property
    def ordinals(self) -> Mapping[str, Collection[str]]:
        """What is counted off in the headline → which ones."""
        return self._about.ordinals

    @property
    def excluded(self) -> Collection[str]:
        """Exclusions of the desk's beat that headline or opening tell of."""
        return self._about.excluded

    def _plain(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data[self._ends[-1] : -CHECK.size])
        return found

    def item(self) -> Item:
        """Return the whole item."""
        import numpy as np

        sample = np.frombuffer(self.data, "<u4", self._head[2], self._ends[0])
        item = Item(
            **_told(self._plain()),
            lang=self.lang,
            vector=self.vector,
            sample=tuple(sample.tolist()),
        )
        vars(item)["packed"] = self.packed
        return item


def _plain(item: Item) -> dict[str, Any]:
    """Return the fields of an item that are JSON, without those that say nothing."""
    found = {f.name: getattr(item, f.name) for f in fields(item) if f.name not in RAW}
    for name in SETS:
        found[name] = sorted(found[name])
    found["ordinals"] = {what: sorted(which) for what, which in item.ordinals.items()}
    return {name: value for name, value in found.items() if value or name == "id"}


def _told(plain: dict[str, Any]) -> dict[str, Any]:
    for name in SETS:
        if name in plain:
            plain[name] = frozenset(plain[name])
    for name in TUPLES:
        if name in plain:
            plain[name] = tuple(plain[name])
    if "ordinals" in plain:
        plain["ordinals"] = {what: frozenset(which) for what, which in plain["ordinals"].items()}
    return plain
