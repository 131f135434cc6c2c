"""Where things lie: the user's data folder, the content (`forms`) and the assets (`resources`)."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The one folder that holds all that the program keeps for a user; INTAKE_APP_HOME moves it. Not created here."""
    moved = os.environ.get("INTAKE_APP_HOME")
    if moved:
        return Path(moved)
    from platformdirs import user_data_path  # here: 10 ms that only a first start without the variable pays

    return user_data_path("intake-app", appauthor=False)


def forms_folder() -> Path:
    """The shipped content: inside the package when installed, beside it in a checkout."""
    return _shipped("forms")


def resource(*parts: str) -> Path:
    """A shipped asset, for example ("fonts", "NotoSans-Regular.ttf"). The file need not exist."""
    return _shipped("resources").joinpath(*parts)


def _shipped(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
