"""Answers are the same whatever order sets have: one check under two seeds of hashing."""

from __future__ import annotations

import os
import subprocess
import sys

CHECK = """
import json
from maek.check.claims.otherwise import _by_base_form
from maek.text.near import answering
from maek.desk.checking import prepared, check_row

claim = "정부는 지원금을 늘리기로 결정했고 회사는 공장을 새로 지었다."
source = "정부가 보조금을 확대하기로 정했다. 업체는 공장을 폐쇄했다."
for text in (claim, source):
    for statement in prepared(text, "ko").statements:
        print([(s.key, s.start, s.end) for s in statement.kin])
        print([s.key for s in _by_base_form(statement.words, answering("ko"))])
row = {
    "id": "c", "claim": claim, "claim_lang": "ko",
    "sources": [{"id": "s", "lang": "ko", "text": source}],
}
print(json.dumps(check_row(row), ensure_ascii=False))
"""


def test_the_order_of_sets_reaches_no_answer() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", CHECK],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "ko:" in told.pop()
