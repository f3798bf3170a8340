"""Whom a page has its piece from, and which headlines are digests."""

from __future__ import annotations

import pytest

from maek.thread.credits import credited
from maek.thread.roundup import why_roundup


@pytest.mark.parametrize(
    ("credit", "outlet", "named"),
    [
        ("(서울=한빛통신)", "한빛통신", True),
        ("【ニューヨーク＝ノースブリッジ通信】", "Northbridge Wire", True),
        ("(Перевод сообщения агентства «Ханбит»)", "한빛통신", True),
        ("(뉴욕 노스브리지=한빛통신)", "한빛통신", True),
        ("원문: 메리디언 포스트", "The Meridian Post", True),
        ("(서울=한빛통신)", "서울신문", False),
        ("(도쿄=한빛통신)", "Tokyo Times", False),
        ("(서울=한빛통신)", "누리일보", False),
        ("홍가람 기자", "한빛통신", False),
        ("(서울=한빛통신)", "", False),
    ],
)
def test_credits(credit: str, outlet: str, named: bool) -> None:
    assert credited([credit], outlet) is named


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("[아침 브리핑] 확성기, 관세, 원전", "ko"),
        ("Your Thursday briefing: chips, hydrogen and a date", "en"),
        ("Morning Ledger: A prize, a rate decision and more", "en"),
        ("Главное за день: встречи и санкции", "ru"),
        ("【朝の一覧】台風の爪痕、コメ支援の行方", "ja"),
        ("早报：央行降息，铁路通车", "zh"),
    ],
)
def test_digests(title: str, lang: str) -> None:
    assert "digest" in why_roundup(title, lang, (), 3)


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ('국방부 브리핑서 "발사 준비 끝"', "ko"),
        ("Morning fire destroys market hall in Dodam", "en"),
        ("White House briefing turns to chips", "en"),
        ("Главное управление МЧС сообщило о пожаре", "ru"),
        ("朝鮮半島の緊張続く", "ja"),
    ],
)
def test_news_is_no_digest(title: str, lang: str) -> None:
    assert why_roundup(title, lang, (), 3) == ""
