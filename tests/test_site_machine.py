"""What a machine's text tells otherwise than the reports of its story, on the site's pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maek.check.pages import abroad, accounts
from maek.desk.compared import COMPARED
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.publish import publish
from maek.desk.run import run
from maek.model.finding import Finding
from maek.model.span import Span
from maek.publish.book import opener
from maek.publish.card import card_of
from maek.publish.faults import otherwise
from maek.publish.gather import Told
from maek.publish.site import site
from maek.publish.words import Words

TOML = """
[[outlets]]
name = "한들신문"
domain = "handeul.example"
lang = "ko"
display = "full"

[[outlets]]
name = "The Quay Gazette"
domain = "quay-gazette.example"
lang = "en"
display = "excerpt"

[[outlets]]
name = "바로요약"
domain = "baro-summary.example"
lang = "ko"
kind = "AI-written"
display = "{display}"
"""
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://{host}/{name}">
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="2031-05-0{day}T09:00:00+09:00"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""
REPORT = """화물선 도담호가 3일 오전 새솔항에서 부두를 들이받아 선원 7명이 다쳤다고
새솔해양경찰서가 밝혔다.

도담호는 8천200톤급으로, 시멘트를 싣고 들어오던 길이었다고 해경은 설명했다.

박서준 새솔해양경찰서장은 "조타 장치가 말을 듣지 않았다는 진술을 확보했다"고 말했다.

부두 40m가 무너져 여객선 운항이 6일까지 중단된다."""
ABROAD = """SAESOL, South Korea — The cargo ship Dodam rammed a pier in the port of Saesol on
Saturday morning, injuring seven crew members, the Saesol Coast Guard said.

The 8,200-ton Dodam was coming in with cement, the coast guard said.

Forty meters of the pier collapsed and ferries are suspended until May 6."""
MACHINE = """이 기사는 AI가 작성했습니다.

화물선 도담호가 3일 오전 새솔항에서 부두를 들이받아 선원 {crew}명이
다쳤다고 새솔해양경찰서가 밝혔습니다.

박서준 새솔해양경찰서장은 "조타 장치가 말을 듣지 않았다는 진술을 확보했다"고 말했습니다.

도담호는 8천200톤급으로 시멘트를 싣고 들어오던 길이었다고 해경은 설명했습니다.

부두 40m가 무너져 여객선 운항이 6일까지 중단됩니다."""


def page(folder: Path, name: str, outlet: str, host: str, day: int, title: str, text: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    lang = "en" if title.isascii() else "ko"
    rows = {"lang": lang, "title": title, "host": host, "name": name, "outlet": outlet}
    html = PAGE.format(**rows, day=day, body=body)
    (folder / name).write_text(html, encoding="utf-8")


def machine(folder: Path, crew: int) -> None:
    title = "화물선 도담호, 새솔항 부두 충돌…핵심 정리"
    text = MACHINE.format(crew=crew)
    page(folder, "summary.html", "바로요약", "baro-summary.example", 4, title, text)


def reports(folder: Path, crew: int = 7) -> None:
    told = REPORT.replace("7명", f"{crew}명")
    title = f"화물선 도담호, 새솔항 부두 들이받아…{crew}명 다쳐"
    page(folder, "report.html", "한들신문", "handeul.example", 3, title, told)


def work(desk: Desk, folder: Path) -> None:
    for _ in import_files(desk, [folder]):
        pass
    for _ in run(desk):
        pass


def made(home: Path, *, display: str = "full", crew: int = 17) -> Path:
    pages = home.parent / "pages"
    pages.mkdir()
    reports(pages)
    name, host = "The Quay Gazette", "quay-gazette.example"
    title = "Cargo ship rams pier in Saesol, injuring seven"
    page(pages, "abroad.html", name, host, 3, title, ABROAD)
    machine(pages, crew)
    make_desk(home, "")
    with (home / "maek.toml").open("a", encoding="utf-8") as toml:
        toml.write(TOML.format(display=display))
    with open_desk(home, {}) as desk:
        work(desk, pages)
        assert [len(s.articles) for s in desk.store.stories()] == [3]
    return pages


def told_on(home: Path) -> dict[str, str]:
    """The pages that have something told otherwise, by their text."""
    found = {p.name: p.read_text(encoding="utf-8") for p in home.glob("site/article/*.html")}
    return {name: html for name, html in found.items() if 'id="otherwise"' in html}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def test_the_page_has_the_words_of_both_and_the_way_to_the_report(home: Path) -> None:
    made(home)
    ((name, html),) = told_on(home).items()
    (row,) = re.findall(r"<li>숫자가 다름: .*?</li>", html)
    assert "<q>17명</q>" in row
    assert re.search(r"→ <q>(?:선원 )?7명</q>", row)
    assert ">한들신문</a>" in row
    (address,) = re.findall(r'href="\.\./(article/[^"]+)"', row)
    path, _, place = address.partition("#")
    there = (home / "site" / path).read_text(encoding="utf-8")
    (part,) = re.findall(rf'<div [^>]*id="{place}".*?</div>', there)
    assert "7명" in re.sub(r"<[^>]+>", "", part)
    (story,) = home.glob("site/story/*.html")
    told = story.read_text(encoding="utf-8")
    assert f'href="../article/{name}#otherwise">다른 보도와 다른 곳 1곳</a>' in told
    assert f'<dd><a href="../article/{name}#otherwise">바로요약 1곳</a></dd>' in told


def test_of_a_sound_page_nothing_is_told(home: Path) -> None:
    made(home, crew=7)
    assert told_on(home) == {}
    (story,) = home.glob("site/story/*.html")
    assert "다른 보도와" not in story.read_text(encoding="utf-8")


def test_a_link_only_page_shows_none_of_its_own_words(home: Path) -> None:
    made(home, display="link")
    (html,) = told_on(home).values()
    assert "17명" not in html
    assert "<li>숫자가 다름 → " in html


def test_a_report_that_says_otherwise_now_changes_the_page_of_the_other(home: Path) -> None:
    """What a page shows of others is in its ground: it is made anew, and else is kept."""
    folder = made(home, crew=7)
    (folder / "abroad.html").unlink()
    (folder / "summary.html").unlink()
    reports(folder, crew=9)
    with open_desk(home, {}) as desk:
        set_apart(desk)
        work(desk, folder)
        assert ", 0 changed" in list(publish(desk))[-1].note
        anew = dict(site(desk.store, desk.settings.publish, compared=COMPARED))
        for path, body in anew.items():
            assert (desk.site / path).read_bytes() == body, path
    (html,) = told_on(home).values()
    assert re.search(r"<q>7명</q> → <q>(?:선원 )?9명</q>", html)


def set_apart(desk: Desk) -> None:
    """The report abroad, which said seven, is put into no story any more."""
    from maek.desk import deciding

    (story,) = desk.store.stories()
    gone = [a for a in story.articles if "quay-gazette" in a]
    deciding.split(desk.store, story, gone, "따로", at="2031-05-05T00:00:00Z")


def test_of_an_excerpt_only_report_forty_letters_are_shown(home: Path) -> None:
    made(home)
    with open_desk(home, {}) as desk:
        open_book = opener(desk.store, COMPARED)
        (story,) = desk.store.stories()
        book = open_book(story)
        assert book is not None
    (piece,) = (p for p in book.pieces if p.by_machine)
    (report,) = (p for p in book.pieces if p.outlet.display == "excerpt")
    span = Span(0, 60)
    finding = Finding("number", "", "", span, "", report.article.id, span, "x" * 60)
    told = Told(story, card_of(story, book), lambda: book)
    (shown,) = otherwise([finding], piece, None, told)
    assert shown.suggestion == "x" * 40 + "…"
    assert shown.words == span.of(piece.article.text)
    assert next(otherwise([finding], piece, (), told)).words == ""


def test_every_kind_has_words_for_readers() -> None:
    kinds = accounts.AGREED | abroad.CLOSE
    for lang in ("ko", "en"):
        words = Words(lang)
        assert {kind for kind in kinds if not words.known(f"unlike_{kind}", "")} == set()
        assert "{n}" not in words("otherwise_count", n=2)
