"""Translates with a CTranslate2 model in a folder: no endpoint, no key, no network.

Needs the extra ``maek[translate]`` (ctranslate2, sentencepiece). Three kinds of models are known
by what is in their folder, not by their name:

* one direction (OPUS-MT, Argos): the folder's name ends in the two codes (``opus-mt-en-ko``), or
  its ``metadata.json`` tells them; several of them may lie side by side in one folder;
* many languages, with a token for the source and one for the target (NLLB, M2M-100);
* many languages, with a token for the target alone (OPUS-MT ``>>kor<<``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maek.errors import ConfigError, ModelError

SETTING = "llm.translator"
MODEL = "model.bin"
PIECES = ("source.spm", "sentencepiece.bpe.model", "sentencepiece.model", "spm.model")
"""Names of the file that cuts the source into pieces, as converters leave them."""
OF_TARGET = "target.spm"
LONGEST = 256
"""Pieces of a translation at most; no sentence of a news report is longer."""
VOCABULARIES = ("source_vocabulary.json", "shared_vocabulary.json")
PAIR = re.compile(r"(?:^|[-_.])([a-z]{2})[-_]([a-z]{2})(?:[-_.][\d._]+)?$")
"""``en-ko`` at the end of a folder's name, before a version."""
BOTH = {
    "ko": ("kor_Hang", "__ko__"),
    "en": ("eng_Latn", "__en__"),
    "ru": ("rus_Cyrl", "__ru__"),
    "ja": ("jpn_Jpan", "__ja__"),
    "zh": ("zho_Hans", "__zh__"),
}
"""A language's token in NLLB and in M2M-100: before the source, and before the target."""
INTO = {
    "ko": (">>kor<<", ">>ko<<", ">>kor_Hang<<"),
    "en": (">>eng<<", ">>en<<"),
    "ru": (">>rus<<", ">>ru<<"),
    "ja": (">>jpn<<", ">>ja<<"),
    "zh": (">>cmn_Hans<<", ">>zho<<", ">>zh<<"),
}
"""A target's token in OPUS-MT: before the source."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A model's files, and what they tell of it."""

    model: Path
    pieces: Path
    pieces_out: Path
    pair: tuple[str, str] | None
    tokens: frozenset[str]
    ends: bool
    """Whether we end the source with ``</s>``: converters from Transformers leave it to us."""

    def frame(self, source: str, target: str) -> tuple[list[str], list[str]] | None:
        """Return the tokens before the source and before the target; None for no such pair."""
        if self.pair is not None:
            return ([], []) if self.pair == (source, target) else None
        for before, after in zip(BOTH.get(source, ()), BOTH.get(target, ()), strict=False):
            if before in self.tokens and after in self.tokens:
                return [before], [after]
        into = next((t for t in INTO.get(target, ()) if t in self.tokens), "")
        return ([into], []) if into else None


class FolderTranslator:
    """Translates sentences with the models of a folder.

    Args:
        folder: A model, or a folder of models.

    Raises:
        ConfigError: There is no model in it, or the libraries are not installed.
    """

    def __init__(self, folder: Path) -> None:
        _need_libraries()
        self.name = folder.resolve().name
        self._folders = _folders(folder)
        self._ready: dict[Path, Any] = {}

    def translate(self, sentences: Sequence[tuple[str, str]], target: str) -> tuple[str, ...]:
        """Return translations, ``""`` for a sentence of a language no model knows.

        Args:
            sentences: Language and text of each.
            target: Language code to translate into.

        Raises:
            ModelError: A model cannot be loaded, or fails at its work.
        """
        found = [""] * len(sentences)
        for source in dict.fromkeys(lang for lang, _ in sentences):
            numbers = [n for n, (lang, _) in enumerate(sentences) if lang == source]
            texts = [sentences[n][1] for n in numbers]
            for number, text in zip(numbers, self._of_one(texts, source, target), strict=True):
                found[number] = text
        return tuple(found)

    def _of_one(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        for folder in self._folders:
            frame = folder.frame(source, target)
            if frame is not None:
                return self._with(folder, texts, *frame)
        return [""] * len(texts)

    def _with(
        self, folder: _Folder, texts: Sequence[str], before: list[str], after: list[str]
    ) -> list[str]:
        end = ["</s>"] if folder.ends else []
        try:
            engine, pieces, pieces_out = self._loaded(folder)
            rows = [[*before, *pieces.encode(text, out_type=str), *end] for text in texts]
            prefix = [after] * len(rows) if after else None
            results = engine.translate_batch(
                rows,
                target_prefix=prefix,
                max_batch_size=16,
                max_decoding_length=LONGEST,
                disable_unk=True,
            )
        except (RuntimeError, ValueError, OSError) as error:
            why = f"cannot translate: {' '.join(str(error).split())}"
            raise ModelError(why, item=str(folder.model)) from error
        tokens = (result.hypotheses[0][len(after) :] for result in results)
        return [" ".join(pieces_out.decode(row).split()) for row in tokens]

    def _loaded(self, folder: _Folder) -> Any:
        """Load a model when it is first needed: each takes hundreds of megabytes."""
        if folder.model not in self._ready:
            import ctranslate2
            import sentencepiece

            self._ready[folder.model] = (
                ctranslate2.Translator(str(folder.model), device="cpu"),
                sentencepiece.SentencePieceProcessor(model_file=str(folder.pieces)),
                sentencepiece.SentencePieceProcessor(model_file=str(folder.pieces_out)),
            )
        return self._ready[folder.model]


def _need_libraries() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("ctranslate2", "sentencepiece") if find_spec(name) is None]
    if missing:
        why = f"needs {' and '.join(missing)}; install: pip install 'maek[translate]'"
        raise ConfigError(why, item=SETTING)


def _folders(folder: Path) -> tuple[_Folder, ...]:
    if not folder.is_dir():
        raise ConfigError(f"no such folder: {folder}", item=SETTING)
    if _model_of(folder) is not None:
        return (_told(folder),)
    found = tuple(_told(f) for f in sorted(folder.iterdir()) if f.is_dir() and _model_of(f))
    if not found:
        why = f"no CTranslate2 model in {folder}: it, or a folder in it, must hold {MODEL}"
        raise ConfigError(why, item=SETTING)
    return found


def _model_of(folder: Path) -> Path | None:
    """Where the model is: in the folder, or, as Argos packs it, in ``model/``."""
    return next((f for f in (folder, folder / "model") if (f / MODEL).is_file()), None)


def _told(folder: Path) -> _Folder:
    model = _model_of(folder)
    assert model is not None
    pieces = next((p / n for p in (model, folder) for n in PIECES if (p / n).is_file()), None)
    if pieces is None:
        raise ConfigError(f"{folder} has no {' or '.join(PIECES)} beside its model", item=SETTING)
    out = pieces.with_name(OF_TARGET)
    config = _json(model / "config.json")
    tokens: Any = next((t for n in VOCABULARIES if (t := _json(model / n))), [])
    told = _Folder(
        model,
        pieces,
        out if out.is_file() else pieces,
        _pair(folder),
        frozenset(t for t in tokens if isinstance(t, str)),
        config.get("decoder_start_token", "<s>") != "<s>" and not config.get("add_source_eos")
        if isinstance(config, dict)
        else False,
    )
    languages = {t for ts in (*BOTH.values(), *INTO.values()) for t in ts}
    if told.pair is None and not told.tokens & languages:
        why = f"which languages {folder} translates is not known; name it like en-ko"
        raise ConfigError(why, item=SETTING)
    return told


def _pair(folder: Path) -> tuple[str, str] | None:
    told = _json(folder / "metadata.json")
    if isinstance(told, dict) and told.get("from_code") and told.get("to_code"):
        return str(told["from_code"]), str(told["to_code"])
    named = PAIR.search(folder.resolve().name.lower())
    return (named[1], named[2]) if named else None


def _json(path: Path) -> Any:
    """Return what a file tells, an empty table when there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", item=SETTING) from error
