"""The body map on paper: the same bytes each time, small, and patterns where they belong."""

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from intake_app.base.paths import forms_folder, resource
from intake_app.bodymap.picture import BodyMapPicture, RegionLook, Spot, picture_of
from intake_app.bodymap.regions import load_body_map
from intake_app.bodymap.shapes import UnknownView, load_drawings
from intake_app.report.bodymap_drawing import VIEW_WIDTH, body_map_drawing
from intake_app.report.bodymap_legend import SIGNS, LegendField

BODY = load_body_map(forms_folder())
WIDTH_PT = 270.0
ZOOM = 4


def looks(*states: tuple[str, str, int | None]) -> list[RegionLook]:
    """Looks of whole places."""
    return [
        RegionLook(region, state, level)  # type: ignore[arg-type]
        for place, state, level in states
        for region in BODY.in_order(BODY.expand(place))
    ]


def drawn(picture: BodyMapPicture) -> bytes:
    """A page with nothing but the drawing."""
    drawing = body_map_drawing(picture, BODY, WIDTH_PT)
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(drawing.width, drawing.height), invariant=1)
    drawing.draw(canvas)
    canvas.save()
    return kept.getvalue()


def ink_share(data: bytes, region: str) -> float:
    """The part of a small square beside the number of a region of the front view that is not white."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=ZOOM).to_pil().convert("L")
    x, y = load_drawings(resource("bodymap")).view("front").regions[region].anchor
    scale = WIDTH_PT / (2 * VIEW_WIDTH) * ZOOM
    square = image.crop(
        (int((x - 25) * scale), int((y + 35) * scale), int((x + 25) * scale), int((y + 75) * scale))
    )
    return sum(1 for value in square.get_flattened_data() if value < 128) / (square.width * square.height)


def test_the_same_picture_gives_the_same_bytes():
    """Nothing depends on the time or on what was drawn before."""
    picture = picture_of(looks(("FEET", "planned", 1), ("back", "look_first", 3)), BODY)
    other = picture_of(looks(("ARMS", "planned", 2)), BODY)
    first = drawn(picture)
    drawn(other)
    assert drawn(picture) == first


def test_a_full_map_stays_small():
    """All 36 regions with patterns, edges and margins take less than 80 kB with fonts."""
    full = looks(("all", "look_first", 3))
    full[5] = RegionLook("abdomen", "avoid", margin_cm=10)
    assert len(drawn(picture_of(full, BODY))) < 80_000


def test_darker_patterns_mean_more_pressure():
    """Not today is empty; rings and dots are lighter than lines; leave out is darkest."""
    states = [("not_today", None), ("planned", 1), ("planned", 2), ("planned", 3), ("avoid", None)]
    shares = [
        ink_share(drawn(picture_of(looks(("thigh_front", *state)), BODY)), "thigh_front_L")
        for state in states
    ]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares)


def test_level_0_is_not_empty():
    """A still hold differs from not today by more than its digit."""
    assert ink_share(drawn(picture_of(looks(("thigh_front", "planned", 0)), BODY)), "thigh_front_L") > 0


def test_left_and_right_are_written_as_words_beside_every_view():
    """Four views, four lefts, four rights, and a caption under each."""
    text = (
        pypdfium2.PdfDocument(drawn(picture_of(looks(("FEET", "planned", 1)), BODY)))[0]
        .get_textpage()
        .get_text_bounded()
    )
    assert (text.count("Left"), text.count("Right")) == (4, 4)
    assert all(caption in text for caption in ("Front", "Back", "Feet from above", "Soles"))


def test_numbers_of_enlarged_regions_stand_only_there():
    """The toes carry their digit twice from above and twice from below, and not on the small figure."""
    text = (
        pypdfium2.PdfDocument(drawn(picture_of(looks(("toes", "planned", 1)), BODY)))[0]
        .get_textpage()
        .get_text_bounded()
    )
    assert text.count("1") == 4


def test_a_spot_is_drawn_where_it_was_marked():
    """The same region with a spot holds more ink at that place than without."""
    x, y = load_drawings(resource("bodymap")).view("front").regions["thigh_front_L"].anchor
    spot = Spot("bruise", 5, "front", (x / 500, (y + 55) / 1040))
    with_spot = picture_of([RegionLook("thigh_front_L", "planned", 1, (spot,))], BODY)
    without = picture_of([RegionLook("thigh_front_L", "planned", 1)], BODY)
    assert ink_share(drawn(with_spot), "thigh_front_L") > 2 * ink_share(drawn(without), "thigh_front_L")


def test_the_drawing_brings_its_words_along():
    """The alternative text of the figure comes with the drawing."""
    drawing = body_map_drawing(picture_of(looks(("FEET", "planned", 1)), BODY), BODY, WIDTH_PT)
    assert "Level 1 at most: both feet." in drawing.alt_text


def test_an_unknown_view_is_refused():
    """A picture can name only views that are drawn."""
    with pytest.raises(UnknownView):
        body_map_drawing(BodyMapPicture(("sideways",)), BODY, WIDTH_PT)


def test_every_sign_of_the_legend_looks_different():
    """No two fields of the legend give the same picture."""
    pictures = set()
    for sign in SIGNS:
        field = LegendField(sign)
        kept = io.BytesIO()
        canvas = Canvas(kept, pagesize=(field.width, field.height), invariant=1)
        field.draw(canvas)
        canvas.save()
        image: Image.Image = pypdfium2.PdfDocument(kept.getvalue())[0].render(scale=ZOOM).to_pil()
        pictures.add(image.tobytes())
    assert len(pictures) == len(SIGNS)
