"""Values as scripts write them: JSON, and what is nearly JSON.

Pages keep their state as JavaScript: names without quotation marks, single ones, commas before the
end, remarks, values a function is called with. JSON-LD written by hand has the same faults, and
quotation marks inside its texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(
    r"\s*(?:(?P<open>[{\[(])|(?P<close>[}\])])|(?P<sign>[,:])"
    r'|"(?P<text>(?:[^"\\]++|\\.|"(?!\s*(?:[,:}\])]|/[*/]|$)))*+)"'
    r"|'(?P<single>(?:[^'\\]++|\\.)*+)'|`(?P<drawn>(?:[^`\\]++|\\.)*+)`"
    r"|new\s+Date\(\s*[\"']?(?P<date>[^)\"']{1,40})[\"']?\s*\)"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w$])"
    r"|(?P<word>!0|!1|void 0|[\w$]+)"
    r"|(?P<remark>/\*.*?\*/|//[^\n]*))",
    re.DOTALL,
)
ESCAPED = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
WORDS = {"true": True, "!0": True, "false": False, "!1": False}
LONGEST_NUMBER = 30
MOST_TOKENS = 50_000
DEEPEST = 200
NOTHING = object()


def literal(text: str, at: int = 0, names: Mapping[str, Any] | None = None) -> tuple[Any, int]:
    """Read one value.

    Args:
        text: A script.
        at: Where the value begins in it, in code points.
        names: What names without quotation marks stand for; others stand for nothing.

    Returns:
        The value, and where it ends. A text cut off in the middle says what it has said so far.

    Raises:
        NoValueError: It is no value but a program.
    """
    reader = _Reader(names or {})
    for _ in range(MOST_TOKENS):
        token = TOKEN.match(text, at)
        if token is None:
            break
        at = token.end()
        try:
            whole = reader.take(token)
        except ValueError as error:
            raise NoValueError(at) from error
        if whole:
            return reader.whole, at
    if not reader.cut or text[at:].strip():
        raise NoValueError(at)
    return reader.whole, at


class NoValueError(ValueError):
    """What stands there is no value but a program; ``at`` is how far it was read."""

    def __init__(self, at: int) -> None:
        super().__init__("no value")
        self.at = at


class _Reader:
    """What is read so far: open lists and objects, each with the name that waits for a value."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.names = names
        self.whole: Any = None
        self.open: list[list[Any] | dict[str, Any]] = []
        self._keys: list[Any] = []
        self._said = False
        """Whether a value was said since the last comma."""

    @property
    def cut(self) -> bool:
        """Whether the text ends inside the value, and not in the middle of a name."""
        return bool(self.open) and not isinstance(self._keys[-1], tuple)

    def take(self, token: re.Match[str]) -> bool:
        """Take in a token; tell whether the value is at its end."""
        sort = token.lastgroup
        if sort == "remark":
            return False
        if sort == "sign":
            self._sign(token["sign"])
            return False
        if sort == "close":
            return self._close()
        if sort == "open":
            self._begin({} if token["open"] == "{" else [])
            return False
        self._put(token)
        return not self.open

    def _sign(self, sign: str) -> None:
        if not self.open or (sign == ":") != (isinstance(self._keys[-1], tuple)):
            raise ValueError("a sign out of place")
        if sign == ":":
            self._keys[-1] = self._keys[-1][0]
        self._said = False

    def _close(self) -> bool:
        if not self.open:
            raise ValueError("an end without a beginning")
        self.open.pop()
        self._keys.pop()
        self._said = True
        return not self.open

    def _begin(self, held: list[Any] | dict[str, Any]) -> None:
        self._keep(held)
        if len(self.open) >= DEEPEST:
            raise ValueError("too deep")
        self.open.append(held)
        self._keys.append(NOTHING)

    def _put(self, token: re.Match[str]) -> None:
        inside = self.open[-1] if self.open else None
        if isinstance(inside, dict) and self._keys[-1] is NOTHING:
            if self._said:
                raise ValueError("a name behind a value")
            # In brackets, it waits for its colon.
            self._keys[-1] = (_name(token),)
        else:
            self._keep(self._value(token))

    def _keep(self, value: Any) -> None:
        inside = self.open[-1] if self.open else None
        if inside is None:
            self.whole = value
        elif self._said:
            raise ValueError("a value behind a value")
        elif isinstance(inside, list):
            inside.append(value)
        elif not isinstance(self._keys[-1], str):
            raise ValueError("a value without a name")
        else:
            inside[self._keys[-1]] = value
            self._keys[-1] = NOTHING
        self._said = not isinstance(value, list | dict)

    def _value(self, token: re.Match[str]) -> Any:
        word, number = token["word"], token["number"]
        if word is not None:
            return WORDS.get(word, self.names.get(word))
        if number is not None:
            return (float if set(number) & set(".eE") else int)(number[:LONGEST_NUMBER])
        return _name(token)


def _name(token: re.Match[str]) -> str:
    """The words of a token, its escapes undone."""
    said = token[token.lastgroup or 0]
    if "\\" not in said:
        return said
    plain = ESCAPED.sub(_unescaped, said)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return SIGNS.get(found[4], found[4])
