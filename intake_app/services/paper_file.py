"""Writing a paper to a file that a person chose: all at once or not at all."""

import os
import tempfile
from pathlib import Path

from intake_app.base.errors import StorageError
from intake_app.base.texts import tr


def save_paper(path: Path, data: bytes) -> None:
    """Write a paper; a file that was there stays until the new one is complete.

    A device or a pipe is written to, not replaced. Raises StorageError.
    """
    try:
        _write(path.resolve(), data)
    except OSError as fault:
        raise StorageError(
            tr(
                "{file} cannot be written ({why}).",
                file=path.name,
                why=fault.strerror or type(fault).__name__,
            ),
            tr("The paper is not saved; a file that was there before is as it was."),
            tr("Free some space or choose another folder, then save again."),
        ) from None


def _write(target: Path, data: bytes) -> None:
    if target.exists() and not (target.is_file() or target.is_dir()):
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=".intake-app-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)  # also where the person stopped it in the middle
