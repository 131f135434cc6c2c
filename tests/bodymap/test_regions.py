"""Places on the body: what rules may name, sides, below and above, words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.base.paths import forms_folder
from intake_app.bodymap.regions import UnknownPlace, load_body_map

BODY = load_body_map(forms_folder())
regions = st.sampled_from(BODY.regions)
sets_of_regions = st.frozensets(regions)


def test_there_are_the_36_regions_of_the_content():
    """The ids are those of content 2.1, middle first, then left and right."""
    assert len(BODY.regions) == 36
    assert BODY.regions[:8] == (
        "head",
        "face",
        "neck_front",
        "neck_back",
        "chest",
        "abdomen",
        "upper_back",
        "lower_back",
    )
    assert BODY.regions[8:10] == ("shoulder_L", "shoulder_R")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("calf_L", "calf_L"),
        ("calf", "calf_L calf_R"),
        ("FOOT.L", "ankle_L foot_top_L foot_sole_L toes_L"),
        ("HANDS", "hand_L hand_R"),
        ("SPINE_RIBS", "upper_back lower_back chest"),
        ("lower legs", "lower_leg_front_L lower_leg_front_R calf_L calf_R"),
        ("neck and shoulders", "neck_back shoulder_L shoulder_R"),
    ],
)
def test_a_place_expands_to_its_regions(place: str, expected: str):
    """Region, part, group and zone mean the regions of content 2.1."""
    assert BODY.expand(place) == frozenset(expected.split())


@pytest.mark.parametrize(
    ("both", "single"), [("FEET", "FOOT"), ("LEGS", "LEG"), ("ARMS", "ARM"), ("BELOW_KNEE", "BELOW_KNEE")]
)
def test_a_group_of_both_sides_is_its_two_sides(both: str, single: str):
    """FEET is FOOT.L and FOOT.R together, and so are the others."""
    assert BODY.expand(both) == BODY.expand(f"{single}.L") | BODY.expand(f"{single}.R")


def test_an_unknown_place_names_itself_and_the_nearest_right_word():
    """A slip of the pen in a rule is answered with the word that was meant."""
    with pytest.raises(UnknownPlace, match="FEETS") as caught:
        BODY.expand("FEETS")
    assert "FEET" in caught.value.expected


@pytest.mark.parametrize(
    "ask",
    [
        "side_of",
        "mirror",
        "limb_of",
        "below",
        "above",
        "zone_of",
        "name",
        "trunk_quarter",
        "is_seated",
        "list_name",
    ],
)
def test_every_question_refuses_a_place_that_there_is_not(ask: str):
    """No question answers for a region, limb or zone that does not exist."""
    with pytest.raises(UnknownPlace):
        getattr(BODY, ask)("elbow_L")


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("hip_L", "thigh_front_L thigh_back_L knee_back_L"),
        ("ankle_R", "foot_top_R foot_sole_R toes_R"),
        ("toes_L", ""),
        ("upper_arm_R", "forearm_R hand_R"),
        ("upper_back", ""),
    ],
)
def test_below_is_the_rest_of_the_same_limb(region: str, expected: str):
    """Below a region lie the later rows of its limb on its own side (2.1)."""
    leg_below_knee = BODY.expand("BELOW_KNEE.L") if region == "hip_L" else frozenset()
    assert BODY.below(region) == frozenset(expected.split()) | leg_below_knee


def test_parts_of_one_row_are_not_below_each_other():
    """The calf is not below the shin, nor the shin below the calf."""
    assert "calf_L" not in BODY.below("lower_leg_front_L")
    assert "lower_leg_front_L" not in BODY.below("calf_L")


@given(regions, regions, regions)
def test_below_is_a_strict_partial_order(one: str, two: str, three: str):
    """Nothing is below itself, never both ways, and what is below the lower one is below the upper one."""
    assert one not in BODY.below(one)
    assert not (two in BODY.below(one) and one in BODY.below(two))
    assert not (two in BODY.below(one) and three in BODY.below(two)) or three in BODY.below(one)


@given(regions, regions)
def test_above_is_the_reverse_of_below(one: str, two: str):
    """A region is above all that is below it."""
    assert (two in BODY.below(one)) == (one in BODY.above(two))


@given(regions)
def test_the_mirror_of_the_mirror_is_the_region(region: str):
    """Mirroring twice changes nothing, and once changes the side."""
    assert BODY.mirror(BODY.mirror(region)) == region
    assert (BODY.mirror(region) == region) == (BODY.side_of(region) is None)


@given(regions)
def test_mirroring_keeps_what_lies_below(region: str):
    """Left and right are built alike."""
    assert BODY.below(BODY.mirror(region)) == {BODY.mirror(lower) for lower in BODY.below(region)}


def test_zones_are_apart_and_leave_only_the_front_of_the_neck():
    """Each region is in one zone; the front of the neck is in none (2.1)."""
    in_zones = [region for zone in BODY.zones for region in BODY.expand(zone)]
    assert len(in_zones) == len(set(in_zones))
    assert set(BODY.regions) - set(in_zones) == {"neck_front"}


@given(regions)
def test_the_zone_of_a_region_holds_it(region: str):
    """`zone_of` and `expand` agree."""
    zone = BODY.zone_of(region)
    assert zone is None or region in BODY.expand(zone)


def test_only_four_zones_are_always_looked_at_seated():
    """Feet, lower legs, hands, head and face are seen clothed; the others wait for the table or bare skin."""
    assert [zone for zone in BODY.zones if BODY.is_seated(zone)] == [
        "feet",
        "lower legs",
        "hands",
        "head and face",
    ]


def test_a_limb_names_its_side():
    """A region of a limb knows the limb; the trunk has none."""
    assert BODY.limb_of("calf_L") == "LEG.L"
    assert BODY.limb_of("chest") is None


def test_the_nearest_quarter_of_the_trunk_is_on_the_side_of_the_limb():
    """Of an arm chest, upper back and that shoulder; of a leg abdomen, lower back and that hip (1.2)."""
    assert BODY.trunk_quarter("ARM.L") == {"chest", "upper_back", "shoulder_L"}
    assert BODY.trunk_quarter("LEG.R") == {"abdomen", "lower_back", "hip_R"}


def test_the_group_on_the_side_of_a_region():
    """FOOT.x of a left sole is the left foot; across the midline it is both, the widest it can be."""
    assert BODY.group_side("FOOT", "foot_sole_L") == BODY.expand("FOOT.L")
    assert BODY.group_side("ARM", "chest") == BODY.expand("ARMS")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["FEET", "calf_L", "upper_back"], "both feet, left calf, upper back"),
        (["all"], "the whole body"),
        (["LEG.L", "toes_R"], "left leg, right toes"),
        (["lower legs", "foot_sole"], "both lower legs, both soles"),
        ([], ""),
    ],
)
def test_regions_are_described_in_few_plain_words(places: list[str], expected: str):
    """The largest places come first, then from the feet upwards."""
    named = frozenset().union(*(BODY.expand(place) for place in places))
    assert BODY.describe(named) == expected


@given(sets_of_regions)
def test_a_description_reads_back_as_the_same_regions(wanted: frozenset[str]):
    """No word stands for more or for less than was meant."""
    assert BODY.from_words(BODY.describe(wanted)) == wanted


@given(regions)
def test_a_name_begins_a_line_and_is_one_region(region: str):
    """Names have a capital and lead back to their region."""
    assert BODY.name(region)[0].isupper()
    assert BODY.from_words(BODY.name(region)) == {region}


def test_names_say_the_side():
    """A region is named with its side, a row of a list without."""
    assert (BODY.name("foot_sole_L"), BODY.list_name("foot_sole")) == ("Left sole", "Sole")


def test_a_folder_is_read_once(tmp_path: Path):
    """The same folder gives the same body map."""
    assert load_body_map(forms_folder()) is BODY
