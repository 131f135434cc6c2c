"""A text to read and to walk through with a screen reader: headings, paragraphs, lists. It stands on QTextDocument."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from intake_app.ui.fonts import HEADING, READING, TypeStyle, font, line_height
from intake_app.ui.measures import RADIUS_CONTROL, RING, gap, px
from intake_app.ui.paint import focus_ring
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.values import Words, spans_of
from intake_app.ui.widgets.scroller import SlimBar

READING_WIDTH = 600  # about 68 characters of 18 px
HEADING_KIND, ITEM_KIND = "heading", "item"


class Reader(QTextBrowser):
    """Shows (kind, words) blocks; kinds heading, text, item. Read only; arrows, Page Up and Down move the caret.

    Emits `moved` when another part comes into view.
    """

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._blocks: tuple[tuple[str, Words], ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar())
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(self.moved)
        looks().changed.connect(self.restyle)

    def show_blocks(self, blocks: Iterable[tuple[str, Words]]) -> None:
        """Show a text; the same text again changes nothing, so that caret and scroll place stay."""
        wanted = tuple(blocks)
        if wanted != self._blocks:
            self._blocks = wanted
            self.restyle()

    def restyle(self) -> None:
        """Set the text anew in the current theme and scale; the place stays."""
        place = self.verticalScrollBar().value()
        caret = self.textCursor().position()
        self._paint_ground()
        self.document().clear()
        self.document().setDocumentMargin(RING + gap(8))
        self.document().setIndentWidth(px(20))
        self._write(QTextCursor(self.document()))
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    def headings_below(self) -> tuple[str, ...]:
        """The headings that are not in view yet, below its lower edge."""
        low = self.verticalScrollBar().value() + self.viewport().height()
        layout, found, block = self.document().documentLayout(), [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and layout.blockBoundingRect(block).top() > low:
                found.append(block.text())
            block = block.next()
        return tuple(found)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(READING_WIDTH), px(420))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(240), px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), px(READING_WIDTH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            area = QRectF(self.viewport().rect()).adjusted(RING, RING, -RING, -RING)
            focus_ring(painter, area, RADIUS_CONTROL)

    def _paint_ground(self) -> None:
        theme = current_theme()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, theme.text)
        palette.setColor(QPalette.ColorRole.Highlight, theme.soft)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def _write(self, cursor: QTextCursor) -> None:
        in_list = None
        for at, (kind, words) in enumerate(self._blocks):
            if at:
                cursor.insertBlock(_block_format(kind, False), _char_format(READING))
            else:
                cursor.setBlockFormat(_block_format(kind, True))
            if kind == ITEM_KIND:
                if in_list is None:
                    in_list = cursor.createList(_list_format())
                else:
                    in_list.add(cursor.block())
            else:
                in_list = None
            style = HEADING if kind == HEADING_KIND else READING
            for span in spans_of(words):
                cursor.insertText(span.text, _char_format(style, span.bold or style.bold))


def _block_format(kind: str, first: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    style = HEADING if kind == HEADING_KIND else READING
    made.setLineHeight(line_height(style), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    if kind == HEADING_KIND:
        made.setHeadingLevel(2)
        made.setTopMargin(0 if first else gap(14))
    elif kind != ITEM_KIND:
        made.setBottomMargin(gap(2))
    return made


def _list_format() -> QTextListFormat:
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDisc)
    made.setIndent(1)
    return made


def _char_format(style: TypeStyle, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(style, bold))
    made.setForeground(current_theme().text)
    return made
