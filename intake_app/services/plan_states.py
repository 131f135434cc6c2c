"""The state of a visit's plan: what it stands on, and what answers after its seal make of it (content 15.6, SES.2)."""

from dataclasses import replace
from datetime import UTC, datetime

from intake_app.base.texts import tr
from intake_app.exchange.case import Case
from intake_app.planning.plan import SessionPlan
from intake_app.questionnaire.answers import Answer
from intake_app.record.plan_states import PlanState, State
from intake_app.safety.review import Rank
from intake_app.services.review import Judged

_CONSENTS = ("consent-touch", "consent-notes")
_WITHDRAWN = "no-or-withdrawn"
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def basis(case: Case) -> object:
    """Everything that a plan is worked out from, but for the clock."""
    return replace(case.situation, moment=_ANY_TIME), case.choices, case.relaxed


def draft(judged: Judged, plan: SessionPlan) -> PlanState:
    """The plan of a case before anyone has signed."""
    return PlanState(plan.number, basis(judged.case))


def looked_at_again(state: PlanState, judged: Judged, at: datetime) -> PlanState:
    """The plan after what is known at a moment (with time zone): a draft begins anew where anything was edited.

    A sealed plan becomes void by a consent that was withdrawn after the seal, even if it was given again since, and by a stop
    of rank 4 to 6; it is marked with who said it and when.
    """
    if state.state is not State.SEALED:
        return state.edited(basis(judged.case))
    sealed_at = state.marks[-1].at
    gone = next((entry for entry in judged.case.situation.answers if _withdraws(entry, sealed_at)), None)
    if gone is not None:
        return state.voided(gone.at or at, gone.voice.value, tr("consent withdrawn"))
    stops = [finding for finding in judged.review.findings if finding.rank >= Rank.STOP_SOON]
    if stops:
        who = judged.case.situation.therapist or tr("therapist not written")
        return state.voided(at, who, stops[0].title)
    return state


def _withdraws(entry: Answer, after: datetime) -> bool:
    is_later = entry.at is None or entry.at >= after
    return entry.question in _CONSENTS and _WITHDRAWN in entry.options and is_later


def state_words(state: PlanState) -> str:
    """What a plan has become since its seal, in one sentence with who and when; "" for a draft or one that holds."""
    if state.state in (State.DRAFT, State.SEALED):
        return ""
    mark = state.marks[-1]
    time = f"{mark.at:%H:%M}"
    if state.state is State.VOID:
        return tr("This plan is void since {time} ({why}; {who}). It stays readable and is not used again.",
                  time=time, why=mark.why, who=mark.who)  # fmt: skip
    return tr("This plan is {why} since {time}. It stays readable.", time=time, why=mark.why)
