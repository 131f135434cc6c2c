"""A session plan as lines of text for a person."""

import textwrap
from collections.abc import Mapping

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.planning.often import a_week, outcome_words
from intake_app.planning.plan import SessionPlan
from intake_app.planning.renewing import because_words

_WIDTH = 100


def plan_lines(plan: SessionPlan, bodymap: BodyMap, names: Mapping[str, str]) -> list[list[str]]:
    """The plan's lines, each already wrapped: time and course, places with their techniques, then home and care.

    names: of techniques and homework by id; what has none is said by its id.
    """
    lines = [_number(plan), tr("{minutes} minutes in all.", minutes=plan.minutes), _course(plan)]
    lines.append(tr("Next review by {day}.", day=f"{plan.review_on.day} {plan.review_on:%B %Y}"))
    lines += _places(plan, bodymap, names)
    if plan.homework:
        lines.append(
            tr("At home: {items}.", items=", ".join(names.get(item, item).lower() for item in plan.homework))
        )
    if plan.stop_signs:
        lines.append(
            tr("Stop at once for: {signs}.", signs="; ".join(sign.lower() for sign in plan.stop_signs))
        )
    lines += list(plan.precautions)
    return [
        textwrap.wrap(line, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False)
        for line in lines
    ]


def _number(plan: SessionPlan) -> str:
    if plan.renewed_from is not None:
        return tr("Plan {number}, renewed unchanged from plan {old}: no new ink needed.", number=plan.number,
                  old=plan.renewed_from)  # fmt: skip
    return tr("Plan {number}, a new one for the client to sign: {why}.", number=plan.number,
              why=because_words(plan.new_because))  # fmt: skip


def _course(plan: SessionPlan) -> str:
    if plan.phase == "maintenance":
        text = tr("From now on {later}.", later=a_week(plan.later))
    else:
        text = tr(
            "At most {first} at first, then {later}.", first=a_week(plan.first_week), later=a_week(plan.later)
        )
    if plan.course_sessions is not None:
        text += " " + tr("{number} sessions in all at most.", number=plan.course_sessions)
    return text if plan.outcome is None else f"{text} {outcome_words(plan.outcome)}"


def _places(plan: SessionPlan, bodymap: BodyMap, names: Mapping[str, str]) -> list[str]:
    """Places with the same techniques and level on one line."""
    grouped: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for region, techniques in plan.techniques.items():
        grouped.setdefault((plan.levels.get(region, 0), techniques), []).append(region)
    return [
        tr(
            "{place}, level {level} at most: {techniques}.",
            place=_capital(bodymap.describe(regions)),
            level=level,
            techniques=", ".join(names.get(one, one.replace("_", " ")).lower() for one in techniques)
            or tr("nothing"),
        )
        for (level, techniques), regions in grouped.items()
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
