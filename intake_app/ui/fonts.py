"""Type: our own font files and the styles of the whole product. Pixel sizes only, never points."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from intake_app.base.paths import resource
from intake_app.ui.theme import looks

FAMILY = "Atkinson Hyperlegible"
FAMILIES = (FAMILY, "Noto Sans", "sans-serif")
FILES = (
    "AtkinsonHyperlegible-Regular.ttf",
    "AtkinsonHyperlegible-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
)


@dataclass(frozen=True)
class TypeStyle:
    """Pixel size and line height at 100 % text, and whether it is bold."""

    size: float
    line: float
    bold: bool = False


VERDICT = TypeStyle(28, 34, True)
TITLE = TypeStyle(24, 32, True)
NAME = TypeStyle(20, 28, True)
HEADING = TypeStyle(18, 24, True)
READING = TypeStyle(18, 26)
BODY = TypeStyle(16, 24)
BODY_BOLD = TypeStyle(16, 24, True)
DENSE = TypeStyle(15, 22)
DENSE_BOLD = TypeStyle(15, 22, True)
SMALL = TypeStyle(14, 20)
SMALL_BOLD = TypeStyle(14, 20, True)
MARK = TypeStyle(13, 18)
MARK_BOLD = TypeStyle(13, 18, True)
CAP = TypeStyle(12, 16)
CLIENT_QUESTION = TypeStyle(32, 42, True)
CLIENT_ANSWER = TypeStyle(24, 34)
CLIENT_HELPER = TypeStyle(20, 28)
EMERGENCY = TypeStyle(72, 76, True)
STEP = TypeStyle(26, 34)

_loaded: list[str] = []
_fonts: dict[tuple[float, bool, float], QFont] = {}


def load_fonts() -> tuple[str, ...]:
    """Make the shipped font files known to Qt, once; returns the families found. A missing file is left out."""
    if not _loaded:
        for name in FILES:
            file = resource("fonts", name)
            if file.is_file():
                number = QFontDatabase.addApplicationFont(str(file))
                _loaded.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(_loaded))


def font(style: TypeStyle, bold: bool | None = None) -> QFont:
    """The font of a style at the current text scale; `bold` overrides the style's own weight."""
    heavy = style.bold if bold is None else bold
    key = (style.size, heavy, looks().scale)
    if key not in _fonts:
        made = QFont()
        made.setFamilies(list(FAMILIES))
        made.setPixelSize(round(style.size * looks().scale))
        made.setBold(heavy)
        _fonts[key] = made
    return QFont(_fonts[key])


def line_height(style: TypeStyle) -> float:
    """Height of one line of a style at the current text scale."""
    return round(style.line * looks().scale)


def text_width(text: str, style: TypeStyle, bold: bool | None = None) -> float:
    """Width of a text on one line."""
    return QFontMetricsF(font(style, bold)).horizontalAdvance(text)
