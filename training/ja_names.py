"""Make ``maek/text/tables/ja_names.txt.gz``: how Japanese names in kanji are read.

    pip download --no-deps --no-binary :all: unidic-lite==1.0.8   # 47 MB, BSD data
    .venv/bin/python training/ja_names.py unidic-lite-1.0.8.tar.gz

Source: the surnames and given names of UniDic 2.1.2 (The UniDic Consortium, offered under
BSD 3-Clause among others), as the compiled dictionary of the ``unidic-lite`` package holds
them. A line is a word, S or G (surname, given name), and its readings in Katakana.
"""

from __future__ import annotations

import gzip
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "maek/text/tables/ja_names.txt.gz"
DICTIONARY = "unidic-lite-1.0.8/unidic_lite/dicdir/sys.dic"
NAME = "名詞,固有名詞,人名,"
KINDS = {"姓": "S", "名": "G"}
HAN = re.compile(r"[\u4e00-\u9fff々ヶ]+$")
KANA = re.compile(r"[ァ-ヴー]+$")
WORD, READING = 8, 17
"""Columns of UniDic: the written word, its kana."""


def entries(packed: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (word, S or G, reading) of every personal name of the dictionary."""
    with tarfile.open(packed) as archive:
        member = archive.extractfile(DICTIONARY)
        assert member is not None, "the package has a dictionary"
        data = member.read()
    head = NAME.encode()
    for entry in data.split(b"\0"):
        if entry.startswith(head):
            columns = entry.decode().split(",")
            kind = KINDS.get(columns[3])
            if kind and HAN.match(columns[WORD]) and KANA.match(columns[READING]):
                yield columns[WORD], kind, columns[READING]


def main(told: list[str]) -> int:
    """Write the table from the package given."""
    if len(told) != 1:
        sys.stderr.write("tell where unidic-lite-1.0.8.tar.gz is\n")
        return 2
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word, kind, reading in entries(Path(told[0])):
        found[word, kind].add(reading)
    lines = "".join(f"{w} {k} {' '.join(sorted(r))}\n" for (w, k), r in sorted(found.items()))
    OUT.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    sys.stdout.write(f"{len(found):,} names\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
