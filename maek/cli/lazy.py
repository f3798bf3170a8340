"""A click group whose commands are imported when they are asked for."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Mapping
from typing import Any

import click

from maek.errors import InputError


class HintingGroup(click.Group):
    """A group that suggests the nearest name for a wrong one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; suggest the nearest name for a wrong one."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            close = difflib.get_close_matches(args[0], names, n=1)
            hint = f"; did you mean {close[0]}?" if close else f"; see {ctx.command_path} --help"
            raise InputError(f"no such command{hint}", item=args[0])
        return super().resolve_command(ctx, args)


class LazyGroup(HintingGroup):
    """A group that knows its commands by name and one line each, and imports none of them."""

    def __init__(
        self,
        *args: Any,
        commands_here: Mapping[str, str],
        modules: str,
        **kwargs: Any,
    ) -> None:
        """Make the group.

        Args:
            args: For click.
            commands_here: Every command and what it is about, in the order people meet them.
            modules: Where a command's module is, with ``{}`` for its name; it has ``command``.
            kwargs: For click.
        """
        super().__init__(*args, **kwargs)
        self.commands_here = commands_here
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order people meet them."""
        return list(self.commands_here)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command and return it."""
        if cmd_name not in self.commands_here:
            return None
        name = "import_" if cmd_name == "import" else cmd_name
        command = importlib.import_module(self.modules.format(name)).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.commands_here.items()))
