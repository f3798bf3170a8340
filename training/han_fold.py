"""Make ``maek/text/tables/han.txt``: Chinese characters that are one, written three ways.

    pip install opencc==1.4.2 && python training/han_fold.py

Source: the conversion tables of OpenCC (Apache-2.0). First line: traditional and Japanese
characters; second line: the simplified character each one is folded to.
"""

from __future__ import annotations

from pathlib import Path

import opencc  # type: ignore[import-not-found]

MORE = {"姫": "姬", "髙": "高", "﨑": "崎", "濵": "滨"}
"""Forms in Japanese names that OpenCC leaves alone."""
TARGET = Path(__file__).parent.parent / "maek" / "text" / "tables" / "han.txt"


def main() -> None:
    """Write the table."""
    from_japanese, to_simple = opencc.OpenCC("jp2t"), opencc.OpenCC("t2s")
    pairs: list[tuple[str, str]] = []
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        folded = to_simple.convert(from_japanese.convert(char))
        if len(folded) == 1 and folded != char and ord(folded) < 0xA000:
            pairs.append((char, folded))
    pairs += [(c, to) for c, to in MORE.items() if c != to and c not in {p[0] for p in pairs}]
    lines = ("".join(p[0] for p in pairs), "".join(p[1] for p in pairs))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
