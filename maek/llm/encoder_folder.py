"""What a sentence-transformers folder says of its model: which file, how many pieces, which layers.

The layout is the one ``SentenceTransformer.save`` and Optimum's export leave: ``modules.json``
with a folder for every layer after the transformer, ``tokenizer.json``, ``onnx/model.onnx`` or
``model.onnx``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from maek.errors import ConfigError

SETTING = "thread.embedding"
MODELS = ("onnx/model.onnx", "model.onnx", "onnx/model_quantized.onnx", "model_quantized.onnx")
"""Names of the model's file, the first that is there is taken."""
TOKENIZER = "tokenizer.json"
DENSE = "model.safetensors"
LONGEST = 512
"""Pieces of a text that are read where the folder does not say how many."""
POOLINGS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
"""Switches of ``1_Pooling/config.json`` → the pooling; newer ones name it in one word."""
KNOWN = ("cls", "mean", "max", "lasttoken")
ACTIVATIONS = {"Tanh": "tanh", "Identity": ""}


@dataclass(frozen=True, slots=True)
class EncoderFolder:
    """A model's files and how its output becomes one vector."""

    folder: Path
    model: Path
    tokenizer: Path
    pooling: str
    """One of :data:`KNOWN`."""
    dense: tuple[tuple[Path, str], ...]
    """Linear layers after the pooling, each with what follows it: ``tanh`` or nothing."""
    longest: int
    """Pieces of a text that are read."""
    prompt: str
    """What the model wants before every text."""

    def digest(self) -> str:
        """Return a hash of all that its vectors hang on."""
        made = blake2b(digest_size=12)
        beside = sorted(self.model.parent.glob(f"{self.model.name}*data"))
        for path in (self.model, *beside, self.tokenizer, *(p for p, _ in self.dense)):
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    made.update(block)
        rest = (self.pooling, [how for _, how in self.dense], self.longest, self.prompt)
        made.update(json.dumps(rest).encode())
        return made.hexdigest()


def encoder_folder(folder: Path) -> EncoderFolder:
    """Read what a folder says of its model.

    Args:
        folder: A sentence-transformers folder that holds the model as ONNX.

    Raises:
        ConfigError: It is none, or has a layer we do not know.
    """
    if not folder.is_dir():
        raise ConfigError(f"no such folder: {folder}", item=SETTING)
    model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
    if model is None:
        why = f"no ONNX model in {folder}: it must hold {' or '.join(MODELS[:2])}"
        raise ConfigError(why, item=SETTING)
    if not (folder / TOKENIZER).is_file():
        raise ConfigError(f"{folder} has no {TOKENIZER}", item=SETTING)
    layers = _layers(folder)
    return EncoderFolder(
        folder,
        model,
        folder / TOKENIZER,
        _pooling(folder, layers),
        tuple(_dense(folder / str(row.get("path"))) for row in layers if _kind(row) == "Dense"),
        _longest(folder),
        _prompt(folder),
    )


def _layers(folder: Path) -> list[Mapping[str, Any]]:
    told = _json(folder / "modules.json") or []
    rows = told if isinstance(told, list) else []
    layers: list[Mapping[str, Any]] = [row for row in rows if isinstance(row, dict)]
    strange = {_kind(row) for row in layers} - {"Transformer", "Pooling", "Dense", "Normalize"}
    if strange:
        why = f"{folder / 'modules.json'} has a layer maek does not know: {', '.join(strange)}"
        raise ConfigError(why, item=SETTING)
    return layers


def _kind(row: Mapping[str, Any]) -> str:
    return str(row.get("type", "")).rpartition(".")[2]


def _pooling(folder: Path, layers: Iterable[Mapping[str, Any]]) -> str:
    named = next((str(row.get("path")) for row in layers if _kind(row) == "Pooling"), "1_Pooling")
    path = folder / named / "config.json"
    told = _table(path)
    modes = [mode for key, mode in POOLINGS.items() if told.get(key)]
    if isinstance(told.get("pooling_mode"), str):
        modes = [told["pooling_mode"]]
    modes = modes or ["mean"]
    if len(modes) > 1 or modes[0] not in KNOWN:
        why = f"{path} pools by {' and '.join(modes)}; maek knows {', '.join(KNOWN)}, one of them"
        raise ConfigError(why, item=SETTING)
    return modes[0]


def _dense(path: Path) -> tuple[Path, str]:
    name = str(_table(path / "config.json").get("activation_function", "")).rpartition(".")[2]
    if name not in ACTIVATIONS:
        raise ConfigError(f"{path} ends in {name or 'nothing known'}", item=SETTING)
    if not (path / DENSE).is_file():
        raise ConfigError(f"{path} has no {DENSE}; save the model anew", item=SETTING)
    return path / DENSE, ACTIVATIONS[name]


def _longest(folder: Path) -> int:
    told = _table(folder / "sentence_bert_config.json").get("max_seq_length")
    limits = _table(folder / "tokenizer_config.json").get("model_max_length")
    known = [n for n in (told, limits) if isinstance(n, int) and 0 < n <= LONGEST]
    return min(known, default=LONGEST)


def _prompt(folder: Path) -> str:
    told = _table(folder / "config_sentence_transformers.json")
    prompts = told.get("prompts")
    found = prompts.get(told.get("default_prompt_name")) if isinstance(prompts, dict) else None
    return found if isinstance(found, str) else ""


def _table(path: Path) -> Mapping[str, Any]:
    told = _json(path)
    return told if isinstance(told, dict) else {}


def _json(path: Path) -> Any:
    """Return what a file tells, None where there is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", item=SETTING) from error
