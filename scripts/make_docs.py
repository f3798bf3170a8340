"""Makes docs/cli.md, docs/config.md and docs/scores.md from the code; ``make docs``.

With ``--check`` it writes nothing and says which page is due (exit status 1).
"""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))


def main(*, check: bool) -> int:
    """Write the pages, or compare them with what is there.

    Args:
        check: Only compare.

    Returns:
        The exit status.
    """
    due = []
    for name, text in pages().items():
        path = ROOT / "docs" / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        due.append(name)
        if not check:
            path.write_text(text, encoding="utf-8")
    for name in due:
        click.echo(f"docs/{name}: {'is not what the code says: make docs' if check else 'made'}")
    return 1 if check and due else 0


def pages() -> dict[str, str]:
    """Return the text of every made page by its name."""
    return {
        "cli.md": "\n".join(_cli()) + "\n",
        "config.md": "\n".join(_config()) + "\n",
        "scores.md": "\n".join(_scores()) + "\n",
    }


def _cli() -> Iterator[str]:
    from maek.cli.app import app

    yield "# Commands\n\nMade by `make docs` from the commands themselves."
    context = click.Context(app, info_name="maek")
    yield from _commands(app, context)


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        inner = click.Context(command, info_name=name, parent=context, max_content_width=90)
        inner.terminal_width = 90
        yield f"\n## {inner.command_path}\n\n```\n{command.get_help(inner)}\n```"
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _config() -> Iterator[str]:
    from maek.config import DeskSettings, Settings, described

    yield "# Settings\n\nMade by `make docs` from the settings themselves. They stand in"
    yield "`maek.toml` in the folder of the desk; the variable `MAEK_<TABLE>_<KEY>` comes before"
    yield "the file, and `MAEK_<TABLE>_<KEY>_FILE` reads the value from a file."
    rooms: dict[str, list[tuple[str, str, object]]] = {}
    for path, kind, default in described():
        room, key = path.split(".")
        rooms.setdefault(room, []).append((key, kind, default))
    settings = Settings()
    assert isinstance(settings.desk, DeskSettings)
    for room, rows in rooms.items():
        notes = _notes(type(getattr(settings, room)))
        yield f"\n## `[{room}]`\n\n| key | default | |\n|---|---|---|"
        for key, kind, default in rows:
            shown = f"`{default!r}`" if kind != "bool" else f"`{str(default).lower()}`"
            yield f"| `{key}` | {shown} | {notes.get(key, '')} |"


def _notes(kind: type) -> dict[str, str]:
    """Return the string that stands under each attribute of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    notes = {}
    for one, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(one, ast.AnnAssign)
            and isinstance(one.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            notes[one.target.id] = " ".join(str(after.value.value).split())
    return notes


def _scores() -> Iterator[str]:
    from scores.gate import FLOORS, MEASURES

    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    yield "# Scores\n\nMade by `make docs` from `scores/`. A floor is what was measured when it was"
    yield "last pinned (`maek score --update`), less rounding; a target is what the issue asks for."
    for measure in MEASURES:
        module = importlib.import_module(f"scores.{measure}")
        targets = getattr(module, "TARGETS", {})
        rows = {k.partition(".")[2]: v for k, v in floors.items() if k.startswith(f"{measure}.")}
        yield f"\n## {measure}\n\n{(inspect.getdoc(module) or '').partition(chr(10))[0]}"
        if not rows and not targets:
            continue
        yield "\n| figure | floor | target |\n|---|---|---|"
        for name in sorted({*rows, *targets}):
            floor = f"{rows[name]:.4f}" if name in rows else "–"
            yield f"| {name} | {floor} | {targets.get(name, '–')} |"


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
