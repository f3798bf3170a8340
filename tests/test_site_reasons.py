"""Why a report is of a story, in the words of the site's language."""

from __future__ import annotations

import pytest

from maek.model.story import Reason
from maek.publish.reasons import told_reason
from maek.publish.words import Words

NEAR = "가장 가까운 소식"


def told(name: str, detail: str, lang: str) -> str:
    return "".join(p.words for p in told_reason(Reason(name, 1.0, detail), Words(lang)))


@pytest.mark.parametrize(
    ("name", "detail", "expected"),
    [
        ("same subjects and names by sound", "treaty, earthquake, 会谈", "조약, 지진, 会谈"),
        ("same figures", "10,000 person, 3.5 %, 45", "1만명, 3.5%, 45"),
        ("same amounts", "350,000,000,000 USD, 12 container", "3500억달러, 컨테이너 12개"),
        ("other amounts", "15,600 place – 7.6 magnitude, 0.8 m", "1만5600곳 – 규모 7.6, 0.8 m"),
        ("same days", "2024-06-19, 2024-06-20", "2024년 6월 19일, 2024년 6월 20일"),
        ("same names", "Russia, 朝鲜, 홍가람", "러시아, 북한, 홍가람"),
        ("same names", "less than with other reports: 한", "다른 보도와 겹치는 것보다 적음: 한"),
        ("storyline", "same actors: 한; as in “A; b: c”", f"같은 이름: 한; {NEAR}: A; b: c"),
        ("storyline", "same affair; as in “책방”", f"같은 사안; {NEAR}: 책방"),
        ("story", "nearest report: 책, 방: “끝”", "가장 가까운 보도: 책, 방: “끝”"),
        ("new story", "not “3차”: 발사 4 is not 3", "다른 일을 전한 보도: 3차 (발사 4 ≠ 3)"),
        (
            "new story",
            "no other report shares its names, words or figures",
            "이름이나 낱말, 숫자가 겹치는 다른 보도가 없음",
        ),
        (
            "syndicated copy",
            "90 % of the shorter text stands in the other word for word; the page names 도담통신",
            "짧은 쪽의 90%가 다른 쪽에 글자 그대로 있음; 쪽이 밝힌 출처: 도담통신",
        ),
    ],
)  # fmt: skip
def test_a_korean_site_tells_them_in_korean(name: str, detail: str, expected: str) -> None:
    assert told(name, detail, "ko") == expected


def test_an_english_site_tells_them_in_english() -> None:
    assert told("same names", "러시아, 김정은", "en") == "Russia, Kim Jong Un"
    assert told("same figures", "350,000,000,000 USD", "en") == "350,000,000,000 USD"
    assert told("same subjects and names by sound", "treaty", "en") == "treaty"
    assert told("same days", "2024-06-19", "en") == "19 June 2024"
    assert told("storyline", "same affair; as in “A”", "en") == "same affair; nearest story: A"


def test_what_is_of_another_language_says_so() -> None:
    reason = Reason("story", 1.0, "nearest report: Договор вступил в силу")
    assert told_reason(reason, Words("ko"))[-1] == ("Договор вступил в силу", "ru", True)
    names = told_reason(Reason("same names", 1.0, "Сеул, 홍가람"), Words("ko"))
    assert [piece.lang for piece in names] == ["ru", "ko", "ko"]
