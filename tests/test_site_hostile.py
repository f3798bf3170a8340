"""Whatever a source says, it stays words: no script, no attribute, no address gets out."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from hostile_library import BAD, HostileLibrary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from maek.model.span import Span
from maek.publish import links
from maek.publish.marks import Mark, marked
from maek.publish.settings import PublishSettings
from maek.publish.site import site

OWN_SCRIPTS = {"static/maek.js", "static/search.js", "data/search.js"}


@pytest.fixture(scope="module", params=["ko", "en"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    settings = PublishSettings(title=BAD, subtitle=BAD, lang=request.param, label_ko=BAD)
    return dict(site(HostileLibrary(), settings))


def pages(files: dict[str, bytes]):
    return [(p, LexborHTMLParser(b)) for p, b in files.items() if p.endswith(".html")]


def test_every_kind_of_page_is_there(files):
    kinds = {path.partition("/")[0] for path in files if path.endswith(".html")}
    assert kinds >= {"index.html", "story", "line", "article", "person", "outlet", "search.html"}


def test_only_our_scripts(files):
    for path, tree in pages(files):
        for script in tree.css("script"):
            if script.attributes.get("type") == "application/ld+json":
                assert json.loads(script.text())["@type"] == "NewsArticle"
            else:
                src = (script.attributes["src"] or "").removeprefix("../").removeprefix("/")
                assert src in OWN_SCRIPTS, path
                assert not script.text()


def test_no_element_or_attribute_of_theirs(files):
    for path, tree in pages(files):
        assert not tree.css("img, iframe, object, embed, base, style, form"), path
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), (path, name)
                assert name != "style", path
                if name in ("href", "src", "cite", "action"):
                    assert re.match(r"(https?://|[\w./#?=-]+$)", value or ""), (path, value)
                    assert "script:" not in (value or ""), path


def test_their_words_are_shown(files):
    story = LexborHTMLParser(files["story/s-0.html"])
    assert "<script>alert(1)</script>" in story.css_first("h1").text()
    assert "{{7*7}}" in story.css_first("h1").text()


def test_every_part_of_the_index_is_one_statement(files):
    told = files["data/search.js"].decode()
    parts = json.loads(told.removeprefix("const MAEK_PARTS = ").removesuffix(";\n"))
    here = {path for path in files if path.startswith("data/search/")}
    assert {path for path, _ in (*parts["names"], *parts["news"])} == here
    for path, size in (*parts["names"], *parts["news"]):
        told = files[path].decode()
        assert size == len(files[path])
        rows = json.loads(told.removeprefix("MAEK_ROWS.push(...").removesuffix(");\n"))
        assert all(len(row) == 6 for row in rows)


def test_feeds_are_well_formed(files):
    for path in ("feed.atom", "line/l-1.atom"):
        feed = ElementTree.fromstring(files[path].decode())
        for content in feed.iter("{http://www.w3.org/2005/Atom}content"):
            inside = LexborHTMLParser(content.text or "")
            assert not inside.css("script, img")
            assert not [a for a in inside.css("a") if "script:" in (a.attributes["href"] or "")]
    for item in json.loads(files["feed.json"])["items"]:
        assert not LexborHTMLParser(item["content_html"]).css("script, img")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1#z", True),
        ("http://a.example", True),
        (" https://a.example/ ", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//a.example/", False),
        ("https://", False),
        ("http://[::1", False),
        ("", False),
    ],
)
def test_addresses(url, safe):
    assert links.safe_url(url) == (url.strip() if safe else "")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="<>&\"' a가\n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_marks_keep_the_words(text, spans):
    marks = [Mark(Span(min(a, b), max(a, b)), "name", "t") for a, b in spans if a != b]
    html = marked(text, Span(0, len(text)), marks)
    assert LexborHTMLParser(f"<pre>x{html}</pre>").css_first("pre").text() == "x" + text
