"""python -m maek."""

from __future__ import annotations

from maek.cli.app import main

main()
