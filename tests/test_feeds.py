"""Feeds and sitemaps → items: every kind, broken ones, dates as they were written."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.errors import MaekError, UnreadableError
from maek.feeds.discover import feed_links
from maek.feeds.entry import plain
from maek.feeds.parse import parse_feed
from maek.feeds.sitemap import parse_sitemap
from maek.feeds.when import moment
from maek.model.source import FeedItem

HERE = "https://hangang-daily.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>한강데일리</title><language>ko-KR</language><link>https://hangang-daily.example/</link>
<atom:link rel="self" href="https://hangang-daily.example/feeds/all.xml"/>
<item><title>환율 &lt;b&gt;1,400원&lt;/b&gt; 넘었다</title><media:title>사진</media:title>
  <link> /news/1?a=1&amp;b=2#top </link><guid isPermaLink="false">tag:1</guid>
  <pubDate>Thu, 20 Jun 2024 02:10:00 +0900</pubDate>
  <description><![CDATA[<p>원·달러 환율이&nbsp;올랐다.</p>]]></description>
  <content:encoded><![CDATA[<p>긴 본문</p>]]></content:encoded></item>
<item><title>링크 없는 글</title></item>
<item><title>주소가 guid에 있다</title><guid>https://hangang-daily.example/news/2</guid></item>
<item><title>자바스크립트</title><link>javascript:alert(1)</link></item>
<item><title>틀린 주소</title><link>http://[bad</link></item>
<item><title>두 번 나온 글</title><link>/news/1?a=1&amp;b=2</link></item>
</channel></rss>"""

FIRST = FeedItem(
    "https://hangang-daily.example/news/1?a=1&b=2",
    "환율 1,400원 넘었다",
    "원·달러 환율이 올랐다.",
    "2024-06-20T02:10:00+09:00",
    "Thu, 20 Jun 2024 02:10:00 +0900",
    "ko",
)


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-16"])
def test_rss(encoding: str) -> None:
    body = RSS.format(encoding=encoding).encode(encoding)
    first, second = parse_feed(body, HERE)
    assert first == FIRST
    assert (second.url, second.title) == (
        "https://hangang-daily.example/news/2",
        "주소가 guid에 있다",
    )


def test_rss_in_another_encoding_than_it_says() -> None:
    body = RSS.format(encoding="utf-8").encode("cp949")
    assert parse_feed(body, HERE)[0] == FIRST
    body = RSS.format(encoding="euc-kr").encode("utf-8")
    assert parse_feed(body, HERE)[0] == FIRST
    body = RSS.replace('encoding="{encoding}"', "").encode("cp949")
    assert parse_feed(body, HERE, charset="euc-kr")[0] == FIRST


def test_rss_that_breaks_off_gives_what_came() -> None:
    body = RSS.format(encoding="utf-8").encode()
    assert parse_feed(body[: body.index("링크 없는".encode())], HERE) == (FIRST,)


def test_atom() -> None:
    body = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru-RU">
    <title>Вестник</title><updated>2024-06-19T06:02:00Z</updated>
    <entry><title type="html">Визит &amp;amp; договор</title><id>urn:1</id>
      <link rel="self" href="/self"/><link rel="enclosure" type="audio/mp3" href="/a.mp3"/>
      <link rel="alternate" type="text/html" href="/news/1"/>
      <updated>2024-06-19T09:02:30.5+03:00</updated><summary>Кратко</summary></entry>
    <entry xml:lang="en"><title>No date</title><link href="news/2"/></entry></feed>""".encode()
    first, second = parse_feed(body, "https://v.example/atom/feed")
    assert (first.url, first.title) == ("https://v.example/news/1", "Визит & договор")
    assert (first.published, first.lang) == ("2024-06-19T09:02:30+03:00", "ru")
    assert (second.url, second.published, second.lang) == (
        "https://v.example/atom/news/2",
        "",
        "en",
    )


def test_rdf() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>c</title><dc:language>ja</dc:language></channel>
      <item rdf:about="x"><title>A</title><link>https://t.example/1</link>
      <dc:date>2024-06-19T15:02+09:00</dc:date></item></rdf:RDF>"""
    (item,) = parse_feed(body, HERE)
    assert (item.url, item.published, item.lang) == (
        "https://t.example/1",
        "2024-06-19T15:02+09:00",
        "ja",
    )


def test_json_feed() -> None:
    items: list[object] = [
        {"id": "1", "url": "/1", "title": "A", "date_published": "2024-06-19T15:02:00+09:00"},
        {"id": "https://j.example/2", "content_text": "B", "language": "en"},
        {"id": "3", "title": "leads nowhere"},
        7,
        {"url": 5},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "language": "ko", "items": items}
    first, second = parse_feed(json.dumps(feed).encode(), "https://j.example/feed.json")
    assert (first.url, first.published, first.lang) == (
        "https://j.example/1",
        "2024-06-19T15:02:00+09:00",
        "ko",
    )
    assert (second.url, second.summary, second.lang) == ("https://j.example/2", "B", "en")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Wed, 19 Jun 2024 15:02:00 +0900", "2024-06-19T15:02:00+09:00"),
        ("Wed, 19 Jun 2024 15:02:00 KST", "2024-06-19T15:02:00+09:00"),
        ("Wed, 19 Jun 2024 15:02:00 GMT", "2024-06-19T15:02:00+00:00"),
        ("2024-06-19", "2024-06-19"),
        ("2024-06", "2024-06"),
        ("2024.06.19", "2024-06-19"),
        ("2024-06-19 15:02", "2024-06-19T15:02"),
        ("2024-06-19 15:02:07", "2024-06-19T15:02:07"),
        ("2024년 6월 9일", "2024-06-09"),
        ("2024-06-19T06:02:00Z", "2024-06-19T06:02:00+00:00"),
        ("2024-06-19T15:02:00.123+0900", "2024-06-19T15:02:00+09:00"),
        ("2024-13-45", ""),
        ("yesterday", ""),
        ("", ""),
        ("Wed, 99 Jun 2024 15:02:00 +0900", ""),
    ],
)
def test_dates_stay_as_they_were_written(raw: str, value: str) -> None:
    assert moment(raw) == value


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))

BAD = {
    "empty": b"",
    "blank": b" \n\t",
    "a page": b"<!DOCTYPE html><html><body><p>x</p></body></html>",
    "a page after a comment": b"<!-- x -->\n<HTML><body>x",
    "text": "그냥 글".encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "other XML": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "other JSON": b'{"a": [1, 2]}',
    "a JSON list": b"[1, 2]",
    "cut JSON": b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id"',
    "deep JSON": b"[" * 200_000,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_feed_is_one_clear_line(name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_feed(BAD[name], HERE)
    assert str(caught.value).startswith(f"{HERE}: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE r [<!ENTITY e0 "0123456789">{BOMB}]><rss><item><title>&e11;</title>'.encode(),
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title>'
        b"<link>https://a.example/1</link></item></rss>",
        b"<rss><channel>" + b"<a>" * 200_000,
        b"<rss " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/>",
        b"<rss><item>" * 50_000,
        b"<!--" * 100_000 + b"<rss/>",
    ],
    ids=["entities", "a file", "deep", "attributes", "items in items", "comments"],
)
def test_hostile_feeds_cost_nothing(body: bytes) -> None:
    begun = time.monotonic()
    try:
        items = parse_feed(body, HERE)
    except UnreadableError:
        items = ()
    assert time.monotonic() - begun < 10
    assert all("root:" not in item.title and len(item.title) <= 500 for item in items)


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: f"<rss><item>{t}".encode()))
def test_any_bytes_are_a_feed_or_an_error_of_ours(body: bytes) -> None:
    for read in (parse_feed, parse_sitemap):
        named = HERE
        try:
            read(body, HERE)
        except MaekError as error:
            named = error.item
        assert named == HERE


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_changed_byte_of_a_feed_is_no_surprise(at: int, byte: int) -> None:
    body = bytearray(RSS.format(encoding="utf-8").encode())
    body[at % len(body)] = byte
    try:
        items = parse_feed(bytes(body), HERE)
    except UnreadableError:
        items = ()
    assert all(item.url.startswith(("http://", "https://")) for item in items)


def test_words_of_titles() -> None:
    assert plain("a &amp;lt;b&amp;gt; <i>c</i>\n d") == "a <b> c d"
    assert plain("5 < 6 & 7 > 3") == "5 < 6 & 7 > 3"


def test_sitemaps() -> None:
    body = """<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://a.example/1</loc><news:news><news:publication><news:name>한강</news:name>
      <news:language>ko</news:language></news:publication><news:title>제목</news:title>
      <news:publication_date>2024-06-19T15:02:00+09:00</news:publication_date></news:news></url>
    <url><loc>https://a.example/2</loc><lastmod>2024-06</lastmod></url>
    <url><loc>javascript:alert(1)</loc></url><url/></urlset>""".encode()
    for sent in (body, gzip.compress(body)):
        (first, second), maps = parse_sitemap(sent, HERE)
        assert (first.title, first.published, first.lang) == (
            "제목",
            "2024-06-19T15:02:00+09:00",
            "ko",
        )
        assert (second.published, maps) == ("2024-06", ())
    index = b"<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>"
    assert parse_sitemap(index, HERE) == ((), ("https://a.example/s1.xml",))
    for bad in (b"", b"<html>", b"nothing", gzip.compress(body)[:50]):
        with pytest.raises(UnreadableError):
            parse_sitemap(bad, HERE)


def test_feeds_that_a_page_tells_of() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/rss">
    <link rel="alternate stylesheet" type="text/css" href="/a.css">
    <link rel="ALTERNATE" type="application/atom+xml" href="https://b.example/atom">
    <link rel="alternate" type="application/rss+xml" href="http://[bad">"""
    assert feed_links(page, "https://a.example/x/") == (
        "https://a.example/rss",
        "https://b.example/atom",
    )
