"""Pictures of the steps from the sample case: python -m tests.pictures FOLDER [--theme T] [--scale S] [--rtl] [--only NAME]."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

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
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SCREENS.items():
        if wanted.only in ("", name):
            take(app, make(), folder / f"{name}.png", wanted.size)
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
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--size", type=_size, default=(1280, 800))
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    wide, high = text.split("x")
    return int(wide), int(high)


if __name__ == "__main__":
    raise SystemExit(main())
