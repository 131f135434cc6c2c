"""Each icon and each result glyph leaves ink, and results differ in form."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from intake_app.ui.icons import GLYPHS, draw_glyph, draw_icon, icon_names

WANTED = """
check left right up down arrow plus minus close search lock phone eye hand speech document pen print clock wait
person people screen flag swap undo bell drop thermometer language home map
"""


def ink_of(tier: bool, name: str) -> int:
    """How many of 24 × 24 pixels are not white."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    if tier:
        draw_glyph(painter, name, QRectF(0, 0, 24, 24))
    else:
        draw_icon(painter, name, QRectF(0, 0, 24, 24), QColor("black"))
    painter.end()
    return sum(image.pixelColor(x, y) != QColor("white") for x in range(24) for y in range(24))


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_leaves_ink(name: str) -> None:
    """No icon is empty."""
    assert ink_of(False, name) > 20


@pytest.mark.parametrize("tier", GLYPHS)
def test_every_glyph_leaves_ink(tier: str) -> None:
    """No result glyph is empty."""
    assert ink_of(True, tier) > 60


def test_the_set_is_complete() -> None:
    """All icons of the design are there."""
    assert {*WANTED.split(), "text size"} - set(icon_names()) == set()


def test_results_differ_by_weight_first() -> None:
    """A filled octagon has more ink than a triangle's, a ring or a dashed ring."""
    stop, note, open_ring = (ink_of(True, tier) for tier in ("stop", "note", "open"))

    assert stop > note > open_ring
