"""Search: words in any form, and exact words in quotation marks."""

from __future__ import annotations

import pytest
import site_desk

from maek.desk.desk import open_desk
from maek.desk.search import search


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"한쪽이 침략을 당하면"', True),
        ("「침략을 당하면」", True),
        ('"침략을  당하면"', True),
        ('"당하면 침략을"', False),
        ('"침략을 당하면" 평양', True),
        ('"침략을 당하면" "그런 말은 없다"', False),
        ('"“"', False),
    ],
)
def test_exact_words_stand_as_they_are_told(asked, found):
    with open_desk(site_desk.desk(), {}, reading=True) as desk:
        hits = search(desk.store, asked, 20)
        assert bool(hits) == found
        for hit in hits:
            article = desk.store.article(hit["id"], hit["text_id"])
            for place in hit["found"]:
                assert article.text[place["start"] : place["end"]] == place["words"]


def test_words_in_any_form_need_no_place():
    with open_desk(site_desk.desk(), {}, reading=True) as desk:
        hits = search(desk.store, "조약에 서명하다", 3)
        assert 0 < len(hits) <= 3
        assert "found" not in hits[0]
