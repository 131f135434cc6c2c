"""All distances and sizes, in logical pixels at 100 % text. Type, icons and controls grow with the text; gaps less."""

from intake_app.ui.theme import looks

S4, S8, S12, S16, S20, S24, S32, S40, S48 = 4, 8, 12, 16, 20, 24, 32, 40, 48

RING = 5  # kept free inside every focusable widget; texts keep it at their sides too, so that edges line up
OPEN_INSET = 12  # what question lines keep free at their sides, for the box of the open one
RING_WIDTH = 3
RING_GAP = 2

RADIUS_CAP = 4
RADIUS_CONTROL = 6
RADIUS_CARD = 8
RADIUS_CLIENT = 10

BUTTON = 32
LARGE_BUTTON = 44
FIELD = 36
ANSWER_ROW = 32
ANSWER_ROW_CAP = 34
WORKLIST_ROW = 60
PROGRESS_ROW = 34
CLIENT_BUTTON = 56
CLIENT_ANSWER = 72
CLIENT_TARGET = 46
CIRCLE = 20
SQUARE = 20
CLIENT_CIRCLE = 28

SIDE_COLUMN = 84
LAST_COLUMN = 108
NUMBER_WIDTH = 84

BAR = 54
ALERTS = 34
FOOT = 52
PROGRESS_WIDTH = 232
PAGE_WIDTH = 700
FINDINGS_WIDTH = 348

PAD_HEIGHT = 116
PAD_LINE = 24

ROOM_THREE_COLUMNS = 1100
ROOM_STRIP = 800
WINDOW_LEAST = (1024, 700)

FADE_MS = 120


def px(size: float) -> int:
    """A size of type, icon or control at the current text scale."""
    return round(size * looks().scale)


def gap(distance: float) -> int:
    """A distance at the current text scale, which makes it at most a quarter larger."""
    return round(distance * min(looks().scale, 1.25))


def page_margin(distance: float = S24) -> int:
    """The margin of a page whose widgets keep `RING` free at their sides."""
    return gap(distance) - RING


def between(distance: float) -> int:
    """Layout spacing that shows as this distance between two widgets that keep `RING` free on all sides."""
    return max(0, gap(distance) - 2 * RING)
