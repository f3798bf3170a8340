"""The weights of a page's morphemes, looked up by number.

Every morpheme, stem and ending gets a number when it is first seen; what surrounds a
morpheme is then arithmetic over arrays. The summed weights of a key (see
:mod:`maek.lang.ko.tagger_features`) are made once and kept, so that a page costs one
look-up for each morpheme and word, and some additions of whole arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from maek.lang.ko.tagger_features import (
    CLOSE,
    OF_END,
    OF_NEAR_END,
    OF_NEAR_STEM,
    OF_STEM,
    OF_TAGS,
    OF_TOKEN,
    OPEN,
    OUTSIDE,
    PLACES,
    QUOTED,
    Key,
    Unit,
    attributes,
    quoted,
)
from maek.lang.reading import Token
from maek.text.numbered import Numbered

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Ints = np.ndarray[Any, np.dtype[np.int64]]

Sentence = tuple[Sequence[Token], Sequence[Unit]]

MOST_KEYS = 60_000
"""So many keys of one sort are kept before the memory of them starts anew."""
MOST_TAGS = 128
PAIR_BITS = 32
MARKS = OPEN | CLOSE

_pair_of = itemgetter(slice(0, 2))
_stem_of, _end_of, _start_of, _stem_stop_of = map(itemgetter, (0, 1, 2, 4))


class Grid:
    """Pairs of numbers and the numbers they got, in the order they were seen."""

    def __init__(self, width: int) -> None:
        """Begin with no pairs.

        Args:
            width: The second number of a pair is less.
        """
        import numpy as np

        self.width = width
        self.names: list[tuple[int, int]] = []
        self._cells: Ints = np.full(1024 * width, -1, np.int64)

    def numbers(self, first: Ints, second: Ints) -> Ints:
        """Return the number of each pair; new ones get the next."""
        import numpy as np

        at = first * self.width + second
        most = int(at.max(initial=-1)) + 1
        if most > len(self._cells):
            self._cells = np.concatenate([self._cells, np.full(most, -1, np.int64)])
        found = self._cells.take(at)
        if found.min(initial=0) < 0:
            for new in dict.fromkeys(at[found < 0].tolist()):
                self._cells[new] = len(self.names)
                self.names.append(divmod(new, self.width))
            found = self._cells.take(at)
        return found


class Sums:
    """Keys of one sort by number, and the summed weights of their attributes in each slot.

    The sums of all new keys are made together, for many small sums cost more than one large.
    """

    def __init__(
        self, slots: tuple[int, ...], key_of: Callable[[int], Key], model: Weights
    ) -> None:
        self.slots, self.key_of, self.model = slots, key_of, model
        self.size = 0
        self.tables: list[Floats] = [model.weights[:0]] * len(slots)

    def upto(self, size: int) -> list[Floats]:
        """Return for each slot (number, label) → weight, for all numbers below ``size``."""
        import numpy as np

        if size > self.size:
            more = self._summed(range(self.size, size))
            if size > len(self.tables[0]):
                space = np.zeros((size, more.shape[2]), np.float32)
                self.tables = [np.concatenate([t[: self.size], space]) for t in self.tables]
            for table, new in zip(self.tables, more, strict=True):
                table[self.size : size] = new
            self.size = size
        return self.tables

    def _summed(self, numbers: Sequence[int]) -> Floats:
        """Return (slot, number, label) → weight."""
        import numpy as np

        get, none = self.model.rows.get, len(self.model.weights) - 1
        flat: list[int] = []
        starts: list[int] = []
        keys = [self.key_of(number) for number in numbers]
        for slot in self.slots:
            for key in keys:
                starts.append(len(flat))
                flat.append(none)
                flat += [r for a in attributes(slot, key) if (r := get(a)) is not None]
        found = np.add.reduceat(self.model.weights[flat], starts, axis=0)
        return np.asarray(found, np.float32).reshape(len(self.slots), len(keys), -1)


class Weights(NamedTuple):
    """Attributes and the rows of their weights; the last row is zeros."""

    rows: Mapping[str, int]
    weights: Floats


class Pairs:
    """The weights of two neighbouring forms: only pairs the model knows have any."""

    def __init__(self, model: Weights) -> None:
        import numpy as np

        self.forms: Numbered[str] = Numbered()
        found: dict[int, list[int]] = {}
        for side, mark in enumerate("<>"):
            for name in [name for name in model.rows if name[0] == mark]:
                for code in self._codes(name[1:]):
                    found.setdefault(code, [-1, -1])[side] = model.rows[name]
        codes = sorted(found)
        self.codes: Ints = np.array([-1, *codes], np.int64)
        sides = [[-1, -1], *map(found.__getitem__, codes)]
        self.before, self.behind = np.array(sides, np.int64).T

    def _codes(self, joined: str) -> list[int]:
        """Return the codes of every pair that is so written (a form may itself be a bar)."""
        cuts = [i for i, c in enumerate(joined) if c == "|"]
        number = self.forms
        return [number[joined[:i]] << PAIR_BITS | number[joined[i + 1 :]] for i in cuts]

    def form(self, form: str) -> int:
        """Return the number of a form; one that is in no pair gets the last."""
        return self.forms.get(form, len(self.forms))

    def of(self, forms: Ints) -> tuple[Ints, Ints]:
        """Return the rows of weights of each two neighbours, as (before, behind).

        Args:
            forms: Numbers of forms in a row.
        """
        codes = forms[:-1] << PAIR_BITS | forms[1:]
        at = self.codes.searchsorted(codes)
        at[at == len(self.codes)] = 0
        at[self.codes.take(at) != codes] = 0
        return self.before.take(at), self.behind.take(at)


class _Tokens(Numbered[Key]):
    """Morphemes by form and tag; the numbers of each one's tag and form."""

    def __init__(self, pairs: Pairs, tags: Numbered[str]) -> None:
        import numpy as np

        super().__init__()
        self._form, self._tag = pairs.form, tags
        self._new: list[tuple[int, int, bool]] = []
        """Of those that are not in the columns yet."""
        self._columns: Ints = np.zeros((3, 0), np.int64)

    def __missing__(self, name: Key) -> int:
        form, tag = name
        self._new.append((self._form(form), self._tag[tag[:3]], form in MARKS))
        return super().__missing__(name)

    def columns(self) -> Ints:
        """Return of each morpheme its form as pairs know it, its tag, and if it is a mark."""
        import numpy as np

        size = len(self)
        if size > self._columns.shape[1]:
            # Room for as many again: what is there is copied seldom.
            self._columns = np.concatenate([self._columns, np.zeros((3, size), np.int64)], axis=1)
        if self._new:
            self._columns[:, size - len(self._new) : size] = np.array(self._new, np.int64).T
            self._new = []
        return self._columns


class Page:
    """The sentences of a page as arrays: gaps stand between them, so that nothing runs over."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        import numpy as np

        self.sentences = sentences
        self.size = sum(len(tokens) for tokens, _ in sentences)
        self.words = sum(len(units) for _, units in sentences)
        every = np.arange(1, len(sentences) + 1)
        sizes = np.fromiter((len(tokens) for tokens, _ in sentences), np.int64)
        counts = np.fromiter((len(units) for _, units in sentences), np.int64)
        self.begins: Ints = np.cumsum(sizes) - sizes
        self.at: Ints = np.arange(self.size) + 2 * np.repeat(every, sizes)
        """Where each morpheme stands, two gaps between sentences."""
        self.word_at: Ints = np.arange(self.words) + np.repeat(every, counts)
        """Where each word stands, one gap between sentences."""
        begins = np.repeat(self.begins, counts)
        self.starts: Ints = np.fromiter(self._of_words(_start_of), np.int64, self.words) + begins
        stops = np.fromiter(self._of_words(_stem_stop_of), np.int64, self.words) + begins
        self.word: Ints = np.repeat(np.arange(self.words), np.diff(self.starts, append=self.size))
        """The number of the word each morpheme stands in."""
        here, stop = np.arange(self.size), stops.take(self.word)
        first, last = here == self.starts.take(self.word), here == stop - 1
        self.places: Ints = first + 2 * last + 4 * (here >= stop)

    def tokens(self, number: Callable[[Key], int]) -> Ints:
        """Return the number of the morpheme at each place, 0 in gaps."""
        import numpy as np

        found: Ints = np.zeros(self.size + 2 * len(self.sentences) + 2, np.int64)
        every = chain.from_iterable([tokens for tokens, _ in self.sentences])
        found[self.at] = np.fromiter(map(number, map(_pair_of, every)), np.int64, self.size)
        return found

    def units(self, part: Callable[[Unit], str], number: Callable[[str], int]) -> Ints:
        """Return the number of a part of the word at each place, 0 in gaps."""
        import numpy as np

        found: Ints = np.zeros(self.words + len(self.sentences) + 1, np.int64)
        numbers = map(number, self._of_words(part))
        found[self.word_at] = np.fromiter(numbers, np.int64, self.words)
        return found

    def _of_words(self, part: Callable[[Unit], Any]) -> Iterator[Any]:
        return map(part, chain.from_iterable([units for _, units in self.sentences]))

    def quote(self, marks: Ints) -> None:
        """Number the places inside short quotations anew.

        Args:
            marks: Of each morpheme, whether it is a quotation mark.
        """
        held = marks.nonzero()[0]
        sentences = self.begins.searchsorted(held, side="right") - 1
        for i in dict.fromkeys(sentences.tolist()):
            tokens = self.sentences[i][0]
            begin = int(self.begins[i])
            for at, inside in enumerate(quoted(tokens), begin):
                self.places[at] += QUOTED * inside


class Weigher:
    """Sums the weights of everything that is looked at around each morpheme."""

    def __init__(self, rows: Mapping[str, int], weights: Floats) -> None:
        self._model = Weights(rows, weights)
        self._pairs = Pairs(self._model)
        self._begin()

    def _begin(self) -> None:
        """Forget all that was seen."""
        places = len(PLACES)
        self._tags: Numbered[str] = Numbered()
        self._stems: Numbered[str] = Numbered()
        self._ends: Numbered[str] = Numbered()
        self._tokens = _Tokens(self._pairs, self._tags)
        self._two, self._three = Grid(MOST_TAGS), Grid(MOST_TAGS)
        self._four, self._stem, self._end = Grid(places), Grid(places), Grid(places)
        assert self._tokens[OUTSIDE] == self._stems[""] == self._ends[""] == 0
        tokens, tags = self._tokens.names, self._tags.names
        stems, ends = self._stems.names, self._ends.names
        two, three, four = self._two.names, self._three.names, self._four.names

        def of_tags(number: int) -> Key:
            threes, place = four[number]
            twos, right = three[threes]
            left, own = two[twos]
            return tags[left], tags[own], tags[right], PLACES[place]

        def placed(grid: Grid, names: list[str]) -> Callable[[int], Key]:
            pairs = grid.names
            return lambda n: (names[pairs[n][0]], PLACES[pairs[n][1]])

        sums = partial(Sums, model=self._model)
        self._of_token = sums(OF_TOKEN, lambda n: (tokens[n][0], tokens[n][1][:3]))
        self._of_tags = sums(OF_TAGS, of_tags)
        self._of_stem = sums(OF_STEM, placed(self._stem, stems))
        self._of_end = sums(OF_END, placed(self._end, ends))
        self._near_stem = sums(OF_NEAR_STEM, lambda n: (stems[n],))
        self._near_end = sums(OF_NEAR_END, lambda n: (ends[n],))

    def scores(self, sentences: Sequence[Sentence]) -> Floats:
        """Return the weights of all morphemes of all sentences: (morphemes, labels).

        Args:
            sentences: The tokens of each sentence, at least one, and the units they make up.
        """
        if max(len(self._tokens), len(self._four.names), len(self._stem.names)) > MOST_KEYS:
            self._begin()
        page = Page(sentences)
        row = page.tokens(self._tokens.__getitem__)
        forms, tags, marks = self._tokens.columns()
        page.quote(marks.take(row.take(page.at)))
        total = self._of_forms(page.at, row, forms.take(row))
        total += self._of_words(page)
        total += self._of_tags_at(page, tags.take(row))
        return total

    def _of_forms(self, at: Ints, row: Ints, forms: Ints) -> Floats:
        """The morpheme, its neighbours, and the pairs it makes with them."""
        own, before, behind, two_before, two_behind = self._of_token.upto(len(self._tokens))
        total: Floats = own.take(row.take(at), 0)
        total += before.take(row.take(at - 1), 0)
        total += behind.take(row.take(at + 1), 0)
        total += two_before.take(row.take(at - 2), 0)
        total += two_behind.take(row.take(at + 2), 0)
        left, right = self._pairs.of(forms)
        total += self._model.weights.take(left.take(at - 1), 0)
        total += self._model.weights.take(right.take(at), 0)
        return total

    def _of_words(self, page: Page) -> Floats:
        """The word a morpheme stands in, the word before and the one behind."""
        stems = page.units(_stem_of, self._stems.__getitem__)
        ends = page.units(_end_of, self._ends.__getitem__)
        stems_before, stems_behind = self._near_stem.upto(len(self._stems))
        ends_before, ends_behind = self._near_end.upto(len(self._ends))
        left, right = page.word_at - 1, page.word_at + 1
        near = stems_before.take(stems.take(left), 0) + ends_before.take(ends.take(left), 0)
        near += stems_behind.take(stems.take(right), 0)
        near += ends_behind.take(ends.take(right), 0)
        total: Floats = near.take(page.word, 0)
        here = page.word_at.take(page.word)
        for grid, sums, names in (
            (self._stem, self._of_stem, stems),
            (self._end, self._of_end, ends),
        ):
            numbers = grid.numbers(names.take(here), page.places)
            total += sums.upto(len(grid.names))[0].take(numbers, 0)
        return total

    def _of_tags_at(self, page: Page, tags: Ints) -> Floats:
        """The tags of a morpheme and its neighbours, and its place in the word."""
        at = page.at
        two = self._two.numbers(tags.take(at - 1), tags.take(at))
        three = self._three.numbers(two, tags.take(at + 1))
        four = self._four.numbers(three, page.places)
        return self._of_tags.upto(len(self._four.names))[0].take(four, 0)
