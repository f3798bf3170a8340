"""SQL of failures."""

from __future__ import annotations

from dataclasses import replace

from maek.model.problem import Problem
from maek.store.engine import Engine
from maek.store.rows import packed, unpacked


class Problems:
    """Failures kept as facts: one per stage and item."""

    _engine: Engine

    def put_problem(self, problem: Problem) -> None:
        """Keep a problem; the same item failing again counts its tries up."""
        with self._engine.transaction():
            self._engine.hold(f"problem {problem.stage} {problem.item}")
            rows = self._engine.execute(
                "SELECT record FROM problem WHERE stage = ? AND item = ?",
                (problem.stage, problem.item),
            )
            if rows:
                tries = unpacked(Problem, rows[0][0]).tries + 1
                problem = replace(problem, tries=tries)
            self._engine.execute(
                "INSERT INTO problem (stage, item, again, hash, record) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (stage, item) DO UPDATE SET again = excluded.again, "
                "hash = excluded.hash, record = excluded.record",
                (problem.stage, problem.item, int(problem.again), *packed(problem)),
            )

    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by stage and item."""
        rows = self._engine.execute("SELECT record FROM problem ORDER BY stage, item")
        return tuple(unpacked(Problem, row[0]) for row in rows)

    def clear_problem(self, stage: str, item: str) -> None:
        """Forget a problem that is solved."""
        self._engine.execute("DELETE FROM problem WHERE stage = ? AND item = ?", (stage, item))
