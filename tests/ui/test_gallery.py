"""All widgets of the gallery at once: names for a screen reader, room for the ring, nothing cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from intake_app.ui.theme import looks
from tests.ui.gallery_widgets import (
    banners,
    buttons,
    choose_all,
    findings,
    lines,
    number,
    one_of_rows,
    pressure,
    regions,
    sides_table,
    signing,
    states,
    verdicts,
    whole,
)

Show = Callable[..., None]
SECTIONS = (
    banners, buttons, choose_all, findings, lines, number, one_of_rows, pressure, regions, sides_table, signing, states,
    verdicts, whole,
)  # fmt: skip


def focusable(widget: QWidget) -> list[QWidget]:
    """All visible controls that the Tab key reaches."""
    reached = Qt.FocusPolicy.TabFocus
    return [one for one in widget.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & reached]


@pytest.mark.parametrize("make", SECTIONS)
def test_every_control_has_a_name(make: Callable[[], QWidget], show: Show) -> None:
    """No control is only an icon to a screen reader."""
    section = make()
    show(section, 1200, 800)
    names = [
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in focusable(section)
    ]

    assert "" not in names


@pytest.mark.parametrize("make", SECTIONS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_text_is_cut_off(make: Callable[[], QWidget], show: Show, scale: float) -> None:
    """Each text is at least as high as its lines need, at any text size."""
    looks().set_scale(scale)
    section = make()
    width = int(1200 * scale)
    show(section, width, 100)
    layout = section.layout()
    high = (
        layout.totalHeightForWidth(width)
        if layout and layout.hasHeightForWidth()
        else section.sizeHint().height()
    )
    section.resize(width, high)
    cut = [
        one.text()
        for one in section.findChildren(QLabel)
        if one.isVisible() and one.height() < one.heightForWidth(one.width())
    ]

    assert cut == []
