"""Asks a model: time-outs, retries, budgets, answers kept by content.

The protocol is OpenAI's chat completions (POST …/chat/completions), which hosted services and
local servers (llama.cpp, vLLM, Ollama, LM Studio) speak alike.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from maek.errors import ModelAgain, ModelError
from maek.llm.cache import Cache
from maek.llm.settings import LlmSettings
from maek.llm.spending import Spending, estimate

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")
Posted: TypeAlias = "tuple[int, httpx2.Headers, bytes]"
"""Status, headers and body of an answer."""

MAX_BYTES = 2_000_000
"""Longest answer read; an endless one is cut off here or by the time-out."""
LONGEST_WAIT = 30.0
"""Seconds we wait at most because a server asks us to."""
TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
NOT_UNDERSTOOD = frozenset({400, 422})
"""How servers answer to a parameter they do not know."""


class Model:
    """A language model behind an endpoint.

    Args:
        settings: ``[llm]``.
        cache: Answers kept; by default none are.
        sleep: Waits; handed in by tests.
        clock: Monotonic time, seconds.
    """

    def __init__(
        self,
        settings: LlmSettings,
        cache: Cache | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self.spending = Spending(settings)
        self._cache = cache or Cache(None)
        self._sleep = sleep
        self._clock = clock
        self._plain = False
        self._client = self._connected()

    def _connected(self) -> httpx2.Client:
        import httpx2

        return httpx2.Client(timeout=self.settings.timeout, follow_redirects=False)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(self, system: str, user: str, read: Callable[[str], T]) -> T:
        """Return what the model answers, as ``read`` understands it.

        Args:
            system: What it shall do.
            user: What it shall do it with: data, never instructions.
            read: Makes sense of the answer, or raises ModelError; only an answer that makes
                sense is kept.

        Raises:
            ModelAgain: It failed for now: time-out, connection, 429, 5xx.
            ModelError: It refuses, answers nothing that can be used, or the budget is used up.
        """
        question = {
            "url": self.settings.url,
            "model": self.settings.model,
            "max_tokens": self.settings.max_tokens,
            "system": system,
            "user": user,
        }
        kept = self._cache.get(question)
        if kept is not None:
            return read(kept)
        asked = estimate(system + user)
        failure: ModelAgain | None = None
        for attempt in range(self.settings.retries + 1):
            self.spending.allow(asked)
            try:
                answer = self._once(system, user, asked)
            except ModelAgain as error:
                failure = error
                if attempt < self.settings.retries:
                    self._sleep(min(error.wait or 2.0**attempt, LONGEST_WAIT))
                continue
            understood = read(answer)
            self._cache.put(question, answer)
            return understood
        assert failure is not None
        raise failure

    def _once(self, system: str, user: str, asked: int) -> str:
        status, headers, body = self._post(self._body(system, user))
        if status in NOT_UNDERSTOOD and not self._plain:
            # Not every server knows every parameter: from now on only the two it must know.
            self._plain = True
            status, headers, body = self._post(self._body(system, user))
        if status in TRY_AGAIN:
            raise ModelAgain(
                f"the endpoint answers {status}", item=self.settings.model, wait=_wait(headers)
            )
        if status >= 300:
            why = f"the endpoint refuses ({status}): {_line(body)}"
            raise ModelError(why, item=self.settings.model)
        return self._answer(body, asked)

    def _body(self, system: str, user: str) -> dict[str, Any]:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        body: dict[str, Any] = {"model": self.settings.model, "messages": messages}
        if not self._plain:
            body["temperature"] = 0
            body["max_tokens"] = self.settings.max_tokens
            body["response_format"] = {"type": "json_object"}
        return body

    def _post(self, body: dict[str, Any]) -> Posted:
        """Send a request and wait for the whole answer as long as one may take, no longer.

        The library's own time-outs count one reading; a server that sends a byte now and then
        would keep us for ever. So the request has a thread, which is left to itself when late.
        """
        answer: Future[Posted] = Future()
        client = self._client
        Thread(target=self._sent, args=(client, body, answer), daemon=True).start()
        try:
            return answer.result(self.settings.timeout)
        except TimeoutError as error:
            self._client = self._connected()
            raise self._late() from error

    def _sent(self, client: httpx2.Client, body: dict[str, Any], answer: Future[Posted]) -> None:
        try:
            answer.set_result(self._exchanged(client, body))
        except Exception as error:  # whatever it is, who waits is told
            answer.set_exception(error)
        if client is not self._client:
            client.close()

    def _exchanged(self, client: httpx2.Client, body: dict[str, Any]) -> Posted:
        import httpx2

        url = f"{self.settings.url.rstrip('/')}/chat/completions"
        headers = {"Authorization": f"Bearer {self.settings.key}"} if self.settings.key else {}
        end = self._clock() + self.settings.timeout
        read: list[bytes] = []
        try:
            with client.stream("POST", url, json=body, headers=headers) as response:
                for chunk in response.iter_bytes():
                    read.append(chunk)
                    if sum(map(len, read)) > MAX_BYTES:
                        raise ModelError("the answer does not end", item=self.settings.model)
                    if self._clock() > end:
                        raise self._late()
                return response.status_code, response.headers, b"".join(read)
        except httpx2.TimeoutException as error:
            raise self._late() from error
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise ModelError(f"not an address: {error}", item="llm.url") from error
        except httpx2.HTTPError as error:
            why = f"the endpoint cannot be reached ({error})"
            raise ModelAgain(why, item=self.settings.url) from error

    def _late(self) -> ModelAgain:
        why = f"no whole answer in {self.settings.timeout:g} s (llm.timeout)"
        return ModelAgain(why, item=self.settings.model)

    def _answer(self, body: bytes, asked: int) -> str:
        try:
            told = json.loads(body)
            choice = told["choices"][0]
            answer = _text(choice["message"]["content"])
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise ModelAgain("the answer is not of the protocol", item=self._name) from error
        usage = told.get("usage") if isinstance(told.get("usage"), dict) else {}
        if not isinstance(answer, str):
            raise ModelAgain("the answer has no text", item=self._name)
        self.spending.add(
            _count(usage.get("prompt_tokens"), asked),
            _count(usage.get("completion_tokens"), estimate(answer)),
        )
        return answer

    @property
    def _name(self) -> str:
        return self.settings.model


def _text(content: object) -> object:
    """The text of an answer, in one piece or in parts; what no encoding can hold is dropped."""
    if isinstance(content, list):
        content = "".join(part["text"] for part in content if part.get("type") == "text")
    return content.encode("utf-8", "ignore").decode() if isinstance(content, str) else content


def _count(told: object, guess: int) -> int:
    """Tokens as the server counts them; one that says it was for nothing is not believed."""
    return told if isinstance(told, int) and told > 0 else guess


def _wait(headers: httpx2.Headers) -> float:
    try:
        told = float(headers.get("retry-after", ""))
    except ValueError:
        return 0.0
    return max(told, 0.0) if math.isfinite(told) else 0.0


def _line(body: bytes) -> str:
    return " ".join(body[:300].decode("utf-8", "replace").split())
