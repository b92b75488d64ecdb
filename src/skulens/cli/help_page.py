"""Help pages: grouped, coloured at a terminal, and made without loading rich (for its speed)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

Entry = tuple[str, str]


class Command(TyperCommand):
    """A command with our help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        _write_page(self, ctx, formatter)


class Group(TyperGroup):
    """A group of commands with our help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        _write_page(self, ctx, formatter)


def _write_page(command: Any, context: Any, page: Any) -> None:
    coloured = context.color is not False
    name = typer.style(context.command_path, bold=True) if coloured else context.command_path
    page.write_usage(name, " ".join(command.collect_usage_pieces(context)))
    for paragraph in (command.help or "").split("\n\n"):
        page.write_paragraph()
        with page.indentation():
            page.write_text(paragraph)
    for title, entries in _sections(command, context).items():
        with page.section(_heading(title, coloured)):
            page.write_dl([(_term(term, coloured), words) for term, words in entries])
    if command.epilog:
        title, *lines = command.epilog.splitlines()
        with page.section(_heading(title.rstrip(":"), coloured)):
            for line in lines:  # commands to copy: never wrapped
                page.write(f"{' ' * page.current_indent}{line.strip()}\n")


def _sections(command: Any, context: Any) -> dict[str, list[Entry]]:
    """What the page lists, by heading: arguments, commands, options, last the general ones."""
    sections: dict[str, list[Entry]] = {}
    parameters = command.get_params(context)
    for parameter in (item for item in parameters if item.param_type_name == "argument"):
        sections.setdefault("Arguments", []).append((_argument(parameter), parameter.help or ""))
    for name, sub in getattr(command, "commands", {}).items():
        title = getattr(sub, "rich_help_panel", None) or "Commands"
        sections.setdefault(str(title), []).append((name, sub.get_short_help_str(limit=100)))
    options: dict[str, list[Entry]] = {}
    for option in (item for item in parameters if item.param_type_name == "option"):
        title = getattr(option, "rich_help_panel", None) or "Options"
        options.setdefault(str(title), []).append(_option_entry(option, context))
    general = options.pop("Options", [])
    return {**sections, **options, "Options": general}


def _argument(argument: Any) -> str:
    return f"{argument.metavar}..." if argument.nargs != 1 else str(argument.metavar)


def _option_entry(option: Any, context: Any) -> Entry:
    names = ", ".join(sorted(option.opts, key=len))
    if option.is_flag:
        return names, option.help or ""
    default = option.get_default(context)
    shown = f"  [default: {default}]" if default is not None and option.show_default else ""
    return f"{names} {option.metavar}", f"{option.help or ''}{shown}"


def _heading(title: str, coloured: bool) -> str:
    return typer.style(title, fg="yellow", bold=True) if coloured else title


def _term(term: str, coloured: bool) -> str:
    """Colour the names, not the placeholders."""
    words: Iterable[str] = term.split(" ")
    if coloured:
        words = (
            word if word.strip("[].,|_").isupper() else typer.style(word, fg="cyan")
            for word in words
        )
    return " ".join(words)
