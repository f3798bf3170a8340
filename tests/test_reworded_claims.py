"""A claim may say in other words, from the other end, or worked out, what its source says."""

from __future__ import annotations

import pytest

from maek.desk.checking import check_row
from maek.text.near import answering, asking

SOURCES = {
    "ko": "나루호는 승객 268명과 승무원 14명을 태우고 있었다.",
    "en": "Members rose from 600 to 1,200. Alder Foods bought the mill from Birch Group.",
}


@pytest.mark.parametrize(
    ("lang", "claim", "verdict"),
    [
        ("ko", "나루호에는 승객과 승무원을 합쳐 282명이 타고 있었다.", "supported"),
        ("ko", "나루호에는 승객과 승무원을 합쳐 292명이 타고 있었다.", "unsupported"),
        ("en", "Members doubled to 1,200.", "supported"),
        ("en", "Members tripled to 1,200.", "unsupported"),
        ("en", "Birch Group sold the mill to Alder Foods.", "supported"),
        ("en", "Alder Foods sold the mill to Birch Group.", "unsupported"),
    ],
)
def test_worked_out_and_told_from_the_other_end(lang, claim, verdict):
    source = {"id": "s", "lang": lang, "published": "2031-05-02", "text": SOURCES[lang]}
    row = {"id": "c", "claim": claim, "claim_lang": lang, "sources": [source]}
    assert check_row(row)["verdict"] == verdict


def test_a_wider_word_asks_for_a_narrower_one_and_not_the_other_way_round():
    asks, answers = asking("ko"), answering("ko")
    assert asks is not None
    assert answers is not None
    assert asks.groups("선박") & answers.groups("여객선")
    assert not asks.groups("여객선") & answers.groups("선박")
