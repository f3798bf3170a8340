"""The site of a real desk: whole links, marked languages, labels, data for machines."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
import site_desk
from selectolax.lexbor import LexborHTMLParser

from maek.feeds.parse import parse_feed
from maek.feeds.sitemap import parse_sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://news.example/paper/"


@pytest.fixture(scope="module")
def root() -> Path:
    return site_desk.site()


@pytest.fixture(scope="module")
def trees(root: Path) -> dict[Path, LexborHTMLParser]:
    return {path: LexborHTMLParser(path.read_bytes()) for path in root.rglob("*.html")}


@pytest.fixture(scope="module")
def story() -> LexborHTMLParser:
    return LexborHTMLParser(site_desk.treaty_page().read_bytes())


def ld(tree: LexborHTMLParser) -> dict:
    return json.loads(tree.css_first("script[type='application/ld+json']").text())


def test_every_link_leads_somewhere(root, trees):
    for path, tree in trees.items():
        if path.name == "404.html":
            continue
        for node in tree.css("[href], [src]"):
            to = node.attributes.get("href") or node.attributes.get("src") or ""
            if to.startswith(("https://", "http://")):
                continue
            there, _, fragment = to.partition("#")
            target = (path.parent / there).resolve() if there else path
            assert target.is_file(), f"{path.name}: {to}"
            if fragment:
                assert trees[target].css_first(f"[id='{fragment}']"), f"{path.name}: {to}"


def test_ids_are_unique_and_names_lead_to_them(trees):
    for path, tree in trees.items():
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), path.name
        for node in tree.css("[aria-describedby]"):
            assert node.attributes["aria-describedby"] in ids, path.name


def test_one_heading_and_no_leap(trees):
    for path, tree in trees.items():
        levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4")]
        assert levels.count(1) == 1, path.name
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), path.name


def test_every_page_has_its_frame(trees):
    for path, tree in trees.items():
        assert tree.css_first("html").attributes["lang"] == "ko", path.name
        assert tree.css_first("title").text().strip(), path.name
        assert tree.css_first("a.skip").attributes["href"] == "#main", path.name
        assert tree.css_first("main#main"), path.name
        policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
        assert policy.startswith("default-src 'none'"), path.name
        assert not tree.css("[style]"), path.name


def test_a_shared_link_tells_what_it_leads_to(root, story, trees):
    def told(tree: LexborHTMLParser, name: str) -> str:
        return tree.css_first(f"meta[property='og:{name}']").attributes["content"] or ""

    assert told(story, "title") == story.css_first("h1").text().strip()
    assert told(story, "type") == "article"
    assert told(story, "url").startswith(BASE)
    assert told(story, "locale") == "ko_KR"
    assert told(trees[root / "index.html"], "type") == "website"
    for path, tree in trees.items():
        assert told(tree, "title"), path.name
        assert told(tree, "description"), path.name


def test_a_sentence_shows_its_sources(story):
    lines = story.css("a[data-line]")
    assert len(lines) > 6
    for line in lines:
        panel = story.css_first(line.attributes["href"])
        assert panel.css("blockquote mark.cited"), line.text()
        assert panel.css(".where time"), line.text()
        assert panel.css(".where code"), line.text()
        assert panel.css_first("a.close").attributes["href"].startswith("#l")
    cited = story.css_first("#s0 mark.cited").text()
    assert cited == story.css_first("h1").text()


def test_foreign_sentences_say_so(story):
    foreign = [a for a in story.css("a[data-line]") if a.attributes.get("lang")]
    assert {a.attributes["lang"] for a in foreign} >= {"en"}
    for line in foreign:
        note = story.css_first("#" + line.attributes["aria-describedby"])
        assert note.css_first(".foreign"), line.text()
    assert not [a for a in story.css("a[data-line]") if a.attributes.get("lang") == "ko"]


def test_names_of_foreign_outlets_and_people_say_so(trees):
    told = {}
    for tree in trees.values():
        for node in tree.css(".who a, .names .full, .outlet h1, .from, .people a, .via"):
            for name in node.css("[lang]"):
                told[name.text()] = name.attributes["lang"]
            if node.attributes.get("lang"):
                told[node.text()] = node.attributes["lang"]
                continue
            plain = node.text(deep=False)
            assert not set(plain) & set("абвгдежзиклмнопрстуфхцчшщыьэюя"), plain
    assert "ru" in told.values()
    assert all(code != "ko" for code in told.values()), "the site's own language is on its root"


def test_automated_text_is_labelled(story):
    assert "자동으로" in story.css_first(".auto").text()
    made = ld(story)
    assert made["@type"] == "NewsArticle"
    assert made["url"].startswith(BASE)
    assert {c["publisher"]["name"] for c in made["citation"]} >= {"한빛통신"}


def test_the_kind_of_media_follows_from_its_sources(root):
    for path in root.glob("story/*.html"):
        made = ld(LexborHTMLParser(path.read_bytes()))
        kind = made["digitalSourceType"].rpartition("/")[2]
        machine = any("digitalSourceType" in c for c in made["citation"])
        expected = "CompositeWithTrained" if machine else "Algorithmic"
        assert kind.startswith(expected + ("AlgorithmicMedia" if machine else "Media")), path.name


def test_what_changed_is_told(story):
    assert story.css("#changes ins")
    assert story.css_first(".box a[href='#changes']")


def test_articles_show_as_much_as_their_outlet_allows(root, trees):
    shown = {}
    for path, tree in trees.items():
        if path.parent.name == "article":
            outlet = tree.css_first(".kicker a").text()
            shown.setdefault(outlet, []).append(len(tree.css(".part")))
    assert max(shown["한빛통신"]) > 8
    assert set(shown["The Meridian Post"]) == {1}


def test_an_outlet_is_told_in_words(trees):
    boxes = [
        {dt.text(): dt.next.text() for dt in tree.css("dl.box dt")}
        for path, tree in trees.items()
        if path.parent.name == "outlet"
    ]
    assert {box["나라"] for box in boxes if "나라" in box} == {"한국"}
    assert {box["공개 범위"] for box in boxes} == {"전문", "인용한 줄만", "제목과 링크만"}


def test_an_open_figure_says_so(story):
    shown = {node.text(strip=True): node for node in story.css(".figures .said")}
    bounds = {words: node.parent.css_first(".bound") for words, node in shown.items()}
    assert bounds["1만 개"].text() == "이상"


def test_a_taken_apart_article(trees):
    tree = next(
        t
        for p, t in trees.items()
        if p.parent.name == "article" and "세계창" in t.html and t.css(".parts mark.defect")
    )
    for kind in ("name", "quote", "date", "figure", "defect"):
        assert tree.css_first(f"#show-{kind}").attributes["type"] == "checkbox"
        assert tree.css(f".parts mark.{kind}"), kind
    assert "기계번역" in tree.css_first(".kicker").text()
    assert tree.css(".box .defects li")


def test_days_are_written_in_one_way(trees):
    for path, tree in trees.items():
        for node in tree.css("time"):
            assert "년" in node.text(), path.name


def test_atom(root):
    for path in (root / "feed.atom", next(root.glob("line/*.atom"))):
        feed = ElementTree.parse(path).getroot()
        assert [len(feed.findall(ATOM + k)) for k in ("id", "title", "updated")] == [1, 1, 1]
        entries = feed.findall(ATOM + "entry")
        ids = [e.findtext(ATOM + "id") for e in entries]
        assert entries
        assert len(ids) == len(set(ids))
        updated = [e.findtext(ATOM + "updated") or "" for e in entries]
        assert updated == sorted(updated, reverse=True)
        assert feed.findtext(ATOM + "updated") == max(updated)
        for entry in entries:
            assert (entry.findtext(ATOM + "content") or "").startswith("<p>")
            assert entry.find(ATOM + "link").attrib["href"].startswith(BASE)
            assert (entry.findtext(ATOM + "published") or "").endswith("Z")
        self = feed.find(f"{ATOM}link[@rel='self']")
        assert self.attrib["href"] == BASE + path.relative_to(root).as_posix()


def test_json_feed(root):
    feed = json.loads((root / "feed.json").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == BASE + "feed.json"
    for item in feed["items"]:
        assert item["id"]
        assert item["url"].startswith(BASE)
        assert item["content_text"].startswith("이 글은")


@pytest.mark.parametrize("name", ["feed.atom", "feed.json"])
def test_our_own_reader_reads_the_feeds(root, name):
    items = parse_feed((root / name).read_bytes(), BASE + name)
    stories = {BASE + p.relative_to(root).as_posix() for p in root.glob("story/*.html")}
    assert {item.url for item in items} == stories
    assert all(item.title and item.published and item.lang == "ko" for item in items)


def test_our_own_reader_reads_the_sitemap(root):
    pages, others = parse_sitemap((root / "sitemap.xml").read_bytes(), BASE)
    assert BASE + "index.html" in {item.url for item in pages}
    assert not others


def test_sitemap(root):
    found = [e.text or "" for e in ElementTree.parse(root / "sitemap.xml").iter(MAP + "loc")]
    assert BASE + "index.html" in found
    for address in found:
        assert (root / address.removeprefix(BASE)).is_file()
    assert not [a for a in found if "/article/" in a]


def test_articles_are_kept_out_of_search_engines(trees):
    for path, tree in trees.items():
        robots = tree.css_first("meta[name=robots]")
        assert bool(robots) == (path.parent.name == "article" or path.name == "404.html")
