"""Every fault of `regions.toml` is found at once and said in one line."""

from pathlib import Path

import pytest

from intake_app.base.errors import ContentError
from intake_app.base.paths import forms_folder
from intake_app.bodymap.anatomy_file import read_anatomy
from intake_app.bodymap.regions import load_body_map

SHIPPED = (forms_folder() / "regions.toml").read_text("utf-8")


def told(folder: Path, text: str) -> list[str]:
    """The sentences about a file with this text."""
    (folder / "regions.toml").write_text(text, "utf-8")
    return [fault.sentence for fault in read_anatomy(folder)[1]]


def test_the_shipped_file_has_no_fault(tmp_path: Path):
    """What we ship is whole."""
    assert told(tmp_path, SHIPPED) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ('parts = ["hand"]', 'parts = ["hnad"]', "'hnad': is not a part of the body. Expected:"),
        ('look = "table"', 'look = "tabel"', "'tabel': is not a place to look. Expected: seated or table"),
        ('look = "table"', 'looks = "table"', "looks 'looks': is not a key of this table. Expected: look"),
        ('name = "chest"', "name = 3", "[region.chest] name '3': is not a text"),
        ('name = "chest"', 'name = "head"', "'head': already names another place"),
        ('name = "chest"', 'name = "chest, front"', "holds a comma"),
        ('both = "both hips"\n', "", "[region.hip] sides: has a name for one side only"),
        ('as_one = "FEET"\n', "", "[group.FOOT] as_one: is missing"),
        (
            "[region.face]",
            "[region.head]",
            "[region.head] id 'head': stands already in [region.head], line 8",
        ),
        ("[limb.ARM]", "[lims.ARM]", "'lims.ARM': is not a table of this file. Expected: [region.…] or"),
        (
            'rows = [["shoulder"],',
            'rows = ["shoulder",',
            "[limb.ARM] rows 'shoulder': is not a list of parts",
        ),
        ('["head", "face"]', '["head", "hand"]', "'hand': stands already in [zone.hands]"),
        ('["head", "face"]', '["head", "head"]', "'head': stands twice"),
        ('title = "front"', "title = ", "is not TOML"),
    ],
)
def test_a_fault_is_said_with_its_place_and_what_was_expected(
    tmp_path: Path, right: str, wrong: str, expected: str
):
    """Each kind of slip has its own sentence."""
    assert right in SHIPPED
    assert any(expected in sentence for sentence in told(tmp_path, SHIPPED.replace(right, wrong)))


def test_all_faults_are_found_at_once(tmp_path: Path):
    """Two slips give two faults, each with its line."""
    text = SHIPPED.replace('name = "chest"', "name = 3").replace('look = "table"', 'look = "tabel"', 1)
    assert [sentence.split(":")[0] for sentence in told(tmp_path, text)] == [
        "regions.toml, line 22",
        "regions.toml, line 202",
    ]


def test_a_broken_file_stops_the_review_from_starting(tmp_path: Path):
    """Nothing is guessed from a broken table: the loader raises with all faults."""
    (tmp_path / "regions.toml").write_text("", "utf-8")
    with pytest.raises(ContentError) as caught:
        load_body_map(tmp_path)
    assert [fault.where for fault in caught.value.faults] == ["region", "group", "limb", "zone"]
