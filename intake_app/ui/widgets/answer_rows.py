"""Answers one below the other: a circle for one, a square for choose all."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from intake_app.ui.fonts import CLIENT_ANSWER, CLIENT_HELPER, DENSE
from intake_app.ui.lettering import Lettering
from intake_app.ui.measures import (
    ANSWER_ROW,
    ANSWER_ROW_CAP,
    CIRCLE,
    CLIENT_CIRCLE,
    RADIUS_CLIENT,
    RADIUS_CONTROL,
    RING,
    gap,
    px,
)
from intake_app.ui.measures import (
    CLIENT_ANSWER as CLIENT_ANSWER_HEIGHT,
)
from intake_app.ui.paint import box, cap_size, circle, flip, focus_ring, hline, inside, key_cap, square
from intake_app.ui.theme import current_theme
from intake_app.ui.values import Option
from intake_app.ui.widgets.choice_group import ChoiceGroup


class RowFace:
    """A therapist's row: key cap, circle or square, answer; a rule above it."""

    def __init__(self, option: Option, cap: str, many: bool, first: bool) -> None:
        self._option, self._cap, self._many, self._first = option, cap, many, first
        self._plain = Lettering(option.text, DENSE)
        self._bold = Lettering(option.text, DENSE, bold=True)
        self._hint = Lettering(option.hint, DENSE) if option.hint else None

    def wanted(self) -> tuple[float, float]:
        """Natural width and height."""
        return self._lead() + self._bold.natural_width() + 1 + 2 * RING, self._least_height()

    def least_width(self) -> float:
        """Narrowest width."""
        return self._lead() + self._bold.least_width() + 1 + 2 * RING

    def height_for(self, width: float) -> float:
        """Height at a width, with the answer wrapped; bold takes most room, so choosing moves nothing."""
        return max(self._least_height(), self._bold.lay_out(self._room(width)) + px(10))

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw the rule, the cap, the mark and the answer."""
        theme = current_theme()
        self._paint_rule(painter, rect)
        if focused:
            focus_ring(painter, inside(rect.adjusted(0, 1, 0, 0)), RADIUS_CONTROL - 2)
        self._paint_lead(painter, rect, chosen)
        text = self._bold if chosen else self._plain
        high = text.lay_out(self._room(rect.width()))
        muted = self._option.apart and not chosen
        place = flip(
            rect, QRectF(RING + self._lead(), (rect.height() - high) / 2, self._room(rect.width()), high)
        )
        text.draw(painter, place.left(), place.top(), theme.muted if muted else theme.text)

    def _paint_rule(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        strong = self._option.clears
        if not self._first:
            hline(painter, RING, rect.width() - RING, 0, theme.line if strong else theme.hairline)

    def _paint_lead(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        theme = current_theme()
        x, middle = float(RING + px(2)), rect.height() / 2
        if self._cap.strip():
            wide, high = cap_size(self._cap)
            place = flip(rect, QRectF(x, middle - high / 2, wide, high))
            key_cap(painter, self._cap, place, theme.muted, theme.line)
        x += px(28) if self._cap else 0  # a row without a key of its own lines up with the others
        mark = square if self._many else circle
        side = px(CIRCLE)
        mark(painter, flip(rect, QRectF(x, middle - side / 2, side, side)).center(), side, chosen, False)

    def _lead(self) -> float:
        return px(2) + (px(28) if self._cap else 0) + px(CIRCLE) + px(10)

    def _room(self, width: float) -> float:
        return width - self._lead() - 2 * RING

    def _least_height(self) -> float:
        return px(ANSWER_ROW_CAP if self._cap else ANSWER_ROW)


class ClientFace:
    """A client's answer: a large box with a circle or square, and a helping sentence at the right."""

    def __init__(self, option: Option, many: bool) -> None:
        self._many = many
        self._plain = Lettering(option.text, CLIENT_ANSWER)
        self._bold = Lettering(option.text, CLIENT_ANSWER, bold=True)
        self._hint = Lettering(option.hint, CLIENT_HELPER)

    def wanted(self) -> tuple[float, float]:
        """Natural width and height."""
        width = self._lead() + self._bold.natural_width() + self._hint_width() + px(24) + 2 * RING
        return width, px(CLIENT_ANSWER_HEIGHT) + 2 * RING

    def least_width(self) -> float:
        """Narrowest width."""
        widest = max(self._bold.least_width(), self._hint.least_width())
        return self._lead() + widest + px(24) + 2 * RING

    def height_for(self, width: float) -> float:
        """Height at a width; the helping sentence goes below where both do not fit."""
        high = self._bold.lay_out(self._room(width))
        if self._stacked(width):
            high += self._hint.lay_out(self._room(width))
        return max(self.wanted()[1], high + px(24) + 2 * RING)

    def paint(self, painter: QPainter, rect: QRectF, chosen: bool, focused: bool) -> None:
        """Draw box, mark, answer and helping sentence."""
        theme = current_theme()
        area = inside(rect)
        ground, edge = (theme.soft, theme.accent) if chosen else (theme.raised, theme.line)
        box(painter, area, RADIUS_CLIENT, ground, edge, 3 if chosen else 2)
        mark = square if self._many else circle
        side = px(CLIENT_CIRCLE)
        place = flip(area, QRectF(area.left() + px(38) - side / 2, area.center().y() - side / 2, side, side))
        mark(painter, place.center(), side, chosen, False)
        self._paint_words(painter, rect, chosen)
        if focused:
            focus_ring(painter, area, RADIUS_CLIENT)

    def _paint_words(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        theme = current_theme()
        text = self._bold if chosen else self._plain
        room = self._room(rect.width())
        high, low = text.lay_out(room), 0.0
        x = flip(rect, QRectF(RING + self._lead(), 0, room, 0)).left()
        if self._stacked(rect.width()):
            low = self._hint.lay_out(room)
            self._hint.draw(painter, x, (rect.height() - high - low) / 2 + high, theme.muted)
        else:
            hint_high = self._hint.lay_out(self._hint.natural_width() + 2)
            right = rect.width() - RING - px(24) - self._hint.width
            place = flip(
                rect, QRectF(right, (rect.height() - hint_high) / 2, self._hint.width + 2, hint_high)
            )
            self._hint.draw(painter, place.left(), place.top(), theme.muted)
        text.draw(painter, x, (rect.height() - high - low) / 2, theme.text)

    def _stacked(self, width: float) -> bool:
        return bool(self._hint_width()) and self.wanted()[0] > width

    def _hint_width(self) -> float:
        wide = self._hint.natural_width()
        return wide + px(24) if wide else 0.0

    def _lead(self) -> float:
        return float(px(72))

    def _room(self, width: float) -> float:
        return width - self._lead() - px(24) - 2 * RING


class AnswerRows(ChoiceGroup):
    """Rows of answers. Emits `answer_chosen` (one) or `options_chosen` (many)."""

    def __init__(
        self,
        options: Sequence[Option],
        name: str,
        many: bool = False,
        keys: bool = True,
        client: bool = False,
    ) -> None:
        super().__init__(options, name, many)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(max(0, gap(12) - 2 * RING) if client else 0)
        number = 0
        for option in self.options:
            number += 0 if option.apart else 1
            cap = self.cap_of(option, number) if keys else ""
            face = ClientFace(option, many) if client else RowFace(option, cap, many, not self.buttons)
            column.addWidget(self.add_control(option, face))
