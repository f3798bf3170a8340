"""Where Korean words without marks begin: the choices offered, and the weights that decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maek.lang.ko import quotations_begin as begin
from maek.lang.ko.quotations_view import views
from maek.lang.ko.sentences import lines, read

WORDS = ("장관은", "회견에서", "26일", "뒤", "3", "찾아", ",", "논란이", "“", "일자", "했다", "또")


def view_of(text):
    reading = read(text, lines(text))
    return views(reading, reading.sentences[0], [], "body")


def offered(text, speaker, end):
    view = view_of(text)
    found = begin.choices(view, view.index(len(speaker)), view.index(text.index(end)))
    return [text[view.items[place].start :].split()[0] for place, _ in found]


@pytest.mark.parametrize(
    ("text", "speaker", "end", "words"),
    [
        ("장관은 회견에서 책임을 지겠다고 밝혔다.", "장관은", "다고", ["회견에서", "책임을"]),
        # A subject and an object wait for their verb; 에 따라 is one particle.
        (
            "노조는 협상이 깨짐에 따라 3일 멈추겠다고 했다.",
            "노조는",
            "다고",
            ["협상이", "3일", "멈추겠다고"],
        ),
        ("위원은 정원을 국회에서 정하자고 했다.", "위원은", "자고", ["정원을"]),
        # The clause's own topic begins the words at the latest.
        ("그는 회견에서 선거는 국회에서 다룬다고 했다.", "그는", "다고", ["회견에서", "선거는"]),
        # The second of two verbs begins nothing.
        ("상인은 값을 올려 달라고 했다.", "상인은", "라고", ["값을"]),
    ],
)
def test_choices(text, speaker, end, words):
    assert offered(text, speaker, end) == words


def test_signs_add_up_phrase_by_phrase():
    view = view_of("장관은 26일 회견에서 책임을 지겠다고 밝혔다.")
    choices = begin.choices(view, view.index(4), view.index(19))
    assert [signs.count("phrase") for _, signs in choices] == [0, 1, 2]
    assert [signs.count("place") for _, signs in choices] == [0, 1, 1]


def test_every_sort_of_sign_has_a_weight():
    known = begin.weights()
    assert {"none", "phrase", "place", "none tell", "none call"} <= set(known)
    assert all(abs(weight) < 10 for weight in known.values())


@given(
    st.lists(
        st.sampled_from(
            [
                "장관은",
                "회견에서",
                "26일",
                "뒤",
                "3",
                "찾아",
                ",",
                "논란이",
                "“",
                "일자",
                "다고",
                "했다",
                "또",
            ]
        ),
        max_size=9,
    )
)
def test_beginning_lies_between(words):
    text = "그는 " + " ".join(words) + " 갔다고 밝혔다."
    view = view_of(text)
    for start in range(min(3, len(view.items))):
        for stop in range(start + 1, len(view.items)):
            assert start <= begin.content_start(view, start, stop) < stop
