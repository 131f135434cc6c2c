"""Buttons, fields, ink, banners and the other small controls."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.announce import announce
from intake_app.ui.measures import RING
from intake_app.ui.theme import looks
from intake_app.ui.values import Reading, Span
from intake_app.ui.widgets.banner import Banner
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.ink_pad import InkPad
from intake_app.ui.widgets.link import Link
from intake_app.ui.widgets.password_field import PasswordField
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.series_table import SeriesTable
from intake_app.ui.widgets.stage_marks import StageMarks
from intake_app.ui.widgets.stepper import Stepper
from intake_app.ui.widgets.text import Text
from intake_app.ui.widgets.whole_list import WholeList
from intake_app.ui.widgets.working import Working

Show = Callable[..., None]


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Role and name that a screen reader is given."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role(), found.text(QAccessible.Text.Name)


def test_a_button_is_pressed_by_enter(show: Show, qtbot: QtBot) -> None:
    """Enter presses, as does Space."""
    button = Button("Print letter")
    show(button)
    with qtbot.waitSignal(button.activated):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_a_button_that_waits_says_why(show: Show, qtbot: QtBot) -> None:
    """It is focusable and enabled; pressing it tells the reason and does nothing else."""
    button = Button("Seal and print")
    button.set_waiting("The PIN is missing")
    show(button)
    with qtbot.assertNotEmitted(button.activated), qtbot.waitSignal(button.refused) as blocker:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert blocker.args == ["The PIN is missing"]
    assert button.isEnabled()


def test_a_button_keeps_room_for_its_ring() -> None:
    """32 high, and 5 on either side for the focus ring."""
    assert Button("Back").sizeHint().height() == 32 + 2 * RING


def test_controls_have_role_and_name() -> None:
    """Buttons, links, texts and steppers tell what they are."""
    assert told(Button("Back")) == (QAccessible.Role.Button, "Back")
    assert told(Link("Change")) == (QAccessible.Role.Button, "Change")
    assert told(Text([Span("At most "), Span("45", bold=True)])) == (
        QAccessible.Role.StaticText,
        "At most 45",
    )
    assert told(Stepper("Minutes", 7, 0, 60)) == (QAccessible.Role.SpinBox, "Minutes")


def test_text_wraps_and_never_clips() -> None:
    """Half the width needs at least twice the lines, and twice the text size at least twice the height."""
    text = Text("Callus can hide an ulcer. No filing or cutting. Refer to foot care within 2 weeks.")
    whole = text.sizeHint().width()
    narrow = text.heightForWidth(whole // 2)
    looks().set_scale(2.0)

    assert narrow >= 2 * 24
    assert text.heightForWidth(whole // 2) >= 2 * narrow


def test_text_in_a_right_to_left_script_is_laid_out() -> None:
    """A name in Arabic has a height of one line."""
    assert Text("مريم").heightForWidth(200) == 24


def test_ink_comes_as_points_and_milliseconds(show: Show, qtbot: QtBot) -> None:
    """A stroke is a list of (x, y, ms) inside the pad, in the order it was drawn."""
    pad = InkPad("Client signs here")
    show(pad, 400)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 60))
    qtbot.mouseMove(pad, QPoint(120, 30))
    with qtbot.waitSignal(pad.strokes_changed) as blocker:
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 30))
    (stroke,) = blocker.args[0]

    assert all(0 <= x <= 1 and 0 <= y <= 1 and isinstance(ms, int) for x, y, ms in stroke)
    assert [ms for _x, _y, ms in stroke] == sorted(ms for _x, _y, ms in stroke)


def test_delete_takes_the_ink_away(show: Show, qtbot: QtBot) -> None:
    """The pad can be emptied by key, and says so."""
    pad = InkPad("Client signs here")
    pad.set_strokes([[(0.1, 0.5, 0), (0.5, 0.5, 9)]])
    show(pad, 400)
    with qtbot.waitSignal(pad.strokes_changed) as blocker:
        qtbot.keyClick(pad, Qt.Key.Key_Delete)

    assert blocker.args == [[]]


def test_a_pin_is_not_told_to_a_screen_reader(show: Show, qtbot: QtBot) -> None:
    """What is typed comes by signal only; its value is not readable."""
    field = PasswordField("PIN", cells=6)
    show(field)
    with qtbot.waitSignal(field.entered) as blocker:
        qtbot.keyClicks(field, "123456")
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert blocker.args == ["123456"]
    assert "123456" not in QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)


def test_a_banner_tells_which_action(show: Show, qtbot: QtBot) -> None:
    """Each action has its own id."""
    banner = Banner("draft", "", "Draft of Nov 22, 16:10 found.", [("on", "Go on"), ("away", "Discard")])
    show(banner, 600)
    with qtbot.waitSignal(banner.action_pressed) as blocker:
        qtbot.mouseClick(banner.findChildren(Link)[1], Qt.MouseButton.LeftButton)

    assert blocker.args == ["away"]


def test_struck_out_readings_stay_and_say_so() -> None:
    """A reading struck out is still there, with its reason."""
    table = SeriesTable([Reading("29", "10:30", "typing slip")], "Sugar")
    names = [text.accessibleName() for text in table.findChildren(Text)]

    assert names == ["struck out: 29", "10:30, typing slip"]


def test_stage_marks_are_told_in_words() -> None:
    """Icons on the worklist have words for a screen reader."""
    marks = StageMarks(("done", "stop"), ("Intake", "Review"))

    assert marks.accessibleName() == "Intake done, Review stopped"


def test_work_can_be_cancelled(show: Show, qtbot: QtBot) -> None:
    """A bar comes with Cancel."""
    working = Working("Making 9 plans", 9)
    show(working, 300)
    with qtbot.waitSignal(working.cancelled):
        qtbot.mouseClick(working.findChildren(Link)[0], Qt.MouseButton.LeftButton)


def test_a_stepper_stays_within_its_ends(show: Show, qtbot: QtBot) -> None:
    """Plus at the highest value changes nothing."""
    stepper = Stepper("Minutes", 59, 0, 60)
    show(stepper)
    qtbot.keyClick(stepper, Qt.Key.Key_Plus)
    qtbot.keyClick(stepper, Qt.Key.Key_Plus)

    assert stepper.value() == 60


def test_the_whole_list_waits_until_its_last_line_was_seen(show: Show, qtbot: QtBot) -> None:
    """The button is dashed while lines are below the edge, and ready after scrolling there."""
    lines = [(f"Line {number}", "") for number in range(30)]
    whole = WholeList("Now or in the last 24 hours", lines, "Asked each: none")
    area = Scroller("surface")
    page = QWidget()
    QVBoxLayout(page).addWidget(whole)
    area.show_widget(page)
    show(area, 500, 300)
    assert whole.button.waiting()

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not whole.button.waiting())


def test_the_whole_list_is_ready_where_all_is_in_view(show: Show, qtbot: QtBot) -> None:
    """Without scrolling, 0 presses the button at once."""
    whole = WholeList("", [("Blood clot ever", "never, Nov 9")], "Unchanged since Nov 9", opens=False)
    show(whole, 500)
    with qtbot.waitSignal(whole.pressed_whole):
        qtbot.keyClick(whole, Qt.Key.Key_0)


def test_an_announcement_does_no_harm_without_a_reader(show: Show) -> None:
    """Saying something needs no screen reader."""
    text = Text("Feet")
    show(text)

    announce(text, "Feet, page 5 of 9", at_once=True)

    assert text.accessibleName() == "Feet"
