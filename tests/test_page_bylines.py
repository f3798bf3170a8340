"""Who wrote a page: names in its data, its meta tags and its lines, in eight languages."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from maek.extract.html import read_html

TOLD = tomllib.loads(Path(__file__).with_name("cases").joinpath("bylines.toml").read_text("utf-8"))


def page_of(case: dict[str, Any]) -> bytes:
    """The page of a case: its data and lines around the story of its language."""
    headline, *story = TOLD["stories"][case["lang"]]
    head = f"<title>{headline}</title>"
    head += "".join(f'<meta name="{key}" content="{said}">' for key, said in case.get("meta", ()))
    if "site" in case:
        head += f'<meta property="og:site_name" content="{case["site"]}">'
    if "data" in case:
        node = {"@type": "NewsArticle", "headline": headline, "author": json.loads(case["data"])}
        if "site" in case:
            node["publisher"] = {"@type": "Organization", "name": case["site"]}
        head += f'<script type="application/ld+json">{json.dumps(node)}</script>'
    told = "".join(f"<p>{line}</p>" for line in story)
    inside = f"<h1>{headline}</h1>{case.get('above', '')}{told}{case.get('below', '')}"
    page = f'<html lang="{case["lang"]}"><head><meta charset="utf-8">{head}</head><body><article>'
    return f"{page}{inside}</article></body></html>".encode()


@pytest.mark.parametrize("case", TOLD["case"], ids=lambda c: f"{c['lang']} {c['authors']}")
def test_who_wrote_it(case: dict[str, Any]) -> None:
    assert list(read_html(page_of(case)).authors) == case["authors"]
