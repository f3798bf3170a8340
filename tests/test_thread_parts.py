"""The small parts of threading: shingles, sounds, ordinals, round-ups, copies, counts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.model.story import Join
from maek.text.shingles import SAMPLE, containment, resemblance, sample
from maek.thread.ahead import ahead
from maek.thread.background import Background
from maek.thread.credits import credited, folded
from maek.thread.item import Item
from maek.thread.near import common_order, copy_between
from maek.thread.nearby import window
from maek.thread.neutral import concepts
from maek.thread.ordinals import ordinals
from maek.thread.origins import origins
from maek.thread.pair import days_apart, vetoed
from maek.thread.roundup import why_roundup
from maek.thread.sounds import keys
from maek.thread.title import story_title

WORDS = [f"word{n}" for n in range(900)]


def test_a_cut_copy_stands_whole_in_its_original() -> None:
    text = " ".join(WORDS)
    cut = " ".join(WORDS[:200])
    assert containment(sample(text), sample(cut)) > 0.85
    assert resemblance(sample(text), sample(cut)) < 0.4
    assert containment(sample(text), sample("another text of quite other words")) == 0.0


def test_unspaced_scripts_are_sampled_by_characters() -> None:
    text = "俄罗斯总统普京和朝鲜领导人金正恩在平壤签署条约。" * 3
    assert containment(sample(text), sample("快讯：" + text)) > 0.9


@given(st.text(max_size=400))
def test_a_sample_is_sorted_bounded_and_like_itself(text: str) -> None:
    found = sample(text)
    assert list(found) == sorted(set(found))
    assert len(found) <= SAMPLE
    if found:
        assert containment(found, found) == 1.0


@pytest.mark.parametrize(
    "names",
    [
        ("Sainsbury", "세인즈버리", "Сейнсбери", "セインズベリー"),
        ("Trump", "트럼프", "Трамп", "トランプ"),
        ("Macron", "마크롱", "Макрон", "マクロン"),
        ("Tillerson", "틸러슨", "Тиллерсон", "ティラーソン"),
    ],
)
def test_a_name_sounds_the_same_in_every_script(names: tuple[str, ...]) -> None:
    for name in names[1:]:
        assert set(keys(names[0])) & set(keys(name)), name


@pytest.mark.parametrize(
    ("lang", "head", "what", "number"),
    [
        ("en", "EU adopts 13th package of sanctions", "pack", "13"),
        ("en", "Borealis fails on its fifth flight", "flig", "5"),
        ("ko", "EU, 제13차 제재 패키지 채택", "sanction", "13"),
        ("ru", "ЕС принял 13-й пакет санкций", "паке", "13"),
        ("ru", "ЕС принял тринадцатый пакет санкций", "паке", "13"),
        ("ja", "第3回首脳会談が開催", "summit", "3"),
        ("zh", "第13轮制裁", "sanction", "13"),
    ],
)
def test_what_is_counted_off(lang: str, head: str, what: str, number: str) -> None:
    assert number in ordinals(head, lang)[what]


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        ("en", "On the 75th anniversary of the treaty"),
        ("en", "Profit falls in the third quarter"),
        ("ko", "21세기 최악의 홍수"),
        ("ko", "전기차 판매 늘어"),
    ],
)
def test_what_is_not_counted_off(lang: str, head: str) -> None:
    assert not ordinals(head, lang)


def test_different_numbers_of_one_thing_veto() -> None:
    one = Item("a", "en", ordinals=ordinals("12th package of sanctions", "en"))
    two = Item("b", "en", ordinals=ordinals("13th package of sanctions", "en"))
    both = Item("c", "en", ordinals=ordinals("13th package, after the 12th package", "en"))
    assert vetoed(one, two)
    assert not vetoed(one, both)
    across = Item("d", "ko", ordinals=ordinals("제13차 제재 패키지", "ko"))
    assert vetoed(one, across)
    assert not vetoed(two, across)


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("ko", "두 정상이 조약에 서명했다", "treaty"),
        ("en", "They signed a treaty", "treaty"),
        ("ru", "Подписали договор", "treaty"),
        ("ja", "条約に署名した", "treaty"),
        ("zh", "签署條約", "treaty"),
        ("en", "the key rate was cut", "interest_rate"),
    ],
)
def test_concepts_of_five_languages(lang: str, text: str, concept: str) -> None:
    assert "#" + concept in concepts(text, lang)


@pytest.mark.parametrize("text", ["forwarding the warden", "the entreaty of a treatise"])
def test_concepts_begin_where_words_begin(text: str) -> None:
    assert not {"#war", "#treaty"} & set(concepts(text, "en"))


MONTHS = [f"2024-{m:02}-10" for m in range(1, 13)]


def test_round_ups_are_told_by_headline_and_dates() -> None:
    assert why_roundup("[2024 결산] 말 많고 탈 많던 한 해", "ko", MONTHS[:4], 30)
    assert why_roundup("Timeline: how the two grew close", "en", MONTHS[:5], 30)
    assert why_roundup("How the two grew close", "en", MONTHS, 20)
    assert why_roundup("Live updates: the vote count", "en", [], 10)


def test_other_pieces_are_no_round_ups() -> None:
    assert not why_roundup("Timeline of the talks agreed", "en", ["2024-06-19"], 30)
    assert not why_roundup("Putin and Kim sign treaty", "en", MONTHS[:3], 30)
    assert not why_roundup("한국은행, 결산 감사 착수", "ko", ["2024-06-19"], 12)


def test_credits_are_recognised_in_any_script() -> None:
    assert credited({"(서울=한빛통신)"}, "한빛통신")
    assert credited({"메리디언 포스트"}, "The Meridian Post")
    assert not credited({"한빛통신"}, "누리일보")
    assert folded("The Meridian Post") == folded("meridian post")


def test_a_credit_says_which_one_is_the_copy() -> None:
    text = sample(" ".join(WORDS))
    early = Item("a", "en", outlet="Ledger", published="2024-05-01", sample=text)
    wire = Item("b", "en", outlet="Polar Wire", published="2024-05-02", sample=text)
    copy = copy_between(wire, early)
    assert copy is not None
    assert (copy.article, copy.of, copy.kind) == ("b", "a", "syndicated")
    says = Item(
        "a",
        "en",
        outlet="Ledger",
        published="2024-05-01",
        sample=text,
        credits=frozenset({"Polar Wire"}),
    )
    copy = copy_between(wire, says)
    assert copy is not None
    assert (copy.article, copy.of, copy.named) == ("a", "b", True)


def test_of_two_copies_of_one_day_the_later_hour_or_the_shorter_one_is_the_copy() -> None:
    whole, part = sample(" ".join(WORDS)), sample(" ".join(WORDS[:200]))
    long = Item("b", "en", outlet="Wire", published="2024-05-01", sample=whole)
    cut = Item("a", "en", outlet="Ledger", published="2024-05-01", sample=part)
    for one, two in ((long, cut), (cut, long)):
        copy = copy_between(one, two)
        assert copy is not None
        assert (copy.article, copy.of) == ("a", "b")
    early = replace(cut, moment="2024-05-01T06:00:00")
    late = replace(long, moment="2024-05-01T09:00:00")
    copy = copy_between(early, late)
    assert copy is not None
    assert (copy.article, copy.of) == ("b", "a")


def test_a_translation_keeps_the_order_of_names_and_figures() -> None:
    trail = tuple(f"m{n}" for n in range(30))
    english = Item("a", "en", outlet="Wire", published="2024-05-01", trail=trail)
    korean = Item("b", "ko", published="2024-05-02", trail=trail[:25], translated=True)
    copy = copy_between(korean, english)
    assert copy is not None
    assert (copy.of, copy.kind) == ("a", "translated")
    mixed = list(trail)
    random.Random(1).shuffle(mixed)
    other = Item("c", "ko", published="2024-05-02", trail=tuple(mixed))
    assert copy_between(other, english) is None


@given(
    st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12)
)
def test_common_order_is_the_longest_common_subsequence(a: list[str], b: list[str]) -> None:
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if x == y else max(rows[i][j + 1], rows[i + 1][j])
    assert common_order(tuple(a), tuple(b)) == rows[-1][-1]


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(8)))
def test_what_is_common_does_not_hang_on_the_order_of_arrival(order: list[int]) -> None:
    items = [
        Item(f"i{n}", "en", published=f"2024-01-{n + 1:02}", words={"a": 1.0, f"w{n % 3}": 1.0})
        for n in range(8)
    ]
    straight, other = Background(window=5), Background(window=5)
    for item in items:
        straight.add(item)
    for at in order:
        other.add(items[at])
    for word in ("a", "w0", "w1", "w2", "unseen"):
        assert straight.idf("words", word) == other.idf("words", word)


def test_days_are_as_near_as_the_nearest_that_are_known() -> None:
    crawled = Item("a", "ko", published="2024-11-02", day="2024-06-19")
    right = Item("b", "en", published="2024-06-19")
    assert days_apart(crawled, right) == 0
    assert days_apart(right, Item("c", "en")) is None


def test_publishers_count_once_and_copies_with_their_original() -> None:
    items = [
        Item("wire", "en", outlet="Polar Wire"),
        Item("copy", "en", outlet="Ledger"),
        Item("second", "en", outlet="Polar Wire"),
        Item("own", "en", outlet="Gazette"),
    ]
    joins = {i.id: Join(i.id, "s", "l") for i in items}
    joins["copy"] = Join("copy", "s", "l", copy_of="wire", copy_kind="syndicated")
    assert origins(items, joins) == 2


def test_what_a_machine_wrote_is_no_origin() -> None:
    items = [Item("wire", "en", outlet="Polar Wire"), Item("ai", "ko", outlet="Q", generated=True)]
    assert origins(items, {}) == 1
    assert origins(items[1:], {}) == 0


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-20", "2024-02-29", "9999-12-31"])
def test_a_window_stays_within_the_calendar(day: str) -> None:
    since, until = window(Item("a", "en", published=day))
    assert "0001-01-01" <= since <= day <= until <= "9999-12-31"


def test_names_of_stories() -> None:
    korean = Item("a", "ko", title="조약 서명")
    english = Item("b", "en", title="Treaty signed")
    assert story_title([english, korean]) == "조약 서명"
    assert story_title([english]) == "Treaty signed"
    machine = replace(korean, id="m", title="조약이 갖는 의미", generated=True)
    assert story_title([machine, english]) == "Treaty signed"
    assert story_title([machine]) == "조약이 갖는 의미"


@pytest.mark.parametrize(
    ("title", "lang", "named", "day"),
    [
        ("누리호 발사 D-2", "ko", [], "2024-06-21"),
        ("D-2A 전투기 공개", "ko", [("2024-06-18", True)], ""),
        ("奥运倒计时100天", "zh", [], "2024-09-27"),
        ("Summit on Thursday", "en", [("2024-06-20", True)], "2024-06-20"),
        # What was agreed today and holds from tomorrow on has happened.
        ("Truce signed", "en", [("2024-06-20", False)], ""),
        ("Strike looms", "en", [("2024-06-21", False), ("2024-06-12", False)], "2024-06-21"),
    ],
)
def test_a_preview_names_the_day_to_come(
    title: str, lang: str, named: list[tuple[str, bool]], day: str
) -> None:
    assert ahead(title, lang, named, "2024-06-19") == day
    assert ahead(title, lang, named, "") == ""


def test_a_headline_says_which_one_is_counted() -> None:
    told = ordinals("EU adopts 13th package\nThe 12th package came in May.", "en")
    assert told["pack"] == {"13"}
    # Below it a report that counts several compares them.
    assert "발사" not in ordinals("첫 비행\n3차 발사는 실패했고 6차 발사를 앞뒀다.", "ko")
