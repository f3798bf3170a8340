"""What a run has spent on a model, and whether it may spend more."""

from __future__ import annotations

from maek.errors import ModelError
from maek.llm.settings import LlmSettings

MILLION = 1_000_000


class Spending:
    """Tokens and money of one run.

    Args:
        settings: The budgets and prices.
    """

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self.tokens_in = 0
        self.tokens_out = 0

    @property
    def tokens(self) -> int:
        """Tokens spent, asked and answered."""
        return self.tokens_in + self.tokens_out

    @property
    def money(self) -> float:
        """Money spent, in the currency of the prices."""
        told = self._settings
        return (self.tokens_in * told.price_in + self.tokens_out * told.price_out) / MILLION

    def allow(self, asked: int) -> None:
        """Refuse a request that the budget may not hold.

        Args:
            asked: Tokens of the question, as estimated; the longest answer is added.

        Raises:
            ModelError: The budget of the run is used up.
        """
        told = self._settings
        if told.budget_tokens and self.tokens + asked + told.max_tokens > told.budget_tokens:
            why = f"the run's budget of {told.budget_tokens} tokens is used up (llm.budget_tokens)"
            raise ModelError(why, item=told.model)
        dearest = (asked * told.price_in + told.max_tokens * told.price_out) / MILLION
        if told.budget_money and self.money + dearest > told.budget_money:
            why = f"the run's budget of {told.budget_money:g} is used up (llm.budget_money)"
            raise ModelError(why, item=told.model)

    def add(self, tokens_in: int, tokens_out: int) -> None:
        """Count what one answer has cost."""
        self.tokens_in += max(tokens_in, 0)
        self.tokens_out += max(tokens_out, 0)


def estimate(text: str) -> int:
    """Return about how many tokens a text has, rather too many than too few."""
    return len(text.encode()) // 3 + 1
