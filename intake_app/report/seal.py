"""Seals a paper: the door to `pades`, which is opened only when something is sealed, since pyHanko takes 0.6 s to import."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

THERAPIST = "Therapist"
CLIENT = "Client"

# Takes an RFC 3161 request in DER, gives the response in DER; how it reaches the server is its own affair.
TimeStamp = Callable[[bytes], bytes]


class SealingKey(Protocol):
    """A key with its certificate, all in DER; nothing is read from disk."""

    @property
    def private_key(self) -> bytes:
        """PKCS#8."""
        ...

    @property
    def certificate(self) -> bytes:
        """X.509."""
        ...

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates above it, X.509."""
        ...


def seal(
    data: bytes,
    key: SealingKey,
    moment: datetime,
    *,
    field: str = THERAPIST,
    lines: Sequence[str] = (),
    reason: str = "",
    time_stamp: TimeStamp | None = None,
) -> bytes:
    """The file with a PAdES signature in one of its prepared fields.

    moment: time of sealing, with time zone; lines: what the seal shows on the page; time_stamp: asks a server.
    The therapist's seal certifies: afterwards only the other prepared field may be signed. Raises SealError when the
    field is not there or taken, the key cannot sign, or the time stamp server does not answer as it should.
    Source: ETSI EN 319 142-1, level B-B, with a time stamp B-T.
    """
    from intake_app.report.pades import Order, sign

    return sign(data, key, moment, Order(field, field == THERAPIST, tuple(lines), reason, time_stamp))
