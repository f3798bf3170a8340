"""A story that grew over days and languages: the toll as it stands, what changed, who is one."""

from __future__ import annotations

from test_brief_order import EN, KO, body, brief

FIRST = """
12일 새벽 3시께 목포 신항의 대성냉동 창고에서 불이 나 2명이 숨지고 5명이 다쳤다.
소방당국은 장비 40대를 투입해 3시간 만에 불을 껐다.
문서진 목포소방서장은 "비상구 하나가 잠겨 있었다"며 "누가 잠갔는지 확인하고 있다"고 말했다.
"""
SECOND = """
전남경찰청은 14일 대성냉동 본사와 설비 업체 세 곳을 압수수색했다.
치료를 받던 1명이 13일 밤 숨지면서 사망자는 3명으로 늘었다.
"""
KANJI = """
韓国南部・木浦の新港にある冷凍倉庫で12日未明、火災があり、2人が死亡した。
文瑞珍署長は記者団に「非常口の一つに鍵がかかっていた」と述べた。
"""
AGAIN = {**KO, "outlet": "호남일보", "id": "b"}


def test_the_toll_as_it_stands_comes_first_and_what_was_before_behind() -> None:
    first = {**KO, "title": "목포 냉동창고 화재로 2명 사망", "text": FIRST}
    later = {**AGAIN, "published": "2031-03-14", "title": "냉동창고 화재 압수수색", "text": SECOND}
    made = brief(first, later)
    assert made.standfirst[0].text.startswith("전남경찰청은 14일")
    shown = body(made)
    assert shown[0].endswith("사망자는 3명으로 늘었다.")
    assert shown[1].startswith("12일 새벽 3시께"), "the happening itself before its details"
    assert shown[-1].startswith("문서진"), "words of an earlier day come last"


def test_what_a_source_says_has_changed_is_no_conflict() -> None:
    grew = "소방당국은 병원에 간 사람이 더 있어 부상자가 5명에서 6명으로 늘었다고 밝혔다."
    told = "13일 대성냉동 창고 화재로 2명이 숨지고 6명이 다쳤다."
    rows = [
        {**KO, "title": "목포 냉동창고 화재", "text": FIRST},
        {**AGAIN, "title": "목포 화재 부상자 늘어", "text": grew},
        {**KO, "outlet": "남해신문", "id": "c", "title": "목포 창고 화재", "text": told},
    ]
    (hurt,) = [row for row in brief(*rows).figures if row.about.startswith("부상자")]
    assert len(hurt.values) == 2
    assert not hurt.conflict
    apart = [row for row in brief(rows[0], rows[2]).figures if row.about.startswith("부상자")]
    assert [row.conflict for row in apart] == [True], "nobody says that it grew"


def test_one_person_in_two_scripts_speaks_once() -> None:
    ja = {**EN, "lang": "ja", "outlet": "みなと新聞", "id": "j", "title": "木浦の倉庫火災"}
    made = brief(
        {**KO, "title": "목포 냉동창고 화재로 2명 사망", "text": FIRST}, {**ja, "text": KANJI}
    )
    assert {said.speaker for said in made.said} == {"문서진"}


def test_a_ministry_of_a_country_is_not_the_country() -> None:
    en = {**EN, "title": "Fire kills two in Mokpo"}
    text = "Vietnam’s foreign ministry said it had asked Seoul for a “thorough and open” inquiry."
    (said,) = brief({**en, "text": text}).said
    assert said.speaker == "Vietnam’s foreign ministry"
