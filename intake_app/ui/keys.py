"""All keys of the window in one place. Digits, 0 and minus belong to the focused question line, never to the window."""

from PySide6.QtCore import Qt

HELP = "F1"
REPEAT = "F2"
CHANGES = "F3"
PART_ON = "F6"
PART_BACK = "Shift+F6"
EMERGENCY = "F12"
NEXT = "Ctrl+Return"
NEXT_KEYPAD = "Ctrl+Enter"
BACK = "Alt+Left"
LINE_DONE = "Ctrl+Down"
FIND = "Ctrl+F"
PRINT = "Ctrl+P"
LOCK = "Ctrl+L"
SAY_SAVED = "Ctrl+S"
SIGN = "Ctrl+Shift+S"
LARGER = ("Ctrl++", "Ctrl+=")
SMALLER = "Ctrl+-"
USUAL = "Ctrl+0"
CLOSE = "Esc"

WHOLE_LIST = Qt.Key.Key_0
NOT_CHECKED = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_hyphen)
TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)

_SHOWN = {"Return": "Enter"}


def digit(key: int) -> int | None:
    """The digit of a key, 0 to 9, also on the number pad; None for any other key."""
    number = key - int(Qt.Key.Key_0)
    return number if 0 <= number <= 9 else None


def caps(keys: str) -> tuple[str, ...]:
    """What stands on the key caps of a shortcut: "Ctrl+Return" gives ("Ctrl", "Enter")."""
    parts = ["+"] if keys == "+" else [part or "+" for part in keys.replace("++", "+\0").split("+")]
    return tuple(_SHOWN.get(part, part).replace("\0", "+") for part in parts)
