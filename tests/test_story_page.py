"""What a story page says of its sources: who was first, foreign words apart, corrections."""

from __future__ import annotations

from dataclasses import replace

import pytest
import site_desk
from lxml import html
from test_briefs import GENEROUS, member, story

from maek.model.article import Stamp
from maek.publish.book import Piece
from maek.publish.first_report import first_report
from maek.publish.story_view import _corrects
from maek.publish.words import written_in
from maek.write.brief import write


def piece(id: str, value: str, copy_of: str = "") -> Piece:
    row = {"id": id, "lang": "ko", "title": "…", "text": "글.", "outlet": id, "kind": "newspaper"}
    made = member({**row, "published": value[:10]})
    precision = "day" if len(value) == 10 else "minute"
    article = replace(made.article, published=Stamp(value, value, precision))
    return Piece(article, made.analysis, replace(made.join, copy_of=copy_of), made.outlet)


@pytest.mark.parametrize(
    ("rows", "names", "time"),
    [
        # In the time of each one's own place.
        (
            [("가", "2031-03-04T09:00:00+09:00"), ("나", "2031-03-03T23:30:00+00:00")],
            ["나"],
            "23:30 UTC",
        ),
        ([("가", "2031-03-04T08:00:00+09:00"), ("나", "2031-03-05")], ["가"], "08:00 UTC+09:00"),
        # Who tells the day alone may have been earlier.
        ([("가", "2031-03-04T08:00:00+09:00"), ("나", "2031-03-04")], ["가", "나"], ""),
        # A time without its zone is no more than a day.
        ([("가", "2031-03-04T08:00:00"), ("나", "2031-03-04T09:00:00")], ["가", "나"], ""),
    ],
)
def test_who_was_first(rows, names, time):
    found = first_report([piece(*row) for row in rows])
    assert found is not None
    assert [p.outlet.name for p in found.pieces] == names
    assert found.time == time


def test_a_copy_is_never_first_and_one_outlet_is_no_race():
    copy = piece("나", "2031-03-03", copy_of="가")
    assert first_report([piece("가", "2031-03-04"), copy]) is None
    assert first_report([piece("가", "2031-03-04"), copy, piece("다", "2031-03-05")]).day == (
        "2031-03-04"
    )


def test_foreign_sentences_stand_apart_and_foreign_quotes_are_folded():
    page = html.fromstring(site_desk.treaty_page().read_bytes())
    (body,) = page.find_class("body")
    (heading,) = body.find_class("abroad")
    before = heading.xpath("preceding-sibling::div//a[@lang][@data-line]")
    after = heading.xpath("following-sibling::div//a[@data-line]")
    assert not before
    assert after
    assert all(line.get("lang") for line in after)
    for speaker in page.find_class("speaker"):
        shown = [q.get("lang") for q in speaker.xpath("./ul/li/q")]
        assert all(lang is None for lang in shown) or all(shown), "one language at once"


@pytest.mark.parametrize(
    ("lang", "note", "corrects"),
    [
        ("ko", "바로잡습니다: 창고 2층이 아니라 3층입니다.", True),
        ("ko", "이 기사는 3월 5일 수정되었습니다. 부상자 수를 고쳤습니다.", True),
        ("ko", "이 글은 자동으로 번역되었으며 오류가 있을 수 있습니다.", False),
        ("en", "Correction: an earlier version misspelled the mayor's name.", True),
        ("en", "This page was translated by a machine.", False),
    ],
)
def test_what_counts_as_a_correction(lang, note, corrects):
    assert _corrects(note, lang) == corrects


@pytest.mark.parametrize(
    ("name", "likely", "lang"),
    [
        ("북한·러시아 파병", "en", "ko"),
        ("기준금리 3.25%", "ko", "ko"),
        ("Ilva election", "ko", "en"),
        ("湖江大桥", "en", "zh"),
        ("能登地震", "ja", "ja"),
        ("ノト地震", "ko", "ja"),
        ("2031", "ko", "ko"),
    ],
)
def test_a_name_is_read_aloud_in_its_own_language(name, likely, lang):
    assert written_in(name, likely) == lang


def test_a_toll_is_read_as_it_grew_and_in_every_language():
    ko = {"lang": "ko", "outlet": "신문", "kind": "newspaper", "title": "가람 지진"}
    en = {"lang": "en", "outlet": "Ledger", "kind": "newspaper", "title": "Garam quake"}
    rows = (
        {**ko, "id": "a", "published": "2031-03-05", "text": "가람 지진으로 숨진 사람이 9명이다."},
        {**ko, "id": "b", "published": "2031-03-04", "text": "가람 지진으로 12명이 숨졌다고 했다."},
        {
            **en,
            "id": "c",
            "published": "2031-03-06",
            "text": "Officials said 14 people were confirmed dead on Garam.",
        },
    )
    brief = write(story(), tuple(member(row) for row in rows), None, GENEROUS)
    (dead,) = (row for row in brief.figures if row.about == "사망자")
    assert [value.as_of[-2:] for value in dead.values] == ["04", "05", "06"]
