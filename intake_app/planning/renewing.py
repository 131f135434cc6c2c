"""A plan's number, and whether it is "renewed unchanged from plan N" or a new one (content 15.6)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake_app.base.texts import tr
from intake_app.planning.content import PlanContent
from intake_app.planning.plan import Choices, SessionPlan
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.review import RegionLimit, Review

INK_DAYS = 365
_CONSENTS = ("consent-touch", "consent-notes")
_CURRENT = "current-and-confirmed-today"
_NO_END = 10**6


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan is signed on besides its own words.

    day: of the visit. reason: kinds and words of SES.10. zones: of SES.9, those that were kept. texts: of the statements
    and consents. is_consent_old: a consent of this visit was not current when it was first asked for.
    """

    day: date
    reason: frozenset[str]
    zones: frozenset[str]
    texts: tuple[tuple[str, str], ...]
    is_consent_old: bool


@dataclass(frozen=True, slots=True)
class EarlierPlan:
    """The plan of an earlier completed visit with its number, and the review that it was made from."""

    plan: SessionPlan
    review: Review
    basis: Basis

    @property
    def has_ink(self) -> bool:
        """Whether the client signed it: every plan but a renewed one."""
        return self.plan.renewed_from is None


def basis_of(content: PlanContent, evaluation: Evaluation, choices: Choices) -> Basis:
    """What a plan of this visit is signed on."""
    by_link_id = evaluation.content.questions.by_link_id
    reasons = evaluation.entries(by_link_id["reason"])
    zones = evaluation.reading(by_link_id["areas-today"]).options
    kept = None if choices.zones is None else {zone.replace(" ", "-") for zone in choices.zones}
    consents = [entry for entry in evaluation.situation.answers if entry.question in _CONSENTS]
    return Basis(
        day=evaluation.situation.moment.date(),
        reason=frozenset(word for entry in reasons for word in _reason_words(entry.values)),
        zones=zones if kept is None else zones & kept,
        texts=(*content.words.consultation, *content.words.consents),
        is_consent_old=any(option != _CURRENT for entry in consents for option in entry.options),
    )


def _reason_words(values: Mapping[str, object]) -> Iterator[str]:
    kinds = values.get("kinds", ())
    yield from map(str, kinds if isinstance(kinds, tuple | list) else (kinds,))
    yield f"“{' '.join(str(values.get('words', '')).casefold().split())}”"


def numbered(
    plan: SessionPlan,
    review: Review,
    basis: Basis,
    earlier: Sequence[EarlierPlan],
    consent_since: bool = False,
) -> SessionPlan:
    """The plan with its number, and with the plan that it renews or the reasons why it is a new one.

    earlier: the plans of the completed visits before it, oldest first. consent_since: a consent was not current at some
    visit after the last inked plan. A new plan is signed by the client, a renewed one is agreed to aloud.
    """
    number = len(earlier) + 1
    inked = next((one for one in reversed(earlier) if one.has_ink), None)
    if inked is None:
        return replace(plan, number=number, new_because=("first",))
    why = dict.fromkeys(differences(plan, review, basis, inked))
    if consent_since:
        why["texts"] = None
    return replace(
        plan,
        number=number,
        renewed_from=None if why else inked.plan.number,
        replaces=earlier[-1].plan.number if why else None,
        new_because=tuple(why),
    )


def differences(plan: SessionPlan, review: Review, basis: Basis, old: EarlierPlan) -> Iterator[str]:
    """Why a plan does not renew an earlier one, in words of the case format; nothing where it does."""
    tests = {
        "year": (basis.day - old.basis.day).days < INK_DAYS,
        "texts": basis.texts == old.basis.texts and not basis.is_consent_old,
        "reason": basis.reason == old.basis.reason,
        "zones": basis.zones == old.basis.zones,
        "areas": set(plan.levels) == set(old.plan.levels),
        "techniques": {r: set(ids) for r, ids in plan.techniques.items()}
        == {r: set(ids) for r, ids in old.plan.techniques.items()},
        "levels": _levels_hold(plan, review, old),
        "minutes": _minutes_hold(plan, review, old),
        "frequency": _frequency_holds(plan, old.plan),
        "left-out": _left_out_holds(review, old.review),
        "first-checks": all(
            _has_checks(review.regions[region], limit) for region, limit in old.review.regions.items()
        ),
        "exclusions": _exclusions_hold(review, old.review),
        "precautions": set(old.plan.precautions) <= set(plan.precautions)
        and {one.rule for one in plan.relaxed} <= {one.rule for one in old.plan.relaxed},
        "homework": set(plan.homework) <= set(old.plan.homework),
    }
    yield from (name for name, holds in tests.items() if not holds)


def because_words(codes: Iterable[str]) -> str:
    """Why a plan is a new one, in plain words with commas; "" for a renewed one."""
    words = {
        "first": tr("it is the first"),
        "year": tr("the last ink is a year old"),
        "texts": tr("a consent or a statement has changed"),
        "reason": tr("another reason for the visit"),
        "zones": tr("other areas chosen"),
        "areas": tr("other places worked"),
        "techniques": tr("other techniques"),
        "levels": tr("a higher level"),
        "minutes": tr("more minutes"),
        "frequency": tr("other times a week or course"),
        "left-out": tr("a place left out is no longer so"),
        "first-checks": tr("a first look, touch or question is no longer asked for"),
        "exclusions": tr("something that was ruled out no longer is"),
        "precautions": tr("a precaution no longer stands"),
        "homework": tr("more exercises for home"),
    }
    return ", ".join(words[code] for code in codes)


def _levels_hold(plan: SessionPlan, review: Review, old: EarlierPlan) -> bool:
    levels = all(level <= old.plan.levels.get(region, -1) for region, level in plan.levels.items())
    return levels and all(_cap(limit) <= _cap(old.review.regions[r]) for r, limit in review.regions.items())


def _cap(limit: RegionLimit) -> int:
    return -1 if limit.state != "planned" or limit.cap is None else limit.cap


def _minutes_hold(plan: SessionPlan, review: Review, old: EarlierPlan) -> bool:
    whole = _at_most(plan.minutes, old.plan.minutes) and _at_most(plan.minutes_max, old.plan.minutes_max)
    there = ((limit, old.review.regions[region]) for region, limit in review.regions.items())
    return whole and all(
        _at_most(now.minutes_max, before.minutes_max) and _at_most(now.minutes_share, before.minutes_share)
        for now, before in there
    )


def _at_most(now: float | None, before: float | None) -> bool:
    """None: no limit."""
    return (_NO_END if now is None else now) <= (_NO_END if before is None else before)


def _frequency_holds(plan: SessionPlan, old: SessionPlan) -> bool:
    pairs = zip((*plan.first_week, *plan.later), (*old.first_week, *old.later), strict=True)
    course = _at_most(plan.course_weeks, old.course_weeks) and _at_most(
        plan.course_sessions, old.course_sessions
    )
    return plan.phase == old.phase and course and all(now <= before for now, before in pairs)


def _left_out_holds(now: Review, before: Review) -> bool:
    return all(_is_left_out_too(now.regions[region], limit) for region, limit in before.regions.items())


def _is_left_out_too(now: RegionLimit, before: RegionLimit) -> bool:
    """An avoided region stays avoided with its margin; a spot stays, or its whole region is left out now."""
    if before.state == "avoid":
        return now.state == "avoid" and (now.margin_cm or 0) >= (before.margin_cm or 0)
    margins = {(spot.what, spot.because): spot.margin_cm or 0 for spot in now.spots}
    return now.state == "avoid" or all(
        margins.get((spot.what, spot.because), -1) >= (spot.margin_cm or 0) for spot in before.spots
    )


def _has_checks(now: RegionLimit, before: RegionLimit) -> bool:
    pairs = (
        (now.look_first, before.look_first),
        (now.touch_first, before.touch_first),
        (now.ask_first, before.ask_first),
    )
    return now.state == "avoid" or all(is_now or not was for is_now, was in pairs)


def _exclusions_hold(now: Review, before: Review) -> bool:
    positions = set(before.limits.no_position) <= set(now.limits.no_position)
    return positions and all(
        _covers(now.excluded.get(technique, ((), ()))[0], where)
        for technique, (where, _) in before.excluded.items()
    )


def _covers(now: Iterable[str], before: Iterable[str]) -> bool:
    return "all" in now or set(before) <= set(now)
