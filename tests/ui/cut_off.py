"""What is cut off in a window: texts lower than their lines, controls smaller than they need."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget


def cut_off(window: QWidget) -> list[str]:
    """The words of every visible text or button that has less room than it needs."""
    for _ in range(4):  # heights for widths settle in several rounds
        QApplication.processEvents()
    texts = [
        one.text()
        for one in window.findChildren(QLabel)
        if one.isVisible() and one.hasHeightForWidth() and one.height() < one.heightForWidth(one.width())
    ]
    buttons = [
        one.text() or one.accessibleName()
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and (one.width() < one.minimumSizeHint().width() or one.height() < _needed(one))
    ]
    return texts + buttons


def _needed(button: QAbstractButton) -> int:
    if button.hasHeightForWidth():
        return button.heightForWidth(button.width())
    return button.minimumSizeHint().height()
