"""Screens: one folder each, with `screen.py` and its parts. They receive plain values and emit plain values."""
