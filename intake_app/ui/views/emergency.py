"""The emergency page in values: whom to call, what to say, numbered steps, the address (content 15.2, 7.4). No Qt here."""

import re
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.exchange.case import Clinic
from intake_app.safety.session import years
from intake_app.services.interview import Interview
from intake_app.ui.values import Span, Words
from intake_app.ui.views.findings import because_words
from intake_app.ui.views.wording import clock_time, sentences

_NUMBER = "911"
_SAY = re.compile(r"Say: ([^.]+)\.")
_SAID_ANYWAY = frozenset({"No massage.", "Do not let them drive.", "Stay.", "Stay with the client."})
_CALL = re.compile(r"Call the emergency number[^.]*\. ?")


@dataclass(frozen=True)
class EmergencyView:
    """What the page shows. is_called_for: an answer opened it, not the key."""

    heading: str
    say: str
    steps: tuple[Words, ...]
    low_sugar: tuple[Words, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    opened: str
    is_called_for: bool
    number: str


def emergency_view(interview: Interview | None, opened: str) -> EmergencyView:
    """The page for a visit, or for none. opened: the time of day."""
    clinic = interview.case.clinic if interview is not None else Clinic()
    number = clinic.emergency_number or _NUMBER
    found = interview.emergencies if interview is not None else ()
    said = next((match[1] for one in found if (match := _SAY.search(one.action))), "")
    return EmergencyView(
        tr("Call {number} now", number=number) if found else tr("Call {number}", number=number),
        tr("Say: “{words}”.", words=said) if said else " ".join(dict.fromkeys(one.reason for one in found)),
        _steps(number, [one.action for one in found]), low_sugar_steps(), _facts(clinic, interview), opened, bool(found), number,
    )  # fmt: skip


def _steps(number: str, actions: list[str]) -> tuple[Words, ...]:
    own = [one for action in actions for one in sentences(_CALL.sub("", _SAY.sub("", action)))]
    told = " ".join(dict.fromkeys(one for one in own if one not in _SAID_ANYWAY))
    steps: list[Words] = [
        (Span(tr("Call {number}.", number=number), bold=True), Span(tr(" Read out the address."))),
        (Span(tr("No massage."), bold=True), Span(f" {told}" if told else tr(" Do not touch the place."))),
        (Span(tr("Stay with them."), bold=True),),
        (Span(tr("Do not let them drive"), bold=True), Span(tr(", and do not drive them."))),
        (Span(tr("Note the times:"), bold=True), Span(tr(" when it began, when you called."))),
        (Span(tr("Hand over what was seen and said."), bold=True),),
    ]
    return tuple(steps)


def low_sugar_steps() -> tuple[Words, ...]:
    """Standing procedure for low sugar (content 7.4)."""
    return (
        (
            Span(tr("Stop. Sit them up."), bold=True),
            Span(tr(" Not awake or cannot swallow: nothing by mouth, call.")),
        ),
        (Span(tr("15 g of quick sugar:"), bold=True), Span(tr(" juice, glucose tablets, sugar in water."))),
        (Span(tr("Wait 15 minutes, then check again."), bold=True),),
        (Span(tr("Still under 100 mg/dL (5.6)?"), bold=True), Span(tr(" Give 15 g again, wait, check."))),
        (Span(tr("Then a snack."), bold=True),),
        (Span(tr("No driving"), bold=True), Span(tr(" until 100 mg/dL (5.6) or more and clear-headed."))),
        (Span(tr("Note the times."), bold=True),),
    )


def _facts(clinic: Clinic, interview: Interview | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    where = tuple(part.strip() for part in (clinic.name, *clinic.address.split("\n")) if part.strip())
    rows = [
        (tr("You are at"), where or (tr("Address not written: read it from the door or a letter."),)),
        (tr("Your phone here"), (clinic.phone,) if clinic.phone else ()),
    ]
    if interview is not None:
        client, today = interview.case.situation.client, interview.case.situation.moment.date()
        age = years(client.birth_date, today)
        rows.append(
            (tr("Client"), (", ".join(str(p) for p in (client.name, age) if p),) if client.name else ())
        )
        rows.append((tr("Reported"), tuple(_reported(interview))[:4]))
    return tuple((label, lines) for label, lines in rows if lines)


def _reported(interview: Interview) -> list[str]:
    return list(
        dict.fromkeys(words for one in interview.emergencies for words in because_words(interview, one))
    )


def opened_at(interview: Interview | None) -> str:
    """The time of day of a visit, "13:04"."""
    return clock_time(interview.clock.now()) if interview is not None else ""
