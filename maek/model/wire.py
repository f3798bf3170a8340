"""Any record ↔ plain JSON values."""

from __future__ import annotations

import base64
import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")


def to_plain(value: Any) -> Any:
    """Turn a record (or tuple, dict, scalar) into plain JSON values.

    Dataclasses become objects, tuples lists, bytes base64 text.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, (tuple, list)):
        return [to_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): to_plain(v) for k, v in value.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def from_plain(kind: type[R], plain: Any) -> R:
    """Build a record of type ``kind`` from what :func:`to_plain` made.

    Fields the record does not know are refused; missing ones take their default.

    Raises:
        ValueError: If the plain value does not fit the record.
    """
    try:
        return typing.cast(R, _build(kind, plain))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


Builder = Callable[[Any], Any]


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(hint: Any, plain: Any) -> Any:
    return _builder(hint)(plain)


@functools.cache
def _builder(hint: Any) -> Builder:
    """Return the function that builds a value of a type: decided once, not for every value."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        return _tuple(typing.get_args(hint))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if hint is bytes:
        return base64.b64decode
    return _float if hint is float else _same


def _optional(inner: Any) -> Builder:
    build = _builder(inner)
    return lambda plain: None if plain is None else build(plain)


def _record(kind: type) -> Builder:
    builders = {name: _builder(hint) for name, hint in _hints(kind).items()}
    changing = {name: build for name, build in builders.items() if build is not _same}

    def record(plain: Any) -> Any:
        values = {**plain}
        for name, build in changing.items():
            if name in values:
                values[name] = build(values[name])
        return kind(**values)

    return record


def _tuple(args: tuple[Any, ...]) -> Builder:
    if len(args) == 2 and args[1] is Ellipsis:
        build = _builder(args[0])
        return tuple if build is _same else lambda plain: tuple([build(v) for v in plain])
    builders = tuple(_builder(a) for a in args)
    return lambda plain: tuple(b(v) for b, v in zip(builders, plain, strict=True))


def _same(plain: Any) -> Any:
    return plain


def _float(plain: Any) -> Any:
    return float(plain) if isinstance(plain, int) else plain
