"""A log that cannot hold client data: it takes listed field names with short plain values only."""

import logging

FIELDS = frozenset(
    {
        "action",
        "bytes",
        "check",
        "code",
        "count",
        "digest",
        "file_kind",
        "fonts",
        "language",
        "milliseconds",
        "pages",
        "platform",
        "rule",
        "screen",
        "status",
        "theme",
        "version",
        "what",
    }
)
_logger = logging.getLogger("intake_app")


class UnlistedField(Exception):
    """A log call named a field that is not on the list: a fault of the program."""


def log(event: str, **fields: str | int | float | bool) -> None:
    """Write one event. Raises UnlistedField for a name that FIELDS does not hold; texts are cut at 60 characters."""
    unlisted = sorted(set(fields) - FIELDS)
    if unlisted:
        raise UnlistedField(", ".join(unlisted))
    shown = (f"{name}={str(value)[:60]}" for name, value in sorted(fields.items()))
    _logger.info(" ".join((event, *shown)))
