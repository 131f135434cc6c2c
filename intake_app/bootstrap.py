"""Builds clock, store, keys and renderer and hands them over; nothing else does."""
