"""The pages in a real Chromium: requests, keyboard, no JavaScript, contrast, widths, shifts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import site_desk
from hostile_library import HostileLibrary

from maek.publish import search_index
from maek.publish.settings import PublishSettings
from maek.publish.site import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
READ_ALOUD = """() => {
  const scripts = {
    ko: /\\p{Script=Hangul}/u,
    ja: /[\\u3041-\\u30fa]/,
    ru: /\\p{Script=Cyrillic}/u,
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    // What changed of a figure or a quotation is told in one line of two languages.
    if (parentElement.closest("script, .changes :is(.figure, .quote, .source)")) continue;
    const lang = parentElement.closest("[lang]").lang;
    for (const [code, script] of Object.entries(scripts))
      if (script.test(data) && lang !== code) wrong.push(`${lang}: ${data.trim().slice(0, 40)}`);
  }
  return wrong;
}"""
"""Words in a script that the language they are said to be in is not written in."""
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with site_desk.browser() as started:
        yield started


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """One page of each kind, the fullest of it."""
    root = site_desk.site()
    found = {name: root / f"{name}.html" for name in ("index", "about", "search", "people")}
    for kind in ("line", "article", "person", "outlet"):
        found[kind] = max(root.glob(f"{kind}/*.html"), key=lambda p: p.stat().st_size)
    found["story"] = site_desk.treaty_page()
    return {name: path.as_uri() for name, path in found.items()}


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    opened = chrome.new_page()
    yield opened
    opened.close()


def shown(page: Page) -> list[str]:
    """Ids of the source panels that can be seen."""
    return page.eval_on_selector_all(
        ".behind", "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    )


def test_nothing_is_asked_of_anybody_else(chrome, pages):
    asked: list[str] = []
    said: list[str] = []
    context = chrome.new_context()
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: said.append(message.text))
    page = context.new_page()
    for url in pages.values():
        page.goto(url)
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    home = site_desk.site().as_uri()
    assert len(asked) > len(pages)
    assert [url for url in asked if not url.startswith(home)] == []
    assert said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(chrome, pages, scheme):
    context = chrome.new_context(color_scheme=scheme)
    page = context.new_page()
    for name, url in pages.items():
        page.goto(url + ("#s1" if name == "story" else ""))
        assert page.evaluate(LOOK) == [], name
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_sticks_out_and_nothing_shifts(chrome, pages, width):
    context = chrome.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    for name, url in pages.items():
        page.goto(url)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate("shifted") < 0.01, name
    context.close()


def test_words_of_another_language_are_read_aloud_in_it(page):
    stories = sorted(site_desk.site().glob("story/*.html"))
    for path in (site_desk.site() / "index.html", *stories):
        page.goto(path.as_uri())
        assert page.evaluate(READ_ALOUD) == [], path.name
    page.evaluate("document.querySelector('h1').insertAdjacentText('afterend', 'Москва')")
    assert page.evaluate(READ_ALOUD) == ["ko: Москва"]


def test_a_click_opens_and_closes_the_sources(page, pages):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(pages["story"])
    line = page.locator("[data-line='2']")
    before = page.evaluate("scrollY")
    line.click()
    assert shown(page) == ["s2"]
    assert line.get_attribute("aria-expanded") == "true"
    assert page.evaluate("scrollY") == before
    assert page.locator("#s2 mark.cited").first.is_visible()
    column, panel = page.locator(".body").bounding_box(), page.locator("#s2").bounding_box()
    assert column
    assert panel
    assert panel["x"] > column["x"] + 500
    page.locator("#s2 .close").click()
    assert shown(page) == []
    assert line.get_attribute("aria-expanded") == "false"


def test_the_keyboard_reaches_everything(page, pages):
    page.goto(pages["story"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.locator("[data-line='2']").focus()
    page.keyboard.press("Enter")
    assert shown(page) == ["s2"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.behind').id") == "s2"
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["s3"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["s1"]
    page.keyboard.press("Escape")
    assert shown(page) == []
    assert page.evaluate("document.activeElement.dataset.line") == "1"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.line") == "2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.line") == "1"


def test_an_address_opens_its_sentence(page, pages):
    page.goto(pages["story"] + "#s2")
    assert shown(page) == ["s2"]


def test_an_address_of_its_words_lasts(page, pages):
    page.goto(pages["story"])
    page.locator("[data-line='2']").click()
    page.locator("#s2 .address").click()
    address = page.evaluate("location.hash")
    assert address.startswith("#c-")
    page.goto(pages["people"])
    page.goto(pages["story"] + address)
    assert shown(page) == ["s2"]
    assert page.evaluate("location.hash") == address
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_without_javascript(chrome, pages):
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["story"])
    page.locator("[data-line='2']").click()
    assert page.locator("#s2").is_visible()
    assert page.locator("#s1").is_hidden()
    page.locator("#s2 a[rel=next]").click()
    assert page.locator("#s3").is_visible()
    page.locator("#s3 .close").click()
    assert page.locator("#s3").is_hidden()
    context.close()


def test_marks_are_switched_without_javascript(chrome, pages):
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["article"])
    names = page.locator(".parts mark.name").first
    assert names.is_visible()
    on = names.evaluate("e => getComputedStyle(e).boxShadow")
    page.locator("#show-name").uncheck()
    assert names.evaluate("e => getComputedStyle(e).boxShadow") == "none" != on
    context.close()


def test_a_phone_gets_a_sheet(chrome, pages):
    context = chrome.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(pages["story"])
    page.locator("[data-line='2']").tap()
    sheet = page.locator("#s2").bounding_box()
    assert sheet
    assert sheet["width"] > 320
    assert round(sheet["y"] + sheet["height"]) == 740
    context.close()


def test_print_has_the_sources(page, pages):
    page.goto(pages["story"])
    page.emulate_media(media="print")
    assert page.locator(".mast nav").is_hidden()
    assert page.locator("#t2").is_visible()
    out = page.locator("a.out").first
    assert "https://" in out.evaluate("e => getComputedStyle(e, '::after').content")


def test_search_finds_and_links(page, pages):
    page.goto(pages["search"])
    page.get_by_role("searchbox").fill("보스토치니")
    found = page.locator("#found a")
    found.first.wait_for()
    assert page.locator("#older").is_hidden()
    assert page.locator("#told").text_content()
    found.first.click()
    assert page.locator("h1").is_visible()


def test_a_large_index_is_loaded_as_it_is_asked_for(chrome, tmp_path, monkeypatch):
    monkeypatch.setattr(search_index, "PART_BYTES", 100)
    for path, body in site(HostileLibrary(), PublishSettings()):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    script = tmp_path / "static" / "search.js"
    script.write_text(script.read_text("utf-8").replace("UNASKED = 200000", "UNASKED = 1500"))
    parts = len(list(tmp_path.glob("data/search/*.js")))
    context = chrome.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "search.html").as_uri())
    assert not [url for url in asked if "data/search/" in url]
    page.get_by_role("searchbox").fill("a")
    page.locator("#older").wait_for()
    before = len([url for url in asked if "data/search/" in url])
    assert 0 < before < parts
    for left in range(parts - before - 1, -1, -1):
        page.locator("#older").click()
        page.wait_for_function(f"past.length === {left}")
    page.locator("#older").wait_for(state="hidden")
    assert len({url for url in asked if "data/search/" in url}) == parts
    context.close()


def test_the_timeline_is_drawn_for_the_width(page, pages):
    page.goto(pages["line"])
    for width, kind in ((360, "narrow"), (800, "middle"), (1440, "wide")):
        page.set_viewport_size({"width": width, "height": 800})
        charts = page.locator("svg.chart")
        seen = [c.get_attribute("class") for c in charts.all() if c.is_visible()]
        assert seen == [f"chart {kind}"]
        words = page.locator(f"svg.{kind} text").first
        assert words.evaluate("e => e.getBoundingClientRect().height") > 9


def test_hostile_words_do_nothing(chrome, tmp_path):
    for path, body in site(HostileLibrary(), PublishSettings()):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    context = chrome.new_context()
    alarms: list[str] = []
    page = context.new_page()
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: alarms.append(str(error)))
    for file in tmp_path.rglob("*.html"):
        # One needs a server, the others lead on to a page that is looked at anyway.
        if file.name not in ("404.html", "s-8.html", "s-9.html"):
            page.goto(file.as_uri())
            bad = page.locator("[href*=script], [href*=alert]").all()
            alarms.extend(link.get_attribute("href") or "" for link in bad)
    page.goto((tmp_path / "story/s-9.html").as_uri())
    page.wait_for_url("**/story/s-0.html")
    page.goto((tmp_path / "search.html").as_uri())
    page.get_by_role("searchbox").fill("alert")
    page.locator("#found li").nth(1).wait_for()
    assert page.locator("#found li").count() > 1
    assert alarms == []
    context.close()
