"""A situation judged by the content: every rule worked out, all effects joined, one Review."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from intake_app.base.texts import tr
from intake_app.safety import fields, opening, referring, session
from intake_app.safety.clearances import answers, valid_records
from intake_app.safety.conditions import NOWHERE, Here
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.limits import Join
from intake_app.safety.review import Finding, Rank, RegionLimit, Review
from intake_app.safety.rules import Effects, Rule
from intake_app.safety.situation import RELAXABLE, Clearance, Situation

_EVERYWHERE = frozenset({"all", "today"})
RECORD = "15.3"


@dataclass(slots=True)
class _Work:
    """What is gathered while one situation is judged."""

    content: Content
    evaluation: Evaluation
    records: tuple[Clearance, ...]
    join: Join
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Fired:
    """A rule that fired: its finding, and its effects with the `here` of each."""

    finding: Finding
    effects: tuple[tuple[Effects, Here], ...]


def judge(content: Content, situation: Situation) -> Review:
    """The review of one situation. The same content, answers and moment give the same review."""
    return review_of(evaluation_of(content, situation))


def evaluation_of(content: Content, situation: Situation) -> Evaluation:
    """The situation read through the content, for whoever asks single questions (planning, the window)."""
    records = valid_records(content, situation) if situation.clearances else ()
    return Evaluation(content, situation, _ClearedBy(records))


def evaluation_after(evaluation: Evaluation, situation: Situation, changed: Iterable[str]) -> Evaluation:
    """As `evaluation_of` for a situation that differs from the one before only in the answers to these questions.

    changed: link ids. Takes over what does not rest on them; with clinicians' records everything is read anew, because an
    answer can end a record.
    """
    if situation.clearances:
        return evaluation_of(evaluation.content, situation)
    return evaluation.after(situation.answers, changed)


def review_of(evaluation: Evaluation) -> Review:
    """The review of a situation that has been read through the content."""
    content, cleared = evaluation.content, evaluation.cleared
    records = cleared.records if isinstance(cleared, _ClearedBy) else ()
    work = _Work(content, evaluation, records, Join(content.bodymap.regions))
    for rule in content.first_rules:
        _take(work, evaluation.kept.get(("fired", rule.id), _fired, work, rule))
    evaluation.set_flags(frozenset(work.join.flags | content.flags_of_facts(evaluation)))
    work.join.flags.update(evaluation.flags)
    for rule in content.flag_rules:
        _take(work, evaluation.kept.get(("fired", rule.id), _fired, work, rule))
    _take_records(work)
    return _review(work)


class _ClearedBy:
    """Whether one of the valid records names a rule; with `legs`, one that names the legs (of `side`) as safe too."""

    def __init__(self, records: Iterable[Clearance]) -> None:
        self.records = tuple(records)

    def __call__(self, content_id: str, legs: bool, side: str) -> bool:
        return any(
            (not content_id or answers(record, content_id))
            and (record.legs_safe or not legs)
            and _covers(record, legs, side)
            for record in self.records
        )


def _covers(record: Clearance, legs: bool, side: str) -> bool:
    """Whether a record that names sides speaks of this one; of "the legs" only where it names both."""
    if not record.sides or (not side and not legs):
        return True
    return {side} <= set(record.sides) if side else {"L", "R"} <= set(record.sides)


def _fired(work: _Work, rule: Rule) -> _Fired | None:
    """What a rule adds; None where it does not fire."""
    evaluation = work.evaluation
    heres = evaluation.fires(rule)
    if not heres:
        return None
    sides = {_side(work, here) for here in heres}
    is_cleared = rule.needs == "clinician" and all(
        evaluation.is_cleared(rule.content_id, side=side) for side in sides
    )
    effects = tuple((one, here) for here in heres for one in _effects(work.content, rule, is_cleared))
    where: set[str] = set()
    for one, here in effects:
        where |= _places(evaluation, one, here)
    for here in heres:
        where |= _here_regions(evaluation, here)
    return _Fired(_finding(work, rule, frozenset(where), is_cleared), effects)


def _side(work: _Work, here: Here) -> str:
    return here.side or (work.content.bodymap.side_of(here.region) if here.region else None) or ""


def _take(work: _Work, fired: _Fired | None) -> None:
    if fired is None:
        return
    if _is_relaxed(work, fired.finding):
        left = work.content.rules.named(fired.finding.content_id)[0].action_relaxed
        title = tr("Relaxed: {title}", title=fired.finding.title)
        work.findings.append(replace(fired.finding, title=title, action=left))
        return
    for effects, here in fired.effects:
        _add(work, fired.finding.content_id, effects, here)
    work.findings.append(fired.finding)


def _is_relaxed(work: _Work, finding: Finding) -> bool:
    """Whether the therapist relaxed this line, so that it stays a finding and sets no limit (content 15.4)."""
    relaxed = work.evaluation.situation.relaxed
    return finding.content_id in relaxed and finding.content_id in RELAXABLE


def _effects(content: Content, rule: Rule, is_cleared: bool) -> Iterable[Effects]:
    yield rule.effects
    if rule.until_cleared and not is_cleared:
        yield rule.until_cleared
    for name in rule.effects_of:
        for other in content.rules.named(name):
            yield other.effects


def _add(work: _Work, content_id: str, effects: Effects, here: Here) -> None:
    evaluation = work.evaluation

    def resolve(place: str) -> frozenset[str]:
        return evaluation.resolve(place, here)

    def spot(region: str) -> str | None:
        return spot_words(evaluation, region)

    work.join.add(effects, content_id, resolve, spot)
    for name in effects.exclude_from:
        link_id, _, field = name.rpartition(".")
        named = (
            fields.values(evaluation, evaluation.content.questions.by_link_id[link_id], field, NOWHERE)
            - fields.NOT_KNOWN
        )
        work.join.add(Effects(exclude=tuple(sorted(named))), content_id, resolve, spot)
    for place, source in effects.cap_from.items():
        for region in resolve(place):
            level = _level(evaluation, region, source)
            if level is not None:
                work.join.cap([region], level, content_id)


def _level(evaluation: Evaluation, region: str, source: str) -> int | None:
    if source == "wish":
        return session.lighter_wish(evaluation, region)
    if source == "last-level-minus-1":
        used = session.last_level(evaluation, region)
        return None if used is None else used - 1 or -1
    return session.tolerance(evaluation, region)[1]


def spot_words(evaluation: Evaluation, region: str) -> str | None:
    """The words that describe the spot found in a region; None where a spot was found and not described."""
    question = evaluation.content.questions.by_link_id["skin-seen"]
    words = [
        str(entry.values["spot"])
        for entry in evaluation.entries(question)
        if entry.place == region and entry.values.get("spot")
    ]
    return "; ".join(sorted(set(words))) or None


def _places(evaluation: Evaluation, effects: Effects, here: Here) -> set[str]:
    """The regions that effects name, those of "all" and "today" left out: they speak of the whole client."""
    named = {*effects.cap, *effects.avoid, *effects.avoid_spot, *effects.look_first, *effects.touch_first, *effects.ask_first,
             *effects.step_down, *effects.exclude_on, *effects.region_minutes_max, *effects.minutes_share}  # fmt: skip
    regions: set[str] = set()
    for place in named - _EVERYWHERE:
        regions |= evaluation.resolve(place, here)
    return regions


def _here_regions(evaluation: Evaluation, here: Here) -> frozenset[str]:
    if here.region:
        return frozenset({here.region})
    return evaluation.resolve("line.where", here) if here.kind == "line" else frozenset()


def _finding(work: _Work, rule: Rule, where: frozenset[str], is_cleared: bool) -> Finding:
    bodymap = work.content.bodymap
    rank = rule.rank
    if is_cleared:
        avoids = rule.effects.avoid or any(
            record.regions_refused or record.regions_allowed is not None
            for record in work.records
            if answers(record, rule.content_id)
        )
        rank = Rank.LOCAL_AVOID if avoids else Rank.CAUTION
    title = rule.title or rule.reason
    if "{where}" in title:
        words = bodymap.describe(where) if where and len(where) < len(bodymap.regions) else tr("whole body")
        title = title.replace("{where}", words[:1].upper() + words[1:] if title.startswith("{") else words)
    open_need = rank is Rank.CLEARANCE and not is_cleared
    return Finding(
        rule=rule.id,
        content_id=rule.content_id,
        rank=rank,
        needs=rule.needs if open_need else "",
        where=bodymap.in_order(where),
        title=title,
        reason=rule.reason,
        action=rule.action,
        sources=rule.source,
        hidden_by=rule.hidden_by,
        because=opening.because(work.evaluation, rule),
        refer=_refer(work.evaluation, rule),
        is_cleared=is_cleared,
        has_limit=bool(rule.effects) or bool(rule.effects_of),
    )


def _refer(evaluation: Evaluation, rule: Rule) -> str:
    excused = rule.refer_unless is not None and rule.refer_unless.evaluate(evaluation, NOWHERE) is True
    return "" if excused else rule.refer


def _take_records(work: _Work) -> None:
    """The records' own limits; they hold also where a record answers no open rule (content 15.3)."""
    for record in work.records:
        avoided = set(record.regions_refused)
        if record.regions_allowed is not None:
            avoided |= set(work.content.bodymap.regions) - record.regions_allowed
        for region in avoided:
            work.join.avoid(region, RECORD)
        limits = Effects(
            cap={} if record.level is None else {"all": record.level}, exclude=record.techniques_refused,
            minutes_max=record.minutes, per_week_max=record.per_week,
        )  # fmt: skip
        work.join.add(limits, RECORD, work.evaluation.resolve, _no_spot)


def _no_spot(region: str) -> str | None:
    return None


def _review(work: _Work) -> Review:
    evaluation, content = work.evaluation, work.content
    open_items = opening.open_items(evaluation, work.findings)
    findings = [*work.findings, *opening.not_judged(evaluation)]
    findings.sort(key=lambda finding: (-finding.rank, finding.content_id))
    rank = max((finding.rank for finding in findings), default=Rank.CLEAR)
    needs = tuple(sorted({finding.needs for finding in findings} - {""})) if rank >= Rank.CLEARANCE else ()
    regions = work.join.regions
    referral = referring.referral(content, findings, rank, needs, open_items)
    return Review(
        rank=rank, needs=needs, urgency=referral.urgency if referral else None,
        plan_allowed=rank <= Rank.LOCAL_AVOID and not needs and _something_left(evaluation, regions),
        open=open_items, findings=tuple(findings), regions=regions, excluded=work.join.excluded_techniques,
        limits=work.join.limits, flags=tuple(sorted(work.join.flags)), facts=content.facts_that_hold(evaluation),
        neuro_zone=content.bodymap.in_order(evaluation.neuro_zone), referral=referral,
        changed=opening.loosened(evaluation), content={"version": content.version, "digest": content.digest},
    )  # fmt: skip


def _something_left(evaluation: Evaluation, regions: Mapping[str, RegionLimit]) -> bool:
    return any(
        regions[region].state == "planned" and (regions[region].cap or 0) >= 1 for region in evaluation.today
    )
