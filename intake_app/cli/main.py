"""`intake-app COMMAND`: the commands joined, and the one place where a fault becomes a sentence and an exit status."""

import sys
from collections.abc import Sequence

import click

from intake_app.base.errors import FaultsError, IntakeAppError
from intake_app.base.texts import tr
from intake_app.cli.doctor import doctor
from intake_app.cli.plan import plan
from intake_app.cli.review import review
from intake_app.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="intake-app")
def intake_app() -> None:
    """Contraindication checks, pressure tolerance and sealed session plans for massage therapists.

    Without a command, or with `demo`, the window opens. It recommends and shows its reasons; the therapist decides.

    \b
    intake-app review forms/cases/clear.toml
    intake-app plan forms/cases/clear.toml -o plan.pdf
    intake-app verify plan.pdf
    """


@intake_app.command()
@click.argument("case", required=False)
def demo(case: str | None) -> None:
    """Open the window on a sample, or on CASE.

    \b
    intake-app demo
    intake-app demo forms/cases/third-visit.toml
    """
    raise click.UsageError(tr("`demo` is opened by the program itself: run it as `intake-app demo`."))


for command in (review, plan, verify, doctor):
    intake_app.add_command(command)


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status as in the case format, section 3 and 4. A fault is a sentence on stderr."""
    try:
        status = intake_app.main(list(arguments), prog_name="intake-app", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return 130
    except click.ClickException as fault:
        fault.show()
        return 2
    except IntakeAppError as fault:
        return tell(fault)
    return status if isinstance(status, int) else 0


def tell(fault: IntakeAppError) -> int:
    """Write a fault to stderr, one line for each thing that is wrong; its exit status."""
    sys.stderr.write(f"{fault}\n")
    if isinstance(fault, FaultsError):
        for one in fault.faults:
            sys.stderr.write(f"  {one.sentence}\n")
    return fault.exit_code
