"""The picture in words, and what may not be drawn."""

import pytest

from intake_app.base.paths import forms_folder
from intake_app.bodymap.picture import BodyMapPicture, RegionLook, Spot, alt_text, picture_of
from intake_app.bodymap.regions import UnknownPlace, load_body_map

BODY = load_body_map(forms_folder())


def planned(place: str, level: int) -> list[RegionLook]:
    """A place planned at a level."""
    return [RegionLook(region, "planned", level) for region in BODY.in_order(BODY.expand(place))]


def test_the_picture_in_words_says_all_that_the_eye_sees():
    """What is left out comes first, then levels from low to high, look first, not today."""
    looks = [
        *planned("FOOT.R", 2),
        RegionLook("foot_sole_L", "planned", 1, (Spot("callus", 1),)),
        RegionLook("lower_back", "look_first", 2),
        RegionLook("calf_L", "avoid", margin_cm=10),
    ]
    assert alt_text(picture_of(looks, BODY), BODY) == (
        "Body map. Leave out: left calf. Left calf: leave out 10 cm around as well. "
        "Left sole: leave out the callus and 1 cm around it. Level 1 at most: left sole. "
        "Level 2 at most: right foot, lower back. Look first: lower back. "
        "Not today: both upper legs from hip to knee, both arms, right lower leg, chest and belly, head and face, "
        "left toes, top of the left foot, left ankle, left shin, upper back, back of the neck, front of the neck."
    )


def test_a_region_without_a_look_is_not_today():
    """Nothing is planned by being forgotten."""
    assert BodyMapPicture(("front",)).look("chest").state == "not_today"


@pytest.mark.parametrize(
    ("place", "views"),
    [
        ("upper_back", ("front", "back")),
        ("toes_L", ("front", "back", "feet_top", "soles")),
        ("hand_R", ("front", "back", "hands")),
        ("all", ("front", "back", "feet_top", "soles", "hands")),
    ],
)
def test_feet_and_hands_are_enlarged_when_they_matter(place: str, views: tuple[str, ...]):
    """The views follow from what is shown."""
    assert picture_of(planned(place, 1), BODY).views == views


@pytest.mark.parametrize(
    ("state", "level"), [("planned", None), ("avoid", 1), ("not_today", 0), ("look_first", 4)]
)
def test_a_look_that_contradicts_itself_is_refused(state: str, level: int | None):
    """A level is there exactly when the region may be worked, and is never above 3."""
    with pytest.raises(ValueError, match="chest"):
        RegionLook("chest", state, level)  # type: ignore[arg-type]


def test_a_look_of_an_unknown_region_is_refused():
    """A picture holds regions of the body only."""
    with pytest.raises(UnknownPlace):
        picture_of([RegionLook("tail", "avoid")], BODY)
