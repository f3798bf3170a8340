"""The desk's embedding model: vectors of articles, kept; what its cosines mean, measured once."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from maek.desk.desk import Desk
from maek.errors import ConfigError
from maek.model.article import Article
from maek.store.base import Store
from maek.thread.meaning import Calibration, Curve

if TYPE_CHECKING:
    from maek.llm.encoder import FolderEncoder

FOLDER = "embeddings"
"""Folder of a desk with what was measured of its models."""
READ = 4000
"""Characters of an article that are encoded: more than any model reads."""


class Meaning:
    """Gives articles their vectors; each is worked out once and kept in the store.

    Args:
        encoder: The model.
        store: The desk's store.
        calibration: What the model's cosines mean.
    """

    def __init__(self, encoder: FolderEncoder, store: Store, calibration: Calibration) -> None:
        self._encoder = encoder
        self._store = store
        self.calibration = calibration

    def of(self, article: Article) -> bytes:
        """Return an article's vector.

        Raises:
            ModelError: The model cannot be loaded, or fails at its work.
        """
        known = self._store.vector(article.text_id, self._encoder.id)
        if known is None:
            known = vectors(self._encoder, [article])[0]
            self._store.put_vector(article.text_id, self._encoder.id, known)
        return known


def meaning_of(desk: Desk) -> Meaning | None:
    """Return the desk's embedding model, None where it has none.

    Raises:
        ConfigError: ``thread.embedding`` is no model, its libraries are not installed, or
            what its cosines mean was not measured.
    """
    encoder = encoder_of(desk)
    if encoder is None:
        return None
    path = _path(desk, encoder.id)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        curves = {str(name): Curve(**row) for name, row in told["curves"].items()}
    except FileNotFoundError:
        why = f"what the cosines of {encoder.name} mean is not known; measure it: maek calibrate"
        raise ConfigError(why, item="thread.embedding") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        why = f"{path} cannot be read ({error}); make it again: maek calibrate"
        raise ConfigError(why, item="thread.embedding") from error
    return Meaning(encoder, desk.store, Calibration(encoder.id, curves))


def encoder_of(desk: Desk) -> FolderEncoder | None:
    """Return the model itself, None where the desk has none.

    Raises:
        ConfigError: ``thread.embedding`` is no model, or its libraries are not installed.
    """
    told = desk.settings.thread.embedding
    if not told:
        return None
    from maek.llm.encoder import FolderEncoder

    return FolderEncoder(desk.folder / Path(told).expanduser())


def keep(desk: Desk, found: Calibration, name: str) -> Path:
    """Write down what was measured of a model.

    Args:
        desk: The desk.
        found: What its cosines mean.
        name: What the model is called.

    Returns:
        The file.

    Raises:
        ConfigError: It cannot be written.
    """
    path = _path(desk, found.model)
    told = {"name": name, "curves": {pair: asdict(curve) for pair, curve in found.curves.items()}}
    try:
        path.parent.mkdir(exist_ok=True)
        half = path.with_suffix(".half")
        half.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", item=str(path)) from error
    return path


def vectors(encoder: FolderEncoder, articles: list[Article]) -> list[bytes]:
    """Return the vectors of articles' headlines and running texts, as bytes.

    Args:
        encoder: The model.
        articles: The articles.
    """
    texts = [f"{a.title}\n{a.body or a.text}"[:READ] for a in articles]
    return [row.astype("<f4").tobytes() for row in encoder.encode(texts)]


def _path(desk: Desk, model: str) -> Path:
    return desk.folder / FOLDER / f"{model}.json"
