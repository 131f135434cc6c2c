import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.report.bidi_order import in_visual_order, starts_right_to_left
from intake_app.report.lettering import Style
from intake_app.report.typesetting import Line, set_lines
from intake_app.report.words import Span, plain

STYLE = Style(10, 14)
LETTERS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Mn"), max_codepoint=0xFFFF), max_size=60
)


def shown(lines: tuple[Line, ...]) -> list[str]:
    """The lines as they are set."""
    return ["".join(piece.shown for piece in line.pieces) for line in lines]


def test_lines_break_at_spaces() -> None:
    """Words move to the next line whole; the space before the break stays, so that read aloud no words run together."""
    assert shown(set_lines("one two three", STYLE, 40)) == ["one two ", "three"]


def test_a_change_of_weight_does_not_break_a_word() -> None:
    """A colon after a bold word stays with it."""
    words = [Span("aaaa", bold=True), Span(": bbbb")]

    assert shown(set_lines(words, STYLE, 34)) == ["aaaa: ", "bbbb"]


def test_a_line_break_is_kept() -> None:
    """What a person typed on two lines stands on two lines, an empty one too."""
    assert shown(set_lines("a\n\nb", STYLE, 100)) == ["a", "", "b"]


def test_a_word_wider_than_the_room_is_broken() -> None:
    """Nothing runs over the edge of its column."""
    lines = set_lines("W" * 30, STYLE, 60)

    assert len(lines) > 1
    assert all(line.width <= 60.01 for line in lines)


def test_a_hyphen_may_end_a_line() -> None:
    """Compound words break after their hyphen; numbers stay whole."""
    assert shown(set_lines("new one-sided 11-23", STYLE, 50)) == ["new one-", "sided 11-23"]


@given(LETTERS, st.floats(20, 300))
def test_nothing_is_lost_and_nothing_too_wide(text: str, room: float) -> None:
    """Whatever the text, every sign is on some line, and no line is wider than its room but for one sign alone."""
    lines = set_lines(text, STYLE, room)

    told = "".join(line.spoken or "".join(piece.shown for piece in line.pieces) for line in lines)
    assert told == plain(text)
    assert all(line.width <= room + 0.02 or len(line.pieces) == 1 for line in lines)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ada אבג (1962), 5", "Ada גבא (1962), 5"),
        ("Ada (אבג) and דהו", "Ada (גבא) and והד"),
        ("Ada אבג 5 דהו.", "Ada והד 5 גבא."),
        ("אבג Ada (5)", "(5) Ada גבא"),
    ],
)
def test_right_to_left_words_are_put_in_their_place(text: str, seen: str) -> None:
    """A name in an English line stands where it was written and takes no bracket with it; a Hebrew line runs from the right."""
    stretches = in_visual_order(text, [()] * len(text), from_right=starts_right_to_left(text))

    assert "".join(stretch.as_seen for stretch in stretches) == seen


def test_a_shaped_line_says_what_it_says() -> None:
    """Arabic glyphs carry their text beside them, since neither their numbers nor their order tell it."""
    (line,) = set_lines("Client محمد عبد الله", STYLE, 300)

    assert line.spoken == "Client محمد عبد الله"
    assert any(piece.glyphs for piece in line.pieces)


def test_arabic_letters_join() -> None:
    """Four letters that join are not four letters side by side: they take less room than apart."""
    (joined,), (apart,) = set_lines("محمد", STYLE, 300), set_lines("م ح م د", STYLE, 300)

    assert joined.width < apart.width * 0.8
