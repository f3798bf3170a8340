"""Settings of the llm room: ``[llm]`` in maek.toml."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """A language model that may write and translate; what it says is checked like any text."""

    url: str = ""
    """Address of an endpoint that speaks the OpenAI protocol, as far as /v1; empty for none."""
    model: str = ""
    """Name of the model, as the endpoint knows it."""
    key: str = field(default="", repr=False)
    """Key for the endpoint; better from MAEK_LLM_KEY or MAEK_LLM_KEY_FILE than from a file."""
    write: bool = True
    """Whether the model may write headline, standfirst and body."""
    translate: bool = True
    """Whether foreign sentences may be translated into the brief's language."""
    translator: str = ""
    """Folder of a CTranslate2 model that translates in the endpoint's place, or of several; a
    path from the desk's folder. Needs maek[translate]."""
    timeout: float = 60.0
    """Seconds one request may take in all."""
    retries: int = 2
    """How often a request that failed for now is tried again."""
    max_tokens: int = 1500
    """Most tokens of one answer."""
    budget_tokens: int = 500_000
    """Most tokens of one run, asked and answered together; 0 for no limit."""
    price_in: float = 0.0
    """Price of a million tokens asked."""
    price_out: float = 0.0
    """Price of a million tokens answered."""
    budget_money: float = 0.0
    """Most money of one run, in the currency of the prices; 0 for no limit."""

    @property
    def answers(self) -> bool:
        """Whether there is an endpoint to ask."""
        return bool(self.url and self.model)

    @property
    def configured(self) -> bool:
        """Whether any model has a hand in the briefs."""
        return self.answers or bool(self.translator and self.translate)
