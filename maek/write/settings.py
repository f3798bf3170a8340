"""Settings of the write room: ``[write]`` in maek.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriteSettings:
    """How briefs are written."""

    lang: str = "ko"
    """Language of the briefs."""
    min_sentences: int = 4
    """Fewest body sentences, where the sources have them."""
    max_sentences: int = 10
    """Most body sentences."""
    budget: float = 0.3
    """Largest share of one article a brief may show; an outlet's own budget comes first."""
