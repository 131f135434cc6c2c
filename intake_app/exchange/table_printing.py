"""The table check and the after-session record of a case: as `--json` prints them, and as text for a person."""

import textwrap
from collections.abc import Mapping
from typing import Any

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.planning.table import AVOID, CHECK, ENDED, NO_LOOK, Deviation, Done, TableCheck
from intake_app.safety.review import Review

_WIDTH = 100


def table_as_json(check: TableCheck, done: Done | None, before: Review) -> dict[str, Any]:
    """What the table check leaves of the plan, what was done beyond it, and what of the record is still open."""
    review = check.review
    old = {(one.content_id, one.where) for one in before.findings}
    return {
        "verdict": {
            "disposition": review.rank.disposition,
            "rank": int(review.rank),
            "needs": sorted(review.needs),
            "urgency": review.urgency,
        },
        "ends": check.ends,
        "findings": sorted(
            {one.content_id for one in review.findings if (one.content_id, one.where) not in old}
        ),
        "worked": dict(sorted(check.levels.items())),
        "techniques": {region: list(check.techniques[region]) for region in sorted(check.techniques)},
        "minutes": check.minutes,
        "lowered": dict(sorted(check.lowered.items())),
        "left_out": dict(sorted(check.left_out.items())),
        "not_worked": sorted(check.not_worked),
        "deviations": [
            {"item": one.item, "region": one.region, "what": one.what} for one in check.deviations
        ],
        "open": ["AFT.7"] if check.deviations and not (done and done.told) else [],
        "referral": review.referral.urgency if review.referral is not None else None,
    }


def table_lines(
    check: TableCheck, done: Done | None, bodymap: BodyMap, names: Mapping[str, str]
) -> list[str]:
    """The same in plain English: first whether the session ends, then what was done beyond the plan, then what is left out."""
    lines = []
    if check.ends:
        worst = next(iter(check.review.findings), None)
        lines.append(tr("The session ends: {why}.", why=worst.title if worst else tr("a check is open")))
        if worst is not None and worst.action:
            lines.append(worst.action)
    if check.deviations and not (done and done.told):
        lines.append(tr("Write under deviations what was done beyond the plan, and why:"))
    lines += [_deviation(one, bodymap, names) for one in check.deviations]
    for level in sorted(set(check.lowered.values())):
        where = bodymap.describe([region for region, one in check.lowered.items() if one == level])
        lines.append(tr("Level {level} at most now: {where}.", level=level, where=where))
    for why, words in _reasons().items():
        regions = [region for region, reason in check.left_out.items() if reason == why]
        if regions and not (check.ends and why == ENDED):
            lines.append(tr("Left out: {where}, {why}.", where=bodymap.describe(regions), why=words))
    if check.not_worked:
        lines.append(tr("Not worked: {where}.", where=bodymap.describe(check.not_worked)))
    return [
        text
        for line in lines
        for text in textwrap.wrap(line, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    ]


def _reasons() -> dict[str, str]:
    return {
        NO_LOOK: tr("the skin was not looked at on the table"),
        AVOID: tr("because of what was found"),
        CHECK: tr("a check is open there"),
        ENDED: tr("the session has ended"),
    }


def _deviation(one: Deviation, bodymap: BodyMap, names: Mapping[str, str]) -> str:
    where = bodymap.describe([one.region]) if one.region else ""
    return {
        "AFT.1": tr("{minutes} minutes of touch, more than the plan", minutes=one.what),
        "AFT.4": tr("{where} was worked and should not have been", where=where),
        "AFT.5": tr(
            "{where}: {technique} is not in the plan", where=where, technique=names.get(one.what, one.what)
        ),
        "AFT.6": tr("{where}: level {level} is above what was left", where=where, level=one.what),
    }[one.item] + "."
