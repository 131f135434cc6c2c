"""Strokes: points from 0 to 1 and milliseconds, without any drawing library."""
