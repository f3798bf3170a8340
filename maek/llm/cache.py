"""Answers kept by what was asked: the same question costs once."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from maek.model.ids import digest


class Cache:
    """Answers in a folder, one file each, named by the hash of the question.

    Args:
        folder: Where they are kept; made when the first answer comes. None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, question: object) -> str | None:
        """Return the answer to a question, if it is kept.

        Args:
            question: Everything the answer depends on, as plain JSON values.
        """
        if self._folder is None:
            return None
        try:
            told = json.loads(self._path(question).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = told.get("answer") if isinstance(told, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, question: object, answer: str) -> None:
        """Keep an answer. A full disk loses the answer, never the run."""
        if self._folder is None:
            return
        path = self._path(question)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"question": question, "answer": answer}, file, ensure_ascii=False)
            Path(name).replace(path)
        except OSError:
            return

    def _path(self, question: object) -> Path:
        assert self._folder is not None
        name = digest(json.dumps(question, sort_keys=True, ensure_ascii=True).encode())
        return self._folder / name[:2] / f"{name}.json"
