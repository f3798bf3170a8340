"""What a page's scripts say: values that are JSON or nearly so, and the record of the piece."""

from __future__ import annotations

import json
from typing import Any

import pytest

from maek.extract.html import read_html
from maek.extract.linked import parsed
from maek.extract.literals import NoValueError, literal

SAID: tuple[tuple[str, Any], ...] = (
    ("{a: 1, 'b': [true, !1, null,], c: void 0,}", {"a": 1, "b": [True, False, None], "c": None}),
    ('{"a": "she said "never" twice", "b": 2}', {"a": 'she said "never" twice', "b": 2}),
    ('/* of us */ {"a": "one\ntwo" // three\n}', {"a": "one\ntwo"}),
    ("{when: new Date('2026-03-04'), n: -1.5e3}", {"when": "2026-03-04", "n": -1500.0}),
    (r"{a: '\x41\u00e9\u{1F600}\'', b: `c`}", {"a": "Aé😀'", "b": "c"}),
    ('{"a": [1, {"b": 2', {"a": [1, {"b": 2}]}),
    ("(a, 'x', 3)", ["A", "x", 3]),
)


@pytest.mark.parametrize(("text", "value"), SAID)
def test_what_is_nearly_json(text: str, value: Any) -> None:
    assert literal(text, 0, {"a": "A"})[0] == value


@pytest.mark.parametrize(
    "text", ["{function(){}}", "{a: f(1)}", "{a 1}", "{a: 1 b: 2}", "]", "", "{broken", "[" * 300]
)
def test_a_program_is_no_value(text: str) -> None:
    with pytest.raises(NoValueError):
        literal(text)


def test_linked_data_with_a_quotation_in_it() -> None:
    told = parsed('{"headline":"Mayor: "we wait"","datePublished":"2026-02-03",}')
    assert told == {"headline": 'Mayor: "we wait"', "datePublished": "2026-02-03"}


TITLE = "Night train stops in Ambry again"
RECORD = {"title": TITLE, "author": {"name": "Ada Fenn"}, "publishedAt": "2026-03-04T05:06:07Z"}
FLAT = [
    ["Reactive", 1],
    {"article": 2},
    {"title": 3, "author": 4, "publishedAt": 7},
    TITLE,
    [5],
    {"name": 6},
    "Ada Fenn",
    ["Date", "2026-03-04T05:06:07Z"],
]
ROW = f'7:["$","$L1",null,{{"post":{json.dumps(RECORD)}}}]\n'
SCRIPTS = {
    "json": f"window.state={json.dumps({'page': RECORD})};",
    "in a text": f"go(JSON.parse({json.dumps(json.dumps({'page': RECORD}))}))",
    "a flat table": json.dumps(FLAT),
    "without quotation marks": (
        f"state = {{ok: true, page: {{title: '{TITLE}', author: {{name: 'Ada Fenn'}},"
        " publishedAt: '2026-03-04T05:06:07Z'}}"
    ),
    "arguments of a function": (
        "window.S=(function(a,b,c){return {page:{title:a,byline:b,publishedAt:c}}}"
        f'("{TITLE}","By Ada Fenn","2026-03-04T05:06:07Z"));'
    ),
    "pushed in pieces": "".join(
        f"self.__next_f.push([1,{json.dumps(piece)}])\n" for piece in (ROW[:40], ROW[40:])
    ),
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("dated", [True, False])
def test_who_wrote_it_only_a_script_says(script: str, *, dated: bool) -> None:
    day = '<meta property="article:published_time" content="2026-03-04T05:06:07Z">' if dated else ""
    story = "".join(
        f"<p>The night train stopped in Ambry on Wednesday for the {which} time since its station"
        " was closed, and forty people got on.</p>"
        for which in ("first", "second", "third")
    )
    page = (
        f"<html><head><title>{TITLE}</title>{day}</head><body><h1>{TITLE}</h1>{story}"
        f"<script>{script}</script></body></html>"
    )
    article = read_html(page.encode())
    assert article.authors == ("Ada Fenn",)
    assert article.published is not None
    assert article.published.value == "2026-03-04T05:06:07+00:00"
