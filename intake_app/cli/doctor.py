"""`intake-app doctor`: which system library this machine lacks, and the command that installs it."""

import ctypes

import click

from intake_app.base.paths import resource
from intake_app.base.texts import tr


@click.command()
def doctor() -> int:
    """Say what is missing on this machine and the command that installs it.

    Ends with 0 where nothing is missing, else 1.

    \b
    intake-app doctor
    """
    missing = missing_libraries()
    if not missing:
        click.echo(tr("Nothing is missing on this machine."))
        return 0
    for library, package, needed_for in missing:
        click.echo(
            tr("{library} is missing (needed for: {use})", library=library, use=needed_for) + f"  [{package}]"
        )
    packages = " ".join(dict.fromkeys(package for _, package, _ in missing))
    click.echo(tr("On Debian or Ubuntu this line installs them:"))
    click.echo(f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}")
    return 1


def missing_libraries() -> list[tuple[str, str, str]]:
    """(library, Debian package, what it is needed for) of every listed library that cannot be loaded."""
    lines = resource("system-libraries.txt").read_text("utf-8").splitlines()
    listed = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return [(name, package, use) for name, package, use in listed if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
