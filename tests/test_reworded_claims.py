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


@pytest.mark.parametrize(
    ("lang", "source", "claim", "verdict"),
    [
        # What is planned, dated to a day to come or only named is not done.
        ("en", "The king has ten days to sign the law.", "The king signed the law.", "unsupported"),
        ("en", "The king managed to sign the law.", "The king signed the law.", "supported"),
        ("ru", "Завод готов открыть цех в Туле.", "Завод открыл цех в Туле.", "unsupported"),
        ("zh", "该市将从7月1日起向老人开放体育场馆。", "该市已向老人开放体育场馆。", "unsupported"),
        # A noun keeps its particle, its ending, its preposition.
        ("ja", "組合は市に署名を提出した。", "市は組合に署名を提出した。", "unsupported"),
        ("ru", "Губернатор попросил мэра уйти.", "Мэр попросил губернатора уйти.", "unsupported"),
        ("zh", "厂长向居民道歉。", "居民向厂长道歉。", "unsupported"),
        # A figure keeps its deed and its bound; a month without a year is the source's.
        ("ko", "승객 9명이 다쳤고 2명이 숨졌다.", "승객 9명이 숨졌다.", "unsupported"),
        ("ko", "배 2만1천300척이 멈췄다.", "배 2만여 척이 멈췄다.", "supported"),
        ("ko", "작품 여섯 점이 팔렸다.", "작품 6점이 팔렸다.", "supported"),
        ("zh", "65岁以上老人免费乘车。", "65岁以下老人免费乘车。", "unsupported"),
        ("ru", "Музей закроют с 1 июля.", "Музей закроют с июля.", "supported"),
        # What somebody is suspected of is not done; a draft changes nothing until it is settled.
        ("ko", "땅을 판 것으로 의심되는 7명을 찾고 있다.", "7명이 땅을 팔았다.", "unsupported"),
        ("ko", "도청은 요금 인상안을 입법 예고했다.", "도청이 요금을 인상했다.", "unsupported"),
        ("ko", "도의회는 요금 인상안을 의결했다.", "요금 인상안이 의결됐다.", "supported"),
        # So many of so many are a share; what is in no sentence is no share.
        ("ko", "응답자의 71%가 반대했다.", "응답자 10명 중 7명이 반대했다.", "supported"),
        ("ko", "응답자의 71%가 반대했다.", "응답자 10명 중 6명이 반대했다.", "unsupported"),
        # The first in years is not the first.
        ("ja", "優勝は12年ぶり。", "優勝は初めて。", "unsupported"),
    ],
)
def test_told_by_the_grammar_of_each_language(lang, source, claim, verdict):
    sources = [{"id": "s", "lang": lang, "published": "2031-05-02", "text": source}]
    row = {"id": "c", "claim": claim, "claim_lang": lang, "sources": sources}
    assert check_row(row)["verdict"] == verdict


def test_a_wider_word_asks_for_a_narrower_one_and_not_the_other_way_round():
    asks, answers = asking("ko"), answering("ko")
    assert asks is not None
    assert answers is not None
    assert asks.groups("선박") & answers.groups("여객선")
    assert not asks.groups("여객선") & answers.groups("선박")
