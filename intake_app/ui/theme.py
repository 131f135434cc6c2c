"""Colours: one frozen `Theme` for light, dark and contrast, its palette, and `looks()`, which says what holds now."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

CHOICES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, eq=False)
class Theme:
    """Every colour role of one theme. Colour belongs to the findings: only stop, change and note have a hue."""

    name: str
    window: QColor
    surface: QColor
    raised: QColor
    line: QColor
    hairline: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor
    soft: QColor
    focus: QColor
    stop: QColor
    stop_text: QColor
    stop_ink: QColor
    change: QColor
    change_text: QColor
    change_fill: QColor
    change_glyph: QColor
    change_edge: QColor
    change_ink: QColor
    change_line: QColor
    note_ink: QColor
    open_ink: QColor
    emergency: QColor
    emergency_text: QColor
    lv1: QColor
    lv2: QColor
    lv3: QColor
    lv3_text: QColor

    def role(self, name: str) -> QColor:
        """The colour of a role by its name, for example "muted". Raises AttributeError for an unknown one."""
        found: QColor = getattr(self, name)
        return found


_TABLE = """
window #F1F2F0 #14171B #000000
surface #FDFDFC #1A1E23 #000000
raised #FFFFFF #22272D #000000
line #7C858C #7D8791 #FFFFFF
hairline #D5D9DA #333A42 #FFFFFF
text #161C22 #E9ECEF #FFFFFF
muted #4E5963 #AEB7C0 #FFFFFF
accent #1F3A57 #AFCBEA #FFFFFF
accent_text #FFFFFF #0E1C2B #000000
soft #DFE7F0 #2A3B4E #00325C
focus #7A2BD6 #C9A2FF #E58BFF
stop #8E1616 #CE3F34 #FF8F85
stop_text #FFFFFF #FFFFFF #000000
stop_ink #8E1616 #FF9C92 #FF8F85
change #FFEDC0 #423208 #000000
change_text #3D2A00 #FFE9B8 #FFFFFF
change_fill #F3B52E #F0BB4A #FFD23F
change_glyph #3D2A00 #2A1D00 #000000
change_edge #3D2A00 #F0BB4A #FFD23F
change_ink #8A5800 #F0BB4A #FFD23F
change_line #DDB968 #7A6121 #FFD23F
note_ink #2A62B8 #8FBBFA #7DBBFF
open_ink #5F6A73 #99A4AE #C8C8C8
emergency #CC0019 #D8162A #FF5A5A
emergency_text #FFFFFF #FFFFFF #000000
lv1 #DCE6F1 #273747 #000000
lv2 #A9C1DB #3F5D7C #00325C
lv3 #6C93BD #6E9AC8 #00589F
lv3_text #0B141E #0B141E #FFFFFF
"""


def _themes() -> dict[str, Theme]:
    rows = [line.split() for line in _TABLE.strip().splitlines()]
    return {
        name: Theme(name, **{row[0]: QColor(row[column]) for row in rows})
        for column, name in ((1, "light"), (2, "dark"), (3, "contrast"))
    }


THEMES = _themes()


def roles() -> tuple[str, ...]:
    """The names of all colour roles, in the order of the table."""
    return tuple(field.name for field in fields(Theme) if field.name != "name")


def palette_for(theme: Theme) -> QPalette:
    """The palette that Fusion paints scroll bars, menus and selections with."""
    palette = QPalette(theme.raised)
    part = QPalette.ColorRole
    pairs = {
        part.Window: theme.window,
        part.Base: theme.raised,
        part.Button: theme.raised,
        part.AlternateBase: theme.surface,
        part.Text: theme.text,
        part.WindowText: theme.text,
        part.ButtonText: theme.text,
        part.ToolTipBase: theme.raised,
        part.ToolTipText: theme.text,
        part.PlaceholderText: theme.muted,
        part.Highlight: theme.soft,
        part.HighlightedText: theme.text,
        part.Link: theme.accent,
        part.Accent: theme.accent,
        part.Mid: theme.line,
        part.Midlight: theme.hairline,
    }
    for role, colour in pairs.items():
        palette.setColor(role, colour)
    return palette


class Looks(QObject):
    """Which theme and text scale hold now. Emits `changed` after either has changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = THEMES["light"]
        self.scale = 1.0
        self.choice = "system"
        self.still = False

    def start(self, app: QApplication, choice: str, scale: float) -> None:
        """Take over the application's style and palette and follow the system from now on."""
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self.follow)
        self.choice = choice
        self.scale = _within(scale)
        self._apply()

    def set_choice(self, choice: str) -> None:
        """Pin a theme ("light", "dark", "contrast") or follow the "system". Raises KeyError for another word."""
        self.choice = choice
        self.follow()

    def set_scale(self, scale: float) -> None:
        """Text scale; values outside 1.0–2.0 are brought to the nearer end."""
        self.scale = _within(scale)
        self._apply()

    def follow(self) -> None:
        """Look again at what the system asks for."""
        self._apply()

    def _apply(self) -> None:
        from intake_app.ui.fonts import BODY, font  # fonts scale by `looks()`, so they are below this module

        self.theme = THEMES[system_theme() if self.choice == "system" else self.choice]
        self.still = _reduced_motion()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_for(self.theme))
            usual: QFont = font(BODY)
            app.setFont(usual)
        self.changed.emit()


def system_theme() -> str:
    """The theme the system asks for: "contrast", "dark" or "light" (also where it says nothing)."""
    if _wish("contrastPreference") == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _reduced_motion() -> bool:
    # the enum came with the hint, in Qt 6.12; comparing names works with and without it
    return getattr(_wish("motionPreference"), "name", "") == "ReducedMotion"


def _wish(name: str) -> object:
    """What the system's accessibility settings say; None where this Qt does not know them."""
    hints = getattr(QApplication.styleHints(), "accessibility", None)
    found = getattr(hints(), name, None) if hints is not None else None
    return found() if found is not None else None


def _within(scale: float) -> float:
    return min(2.0, max(1.0, scale))


_looks: Looks | None = None


def looks() -> Looks:
    """The one source of theme and text scale."""
    global _looks
    if _looks is None:
        _looks = Looks()
    return _looks


def current_theme() -> Theme:
    """The theme that holds now."""
    return looks().theme


def start_looks(app: QApplication, choice: str = "system", scale: float = 1.0) -> Looks:
    """Load the fonts, set Fusion, palette and font, and follow the system. Call once, after the application is made."""
    from intake_app.ui.fonts import load_fonts

    load_fonts()
    looks().start(app, choice, scale)
    return looks()
