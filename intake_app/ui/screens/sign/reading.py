"""Left of the step Sign: the plan as text, pictures of its pages on request, and what is still below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_app.base.texts import tr
from intake_app.ui.fonts import DENSE, SMALL, TITLE
from intake_app.ui.measures import RADIUS_CONTROL, RING, S8, S12, gap, px
from intake_app.ui.paint import focus_ring
from intake_app.ui.screens.sign.values import Block
from intake_app.ui.theme import current_theme, looks
from intake_app.ui.widgets.reader import Reader
from intake_app.ui.widgets.rule import Rule
from intake_app.ui.widgets.scroller import Scroller
from intake_app.ui.widgets.segmented_choice import SegmentedChoice
from intake_app.ui.widgets.text import Text

MOST_NAMED = 3


class PagePicture(QWidget):
    """One page of the paper as a picture."""

    def __init__(self, image: QImage, number: int, of: int) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(tr("Picture of page {number} of {count}", number=number, count=of))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        return round(width * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(px(600), self.heightForWidth(px(600)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        painter.drawImage(area, self._image)
        painter.setPen(current_theme().line)
        painter.drawRect(area.adjusted(0, 0, -1, -1))


class Pages(Scroller):
    """The pictures one below another; arrows and Page Down scroll them, a ring shows that they have the focus."""

    def __init__(self) -> None:
        super().__init__("surface")
        self.setAccessibleName(tr("Pictures of the pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        if self.hasFocus():
            area = QRectF(self.viewport().rect()).adjusted(RING, RING, -RING, -RING)
            focus_ring(QPainter(self.viewport()), area, RADIUS_CONTROL)


class ReadingPart(QWidget):
    """Text is the usual way to read. Emits `pages_wanted` when the pictures are asked for."""

    pages_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = SegmentedChoice([("text", tr("Text")), ("pages", tr("Pages"))], tr("Read as"), "text")
        self._facts = Text("", SMALL, "muted")
        self.reader = Reader(tr("The plan as text"))
        self._pages = Pages()
        self._below = Text("", SMALL, "muted", "middle")
        self._build()
        self.view.chosen_changed.connect(self._show_view)
        self.reader.moved.connect(self._tell_below)
        looks().changed.connect(self._tell_below)

    def show_text(self, facts: str, blocks: Sequence[Block]) -> None:
        """Show the plan as text."""
        self._facts.set_words(facts)
        self.reader.show_blocks((block.kind, block.words) for block in blocks)
        self._tell_below()

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show pictures of the pages, which were asked for by `pages_wanted`."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(gap(S12))
        for number, image in enumerate(images, 1):
            column.addWidget(PagePicture(image, number, len(images)))
        column.addStretch(1)
        self._pages.show_widget(inside)

    def set_fills(self, fills: bool) -> None:
        """Take the height of the column, or a height of its own where the page scrolls."""
        high = QSizePolicy.Policy.Ignored if fills else QSizePolicy.Policy.Expanding
        for part in (self.reader, self._pages):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, high)

    def _show_view(self, view: str) -> None:
        self.reader.setVisible(view == "text")
        self._below.setVisible(view == "text")
        self._pages.setVisible(view == "pages")
        if view == "pages":
            self._pages.show_widget(Text(tr("The pages are being drawn."), DENSE, "muted"))
            self.pages_wanted.emit()

    def _tell_below(self) -> None:
        names = [name[:1].lower() + name[1:] for name in self.reader.headings_below()]
        shown = ", ".join(names[:MOST_NAMED])
        more = tr("More below: {names}", names=shown) if names else tr("This is all of it.")
        self._below.set_words(more + (" …" if len(names) > MOST_NAMED else ""))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(S8))
        head = QHBoxLayout()
        head.addWidget(Text(tr("Read and sign"), TITLE), 1)
        head.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self.reader, 1)
        column.addWidget(self._pages, 1)
        column.addWidget(Rule())
        column.addWidget(self._below)
        self._pages.setVisible(False)
