"""`intake-app verify FILE`: what can be said of a sealed plan, as separate facts."""

from pathlib import Path

import click

from intake_app.base.errors import PlanFileError
from intake_app.base.texts import tr
from intake_app.cli.options import read_bytes
from intake_app.services.verifying import verify_plan


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--code", default=None, help="The short code printed on the plan.")
@click.option(
    "--strict",
    is_flag=True,
    help="Also end with 1 where the signer is not trusted or the record does not match.",
)
@click.option(
    "--trust",
    "roots",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A certificate (PEM or DER) to trust.",
)
def verify(file: Path, code: str | None, strict: bool, roots: tuple[Path, ...]) -> int:
    """Say what is true of FILE, a sealed plan: covered, unchanged, signed by whom and when, changed later, trusted.

    Ends with 0 where nothing was changed, 1 where something was, 2 where the file is no plan that can be read.

    \b
    intake-app verify plan.pdf
    intake-app verify plan.pdf --code K7Q4-2MXD-90VT-H3RP --strict
    """
    facts = verify_plan(_bytes(file), code=code, trust_roots=tuple(_bytes(root) for root in roots))
    for line in facts.sentences:
        click.echo(line)
    return facts.status(strict=strict)


def _bytes(path: Path) -> bytes:
    return read_bytes(path, PlanFileError, tr("Nothing was checked."))
