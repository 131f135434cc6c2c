"""`intake-app`: no arguments or `demo` open the window, without importing click; everything else is the command line."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (those of the process if None); its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if (
        not given
        or (given[0] == "demo" and not {"-h", "--help"} & set(given))
        or given == ["--exit-after-first-paint"]
    ):
        from intake_app.ui.application import run

        return run(given[1:] if given[:1] == ["demo"] else given)
    from intake_app.cli.main import main as command_line

    return command_line(given)


if __name__ == "__main__":
    sys.exit(main())
