"""The drawn regions: what is under a point, and that the drawings fit the table of regions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.base.errors import ContentError
from intake_app.base.paths import forms_folder, resource
from intake_app.bodymap.regions import load_body_map
from intake_app.bodymap.shapes import RegionShape, UnknownView, View, load_drawings, parse_path

BODY = load_body_map(forms_folder())
DRAWINGS = load_drawings(resource("bodymap"))
SHAPES = [(view, shape) for view in DRAWINGS.views.values() for shape in view.regions.values()]
places = st.floats(0, 1)


def test_every_region_is_drawn_and_nothing_else():
    """The drawings and the table hold the same 36 regions."""
    assert {shape.id for _, shape in SHAPES} == set(BODY.regions)


@pytest.mark.parametrize(("view", "shape"), SHAPES, ids=[f"{view.id}-{shape.id}" for view, shape in SHAPES])
def test_the_anchor_of_a_region_lies_in_it(view: View, shape: RegionShape):
    """A press on the middle of a region finds that region."""
    x, y = shape.anchor
    assert DRAWINGS.region_at((x / view.width, y / view.height), view.id) == shape.id


@pytest.mark.parametrize("point", [(0.0, 0.0), (0.5, 0.99), (0.5, 0.49)])
def test_beside_the_body_and_on_what_is_never_planned_there_is_no_region(point: tuple[float, float]):
    """The corner, the floor between the feet and the groin belong to no region."""
    assert DRAWINGS.region_at(point, "front") is None


@given(places, places, st.sampled_from(["front", "back", "soles", "feet_top", "hands"]))
def test_the_other_side_of_a_drawing_is_its_mirror(x: float, y: float, view: str):
    """A point mirrored at the midline lies in the mirrored region."""
    found, mirrored = DRAWINGS.region_at((x, y), view), DRAWINGS.region_at((1 - x, y), view)
    edge = {found, mirrored} & {None} or x in (0.0, 1.0)
    assert edge or BODY.mirror(str(found)) == mirrored


def test_the_smaller_region_wins_where_two_overlap():
    """A press where a wide region lies over a small one finds the small one, whichever is drawn on top."""
    view = DRAWINGS.view("front")
    face = view.regions["face"]
    wide = replace(face, id="wide", polygon=view.outline[0].polygon(), area=face.area * 9)
    overlapping = replace(view, regions={"face": face, "wide": wide})
    assert overlapping.region_at((face.anchor[0] / view.width, face.anchor[1] / view.height)) == "face"


def test_left_and_right_are_the_clients_own():
    """In the front view the client's left is on the reader's right, in the back view on the left."""
    front, back = DRAWINGS.view("front"), DRAWINGS.view("back")
    assert front.regions["hand_L"].anchor[0] > front.middle
    assert back.regions["hand_L"].anchor[0] < back.middle


def test_neighbours_share_a_border():
    """The sole touches the toes and no region of the other foot."""
    assert DRAWINGS.view("soles").neighbours("foot_sole_L") == ("toes_L",)


def test_a_centimetre_is_three_times_longer_on_the_enlarged_feet():
    """Margins are drawn to the scale of their view."""
    feet, figure = DRAWINGS.view("soles"), DRAWINGS.view("front")
    assert feet.units_per_cm == pytest.approx(3 * figure.units_per_cm)


def test_the_views_of_a_region_are_those_that_show_it():
    """The sole is seen from behind and from below."""
    assert DRAWINGS.views_of("foot_sole_L") == ("back", "soles")


def test_a_drawing_that_there_is_not_is_named():
    """An unknown view is refused with the nearest right name."""
    with pytest.raises(UnknownView, match="Write feet_top"):
        DRAWINGS.region_at((0.5, 0.5), "feet_tops")


def test_a_path_is_read_as_runs_of_curves():
    """M begins a run, C adds a curve, Z closes it."""
    (run,) = parse_path("M 0.0 1.0 C 1.0 1.0 2.0 2.0 3.0 0.5 Z")
    assert (run.start, run.curves[0].end, run.is_closed) == ((0.0, 1.0), (3.0, 0.5), True)


@pytest.mark.parametrize(
    "text", ["", "L 1 1", "M 0 0 L 1 1", "M 0 0 C 1 1 2 2", "M 0.00 1", "M 0 0 C 1 1 2 2 3 3 4"]
)
def test_any_other_path_is_refused(text: str):
    """A drawing with other commands, more decimals or missing points is broken."""
    with pytest.raises(ContentError):
        parse_path(text)
