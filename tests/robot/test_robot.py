"""The robot itself: it presses what a person presses and reads what a screen reader reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.ui.announce import announce
from intake_app.ui.theme import start_looks
from intake_app.ui.values import Option
from intake_app.ui.widgets.answer_rows import AnswerRows
from intake_app.ui.widgets.button import Button
from intake_app.ui.widgets.text_field import TextField
from tests.robot.robot import NotThere, Robot


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A small page: two questions, a field, a button that is not ready."""
    start_looks(qapp, "light")
    made = QWidget()
    column = QVBoxLayout(made)
    options = (Option("no", "No"), Option("yes", "Yes"), Option("not-sure", "Not sure"))
    made.first = AnswerRows(options, "Any sores?")  # type: ignore[attr-defined]
    made.second = AnswerRows(options, "Any swelling?")  # type: ignore[attr-defined]
    button = Button("Go on")
    button.set_waiting("Answer first.")
    for part in (made.first, made.second, TextField("Name"), button):  # type: ignore[attr-defined]
        column.addWidget(part)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def robot(window: QWidget) -> Iterator[Robot]:
    """A robot on that page."""
    with Robot(window) as made:
        yield made


def test_it_answers_a_question_by_keys(robot: Robot, window: QWidget) -> None:
    """The second question gets its answer, the first stays open."""
    robot.answer("Any swelling?", "Not sure")

    assert window.second.chosen() == ["not-sure"]  # type: ignore[attr-defined]
    assert window.first.chosen() == []  # type: ignore[attr-defined]


def test_it_says_when_a_question_is_not_there(robot: Robot) -> None:
    """A question that no key reaches is a failure with its words."""
    with pytest.raises(NotThere, match="Any fever"):
        robot.answer("Any fever?", "No")


def test_focused_has_name_role_and_states(robot: Robot) -> None:
    """What has the focus is told as a screen reader tells it."""
    focused = robot.tab_to("Go on")

    assert (focused.role, focused.description) == ("Button", "Answer first.")
    assert "focused" in focused.states


def test_typing_reaches_the_field(robot: Robot) -> None:
    """A text arrives and every character counts as a press."""
    robot.tab_to("Name")
    before = robot.presses
    robot.type("Ann")

    assert robot.focused().value == "Ann"
    assert robot.presses - before == 3


def test_announcements_are_heard(robot: Robot, window: QWidget) -> None:
    """What the window announces is written down, oldest first."""
    announce(window, "Saved.")
    robot.tab_to("Go on")
    robot.press("Space")

    assert robot.announcements == ["Saved.", "Answer first."]


def test_the_tree_shows_what_is_there(robot: Robot) -> None:
    """Questions, answers and states are in the text of the tree."""
    tree = robot.tree()

    assert "Grouping “Any sores?”" in tree
    assert "RadioButton “Not sure”" in tree


def test_find_needs_role_and_name(robot: Robot) -> None:
    """The same words with another role are another thing."""
    assert robot.find("Button", "Go on").name == "Go on"
    with pytest.raises(NotThere):
        robot.find("CheckBox", "Go on")


def test_an_unknown_key_is_refused(robot: Robot) -> None:
    """A key that does not exist is a mistake of the test, not silence."""
    with pytest.raises(ValueError, match="no key"):
        robot.press("Ctrl+Nowhere")
