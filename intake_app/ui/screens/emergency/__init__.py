"""The emergency page, which opens over everything."""
