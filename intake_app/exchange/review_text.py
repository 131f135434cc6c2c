"""A review as text for a person: the verdict first, then what to do now, then reasons, ceilings and plan."""

import textwrap
from collections.abc import Iterable, Mapping
from datetime import datetime

from intake_app.base.faults import Fault
from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.exchange.case import Case
from intake_app.exchange.plan_text import plan_lines
from intake_app.exchange.review_json import changed_of
from intake_app.exchange.table_printing import table_lines
from intake_app.planning.plan import SessionPlan
from intake_app.planning.table import TableCheck
from intake_app.safety.content import Content
from intake_app.safety.review import Finding, OpenItem, Rank, Referral, RegionLimit, Review

WIDTH = 100
_LEVELS = {0: "level 0 at most, still hold", 1: "level 1 at most", 2: "level 2 at most", 3: "level 3 at most"}


def review_as_text(
    case: Case,
    review: Review,
    plan: SessionPlan | None,
    content: Content,
    names: Mapping[str, str] | None = None,
    table: TableCheck | None = None,
) -> str:
    """The whole result in plain English, at most 100 characters a line. names: of techniques and homework, by id."""
    bodymap = content.bodymap
    on_table = table_lines(table, case.done, bodymap, names or {}) if table is not None else []
    parts = [
        _section(tr("On the table"), [on_table]) if table is not None and table.ends else [],
        [verdict_words(review), *wrapped(verdict_sentence(review))],
        _about(case),
        _section(tr("What to do now"), _to_do(review)),
        _section(tr("Still open"), [_open_line(item, content) for item in review.open]),
        _section(tr("Reasons"), [_finding_line(finding) for finding in _shown(review.findings)]),
        _section(tr("Ceilings"), _ceilings(review, plan, bodymap, names or {})),
        _section(tr("Changed or relaxed"), [_change_line(change) for change in changed_of(case, review)]),
        _section(tr("Plan"), plan_lines(plan, bodymap, names or {}) if plan is not None else []),
        _section(tr("On the table"), [on_table]) if on_table and not (table and table.ends) else [],
        wrapped(tr("Screening aid, not a diagnosis or medical advice.")),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def faults_as_text(faults: Iterable[Fault], danger: Iterable[Finding]) -> str:
    """What is said of a case that cannot be read: danger signs first, then every fault on a line of its own."""
    found = sorted(danger, key=lambda finding: (-int(finding.rank), finding.content_id))
    parts = []
    if found:
        worst = verdict_of_rank(found[0].rank)
        parts.append([worst, *(line for finding in found for line in _finding_line(finding))])
    parts.append([tr("This case cannot be read. No verdict is made of the rest.")])
    parts.append([fault.sentence for fault in faults])
    return "\n\n".join("\n".join(part) for part in parts if part)


# ---- verdict ---------------------------------------------------------------------------------------------------------


def verdict_words(review: Review) -> str:
    """The verdict in a few words."""
    if review.is_only_not_finished:
        return tr("Not finished")
    if review.rank is Rank.CLEARANCE:
        return tr("No massage plan yet: a clinician has to answer first")
    if review.rank >= Rank.STOP_SOON:
        return verdict_of_rank(review.rank)
    if not review.plan_allowed:
        return tr("No massage plan: no place is left to work on")
    if review.rank is Rank.CLEAR:
        return tr("Nothing found, a plan can be made")
    return tr("A plan can be made, with changes")


def verdict_of_rank(rank: Rank) -> str:
    """The words of a stop."""
    return {
        Rank.STOP_EMERGENCY: tr("Stop: emergency"),
        Rank.STOP_SAME_DAY: tr("Stop: send on today"),
        Rank.STOP_SOON: tr("Stop: not today"),
    }.get(rank, "")


def verdict_sentence(review: Review) -> str:
    """What the verdict means, in one sentence."""
    if review.is_only_not_finished:
        return tr("Something has still to be asked or looked at. No plan is made before that.")
    if review.rank is Rank.STOP_EMERGENCY:
        return tr("Do not touch. Call the emergency number now and stay with the client.")
    if review.rank is Rank.STOP_SAME_DAY:
        return tr("No massage. The client needs to be seen by a clinician today.")
    if review.rank is Rank.STOP_SOON:
        return tr("No massage today. The client should be seen within 2 weeks or wait until this has passed.")
    if review.rank is Rank.CLEARANCE:
        return tr(
            "Ask the treating clinician the questions below. No plan is made before the answer is there."
        )
    if not review.plan_allowed:
        return tr(
            "All places of today are left out. Holding still may be offered where the client wishes it."
        )
    return tr("Keep to the ceilings below. The client may lighten, skip or stop at any time.")


def _about(case: Case) -> list[str]:
    situation = case.situation
    name = situation.client.name or tr("No name written")
    line = tr("{name}, visit of {day}", name=name, day=_day(situation.moment))
    return wrapped(f"{case.title}. {line}" if case.title else line)


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M}"


# ---- what to do, reasons ---------------------------------------------------------------------------------------------


def _to_do(review: Review) -> list[list[str]]:
    urgent = [finding for finding in review.findings if finding.rank is review.rank or finding.refer]
    shown = urgent if review.rank >= Rank.CAUTION else []
    actions = dict.fromkeys(finding.action for finding in shown if finding.action)
    lines = [wrapped(sentence(action), "- ") for action in actions]
    if review.referral is not None:
        lines.insert(0, wrapped(_referral(review.referral), "- "))
    return lines


def _referral(referral: Referral) -> str:
    when = {
        "emergency": tr("Call now: {to}.", to=referral.to),
        "same_day": tr("Send on today: {to}.", to=referral.to),
        "soon": tr("Send on within 2 weeks: {to}.", to=referral.to),
        "clearance": tr("Ask before any plan: {to}.", to=referral.to),
    }
    return when.get(referral.urgency, sentence(referral.to))


def _shown(findings: Iterable[Finding]) -> list[Finding]:
    """Findings a person needs to see: not those hidden by another, not lines that neither say nor limit anything."""
    found = sorted(findings, key=lambda finding: (-int(finding.rank), finding.content_id))
    ids = {finding.content_id for finding in found}
    return [one for one in found if not ids & set(one.hidden_by) and (one.rank > Rank.CLEAR or one.has_limit)]


def _finding_line(finding: Finding) -> list[str]:
    title = sentence(finding.title or finding.reason)
    reason = "" if finding.title == finding.reason or not finding.title else f" {sentence(finding.reason)}"
    return wrapped(f"{title}{reason} [{finding.content_id}]", "- ")


def open_lines(review: Review, content: Content) -> list[str]:
    """What is still open, each on lines of its own with its id."""
    return [line for item in review.open for line in _open_line(item, content)]


def _open_line(item: OpenItem, content: Content) -> list[str]:
    question = content.questions.find(item.question)
    text = question.text if question is not None else ""
    bodymap = content.bodymap
    where = f" ({bodymap.describe(item.where)})" if item.where and _are_regions(item.where, bodymap) else ""
    why = item.why.rstrip(".")
    said = f"{text}{where} {sentence(f'{why} ({item.who})')}".strip()
    return wrapped(f"{said} [{item.question}]", "- ")


def _are_regions(where: Iterable[str], bodymap: BodyMap) -> bool:
    return set(where) <= set(bodymap.regions)


def _change_line(change: Mapping[str, object]) -> list[str]:
    """A relaxed rule, or an answer that was loosened: which, why, who said it, and the sentence."""
    why, said = str(change["reason"]).replace("-", " "), change["sentence"]
    if "rule" in change:
        text = tr("{rule} relaxed, the client agrees: {why}.", rule=change["rule"], why=why)
    else:
        answer = change["answer"]
        now = ", ".join(map(str, answer)) if isinstance(answer, list | tuple) else str(answer)
        text = tr(
            "{question} is now “{now}”: {why}, said by {who}.",
            question=change["question"], now=now, why=why, who=change["said_by"] or change["by"],
        )  # fmt: skip
    return wrapped(f"{text} “{said}”" if said else text, "- ")


# ---- ceilings --------------------------------------------------------------------------------------------------------


def _ceilings(
    review: Review, plan: SessionPlan | None, bodymap: BodyMap, names: Mapping[str, str]
) -> list[list[str]]:
    """Regions with the same ceiling on one line, then what holds for the whole session."""
    if review.rank >= Rank.STOP_SOON:
        return []
    grouped: dict[str, list[str]] = {}
    for region in bodymap.regions:
        grouped.setdefault(_limit_words(review.regions[region]), []).append(region)
    lines = [
        wrapped(sentence(f"{_capital(bodymap.describe(regions))}: {words}"), "- ")
        for words, regions in sorted(grouped.items())
    ]
    limits = review.limits
    minutes = limits.minutes_max if plan is None else plan.minutes_max
    if minutes is not None:
        lines.append(wrapped(tr("At most {minutes} minutes.", minutes=minutes), "- "))
    if limits.per_week_max is not None:
        lines.append(wrapped(_per_week(limits.per_week_max), "- "))
    if limits.sessions_max is not None:
        lines.append(
            wrapped(tr("At most {number} sessions before the next answer.", number=limits.sessions_max), "- ")
        )
    lines += [
        wrapped(tr("Not in this position: {position}.", position=position.replace("_", " ")), "- ")
        for position in limits.no_position
    ]
    return [*lines, *_left_out(review, bodymap, names)]


def _per_week(number: float) -> str:
    return (
        tr("At most once a week.") if number == 1 else tr("At most {number} sessions a week.", number=number)
    )


def _left_out(review: Review, bodymap: BodyMap, names: Mapping[str, str]) -> list[list[str]]:
    """Techniques that are left out, one line for each set of places."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for technique, (places, _) in sorted(review.excluded.items()):
        grouped.setdefault(places, []).append(names.get(technique, technique.replace("_", " ")).lower())
    return [
        wrapped(
            tr(
                "Left out {where}: {techniques}.",
                where=_where(places, bodymap),
                techniques=", ".join(techniques),
            ),
            "- ",
        )
        for places, techniques in grouped.items()
    ]


def _where(places: tuple[str, ...], bodymap: BodyMap) -> str:
    return tr("everywhere") if places == ("all",) else tr("on {places}", places=bodymap.describe(places))


def _limit_words(limit: RegionLimit) -> str:
    if limit.state == "avoid":
        return tr("leave out")
    if limit.state == "not_today":
        return tr("not today")
    words = [tr(_LEVELS[limit.cap]) if limit.cap in _LEVELS else tr("level not known")]
    words += [tr("look first")] if limit.look_first else []
    words += [tr("light touch first")] if limit.touch_first else []
    words += [tr("ask first")] if limit.ask_first else []
    if limit.minutes_max is not None:
        words.append(tr("at most {minutes} minutes", minutes=limit.minutes_max))
    words += [tr("leave out the spot: {what}", what=spot.what) for spot in limit.spots]
    return ", ".join(words)


# ---- lines -----------------------------------------------------------------------------------------------------------


def _section(title: str, entries: list[list[str]]) -> list[str]:
    return [title, *(line for entry in entries for line in entry)] if entries else []


def wrapped(text: str, bullet: str = "") -> list[str]:
    """A text on lines of at most 100 characters, continued under its first word."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_long_words=False
    )


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    plain = _capital(text.strip())
    return plain if not plain or plain[-1] in ".!?" else f"{plain}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
