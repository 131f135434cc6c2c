"""Identifiers: random where two may never meet, derived where the same thing must get the same id."""

import uuid

_SPACE = uuid.UUID("6f1c3f0e-6a57-5d0c-9f0b-0d6f5f0c7a11")


def random_id() -> str:
    """A new random id (UUID 4) in its usual form."""
    return str(uuid.uuid4())


def derived_id(*parts: str) -> str:
    """The same id (UUID 5) for the same parts, in every run and on every machine."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))
