"""Settings of the thread room: ``[thread]`` in maek.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThreadSettings:
    """What joining may use beside names, words, figures and days."""

    embedding: str = ""
    """Folder of a sentence-transformers model kept as ONNX, one more thing reports are compared
    by; a path from the desk's folder. Needs maek[embedding], and once: maek calibrate."""
    hot_days: int = 30
    """Days before the newest article whose articles stay in memory while a run threads; older
    ones are read from the database when they are needed. Changes no story."""
