"""The command line: the same services as the window, without a screen."""

from intake_app.cli.main import main

__all__ = ["main"]
