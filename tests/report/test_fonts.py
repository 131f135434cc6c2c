import pytest

from intake_app.report.fonts import REPLACEMENT, TYPEFACES, font_file, missing, runs

WORDS_OF_OUR_OWN = "Session plan 0123456789 ≥ ≤ ± × · – — … “ ” ‘ ’ • ° → ✓ áéíñóúü¿¡ ½"


def test_every_font_has_its_file() -> None:
    """Each family lies in resources/fonts in the weights that it claims."""
    files = [font_file(face.file(bold=bold)) for face in TYPEFACES for bold in (False, True)]

    assert [file.name for file in files if not file.is_file()] == []


def test_our_own_words_lack_nothing() -> None:
    """The signs that the product's own texts use are all there."""
    assert missing([WORDS_OF_OUR_OWN]) == ""


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Marigold", "AtkinsonHyperlegible"), ("Nguyễn", "NotoSans"), ("Ольга", "NotoSans"), ("Αθηνά", "NotoSans"),
        ("محمد", "NotoSansArabic"), ("שרה", "NotoSansHebrew"), ("प्रिया", "NotoSansDevanagari"),
        ("王小明", "DroidSansFallback"), ("김민준", "DroidSansFallback"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bold", [False, True])
def test_a_name_is_set_in_one_font(name: str, stem: str, bold: bool) -> None:
    """A name is one run, in the bold of its font where there is one."""
    (run,) = runs(name, bold=bold)

    weight = "" if stem == "DroidSansFallback" else "-Bold" if bold else "-Regular"
    assert (run.font, run.shown) == (stem + weight, name)


def test_what_no_font_has_is_seen_and_named() -> None:
    """A sign that no font has is printed as a replacement sign, and named for a warning."""
    shown = "".join(run.shown for run in runs("Ada \U0001f642"))

    assert shown == f"Ada {REPLACEMENT}"
    assert missing(["Ada \U0001f642", "\u1c50"]) == "\u1c50\U0001f642"


def test_a_mark_stays_with_its_letter() -> None:
    """A letter and the mark on it come from one font, even where the first font has only the letter."""
    assert [run.text for run in runs("q\u0323x")] == ["q\u0323x"]
