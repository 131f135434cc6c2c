"""The structure of a document as a screen reader walks it (ISO 32000-1, 14.8): elements, and where their content is.

Elements belong to the blocks of the story, not to what is drawn of them, so that a table over three
pages stays one table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document",
    "Div",
    "H1",
    "H2",
    "H3",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Form",
]
Scope = Literal["", "Column", "Row"]
Numbering = Literal["", "Disc", "Decimal"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content. page: from 0; number: the MCID within that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class FieldMark:
    """A form field that stands at this place. name: the field's name."""

    name: str


@dataclass(eq=False, slots=True)
class Element:
    """One structure element.

    actual: what its content says where the glyphs do not tell it; bbox: of a figure, in points of its page (left,
    bottom, right, top).
    """

    tag: Tag
    kids: list["Element | Mark | FieldMark"] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    scope: Scope = ""
    numbering: Numbering = ""
    bbox: tuple[float, float, float, float] | None = None

    def add(self, tag: Tag, *, scope: Scope = "") -> "Element":
        """A new element at the end of this one."""
        made = Element(tag, scope=scope)
        self.kids.append(made)
        return made

    def adopt(self, element: "Element") -> None:
        """Take an element in at the end, once."""
        if not any(kid is element for kid in self.kids):
            self.kids.append(element)

    def walk(self) -> Iterator["Element"]:
        """This element and all beneath it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()
