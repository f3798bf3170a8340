"""A sentence-transformers folder made on the spot: a bag of words that means what we say.

Every word of ``meanings`` has a direction of its own, words of one meaning the same; all else
points nowhere. Files and layout are those of the real ones, and so is what runs them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def encoder_folder(
    folder: Path,
    meanings: Mapping[str, int],
    *,
    pooling: str = "mean_tokens",
    dense: np.ndarray | None = None,
    file: str = "onnx/model.onnx",
) -> Path:
    """Write a model into ``folder`` and return it.

    Args:
        folder: Where to.
        meanings: Word → the number of its meaning; words are known in any form they begin.
        pooling: The switch that ``1_Pooling/config.json`` turns on, without its beginning.
        dense: Weights of a linear layer after the pooling.
        file: Where the model lies in the folder.
    """
    letters = sorted({c for word in meanings for c in word} | set(map(chr, range(0xAC00, 0xD7A4))))
    letters = sorted({*letters, *"abcdefghijklmnopqrstuvwxyz0123456789"})
    pieces = [*meanings, *(c for c in letters if c not in meanings), *("##" + c for c in letters)]
    vocabulary = {piece: id for id, piece in enumerate([*SPECIAL, *pieces])}
    width = max(meanings.values()) + 2
    table = np.zeros((len(vocabulary), width), dtype=np.float32)
    table[:, -1] = 0.02
    for word, meaning in meanings.items():
        table[vocabulary[word], meaning] = 1.0
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    _tokenizer(folder / "tokenizer.json", vocabulary)
    _model(folder / file, table)
    layers = [("0", "", "Transformer"), ("1", "1_Pooling", "Pooling")]
    (folder / "1_Pooling").mkdir(exist_ok=True)
    _json(folder / "1_Pooling" / "config.json", {f"pooling_mode_{pooling}": True})
    if dense is not None:
        layers.append(("2", "2_Dense", "Dense"))
        _dense(folder / "2_Dense", dense)
    _json(
        folder / "modules.json",
        [{"path": p, "type": f"sentence_transformers.models.{kind}"} for _, p, kind in layers],
    )
    _json(folder / "sentence_bert_config.json", {"max_seq_length": 256})
    return folder


def _tokenizer(path: Path, vocabulary: Mapping[str, int]) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.WordPiece(dict(vocabulary), unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(name, vocabulary[name]) for name in ("[CLS]", "[SEP]")],
    )
    made.save(str(path))


def _model(path: Path, table: np.ndarray) -> None:
    from onnx import TensorProto, helper, numpy_helper, save

    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"])
        for name in ("input_ids", "attention_mask")
    )
    wide = ["batch", "pieces", table.shape[1]]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, wide)
    look_up = helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    weights = [numpy_helper.from_array(table, "table")]
    graph = helper.make_graph([look_up], "bag", [ids, mask], [out], weights)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    save(made, str(path))


def _dense(folder: Path, weights: np.ndarray) -> None:
    folder.mkdir(exist_ok=True)
    _json(folder / "config.json", {"activation_function": "torch.nn.modules.activation.Tanh"})
    raw = weights.astype("<f4").tobytes()
    row = {"dtype": "F32", "shape": list(weights.shape), "data_offsets": [0, len(raw)]}
    head = json.dumps({"linear.weight": row}).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + raw)


def _json(path: Path, told: object) -> None:
    path.write_text(json.dumps(told), encoding="utf-8")
