"""Names across scripts: Korean and English pairs held out, and five languages by sound alone.

``ko_en_accuracy``: the links are learned anew from :data:`LINKED` names of
``names/ko-en.jsonl`` and the scorer from :data:`LEARNED` of these, with one wrong name each;
they are asked about :data:`ASKED` other names of the file, each once with its own English
name and once with a wrong one that shares its surname or given name (another person's; where
there is none, one put together). Some three in a hundred of the right pairs are no
transliterations at all (Mike Bucci, 사이먼 딘) and count as they stand. About a minute.

``five_languages``: the people of our own table, each pair of languages, without asking the
table; the wrong names are other people's, of the same surname or given name where there are.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from maek.text.known import known
from maek.text.names import SAME_AT, by_sound
from training.name_sounds import learn_links, learn_scorer, load, with_negatives

TARGETS = {"ko_en_accuracy": 0.97}
LINKED, LEARNED, ASKED = 6000, 4000, 1200

Row = tuple[str, str, str, str, bool]


def score(bench_dir: Path) -> dict[str, float]:
    """Return the accuracies.

    Args:
        bench_dir: The benchmark folder (``names/ko-en.jsonl`` in it).
    """
    return {**_korean_english(bench_dir), **_five_languages()}


def _korean_english(bench_dir: Path) -> dict[str, float]:
    from maek.text.name_compare import by_sound as compared
    from maek.text.name_reign import same_reign
    from maek.text.name_words import hangul_name, latin_name
    from maek.text.sounds import table_of

    pairs = load(bench_dir)
    random.Random(1).shuffle(pairs)
    learned, asked = pairs[:LINKED], with_negatives(pairs[LINKED:], seed=7)[: 2 * ASKED]
    links = table_of(learn_links(learned))
    scorer = learn_scorer(with_negatives(learned)[: 2 * LEARNED], links)
    right: dict[bool, list[bool]] = {True: [], False: []}
    for korean, english, same in asked:
        told = same_reign(korean, english)
        if told is None:
            found = compared(hangul_name(korean), latin_name(english), links, scorer)
            told = found.score >= SAME_AT
        right[same].append(told == same)
    every = right[True] + right[False]
    return {
        "ko_en_accuracy": sum(every) / len(every),
        "ko_en_right_pairs": sum(right[True]) / len(right[True]),
        "ko_en_wrong_pairs": sum(right[False]) / len(right[False]),
    }


def _five_languages() -> dict[str, float]:
    right = wrong = asked_right = asked_wrong = 0
    for a, a_lang, b, b_lang, same in _rows():
        told = by_sound(a, a_lang, b, b_lang).score >= SAME_AT
        if same:
            right, asked_right = right + told, asked_right + 1
        else:
            wrong, asked_wrong = wrong + (not told), asked_wrong + 1
    return {
        "five_languages": (right + wrong) / max(asked_right + asked_wrong, 1),
        "five_languages_right_pairs": right / max(asked_right, 1),
        "five_languages_wrong_pairs": wrong / max(asked_wrong, 1),
    }


def _rows() -> Iterator[Row]:
    """Yield every person in every pair of languages, and as often with a wrong name."""
    people = [dict(row.pairs()) for row in known() if row.kind == "person"]
    rng = random.Random(3)
    for person in people:
        words = set(person.get("en", "").split())
        like = [o for o in people if o is not person and words & set(o.get("en", "").split())]
        for a, b in itertools.combinations(sorted(person), 2):
            yield person[a], a, person[b], b, True
            others = [o for o in (like or people) if b in o and o is not person]
            if others:
                yield person[a], a, rng.choice(others)[b], b, False
