"""The morpheme engine (kiwipiepy) behind one function.

The engine is loaded once per process, when first asked for (about a second, 320 MB:
the multi-word dictionary stays out, it doubles the memory and glues names together).
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import warnings
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from maek.lang.reading import Token

Sentence = tuple[Token, ...]

CUTOFF = 6.0
"""How much less likely than the best a reading of a stretch may be and still be gone on with.

Kiwi's own 8 gives other morphemes for 3 in 10,000 and takes about 14 % more time.
"""

_lock = threading.Lock()
_engines: list[Any] = []
"""The engine in use comes last. One from before a fork is kept: taking it apart would wait for
threads that stayed in the parent."""
_stale = True


def analyse(texts: Sequence[str], starts: Sequence[int] = ()) -> tuple[tuple[Sentence, ...], ...]:
    """Split every text into sentences of morphemes, all texts in one call to the engine.

    Tags are Kiwi's (Sejong) tags without the mark of regularity (``VV-I`` is ``VV``);
    forms are dictionary forms with compatibility-free jamo (``ᆫ다고``). Offsets are code
    points of the text the token is in. Fused morphemes (``했`` = 하 + 었) share their
    code points; one that is only understood (the 이 of ``의사라고``) has an empty span.
    Safe to call from several threads.

    Args:
        texts: Stretches of text that no sentence crosses.
        starts: Where each of them begins in a text of which they are parts; offsets are
            then of that text.

    Returns:
        For each text its sentences, each a tuple of tokens, in order.
    """
    return tuple(begin(texts, starts))


def begin(texts: Sequence[str], starts: Sequence[int] = ()) -> Iterator[tuple[Sentence, ...]]:
    """Let the engine begin on texts in threads of its own.

    Whoever has something else to do before asking for the first sentences does it meanwhile.

    Args:
        texts: As for :func:`analyse`.
        starts: As for :func:`analyse`.

    Returns:
        For each text in turn its sentences.
    """
    shifts = starts or [0] * len(texts)
    every = _engine().tokenize(list(texts))
    return (_sentences(found, shift) for found, shift in zip(every, shifts, strict=True))


def _engine() -> Any:
    global _stale
    with _lock:
        if _stale:
            _engines.append(_build())
            _stale = False
        return _engines[-1]


def _build() -> Any:
    from kiwipiepy import Kiwi

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # All cores for the blocks of a page: the wait for a page of 10 kB falls by half.
        # Where this is one of several worker processes, each has a core for itself.
        threads = 1 if multiprocessing.parent_process() else -1
        engine = Kiwi(load_multi_dict=False, num_workers=threads)
    engine.global_config.cutoff_threshold = CUTOFF
    return engine


_fields = attrgetter("form", "tag", "start", "len", "sent_position")
_new = tuple.__new__


def _sentences(found: Iterable[Any], shift: int) -> tuple[Sentence, ...]:
    """Make our tokens of the engine's; a page has thousands, so nothing is called in vain."""
    sentences: list[list[Token]] = []
    last = -1
    for form, tag, start, size, sentence in map(_fields, found):
        if sentence != last:
            own: list[Token] = []
            sentences.append(own)
            last = sentence
        start += shift
        own.append(_new(Token, (form, _PLAIN[tag], start, start + size)))
    return tuple(map(tuple, sentences))


class _Plain(dict[str, str]):
    """The engine's tags, and each without its mark of regularity."""

    def __missing__(self, tag: str) -> str:
        plain = self[tag] = tag.partition("-")[0]
        return plain


_PLAIN = _Plain()


def _after_fork() -> None:
    """Let a forked child load its own engine: the threads of the old one are not there."""
    global _stale, _lock
    _lock = threading.Lock()
    _stale = True


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
