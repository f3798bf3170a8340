"""Spells Portuguese names as they sound: João Lourenço is Zhuan Lorensu to Russians and Chinese."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile("[ãõç]")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]")
_SOUNDS = (
    ("oão", "uan"),
    ("ão", "an"),
    ("ões", "oins"),
    ("ã", "an"),
    ("õ", "on"),
    ("ç", "s"),
    ("lh", "li"),
    ("nh", "ni"),
    ("ou", "o"),
    ("j", "zh"),
)
_LAST_O = re.compile(r"o(s?)\b")


def sounded(name: str) -> str:
    """Return a name by its sounds, empty where no letter tells that it is Portuguese.

    Args:
        name: In Latin letters with their marks.
    """
    low = unicodedata.normalize("NFC", name).lower()
    if _MARKED.search(low) is None or _VIETNAMESE.search(low):
        return ""
    for letters, sound in _SOUNDS:
        low = low.replace(letters, sound)
    return _LAST_O.sub(r"u\1", low)
