"""The pieces of reading a page: titles, names, stamps, selectors, site rules, dumps."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from lxml import etree

from maek.errors import ConfigError
from maek.extract import site
from maek.extract.authors import names_in
from maek.extract.gather import parse, read, read_tree
from maek.extract.html import read_html
from maek.extract.linked import article_node, parsed
from maek.extract.metadata import read_metadata
from maek.extract.plaintext import read_dump
from maek.extract.printed import is_date_line, machine_stamp, stamp_in
from maek.extract.selector import select, to_xpath
from maek.extract.titles import best_title
from maek.text.address import day_in, year_in
from maek.text.clean import clean, line_of, utf8, visible

TITLES = [
    (["강 위의 다리 - 강하일보"], ["강 위의 다리"], ["강하일보"], "강 위의 다리"),
    (["Bridge opens | News | The Courier"], [], ["The Courier"], "Bridge opens"),
    (["橋が開通：湾岸プレス"], ["橋が開通"], [], "橋が開通"),
    (["다리 개통-사회ㅣ강하일보"], [], ["강하일보"], "다리 개통"),
    (["Köln: Brücke eröffnet"], ["Brücke eröffnet"], [], "Köln: Brücke eröffnet"),
    (["The Courier", "Bridge opens at last"], ["Log in"], ["The Courier"], "Bridge opens at last"),
    ([], ["Only a heading"], [], "Only a heading"),
]


@pytest.mark.parametrize(("told", "headings", "sites", "title"), TITLES)
def test_title(told: list[str], headings: list[str], sites: list[str], title: str) -> None:
    assert best_title(told, headings, sites) == title


CASES = Path(__file__).with_name("cases")


@pytest.mark.parametrize(
    ("told", "site", "url", "title"),
    tomllib.loads(CASES.joinpath("titles.toml").read_text(encoding="utf-8"))["titles"],
)
def test_the_site_and_its_sections_are_cut(told: str, site: str, url: str, title: str) -> None:
    named = f'<meta property="og:site_name" content="{site}">'
    page = f'<html><head><meta charset="utf-8"><title>{told}</title>{named}</head></html>'
    assert read_metadata(read(page.encode())[1], url).title == title


AUTHORS = [
    (["홍가람 기자 garam@example.com"], ("홍가람",)),
    (["By Jane Roe and John Doe"], ("Jane Roe", "John Doe")),
    (["Von Anna Beispiel (abe)"], ("Anna Beispiel",)),
    (["Автор: Пётр Зимин"], ("Пётр Зимин",)),
    (["文／佐藤 花"], ("佐藤 花",)),
    (["Image: Getty Images"], ()),
    (["https://example.com/jane"], ()),
    (["Jane Roe", "Jane Roe"], ("Jane Roe",)),
]


@pytest.mark.parametrize(("told", "names"), AUTHORS)
def test_author_names(told: list[str], names: tuple[str, ...]) -> None:
    assert names_in(told) == names


STAMPS = [
    ("17-Sep-08", "2008-09-17", "day"),
    ("3-Feb-1998", "1998-02-03", "day"),
    ("September 17 , 2008", "2008-09-17", "day"),
    ("2024-05-03T09:15:00+0900", "2024-05-03T09:15:00+09:00", "minute"),
    ("20240503", "2024-05-03", "day"),
    ("2024-05-03 09:15", "2024-05-03T09:15:00", "minute"),
    ("2024.05.03 오후 2:05", "2024-05-03T14:05:00", "minute"),
    ("3. Mai 2024 um 14:05", "2024-05-03T14:05:00", "minute"),
    ("3 de mayo de 2024", "2024-05-03", "day"),
    ("3 May 2024 14.05 BST", "2024-05-03T14:05:00+01:00", "minute"),
    ("2024年5月3日 18時20分", "2024-05-03T18:20:00", "minute"),
    ("Fri, 03 May 2024 09:15:02 GMT", "2024-05-03T09:15:02+00:00", "second"),
]


@pytest.mark.parametrize(("raw", "value", "precision"), STAMPS)
def test_stamps(raw: str, value: str, precision: str) -> None:
    stamp = machine_stamp(raw)
    assert stamp is not None
    assert (stamp.value, stamp.precision) == (value, precision)


@pytest.mark.parametrize(
    "raw",
    [
        *("", "yesterday", "2024-13-45", "12345678901"),
        *("0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "9999-12-31", "0204-05-03"),
    ],
)
def test_no_stamp(raw: str) -> None:
    assert machine_stamp(raw) is None


def test_date_lines() -> None:
    assert is_date_line("October 11, 2024 at 12:05 p.m. · Updated October 11, 2024 at 3:48 p.m.")
    assert is_date_line("입력 2024.06.19 15:02")
    assert not is_date_line("2024년 6월 19일 두 도시는 평양에서 만나 협약을 맺었다.")
    found = stamp_in("발행 2024년 6월 19일")
    assert found is not None
    assert found[0].day == "2024-06-19"


def test_addresses() -> None:
    assert str(day_in("https://a.example/2024/06/19/bridge")) == "2024-06-19"
    assert str(day_in("https://a.example/view/HB20240619123456")) == "2024-06-19"
    assert day_in("https://a.example/news/123456789") is None
    assert year_in("https://a.example/article/2024/050993.html") == 2024
    assert year_in("https://a.example/article/50993.html") is None


def test_json_ld_follows_references_and_forgives() -> None:
    _, elements = read(
        b'<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle",'
        b'"headline":"A","author":{"@id":"#x"},},{"@id":"#x","name":"Ida"}]}</script><p>a'
    )
    assert article_node(elements)["author"]["name"] == "Ida"
    assert parsed("{broken") is None
    assert parsed('<!--{"a": 1}-->') == {"a": 1}


def test_selectors() -> None:
    tree = etree.fromstring(
        "<r><div class='a b'><p id='x'>1</p><div><p class='c'>2</p></div></div>"
        "<p data-k='v1'>3</p></r>"
    )
    texts = {
        "div.b p": ["1", "2"],
        "div.a > p": ["1"],
        "#x": ["1"],
        "[data-k^=v], .c": ["2", "3"],
        "p[data-k]": ["3"],
    }
    for selector, wanted in texts.items():
        assert [e.text for e in select(tree, selector)] == wanted, selector
    for wrong in ("", "p:hover", "p >", "a + b"):
        with pytest.raises(ConfigError):
            to_xpath(wrong)


def test_site_rules_have_an_end_date() -> None:
    text = """
[[rule]]
until = 2024-01-31
body = "div.old"

[[rule]]
body = "div.new"
drop = [".x"]
"""
    old, new = site.rules_from(text, "a.toml")
    assert (old.until, old.body, new.until, new.drop) == ("2024-01-31", "div.old", "", (".x",))
    with pytest.raises(ConfigError):
        site.rules_from('[[rule]]\ncolour = "red"\n', "a.toml")
    with pytest.raises(ConfigError):
        site.rules_from("[[rule", "a.toml")


def test_a_site_rule_reads_and_drops() -> None:
    tree = parse(
        "<div class=ad>광고</div><div class=new><p>하나.</p><p>둘.</p></div>뒤<p>셋.</p>".encode()
    )
    rule = site.Rule(body="div.new", drop=(".ad",))
    tree = site.drop(tree, rule)
    page, _ = read_tree(tree)
    assert "광고" not in [x.words for x in page.lines]
    main = site.main_text(tree, page, rule)
    assert main is not None
    assert main.paragraphs == ("하나.", "둘.")
    assert [page.lines[n].words for n in sorted(main.lines)] == ["하나.", "둘."]


@pytest.mark.parametrize(
    "raw", ["  a \u00a0 b\u200b ", "한글", "\u1112\u1161\u11ab", "a\x00b", "", "é", "e\u0301"]
)
def test_a_line_is_the_clean_visible_text(raw: str) -> None:
    assert line_of(raw) == visible(clean(raw))


def test_bytes_become_utf8() -> None:
    assert utf8("강\x00".encode()) == "강".encode()
    assert utf8("가나다라 마바사".encode("cp949"), charset="euc-kr").decode() == "가나다라 마바사"
    assert utf8("\ufeff가".encode("utf-16-le")).decode() == "가"


DUMP = """강하일보
정치
경제
심야 버스 두 노선 늘리기로…항구와 역 새벽까지 잇는다
입력 2024.03.12 16:07 수정 2024.03.12 18:30
홍가람 기자 garam@gangha-ilbo.example
▲ 12일 강하구 시의회에서 의원들이 표결하고 있다.
강하구 시의회는 12일 본회의를 열고 심야 버스 노선을 두 개 늘리는 조례를 의결했다.
이번 조례에 따라 다음 달 1일부터 항구와 역을 잇는 버스가 새벽 2시까지 다닌다.
박다온 의장은 "늦게 일하는 시민이 걸어서 집에 가는 일은 없어야 한다"고 말했다.
가장 많이 읽은 기사
역 앞 환승 주차장 문 연다
버스 기사 채용 설명회 열려
ⓒ 강하일보, 무단 전재 및 재배포 금지
"""


def test_a_dump_is_taken_apart() -> None:
    article = read_dump(DUMP, id="d")
    told = {
        kind: [s.of(article.text) for s in article.spans(kind)]
        for kind in ("headline", "site_name", "caption", "body", "related_headline", "copyright")
    }
    lines = DUMP.splitlines()
    assert told["headline"] == [lines[3]]
    assert told["site_name"] == [lines[0]]
    assert told["caption"] == [lines[6]]
    assert told["body"] == lines[7:10]
    assert told["related_headline"] == lines[11:13]
    assert told["copyright"] == [lines[13]]
    assert article.authors == ("홍가람",)
    assert article.published is not None
    assert article.published.value == "2024-03-12T16:07:00"
    assert article.text == DUMP


def test_a_page_without_an_article_says_so() -> None:
    from maek.errors import UnreadableError

    with pytest.raises(UnreadableError, match="no text"):
        read_html(b"<html><body><h1>Title</h1><p></p></body></html>")


TITLED = (
    (
        "북한, 미사일 발사",
        "[서울=한빛통신] 차윤호 기자 = 북한이 19일 미사일을 발사했다고 군이 밝혔다.",
    ),
    (
        "北朝鮮がミサイル",
        "【ソウル共同】韓国の合同参謀本部は19日、北朝鮮がミサイルを発射したと発表した。",
    ),
    ("Rain floods two districts", "Two districts of the city were under water on Friday."),
)


@pytest.mark.parametrize(("title", "text"), TITLED)
def test_a_row_with_its_title_beside_it_is_all_story(title: str, text: str) -> None:
    article = read_dump(text, id="r", title=title)
    assert [(p.kind, p.span.of(article.text)) for p in article.parts] == [("body", text)]
    assert article.title == title


def test_a_row_that_says_its_title_again_has_a_headline() -> None:
    title, text = TITLED[0]
    article = read_dump(f"{title}\n{text}", id="r", title=title)
    assert [p.kind for p in article.parts] == ["headline", "body"]
    assert article.authors == ("차윤호",)
