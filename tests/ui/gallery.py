"""Pictures of every widget in every state: `python -m tests.ui.gallery FOLDER`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake_app.ui.fonts import DENSE, DENSE_BOLD, HEADING, TITLE
from intake_app.ui.measures import OPEN_INSET, gap, page_margin, px
from intake_app.ui.theme import current_theme, looks, start_looks
from intake_app.ui.values import (
    FindingWords,
    KeyHint,
)
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.finding_card import FindingCard
from intake_app.ui.widgets.finding_row import FindingRow
from intake_app.ui.widgets.frame import Frame, Ground
from intake_app.ui.widgets.ink_pad import InkPad
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.password_field import PasswordField
from intake_app.ui.widgets.pressure_ladder import PressureLadder
from intake_app.ui.widgets.progress_list import ProgressList
from intake_app.ui.widgets.region_level_list import RegionLevelList
from intake_app.ui.widgets.region_list import RegionList
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.stepper import Stepper
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.text_field import TextField
from tests.ui.gallery_values import (
    ALERTS,
    BECAUSE,
    CALLUS,
    LEVELS,
    NOTE,
    PAGES,
    RUNGS,
    SORES,
    STEPS,
    YES_NO,
    ZONES,
)
from tests.ui.gallery_widgets import (
    banners,
    beside,
    buttons,
    choose_all,
    client,
    facts,
    findings,
    hands,
    icon_sheet,
    lines,
    number,
    one_of_rows,
    open_line,
    open_old_line,
    pressure,
    regions,
    sides_table,
    signing,
    sores,
    stack,
    states,
    verdicts,
    whole,
)

SECTIONS: tuple[tuple[str, Callable[[], QWidget]], ...] = (
    ("Findings: weight before colour", findings),
    ("Verdicts", verdicts),
    ("Question lines: to come, answered, two voices, not sure, expired", lines),
    ("Open line", open_line),
    ("Open line with an answer to confirm", open_old_line),
    ("Two sides", sides_table),
    ("Answer kinds", lambda: beside(choose_all(), number(), regions(), spacing=24)),
    ("One of several", one_of_rows),
    ("One press for a list, never the default", whole),
    ("Buttons and banners", lambda: stack(buttons(), banners())),
    ("Empty, working, failed, done", states),
    ("Signing and fields", signing),
    ("A client’s screen", client),
    ("Pressure", pressure),
    ("Feet and hands alone", hands),
    ("Facts", facts),
    ("Icons", icon_sheet),
)


def review_frame() -> Frame:
    """A whole review page in its frame."""
    frame = Frame()
    frame.set_client(
        "Marigold Sample", ("born May 4, 1962 (64)", "session 5", "last visit Nov 9, 14 days ago")
    )
    frame.set_user("Robin P.")
    frame.set_alerts(ALERTS)
    frame.set_steps(STEPS, 1)
    frame.set_place("Feet", "page 5 of 9")
    frame.set_saved("Saved 10:43")
    frame.set_keys(
        [
            KeyHint(("1–6",), "answer"),
            KeyHint(("–",), "not checked"),
            KeyHint(("F2",), "hear findings"),
            KeyHint(("F1",), "all keys"),
        ]
    )
    frame.set_back("Back")
    frame.set_next("Next: Legs and arms")
    progress = ProgressList(
        "Safety review",
        "page 5 of 9",
        PAGES,
        ("Left to do", "5 pages, 23 answers", "Table checks come later: back"),
    )
    frame.set_findings("change", CALLUS.title, 4)
    frame.set_columns(_review_page(), progress, _review_findings())
    return frame


def _review_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    inset = page_margin() - (OPEN_INSET - 5)
    column.setContentsMargins(inset, gap(20), inset, gap(20))
    title = Text("Feet", TITLE)
    title.setContentsMargins(0, 0, 0, 0)
    head = QVBoxLayout()
    head.setContentsMargins(OPEN_INSET - 5, 0, OPEN_INSET - 5, 0)
    head.addWidget(title)
    head.addWidget(
        Text("Seated, both feet bare, good light. Look between the toes and at the soles.", DENSE, "muted")
    )
    column.addLayout(head)
    column.addWidget(sides_table())
    column.addStretch(1)
    return page


def _review_findings() -> QWidget:
    card = FindingCard(CALLUS)
    card.open_why(True)
    open_card = FindingCard(
        FindingWords(
            "open", "", "3 answers on this page: sores on the right foot, warmth, and the history list."
        )
    )
    side = stack(Text("On this page", DENSE_BOLD), card, open_card, Text("Earlier pages", DENSE_BOLD), stack(
        FindingRow(FindingWords("change", "At most 45 minutes", "Average pain 4: nerves are touchy.", BECAUSE)),
        FindingRow(NOTE), spacing=0))  # fmt: skip
    side.layout().setContentsMargins(page_margin(20), gap(18), page_margin(20), gap(20))
    return side


def sheet() -> QWidget:
    """All sections on one ground."""
    ground = Ground("surface")
    column = QVBoxLayout(ground)
    column.setContentsMargins(gap(35), gap(24), gap(35), gap(24))
    column.setSpacing(gap(12))
    for title, make in SECTIONS:
        column.addWidget(Text(title, HEADING))
        column.addWidget(Rule(strong=True))
        column.addWidget(make())
        column.addSpacing(gap(12))
    return ground


def picture(widget: QWidget, width: int, height: int = 0) -> QImage:
    """The widget drawn at a width; at its own height where none is given."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(width, height or 400)
    widget.show()
    QApplication.processEvents()
    if not height:
        layout = widget.layout()
        widget.resize(
            width,
            layout.totalHeightForWidth(width)
            if layout and layout.hasHeightForWidth()
            else widget.sizeHint().height(),
        )
        QApplication.processEvents()
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(current_theme().surface)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return image


def focused() -> QImage:
    """One control of each kind with the focus on it."""
    table = RegionLevelList(ZONES)
    table.set_regions(LEVELS)
    kinds: list[tuple[QWidget, Callable[[QWidget], None]]] = [
        (Button("Focused", "primary"), _focus), (Button("Back"), _focus), (Link("Link"), _focus),
        (Chips(YES_NO, "Warm?"), _first), (sores(), _first), (AnswerRows(SORES[:3], "Sores?"), _first),
        (AnswerRows(SORES[:2], "Sores?", client=True), _first), (TextField("Name"), _focus), (PasswordField("PIN", 6), _focus),
        (InkPad("Sign here"), _focus), (SegmentedChoice([("a", "Draw"), ("b", "Type name")], "How", "a"), _first),
        (PressureLadder(RUNGS, 1, "Warmer.", 1), _first), (RegionList(ZONES[:1], "Where?"), _first), (table, _first),
        (ProgressList("Safety review", "5 of 9", PAGES[3:6]), _first), (Stepper("Minutes", 7, 0, 60), _focus),
    ]  # fmt: skip
    images = [_focused_image(widget, take) for widget, take in kinds]
    whole = QImage(1280, 1500, QImage.Format.Format_RGB32)
    whole.fill(current_theme().surface)
    painter = QPainter(whole)
    x = y = line = 0
    for image in images:
        if x + image.width() > whole.width():
            x, y, line = 0, y + line + 20, 0
        painter.drawImage(x, y, image)
        x, line = x + image.width() + 20, max(line, image.height())
    painter.end()
    return whole


def _focused_image(widget: QWidget, take: Callable[[QWidget], None]) -> QImage:
    ground = Ground("surface")
    QVBoxLayout(ground).addWidget(widget)
    ground.show()
    ground.resize(ground.sizeHint())
    ground.activateWindow()
    take(widget)
    QApplication.processEvents()
    return ground.grab().toImage()


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _first(widget: QWidget) -> None:
    widget.focus_first()  # type: ignore[attr-defined]


def main(folder: Path) -> None:
    """Write the pictures of all themes, and at twice the text size, into a folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    start_looks(app, "light")
    folder.mkdir(parents=True, exist_ok=True)
    for choice, scale in (("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 2.0)):
        looks().set_choice(choice)
        looks().set_scale(scale)
        name = choice if scale == 1.0 else f"{choice}-{int(scale * 100)}"
        picture(sheet(), px(1280)).save(str(folder / f"kit-{name}.png"))
        if scale == 1.0:
            focused().save(str(folder / f"focus-{name}.png"))
        for width in (1280, 1024) if scale == 1.0 and choice == "light" else (1280,):
            picture(review_frame(), width, 800).save(str(folder / f"review-{name}-{width}.png"))
    looks().set_scale(1.0)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
