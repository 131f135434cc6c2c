"""The Qt binding fits this Python."""

import sys

from PySide6.QtCore import QObject


def test_a_call_does_not_lose_a_reference() -> None:
    """Calls that return nothing leave None's count alone: a binding built for a newer Python aborts after 5,000."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - 100
