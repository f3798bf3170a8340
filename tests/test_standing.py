"""Which sentences can be shown without the one before them."""

from __future__ import annotations

import pytest

from maek.lang.find import load


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        (
            "도담시는 11일 새벽 도서관을 열었다고 밝혔다.",
            "도담시는 11일 새벽 도서관을 열었다고 밝혔다.",
        ),
        ("한편 가람시도 도서관을 짓고 있다.", "가람시도 도서관을 짓고 있다."),
        ("또한, 한편 나루시는 계획이 없다.", "나루시는 계획이 없다."),
        ("결국 협상은 새벽에 결렬됐다.", "협상은 새벽에 결렬됐다."),
        (
            "시청은 이번 화재와 직접적인 관련이 없다고 밝혔다.",
            "시청은 이번 화재와 직접적인 관련이 없다고 밝혔다.",
        ),
        ("아마추어 선수 30명이 나섰다.", "아마추어 선수 30명이 나섰다."),
        ("이 가운데 사망자는 6명으로 파악됐다.", "사망자는 6명으로 파악됐다."),
        ('시장은 "문을 열겠다"고 말했다.', '시장은 "문을 열겠다"고 말했다.'),
        ("“문을 열겠다.”", "“문을 열겠다.”"),
    ],
)
def test_korean_sentences_that_stand(sentence: str, stands: str) -> None:
    span = load("ko").standing(sentence)
    assert span is not None
    assert span.of(sentence) == stands


@pytest.mark.parametrize(
    "sentence",
    [
        "그는 내년에도 열겠다고 했다.",
        "이 가운데 3명은 크게 다쳤다.",
        "그중 절반은 어린이다.",
        "도서관 앞 가득 메운 주민들 “밤에도 읽고 싶다”",
        "이어지는 내용은 유료 회원에게 제공됩니다.",
        "그러자 시청도 문을 닫았다.",
        "이는 시민의 바람이었다.",
        "그래서 예산을 늘리기로 했다.",
        "아마 내년까지는 걸릴 것으로 보입니다.",
        "새벽 도서관은 왜 필요한가?",
        "한빛뉴스는 여러분의 제보를 기다립니다.",
        "자세한 내용은 영상으로 확인하시죠.",
        "이도담 기자가 보도합니다.",
        "▷이도담 : 오늘은 한나루 의원을 모셨습니다.",
        "[앵커] 도서관이 문을 열었습니다.",
        "위 사진은 기사 내용과 직접적인 관련이 없습니다.",
        "도담역 화재 속보입니다.",
        "도서관을 밤에 열자는 말이다.",
        "물가 안정을 위한 조치다.",
        "2019년 이후 처음이다.",
    ],
)
def test_korean_sentences_that_do_not(sentence: str) -> None:
    assert load("ko").standing(sentence) is None
