"""Groups of words that may stand for each other: none holds two that deny each other."""

from __future__ import annotations

from importlib.resources import files

import pytest

from maek.desk.checking import check_row
from maek.text.kin import contrary, kin_of
from maek.text.senses import of_word, opposites


def groups(name):
    text = files("maek.text").joinpath(f"tables/near/{name}").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line, line.partition(">")[0].split()


def deny(a, b):
    kin, senses = (kin_of(a, "ko"), kin_of(b, "ko")), (of_word(a, "ko"), of_word(b, "ko"))
    alike = kin[0] & kin[1] or senses[0] & senses[1]
    against = {contrary(k) for k in kin[0]} & kin[1] or any(
        opposites(s) & senses[1] for s in senses[0]
    )
    return bool(against) and not alike


def test_no_group_of_the_news_holds_opposites():
    rows = list(groups("ko_news.txt"))
    assert len(rows) > 1000
    found = [
        (line, a, b) for line, words in rows for at, a in enumerate(words)
        for b in words[at + 1 :] if deny(a, b)
    ]  # fmt: skip
    assert found == []


def test_words_that_deny_each_other_are_known():
    assert deny("인상", "인하")
    assert not deny("인상", "오르다")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("한누리가 후반 추가시간 결승골로 이겼다.", "supported"),
        ("한누리는 종료 직전 승부를 가르는 골을 넣었다.", "supported"),
        ("한누리는 종료 직전 동점골을 내줬다.", "unsupported"),
        ("한누리가 4경기를 내리 이겼다.", "supported"),
        ("한누리가 5경기를 내리 이겼다.", "unsupported"),
    ],
)
def test_compounds_and_runs_are_told_otherwise(claim, verdict):
    text = "한누리가 후반 추가시간에 터진 결승골로 새터를 2대 1로 꺾고 4연승을 달렸다."
    sources = [{"id": "s", "lang": "ko", "published": "2034-09-14", "text": text}]
    row = {"id": "c", "claim": claim, "claim_lang": "ko", "sources": sources}
    assert check_row(row)["verdict"] == verdict


@pytest.mark.parametrize(
    ("source", "claim", "verdict"),
    [
        # Whose charge it is, and who went to whom below it.
        (
            "검찰은 남서준 전 시장을 구속기소했다. 돈을 건넨 업자 우태식은 불구속기소됐다.",
            "업자 우태식은 남 전 시장에게 돈을 준 혐의로 불구속기소됐다.",
            "supported",
        ),
        (
            "검찰은 남서준 전 시장을 구속기소했다. 돈을 건넨 업자 우태식은 불구속기소됐다.",
            "업자 우태식도 구속기소됐다.",
            "unsupported",
        ),
        # A bill passes the parliament that passes it.
        ("국회는 5일 항만법 개정안을 가결했다.", "항만법 개정안이 국회를 통과했다.", "supported"),
        # What happened in one place did not happen in another of the sentence.
        (
            "하동에서는 차가 휩쓸려 부부가 숨졌고, 순천에서는 산사태로 집이 묻혀 2명이 다쳤다.",
            "하동에서 산사태로 2명이 다쳤다.",
            "unsupported",
        ),
        (
            "하동에서는 차가 휩쓸려 부부가 숨졌고, 순천에서는 산사태로 집이 묻혀 2명이 다쳤다.",
            "순천에서 산사태로 2명이 다쳤다.",
            "supported",
        ),
        # Two doings together.
        ("태풍으로 4명이 숨지고 2명이 실종됐다.", "태풍으로 6명이 숨지거나 실종됐다.", "supported"),
        (
            "태풍으로 4명이 숨지고 2명이 실종됐다.",
            "태풍으로 5명이 숨지거나 실종됐다.",
            "unsupported",
        ),
        # An idiom is not the verb in it.
        ("차에 탄 부부가 목숨을 잃었다.", "부부가 탄 차에서 부부가 숨졌다.", "supported"),
    ],
)
def test_grammar_of_korean_claims(source, claim, verdict):
    sources = [{"id": "s", "lang": "ko", "published": "2034-09-14", "text": source}]
    row = {"id": "c", "claim": claim, "claim_lang": "ko", "sources": sources}
    assert check_row(row)["verdict"] == verdict
