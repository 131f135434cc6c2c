"""Widgets, one a file: plain values in, plain values out. They paint themselves from the theme."""
