"""Type grows with the text, distances only a little."""

from intake_app.ui import keys
from intake_app.ui.fonts import BODY, FAMILY, TITLE, font, line_height, load_fonts
from intake_app.ui.measures import gap, page_margin, px
from intake_app.ui.theme import looks


def test_sizes_double_and_gaps_grow_by_a_quarter() -> None:
    """At 200 % a 32 px button is 64 px high, a 24 px gap 30 px wide."""
    looks().set_scale(2.0)

    assert (px(32), gap(24)) == (64, 30)


def test_page_margin_leaves_room_for_the_ring() -> None:
    """A widget with its own 5 px stands 24 px from the edge."""
    assert page_margin() == 19


def test_fonts_are_our_own_and_in_pixels() -> None:
    """The shipped family is loaded and sized in pixels, also at 200 %."""
    looks().set_scale(2.0)

    assert FAMILY in load_fonts()
    assert (font(TITLE).pixelSize(), line_height(BODY)) == (48, 48)


def test_key_caps_of_a_shortcut() -> None:
    """A shortcut is shown as the keys that are pressed."""
    assert keys.caps(keys.NEXT) == ("Ctrl", "Enter")


def test_digits_are_told_from_other_keys() -> None:
    """Only the ten digits are digits."""
    assert [keys.digit(code) for code in (0x30, 0x39, 0x41)] == [0, 9, None]
