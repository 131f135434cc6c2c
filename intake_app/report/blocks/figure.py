"""Pictures with words for those who cannot see them, and the places for signatures."""

from collections.abc import Callable
from functools import lru_cache

from intake_app.report.blocks.block import Block
from intake_app.report.drawing import BLACK
from intake_app.report.lettering import Align
from intake_app.report.measures import HAIR
from intake_app.report.tagging import TaggedCanvas
from intake_app.report.tags import Element

Drawing = Callable[[TaggedCanvas, float, float], None]


class TaggedFigure(Block):
    """A picture. draw(canvas, width, height) draws with the origin at the lower left; alt: what it shows, in words.

    width, height: points; a figure wider than its column is drawn smaller. Text in it is read as the alternative text.
    """

    def __init__(
        self,
        draw: Drawing,
        alt: str,
        width: float,
        height: float,
        *,
        align: Align = "start",
        after: float = 0.0,
    ) -> None:
        self._drawing, self._width, self._height, self._align = draw, width, height, align
        self.after = after
        self.element = Element("Figure", alt=alt)

    def elements(self) -> tuple[Element, ...]:
        """The figure."""
        return (self.element,)

    def height(self, width: float) -> float:
        """As given, less where the column is narrower."""
        return self._height * self._scale(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it, scaled and aligned."""
        scale = self._scale(width)
        left = x + (width - self._width * scale) * {"start": 0.0, "centre": 0.5, "end": 1.0}[self._align]
        bottom = top - self._height * scale
        if not canvas.is_decorating:
            self.element.bbox = (left, bottom, left + self._width * scale, top)
        with canvas.marked(self.element):
            canvas.saveState()
            canvas.translate(left, bottom)
            canvas.scale(scale, scale)
            self._drawing(canvas, self._width, self._height)
            canvas.restoreState()

    def _scale(self, width: float) -> float:
        return min(1.0, width / self._width)


class QrFigure(TaggedFigure):
    """A QR code as vector, `side` points wide and high; the quiet zone around it is the caller's to keep."""

    def __init__(self, text: str, alt: str, side: float, *, align: Align = "start") -> None:
        self._modules = qr_modules(text)
        super().__init__(self._draw_modules, alt, side, side, align=align)

    def _draw_modules(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        step = width / len(self._modules)
        path = canvas.beginPath()
        for row, modules in enumerate(self._modules):
            for start, length in _dark_stretches(modules):
                path.rect(start * step, height - (row + 1) * step, length * step, step)
        canvas.setFillGray(BLACK)
        canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=1)  # every page of a paper asks for the same one
def qr_modules(text: str) -> list[list[bool]]:
    """The modules of a QR code of the text, row by row from the top, True where dark (error correction M)."""
    # imported here: it brings all other kinds of bar code
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [
        [bool(code.isDark(row, column)) for column in range(code.moduleCount)]
        for row in range(code.moduleCount)
    ]


def _dark_stretches(modules: list[bool]) -> list[tuple[int, int]]:
    """First module and length of each stretch of dark modules, so that no hairline shows between them."""
    framed = [False, *modules, False]
    edges = [at for at in range(len(modules) + 1) if framed[at] != framed[at + 1]]
    return [(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


class SignaturePlace(Block):
    """Room for a seal, with a prepared signature field in it. field: its name; label: what a reader says of it."""

    def __init__(
        self, field: str, label: str, width: float = 200.0, height: float = 48.0, after: float = 0.0
    ) -> None:
        self._field, self._label, self._width, self._height, self.after = field, label, width, height, after
        self.element = Element("Form", alt=label)

    def elements(self) -> tuple[Element, ...]:
        """The form field."""
        return (self.element,)

    def height(self, width: float) -> float:
        """As given."""
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw a line to sign above and place the field."""
        wide = min(self._width, width)
        with canvas.artifact():
            canvas.setLineWidth(HAIR)
            canvas.line(x, top - self._height, x + wide, top - self._height)
        canvas.place_field(self._field, self._label, (x, top - self._height + 1, x + wide, top), self.element)
