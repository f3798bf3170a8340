"""Turns texts into vectors with a model in a folder: no endpoint, no key, no network.

Needs the extra ``maek[embedding]`` (onnxruntime, tokenizers). Any sentence-transformers folder
that holds its model as ONNX will do; what its cosines mean is measured, never assumed
(:mod:`maek.thread.calibrate`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maek.errors import ConfigError, ModelError
from maek.llm.encoder_folder import SETTING, EncoderFolder, encoder_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

READY_MADE = "sentence_embedding"
"""Output of a model that pools by itself."""
AT_ONCE = 16
"""Texts that go through the model together."""


class FolderEncoder:
    """Turns texts into vectors of length 1.

    Args:
        folder: A sentence-transformers folder that holds the model as ONNX.

    Raises:
        ConfigError: There is no such model in it, or the libraries are not installed.
    """

    def __init__(self, folder: Path) -> None:
        _need_libraries()
        self._told: EncoderFolder = encoder_folder(folder)
        self.name = folder.resolve().name

    @cached_property
    def id(self) -> str:
        """A hash of the model's files: vectors of another model are other vectors."""
        return self._told.digest()

    def encode(self, texts: Sequence[str]) -> Table:
        """Return a vector of length 1 for every text, a row each.

        Args:
            texts: Anything; a long one is read as far as the model reads.

        Raises:
            ModelError: The model cannot be loaded, or fails at its work.
        """
        import numpy as np

        rows = [self._of_some(texts[n : n + AT_ONCE]) for n in range(0, len(texts), AT_ONCE)]
        return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _of_some(self, texts: Sequence[str]) -> Table:
        import numpy as np

        try:
            pieces = self._tokenizer.encode_batch([self._told.prompt + text for text in texts])
            fed = {
                "input_ids": np.array([p.ids for p in pieces], dtype=np.int64),
                "attention_mask": np.array([p.attention_mask for p in pieces], dtype=np.int64),
                "token_type_ids": np.array([p.type_ids for p in pieces], dtype=np.int64),
            }
            wanted = {i.name for i in self._session.get_inputs()}
            output = self._session.run(
                [self._output], {k: v for k, v in fed.items() if k in wanted}
            )
        except Exception as error:  # onnxruntime and tokenizers raise classes of their own
            why = f"cannot encode: {' '.join(str(error).split())}"
            raise ModelError(why, item=str(self._told.model)) from error
        found: Table = np.asarray(output[0], dtype=np.float32)
        if found.ndim == 3:
            found = self._after(pooled(found, fed["attention_mask"], self._told.pooling))
        length = np.linalg.norm(found, axis=1, keepdims=True)
        ones: Table = np.divide(found, length, out=np.zeros_like(found), where=length > 0)
        return ones

    def _after(self, vectors: Table) -> Table:
        import numpy as np

        for (weights, bias), (_, ending) in zip(self._dense, self._told.dense, strict=True):
            vectors = vectors @ weights.T + bias
            vectors = np.tanh(vectors) if ending == "tanh" else vectors
        return vectors

    @cached_property
    def _output(self) -> str:
        names = [o.name for o in self._session.get_outputs()]
        return READY_MADE if READY_MADE in names else str(names[0])

    @cached_property
    def _session(self) -> Any:
        """The model, loaded when it is first needed: it takes hundreds of megabytes."""
        import onnxruntime

        return onnxruntime.InferenceSession(
            str(self._told.model), providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        found = Tokenizer.from_file(str(self._told.tokenizer))
        padding = found.padding or {}
        found.enable_truncation(self._told.longest)
        found.enable_padding(
            pad_id=padding.get("pad_id", _pad(found)), pad_token=padding.get("pad_token", "[PAD]")
        )
        return found

    @cached_property
    def _dense(self) -> tuple[tuple[Table, Table], ...]:
        return tuple(_linear(path) for path, _ in self._told.dense)


def pooled(states: Table, mask: NDArray[np.int64], how: str) -> Table:
    """Return one vector a text from one a piece.

    Args:
        states: Texts × pieces × width.
        mask: 1 for every piece that is none of the filling.
        how: ``cls``, ``mean``, ``max`` or ``lasttoken``.
    """
    import numpy as np

    there = mask[:, :, None].astype(np.float32)
    found: Table
    if how == "cls":
        found = states[np.arange(len(states)), mask.argmax(1)]
    elif how == "lasttoken":
        found = states[np.arange(len(states)), mask.shape[1] - 1 - mask[:, ::-1].argmax(1)]
    elif how == "max":
        found = np.where(there > 0, states, np.float32(-1e9)).max(1)
    else:
        found = (states * there).sum(1) / np.maximum(there.sum(1), 1e-9)
    return found


def _pad(tokenizer: Any) -> int:
    known = (tokenizer.token_to_id(name) for name in ("[PAD]", "<pad>"))
    return next((id for id in known if id is not None), 0)


def _linear(path: Path) -> tuple[Table, Table]:
    """Return weights and bias of a safetensors file: a header in JSON, then the numbers."""
    import numpy as np

    try:
        raw = path.read_bytes()
        start = 8 + int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8:start])
        found: dict[str, Table] = {}
        for name, row in header.items():
            if name != "__metadata__":
                low, high = (start + n for n in row["data_offsets"])
                kind = {"F32": np.float32, "F16": np.float16}[row["dtype"]]
                values = np.frombuffer(raw[low:high], kind).reshape(row["shape"])
                found[name.rpartition(".")[2]] = values.astype(np.float32)
        weights = found["weight"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", item=SETTING) from error
    return weights, found.get("bias", np.zeros(len(weights), dtype=np.float32))


def _need_libraries() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None]
    if missing:
        why = f"needs {' and '.join(missing)}; install: pip install 'maek[embedding]'"
        raise ConfigError(why, item=SETTING)
