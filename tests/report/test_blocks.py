from collections.abc import Sequence

import pytest

from intake_app.report.blocks import (
    Block,
    Box,
    BulletList,
    Columns,
    DataTable,
    Fill,
    Heading,
    PageBreak,
    Para,
    Space,
    Together,
)
from intake_app.report.blocks.block import split_stack, stack_height
from intake_app.report.blocks.figure import qr_modules
from intake_app.report.lettering import Lettering

LOOKS = Lettering()
BODY = LOOKS.body.but(before=0.0, after=0.0)
LINE = BODY.leading


def paragraph(lines: int) -> Para:
    """A paragraph of so many lines."""
    return Para("\n".join("line" for _ in range(lines)), BODY)


def heights(parts: Sequence[Block] | None) -> list[float]:
    """How many lines each part is tall."""
    return [round(part.height(300) / LINE, 2) for part in parts or ()]


@pytest.mark.parametrize(
    ("lines", "room", "expected"), [(6, 4, [4, 2]), (6, 5, [4, 2]), (3, 2, []), (4, 1, []), (4, 2, [2, 2])]
)
def test_a_paragraph_leaves_no_line_alone(lines: int, room: int, expected: list[float]) -> None:
    """At least two lines stay on either page; a paragraph too short for that moves as a whole."""
    assert heights(paragraph(lines).split(300, room * LINE)) == expected


def test_both_parts_of_a_split_are_one_element() -> None:
    """A paragraph over two pages is one paragraph to a screen reader."""
    whole = paragraph(6)

    parts = whole.split(300, 4 * LINE) or ()

    assert [part.elements() for part in parts] == [whole.elements()] * 2


def test_a_heading_goes_with_what_follows() -> None:
    """A heading is never the last thing on a page."""
    heading = Heading("Reasons", LOOKS.subheading, 2)
    after = paragraph(3)

    head, rest = split_stack([paragraph(4), heading, after], 300, 4 * LINE + 40)

    assert (len(head), rest) == (1, [heading, after])


def test_a_page_break_ends_the_page() -> None:
    """What follows begins the next page, however much room is left."""
    head, rest = split_stack([paragraph(1), PageBreak(), paragraph(1)], 300, 1000)

    assert (len(head), len(rest)) == (2, 1)


def test_a_table_splits_between_rows_and_repeats_its_heads() -> None:
    """Rows stay whole; the second part is as tall as its rows and the heads again."""
    table = DataTable([["a", "b"]] * 5, (1, 1), BODY, heads=["A", "B"])
    row = table.height(300) / 6

    parts = table.split(300, 3.5 * row) or ()

    assert [round(part.height(300) / row) for part in parts] == [3, 4]


def test_a_table_never_leaves_its_heads_alone() -> None:
    """Where no row fits under the heads, the table moves to the next page."""
    table = DataTable([["a", "b"]] * 5, (1, 1), BODY, heads=["A", "B"])

    assert table.split(300, table.height(300) / 6 * 1.5) is None


def test_a_tall_row_splits_inside() -> None:
    """A row taller than a good part of the page is cut at the same height in each cell."""
    table = DataTable([["a\n" * 40, "b"]], (1, 1), BODY)

    parts = table.split(300, 20 * LINE) or ()

    assert [part.elements() for part in parts] == [table.elements()] * 2
    assert parts[0].height(300) <= 20 * LINE


def test_a_list_splits_between_items() -> None:
    """Items that fit stay, the others follow under the same list."""
    items = BulletList(["one", "two", "three"], BODY)

    parts = items.split(300, items.height(300) * 0.7) or ()

    assert [part.elements() for part in parts] == [items.elements()] * 2


def test_columns_read_left_then_right() -> None:
    """The order of a screen reader is column after column, not line after line."""
    left, right = [Para("1", BODY), Para("2", BODY)], [Para("3", BODY)]

    (group,) = Columns([left, right], (1, 1)).elements()

    assert group.kids == [block.element for block in (*left, *right)]


def test_columns_split_at_one_height() -> None:
    """Each column goes on where it ended; a short one is simply done."""
    columns = Columns([[paragraph(10)], [paragraph(2)]], (1, 1))

    assert heights(columns.split(300, 6 * LINE)) == [6, 4]


def test_a_frame_goes_around_each_part() -> None:
    """Both parts of a box have the frame and the padding."""
    box = Box([paragraph(4), paragraph(4)], weight=2, padding=8)

    parts = box.split(300, 4 * LINE + 20) or ()

    assert [part.height(300) - 20 for part in parts] == pytest.approx([4 * LINE, 4 * LINE])


def test_what_belongs_together_moves_together() -> None:
    """A group that fits on a page is not split."""
    assert Together([paragraph(4), paragraph(4)]).split(300, 5 * LINE) is None


def test_room_between_blocks_is_the_larger_of_both() -> None:
    """Room after one and before the next is not added up, and none is kept at the edges."""
    upper = Para("a", BODY.but(before=50.0, after=6.0))
    lower = Para("b", BODY.but(before=10.0, after=50.0))

    assert stack_height([upper, lower], 300) == pytest.approx(2 * LINE + 10)


def test_a_filling_block_takes_no_room_of_its_own() -> None:
    """It only takes what is left when the page is drawn."""
    assert stack_height([Space(10), Fill(), Space(5)], 300) == 15


def test_a_qr_code_has_its_three_corners() -> None:
    """The code is square, with a finder pattern in three corners."""
    modules = qr_modules("INTAKE-APP:0005:K7Q4-2MXD-90VT-H3RP")
    corner = [True] * 7

    assert {len(row) for row in modules} == {len(modules)}
    assert (modules[0][:7], modules[0][-7:], modules[-1][:7]) == (corner, corner, corner)
