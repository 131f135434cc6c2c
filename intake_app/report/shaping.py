"""Glyphs of scripts whose letters change with their neighbours (Arabic, Hebrew with points, Devanagari), by HarfBuzz.

reportlab addresses glyphs by character, so each shaped glyph gets a private character of its own; what the glyphs say
is told to readers by the line's /ActualText.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from intake_app.report.fonts import font, font_file

_PRIVATE = 0xE000  # the private use area holds 6,400 characters, more than any of our shaped fonts has glyphs


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: the private character that draws it, its advance and offsets in parts of the font's size."""

    sign: str
    advance: float
    x: float
    y: float


def shape(text: str, font_name: str, *, rightward: bool) -> tuple[Glyph, ...]:
    """The glyphs of one run from left to right as seen. rightward: False for right-to-left scripts."""
    import uharfbuzz as hb

    shaper, units = _shaper(font_name)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if rightward else "rtl"
    hb.shape(shaper, buffer)
    return tuple(
        Glyph(_sign(font_name, info.codepoint), at.x_advance / units, at.x_offset / units, at.y_offset / units)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@cache
def _shaper(font_name: str) -> tuple[Any, float]:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(font_file(font_name))))
    return hb.Font(face), float(face.upem)


@cache
def _sign(font_name: str, glyph: int) -> str:
    shaper, units = _shaper(font_name)
    face = font(font_name).face
    code = _PRIVATE + glyph
    face.charToGlyph[code] = glyph
    face.charWidths[code] = round(shaper.get_glyph_h_advance(glyph) * 1000 / units)
    return chr(code)
