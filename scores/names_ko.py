"""Score the Korean names tagger: KLUE-NER, held out.

The sentences are read through ``MAEK_BENCH`` (``ner/klue.jsonl``). The set is cut into
:data:`FOLDS` parts; by default one part is tagged by a model that is trained on the others
(one training takes most of a minute), with ``MAEK_SCORE_FOLDS=5`` every part is. A single
part of 505 sentences is worth about one point more or less. People on the seed pages are
the measure ``persons``.
"""

from __future__ import annotations

import os
from pathlib import Path

from training.ko_ner import cross_validate, load

FOLDS = 5
TARGETS = {"klue macro": 80.0, "klue news macro": 82.0}


def score(bench_dir: Path) -> dict[str, float]:
    """Return entity F1 (of 100) as KLUE counts it: macro, micro and per kind; news apart.

    Args:
        bench_dir: The benchmark folder (``ner/klue.jsonl`` in it).
    """
    asked = int(os.environ.get("MAEK_SCORE_FOLDS", "1"))
    held = cross_validate(load(bench_dir), FOLDS, min(max(asked, 1), FOLDS))
    return {f"klue {name}": value for name, value in held.items()}
