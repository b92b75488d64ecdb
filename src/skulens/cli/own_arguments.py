"""A group of commands that does something by itself: with arguments of its own."""

from __future__ import annotations

from typing import Any

from skulens.cli.help_page import Group


class GroupWithArguments(Group):
    """A group whose first word is one of its commands, or else the first argument of its own.

    Its callback is called before a command of it too, with nothing given.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the group's own arguments, unless the first word is a command."""
        if not args or args[0] not in self.commands:
            # Like those of a command, its options may stand behind its arguments.
            ctx.allow_interspersed_args = True
            return super().parse_args(ctx, args)
        is_resilient, ctx.resilient_parsing = ctx.resilient_parsing, True
        super().parse_args(ctx, [])  # nothing of its own is asked for
        ctx.resilient_parsing = is_resilient
        ctx._protected_args, ctx.args = args[:1], args[1:]
        return list(ctx.args)

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters; of its commands, whose paths are made of these, arguments are no part."""
        found = super().get_params(ctx)
        if ctx.command is self:
            return found
        return [one for one in found if one.param_type_name != "argument"]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What can stand behind its name."""
        own = [
            str(one.metavar) for one in self.get_params(ctx) if one.param_type_name == "argument"
        ]
        return ["[OPTIONS]", *own, "|", "COMMAND", "[ARGS]..."]
