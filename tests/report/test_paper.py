import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from intake_app.report.blocks import Para, Space, TaggedFigure
from intake_app.report.blocks.block import DoesNotFit
from intake_app.report.lettering import Lettering
from intake_app.report.measures import A4, LETTER
from intake_app.report.paper import write_paper
from tests.report.sample import DIGEST, FACTS, MOMENT, NAMES, RECORD, sample_paper, short_code

SAMPLE = sample_paper()
PDF = pikepdf.open(io.BytesIO(SAMPLE.data))


def elements(node: Any) -> Iterator[Any]:
    """Every structure element beneath a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
            yield kid
            yield from elements(kid)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The tags of a document in reading order."""
    return [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot)]


def text_of(data: bytes, page: int) -> str:
    """What a reader copies from a page."""
    return pypdfium2.PdfDocument(data)[page].get_textpage().get_text_bounded()


@pytest.mark.parametrize("large", [False, True])
def test_the_same_plan_gives_the_same_bytes(large: bool) -> None:
    """Nothing of the machine, the clock or chance is in the file."""
    assert sample_paper(large=large).data == sample_paper(large=large).data


@pytest.mark.parametrize("size", [LETTER, A4])
def test_the_page_has_the_size_asked_for(size: tuple[float, float]) -> None:
    """US Letter and A4."""
    with pikepdf.open(io.BytesIO(sample_paper(size=size, rows=1).data)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]

    assert box == pytest.approx([0, 0, *size], abs=0.01)


def test_a_table_over_three_pages_is_one_table() -> None:
    """44 rows and their heads are one table with one row of heads, though the heads are printed on each page."""
    tables = [element for element in elements(PDF.Root.StructTreeRoot) if element.S == "/Table"]
    (long,) = (table for table in tables if len(table.K) == 45)

    assert [str(cell.S) for cell in long.K[0].K] == ["/TH"] * 4
    assert sum("Question" in text_of(SAMPLE.data, page) for page in range(SAMPLE.page_count)) == 3


def test_heads_say_what_they_are_heads_of() -> None:
    """Column heads and row heads carry their scope."""
    scopes = {str(element.A.Scope) for element in elements(PDF.Root.StructTreeRoot) if element.S == "/TH"}

    assert scopes == {"/Column", "/Row"}


def test_lists_are_lists() -> None:
    """Each item has a label and a body."""
    found = tags(PDF)

    assert (found.count("L"), found.count("LI"), found.count("Lbl"), found.count("LBody")) == (2, 6, 6, 6)


def test_headings_step_down_one_by_one() -> None:
    """The first heading is level 1, and no level is left out on the way down."""
    levels = [int(tag[1]) for tag in tags(PDF) if re.fullmatch(r"H\d", tag)]

    assert all(lower - upper <= 1 for upper, lower in zip([0, *levels], levels, strict=False))


def test_every_figure_has_words_and_a_place() -> None:
    """What a picture shows is said, and where it is."""
    figures = [element for element in elements(PDF.Root.StructTreeRoot) if element.S == "/Figure"]

    assert all(str(figure.Alt) and len(figure.A.BBox) == 4 for figure in figures)
    assert len(figures) == 2


def test_all_that_is_drawn_is_content_or_decoration() -> None:
    """No stroke lies outside marked content: a reader would not know what to do with it."""
    strokes = {"Tj", "TJ", "S", "s", "f", "f*", "B", "re"}
    for page in PDF.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth > 0 or str(operator) not in strokes, operands


def test_marks_and_structure_point_at_each_other() -> None:
    """Each mark on a page leads to the element that has it."""
    parents = PDF.Root.StructTreeRoot.ParentTree.Nums
    first_page = parents[1]

    assert all(element.get("/S") is not None for element in first_page)
    assert PDF.Root.StructTreeRoot.ParentTreeNextKey == len(parents) // 2 == SAMPLE.page_count + 2


def test_every_font_is_embedded() -> None:
    """Helvetica and its kind, which are not embedded, never slip in."""
    fonts = [font for page in PDF.pages for font in page.Resources.Font.values()]

    assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_code_and_page_are_real_text_on_page_one_only() -> None:
    """On page 1 the code is read aloud; on the others it is decoration, yet printed."""
    code = short_code(DIGEST)
    paragraphs = [element for element in elements(PDF.Root.StructTreeRoot) if element.S == "/P"]
    whole = [element for element in paragraphs if not isinstance(element.K, pikepdf.Array)]
    on_first = [element for element in whole if element.K.Pg == PDF.pages[0].obj]

    assert all(f"{code}" in text_of(SAMPLE.data, page) for page in range(SAMPLE.page_count))
    assert len(on_first) == 9 + 5  # the client's facts, two lines at the left, three at the right


def test_the_qr_code_says_the_code() -> None:
    """A phone reads the printed code from each page."""
    picture = pypdfium2.PdfDocument(SAMPLE.data)[1].render(scale=3).to_pil()

    (found,) = zxingcpp.read_barcodes(picture)

    assert found.text == f"INTAKE-APP:0005:{short_code(DIGEST)}"


def test_the_record_lies_inside_as_it_was_digested() -> None:
    """The attachment is byte for byte the record, with its relation and kind."""
    spec = PDF.Root.AF[0]

    assert spec.EF.F.read_bytes() == RECORD
    assert (str(spec.AFRelationship), str(spec.EF.F.Subtype)) == ("/Data", "/application/fhir+json")


def test_two_signature_fields_are_prepared() -> None:
    """Both fields are there before the first seal, each with words of its own and a place in the structure."""
    fields = {str(field.T): str(field.TU) for field in PDF.Root.AcroForm.Fields}
    forms = [element for element in elements(PDF.Root.StructTreeRoot) if element.S == "/Form"]

    assert fields == {"Therapist": "Seal of the therapist", "Client": "Counter-signature of the client"}
    assert [str(form.K.Obj.T) for form in forms] == ["Therapist", "Client"]


def test_title_language_and_time_are_the_caller_s() -> None:
    """The file says what it is in which language, and the time that was handed in."""
    metadata = PDF.Root.Metadata.read_bytes().decode()

    assert (str(PDF.Root.Lang), str(PDF.docinfo.Title)) == (FACTS.language, FACTS.title)
    assert f"<xmp:CreateDate>{MOMENT.isoformat()}</xmp:CreateDate>" in metadata


def test_names_in_any_script_can_be_heard() -> None:
    """A name whose glyphs do not tell its letters says them beside."""
    spoken = {str(element.get("/ActualText", "")) for element in elements(PDF.Root.StructTreeRoot)}

    assert {NAMES[4], NAMES[5], NAMES[6]} <= spoken


def test_shaped_letters_lead_back_to_unicode() -> None:
    """The glyphs of an Arabic name tell their letters in the font's own map too, for readers that heed no other."""
    fonts = {str(font.BaseFont): font for page in PDF.pages for font in page.Resources.Font.values()}
    told = "".join(font.ToUnicode.read_bytes().decode() for name, font in fonts.items() if "Arabic" in name)

    assert all(f"<{ord(letter):04X}>" in told for letter in "محمدعبد")


def test_what_was_printed_before_leaves_no_trace() -> None:
    """A paper made after one with other letters of the same script has the same bytes all the same."""
    sample_paper(client="ياسمين בן प्रकाश", rows=1)

    assert sample_paper().data == SAMPLE.data


def test_signs_that_no_font_has_are_named() -> None:
    """A client whose name has an unknown sign is printed with a replacement and reported."""
    assert sample_paper(client="Ada \U0001f642", rows=1).missing == "\U0001f642"


def test_markup_in_a_name_is_text() -> None:
    """Nothing that a client writes acts as markup."""
    data = sample_paper(client="<b>Ada</b> & \\(Eve)", rows=1).data

    assert "<b>Ada</b> & \\(Eve)" in text_of(data, 0)


def test_what_is_taller_than_a_page_is_refused() -> None:
    """A figure that fits on no page is a fault of the program, not an endless loop."""
    tower = TaggedFigure(lambda canvas, width, height: None, "A tower", 10, 2000)

    with pytest.raises(DoesNotFit):
        write_paper([Para("before", Lettering().body), Space(3), tower], FACTS)
