"""Train the Korean names tagger on the given half of KLUE-NER.

The training sentences are KLUE-NER (validation set, the developers' half): S. Park et al.,
"KLUE: Korean Language Understanding Evaluation", 2021; CC BY-SA 4.0, see
``maek/lang/ko/models/DATA-CARD.md``. They are read through ``MAEK_BENCH`` and never copied.

    .venv/bin/python training/ko_ner.py                # train on all, write the model
    .venv/bin/python training/ko_ner.py --folds 5      # cross-validate, write nothing

Training is deterministic: the same sentences and the same Kiwi give the same file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from maek.lang.ko import morph, tagger
from maek.lang.ko.tagger_features import surroundings, units
from maek.lang.reading import Token

OUT = Path(__file__).parents[1] / "maek/lang/ko/models/ner.npz"
C1, C2, ROUNDS, MIN_FREQUENCY = 0.02, 0.05, 90, 1.0
BLURRED = {"PS": 0.5, "OG": 0.5, "LC": 0.5, "O": 0.1, "DT": 0.0, "TI": 0.0, "QT": 0.0}
"""How often the words of a name lose their own form in the second copy of a sentence."""
Entity = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A tokenised sentence of the set with its entities."""

    id: str
    text: str
    entities: tuple[Entity, ...]
    tokens: tuple[Token, ...]

    @property
    def news(self) -> bool:
        """Whether it comes from the news half (the other half is film reviews)."""
        return "wikitree" in self.id


def load(bench: Path) -> list[Sentence]:
    """Read and tokenise ``ner/klue.jsonl`` of the benchmark folder."""
    with (bench / "ner/klue.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    analysed = morph.analyse([row["text"] for row in rows])
    return [
        Sentence(
            row["id"],
            row["text"],
            tuple((e["start"], e["end"], e["type"]) for e in row["entities"]),
            tuple(token for part in parts for token in part),
        )
        for row, parts in zip(rows, analysed, strict=True)
    ]


def aligned(sentence: Sentence) -> list[str]:
    """Return the label of every morpheme: those that begin inside an entity are in it."""
    labels = ["O"] * len(sentence.tokens)
    for start, end, kind in sentence.entities:
        inside = [
            i
            for i, t in enumerate(sentence.tokens)
            if start <= t.start < end or (t.start < start < t.end)
        ]
        for n, i in enumerate(inside):
            labels[i] = f"I-{kind}" if n else f"B-{kind}"
    return labels


def blurred(
    sentence: Sentence, seen: Sequence[list[str]], labels: Sequence[str], rng: random.Random
) -> list[list[str]]:
    """Return what is seen of a sentence, the own form of some names left out.

    Most names of a page were never seen in training. A copy in which names are known by
    their endings, groups and surroundings alone keeps the model from leaning on the names
    it learned by heart (compare C. Sutton, M. Sindelar, A. McCallum, "Reducing weight
    undertraining in structured discriminative learning", NAACL 2006).

    Args:
        sentence: The sentence.
        seen: The attributes of its morphemes.
        labels: Their labels.
        rng: Decides which.
    """
    found: list[list[str]] = []
    dim = False
    for token, attributes, label in zip(sentence.tokens, seen, labels, strict=True):
        if not label.startswith("I-"):
            dim = rng.random() < BLURRED[label[2:] or label]
        found.append([a for a in attributes if not _form(a, token)] if dim else attributes)
    return found


def _form(attribute: str, token: Token) -> bool:
    """Tell whether an attribute tells the very form: of the morpheme, its pairs, its word."""
    slot, told = attribute[0], attribute[1:]
    if slot == "0":
        return told in (token.form, f"{token.form}/{token.tag}")
    return slot in "<>" or (slot == "w" and told[:1] not in "+sLpSgt")


def train(sentences: Sequence[Sentence]) -> tagger.Model:
    """Fit the CRF with CRFsuite (OWL-QN, elastic net) and hand it over to our decoder."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": C1,
            "c2": C2,
            "max_iterations": ROUNDS,
            "feature.minfreq": MIN_FREQUENCY,
            "feature.possible_transitions": True,
        }
    )
    rng = random.Random(0)
    for sentence in sentences:
        words = units(sentence.text, sentence.tokens)
        seen, labels = surroundings(sentence.tokens, words), aligned(sentence)
        trainer.append(seen, labels)
        if any(label[2:] in ("PS", "OG", "LC") for label in labels):
            trainer.append(blurred(sentence, seen, labels, rng), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "ner.crfsuite")
        trainer.train(path)
        reader = pycrfsuite.Tagger()
        reader.open(path)
        info = reader.info()
        labels = sorted(reader.labels())
        return tagger.make(labels, info.state_features, info.transitions)


def found_in(sentences: Sequence[Sentence], model: tagger.Model) -> list[set[Entity]]:
    """Tag sentences with a model: the entities of each."""
    tagged = tagger.tag([(s.tokens, units(s.text, s.tokens)) for s in sentences], model)
    return [{(t.span.start, t.span.end, t.label) for t in row} for row in tagged]


def scores(pairs: Iterable[tuple[set[Entity], set[Entity]]]) -> dict[str, float]:
    """Return KLUE's entity F1 (exact span and kind) per kind, macro and micro."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for gold, found in pairs:
        true.update(e[2] for e in gold)
        said.update(e[2] for e in found)
        right.update(e[2] for e in gold & found)
    f1 = {k: _f1(right[k], said[k], true[k]) for k in sorted(true)}
    total = _f1(sum(right.values()), sum(said.values()), sum(true.values()))
    return {"macro": sum(f1.values()) / len(f1), "micro": total, **f1}


def _f1(right: int, said: int, true: int) -> float:
    return 200 * right / (said + true) if said + true else 0.0


def cross_validate(sentences: Sequence[Sentence], folds: int, only: int = 0) -> dict[str, float]:
    """Train on all folds but one, tag that one, for each; score them together.

    Args:
        sentences: The whole set.
        folds: How many parts; sentence i is in part i mod folds.
        only: Stop after so many folds (0: do all).
    """
    every: list[tuple[set[Entity], set[Entity]]] = []
    news: list[tuple[set[Entity], set[Entity]]] = []
    for fold in range(only or folds):
        model = train([s for i, s in enumerate(sentences) if i % folds != fold])
        held = [s for i, s in enumerate(sentences) if i % folds == fold]
        for sentence, found in zip(held, found_in(held, model), strict=True):
            every.append((set(sentence.entities), found))
            if sentence.news:
                news.append(every[-1])
    whole = scores(every)
    return {**whole, **{f"news {k}": v for k, v in scores(news).items()}}


def main() -> int:
    """Train or cross-validate, as asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many folds")
    parser.add_argument("--only", type=int, default=0, help="stop after so many folds")
    asked = parser.parse_args()
    bench = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
    if not (bench / "ner/klue.jsonl").exists():
        sys.stderr.write(f"{bench}/ner/klue.jsonl is not there: set MAEK_BENCH\n")
        return 2
    sentences = load(bench)
    if asked.folds:
        for name, value in cross_validate(sentences, asked.folds, asked.only).items():
            sys.stdout.write(f"{name:12} {value:6.2f}\n")
        return 0
    data = tagger.packed(train(sentences))
    OUT.write_bytes(data)
    sys.stdout.write(f"{OUT}: {len(data):,} bytes, {len(sentences):,} sentences\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
