"""The optional embedding model: read from its folder, measured, and one more thing to join by."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from tiny_encoder import encoder_folder

from maek.cli.app import app
from maek.desk.desk import Desk, make_desk, open_desk
from maek.desk.importing import import_files
from maek.desk.run import run
from maek.errors import ConfigError, MaekError
from maek.llm.encoder import FolderEncoder
from maek.thread.calibrate import Measured, calibration, fitted

WORDS = {
    # One row a meaning: two ways to say it in English, two in Korean.
    "bakery pastryshop 빵집 제과점",
    "blaze inferno 불길 화염",
    "orchard grove 과수원 농원",
    "bridge overpass 다리 교량",
    "cattle livestock 소떼 가축",
    "ferry steamer 여객선 나룻배",
    "tunnel underpass 터널 굴길",
    "choir singers 합창단 노래패",
    "glacier icefield 빙하 얼음벌",
    "beekeeper apiarist 양봉가 벌치기",
    "lantern lamp 등불 호롱",
    "quarry stonepit 채석장 돌산",
    "weaver loomworker 직조공 베짜기",
    "harbour seaport 항구 포구",
    "meadow pasture 초원 풀밭",
    "sculptor carver 조각가 석수",
    "reservoir waterbasin 저수지 물둑",
    "windmill windturbine 풍차 바람개비",
    "carnival parade 축제 행렬",
    "violin fiddle 바이올린 깽깽이",
    "kiln furnace 가마 화덕",
    "vineyard winefield 포도밭 포도원",
    "lighthouse beacon 등대 불탑",
    "puppet marionette 인형극 꼭두극",
}
ROWS = [row.split() for row in sorted(WORDS)]
MEANINGS = {word: n for n, row in enumerate(ROWS) for word in row}
SAID = {
    0: "Word came of the {0} today. Beside the {1} stood the {2}. Nobody spoke of the {3} then.",
    1: "People looked at the {0}, it is told. Then the {1} was mended with the {2} and the {3}.",
    2: "{0} 이야기가 전해졌다. {1} 옆에는 {2}도 있었다. {3} 말은 없었다.",
    3: "사람들은 {0}부터 살폈다고 한다. 그 뒤 {1}도 손보고 {2}까지 챙겼으며 {3}도 고쳤다.",
}
"""Four reports of a story: no two of them share the words that tell what it is about."""


def story(number: int, chance: random.Random) -> list[dict[str, str]]:
    """Return the reports of one made story."""
    told = chance.sample(ROWS, 4)
    return [
        {
            "id": f"{number}-{way}",
            "lang": "en" if way < 2 else "ko",
            "published": f"2025-03-{number % 5 + 10}",
            "title": told[0][way],
            "text": told[0][way] + "\n\n" + text.format(*(row[way] for row in told)),
            "story": f"s{number}",
        }
        for way, text in SAID.items()
    ]


def write_rows(path: Path, stories: range, seed: int) -> Path:
    chance = random.Random(seed)
    rows = [row for number in stories for row in story(number, chance)]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder_folder(tmp_path_factory.mktemp("models") / "bag", MEANINGS)


# The folder


def test_words_of_one_meaning_point_one_way(model: Path) -> None:
    one, same, other = FolderEncoder(model).encode(["The bakery!", "제과점에서", "inferno"])
    assert np.isclose(np.linalg.norm(one), 1.0)
    assert one @ same > 0.9 > 0.3 > one @ other


def test_filling_does_not_count(model: Path) -> None:
    encoder = FolderEncoder(model)
    (alone,) = encoder.encode(["bakery"])
    beside = encoder.encode(["bakery", "bakery blaze orchard bridge " * 20])[0]
    assert np.allclose(alone, beside, atol=1e-6)


@pytest.mark.parametrize("pooling", ["cls_token", "max_tokens", "lasttoken"])
def test_each_pooling_is_its_own(tmp_path: Path, model: Path, pooling: str) -> None:
    other = encoder_folder(tmp_path / "m", MEANINGS, pooling=pooling, file="model.onnx")
    one, two = (FolderEncoder(f).encode(["bakery by the blaze"])[0] for f in (model, other))
    assert one.shape == two.shape
    assert FolderEncoder(other).id != FolderEncoder(model).id


def test_a_linear_layer_is_applied(tmp_path: Path) -> None:
    width = max(MEANINGS.values()) + 2
    weights = np.zeros((2, width), dtype=np.float32)
    weights[0, MEANINGS["bakery"]] = weights[1, MEANINGS["blaze"]] = 5.0
    encoder = FolderEncoder(encoder_folder(tmp_path / "m", MEANINGS, dense=weights))
    found = encoder.encode(["pastryshop", "화염"])
    assert np.allclose(np.abs(found), [[1, 0], [0, 1]], atol=1e-3)


BROKEN = {
    "no ONNX model": lambda f: (f / "onnx" / "model.onnx").unlink(),
    "has no tokenizer.json": lambda f: (f / "tokenizer.json").unlink(),
    "a layer maek does not know": lambda f: (f / "modules.json").write_text('[{"type": "x.CNN"}]'),
    "cannot be read": lambda f: (f / "modules.json").write_text("{"),
    "pools by": lambda f: (f / "1_Pooling" / "config.json").write_text(
        '{"pooling_mode_weightedmean_tokens": true}'
    ),
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_wrong_folder_is_one_clear_line(tmp_path: Path, message: str) -> None:
    folder = encoder_folder(tmp_path / "m", MEANINGS)
    BROKEN[message](folder)
    with pytest.raises(ConfigError, match=message) as caught:
        FolderEncoder(folder)
    assert "\n" not in str(caught.value)


def test_a_damaged_model_is_one_clear_line(tmp_path: Path) -> None:
    folder = encoder_folder(tmp_path / "m", MEANINGS)
    (folder / "onnx" / "model.onnx").write_bytes(b"no model")
    with pytest.raises(MaekError, match="cannot encode"):
        FolderEncoder(folder).encode(["bakery"])


# What its cosines mean


def measured(count: int, gap: float, noise: float, languages: str = "en ko") -> list[Measured]:
    """Return pairs whose cosines lie so far apart; the other parts know little."""
    chance = random.Random(count)
    found = []
    for n in range(count):
        right = n % 2 == 0
        odds = chance.gauss(0.5 if right else -0.5, 1.0)
        alike = chance.gauss(0.6 + gap * right, noise)
        found.append(Measured(languages, "two scripts", odds, alike, right))
    return found


def test_a_good_model_is_worth_much_and_a_poor_one_nothing() -> None:
    good, noise = fitted(measured(400, 0.2, 0.08)), fitted(measured(400, 0.0, 0.08))
    assert good.told(0.8) - good.told(0.6) > 2.0
    assert (noise.bias, noise.odds, noise.cosine) == (0.0, 1.0, 0.0)


def test_more_alike_is_never_less_likely() -> None:
    assert fitted(measured(400, -0.2, 0.08)).cosine == 0.0


def test_the_scale_of_a_model_does_not_matter() -> None:
    wide = measured(400, 0.2, 0.08)
    narrow = [Measured(p.languages, p.kind, p.odds, 0.9 + p.cosine / 20, p.right) for p in wide]
    one, other = fitted(wide), fitted(narrow)
    assert abs(one.cosine - other.cosine) < 0.01


def test_languages_with_few_pairs_are_measured_together() -> None:
    found = calibration("m", [*measured(400, 0.2, 0.08), *measured(10, 0.2, 0.08, "ja ru")])
    assert set(found.curves) == {"en ko", "two scripts"}


# On a desk


@pytest.fixture
def desk_folder(tmp_path: Path, model: Path) -> Path:
    make_desk(tmp_path / "desk", f'[thread]\nembedding = "{model}"\n')
    return tmp_path / "desk"


def thread(folder: Path, rows: Path) -> list[set[str]]:
    """Import rows, thread them and return the stories of more than one report."""
    with open_desk(folder, {}) as desk:
        list(import_files(desk, [rows]))
        list(run(desk, ("extract", "analyse", "thread")))
        return [set(s.articles) for s in desk.store.stories() if len(s.articles) > 1]


def right_pairs(stories: list[set[str]]) -> tuple[int, int]:
    """Return how many pairs are of one made story, and how many are not."""
    pairs = [(a, b) for s in stories for a in s for b in s if a < b]
    right = sum(a.partition("-")[0] == b.partition("-")[0] for a, b in pairs)
    return right, len(pairs) - right


def test_a_model_nobody_measured_is_refused(desk_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="measure it: maek calibrate"):
        thread(desk_folder, write_rows(tmp_path / "rows.jsonl", range(2), 1))


def test_what_a_model_means_joins_what_words_cannot(
    desk_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = write_rows(tmp_path / "gold.jsonl", range(100, 124), 1)
    done = CliRunner().invoke(app, ["calibrate", "-C", str(desk_folder), "--on", str(gold)])
    assert done.exit_code == 0, done.output
    assert "en ko" in done.output
    rows = write_rows(tmp_path / "rows.jsonl", range(8), 2)
    make_desk(tmp_path / "blind", "")
    blind, blind_wrong = right_pairs(thread(tmp_path / "blind", rows))
    seeing, wrong = right_pairs(thread(desk_folder, rows))
    assert seeing >= 40 > 2 * blind
    # Of the pairs joined, the share of wrong ones falls by more than half.
    assert 2 * wrong / (seeing + wrong) < blind_wrong / (blind + blind_wrong)
    with open_desk(desk_folder, {}) as desk:
        assert any("cosine" in r.detail for r in reasons(desk))
        stored = [desk.store.article(id) for id in desk.store.article_ids()]
    # What was encoded once is read from the store: the model itself is not asked again.
    monkeypatch.setattr(FolderEncoder, "encode", None)
    assert right_pairs(thread(desk_folder, rows))[0] == seeing
    assert len(stored) == 32


def reasons(desk: Desk) -> list:
    joins = [desk.store.join(id) for id in desk.store.article_ids()]
    return [r for join in joins if join is not None for r in join.reasons]
