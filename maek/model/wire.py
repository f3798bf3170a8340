"""Any record ↔ plain JSON values."""

from __future__ import annotations

import base64
import dataclasses
import functools
import types
import typing
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


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(hint: Any, plain: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        return None if plain is None else _build(inner, plain)
    if origin is tuple:
        return _build_tuple(typing.get_args(hint), plain)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(**{name: _build(hints[name], value) for name, value in plain.items()})
    if hint is bytes:
        return base64.b64decode(plain)
    return float(plain) if hint is float and isinstance(plain, int) else plain


def _build_tuple(args: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], v) for v in plain)
    return tuple(_build(a, v) for a, v in zip(args, plain, strict=True))
