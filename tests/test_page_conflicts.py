"""What a page tells in two ways, in any language, and what only looks so."""

from __future__ import annotations

import pytest

from maek.analyse.blocks import blocks_of
from maek.analyse.run import work_on
from maek.model.article import Article, Part
from maek.model.ids import text_id
from maek.model.span import Span


def told(lang: str, headline: str, *body: str) -> set[tuple[str, str]]:
    """Return kind and words of what is wrong with a page of these lines."""
    text, parts, at = "\n".join((headline, *body)), [], 0
    for number, words in enumerate((headline, *body)):
        parts.append(Part("body" if number else "headline", Span(at, at + len(words))))
        at += len(words) + 1
    article = Article("a", text, text_id(text), lang, parts=tuple(parts))
    assert blocks_of(article)
    return {(d.kind, d.span.of(text)) for d in work_on(article).defects}


FAULTS = [
    ("ko", ("새 다리 길이 300m", "시는 길이 350m의 다리를 놓았다."), ("headline_conflict", "300m")),
    ("ko", ("도서관 4월 개관", "시 도서관이 5월 3일 문을 연다."), ("headline_conflict", "4월")),
    (
        "ko",
        ("한울은행 순이익 20% 증가", "한울은행은 순이익이 지난해보다 20% 줄었다고 밝혔다."),
        ("headline_conflict", "20%"),
    ),
    (
        "ko",
        ("보행자 통행료 폐지", "시는 보행자 통행료 폐지 방안을 검토하고 있다고 밝혔다."),
        ("headline_conflict", "폐지"),
    ),
    (
        "ko",
        ("오가람 시장, 광장 유세", "시장 선거에 나선 오가람 후보가 광장에서 유세했다."),
        ("headline_conflict", "오가람 시장"),
    ),
    (
        "en",
        ("Rail fares rise in Elmbridge", "Rail fares in Elmbridge fell on Monday."),
        ("headline_conflict", "rise"),
    ),
    (
        "en",
        ("Vote", "Anna Lund won 54% of the vote, Tom Hask 41% and Mia Corrie 12%."),
        ("sum_conflict", "12%"),
    ),
    (
        "en",
        ("Board", "Janet Ormerod spoke first.", "Janet Omerod left early."),
        ("name_two_ways", "Janet Omerod"),
    ),
    (
        "en",
        ("Board", "Janet Ormerod, 54, spoke first.", "Janet Ormerod, 61, left early."),
        ("age_conflict", "Janet Ormerod, 61"),
    ),
    (
        "ru",
        ("Завод", "Директор Сергей Вершинин открыл цех.", "Цех осмотрел заместитель директора "
         "Сергей Вершинин."),
        ("title_conflict", "заместитель директора Сергей Вершинин"),
    ),
    (
        "zh",
        ("地铁", "乘客中通勤者占62%，学生占25%，游客占30%。"),
        ("sum_conflict", "30%"),
    ),
    (
        "ko",
        ("관람객", "관람객은 9천 명으로 지난해 6천 명보다 20% 늘었다."),
        ("sum_conflict", "20%"),
    ),
    (
        "ko",
        ("부두", "부두는 240km에서 360m로 늘어난다."),
        ("unlikely_measure", "240km에서 360m"),
    ),
    (
        "ko",
        ("직원", "직원은 120명에서 100명으로 30명 줄었다."),
        ("sum_conflict", "30명"),
    ),
    (
        "ko",
        ("배송비", "배송비는 8위안에서 4위안으로 30% 하락했다."),
        ("sum_conflict", "30%"),
    ),
    (
        "ko",
        ("세금", "이는 지난해 30억 원보다 8억 원(36.7%) 늘어난 규모다."),
        ("sum_conflict", "36.7%"),
    ),
    (
        "ko",
        ("유조선", "선원 22명 중 4명이 실종됐다.", "나머지 선원 20명은 구조됐다."),
        ("sum_conflict", "20명"),
    ),
    (
        "ko",
        ("선원 3명 실종", "선원 22명 중 4명이 실종됐다."),
        ("headline_conflict", "3명"),
    ),
    (
        "ko",
        ("치매 위험 40% 높인다", "적게 자면 치매 위험이 30% 높다는 연구가 나왔다."),
        ("headline_conflict", "40%"),
    ),
    (
        "ko",
        ("의회, 예산안 통과", "의회가 예산안을 부결시켰다."),
        ("headline_conflict", "통과"),
    ),
    (
        "ko",
        ("한별팀, 3-1 완승", "한별팀이 온누리팀을 3-2로 꺾었다."),
        ("headline_conflict", "3-1"),
    ),
    (
        "ko",
        ("한별팀", "한별팀은 12승 5무 4패로 승점 43을 쌓았다."),
        ("sum_conflict", "43"),
    ),
    (
        "ko",
        ("예산안", "예산안은 찬성 98표, 반대 112표로 가결됐다."),
        ("sum_conflict", "찬성 98표, 반대 112표로 가결"),
    ),
    (
        "ko",
        ("총선", "다음 총선은 2027년 6월에 열린다.", "당은 총선이 2027년 9월에 열린다고 했다."),
        ("date_conflict", "2027년 9월"),
    ),
    (
        "ko",
        ("더위", "한낮 기온이 화씨 100도(섭씨 48도)까지 올랐다."),
        ("unlikely_measure", "섭씨 48"),
    ),
    (
        "ko",
        ("공장", "토마스 베르거는 웃었다.", "토마스 베르거는 떠났다.", "베르게르는 남았다."),
        ("name_two_ways", "베르게르"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "lines", "defect"), FAULTS)
def test_what_a_page_tells_in_two_ways(
    lang: str, lines: tuple[str, ...], defect: tuple[str, str]
) -> None:
    assert defect in told(lang, *lines)


SOUND = [
    ("ko", ("새 다리 길이 300m", "시는 길이 302m의 다리를 놓았다.")),
    ("ko", ("도서관 4월 개관", "시 도서관이 다음 달 3일 문을 연다. 3월에는 시험 운영을 했다.")),
    ("ko", ("한울은행 순이익 20% 증가", "순이익이 20% 늘었다. 비용은 20% 줄었다.")),
    ("ko", ("보행자 통행료 폐지", "시는 보행자 통행료를 폐지했다고 밝혔다.")),
    ("ko", ("오가람 시장, 재선 도전", "오가람 시장이 시장 선거에 나섰다. 오 후보는 웃었다.")),
    ("ko", ("조사", "찬성은 20대 58%, 30대 51%, 60대 39%로 나타났다.")),
    ("ko", ("관람객", "관람객은 9천 명으로 지난해 6천 명보다 50% 늘었다.")),
    ("ko", ("부두", "부두는 240m에서 0.36km로 늘어난다.")),
    ("ko", ("직원", "직원은 120명에서 100명으로 20명 줄었다.")),
    ("ko", ("배송비", "배송비는 8위안에서 4위안으로 52% 하락했다.")),
    ("ko", ("세금", "이는 지난해 30억 원보다 8억 원(25.9%) 늘어난 규모다.")),
    ("ko", ("유조선", "선원 22명 중 4명이 실종되고 2명이 숨졌다.", "나머지 선원 16명은 구조됐다.")),
    ("ko", ("선원 6명 사상", "선원 4명이 숨지고 2명이 다쳤다.")),
    ("ko", ("의회, 예산안 통과 불발", "의회가 예산안을 부결시켰다.")),
    ("ko", ("한별팀, 2-1 승리", "한별팀이 온누리팀을 2-1로 꺾었다. 지난 경기는 0-3이었다.")),
    ("ko", ("한별팀", "한별팀은 승점 41(12승 5무 4패)로 선두에 올랐다.")),
    ("ko", ("개헌안", "개헌안은 찬성 180표, 반대 110표로 부결됐다. 3분의 2에 못 미쳤다.")),
    ("ko", ("총선", "총선은 2027년 6월에서 미뤄졌다.", "총선은 2027년 9월에 열린다.")),
    ("ko", ("더위", "한낮 기온이 화씨 111도(섭씨 44도)까지 올랐다.")),
    ("en", ("Rail fares rise", "Rail fares rose on Monday, after they fell last year.")),
    ("en", ("Vote", "Anna Lund won 54% of the vote, Tom Hask 46%. Turnout was 61%.")),
    ("en", ("Board", "Janet Ormerod, 54, and her son Jonah Ormerod, 21, spoke.")),
    ("ru", ("Суд", "Ирина Петрова сообщила об этом. По словам Ирины Петровой, суд начался.")),
    ("zh", ("公园", "局长何雨桐出席。副局长梁志远主持。")),
]


@pytest.mark.parametrize(("lang", "lines"), SOUND)
def test_what_only_looks_like_two_ways(lang: str, lines: tuple[str, ...]) -> None:
    assert told(lang, *lines) == set()


def test_a_sum_is_told_in_the_words_of_the_page() -> None:
    """62,000,000,000 beside 600억 원 tells a reader nothing."""
    text = "다리\n국비 300억 원, 도비 120억 원, 시비 200억 원으로 모두 600억 원이다."
    parts = (Part("headline", Span(0, 2)), Part("body", Span(3, len(text))))
    article = Article("a", text, text_id(text), "ko", parts=parts)
    reasons = [d.why for d in work_on(article).defects if d.kind == "sum_conflict"]
    assert reasons == ["300억 원 + 120억 원 + 200억 원 make 620억 원"]
