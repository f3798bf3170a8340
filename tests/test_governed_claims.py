"""What is told of a figure is told of it: its predicate, its time, its place."""

from __future__ import annotations

import pytest

from maek.desk.checking import check_row

HARBOUR = (
    "새암항의 상반기 물동량은 91만t으로 지난해 같은 기간(83만t)보다 9.6% 늘었다. "
    "입항한 배는 412척으로 7.2% 줄었다."
)
COURT = "법원은 마트 직원 정모 씨에게 벌금 300만원을 선고했다. 검찰은 벌금 700만원을 구형했다."

CLUB = "구단은 남기준 감독을 경질했다. 남은 시즌은 허일도 수석코치가 이끈다."


@pytest.mark.parametrize(
    ("source", "claim", "verdict"),
    [
        # The predicate behind a figure is not its opposite, whatever it is told of.
        (HARBOUR, "입항한 배는 7.2% 증가했다.", "unsupported"),
        (HARBOUR, "입항한 배는 7.2% 감소했다.", "supported"),
        # Two figures of a unit have each a predicate of their own.
        (COURT, "법원은 정모 씨에게 벌금 700만원을 선고했다.", "unsupported"),
        (COURT, "벌금 300만원이 정모 씨에게 선고됐다.", "supported"),
        (COURT, "검찰은 정모 씨에게 벌금 700만원을 구형했다.", "supported"),
        # Whom it is done to in the claim, told from the other end of another.
        (CLUB, "허일도 수석코치가 경질됐다.", "unsupported"),
        (CLUB, "남기준 감독이 경질됐다.", "supported"),
        # A figure is of the time before it, not of the time it is compared with.
        (HARBOUR, "지난해 상반기 새암항 물동량은 91만t이었다.", "unsupported"),
        (HARBOUR, "지난해 상반기 새암항 물동량은 83만t이었다.", "supported"),
        (HARBOUR, "새암항의 상반기 물동량이 지난해보다 9.6% 늘었다.", "supported"),
    ],
)
def test_a_figure_keeps_what_is_told_of_it(source, claim, verdict):
    sources = [{"id": "s", "lang": "ko", "published": "2035-07-20", "text": source}]
    row = {"id": "c", "claim": claim, "claim_lang": "ko", "sources": sources}
    assert check_row(row)["verdict"] == verdict
