"""maek.toml and MAEK_* variables."""

from __future__ import annotations

from pathlib import Path

import pytest

from maek.config import Settings, described, load, settings_from
from maek.errors import ConfigError


def desk(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "maek.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    assert load(desk(tmp_path, ""), {}) == Settings()


def test_the_template_is_valid() -> None:
    import tomllib
    from importlib.resources import files

    text = files("maek.desk").joinpath("template.toml").read_text(encoding="utf-8")
    assert settings_from(tomllib.loads(text), item="template") == Settings()


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[fetch]\npaec = 1\n", "fetch.paec: unknown setting; did you mean pace?"),
        ("[nest]\na = 1\n", "nest: unknown setting"),
        ("[fetch]\npace = 'fast'\n", "fetch.pace must be a number, not 'fast'"),
        ("[fetch]\nallow_private = 1\n", "fetch.allow_private must be true or false"),
        ("[desk]\nworkers = true\n", "desk.workers must be a whole number"),
        ("[desk]\nworkers = -1\n", "desk.workers must be at least 0, not -1"),
        ("[fetch]\npace = -1\n", "fetch.pace must be at least 0"),
        ("[fetch]\ntimeout = nan\n", "fetch.timeout must be a number, not nan"),
        ("[fetch]\ntimeout = inf\n", "fetch.timeout must be a number, not inf"),
        ("fetch = 3\n", "fetch must be a table"),
        ("[write]\nbudget = 7\n", "write.budget must be at most 1, not 7"),
        ("[write]\nlang = 'tlh'\n", "write.lang must be one of en, ja, ko, ru, zh, not 'tlh'"),
        ("[publish]\nlang = 'ja'\n", "publish.lang must be one of ko, en, not 'ja'"),
        ("[publish]\nurl = 'news.example'\n", "publish.url must begin with http"),
        ("[llm]\nurl = 'http://'\n", "llm.url must begin with http"),
        ("[[outlets]]\nname = 'a'\nkind = 'blog'\n", "outlets[0].kind must be one of"),
        ("[[outlets]]\ndomain = 'a.example'\n", "outlets[0]"),
        ("outlets = 3\n", "outlets must be a list of tables"),
        ("[fetch\n", "not valid TOML"),
    ],
)
def test_wrong_settings_are_named_by_their_path(tmp_path: Path, toml: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(desk(tmp_path, toml), {})
    assert told in str(caught.value)
    assert "\n" not in str(caught.value).strip()


def test_no_desk(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="maek init"):
        load(tmp_path, {})


def test_variables_come_first(tmp_path: Path) -> None:
    folder = desk(tmp_path, "[fetch]\npace = 3.0\n")
    found = load(folder, {"MAEK_FETCH_PACE": "2.5", "MAEK_FETCH_ALLOW_PRIVATE": "true"})
    assert (found.fetch.pace, found.fetch.allow_private) == (2.5, True)


def test_a_secret_comes_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("postgresql://u:p@h/d\n", encoding="utf-8")
    found = load(desk(tmp_path, ""), {"MAEK_DESK_STORE_FILE": str(secret)})
    assert found.desk.store == "postgresql://u:p@h/d"


@pytest.mark.parametrize(
    "environ",
    [
        {"MAEK_FETCH_PACE": "soon"},
        {"MAEK_FETCH_PACE": "-2"},
        {"MAEK_FETCH_PACE_FILE": "/nowhere/at/all"},
        {"MAEK_FETCH_PAECE": "2"},
    ],
)
def test_wrong_variables_are_named(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="MAEK_FETCH_PACE"):
        load(desk(tmp_path, ""), environ)


def test_variables_of_others_are_left_alone(tmp_path: Path) -> None:
    environ = {"MAEK_DESK": "x", "MAEK_TOKEN": "x", "MAEKLIKE": "x", "PATH": "x"}
    assert load(desk(tmp_path, ""), environ) == Settings()


def test_outlets(tmp_path: Path) -> None:
    toml = "[[outlets]]\nname = '한빛통신'\nkind = 'agency'\nbudget = 0.5\n"
    (outlet,) = load(desk(tmp_path, toml), {}).outlets
    assert (outlet.name, outlet.kind, outlet.budget) == ("한빛통신", "agency", 0.5)


def test_every_setting_is_described() -> None:
    rows = {path: (kind, default) for path, kind, default in described()}
    assert rows["fetch.pace"] == ("float", 1.0)
    assert rows["desk.workers"] == ("int", 0)
