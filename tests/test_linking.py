"""Linking: who a surname, a title or a role stands for, in one article and across them."""

import pytest

from maek.analyse.run import analyse
from maek.extract.plaintext import read_dump
from maek.text.name_keys import name_key


def people(text, lang="ko"):
    """Return the words and entities of the persons and roles of a text."""
    article = read_dump(text, id="one", lang=lang, published="2025-03-01")
    found = analyse(article)
    return [
        (m.span.of(article.text), m.entity) for m in found.mentions if m.kind in ("person", "role")
    ]


def entities(text, lang="ko"):
    return dict(people(text, lang))


def test_two_of_one_surname_stay_two():
    found = people(
        "한서진 의원과 한도윤 장관이 12일 국회에서 만났다. 한 의원은 예산을 늘려야 한다고 말했다. "
        "한 장관은 검토하겠다고 답했다."
    )
    by_words = dict(found)
    assert by_words["한서진 의원"] == by_words["한 의원"]
    assert by_words["한도윤 장관"] == by_words["한 장관"]
    assert by_words["한 의원"] != by_words["한 장관"]


def test_a_surname_whose_title_fits_nobody_is_nobody_of_the_two():
    found = entities(
        "한서진 의원과 한도윤 장관이 12일 국회에서 만났다. 이 자리에는 한 시장도 함께했다."
    )
    assert found["한 시장"] not in (found["한서진 의원"], found["한도윤 장관"])


@pytest.mark.parametrize(
    "some",
    [
        "한 시중은행 부행장",
        "한 변호사",
        "한 대학 교수",
        "한 국회의원",
        "이 연구소 소장",
        "이 당 대표",
        "이 교수",
        "현 은행 총재",
    ],
)
def test_a_surname_that_points_at_somebody_is_nobody_named(some):
    found = people(
        "한지우 누리은행 대표와 이솔비 가람제약 사장, 현도윤 새솔전자 사장이 2일 만났다. "
        f"{some}은 금리가 더 내려야 한다고 말했다."
    )
    assert [words for words, _ in found if words.startswith(some[:2])] == []


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("한지우 변호사", "한 변호사"),
        ("이솔비 새솔대 교수", "이 교수"),
        ("한지우 누리은행 대표", "한 대표"),
        ("이솔비 장관", "이 장관"),
    ],
)
def test_a_surname_that_is_a_word_too_is_hers_by_her_title(full, short):
    found = entities(f"{full}가 2일 회견을 열었다. {short}는 예산을 늘리겠다고 말했다.")
    assert found[short] == next(e for words, e in found.items() if words[:3] == full[:3])


def test_a_bare_surname_of_two_is_neither():
    found = entities(
        "Sarah Marlow and her brother Peter Marlow opened the bakery in 1998. "
        "Marlow said sales had doubled.",
        "en",
    )
    assert found["Marlow"] not in (found["Sarah Marlow"], found["Peter Marlow"])


def test_a_bare_surname_of_one_is_hers():
    found = entities("Sarah Marlow opened the bakery. Marlow said sales had doubled.", "en")
    assert found["Marlow"] == found["Sarah Marlow"]


def test_a_bare_surname_is_nobody_outside_its_article():
    one = read_dump("한 시장은 12일 회견을 열었다고 시청이 밝혔다.", id="a", lang="ko")
    two = read_dump("한 시장은 12일 회견을 열었다고 시청이 밝혔다.", id="b", lang="ko")
    first, second = (analyse(a).mentions[0].entity for a in (one, two))
    assert first
    assert first != second


@pytest.mark.parametrize("role", ["러시아 지도자", "러시아 대통령"])
def test_a_role_is_its_holder(role):
    found = entities(
        "블라디미르 푸틴 러시아 대통령이 19일 평양을 찾아 김정은 북한 국무위원장과 회담했다. "
        f"{role}는 회담 뒤 기자들과 만났다.".replace("대통령는", "대통령은")
    )
    assert found[role] == "vladimir-putin"


def test_a_role_with_a_country_finds_its_leader_by_what_is_known_of_him():
    found = entities(
        "북한 지도자가 러시아 지도자를 12일 만났다. 김정은 국무위원장은 푸틴 대통령과 악수했다."
    )
    assert found["북한 지도자"] == "kim-jong-un"
    assert found["러시아 지도자"] == "vladimir-putin"


def test_a_title_before_the_name_says_who_the_office_is():
    found = entities(
        "북한 외무상 최선희가 12일 모스크바에 도착했다. 북한 외무상은 곧바로 회담장으로 향했다."
    )
    assert found["북한 외무상"] == found["최선희"]


@pytest.mark.parametrize(
    "names",
    [
        [
            ("ko", "콘스탄틴 가브릴로프"),
            ("en", "Konstantin Gavrilov"),
            ("ru", "Константин Гаврилов"),
        ],
        [("ko", "유리 비탈코"), ("en", "Yuri Vitalko"), ("ru", "Юрий Виталко")],
        [("ko", "블라디슬라프 드미트렌코"), ("en", "Vladislav Dmitrenko")],
        [("ko", "한도윤"), ("en", "Han Do-yun")],
        [("ko", "오카모토 하루키"), ("en", "Haruki Okamoto"), ("ru", "Харуки Окамото")],
    ],
)
def test_one_key_in_all_scripts(names):
    assert len({name_key(name, lang) for lang, name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("한도윤", "한도연"),
        ("존 스미스", "제인 스미스"),
        ("콘스탄틴 가브릴로프", "콘스탄틴 가브릴로바"),
        ("안톤 벨랴코프", "안드레이 벨랴코프"),
    ],
)
def test_two_people_have_two_keys(one, other):
    assert name_key(one, "ko") != name_key(other, "ko")


def test_the_same_person_in_two_languages():
    ko = entities("콘스탄틴 가브릴로프 대사는 3일 빈에서 협상이 어렵다고 말했다.")
    en = entities("Ambassador Konstantin Gavrilov said in Vienna that talks were hard.", "en")
    assert set(ko.values()) == set(en.values())


def test_a_bare_surname_is_the_one_the_reader_has_met():
    text = (
        "Marlow vows to rebuild\n\nPresident Anna Marlow toured the port on Monday. "
        "Marlow promised new ships. Her uncle, Peter Marlow, built the old ones. "
        "Marlow left before noon."
    )
    article = read_dump(text, id="a", lang="en")
    told = [(m.span.of(article.text), m.entity) for m in analyse(article).mentions]
    anna = next(entity for words, entity in told if words.endswith("Anna Marlow"))
    bare = [entity for words, entity in told if words == "Marlow"]
    assert bare[:2] == [anna, anna]
    assert bare[2] not in (anna, "")


@pytest.mark.parametrize(
    ("text", "role", "who"),
    [
        (
            "Vladimir Putin and Kim Jong Un met in Pyongyang. The Russian president said little.",
            "Russian president",
            "vladimir-putin",
        ),
        (
            "Volodymyr Zelenskyy spoke on Saturday. The Ukrainian president said no.",
            "Ukrainian president",
            "volodymyr-zelensky",
        ),
        ("Sergei Lavrov met reporters. The Russian president was away.", "Russian president", ""),
        (
            "Donald Trump blamed Joe Biden for the delay. The US president said no more.",
            "US president",
            "",
        ),
    ],
)
def test_a_leaders_role_is_the_one_head_of_that_country_the_article_names(text, role, who):
    assert entities(text, "en").get(role, "") == who
