"""Recorded pages: ``tests/pages/<site>/<day>/`` with page, address, and what must be read."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Recorded:
    """One recorded page."""

    name: str
    page: bytes
    meta: dict[str, Any]
    article: dict[str, Any]


def recorded() -> Iterator[Recorded]:
    """Yield every recorded page."""
    for told in sorted(PAGES.glob("*/*/meta.toml")):
        folder = told.parent
        packed = folder / "page.html.gz"
        page = gzip.decompress(packed.read_bytes()) if packed.exists() else None
        yield Recorded(
            str(folder.relative_to(PAGES)),
            page if page is not None else (folder / "page.html").read_bytes(),
            tomllib.loads(told.read_text(encoding="utf-8")),
            json.loads((folder / "article.json").read_text(encoding="utf-8")),
        )
