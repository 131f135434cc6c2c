"""Pictures of every screen of the window, from made-up visits: what a change looks like, side by side.

    python -m tests.pictures FOLDER [--theme light|dark|contrast] [--scale 100|200] [--size 1280x800] [--rtl]
                                    [--only result ...] [--help-pictures]

With --only some scenes alone: a name, or the beginning of several. With --help-pictures the two of the README, small.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from intake_app.ui.theme import start_looks
from tests.pictures.scenes import SCENES, first_page
from tests.pictures.stage import Stage, save_small


def main() -> int:
    """Make the pictures asked for; say where they are."""
    wanted = _arguments()
    app = QApplication(sys.argv[:1])
    if wanted.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    start_looks(app, wanted.theme, wanted.scale / 100)
    folder: Path = wanted.folder
    folder.mkdir(parents=True, exist_ok=True)
    if wanted.help_pictures:
        save_small(taken("why", wanted.size), folder / "window.png")
        save_small(first_page(), folder / "plan.png")
    else:
        for name in _names(wanted.only):
            taken(name, wanted.size).save(str(folder / f"{name}.png"))
    sys.stdout.write(f"Pictures are in {folder}\n")
    return 0


def taken(name: str, size: tuple[int, int]) -> QPixmap:
    """A scene set up in a window of its own, and its picture."""
    with Stage(size) as stage:
        SCENES[name](stage)
        return stage.picture()


def _names(wanted: list[str]) -> list[str]:
    return [name for name in SCENES if not wanted or name.startswith(tuple(wanted))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.pictures",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--help-pictures", action="store_true")
    parser.add_argument("--size", type=_size, default=(1280, 800))
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    wide, high = text.split("x")
    return int(wide), int(high)


if __name__ == "__main__":
    raise SystemExit(main())
