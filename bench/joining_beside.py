"""Joining beside two known ways, on the same articles: quality (B³ F1) and time.

A BERTopic-style pipeline (M. Grootendorst, "BERTopic", 2022): TF-IDF, reduced by SVD, HDBSCAN;
scikit-learn has no UMAP, so SVD stands in its place. And keywords joined by Louvain communities
as Taranis AI does: articles that share keywords are tied, communities are stories.
"""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

from bench.figure import Figure
from maek.thread.item import Item
from maek.thread.stream import thread_items
from scores._streams import SETS, b_cubed, bench_set

NEEDED = ("sklearn", "networkx")
DIMENSIONS = 50
KEYWORDS = 10
SHARED = 2
"""Keywords two articles share to be tied."""


def measure() -> Iterable[Figure | str]:
    """Group the given sets in three ways."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        yield f"not measured: {', '.join(missing)} not installed (requirements/dev.in names them)"
        return
    given = Path(os.environ.get("MAEK_BENCH", "../shared/bench"))
    if not given.is_dir():
        yield "not measured: the given sets are not there; MAEK_BENCH names their folder"
        return
    for name in SETS:
        stream = bench_set(given / "stories" / f"{name}.jsonl")
        for way, group in WAYS.items():
            begun = time.process_time()
            found = group(stream.items)
            spent = time.process_time() - begun
            yield Figure(f"{name}, {way}: B³", b_cubed(found, stream.stories), "F1")
            yield Figure(f"{name}, {way}: time", spent, "s")


def _by_topics(items: Sequence[Item]) -> list[str]:
    """Group by HDBSCAN over TF-IDF vectors reduced by SVD; what it calls noise stays alone."""
    text = import_module("sklearn.feature_extraction.text")
    words = import_module("sklearn.feature_extraction").DictVectorizer()
    counts = words.fit_transform([dict(item.words) for item in items])
    vectors = text.TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    decomposition = import_module("sklearn.decomposition")
    reduced = decomposition.TruncatedSVD(min(DIMENSIONS, len(items) - 1), random_state=1)
    near = import_module("sklearn.preprocessing").normalize(reduced.fit_transform(vectors))
    cluster = import_module("sklearn.cluster")
    found = cluster.HDBSCAN(min_cluster_size=2, copy=True).fit_predict(near)
    return [str(label) if label >= 0 else "" for label in found]


def _by_keywords(items: Sequence[Item]) -> list[str]:
    """Group by Louvain communities of articles that share keywords."""
    networkx = import_module("networkx")
    known = Counter(word for item in items for word in item.words)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        ranked = sorted(item.words, key=lambda w: (-item.words[w] / known[w], w))
        for word in [w for w in ranked if known[w] > 1][:KEYWORDS]:
            by_word[word].append(at)
    shared = Counter(pair for own in by_word.values() for pair in combinations(own, 2))
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(items)))
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in shared.items() if n >= SHARED)
    found = [""] * len(items)
    for number, own in enumerate(networkx.community.louvain_communities(graph, seed=1)):
        for at in own:
            found[at] = str(number)
    return found


def _by_maek(items: Sequence[Item]) -> list[str]:
    memory = thread_items(items)
    told = {join.article: join.story for join in memory.joins()}
    return [told[item.id] for item in items]


WAYS: dict[str, Callable[[Sequence[Item]], list[str]]] = {
    "maek": _by_maek,
    "TF-IDF, SVD, HDBSCAN": _by_topics,
    "keywords, Louvain": _by_keywords,
}
