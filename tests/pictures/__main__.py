"""Pictures of every screen of the window, from one sample visit that is walked through by key presses.

    python -m tests.pictures FOLDER [--theme light|dark|contrast] [--scale 100|200] [--size 1280x800] [--rtl] [--only plan]

With --only one later step alone (pressure, plan, sign, done), which takes a second.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.ui.sample_visit import visit
from intake_app.ui.theme import start_looks
from tests.pictures import sample

SCREENS: dict[str, Callable[[], QWidget]] = {
    "pressure": sample.pressure,
    "plan": sample.plan,
    "sign": sample.sign,
    "done": sample.done,
}


def main() -> int:
    """Make the pictures asked for; say where they are."""
    wanted = _arguments()
    app = QApplication(sys.argv[:1])
    if wanted.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    start_looks(app, wanted.theme, wanted.scale / 100)
    folder: Path = wanted.folder
    if not wanted.only:
        return visit(folder, wanted.theme, wanted.scale, wanted.size)
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCREENS if wanted.only == "steps" else [wanted.only]:
        take(app, SCREENS[name](), folder / f"{name}.png", wanted.size)
    sys.stdout.write(f"Pictures are in {folder}\n")
    return 0


def take(app: QApplication, widget: QWidget, file: Path, size: tuple[int, int] = (1280, 800)) -> None:
    """Show a window offscreen at a size and keep its picture."""
    widget.resize(*size)
    widget.show()
    for _ in range(4):  # layouts settle their heights for widths in several rounds
        app.processEvents()
    screen = widget.findChild(QWidget, "step")
    if screen is not None and hasattr(screen, "focus_first"):
        screen.focus_first()
    app.processEvents()
    widget.grab().save(str(file))
    widget.close()


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
    parser.add_argument("--only", default="", choices=("", "steps", *SCREENS))
    parser.add_argument("--size", type=_size, default=(1280, 800))
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    wide, high = text.split("x")
    return int(wide), int(high)


if __name__ == "__main__":
    raise SystemExit(main())
