"""The client for language models, against a real server on loopback that misbehaves."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from model_server import Raw, Reply, model_server

from maek.errors import ModelAgain, ModelError
from maek.llm.cache import Cache
from maek.llm.client import Model
from maek.llm.settings import LlmSettings


def ask(reply: Reply, cache: Cache | None = None, times: int = 1, **settings: Any) -> list[str]:
    """Ask a server that answers with ``reply``; waits are not waited."""
    waits: list[float] = []
    with model_server(reply) as server:
        told = LlmSettings(url=server.url, model="m", **settings)
        model = Model(told, cache, sleep=waits.append)
        try:
            answers = [model.ask("do", f"this {n}", str) for n in range(times)]
        finally:
            model.close()
    return [*answers, *(f"waited {w:g}" for w in waits)]


def test_asks_as_the_protocol_says() -> None:
    with model_server(lambda _: "yes") as server:
        model = Model(LlmSettings(url=server.url + "/", model="tiny", key="sesame"))
        assert model.ask("do this", "with that", str) == "yes"
        model.close()
        request = server.asked[0]
        assert request["model"] == "tiny"
        assert [m["role"] for m in request["messages"]] == ["system", "user"]
        assert server.headers[0]["Authorization"] == "Bearer sesame"
        assert model.spending.tokens == 150


@pytest.mark.parametrize("status", [429, 500, 503])
def test_fails_for_now_then_answers(status: int) -> None:
    answers = iter([Raw(status, headers={"Retry-After": "7"}), "at last"])
    assert ask(lambda _: next(answers)) == ["at last", "waited 7"]


def test_a_server_that_asks_to_wait_for_ever_is_not_obeyed() -> None:
    answers = iter([Raw(429, headers={"Retry-After": "86400"}), "ok"])
    assert ask(lambda _: next(answers)) == ["ok", "waited 30"]


def test_gives_up() -> None:
    with pytest.raises(ModelAgain, match="503"):
        ask(lambda _: Raw(503), retries=1)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_refused_is_not_tried_again(status: int) -> None:
    calls: list[object] = []

    def reply(request: object) -> Raw:
        calls.append(request)
        return Raw(status, b"no such key")

    with pytest.raises(ModelError, match=f"refuses \\({status}\\): no such key"):
        ask(reply)
    assert len(calls) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"choices": []}', b'{"choices": [{"message": {}}]}', b"\xff\xfe",
     b"[" * 200_000],
)  # fmt: skip
def test_an_answer_that_is_none(body: bytes) -> None:
    with pytest.raises(ModelAgain, match="answer"):
        ask(lambda _: Raw(body=body), retries=0)


def test_hangs() -> None:
    begun = time.monotonic()
    with pytest.raises(ModelAgain, match=r"llm\.timeout"):
        ask(lambda _: Raw(delay=5), retries=0, timeout=0.3)
    assert time.monotonic() - begun < 4


def test_endless_answer() -> None:
    with pytest.raises((ModelAgain, ModelError), match=r"does not end|no whole answer"):
        ask(lambda _: Raw(body=b"x" * 100_000, endless=True), retries=0, timeout=3.0)


def test_an_answer_that_drips() -> None:
    """Each reading is soon done; the whole of it never is."""
    begun = time.monotonic()
    with pytest.raises(ModelAgain, match=r"llm\.timeout"):
        ask(lambda _: Raw(body=b"x", endless=True, drip=0.2), retries=0, timeout=0.6)
    assert time.monotonic() - begun < 4


def test_it_is_asked_again_after_a_late_answer() -> None:
    replies = [Raw(delay=5), Raw(body=SAID % b'"yes"')]
    assert ask(lambda _: replies.pop(0), retries=1, timeout=0.4) == ["yes", "waited 1"]


SAID = b'{"choices": [{"message": {"content": %s}}]}'


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b'"a\\ud800b"', "ab"),
        (b'[{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]', "ab"),
    ],
)
def test_an_answer_in_an_odd_form(content: bytes, read: str, tmp_path: Path) -> None:
    assert ask(lambda _: Raw(body=SAID % content), Cache(tmp_path), times=1) == [read]


@pytest.mark.parametrize("told", ["nan", "inf", "-5", "tomorrow"])
def test_a_wait_that_is_none(told: str) -> None:
    replies = [Raw(429, headers={"Retry-After": told}), Raw(body=SAID % b'"yes"')]
    assert ask(lambda _: replies.pop(0), retries=1) == ["yes", "waited 1"]


def test_nobody_listens() -> None:
    model = Model(
        LlmSettings(url="http://127.0.0.1:9/v1", model="m", retries=0), sleep=lambda _: None
    )
    with pytest.raises(ModelAgain, match="cannot be reached"):
        model.ask("do", "this", str)
    model.close()


def test_a_parameter_the_server_does_not_know() -> None:
    def reply(request: dict[str, object]) -> str | Raw:
        return Raw(400, b"unknown: response_format") if "response_format" in request else "plain"

    assert ask(reply, times=2) == ["plain", "plain"]


def test_token_budget() -> None:
    with pytest.raises(ModelError, match="budget of 2000 tokens is used up"):
        ask(lambda _: "yes", times=9, budget_tokens=2000)


def test_money_budget() -> None:
    with pytest.raises(ModelError, match=r"budget of 0\.1 is used up"):
        ask(lambda _: "yes", times=9, budget_money=0.1, price_in=100.0, price_out=50.0)


def test_the_same_question_costs_once(tmp_path: Path) -> None:
    calls: list[object] = []

    def reply(request: object) -> str:
        calls.append(request)
        return "yes"

    with model_server(reply) as server:
        for _ in range(2):
            model = Model(LlmSettings(url=server.url, model="m"), Cache(tmp_path / "answers"))
            assert model.ask("do", "this", str) == "yes"
            model.close()
    assert len(calls) == 1
    assert model.spending.tokens == 0


def test_an_answer_without_sense_is_not_kept(tmp_path: Path) -> None:
    def read(answer: str) -> str:
        raise ModelError(f"no sense in {answer}", item="m")

    with model_server(lambda _: "gibberish") as server:
        model = Model(LlmSettings(url=server.url, model="m"), Cache(tmp_path))
        with pytest.raises(ModelError, match="no sense in gibberish"):
            model.ask("do", "this", read)
        assert model.ask("do", "this", str) == "gibberish"
        model.close()
        assert len(server.asked) == 2


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"answer": 3}'])
def test_a_spoiled_answer_is_asked_again(tmp_path: Path, kept: str) -> None:
    with model_server(lambda _: "fresh") as server:
        settings = LlmSettings(url=server.url, model="m")
        for _ in range(2):
            model = Model(settings, Cache(tmp_path))
            assert model.ask("do", "this", str) == "fresh"
            model.close()
            for path in tmp_path.rglob("*.json"):
                path.write_text(kept)
        assert len(server.asked) == 2
