"""How Japanese pages name their own parts: the table they share with other languages."""

from __future__ import annotations

from maek.lang.und.page import page_words

__all__ = ["page_words"]
