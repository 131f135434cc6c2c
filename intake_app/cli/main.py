"""`intake-app COMMAND`: the commands joined, and the one place where a fault becomes a sentence and an exit status."""

import importlib
import sys
from collections.abc import Sequence

import click

from intake_app.base.errors import IntakeAppError
from intake_app.cli.telling import never_fail_on_characters, not_written, tell

COMMANDS = ("demo", "review", "plan", "verify", "forms", "doctor")


class _Commands(click.Group):
    """Loads a command when it is named: a review does not wait for what only paper needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"intake_app.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="intake-app")
def intake_app() -> None:
    """Contraindication checks, pressure tolerance and sealed session plans for massage therapists.

    Without a command, or with `demo`, the window opens. It recommends and shows its reasons; the therapist decides.

    \b
    intake-app review forms/cases/clear.toml
    intake-app plan forms/cases/clear.toml -o plan.pdf
    intake-app verify plan.pdf
    """


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status as in the case format, section 3 and 4. A fault is a sentence on stderr."""
    never_fail_on_characters()
    try:
        status = intake_app.main(list(arguments), prog_name="intake-app", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return 130
    except click.ClickException as fault:
        fault.show()
        return 2
    except IntakeAppError as fault:
        return tell(fault)
    except OSError as fault:
        return tell(not_written(fault))
    return status if isinstance(status, int) else 0
