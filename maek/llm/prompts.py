"""The prompts, kept as text beside this file."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal

LANGUAGES = {
    "ko": "Korean",
    "en": "English",
    "ru": "Russian",
    "ja": "Japanese",
    "zh": "Chinese",
}

Prompt = Literal["write", "again", "translate"]


def prompt(name: Prompt, lang: str, **values: object) -> str:
    """Return what the model is told to do.

    Args:
        name: Which prompt.
        lang: Code of the language it shall answer in.
        values: What else the prompt has places for.
    """
    text = files("maek.llm").joinpath(f"prompts/{name}.md").read_text(encoding="utf-8")
    return text.format(language=LANGUAGES.get(lang, lang), **values)
