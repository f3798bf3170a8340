"""Models made on the spot: files of the real formats, weights of no sense.

``translator_folder`` writes a CTranslate2 model with its sentence pieces. Its weights are noise,
or they are set so that it says one sentence whatever it is given: position by position the
decoder's output is the position itself, and the projection turns that into the next letter.
``gguf_model`` writes a llama.cpp model whose weights are noise.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float32]
LONGEST = 288
"""Pieces a translation may have, and the width of the model."""
SPECIAL = ("<unk>", "<s>", "</s>")


def translator_folder(
    folder: Path, corpus: str, *, says: str = "", more_tokens: tuple[str, ...] = ()
) -> Path:
    """Write a CTranslate2 model into ``folder`` and return it.

    Args:
        folder: Where to; its name tells the pair, unless ``more_tokens`` do.
        corpus: Sentences whose letters it shall know.
        says: The sentence it answers; noise when empty.
        more_tokens: Tokens that stand for languages.
    """
    import sentencepiece
    from ctranslate2.specs import TransformerSpec

    folder.mkdir(parents=True)
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter((corpus + "\n" + says).splitlines()),
        model_writer=trained,
        model_type="char",
        character_coverage=1.0,
        vocab_size=2000,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (folder / "sentencepiece.model").write_bytes(trained.getvalue())
    pieces = sentencepiece.SentencePieceProcessor(model_proto=trained.getvalue())
    names = [pieces.id_to_piece(n) for n in range(pieces.get_piece_size())]
    tokens = [*SPECIAL, *more_tokens, *(n for n in names if n not in SPECIAL)]
    spec = TransformerSpec.from_config(1, 1)
    _fill(spec, len(tokens))
    if says:
        line = [tokens.index(p) for p in pieces.encode(says, out_type=str)]
        # A language's token stands first where it is given: the sentence begins after it.
        _parrot(spec, [*[line[0]] * bool(more_tokens), *line, tokens.index("</s>")], len(tokens))
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.save(str(folder))
    return folder


def _fill(spec: Any, size: int) -> None:
    """Give every weight that must have one noise of its shape."""
    noise = np.random.default_rng(7)
    shapes = {
        "embeddings": (size, LONGEST),
        "projection": (size, LONGEST),
        "attention/linear_0": (3 * LONGEST, LONGEST),
        "ffn/linear_0": (2 * LONGEST, LONGEST),
        "ffn/linear_1": (LONGEST, 2 * LONGEST),
    }
    for name, value in spec.variables(ordered=True):
        if value is not None:
            continue
        shape: tuple[int, ...] = (LONGEST,) if "layer_norm" in name else (LONGEST, LONGEST)
        shape = next((s for part, s in shapes.items() if part in name), shape)
        if "decoder" in name and "/attention/" in name:
            shape = {"linear_0": (LONGEST, LONGEST), "linear_1": (2 * LONGEST, LONGEST)}.get(
                name.split("/")[-2], shape
            )
        _set(spec, name, noise.normal(0, 1, shape).astype(np.float32))


def _parrot(spec: Any, line: list[int], size: int) -> None:
    """Make the decoder say ``line`` and nothing else."""
    assert len(line) <= LONGEST
    for name, value in spec.variables(ordered=True):
        if name.startswith("decoder/") and isinstance(value, np.ndarray) and value.ndim:
            fill = np.ones_like if name.endswith("gamma") else np.zeros_like
            _set(spec, name, fill(value))
    _set(spec, "decoder/position_encodings/encodings", 50 * np.eye(LONGEST, dtype=np.float32))
    projection = np.zeros((size, LONGEST), dtype=np.float32)
    projection[line, np.arange(len(line))] = 20
    _set(spec, "decoder/projection/weight", projection)


def _set(spec: Any, name: str, value: Weights) -> None:
    """Set a weight by its path, ``decoder/layer_0/ffn/linear_0/weight``."""
    *path, last = name.split("/")
    for part in path:
        head, _, number = part.rpartition("_")
        found = getattr(spec, part, None)
        spec = found if found is not None else getattr(spec, head)[int(number)]
    setattr(spec, last, value)


def gguf_model(path: Path) -> Path:
    """Write a llama.cpp model of noise that knows bytes for letters, and return its path."""
    import gguf

    width, inner, tokens = 32, 64, [*SPECIAL, *(f"<0x{b:02X}>" for b in range(256)), "▁"]
    kinds = [2, 3, 3, *[6] * 256, 1]
    file = gguf.GGUFWriter(str(path), "llama")
    file.add_context_length(16384)
    file.add_embedding_length(width)
    file.add_block_count(1)
    file.add_feed_forward_length(inner)
    file.add_head_count(2)
    file.add_head_count_kv(2)
    file.add_layer_norm_rms_eps(1e-5)
    file.add_rope_dimension_count(width // 2)
    file.add_vocab_size(len(tokens))
    file.add_tokenizer_model("llama")
    file.add_token_list([token.encode() for token in tokens])
    file.add_token_scores([0.0] * len(tokens))
    file.add_token_types(kinds)
    file.add_bos_token_id(1)
    file.add_eos_token_id(2)
    file.add_unk_token_id(0)
    noise = np.random.default_rng(1)
    shapes = {
        "token_embd": (len(tokens), width),
        "output": (len(tokens), width),
        "blk.0.ffn_gate": (inner, width),
        "blk.0.ffn_up": (inner, width),
        "blk.0.ffn_down": (width, inner),
        **{f"blk.0.attn_{n}": (width, width) for n in ("q", "k", "v", "output")},
    }
    for name, shape in shapes.items():
        file.add_tensor(f"{name}.weight", noise.normal(0, 1, shape).astype(np.float32))
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        file.add_tensor(f"{name}.weight", np.ones(width, np.float32))
    file.write_header_to_file()
    file.write_kv_data_to_file()
    file.write_tensors_to_file()
    file.close()
    return path
