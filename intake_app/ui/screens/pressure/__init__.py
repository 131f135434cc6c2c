"""The step Pressure: how hard to press where, never above the ceiling."""
