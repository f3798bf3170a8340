"""Pages checked as published, and briefs by the five questions."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from maek.check.pages.accounts import beside
from maek.cli.check_brief import command as check_brief
from maek.cli.check_page import command as check_page
from maek.desk.checking import own_defects, prepared
from scores import accounts_hand

CLEAN = [
    "시는 19일 새 다리를 열었다고 밝혔다.",
    "주민 300명이 행사에 참석했다.",
    "시장은 “비가 와도 안전하다”고 말했다.",
]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("3월 19, 2025 새 다리가 열렸다.", "date_order", "3월 19, 2025"),
        ("시는 새 다리를 열었다.그는 만족했다.", "missing_space", "다.그는"),
        ("박영수의 아버지 박영수는 목수였다.", "kinship_self", "박영수의 아버지 박영수"),
        ("시장은 다리를 열었다. 오래 기다린 주민들.", "no_predicate", "오래 기다린 주민들."),
        ("시장은 그렇게 말했다. 그 다음 주 월요일 시청 앞 광장 2월에.", "no_predicate", ""),
        ("긴 다툼이는 끝났다.", "odd_particle", "이는"),
        ("그때는 그가 막내였어 시장은 다리를 열었다.", "intimate_style", "그때는 그가 막내였어"),
        ("시장은 다리를 가깝고 가깝게 이었다. 굳건하고 굳건하게 지었다.", "repeated_words", ""),
        ("다리가 왜 기울었는지에 대한. 시장은 답하지 않았다.", "no_predicate", ""),
        ("시장 박영수는 그는 내년에 떠난다고 말했다.", "odd_particle", "박영수는 그는"),
        ("다리는 무너졌다, 그리고 배 두 척이 가라앉았다.", "missing_stop", "졌다, 그리고"),
        ("시장은 “다리는 안전하다“고 말했다.", "orphan_marks", "“"),
        ('주민 한 명은 "we saw the bridge fall"이라고 말했다.', "untranslated", ""),
        ("새 다리는 안전하다 라고 시장은 밝혔다.", "detached_particle", "하다 라고"),
        ("주민들은 무너진 무너진 다리를 바라봤다.", "repeated_words", "무너진 무너진"),
        ("새 다리에는 $300만 달러가 들었다.", "unlikely_measure", "$300만 달러"),
        ("농부는 양 60마리들을 옮겼다.", "odd_particle", "0마리들"),
        ("다리 앞에서 세 시간을 기다렸다고. 그녀는 말했다.", "english_order", ""),
        ("그의 발목을 다친 58세 남성은 쉬었다. 이 43세 남성은 걸었다.", "age_conflict", "43"),
    ],
)
def test_defect(text, kind, words):
    found = [(d.kind, d.span.of(text)) for d in own_defects(text, "ko")]
    assert kind in [k for k, _ in found], found
    if words:
        assert (kind, words) in found


@pytest.mark.parametrize("text", CLEAN)
def test_clean_korean_is_left_alone(text):
    assert own_defects(text, "ko") == ()


def test_exact_years_against_the_dates_of_the_page():
    dates = "다리는 2001년 5월 2일 처음 열렸다. 새 다리는 2025년 3월 19일 열렸다. "
    found = own_defects(dates + "정확히 24년 만에 다시 열린 것이다.", "ko")
    assert "date_arithmetic" in [d.kind for d in found]
    right = dates.replace("2001년 5월 2일", "2001년 3월 19일")
    found = own_defects(right + "정확히 24년 만에 다시 열린 것이다.", "ko")
    assert "date_arithmetic" not in [d.kind for d in found]


def test_page_command(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("새 다리 열려\n\n" + "\n\n".join([*CLEAN, CLEAN[1] + "그는 갔다."]), "utf-8")
    result = CliRunner().invoke(check_page, [str(page), "--json"])
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    for finding in answer["findings"]:
        assert answer["text"][finding["start"] : finding["end"]] == finding["words"]
    assert "missing_space" in [f["kind"] for f in answer["findings"]]


def test_page_beside_another_account(tmp_path):
    page, other = tmp_path / "page.txt", tmp_path / "other.txt"
    page.write_text("다리 소식\n\n부산에서 집 210채가 물에 잠겼다고 시는 밝혔다.\n", "utf-8")
    other.write_text("Bridge news\n\nIn Busan 120 houses were flooded, the city said.\n", "utf-8")
    result = CliRunner().invoke(check_page, [str(page), "--against", str(other), "--json"])
    found = json.loads(result.stdout)["findings"]
    assert ("number", "210채") in [(f["kind"], f["words"]) for f in found]


ACCOUNTS = {
    "wire.txt": "Bridge falls\n\nA footbridge over the Lom in Varn collapsed on Tuesday, killing "
    "nine people, the interior ministry said.\n\nPresident Ivo Marek declared two days of "
    "mourning and will visit the city on Friday.\n",
    "paper.txt": "보행교 붕괴\n\n바른시 롬강의 보행교가 화요일 무너져 9명이 숨졌다고 "
    "내무부가 밝혔다.\n\n이보 마레크 대통령은 이틀간의 애도 기간을 선포했고 "
    "금요일 도시를 방문한다.\n",
}
PAGE = (
    "다리 붕괴\n\n바른시의 롬강 보행교가 화요일 무너져 19명이 사망했다고 내무부가 밝혔습니다.\n\n"
    "이보 마레크 총리는 이틀간의 애도 기간을 선포했으며 일요일 도시를 방문할 예정입니다.\n\n"
    "주민들은 강가에 꽃을 놓았습니다.\n"
)


def test_page_beside_two_accounts(tmp_path):
    folder, page = tmp_path / "accounts", tmp_path / "page.txt"
    folder.mkdir()
    for name, text in ACCOUNTS.items():
        (folder / name).write_text(text, "utf-8")
    page.write_text(PAGE, "utf-8")
    told = CliRunner().invoke(check_page, [str(page), "--against", str(folder), "--json"])
    found = {(f["kind"], f["words"]) for f in json.loads(told.stdout)["findings"]}
    assert {("number", "19명"), ("title", "총리"), ("date", "일요일")} <= found
    page.write_text(
        PAGE.replace("19명", "9명").replace("총리", "대통령").replace("일요일", "금요일")
    )
    told = CliRunner().invoke(check_page, [str(page), "--against", str(folder), "--json"])
    assert json.loads(told.stdout)["findings"] == []


def test_page_with_what_no_account_tells(tmp_path):
    account, page = tmp_path / "account.txt", tmp_path / "page.txt"
    lines = ["새 다리 열려", "시는 19일 길이 350m의 새 다리를 열었다고 밝혔다."]
    account.write_text("\n\n".join([*lines, "시장은 공사에 350억 원이 들었다고 말했다."]), "utf-8")
    alone = "주민 단체는 다리 이름을 공모하자고 도의회에 제안했다."
    page.write_text(
        "\n\n".join([*lines, alone, "시장은 공사에 350억 원이 들었다고 말했다."]), "utf-8"
    )
    told = CliRunner().invoke(check_page, [str(page), "--against", str(account), "--json"])
    answer = json.loads(told.stdout)
    assert (told.exit_code, answer["findings"]) == (0, [])
    assert [s["words"] for s in answer["no_source"]] == [alone]
    told = CliRunner().invoke(check_page, [str(page), "--against", str(account)])
    assert "only here, in no account (1)" in told.output


def test_facts_come_before_language(tmp_path):
    page = tmp_path / "page.txt"
    told = f"{CLEAN[0]} 새 다리는 안전하다 라고 시장은 밝혔다."
    lines = ["다리 소식", told, f"2026년 2월 17일 목요일 열렸다. {CLEAN[1]}"]
    page.write_text("\n\n".join(lines), "utf-8")
    shown = CliRunner().invoke(check_page, [str(page)]).output
    assert 0 < shown.index("date conflict") < shown.index("detached particle")


def test_pages_beside_accounts():
    """Most of what pages tell otherwise is seen, and little else."""
    told = accounts_hand.score()
    assert told["seen"] > 0.7
    assert told["right"] > 0.95
    assert told["told alone"] > 0.9


def test_five_questions(tmp_path):
    brief, sources = tmp_path / "brief.txt", tmp_path / "sources"
    sources.mkdir()
    for name in ("a", "b"):
        told = "다리 열려\n\n시는 19일 새 다리를 열었다. 공사에는 350억 원이 든 것으로 알려졌다.\n"
        (sources / f"{name}.txt").write_text(told, "utf-8")
    brief.write_text("시는 20일 새 다리를 열었다. 공사에는 350억 원이 들었다.\n", "utf-8")
    result = CliRunner().invoke(check_brief, [str(brief), "--against", str(sources), "--json"])
    assert result.exit_code == 1, result.output
    issues = {q["question"]: q["issue"] for q in json.loads(result.stdout)["questions"]}
    assert issues["accuracy"] == "significant"
    assert issues["opinion"] == "significant"
    assert issues["sourcing"] == "none"
    result = CliRunner().invoke(check_brief, [str(brief), "--against", str(sources)])
    assert "Accuracy" in result.output


STORE_FIRE = {
    "wire.txt": "목포 창고 화재\n\n12일 오전 3시 40분께 목포 대성냉동 창고 2층에서 불이 나 3명이 "
    "숨지고 "
    "12명이 다쳤다.\n\n소방당국은 4시간 20분 만에 불을 껐다.\n",
    "paper.txt": "木浦の倉庫火災\n\n"
    "12日未明、韓国・木浦の冷凍倉庫で火災があり、3人が死亡、14人が負傷した。\n",
}


def test_figures_another_language_gives_and_those_nobody_can_compare(tmp_path):
    folder, page = tmp_path / "accounts", tmp_path / "page.txt"
    folder.mkdir()
    for name, text in STORE_FIRE.items():
        (folder / name).write_text(text, "utf-8")
    told = (
        "목포 창고 화재\n\n12일 목포 대성냉동 창고 {}층에서 불이 나 3명이 숨지고 {}명이 다쳤다.\n\n"
        "불은 4시간 20분 만에 꺼졌다.\n"
    )
    for floor, hurt, wrong in ((2, 14, []), (4, 12, ["4층"]), (2, 19, ["19명"])):
        page.write_text(told.format(floor, hurt), "utf-8")
        answer = CliRunner().invoke(check_page, [str(page), "--against", str(folder), "--json"])
        found = [f["words"] for f in json.loads(answer.stdout)["findings"]]
        assert set(wrong) <= set(found)
        assert bool(found) == bool(wrong)


def test_a_page_is_no_account_of_itself(maek, tmp_path):
    """A story of the desk may have the page, too; what a machine wrote counts for nothing."""
    pages, desk = tmp_path / "pages", tmp_path / "desk"
    pages.mkdir()
    fire = "목포 대성냉동 창고에서 불이 나 {}명이 숨지고 12명이 다쳤다고 소방당국이 밝혔다."
    for name, dead in (("하늘일보", 3), ("새벽통신", 3), ("오늘정리", 5)):
        made = "이 글은 인공지능이 작성했습니다.\n\n" if dead == 5 else ""
        text = f"목포 창고 화재\n\n{name} 2031-03-12\n\n{made}12일 {fire.format(dead)}\n"
        (pages / f"{dead}-{name}.txt").write_text(text, "utf-8")
    assert maek("init", desk).status == 0
    maek("import", pages, "-C", desk)
    maek("run", "-C", desk)
    told = maek(
        "check", "page", pages / "5-오늘정리.txt", "-C", desk, "--against", "목포", "--json"
    )
    assert "5명" in [f["words"] for f in json.loads(told.out)["findings"]]


def test_a_false_figure_makes_no_right_one_beside_it_wrong():
    account = "9일 오후 도담시의 5층짜리 상가에서 불이 나 2명이 숨지고 3명이 다쳤다."
    page = "9일 오후 도담시의 4층짜리 상가에서 불이 나 3명이 다쳤다."
    found = beside([prepared(account, "ko", id="A")], prepared(page, "ko", id="page"))
    assert [(d.kind, d.span.of(page), d.why) for d in found] == [("number", "4층", "5층 in A")]
    swapped = "9일 오후 도담시의 5층짜리 상가에서 불이 나 3명이 숨지고 2명이 다쳤다."
    found = beside([prepared(account, "ko", id="A")], prepared(swapped, "ko", id="page"))
    assert {"3명", "2명"} <= {d.span.of(swapped) for d in found}
