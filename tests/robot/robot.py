"""Drives a window as a person without a mouse does: by key presses, and by what a screen reader is told.

robot = Robot(window)
robot.press("Ctrl+Enter")
robot.answer("Any sores?", "No")
robot.focused()        # Element(name="Left sole, level 1, ceiling 1", role="Cell", states={"focused", ...})
robot.find("Button", "Print")
robot.tree()           # the accessible tree as text
robot.announcements    # what was announced, oldest first
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.ui import announce as announcing

MOST_STEPS = 400
_SHOWN_STATES = (
    "focused", "focusable", "checked", "disabled", "expanded", "collapsed", "selected", "readOnly", "invisible", "offscreen",
)  # fmt: skip


class NotThere(AssertionError):
    """What was looked for is not in the accessible tree, or no key leads to it."""


@dataclass(frozen=True)
class Element:
    """One element as a screen reader meets it. states: words such as "focused", "checked", "disabled"."""

    name: str
    role: str
    states: frozenset[str]
    description: str = ""
    value: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether it is chosen."""
        return "checked" in self.states


class _Listening:
    """Stands in for QAccessible in the module that announces, and writes down what is announced."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self, heard: list[str]) -> None:
        self._heard = heard

    def updateAccessibility(self, event: object) -> None:
        """Keep the message of an announcement, then pass it on."""
        self._heard.append(event.message())  # type: ignore[attr-defined]
        QAccessible.updateAccessibility(event)  # type: ignore[arg-type]


class Robot:
    """Keys in, accessible tree out. presses: how many keys were pressed so far, for the figures in key presses."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.announcements: list[str] = []
        self.presses = 0
        self._before = announcing.QAccessible
        announcing.QAccessible = _Listening(self.announcements)  # type: ignore[assignment,misc]
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)

    def close(self) -> None:
        """Stop listening."""
        announcing.QAccessible = self._before  # type: ignore[misc]

    def __enter__(self) -> "Robot":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    # ---- keys

    def press(self, *keys: str) -> None:
        """Press keys one after another, each as it is written on a key map: "Tab", "Ctrl+Enter", "3", "Alt+Left"."""
        for key in keys:
            combination = _combination(key)
            self.presses += 1
            QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text, one key for each character."""
        for character in text:
            self.presses += 1
            QTest.keyClicks(self._target(), character)
        QApplication.processEvents()

    def tab_to(self, name: str, role: str = "", key: str = "Tab") -> Element:
        """Press a key until the element in focus has this in its name (and this role). Raises NotThere."""
        for _ in range(MOST_STEPS):
            here = self.focused()
            if name.lower() in here.name.lower() and role in ("", here.role):
                return here
            self.press(key)
        raise NotThere(f"{key} never leads to {role} “{name}”. Last in focus: {self.focused()}")

    def answer(self, question: str, option: str, key: str = "Down") -> None:
        """Go to a question by keys, open it if it is closed, go to an option and choose it. Raises NotThere.

        question, option: words in their accessible names.
        """
        self._go_inside(question)
        for _ in range(MOST_STEPS):
            here = self.focused()
            if option.lower() in here.name.lower():
                self.press("Space")
                return
            before = here
            self.press(key)
            if self.focused() == before:
                key = "Up" if key == "Down" else "Down"
        raise NotThere(f"No key leads to “{option}” of “{question}”.")

    # ---- what a screen reader is told

    def focused(self) -> Element:
        """The element that has the focus: a widget, or a cell or row inside one."""
        found = self._focused_interface()
        return _element(found) if found is not None else Element("", "", frozenset())

    def group(self) -> str:
        """The name of the group that the element in focus is in, which is said when the focus comes into it; "" for none."""
        here = self._focused_interface()
        while here is not None and here.isValid():
            name = here.text(QAccessible.Text.Name)
            if here.role() == QAccessible.Role.Grouping and name:
                return name
            here = here.parent()
        return ""

    def find(self, role: str, name: str) -> Element:
        """The first visible element of a role with this in its name. Raises NotThere."""
        for interface in _walk(self._root()):
            element = _element(interface)
            if element.role == role and name.lower() in element.name.lower() and _is_shown(element):
                return element
        raise NotThere(f"There is no {role} “{name}”.")

    def names(self, role: str = "") -> list[str]:
        """The names of all visible elements (of a role), in the order of the tree."""
        found = (_element(one) for one in _walk(self._root()))
        return [one.name for one in found if role in ("", one.role) and _is_shown(one)]

    def tree(self, root: QWidget | None = None) -> str:
        """The accessible tree as text, one element a line, deeper ones further in."""
        top = QAccessible.queryAccessibleInterface(root) if root is not None else self._root()
        return "\n".join(_lines(top, 0))

    # ---- inside

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def _root(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(QApplication.activeWindow() or self.window)

    def _focused_interface(self) -> QAccessibleInterface | None:
        widget = QApplication.focusWidget()
        if widget is None:
            return None
        interface = QAccessible.queryAccessibleInterface(widget)
        inner = interface.focusChild() if interface is not None else None
        return inner if inner is not None and inner.isValid() else interface

    def _go_inside(self, question: str) -> None:
        for _ in range(MOST_STEPS):
            if self._is_inside(question):
                if self.focused().role not in ("RadioButton", "CheckBox"):
                    self.press("Return")
                return
            self.press("Tab")
        raise NotThere(f"Tab never leads to “{question}”.")

    def _is_inside(self, question: str) -> bool:
        here = self._focused_interface()
        while here is not None and here.isValid():
            if question.lower() in here.text(QAccessible.Text.Name).lower():
                return True
            here = here.parent()
        return False


def _combination(key: str) -> QKeyCombination:
    sequence = QKeySequence("Return" if key == "Enter" else key.replace("+Enter", "+Return"))
    if sequence.isEmpty() or sequence[0].key() == Qt.Key.Key_unknown:
        raise ValueError(f"“{key}” is no key.")
    return sequence[0]


def _element(interface: QAccessibleInterface) -> Element:
    state = interface.state()
    return Element(
        interface.text(QAccessible.Text.Name),
        interface.role().name,
        frozenset(word for word in _SHOWN_STATES if getattr(state, word, False)),
        interface.text(QAccessible.Text.Description),
        interface.text(QAccessible.Text.Value),
    )


def _is_shown(element: Element) -> bool:
    return "invisible" not in element.states


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid():
            yield from _walk(child)


def _lines(interface: QAccessibleInterface, depth: int) -> Iterator[str]:
    element = _element(interface)
    if not _is_shown(element):
        return
    states = " ".join(sorted(element.states - {"focusable"}))
    words = [element.role, f"“{element.name}”", f"[{states}]" if states else "", element.description]
    yield "  " * depth + " ".join(word for word in words if word)
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid():
            yield from _lines(child, depth + 1)
