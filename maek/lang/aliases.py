"""Finds names a person gave in texts of any language: whole words, in any case, longest first.

Words end where their script does: ``Nuri`` is in ``NURI가`` but not in ``Nurith``, ``화성`` in
``화성에서`` but not in ``화성시``. Where words are not spaced a longer name that is known wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from maek.lang.known_names import declined
from maek.text.known import by_name
from maek.text.scripts import CYRILLIC, HAN, HANGUL, LATIN

KATAKANA = re.compile(r"[ァ-ヺー]")
DIGIT = re.compile(r"\d")
SPACED = (LATIN, CYRILLIC, HANGUL, KATAKANA, DIGIT)
"""Scripts whose words are told apart by what stands around them."""
NOBODY = ""
"""The id of names that are found so that no shorter one is."""

_HANGUL_REST = re.compile(r"[가-힣]*")
_CYRILLIC_WORDS = re.compile(f"({CYRILLIC.pattern}+)")


class Aliases:
    """Names, each standing for an id, ready to be looked for."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Prepare names for search.

        Args:
            names: (name, id); :data:`NOBODY` for what only looks like one of the others.
        """
        ids: dict[str, str] = {}
        for name, id in names:
            ids.setdefault(name.strip(), id)
        ids.pop("", None)
        for name, row in by_name().items():
            if HAN.search(name) and any(alias in name for alias in ids):
                ids.setdefault(name, row.id if row.id in ids.values() else NOBODY)
        self._heads: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for name in sorted(ids, key=lambda n: (-len(n), n)):
            for head in {name[0], name[0].upper()}:
                self._heads.setdefault(head, []).append((re.compile(_shape(name)), ids[name]))
        first = "".join(sorted(self._heads))
        self._head = re.compile(f"[{re.escape(first)}]" if first else "(?!)")

    def counted(self, text: str) -> Counter[str]:
        """Count how often a text names each id.

        Args:
            text: Any text.
        """
        return Counter(id for id in self._found(text) if id != NOBODY)

    def _found(self, text: str) -> Iterator[str]:
        end = 0
        for head in self._head.finditer(text):
            if head.start() < end:
                continue
            for pattern, id in self._heads[head.group()]:
                match = pattern.match(text, head.start())
                if match is not None and _ends(text, match.end()):
                    yield id
                    end = match.end()
                    break


def _ends(text: str, end: int) -> bool:
    """Tell whether a Korean word ends here but for its particles."""
    if not HANGUL.match(text[end - 1]):
        return True
    # The Korean pack is large, and most names are of other scripts.
    from maek.lang.ko.particles import only_particles

    rest = _HANGUL_REST.match(text, end)
    return rest is None or only_particles(rest.group())


def _shape(name: str) -> str:
    """Return a pattern of a name as written or in capitals, with what may not stand around it."""
    words = name.split()
    gap = r"\s*" if HANGUL.search(name) or HAN.search(name) else r"\s+"
    written = gap.join("".join(map(_declined, _CYRILLIC_WORDS.split(word))) for word in words)
    capitals = gap.join(re.escape(word.upper()) for word in words)
    before, behind = _inside(name[0]), _inside(name[-1])
    # What follows a Korean word may be its particle; that is looked at once it is found.
    behind = "" if HANGUL.match(name[-1]) else behind
    return (
        (f"(?<!{before})" if before else "")
        + f"(?:{written}|{capitals})"
        + (f"(?!{behind})" if behind else "")
    )


def _declined(word: str) -> str:
    return declined(word) if CYRILLIC.match(word) else re.escape(word)


def _inside(letter: str) -> str:
    """Return which letters beside this one would make it part of a longer word."""
    return next((script.pattern for script in SPACED if script.match(letter)), "")
