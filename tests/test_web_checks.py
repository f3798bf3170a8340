"""The checks over HTTP: what they answer, what they refuse, and who may ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from test_web import TOKEN, home, serving

__all__ = ["home"]

SOURCE = {
    "lang": "ko",
    "published": "2031-10-11",
    "text": "도담시는 11일 버스 정류장 12곳에 책방을 열었다.",
}


@pytest.fixture(scope="module")
def checks(home: Any) -> Iterator[httpx2.Client]:
    with serving(home) as (url, _), httpx2.Client(base_url=url, timeout=120) as client:
        yield client


def ask(web: httpx2.Client, what: str, body: dict[str, Any], status: int = 200) -> Any:
    answer = web.post(f"/api/check/{what}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_claims_against_sources_and_a_story(checks):
    kept = ask(
        checks, "claims", {"claim": "도담시는 정류장 12곳에 책방을 열었다.", "sources": [SOURCE]}
    )
    changed = ask(
        checks, "claims", {"claim": "도담시는 정류장 21곳에 책방을 열었다.", "sources": [SOURCE]}
    )
    assert [kept["verdict"], changed["verdict"]] == ["supported", "unsupported"]
    assert changed["findings"][0]["words"].startswith("21")
    stories = checks.get("/api/stories").json()["items"]
    story = max(stories, key=lambda s: len(s["articles"]))
    line = checks.get(f"/api/stories/{story['id']}/brief").json()["standfirst"][0]
    asked = {"claim": line["text"], "story": story["id"]}
    assert ask(checks, "claims", asked)["verdict"] == "supported"
    false = ask(
        checks, "claims", {"claim": "노르웨이 어민 900명이 파업했다.", "story": story["id"]}
    )
    assert false["verdict"] == "unsupported"


def test_translation_names_and_brief(checks):
    told = ask(
        checks,
        "translation",
        {"source": "The city opened 12 libraries.", "target": "시는 도서관 21곳을 열었다."},
    )
    assert any(f["words"].startswith("21") for f in told["findings"])
    assert ask(checks, "names", {"a": "김정은", "b": "Kim Jong-un"})["same"] is True
    story = checks.get("/api/stories").json()["items"][0]["id"]
    brief = ask(checks, "brief", {"text": "노르웨이 어민 900명이 파업했다.", "story": story})
    assert brief["verdict"] == "unsupported"
    assert len(brief["questions"]) == 5


@pytest.mark.parametrize(
    ("what", "body", "told"),
    [
        ("claims", {"claim": "문장"}, "needs sources"),
        ("claims", {"claim": "  ", "story": "s-1"}, "has no claim"),
        ("claims", {"claim": "문장", "sources": [{"lang": "ko"}]}, "has no text"),
        ("claims", {"claim": "문장", "sources": "words"}, "sources"),
        ("claims", {"claim": "가" * 20_001, "sources": [SOURCE]}, "claim"),
        ("names", {"a": "김정은", "b": ""}, "has no name"),
        ("translation", {"source": "One."}, "target"),
    ],
)
def test_refusals_are_one_line(checks, what, body, told):
    error = ask(checks, what, body, 422)["detail"]
    assert told in error
    assert "\n" not in error


def test_a_body_that_is_no_json(checks):
    headers = {"Content-Type": "application/json"}
    answer = checks.post("/api/check/claims", content=b"{bad", headers=headers)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "the body is not JSON"


def test_a_story_that_is_not_there(checks):
    error = ask(checks, "claims", {"claim": "문장이다.", "story": "없는 소식"}, 422)["detail"]
    assert "없는 소식" in error


def test_others_need_the_token(home):
    with (
        serving(home, "--host", "0.0.0.0", MAEK_TOKEN=TOKEN) as (url, _),
        httpx2.Client(base_url=url.replace("0.0.0.0", "127.0.0.1"), timeout=60) as client,
    ):
        body = {"a": "김정은", "b": "Kim Jong-un"}
        assert client.post("/api/check/names", json=body).status_code == 401
        told = {"Authorization": f"Bearer {TOKEN}"}
        assert client.post("/api/check/names", json=body, headers=told).json()["same"] is True


def test_the_page_of_the_api_without_its_slash(checks):
    answer = checks.get("/api", follow_redirects=True)
    assert answer.status_code == 200
    assert "/api/check/claims" in answer.text
