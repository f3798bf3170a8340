"""The beat file: names storylines, follows what analysis does not know, refuses nonsense."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_thread_streams import STREAMS, article

from maek.analyse.run import analyse
from maek.desk.beat import load_beat
from maek.desk.desk import make_desk, open_desk
from maek.errors import ConfigError
from maek.model.story import Story
from maek.thread.beat import Beat
from maek.thread.features import item_of
from maek.thread.memory import RamMemory
from maek.thread.profile import Profile, sources
from maek.thread.stream import thread_items

BEAT = """
[[entity]]
key = "borealis"
names = { en = ["Borealis"], ko = ["보레알리스"] }

[[storyline]]
name = "The flights of Borealis"
entities = ["borealis"]
since = "2025-03-08"
exclude = ["poster"]
"""


def made(folder: Path, toml: str) -> Path:
    path = folder / "beat.toml"
    path.write_text(toml, "utf-8")
    return path


def test_a_beat_names_a_storyline(tmp_path: Path) -> None:
    import tomllib

    beat = load_beat(made(tmp_path, BEAT.replace('since = "2025-03-08"', "")))
    path = next(p for p in STREAMS if p.parent.name == "launches")
    rows = tomllib.loads(path.read_text("utf-8"))["article"]
    items = [item_of(a := article(row), analyse(a), beat) for row in rows]
    memory = thread_items(items, RamMemory(beat))
    (line,) = memory.storylines()
    assert line.title == "The flights of Borealis"
    assert len(line.stories) == 2


def test_the_example_beat_loads() -> None:
    beat = load_beat(Path(__file__).parent.parent / "examples" / "beat.toml")
    assert beat.lines
    assert beat.named_in("누리호가 날았다") == {"beat-nuri": 1}


@pytest.mark.parametrize(
    "toml",
    [
        "[[storylines]]\nname = 'x'",
        "[[storyline]]\nentities = 'x'\nname = 'y'",
        "[[storyline]]\nentities = ['x']",
        "[[entity]]\nkey = 'x'\nnames = ['y']",
        "[[entity]]\nkey = 'x'\ncolour = 'red'",
        "[[storyline]]\nname = 3",
        "[[storyline]]\nname = 'y'\nentities = ['nobody']",
        "[[storyline]]\nname = 'y'\ndates = ['June 2024']",
        "[[storyline]]\nname = 'y'\nsince = 'last year'",
        "[[outlet]]\nname = 'x'\nkind = 'rumour'",
        "entity = 'x'",
        "exclude = 'x'",
        "not toml",
    ],
)
def test_a_wrong_beat_is_refused_with_its_name(tmp_path: Path, toml: str) -> None:
    with pytest.raises(ConfigError, match=r"beat\.toml"):
        load_beat(made(tmp_path, toml))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("BOREALIS lifts off; Borealis's third stage fell away", 2),
        ("The Borealisation of space, and the Borealis Theatre", 0),
        ("누리호가 날았다. 누리호는 누리호발사장에 섰다", 2),
        ("나로누리호와 온누리호", 0),
        ("Запуск «Бореалиса»: на Бореалисе топливо", 2),
        ("в Гипербореалисе", 0),
        ("北極号は3日に、北極号院は4日に", 1),
        ("ボレアリス社とハイパーボレアリス", 1),
        ("화성-1을 쐈다. 화성-17은 아니다", 1),
    ],
)
def test_names_are_whole_words_in_any_form(tmp_path: Path, text: str, times: int) -> None:
    beat = load_beat(
        made(
            tmp_path,
            """
            [[entity]]
            key = "craft"
            names.en = ["Borealis"]
            names.ko = ["누리호", "화성-1"]
            names.ru = ["Бореалис"]
            names.ja = ["北極号", "ボレアリス"]
            exclude = ["Borealis Theatre", "北極号院"]
            """,
        )
    )
    assert beat.named_in(text) == ({"beat-craft": times} if times else {})


def story_told(beat: Beat, *told: tuple[str, str, str]) -> str:
    """Return the storyline the beat puts a story of some reports in."""
    rows = [
        {
            "id": f"r{n}",
            "lang": lang,
            "outlet": "Gazette",
            "published": "2025-03-10",
            "title": title,
            "text": text,
        }
        for n, (lang, title, text) in enumerate(told)
    ]
    items = [item_of(a := article(row), analyse(a), beat) for row in rows]
    story = Story("s", "", "", "2025-03-10", "r0", tuple(i.id for i in items))
    return beat.title(beat.line_of(Profile(story, sources(story.founder, items))))


FLIGHT = "Borealis lifted off from Cape Orland with eleven satellites. The flight took an hour."


def test_exclusions_are_whole_words_in_any_case_and_form(tmp_path: Path) -> None:
    beat = load_beat(made(tmp_path, BEAT))
    assert story_told(beat, ("en", "Borealis flies", FLIGHT)) == "The flights of Borealis"
    assert not story_told(beat, ("en", "POSTERS OF BOREALIS ON SALE", FLIGHT))
    opening = f"A poster of the rocket Borealis sold for $90 on Monday. {FLIGHT}"
    assert not story_told(beat, ("en", "Borealis collectors pay more", opening))
    kept = ("en", "Borealis flies", FLIGHT.replace("hour", "hour, said imposters"))
    assert story_told(beat, kept) == "The flights of Borealis"


def test_what_most_reports_tell_of_excludes(tmp_path: Path) -> None:
    beat = load_beat(made(tmp_path, BEAT))
    flight, poster = ("en", "Borealis flies", FLIGHT), ("en", "Borealis poster sold", FLIGHT)
    assert story_told(beat, flight, flight, poster)
    assert not story_told(beat, flight, poster, poster)


def test_exclusions_of_the_beat_hold_for_all_storylines(tmp_path: Path) -> None:
    beat = load_beat(
        made(tmp_path, 'exclude = ["전시회"]\n' + BEAT.replace("[[entity]]", "\n[[entity]]"))
    )
    told = "보레알리스가 8일 위성 11기를 싣고 날아올랐다. 보레알리스의 세 번째 비행이다."
    assert story_told(beat, ("ko", "보레알리스 날았다", told))
    assert not story_told(beat, ("ko", "보레알리스 사진전시회를 열다", told))


def test_a_seed_date_makes_one_entity_enough(tmp_path: Path) -> None:
    toml = """
    [[entity]]
    key = "borealis"
    names.en = ["Borealis"]
    [[entity]]
    key = "orland"
    names.en = ["Orland Launch Services"]
    [[storyline]]
    name = "The flights of Borealis"
    entities = ["borealis", "orland"]
    dates = [2025-03-02]
    """
    beat = load_beat(made(tmp_path, toml))
    since = "The Borealis that flew on March 2, 2025 has come down again."
    assert story_told(beat, ("en", "Borealis comes down", since)) == "The flights of Borealis"
    assert not story_told(beat, ("en", "Borealis comes down", since.replace("March 2", "May 2")))


def test_outlets_of_the_beat_are_known_to_the_desk(tmp_path: Path) -> None:
    outlet = '\n[[outlet]]\nname = "한빛통신"\ndomain = "hanbit.example"\nkind = "agency"\n'
    made(tmp_path, BEAT + outlet)
    make_desk(tmp_path / "desk", f'[desk]\nbeat = "{tmp_path}/beat.toml"\n')
    with open_desk(tmp_path / "desk", {}) as desk:
        (known,) = desk.store.outlets()
    assert (known.name, known.domain, known.kind) == ("한빛통신", "hanbit.example", "agency")


def test_a_publisher_is_known_by_its_domain(tmp_path: Path) -> None:
    outlet = '\n[[outlet]]\nname = "한빛통신"\ndomain = "hanbit.example"\n'
    beat = load_beat(made(tmp_path, BEAT + outlet))
    row = {
        "id": "r",
        "lang": "en",
        "outlet": "Gazette",
        "published": "2025-03-10",
        "title": "Borealis",
        "text": FLIGHT,
    }
    page = replace(article(row), url="https://en.hanbit.example/1", site_name="Hanbit English")
    assert item_of(page, analyse(page), beat).outlet == "한빛통신"
