"""The colours keep the contrasts that were promised, and follow the choice of a person."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from intake_app.ui.theme import THEMES, current_theme, looks, roles

# role, its grounds, and the promised contrast per theme; "fewer" themes repeat the last number
TEXT_PAIRS = """
text            window surface raised soft          15.3 16.9 17.2 13.8   15.2 14.1 12.7 9.7   21 21 21 13.0
muted           window surface raised soft          6.4 7.0 7.2 5.7       8.8 8.2 7.4 5.6      21 21 21 13.0
accent          window surface raised soft          10.4 11.5 11.7 9.3    10.7 10.0 9.0 6.8    21 21 21 13.0
accent_text     accent                              11.7                  10.3                 21
stop_text       stop                                9.2                   4.8                  9.5
stop_ink        window surface raised               8.2 9.1 9.2           8.9 8.3 7.5          9.5 9.5 9.5
change_text     change                              11.9                  10.4                 21
change_glyph    change_fill                         7.5                   9.3                  14.5
change_ink      change window surface               5.2 5.4 5.9           7.0 10.2 9.5         14.5 14.5 14.5
text            lv1 lv2                             13.6 9.3              10.3 5.8             21 13.0
lv3_text        lv3                                 5.8                   6.3                  7.3
emergency_text  emergency                           5.9                   5.2                  6.9
"""
LINE_PAIRS = """
line            window surface raised soft          3.3 3.7 3.8 3.0       4.9 4.6 4.1 3.1      21 21 21 13.0
focus           window surface raised soft change   5.9 6.6 6.7 5.4 5.8   8.6 8.1 7.2 5.5 6.0  9.5 9.5 9.5 5.9 9.5
note_ink        window surface raised               5.3 5.8 5.9           9.1 8.5 7.6          10.4 10.4 10.4
open_ink        window surface raised               4.9 5.4 5.5           7.1 6.6 5.9          12.6 12.6 12.6
change_edge     change window surface               11.9 12.2 13.5        7.0 10.2 9.5         14.5 14.5 14.5
stop            window surface raised               8.2 9.1 9.2           3.8 3.5 3.1          9.5 9.5 9.5
emergency       surface                             5.8                   3.2                  6.9
"""


def luminance(colour: QColor) -> float:
    """Relative luminance, 0–1. Source: WCAG 2.2, definition of relative luminance."""
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1–21. Source: WCAG 2.2, definition of contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def promised(table: str) -> list[tuple[str, str, str, float]]:
    """Rows of (theme, role, ground, contrast)."""
    rows = []
    for line in table.strip().splitlines():
        words = line.split()
        grounds = [word for word in words[1:] if not word[0].isdigit()]
        numbers = [float(word) for word in words[1 + len(grounds) :]]
        for at, theme in enumerate(("light", "dark", "contrast")):
            part = numbers[at * len(grounds) : (at + 1) * len(grounds)]
            rows.extend(
                (theme, words[0], ground, number) for ground, number in zip(grounds, part, strict=True)
            )
    return rows


@pytest.mark.parametrize(("theme", "role", "ground", "number"), promised(TEXT_PAIRS + LINE_PAIRS))
def test_contrast_is_as_promised(theme: str, role: str, ground: str, number: float) -> None:
    """Each pair has the contrast that the design gives, to one decimal."""
    found = contrast(THEMES[theme].role(role), THEMES[theme].role(ground))

    assert round(found, 1) == pytest.approx(number, abs=0.051)


@pytest.mark.parametrize(("theme", "role", "ground", "_number"), promised(TEXT_PAIRS))
def test_text_is_readable(theme: str, role: str, ground: str, _number: float) -> None:
    """Text keeps 4.5 to 1 on every ground it stands on."""
    assert contrast(THEMES[theme].role(role), THEMES[theme].role(ground)) >= 4.5


@pytest.mark.parametrize(("theme", "role", "ground", "_number"), promised(LINE_PAIRS))
def test_lines_are_visible(theme: str, role: str, ground: str, _number: float) -> None:
    """Glyphs, lines and the focus ring keep 3 to 1 on every ground."""
    assert contrast(THEMES[theme].role(role), THEMES[theme].role(ground)) >= 3.0


def test_there_is_no_green() -> None:
    """No role is green: the product never says that it is safe."""
    hues = [THEMES[theme].role(role) for theme in THEMES for role in roles()]

    assert [one.name() for one in hues if 80 <= one.hsvHue() <= 165 and one.hsvSaturation() > 40] == []


def test_a_pinned_theme_changes_the_palette(qapp: QApplication) -> None:
    """Choosing dark makes the application's palette dark."""
    looks().set_choice("dark")

    assert current_theme().name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == THEMES["dark"].window


def test_an_unknown_choice_is_refused() -> None:
    """A word that names no theme is an error, not the light theme in silence."""
    with pytest.raises(KeyError):
        looks().set_choice("blue")


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.5, 1.5), (3.0, 2.0)])
def test_text_scale_stays_between_one_and_two(asked: float, given: float) -> None:
    """A scale outside 1.0 to 2.0 is brought to the nearer end."""
    looks().set_scale(asked)

    assert looks().scale == given
