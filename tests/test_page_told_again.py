"""What a page tells again, or reckons, and what no such page may be blamed for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maek.analyse.run import work_on
from maek.model.article import Article, Part, Stamp
from maek.model.ids import text_id
from maek.model.span import Span

PUBLISHED = "2026-05-12"


def told(*body: str, headline: str = "소식") -> set[tuple[str, str]]:
    """Return kind and words of what is wrong with a page of these lines, of May 2026."""
    text, parts, at = "\n".join((headline, *body)), [], 0
    for number, words in enumerate((headline, *body)):
        parts.append(Part("body" if number else "headline", Span(at, at + len(words))))
        at += len(words) + 1
    article = Article("a", text, text_id(text), "ko", parts=tuple(parts))
    article = replace(article, published=Stamp(PUBLISHED, PUBLISHED, "day"))
    return {(d.kind, d.span.of(text)) for d in work_on(article).defects}


FAULTS = [
    (
        ("다리는 1977년에 열렸다. 이 다리는 1979년에 개통됐다.",),
        ("date_conflict", "1979년에 개통"),
    ),
    (
        ("배우 윤가온은 2008년 드라마로 데뷔했다.", "윤가온은 데뷔 20주년을 맞았다."),
        ("date_arithmetic", "20주년"),
    ),
    (("1986년생인 윤가온(38)이 무대에 섰다.",), ("age_conflict", "38")),
    (
        ("1935년에 태어난 앙드레 르블랑은 요리사다. 그는 1958년, 20살에 식당을 열었다.",),
        ("age_conflict", "20"),
    ),
    (("회사는 오는 2025년 12월 공장을 연다.",), ("date_conflict", "2025년 12월")),
    (
        ("시는 대여소 85곳을 운영한다. 대여소는 동구 32곳, 서구 28곳, 남구 30곳이다.",),
        ("sum_conflict", "32곳, 서구 28곳, 남구 30곳"),
    ),
    (
        ("시는 대여소 85곳을 운영한다. 연말까지 대여소 15곳을 추가해 모두 110곳을 갖춘다.",),
        ("sum_conflict", "110곳"),
    ),
    (
        ("직원은 85명으로, 이 중 개발자가 52명, 영업이 24명, 관리직이 19명이다.",),
        ("sum_conflict", "19명"),
    ),
    (
        ("이용자의 78%가 만족한다고 답했다. 불만족은 25%에 그쳤다.",),
        ("sum_conflict", "25%"),
    ),
    (("매출은 60억 원에서 150억 원으로 2배 늘었다.",), ("sum_conflict", "2배")),
    (
        ("피해는 올해 213건으로, 전년 동기에 비해 42건 늘었다. 작년 같은 기간은 181건이었다.",),
        ("sum_conflict", "42건"),
    ),
    (
        ("축제에 60만 명이 다녀갔다.", "1인당 지출은 3만 5,000원으로 총 소비액은 310억 원이다."),
        ("sum_conflict", "310억 원"),
    ),
    (
        ("행사는 오후 6시에 시작해 2시간 동안 진행됐으며 오후 9시에 막을 내렸다.",),
        ("sum_conflict", "9시"),
    ),
    (("매일 오전 9시부터 오후 10시까지 12시간 문을 연다.",), ("sum_conflict", "12시간")),
    (
        ("축제는 3일부터 12일까지 열렸다. 마지막 날인 11일에는 불꽃놀이가 있었다.",),
        ("date_conflict", "마지막 날인 11일"),
    ),
    (
        ("행사는 7월 15일부터 8월 19일까지 총 3주간 열린다.",),
        ("sum_conflict", "총 3주간"),
    ),
    (("건물은 18층이다.", "이 20층 건물은 2003년에 지어졌다."), ("figure_conflict", "20층")),
    (("도서관은 지상 4층 규모다.", "5층 열람실은 인기가 높다."), ("figure_conflict", "5층")),
    (
        ("그는 6-4, 3-6, 6-7, 6-3, 6-4로 이겼다.", "그는 세트 스코어 3-1로 이겼다."),
        ("figure_conflict", "3-1"),
    ),
    (("도담은 최근 5경기에서 2승 2무 2패를 기록했다.",), ("sum_conflict", "2승 2무 2패")),
    (
        ("제14회 벚꽃축제가 끝났다.", "올해로 12회째를 맞은 축제였다."),
        ("figure_conflict", "12회째"),
    ),
    (("관람객은 1,243명이었다.", "관람객은 1,234명이었다."), ("figure_conflict", "1,234명")),
    (("최민석 감독은 웃었다.", "최민식 감독은 승리를 다짐했다."), ("name_two_ways", "최민식 감독")),
    (
        ("임나래 시장은 감사했다.", "임 군수는 축제를 넓히겠다고 했다."),
        ("title_conflict", "임 군수"),
    ),
    (
        ("마이클 크로포드 소장이 밝혔다.", "크로우포드 소장은 수색을 멈췄다."),
        ("name_two_ways", "크로우포드 소장"),
    ),
    (("학생 2만 4천명가 쉬었다.",), ("odd_particle", "4천명가")),
    (("그는 “손님이 늘었다”와 설명했다.",), ("odd_particle", "”와 설명했")),
    (("시민의 78%가 만족한다고 답했다[1].",), ("broken_markup", "[1]")),
]


@pytest.mark.parametrize(("body", "defect"), FAULTS)
def test_told_again_otherwise(body: tuple[str, ...], defect: tuple[str, str]) -> None:
    assert defect in told(*body)


SOUND = [
    ("다리는 1977년에 착공됐다. 이 다리는 1979년에 개통됐다.",),
    ("2015년 설립된 온새는 창업 3년 만에 매출 100억 원을 넘겼다.",),
    ("1986년생인 윤가온(39)이 무대에 섰다.",),
    ("시는 대여소 90곳을 운영한다. 대여소는 동구 32곳, 서구 28곳, 남구 30곳이다.",),
    ("매출은 60억 원에서 120억 원으로 2배 늘었다.",),
    ("행사는 오후 10시에 시작해 3시간 동안 진행됐으며 오전 1시에 막을 내렸다.",),
    ("매일 오전 9시부터 오후 9시까지 12시간 문을 연다.",),
    ("31일 회의가 열렸다. 다음 날인 1일에는 쉬었다.",),
    ("건물은 18층이다. 옆의 다른 건물 20층 사무실에서 불이 났다.",),
    ("하늘항공이 3-2(25-21 19-25 23-25 25-18 15-12)로 이겼다.",),
    ("도담은 최근 6경기에서 2승 2무 2패를 기록했다.",),
    ("김민수 의원은 찬성했다. 김민석 의원은 반대했다.",),
    ("이리나 이바노바 씨의 남편은 세르게이 이바노프 씨다.",),
    ("5번가 상점들이 문을 닫았다. 3월은 조용했다.",),
    ("주민들이 골목의 눈을 모두 제거했다.",),
    ("홍수 피해를 줄일 것으로 기대된다.",),
]


@pytest.mark.parametrize("body", SOUND)
def test_what_is_sound_is_left_alone(body: tuple[str, ...]) -> None:
    assert told(*body) == set()


def test_a_headline_s_multiple_is_that_of_its_text() -> None:
    body = "이용 건수가 지난해 12만 건에서 올해 18만 건으로 늘었다."
    assert ("headline_conflict", "두 배") in told(body, headline="자전거 이용 두 배 증가")
    body = "이용 건수가 지난해 12만 건에서 올해 24만 건으로 늘었다."
    assert told(body, headline="자전거 이용 두 배 증가") == set()


def test_a_speaker_says_the_same_in_other_words() -> None:
    first = "윤세아 관장은 “책과 사람이 만나는 공간으로 만들겠다”고 말했다."
    again = "“책과 사람이 함께하는 공간으로 만들고 싶다”고 윤세아 관장은 강조했다."
    assert {kind for kind, _ in told(first, again)} == {"speaker_conflict"}
