"""`intake-app forms …`: the content folder looked at by itself, without a case."""

import importlib

import click

SUBCOMMANDS = ("check", "prove", "readable")


class _Forms(click.Group):
    """Loads a subcommand when it is named: reading pages does not wait for what proving needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = getattr(
            importlib.import_module(f"intake_app.cli.forms_{cmd_name}"), cmd_name
        )
        return command


@click.group(cls=_Forms)
def forms() -> None:
    """Check the content folder, or make it readable.

    \b
    intake-app forms check
    intake-app forms readable my-forms
    """
