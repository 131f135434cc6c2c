"""A canvas that tells content from decoration: each stroke lies in marked content of an element, or in an artifact."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from intake_app.report.fonts import plain_font
from intake_app.report.tags import Element, FieldMark, Mark

Kind = Literal["Layout", "Pagination", "Background"]


@dataclass(frozen=True, slots=True)
class PreparedField:
    """An empty signature field on a page (from 0). rect: left, bottom, right, top; label: what a reader says of it."""

    name: str
    label: str
    page: int
    rect: tuple[float, float, float, float]


class TaggedCanvas(Canvas):
    """reportlab's canvas with a structure tree (`root`), the marks of each page and the fields placed so far."""

    def __init__(self, size: tuple[float, float]) -> None:
        self._file = io.BytesIO()
        super().__init__(
            self._file,
            pagesize=size,
            invariant=1,
            pageCompression=0,  # the second half compresses everything, and better
            initialFontName=plain_font(),
            pdfVersion=(1, 7),
        )
        self.root = Element("Document")
        self.fields: list[PreparedField] = []
        self.marks: list[list[Element]] = [[]]
        self.missing_signs: set[str] = set()
        self.has_shaped_glyphs = False
        self._artifacts = 0

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of this element; within an artifact it stays decoration."""
        if self._artifacts:
            yield
            return
        page = self.marks[-1]
        element.kids.append(Mark(len(self.marks) - 1, len(page)))
        self.addLiteral(f"/{element.tag} <</MCID {len(page)}>> BDC")
        page.append(element)
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: Kind = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration: rules, backgrounds, page furniture, repeated heads."""
        self._artifacts += 1
        if self._artifacts == 1:
            self.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._artifacts -= 1
        if not self._artifacts:
            self.addLiteral("EMC")

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """What is drawn inside says `text`, whatever its glyphs and their order look like."""
        if text:
            self.addLiteral(f"/Span <</ActualText <{_utf16(text)}>>> BDC")
        yield
        if text:
            self.addLiteral("EMC")

    @property
    def missing(self) -> str:
        """The characters met so far that no font has, in the order of their numbers."""
        return "".join(sorted(self.missing_signs))

    @property
    def is_decorating(self) -> bool:
        """Whether an artifact is open."""
        return self._artifacts > 0

    def place_field(
        self, name: str, label: str, rect: tuple[float, float, float, float], element: Element
    ) -> None:
        """Put an empty signature field on this page, spoken of at the place of `element`."""
        element.kids.append(FieldMark(name))
        self.fields.append(PreparedField(name, label, len(self.marks) - 1, rect))

    def turn_page(self) -> None:
        """End this page; the next one begins when something is drawn."""
        self.showPage()
        self.marks.append([])

    def finished(self) -> bytes:
        """The file as reportlab writes it, before its structure is added. The last page must have been turned."""
        self.save()
        return self._file.getvalue()


def _utf16(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()
