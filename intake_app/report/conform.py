"""The second half of a PDF in one pass of pikepdf: structure tree, metadata, colour, attachments, signature fields.

Source: ISO 32000-1 14.7 to 14.9 (structure), ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1).
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from intake_app.base.paths import resource
from intake_app.report.shaping import told_by
from intake_app.report.tagging import PreparedField, TaggedCanvas
from intake_app.report.tags import Element, FieldMark, Mark
from intake_app.report.xmp import PROGRAM, Facts, packet, pdf_date

__all__ = ["Attachment", "Facts", "conform"]

_GLYPH = re.compile(rb"(<[0-9A-F]{2}> )<(F[0-9A-F]{4})>")  # a private character in a map to Unicode
_PRINTED_AND_LOCKED = 4 | 128  # annotation flags
_SIGNATURES_EXIST_AND_APPEND_ONLY = 3


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF. mime: "application/fhir+json"; relationship: PDF/A's AFRelationship, "Data", "Source", …"""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: str = "Data"


def conform(data: bytes, canvas: TaggedCanvas, facts: Facts, attachments: Sequence[Attachment] = ()) -> bytes:
    """What the canvas drew, with its structure and all that the standards ask for. The same arguments, the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = _fields(pdf, canvas.fields)
        _Structure(pdf, canvas, fields).build()
        if canvas.has_shaped_glyphs:
            _tell_glyphs(pdf)
        _describe(pdf, facts)
        _intend_colours(pdf)
        _attach(pdf, attachments, facts)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return written.getvalue()


class _Structure:
    """Writes the tree of elements, and the tree that leads from marked content back to them."""

    def __init__(self, pdf: Pdf, canvas: TaggedCanvas, fields: dict[str, Object]) -> None:
        self._pdf, self._canvas, self._fields = pdf, canvas, fields
        self._pages = [page.obj for page in pdf.pages]
        self._objects: dict[int, Object] = {}
        self._field_parents: dict[str, Object] = {}

    def build(self) -> None:
        """Add both trees to the catalogue and the pages."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._written(self._canvas.root, tree)
        parents = list(self._parents())
        tree.ParentTree = self._pdf.make_indirect(
            Dictionary(Nums=Array([part for pair in parents for part in pair]))
        )
        tree.ParentTreeNextKey = len(parents)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _written(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        self._objects[id(element)] = made
        kids = [kid for kid in (self._kid(kid, made) for kid in element.kids) if kid is not None]
        made.K = (
            kids[0] if len(kids) == 1 else Array(kids)
        )  # an only kid bare: pyHanko knows a field in no other place
        if element.alt:
            made.Alt = String(element.alt)
        if element.actual:
            made.ActualText = String(element.actual)
        attributes = _attributes(element)
        if attributes:
            made.A = attributes
        return made

    def _kid(self, kid: Element | Mark | FieldMark, parent: Object) -> Object | None:
        if isinstance(kid, Mark):
            return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
        if isinstance(kid, FieldMark):
            self._field_parents[kid.name] = parent
            widget = self._fields[kid.name]
            return Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
        return self._written(kid, parent) if _is_drawn(kid) else None

    def _parents(self) -> Iterator[tuple[int, Object]]:
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            elements = self._canvas.marks[number]
            yield number, self._pdf.make_indirect(Array([self._objects[id(element)] for element in elements]))
        for number, (name, parent) in enumerate(self._field_parents.items(), len(self._pages)):
            self._fields[name].StructParent = number
            yield number, parent


def _is_drawn(element: Element) -> bool:
    """Whether anything of it is on a page; an empty cell stays, or its row would lose a column."""
    return element.tag in ("TH", "TD") or any(
        not isinstance(kid, Element) or _is_drawn(kid) for kid in element.kids
    )


def _attributes(element: Element) -> Dictionary | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name("/" + element.numbering))
    if element.bbox:
        return Dictionary(
            O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 2) for edge in element.bbox])
        )
    return None


def _fields(pdf: Pdf, prepared: Sequence[PreparedField]) -> dict[str, Object]:
    """The empty signature fields, made before sealing: one added later would break the seal."""
    widgets = {field.name: _widget(pdf, field) for field in prepared}
    for field in prepared:
        page = pdf.pages[field.page].obj
        page.Annots = Array([*page.get(Name.Annots, Array()), widgets[field.name]])
    if widgets:
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(Fields=Array(list(widgets.values())), SigFlags=_SIGNATURES_EXIST_AND_APPEND_ONLY)
        )
    return widgets


def _widget(pdf: Pdf, field: PreparedField) -> Object:
    left, bottom, right, top = (round(edge, 2) for edge in field.rect)
    look = pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, right - left, top - bottom])
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(field.name), TU=String(field.label),
            F=_PRINTED_AND_LOCKED, Rect=Array([left, bottom, right, top]), P=pdf.pages[field.page].obj, AP=Dictionary(N=look),
        )
    )  # fmt: skip


def _tell_glyphs(pdf: Pdf) -> None:
    """Put what shaped glyphs say into their fonts' maps to Unicode, for readers that do not heed /ActualText."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and found.get("/Type") == "/Font" and "/ToUnicode" in found:
            found.ToUnicode.write(_GLYPH.sub(_told, found.ToUnicode.read_bytes()))


def _told(entry: re.Match[bytes]) -> bytes:
    text = told_by(chr(int(entry[2], 16)))
    return (
        entry[1] + b"<" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">" if text else entry[0]
    )


def _describe(pdf: Pdf, facts: Facts) -> None:
    root = pdf.Root
    root.Lang = String(facts.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(packet(facts), Type=Name.Metadata, Subtype=Name.XML)
    moment = String(pdf_date(facts.moment))
    entries = {"Title": facts.title, "Author": facts.author, "Subject": facts.subject}
    del pdf.docinfo
    for name, text in {**entries, "Creator": PROGRAM, "Producer": PROGRAM}.items():
        if text:
            pdf.docinfo[Name("/" + name)] = String(text)
    pdf.docinfo.CreationDate = moment
    pdf.docinfo.ModDate = moment


def _intend_colours(pdf: Pdf) -> None:
    profile = pdf.make_stream(_srgb(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _srgb() -> bytes:
    """Kept as a file: a profile made anew holds the time of its making."""
    return resource("colour", "sRGB.icc").read_bytes()


def _attach(pdf: Pdf, attachments: Sequence[Attachment], facts: Facts) -> None:
    if not attachments:
        return
    listed = sorted(attachments, key=lambda attachment: attachment.name)
    specs = [(one.name, _file(pdf, one, facts)) for one in listed]
    pdf.Root.AF = Array([spec for _, spec in specs])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([part for name, spec in specs for part in (String(name), spec)]))
    )


def _file(pdf: Pdf, attachment: Attachment, facts: Facts) -> Object:
    stream = pdf.make_stream(
        attachment.data,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + attachment.mime),
        Params=Dictionary(Size=len(attachment.data), ModDate=String(pdf_date(facts.moment))),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String(attachment.name), UF=String(attachment.name), Desc=String(attachment.description),
            AFRelationship=Name("/" + attachment.relationship), EF=Dictionary(F=stream, UF=stream),
        )
    )  # fmt: skip
