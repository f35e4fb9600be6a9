"""The `digest` command: a group whose sub-commands are imported when they are asked for, so that help is instant."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

from digest import __version__

# Each command's module; it holds a click command under the name `command` and imports nothing heavy until it runs.
COMMANDS = {
    "init": "digest.cli.init_command",
    "build": "digest.cli.build_command",
    "show": "digest.cli.show_command",
    "stories": "digest.cli.stories_command",
    "names": "digest.cli.names_command",
    "topics": "digest.cli.topics_command",
}


class LazyGroup(click.Group):
    """A group that knows its commands by their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Return the names of the commands, in the order of COMMANDS."""
        return [name for name, module in COMMANDS.items() if find_spec(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (likewise)
        """Return a command, or None if there is none of that name."""
        module = COMMANDS.get(cmd_name)
        if module is None or not find_spec(module):
            return None
        command: click.Command = import_module(module).command
        return command


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine, 1 faults in content, configuration or templates, 2 wrong usage.",
)
@click.version_option(__version__, prog_name="digest", message="%(prog)s %(version)s")
def main() -> None:
    """Make a newspaper of a folder of article texts: static pages and an RSS feed."""
