"""What a brief tells first, what it leaves to its source, and which days its timeline takes."""

from __future__ import annotations

import pytest
from test_briefs import GENEROUS, member, story

from maek.lang.find import load
from maek.model.brief import Brief
from maek.write.brief import write
from maek.write.settings import WriteSettings
from maek.write.timeline import timeline

KO = {"kind": "newspaper", "outlet": "새울신문", "lang": "ko", "published": "2031-03-12"}
EN = {"kind": "newspaper", "outlet": "Ledger", "lang": "en", "published": "2031-03-12"}


def brief(*rows: dict[str, str], settings: WriteSettings = GENEROUS) -> Brief:
    members = tuple(member({"id": f"a{n}", **row}) for n, row in enumerate(rows))
    return write(story(), members, None, settings)


def body(made: Brief) -> list[str]:
    return [line.text for line in made.body]


BRIDGE = """
12일 오후 3시 강원 정선군에서 건설 중이던 다리의 상판이 무너졌다.
이 사고로 작업자 3명이 숨지고 7명이 다쳤다.
공사는 2029년 시작돼 올해 말 끝날 예정이었다.
김한결 정선군수는 "원인을 끝까지 밝히겠다"고 말했다.
한편 이날 코스피는 0.8% 내린 3120에 거래를 마쳤다.
"""


def test_whom_it_cost_comes_first_and_an_aside_last() -> None:
    """One that has nothing of what headline and lead speak of gives way to the others."""
    row = {**KO, "title": "정선 공사장 다리 상판 붕괴", "text": BRIDGE}
    assert body(brief(row))[0] == "이 사고로 작업자 3명이 숨지고 7명이 다쳤다."
    short = WriteSettings(budget=0.9, max_sentences=5)
    assert not any("코스피" in line for line in body(brief(row, settings=short)))


def test_the_toll_of_another_day_is_background() -> None:
    text = """
서울시는 12일 노후 교량 40곳을 새로 점검한다고 밝혔다.
지난해 7월 5일에는 가람교가 무너져 2명이 숨졌다.
점검에는 전문가 25명이 참여하고 결과는 다음 달 공개한다.
"""
    row = {**KO, "title": "서울시, 노후 교량 40곳 새로 점검", "text": text}
    assert body(brief(row))[-1].startswith("지난해 7월 5일")


def test_a_scene_is_no_lead() -> None:
    text = """
골목 끝에서 고소한 냄새가 흘러나왔다.
빵집 앞에는 줄이 길었다.
전주시는 12일 남문시장에 동네 빵집 거리를 열었다고 밝혔다.
"""
    row = {**KO, "title": "전주 남문시장에 빵집 거리", "text": text}
    (lead,) = brief(row).standfirst
    assert lead.text.startswith("전주시는 12일")


MET = "윤석열 대통령과 조 바이든 미국 대통령이 26일 백악관에서 회담하고 선언문에 서명했다."


@pytest.mark.parametrize(
    ("again", "shown"),
    [
        ("Yoon Suk Yeol met Joe Biden at the White House on April 26.", False),
        (
            "The White House said Joe Biden would visit Seoul and Busan with 12 senators in May.",
            True,
        ),
    ],
)
def test_what_is_told_is_not_told_again_to_fill_a_brief(again: str, *, shown: bool) -> None:
    ko = {**KO, "published": "2023-04-27", "title": "한미 정상 회담", "text": MET}
    en = {**EN, "published": "2023-04-27", "title": "Yoon and Biden meet", "text": again}
    assert (again in body(brief(ko, en))) == shown


def test_an_amount_in_another_currency_is_no_new_figure() -> None:
    ko = "윤석열 대통령과 조 바이든 미국 대통령이 26일 200억 달러를 투자하기로 합의했다."
    again = "Yoon Suk Yeol and Joe Biden agreed on April 26 to invest $20 billion (£16 billion)."
    more = "Yoon Suk Yeol said $5 billion of the $20 billion would be lent to makers of batteries."
    for text, shown in ((again, False), (more, True)):
        rows = (
            {**KO, "published": "2023-04-27", "title": "한미, 투자 합의", "text": ko},
            {**EN, "published": "2023-04-27", "title": "Yoon and Biden agree", "text": text},
        )
        assert (text in body(brief(*rows))) == shown, text


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ko", "나머지 2명은 병원에서 치료를 받고 있다."),
        ("ko", "같은 기간 수입은 4% 줄었다."),
        ("en", "The other ship reached port safely on Monday."),
        ("en", "Another was found a day later near the pier."),
        ("ru", "Остальные пассажиры не пострадали, сообщил порт."),
        ("ja", "残る1人は今も見つかっていない。"),
        ("zh", "其余人员已经全部获救。"),
    ],
)
def test_who_is_counted_against_others_stands_for_nothing_alone(lang: str, sentence: str) -> None:
    assert load(lang).standing(sentence) is None


@pytest.mark.parametrize(
    ("lang", "before", "behind", "other"),
    [
        ("ko", "정부는 ", "까지 신청을 받는다", True),
        ("ko", "정부는 ", "부터 신청을 받는다", False),
        ("en", "They met under the pact he signed with Oslo ", ".", True),
        ("en", "The ministry said it signed the pact ", ".", False),
        ("en", "The work must be done by ", ".", True),
        ("en", "Lund, who left office ", ", will speak", True),
        ("ru", "Договор, который они подписали ", ", вступил в силу", True),
        ("ru", "Стороны подписали договор ", ".", False),
        ("ja", "省は", "に公表した報告書で被害を認めた。", True),
        ("ja", "省は", "、報告書を公表した。", False),
        ("ja", "", "の地震から復旧を進める町で川があふれた。", True),
        ("zh", "", "发射的卫星将承担任务。", True),
        ("zh", "公司", "发射卫星。", False),
    ],
)
def test_a_day_that_is_another_thing_s(lang: str, before: str, behind: str, *, other: bool) -> None:
    assert load(lang).other_day(before, behind) == other


def test_the_day_of_a_lead_is_in_the_timeline() -> None:
    text = "정부가 11일(현지시간) 유엔의 난민 기구에 낼 돈을 늘리는 안에 처음으로 찬성표를 던졌다."
    row = {**KO, "title": "정부, 유엔 난민 기구 안에 찬성", "text": text}
    (moment,) = timeline([member({"id": "a", **row})], lang="ko")
    assert moment.date == "2031-03-11"
    assert brief(row).timeline == (), "one day that the brief tells above is no timeline"


def test_foreign_words_come_after_all_of_the_brief_s_own_language() -> None:
    ko = """
정부가 12일 가람항에 새 부두를 열었다.
부두는 배 여섯 척이 함께 댈 수 있다.
공사에는 2024년부터 7년이 걸렸다.
"""
    en = """
Port officials in Garam said cranes there would be driven by batteries alone.
A ferry line to Osaka starts in May, its owner Lars Holm said.
"""
    rows = (
        {**KO, "title": "가람항 새 부두 열어", "text": ko},
        {**EN, "title": "New pier opens in Garam", "text": en},
    )
    langs = [line.lang for line in brief(*rows).body]
    assert langs == sorted(langs, key="ko".__ne__)
    assert set(langs) == {"ko", "en"}


def test_a_treaty_s_day_is_not_the_day_of_what_is_done_under_it() -> None:
    text = "Boris Lund ordered the march under the treaty he signed with Anna Hale last June."
    row = {**EN, "title": "Lund orders march", "text": text}
    assert "2030-06" not in {moment.date for moment in brief(row).timeline}


def test_a_noun_of_change_is_shown_without_its_ending() -> None:
    text = """
누리조선 주가가 실형 선고 소식에 12일 7.2% 급락한 2만3천150원에 거래를 마쳤다.
장중 한때 2만2천500원까지 밀려 52주 최저가를 새로 썼다.
한 연구원은 공백 우려가 이미 주가에 반영돼 있었다고 분석했다.
"""
    made = brief({**KO, "title": "누리조선 주가 7% 급락", "text": text})
    shown = {v.line.text: row.about for row in made.figures for v in row.values}
    assert "7.2% 급락" in shown
    assert all(about != "한때" for about in shown.values())
