"""A language model as the writer's assistant: what it writes is shown only if it checks.

Every sentence it writes or translates goes through the same checks as any text from
elsewhere. One that fails is written again once, with the findings; after that the source's
own sentence stands in its place, or nothing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from maek.desk.desk import Desk
from maek.errors import ModelAgain, ModelError
from maek.llm.cache import Cache
from maek.llm.client import Model
from maek.llm.prompts import prompt
from maek.model.brief import Brief, Line
from maek.write.brief import with_translations
from maek.write.draft import (
    Draft,
    Written,
    draft_from,
    lines_from,
    offered,
    question,
    translations_from,
)
from maek.write.member import Member
from maek.write.select import ranked
from maek.write.sentence import Candidate
from maek.write.settings import WriteSettings
from maek.write.translating import foreign_lines, translation_question

if TYPE_CHECKING:
    from maek.llm.translator import FolderTranslator

T = TypeVar("T")

ANSWERS = "answers"
"""Folder of a desk with the model's answers."""


@dataclass(frozen=True)
class Checks:
    """How the assistant's work is judged: what is found wrong, in words; nothing when it stands."""

    claim: Callable[[str, str, Sequence[Candidate]], Sequence[str]]
    """Text, language, the source sentences it says it stands on."""
    translation: Callable[[str, str, str, str], Sequence[str]]
    """Source text, its language, target text, its language."""


class Assistant:
    """Writes and translates through models, for one run.

    Args:
        model: The model behind an endpoint, if there is one.
        checks: What judges every sentence.
        settings: How briefs are written.
        translator: A model in a folder that translates in its place.
    """

    def __init__(
        self,
        model: Model | None,
        checks: Checks,
        settings: WriteSettings,
        translator: FolderTranslator | None = None,
    ) -> None:
        self._model = model
        self._checks = checks
        self._settings = settings
        self._translator = translator
        self.failure: ModelAgain | ModelError | None = None
        """Why the models are left out for the rest of the run."""

    @property
    def name(self) -> str:
        """The models' names."""
        told = [self._model.settings.model] if self._model else []
        return "+".join([*told, *([self._translator.name] if self._translator else [])])

    def draft(self, members: Sequence[Member]) -> Draft | None:
        """Return a brief's headline, standfirst and body as the model writes them, checked.

        Args:
            members: The story's members.

        Returns:
            None when the model has no part in this brief.

        Raises:
            ModelAgain: The model failed for now; it is left out from here on.
            ModelError: Its answer makes no sense, or its budget is used up.
        """
        offer = offered(ranked(members))
        if not (offer and self._model and self._model.settings.write):
            return None
        told = self._settings
        task = prompt("write", told.lang, least=told.min_sentences, most=told.max_sentences)
        draft = self._ask(task, question(offer), lambda answer: draft_from(answer, offer))
        return self._checked(draft, offer)

    def translated(self, brief: Brief, previous: Brief | None) -> Brief:
        """Return a brief with its foreign lines in translation, where that checks.

        Args:
            brief: A brief.
            previous: The version before, for what changed.

        Raises:
            ModelAgain: The model failed for now; it is left out from here on.
            ModelError: Its answer makes no sense, or its budget is used up.
        """
        lines = foreign_lines(brief)
        texts = self._translations(lines, brief.lang)
        good = {
            line: text
            for line, text in zip(lines, texts, strict=True)
            if text and not self._wrong_translation(line, text, brief.lang)
        }
        return with_translations(brief, good, previous)

    def _translations(self, lines: Sequence[Line], lang: str) -> Sequence[str]:
        """What the translator makes of lines; ``""`` where there is none to ask."""
        if lines and self._translator:
            try:
                return self._translator.translate([(ln.lang, ln.text) for ln in lines], lang)
            except ModelError as error:
                self.failure = error
                raise
        if not (lines and self._model and self._model.settings.translate):
            return [""] * len(lines)
        return self._ask(
            prompt("translate", lang),
            translation_question(lines),
            lambda answer: translations_from(answer, len(lines)),
        )

    def _wrong_translation(self, line: Line, text: str, lang: str) -> Sequence[str]:
        return self._checks.translation(line.text, line.lang, text, lang)

    def _ask(self, task: str, material: str, read: Callable[[str], T]) -> T:
        assert self._model is not None
        try:
            return self._model.ask(task, material, read)
        except ModelAgain as error:
            # Asking an endpoint that is down once more for every story would take all day.
            self.failure = error
            raise
        except ModelError as error:
            if error.item == self._model.settings.model:
                self.failure = error
            raise

    def _checked(self, draft: Draft, offer: Sequence[Candidate]) -> Draft:
        """Replace what the checks do not let pass."""
        written = [draft.headline, draft.standfirst, *draft.body]
        wrong = {w: found for w in written if w is not None and (found := self._wrong(w))}
        if wrong:
            again = self._again(list(wrong.items()), offer)
            better = dict(zip(wrong, again, strict=True))
            written = [better.get(w, w) if w is not None else None for w in written]
        headline, standfirst, *body = written
        # A headline that fails is left to the sources' own; a sentence to its source's words.
        stands = headline is not None and headline.text != headline.sources[0].words
        return Draft(
            headline=headline if stands else None,
            standfirst=standfirst,
            body=tuple(dict.fromkeys(w for w in body if w is not None)),
        )

    def _again(
        self, failed: Sequence[tuple[Written, Sequence[str]]], offer: Sequence[Candidate]
    ) -> list[Written | None]:
        task = prompt("again", self._settings.lang)
        try:
            second = self._ask(
                task,
                question(offer, failed),
                lambda answer: lines_from(answer, offer, len(failed)),
            )
        except (ModelAgain, ModelError):
            second = (None,) * len(failed)
        return [
            new if new is not None and not self._wrong(new) else self._extract(old)
            for (old, _), new in zip(failed, second, strict=True)
        ]

    def _wrong(self, written: Written) -> Sequence[str]:
        return self._checks.claim(written.text, self._settings.lang, written.sources)

    def _extract(self, written: Written) -> Written | None:
        """The source's own sentence, where it is in the brief's language."""
        for source in written.sources:
            if source.lang == self._settings.lang:
                return replace(written, text=source.words, sources=(source,))
        return None


@contextmanager
def assistant_of(desk: Desk, checks: Checks) -> Iterator[Assistant | None]:
    """Open the desk's assistant; None when no model is configured.

    Args:
        desk: The desk.
        checks: What judges every sentence.

    Raises:
        ConfigError: ``llm.translator`` is no model, or its libraries are not installed.
    """
    settings = desk.settings.llm
    if not settings.configured:
        yield None
        return
    translator = None
    if settings.translator and settings.translate:
        from maek.llm.translator import FolderTranslator

        translator = FolderTranslator(desk.folder / Path(settings.translator).expanduser())
    model = Model(settings, Cache(desk.folder / ANSWERS)) if settings.answers else None
    try:
        yield Assistant(model, checks, desk.settings.write, translator)
    finally:
        if model is not None:
            model.close()
