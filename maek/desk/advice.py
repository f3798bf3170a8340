"""Problem → what to do about it, in one line (pure)."""

from __future__ import annotations

import builtins

from maek.desk.stage import UNEXPECTED
from maek.model.problem import Problem

NEVER = {
    "import": "repair or replace the file and import it again",
    "collect": "nothing, or change what the message names and run: maek doctor --retry",
    "extract": "nothing: no article can be read from it (a newer maek may: maek doctor --retry)",
    "publish": "change what the message names, then: maek publish",
}


def advice(problem: Problem) -> str:
    """Return what a person can do about a problem.

    Args:
        problem: What failed.
    """
    ours = problem.message.startswith(UNEXPECTED) or hasattr(builtins, problem.kind)
    if ours or problem.kind == "CheckError":
        return "a fault of maek: please report it with this item; then maek doctor --retry"
    if problem.again:
        return "nothing: a later maek run tries it again by itself"
    return NEVER.get(problem.stage, "change what the message names and run: maek doctor --retry")
