"""Glyphs of scripts whose letters change with their neighbours (Arabic, Hebrew with points, Devanagari), by HarfBuzz.

reportlab addresses glyphs by character, so each shaped glyph gets a private character of its own, one for each text that
it stands for; that text goes into the font's map back to Unicode, and what the line says into its /ActualText.
"""

import threading
from dataclasses import dataclass
from functools import cache
from typing import Any

from intake_app.report.fonts import font, font_file

_SILENT = 0xE000  # plus the glyph's number: glyphs that stand for nothing by themselves
_TELLING = range(0xF0000, 0xFFFFE)
_told: dict[
    str, str
] = {}  # what the private characters given out so far stand for: single letters, never words
_giving = threading.Lock()


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: the private character that draws it, its advance and offsets in parts of the font's size."""

    sign: str
    advance: float
    x: float
    y: float


def shape(text: str, font_name: str, *, rightward: bool) -> tuple[Glyph, ...]:
    """The glyphs of one run in the order in which they are read. rightward: False for right-to-left scripts."""
    import uharfbuzz as hb

    shaper, units = _shaper(font_name)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if rightward else "rtl"
    hb.shape(shaper, buffer)
    drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    texts = _texts(text, [info.cluster for info, _ in drawn])
    return tuple(
        Glyph(_sign(font_name, info.codepoint, texts.pop(info.cluster, "")), *_parts_of_size(at, units))
        for info, at in (drawn if rightward else reversed(drawn))
    )


def _parts_of_size(at: Any, units: float) -> tuple[float, float, float]:
    return at.x_advance / units, at.x_offset / units, at.y_offset / units


def told_by(sign: str) -> str:
    """What a private character stands for; empty where it is none, or silent."""
    return _told.get(sign, "")


def _texts(text: str, clusters: list[int]) -> dict[int, str]:
    """The letters of each cluster, by the place where it begins."""
    starts = sorted(set(clusters))
    return {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}


@cache
def _shaper(font_name: str) -> tuple[Any, float]:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(font_file(font_name))))
    return hb.Font(face), float(face.upem)


@cache
def _sign(font_name: str, glyph: int, text: str) -> str:
    """A private character for this glyph where it stands for this text."""
    shaper, units = _shaper(font_name)
    face = font(font_name).face
    with _giving:
        code = _TELLING[len(_told)] if text else _SILENT + glyph
        if text:
            _told[chr(code)] = text
    face.charToGlyph[code] = glyph
    face.charWidths[code] = round(shaper.get_glyph_h_advance(glyph) * 1000 / units)
    return chr(code)
