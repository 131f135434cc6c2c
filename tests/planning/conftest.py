"""The same content and sample visits as the tests of the rules."""

from tests.safety.conftest import clear, reviewing, third_visit

__all__ = ["clear", "reviewing", "third_visit"]
