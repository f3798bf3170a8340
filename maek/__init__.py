"""maek (맥): news you can check, sentence by sentence."""

from __future__ import annotations

__version__ = "0.1.0"
