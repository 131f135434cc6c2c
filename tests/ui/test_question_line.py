"""A question line through all its states, and a table of lines."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.values import Option, Shown, Voice
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.number_field import NumberField
from intake_app.ui.widgets.question_line import QuestionLine
from intake_app.ui.widgets.question_table import QuestionTable
from intake_app.ui.widgets.two_sides import TwoSides

Show = Callable[..., None]
ANSWERS = (Option("no", "No"), Option("yes", "Yes"), Option("not-checked", "Not checked", apart=True))


def chips() -> QWidget:
    """Chips with two answers."""
    return Chips(ANSWERS, "")


def two() -> QWidget:
    """Both sides."""
    return TwoSides(ANSWERS, "")


def sugar() -> QWidget:
    """A number in mg/dL."""
    return NumberField("mg/dL", "Sugar", 20, 600, not_checked="Not measured")


@pytest.fixture
def line(show: Show) -> QuestionLine:
    """A line that is to come."""
    made = QuestionLine("Leg swollen?", chips, last="No", whole_list=True)
    show(made, 700)
    return made


def focused(widget: QWidget) -> QWidget:
    """What has the focus in the widget's window."""
    found = widget.window().focusWidget()
    assert found is not None
    return found


def spoken(line: QuestionLine) -> str:
    """What a screen reader says of the closed line."""
    return line.findChildren(QPushButton)[0].accessibleName()


def test_a_line_begins_to_come(line: QuestionLine) -> None:
    """It says its question, that it is to come, and what was answered last time."""
    assert line.state() == "to come"
    assert spoken(line) == "Leg swollen?. To come. Last time No"


def test_pressing_opens_it(line: QuestionLine, qtbot: QtBot) -> None:
    """A press opens the line and says so."""
    with qtbot.waitSignal(line.opened):
        qtbot.mouseClick(line.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

    assert line.state() == "open"


def test_a_digit_answers_the_focused_line(line: QuestionLine, qtbot: QtBot) -> None:
    """2 in a line to come opens it and chooses the second answer."""
    line.focus_first()
    with qtbot.waitSignal(line.answer_chosen) as blocker:
        qtbot.keyClick(focused(line), Qt.Key.Key_2)

    assert blocker.args == ["", "yes"]


def test_a_digit_does_not_change_an_answered_line(line: QuestionLine, qtbot: QtBot) -> None:
    """An answer given is changed only after the line was opened again."""
    line.set_shown(Shown("No"))
    line.focus_first()
    with qtbot.assertNotEmitted(line.answer_chosen):
        qtbot.keyClick(focused(line), Qt.Key.Key_2)

    assert line.state() == "answered"


def test_zero_asks_for_the_whole_list(line: QuestionLine, qtbot: QtBot) -> None:
    """0 stands for the page's whole-list button."""
    line.open()
    with qtbot.waitSignal(line.whole_list_pressed):
        qtbot.keyClick(focused(line), Qt.Key.Key_0)


def test_up_and_down_leave_the_line(line: QuestionLine, qtbot: QtBot) -> None:
    """In chips Down asks for the next line."""
    line.open()
    for button in line.body().buttons[:-1]:  # type: ignore[attr-defined]
        assert button is focused(line)
        qtbot.keyClick(focused(line), Qt.Key.Key_Down)
    with qtbot.waitSignal(line.next_line) as blocker:
        qtbot.keyClick(focused(line), Qt.Key.Key_Down)

    assert blocker.args == [1]


def test_an_answered_line_tells_voices_and_effect(line: QuestionLine) -> None:
    """Two voices, what the answer does, and that it changed are all told."""
    line.set_shown(
        Shown("Yes", below="worse counts", voices=(Voice("speech", "client says no"),), changed=True)
    )

    assert spoken(line) == "Leg swollen?. Yes. worse counts. client says no. Last time No. changed"


def test_desk_entry_goes_forwards_only(show: Show, qtbot: QtBot) -> None:
    """Where lines do not reopen, pressing an answered one does nothing."""
    line = QuestionLine("Leg swollen?", chips, reopens=False)
    line.set_shown(Shown("No"))
    show(line, 600)
    qtbot.mouseClick(line.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

    assert line.state() == "answered"


def test_the_answers_are_made_only_when_needed() -> None:
    """A page of a thousand lines builds no answers before one is opened."""
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(chips())
        return made[-1]

    line = QuestionLine("Leg swollen?", make)

    assert made == []
    line.open(focus=False)
    assert len(made) == 1


def test_a_two_sided_line_names_the_side(show: Show, qtbot: QtBot) -> None:
    """The answer of a side comes with its side."""
    line = QuestionLine("Any sore?", two, sides=True)
    show(line, 700)
    line.open()
    with qtbot.waitSignal(line.answer_chosen) as blocker:
        qtbot.keyClick(focused(line), Qt.Key.Key_1)

    assert blocker.args == ["left", "no"]


def test_a_number_out_of_range_is_refused_and_stays(show: Show, qtbot: QtBot) -> None:
    """The range is said, the typed value is left, and no number goes out."""
    field = NumberField("mg/dL", "Sugar", 20, 600)
    show(field, 500)
    field.field.setText("1180")
    with qtbot.waitSignal(field.refused) as blocker, qtbot.assertNotEmitted(field.number_entered):
        qtbot.keyClick(field.field, Qt.Key.Key_Return)

    assert blocker.args == ["Give a number from 20 to 600 mg/dL."]
    assert field.field.text() == "1180"


def test_a_number_in_the_other_unit_comes_in_the_first(show: Show, qtbot: QtBot) -> None:
    """What is typed in mmol/L is told in mg/dL."""
    field = NumberField("mg/dL", "Sugar", 20, 600, other_unit="mmol/L", factor=1 / 18)
    show(field, 500)
    field._change_unit()
    field.field.setText("5,5")
    with qtbot.waitSignal(field.number_entered) as blocker:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)

    assert blocker.args == [pytest.approx(99.0)]


def test_minus_in_a_number_is_not_measured(show: Show, qtbot: QtBot) -> None:
    """Minus says that there is no number."""
    line = QuestionLine("Sugar now", sugar)
    show(line, 600)
    line.open()
    with qtbot.waitSignal(line.answer_chosen) as blocker:
        qtbot.keyClick(focused(line), Qt.Key.Key_Minus)

    assert blocker.args == ["", "not-checked"]


def test_a_table_goes_on_to_the_next_line(show: Show, qtbot: QtBot) -> None:
    """Answering the first line shuts it and opens the second."""
    lines = [QuestionLine("First?", chips), QuestionLine("Second?", chips)]
    table = QuestionTable(lines)
    show(table, 700)
    table.open_line(0)
    qtbot.keyClick(focused(table), Qt.Key.Key_1)

    assert lines[1].state() == "open"


def test_a_table_says_when_all_is_answered(show: Show, qtbot: QtBot) -> None:
    """After the last answer, `all_answered` is told."""
    line = QuestionLine("Only?", chips)
    table = QuestionTable([line])
    show(table, 700)
    line.open()
    line.set_shown(Shown("No"))
    with qtbot.waitSignal(table.all_answered):
        qtbot.keyClick(focused(table), Qt.Key.Key_1)
