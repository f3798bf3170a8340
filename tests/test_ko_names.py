"""The Korean names drawer: cases as data, spans that read back, the tagger's arithmetic."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maek.lang.ko import tagger
from maek.lang.ko.names import names
from maek.lang.ko.names_view import is_title
from maek.lang.ko.particles import only_particles
from maek.lang.ko.sentences import lines, read
from maek.lang.ko.tagger_features import look, surroundings, units

CASES = Path(__file__).parent / "cases/ko/names"
KINDS = {
    "persons": "person",
    "groups": "group",
    "roles": "role",
    "pronouns": "pronoun",
    "works": "work",
    "bodies": "body",
    "places": "place",
}
ALWAYS = ("persons", "groups", "roles", "pronouns", "works")


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(case, id=f"{path.stem}-{n}")


def expected(text, wanted):
    """Find each of the words behind the one before."""
    found, start = [], 0
    for words in wanted:
        at = text.index(words, start)
        found.append((at, words))
        start = at + len(words)
    return found


@pytest.mark.parametrize("case", cases())
def test_case(case):
    text = case["text"]
    found = names(read(text, lines(text)))
    for field, kind in KINDS.items():
        if field in ALWAYS or field in case:
            got = [(m.span.start, m.span.of(text)) for m in found if m.kind == kind]
            assert got == expected(text, case.get(field, [])), field
