"""maek (맥): news you can check, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maek.api import check_claims, check_names, check_translation, read, thread_articles

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "check_claims",
    "check_names",
    "check_translation",
    "read",
    "thread_articles",
]


def __getattr__(name: str) -> object:
    """Import a public function when it is first used: ``import maek`` loads nothing heavy."""
    if name not in __all__:
        raise AttributeError(f"module 'maek' has no attribute {name!r}")
    from maek import api

    return getattr(api, name)
