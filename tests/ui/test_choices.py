"""Answers: moving never answers, digits do, and an answer is not taken back by accident."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.values import Option
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.chips import Chips
from intake_app.ui.widgets.choice_group import ChoiceGroup
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.two_sides import TwoSides

Show = Callable[..., None]
FOUR = (
    Option("no", "No"),
    Option("yes", "Yes"),
    Option("not-sure", "Not sure"),
    Option("not-checked", "Not checked", apart=True),
)
MANY = (
    Option("burning", "Burning"),
    Option("tingling", "Tingling"),
    Option("none", "None of these", clears=True),
)


@pytest.fixture(params=[Chips, AnswerRows])
def group(request: pytest.FixtureRequest, show: Show) -> ChoiceGroup:
    """Chips and rows behave alike."""
    made: ChoiceGroup = request.param(FOUR, "Warm?")
    show(made, 600)
    made.focus_first()
    return made


def focused(widget: QWidget) -> QWidget:
    """The control that has the focus."""
    found = widget.window().focusWidget()
    assert found is not None
    return found


def test_nothing_is_chosen_beforehand(group: ChoiceGroup) -> None:
    """A question begins without an answer."""
    assert group.chosen() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_moving_never_answers(group: ChoiceGroup, qtbot: QtBot, key: Qt.Key) -> None:
    """An arrow moves the focus to the next answer and chooses nothing."""
    with qtbot.assertNotEmitted(group.answer_chosen):
        qtbot.keyClick(focused(group), key)

    assert focused(group) is group.buttons[1]


def test_digit_chooses_and_finishes(group: ChoiceGroup, qtbot: QtBot) -> None:
    """2 chooses the second answer and says that the line is done."""
    with qtbot.waitSignal(group.finished), qtbot.waitSignal(group.answer_chosen) as blocker:
        qtbot.keyClick(focused(group), Qt.Key.Key_2)

    assert blocker.args == ["yes"]


def test_minus_is_not_checked(group: ChoiceGroup, qtbot: QtBot) -> None:
    """Minus chooses the answer that stands apart."""
    with qtbot.waitSignal(group.answer_chosen) as blocker:
        qtbot.keyClick(focused(group), Qt.Key.Key_Minus)

    assert blocker.args == ["not-checked"]


def test_a_digit_without_an_answer_chooses_nothing(group: ChoiceGroup, qtbot: QtBot) -> None:
    """4 is not "Not checked", although it is the fourth."""
    with qtbot.assertNotEmitted(group.answer_chosen):
        qtbot.keyClick(focused(group), Qt.Key.Key_4)


def test_second_space_does_not_take_the_answer_back(group: ChoiceGroup, qtbot: QtBot) -> None:
    """Space on a chosen answer leaves it chosen."""
    qtbot.keyClick(focused(group), Qt.Key.Key_Space)
    qtbot.keyClick(focused(group), Qt.Key.Key_Space)

    assert group.chosen() == ["no"]


def test_another_answer_replaces_the_first(group: ChoiceGroup, qtbot: QtBot) -> None:
    """One question has one answer."""
    qtbot.keyClick(focused(group), Qt.Key.Key_1)
    qtbot.keyClick(focused(group), Qt.Key.Key_3)

    assert group.chosen() == ["not-sure"]


def test_a_screen_reader_meets_radio_buttons(group: ChoiceGroup) -> None:
    """Role, name and state are those of a radio button."""
    group.set_chosen(["yes"])
    told = QAccessible.queryAccessibleInterface(group.buttons[1])

    assert told.role() == QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name) == "Yes"
    assert told.state().checked


def test_none_of_these_clears_the_others(show: Show, qtbot: QtBot) -> None:
    """Choosing "None of these" leaves nothing else chosen."""
    rows = AnswerRows(MANY, "What is it like?", many=True)
    show(rows)
    rows.take_digit(1)
    with qtbot.waitSignal(rows.options_chosen) as blocker:
        rows.take_digit(3)

    assert blocker.args == [["none"]]


def test_an_answer_clears_none_of_these(show: Show) -> None:
    """A real answer takes "None of these" away."""
    rows = AnswerRows(MANY, "What is it like?", many=True)
    show(rows)
    rows.take_digit(3)
    rows.take_digit(2)

    assert rows.chosen() == ["tingling"]


def test_choose_all_are_check_boxes(show: Show) -> None:
    """Where any number may hold, a screen reader meets check boxes."""
    rows = AnswerRows(MANY, "What is it like?", many=True)
    show(rows)

    assert QAccessible.queryAccessibleInterface(rows.buttons[0]).role() == QAccessible.Role.CheckBox


def test_chips_wrap_when_the_room_ends() -> None:
    """Four chips need more lines at a third of their width."""
    chips = Chips(FOUR, "Warm?")
    wide = chips.sizeHint().width()

    assert chips.heightForWidth(wide // 3) >= 2 * chips.heightForWidth(wide)


def test_segments_emit_the_chosen_way(show: Show, qtbot: QtBot) -> None:
    """Pressing a part of the box says which."""
    ways = SegmentedChoice([("draw", "Draw"), ("type", "Type name")], "How to sign", "draw")
    show(ways)
    with qtbot.waitSignal(ways.chosen_changed) as blocker:
        qtbot.mouseClick(ways.buttons[1], Qt.MouseButton.LeftButton)

    assert blocker.args == ["type"]


@pytest.fixture
def sides(show: Show) -> TwoSides:
    """A question asked for left and right."""
    made = TwoSides(FOUR, "Any sore?")
    show(made, 700)
    made.focus_first()
    return made


def test_digits_answer_left_then_right(sides: TwoSides, qtbot: QtBot) -> None:
    """The first digit answers left and moves on to right, the second finishes the line."""
    with qtbot.waitSignal(sides.finished):
        qtbot.keyClick(focused(sides), Qt.Key.Key_1)
        qtbot.keyClick(focused(sides), Qt.Key.Key_2)

    assert (sides.chosen("left"), sides.chosen("right")) == ("no", "yes")


def test_arrow_changes_the_side_without_answering(sides: TwoSides, qtbot: QtBot) -> None:
    """Right goes to the right side; nothing is chosen."""
    qtbot.keyClick(focused(sides), Qt.Key.Key_Right)

    assert sides.side() == "right"
    assert sides.chosen("left") == sides.chosen("right") == ""


def test_each_circle_says_its_side_and_answer(sides: TwoSides) -> None:
    """A circle's name has the side in words."""
    assert focused(sides).accessibleName() == "Left: No"


def test_pressing_a_circle_of_the_other_side_answers_it(sides: TwoSides, qtbot: QtBot) -> None:
    """The mouse may answer the right side first."""
    sides.set_side("right")
    sides.set_side("left")
    with qtbot.waitSignal(sides.answer_chosen) as blocker:
        sides.set_side("right")
        qtbot.keyClick(focused(sides), Qt.Key.Key_Space)

    assert blocker.args == ["right", "no"]
