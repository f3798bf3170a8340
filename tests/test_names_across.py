"""Names across scripts: cases as data, the transliterations one by one, the command."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.cli.check_names import command
from maek.text import cyrillic, hangul, hanja, kana, pinyin
from maek.text.name_readings import japanese_readings, readings
from maek.text.name_words import hangul_name, latin_name
from maek.text.names import fold, same_name
from maek.text.sounds import hear

CASES = Path(__file__).parent / "cases/across/names/pairs.toml"


def pairs():
    table = tomllib.loads(CASES.read_text(encoding="utf-8"))
    for verdict in ("same", "different"):
        for line in table[verdict].strip().splitlines():
            told = [part.strip() for part in line.split("|")]
            yield pytest.param(told, verdict == "same", id=f"{told[0]} {told[2]}")


@pytest.mark.parametrize(("told", "same"), list(pairs()))
def test_pair(told, same):
    a, a_lang, b, b_lang = told
    there, back = same_name(a, a_lang, b, b_lang), same_name(b, b_lang, a, a_lang)
    assert (there.same, back.same) == (same, same), there
    assert there.why


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("원", "wㅓN"), ("김", "ㄱㅣM"), ("은", "ㅡN"), ("A", "A")],
)
def test_sounds(word, wanted):
    assert hangul.sounds(word) == wanted


@pytest.mark.parametrize("word", ["강", "뷁", "의", "쌍"])
def test_a_syllable_taken_apart_is_put_together(word):
    assert hangul.join(*hangul.split(word)) == word


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("シゲル", "shigeru"),
        ("ジョンウン", "jon'un"),
        ("ハットリ", "hattori"),
        ("ヴィクトル", "vikutoru"),
    ],
)
def test_kana(word, wanted):
    assert kana.to_latin(word) == wanted


def test_long_kana_vowels_are_heard_in_foreign_names():
    assert kana.to_hangul(kana.to_latin("プーチン"), foreign=True) == "푸친"
    assert kana.to_hangul(kana.to_latin("トランプ"), foreign=True) == "트람프"


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Шойгу", "쇼이구"),
        ("Ушаков", "우샤코프"),
        ("Зеленский", "젤렌스키"),
        ("Медведев", "메드베데프"),
    ],
)
def test_russian_in_hangul(word, wanted):
    assert cyrillic.to_hangul(word) == wanted


def test_asian_names_in_cyrillic():
    assert cyrillic.chinese(["Хэ", "Лифэн"]) == ["he", "lifeng"]
    assert cyrillic.japanese(["Хаяси", "Ёсимаса"]) == ["hayashi", "yoshimasa"]
    assert "김여정" in cyrillic.korean(["Ким", "Ё", "Чжон"])
    assert cyrillic.korean(["Иван", "Петров"]) == []


def test_readings_of_chinese_characters():
    assert hanja.read("李明博") == "이명박"
    assert pinyin.cut(["xian"], 2) == ["xi", "an"]
    assert ("イシバ", "シゲル") in japanese_readings("石破茂")
    assert [r.script for r in readings("王毅", "zh")] == ["latin", "hangul"]


def test_words_of_names():
    assert latin_name("Magnus VI of Norway").ordinal == 6
    assert [w.text for w in latin_name("President Vladimir Putin").words] == ["vladimir", "putin"]
    assert [w.text for w in hangul_name("김정은 국무위원장").words] == ["김정은"]
    assert [w.text for w in hangul_name("푸틴대통령").words] == ["푸틴"]
    assert hangul_name("레오폴트 2세").ordinal == 2


def test_hearing():
    assert hear("정은", "jongun").worth > 0 > hear("정은", "kowalski").worth


@pytest.mark.parametrize("name", ["", " ", "·", "123", "😀", "K", "김"])
def test_anything_is_answered(name):
    match = same_name(name, "", "Kim Jong Un", "en")
    assert not match.same
    assert 0 <= match.score <= 1


NAMES = st.text(alphabet="가김정은푸틴 KimPutin·-ЧенЫн金正恩习プーチン.,'", max_size=12)


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_scores_stay_in_bounds(a, b):
    match = same_name(a, "", b, "")
    assert 0 <= match.score <= 1
    assert match.same == (match.score >= 0.5)
    assert fold(a) or not a.strip()


def test_the_command_answers_every_row_and_names_the_bad_one(tmp_path):
    rows = tmp_path / "rows.jsonl"
    good = {"id": "x", "a": "김정은", "a_lang": "ko", "b": "Kim Jong Un", "b_lang": "en"}
    rows.write_text(json.dumps(good) + '\n{"id": 2}\nnonsense\n', encoding="utf-8")
    told = CliRunner().invoke(command, [str(rows), "--json"])
    assert told.exit_code == 2
    answer = json.loads(told.stdout)
    assert answer["id"] == "x"
    assert answer["same"] is True
    assert set(answer) == {"id", "same", "score", "why"}
    assert "rows.jsonl row 2: has no name a" in told.stderr
    assert "rows.jsonl row 3: not JSON" in told.stderr
