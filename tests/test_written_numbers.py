"""Numbers as a translation tells them: halves, times of races, spans, and names told otherwise."""

from __future__ import annotations

import pytest

from maek.check.beside.who import alike
from maek.text.cantonese import may_read
from maek.text.written import numbers


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "after two and a half years", "2.5 year"),
        ("en", "half a million dollars", "500000"),
        ("en", "half a second ahead", "0.5 second"),
        ("en", "an hour and a half", "1.5 hour"),
        ("en", "in 2:05.81", "2 minute, 5.81 second"),
        ("en", "at 0715 (1215 GMT)", "7 clock, 15 minute, 12 clock, 15 minute"),
        ("en", "the 9.11 attacks", "9 month, 11 day"),
        ("en", "a magnitude 6.8 earthquake", "6.8"),
        ("ko", "2분05초81로 우승했다", "2 minute, 5.81 second"),
        ("ko", "2년 반 만에", "2.5 year"),
        ("ko", "두 시간 반 동안", "2.5 hour"),
        ("ko", "사흘 동안", "3 days"),
        ("ko", "9.11 테러", "9 month, 11 day"),
        ("ko", "올해 1∼9월 매출", "1, 9 month|months"),
        ("ko", "3∼9월 매출", "3, 9 month"),
        ("ru", "полтора миллиона", "1500000"),
        ("ru", "два с половиной года", "2.5 year"),
        ("ja", "体重は11キロ", "11 km|kg"),
        ("ja", "10キロメートル", "10 km"),
        ("ja", "2年半ぶり", "2.5 year"),
        ("zh", "一个半小时", "1.5 hour"),
        ("zh", "两年半", "2.5 year"),
    ],
)
def test_numbers(lang: str, text: str, told: str) -> None:
    found = [f"{n.value} {n.unit}".strip() for n in numbers(text, lang)]
    assert ", ".join(found) == told


def test_numbers_read_back() -> None:
    text = "It took two and a half years and 0.5 seconds."
    assert [n.span.of(text) for n in numbers(text, "en")] == ["two and a half", "0.5"]


@pytest.mark.parametrize(
    ("korean", "latin", "one"),
    [
        ("장국영", "Leslie Cheung", True),
        ("유덕화", "Andy Lau", True),
        ("구양진화", "Petrina Au Yeung", True),
        ("장국영", "Andy Lau", False),
        ("주윤발", "Chow", False),
    ],
)
def test_a_name_of_hong_kong(korean: str, latin: str, one: bool) -> None:
    assert may_read(korean, latin) is one


@pytest.mark.parametrize(
    ("korean", "japanese", "one"),
    [("아키타시", "秋田市", True), ("후지이", "藤井", True), ("아키타시", "長崎市", False)],
)
def test_a_japanese_name(korean: str, japanese: str, one: bool) -> None:
    assert alike(korean, "ko", japanese, "ja") is one
