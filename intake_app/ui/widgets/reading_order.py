"""Brings the order in which Tab goes, and in which a screen reader meets things, to the order in which they stand."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def put_in_order(root: QWidget) -> None:
    """Everything inside `root` in the order of its layouts. Needed where parts are made anew or later than others."""
    stops = [widget for widget in _in_order(root) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all below it; siblings are brought into the order of the layout, which is what a screen reader walks."""
    yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _in_order(inner)
        return
    layout = widget.layout()
    if layout is None:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _in_order(child)
        return
    wanted = list(_widgets(layout))
    if [child for child in widget.children() if child in set(wanted)] != wanted:
        for child in wanted:
            child.raise_()  # children are kept in stacking order; nothing here overlaps
    for child in wanted:
        yield from _in_order(child)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, below = item.widget(), item.layout()
        if inner is not None:
            yield inner
        elif below is not None:
            yield from _widgets(below)
