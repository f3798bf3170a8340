"""The language of pages and headlines, short and mixed ones among them."""

from __future__ import annotations

import pytest

from maek.lang.find import detect

TEXTS = [
    ("ko", "강하구, 美 기업과 반도체 협약"),
    ("ko", "새 노래 'Blue Harbor', 차트 Hot 100 진입"),
    ("ko", "Jane Roe, John Doe 만나 'harbor deal' 서명"),
    ("ja", "日韓首脳会談"),
    ("ja", "北朝鮮、弾道ミサイルを発射"),
    ("ja", "市長が当選"),
    ("zh", "两国元首通电话"),
    ("zh", "港口新航线今日开通"),
    ("zh", "台灣總統大選結果出爐"),
    ("ru", "Мэр открыл новый мост"),
    ("uk", "Мер відкрив новий міст у Києві"),
    ("en", "Mayor opens bridge"),
    ("en", "Haneul 하늘 posts record harvest as rains return to the valley"),
    ("de", "Stadtrat beschließt Haushalt"),
    ("und", "2024-06-19 15:02"),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_headline(code: str, text: str) -> None:
    assert detect(text) == code


def test_a_hint_decides_only_what_the_text_leaves_open() -> None:
    assert detect("会談", "ja") == "ja"
    assert detect("会談を開いた", "zh") == "ja"
    assert detect("시의회가 조례를 의결했다", "en") == "ko"
    assert detect("12:30", "ru") == "ru"
