"""Translating with a CTranslate2 model in a folder: real files, a real engine, the same checks.

The models are made on the spot (tiny_models): one is noise, others say one sentence each.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from command import Maek
from tiny_models import translator_folder

from maek.desk.desk import make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.run import run
from maek.errors import ConfigError, ModelError
from maek.llm.translator import FolderTranslator
from maek.model.brief import Brief
from maek.publish.settings import PublishSettings

ENGLISH = (
    "Rescuers dug through the ruins of more than 30,000 homes on the Garam peninsula on Friday."
)
KOREAN = "구조대원들은 금요일 가람반도에서 3만 채가 넘는 집의 잔해를 파헤쳤다."
ALTERED = KOREAN.replace("3만", "30만")
READY = ("extract", "analyse", "thread", "write")


def desk_with(folder: Path, says: str) -> Path:
    """Make a desk with one English article and a translator beside it."""
    rows = folder / "rows.jsonl"
    title = "Quake toll climbs on Garam peninsula"
    row = {"id": "c", "lang": "en", "published": "2031-01-03", "title": title,
           "text": f"{title}\n\nDODAM — {ENGLISH}"}  # fmt: skip
    rows.write_text(json.dumps(row), encoding="utf-8")
    desk = folder / "desk"
    make_desk(desk, '[write]\nbudget = 0.9\n[llm]\ntranslator = "models"\n')
    translator_folder(desk / "models" / "tiny-en-ko", f"{ENGLISH}\n{KOREAN}", says=says)
    with open_desk(desk, {}) as opened:
        list(import_files(opened, [rows]))
        list(run(opened, READY))
    return desk


def brief_of(desk: Path) -> Brief:
    with open_desk(desk, {}) as opened:
        (brief,) = opened.store.briefs()
        return brief


def test_a_translation_that_checks_is_published_with_its_original(
    tmp_path: Path, maek: Maek
) -> None:
    desk = desk_with(tmp_path, KOREAN)
    made = [line for line in brief_of(desk).lines() if line.how == "translated"]
    assert {(line.text, line.lang) for line in made} == {(KOREAN, "ko")}
    assert all(line.citations[0].words == ENGLISH for line in made)
    assert maek("publish", "-C", desk).status == 0
    story = next((desk / "site").glob("story/*.html")).read_text("utf-8")
    assert KOREAN in story
    assert "기계가 옮긴 문장, 원문과 대조함" in story
    assert ENGLISH.removesuffix(".") in story
    assert PublishSettings().label_model_ko in story
    assert maek("verify", desk).status == 0


@pytest.mark.parametrize("says", ["", ALTERED], ids=["noise", "another number"])
def test_a_translation_that_does_not_check_is_not_shown(tmp_path: Path, says: str) -> None:
    desk = desk_with(tmp_path, says)
    brief = brief_of(desk)
    assert {line.how for line in brief.lines()} <= {"copied", "trimmed"}
    assert ENGLISH in [line.text for line in brief.lines()]


def test_many_languages_in_one_model(tmp_path: Path) -> None:
    folder = translator_folder(
        tmp_path / "many", ENGLISH, says=KOREAN, more_tokens=("eng_Latn", "kor_Hang")
    )
    translator = FolderTranslator(folder)
    assert translator.translate([("ja", "一"), ("en", ENGLISH)], "ko") == ("", KOREAN)
    assert translator.translate([("en", ENGLISH)], "ru") == ("",)
    assert translator.translate([], "ko") == ()


def test_many_models_in_one_folder(tmp_path: Path) -> None:
    translator_folder(tmp_path / "en-ko", ENGLISH, says=KOREAN)
    translator_folder(tmp_path / "opus-mt-ko-en-1.2", KOREAN, says="Dodam")
    translator = FolderTranslator(tmp_path)
    assert translator.translate([("en", ENGLISH)], "ko") == (KOREAN,)
    assert translator.translate([("ko", KOREAN), ("en", ENGLISH)], "en") == ("Dodam", "")


def test_as_argos_packs_it(tmp_path: Path) -> None:
    made = translator_folder(tmp_path / "made", ENGLISH, says=KOREAN)
    package = tmp_path / "translate"
    package.mkdir()
    made.rename(package / "model")
    (package / "model" / "sentencepiece.model").rename(package / "sentencepiece.model")
    (package / "metadata.json").write_text('{"from_code": "en", "to_code": "ko"}')
    assert FolderTranslator(package).translate([("en", ENGLISH)], "ko") == (KOREAN,)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("nothing there", "no such folder"),
        ("empty", "no CTranslate2 model in .*: it, or a folder in it, must hold model.bin"),
        ("no pieces", "has no source.spm or .*sentencepiece.model.* beside its model"),
        ("no pair", "which languages .* translates is not known; name it like en-ko"),
        ("broken", "config.json cannot be read"),
    ],
)
def test_a_folder_that_is_wrong_says_so(tmp_path: Path, change: str, told: str) -> None:
    name = "some-model" if change == "no pair" else "en-ko"
    folder = tmp_path / name
    if change == "empty":
        folder.mkdir()
    elif change != "nothing there":
        translator_folder(folder, ENGLISH)
    if change == "no pieces":
        (folder / "sentencepiece.model").unlink()
    if change == "broken":
        (folder / "config.json").write_text("{")
    with pytest.raises(ConfigError, match=told) as error:
        FolderTranslator(folder)
    assert str(error.value).startswith("llm.translator: ")
    assert "\n" not in str(error.value)


def test_without_the_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ctranslate2" else found(name)
    )
    with pytest.raises(ConfigError, match=r"needs ctranslate2; install: pip install 'maek\["):
        FolderTranslator(tmp_path)


def test_a_damaged_model_leaves_the_brief_to_the_sources(tmp_path: Path, maek: Maek) -> None:
    folder = translator_folder(tmp_path / "en-ko", ENGLISH)
    (folder / "model.bin").write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot translate"):
        FolderTranslator(folder).translate([("en", ENGLISH)], "ko")
    (tmp_path / "site").mkdir()
    desk = desk_with(tmp_path / "site", KOREAN)
    (desk / "models" / "tiny-en-ko" / "model.bin").write_bytes(b"no model")
    changed = (desk / "maek.toml").read_text().replace("0.9", "0.8")
    (desk / "maek.toml").write_text(changed)
    told = maek("run", "write", "-C", str(desk))
    assert told.status == 0
    assert "cannot translate" in told.err
    assert all(line.how != "translated" for line in brief_of(desk).lines())


def test_a_setting_that_is_wrong_stops_the_run_with_one_line(tmp_path: Path, maek: Maek) -> None:
    make_desk(tmp_path / "desk", '[llm]\ntranslator = "nowhere"\n')
    told = maek("run", "write", "-C", str(tmp_path / "desk"))
    assert told.status == 2
    assert told.err.startswith("maek: llm.translator: no such folder: ")
    assert told.err.count("\n") == 1
