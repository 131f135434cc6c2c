"""The parts of a plan behind its first page, in words: techniques, how often, on the table, at home, consents, advice."""

from collections.abc import Iterable, Iterator

from intake_app.base.texts import tr
from intake_app.planning.content import Technique
from intake_app.planning.often import a_week, outcome_words
from intake_app.planning.plan import SessionPlan
from intake_app.planning.standing import Standing
from intake_app.questionnaire.answers import Answer
from intake_app.record.document import HomeworkWords, Row, TechniqueWords
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.review import Rank
from intake_app.safety.situation import Clearance
from intake_app.services.answer_words import AnswerReader, name_of
from intake_app.services.day_words import day, day_and_time
from intake_app.services.plan_places import Places
from intake_app.services.review import Judged

ADVICE = "SES.13"


class PlanSections:
    """The parts of one plan. Each method gives the words of one part."""

    def __init__(self, judged: Judged, plan: SessionPlan, places: Places, standing: Standing) -> None:
        self.judged, self.plan, self.places, self.standing = judged, plan, places, standing
        self.techniques = {one.id: one for one in judged.plan_content.techniques}
        self.reader = AnswerReader(judged.content, judged.case.situation)

    # ---- techniques ------------------------------------------------------------------------------------------------

    def by_area(self) -> tuple[TechniqueWords, ...]:
        """The techniques of each area; regions with the same techniques and level are one area."""
        groups: dict[tuple[tuple[str, ...], int], list[str]] = {}
        for region, ids in self.plan.techniques.items():
            groups.setdefault((ids, self.plan.levels[region]), []).append(region)
        return tuple(self._area(regions, ids, level) for (ids, level), regions in groups.items())

    def _area(self, regions: list[str], ids: tuple[str, ...], level: int) -> TechniqueWords:
        names = listed([self.name(one) for one in ids])
        has_symptoms = bool(set(regions) & set(self.judged.review.neuro_zone))
        return TechniqueWords(
            area=self.places.describe(regions),
            techniques=names or tr("None: hands rest, or leave out"),
            level=tr("level {level} at most", level=level) if level else tr("still hand only"),
            change=tr("changed for nerve symptoms, see below") if has_symptoms else "",
            minutes=None,
        )

    def name(self, technique: str) -> str:
        """A technique's name in plain words."""
        found = self.techniques.get(technique)
        never = self.standing.never.get(technique, technique.replace("_", " "))
        return tr(found.name) if found else tr(never)

    def done(self) -> tuple[Row, ...]:
        """How each technique is done where nerve symptoms are, and its usual time; empty where no such place is worked."""
        if not set(self.judged.review.neuro_zone) & set(self.plan.levels):
            return ()
        used = {one for ids in self.plan.techniques.values() for one in ids}
        return tuple(self._how(one) for one in self.judged.plan_content.techniques if one.id in used)

    def _how(self, technique: Technique) -> Row:
        words = [tr(technique.change)] if technique.change else []
        if technique.minutes:
            per = {
                "limb": tr("for each arm or leg"), "region": tr("for each place"), "foot": tr("for each foot"),
                "all": tr("in all"),
            }.get(technique.per, technique.per)  # fmt: skip
            low, high = technique.minutes
            words.append(tr("Usually {low} to {high} minutes {per}.", low=low, high=high, per=per))
        return Row(tr(technique.name), " ".join(words))

    def not_used(self) -> Iterator[Row]:
        """ "Not used": what is left out everywhere, then what is left out in some places."""
        never = [one for one in self.judged.plan_content.never if one in ("heat", "cold", "deep")]
        excluded = self.judged.review.excluded
        everywhere = [one for one, (where, _) in excluded.items() if where == ("all",)]
        named = list(dict.fromkeys([*never, *everywhere]))
        parts = [listed([self.name(one) for one in named])] if named else []
        by_place: dict[tuple[str, ...], list[str]] = {}
        for technique, (where, _) in excluded.items():
            here = tuple(region for region in where if region in self.plan.levels)
            if here and technique not in self.judged.plan_content.never:
                by_place.setdefault(here, []).append(self.name(technique))
        for regions, names in by_place.items():
            said = self.judged.content.bodymap.describe(regions)
            parts.append(f"{said}: {listed(names, first_small=True)}")
        if parts:
            yield Row(tr("Not used"), "; ".join(parts))

    def left_out_techniques(self) -> tuple[Row, ...]:
        """Techniques that are not used, with the reasons; those with the same places and reasons share a line."""
        reasons = {finding.content_id: tr(finding.reason) for finding in self.judged.review.findings}
        groups: dict[tuple[str, str], list[str]] = {}
        for technique, (where, codes) in self.judged.review.excluded.items():
            if technique in self.judged.plan_content.never:
                continue
            place = "" if where == ("all",) else f"{self.places.describe(where)}: "
            why = " ".join(dict.fromkeys(reasons[code] for code in codes if code in reasons))
            key = (place, why or tr("The clinician's letter says so."))
            groups.setdefault(key, []).append(self.name(technique))
        rows = [
            Row(f"{place}{listed(names, first_small=bool(place))}", why)
            for (place, why), names in groups.items()
        ]
        never = listed([self.name(one) for one in self.judged.plan_content.never])
        return (*rows, Row(tr("Never planned"), f"{never}. {tr(self.standing.never_reason)}", never))

    # ---- when and how ----------------------------------------------------------------------------------------------

    def how_often(self) -> tuple[Row, ...]:
        """Minutes, sessions a week, course, gaps and the review."""
        plan, content = self.plan, self.judged.plan_content
        gap = tr("{hours} hours at least; {more} for a place that was sore, bruises easily or has strong symptoms",
                 hours=content.gap_hours, more=content.gap_hours_same_region)  # fmt: skip
        rows = [
            Row(tr("Today"), tr("{minutes} minutes of touch at most", minutes=plan.minutes)),
            *self._sessions_a_week(),
            Row(tr("Between sessions"), gap),
        ]
        course = []
        if plan.course_weeks:
            course.append(tr("{count} weeks at most", count=plan.course_weeks))
        if plan.course_sessions:
            course.append(tr("{count} sessions at most", count=plan.course_sessions))
        if course:
            rows.append(Row(tr("Course"), ", ".join(course)))
        rows.append(Row(tr("Next review"), tr("{day} at the latest", day=day(plan.review_on))))
        return tuple(rows)

    def _sessions_a_week(self) -> Iterator[Row]:
        """How often, and what the course has brought so far (content 12.2, 12.3)."""
        plan = self.plan
        goes_well = tr("{times}, while each session goes well", times=a_week(plan.later))
        if plan.phase == "maintenance":
            yield Row(tr("From now on"), goes_well)
        else:
            yield Row(tr("First week"), a_week(plan.first_week))
            yield Row(tr("Later"), goes_well)
        if plan.outcome is not None:
            yield Row(tr("Course so far"), outcome_words(plan.outcome))

    def on_the_table(self) -> tuple[Row, ...]:
        """Positions, and how pressure is found; what is looked at first stands with each place."""
        positions = {
            "prone": tr("not on the belly"),
            "supine_flat": tr("not flat on the back"),
            "head_down": tr("head not below the body"),
        }
        told = [positions.get(one, one.replace("_", " ")) for one in self.judged.review.limits.no_position]
        rows = [
            Row(
                tr("Positions"),
                "; ".join(told) if told else tr("As the client likes; no position is ruled out today."),
            )
        ]
        rows.append(Row(tr("Pressure"), " ".join(map(tr, self.standing.touch))))
        return tuple(rows)

    def procedures(self) -> tuple[Row, ...]:
        """Standing procedures whose condition holds."""
        evaluation = self.judged.evaluation
        return tuple(
            Row(tr(name), " ".join(tr(text).split()))
            for name, text, condition in self.judged.plan_content.words.procedures
            if condition.evaluate(evaluation, NOWHERE) is not False
        )

    # ---- at home ---------------------------------------------------------------------------------------------------

    def homework(self) -> tuple[HomeworkWords, ...]:
        """The exercises chosen for home."""
        known = {one.id: one for one in self.judged.plan_content.homework}
        chosen = [known[one] for one in self.plan.homework if one in known]
        return tuple(HomeworkWords(tr(one.name), tr(one.how), tr(one.dose)) for one in chosen)

    def home_tell(self) -> tuple[str, ...]:
        """What is told with them; low sugar where it can happen."""
        words = self.judged.plan_content.words
        more = (words.home_low_sugar,) if "hypo_risk" in self.judged.review.flags else ()
        return tuple(map(tr, (*words.home_tell, *more)))

    # ---- consents, advice, changes ---------------------------------------------------------------------------------

    def consents(self) -> tuple[Row, ...]:
        """Each consent: its text, what was answered, when, and which text it was."""
        version = self.judged.review.content.get("version", "")
        rows = []
        for code, text in self.judged.plan_content.words.consents:
            answers = self.reader.of_codes([code])
            told = "; ".join(f"{one.answer} ({one.voice})" for one in answers) or tr("not asked")
            said = tr("{answer}. Text of content {version}.", answer=told, version=version)
            question = self.judged.content.questions.by_code.get(code)
            rows.append(Row(name_of(question) if question else code, f"“{tr(text)}” {said}"))
        return tuple(rows)

    def referral(self) -> tuple[str, ...]:
        """Advice of this review that does not stop the plan, what the client chose, and clinicians' records."""
        lines = []
        referral = self.judged.review.referral
        if referral is not None:
            lines.append(tr("To {who}: {signs}", who=tr(referral.to), signs="; ".join(referral.signs)))
        chosen = self.reader.of_codes([ADVICE])
        lines += [
            tr("The client's choice: {answer} ({voice})", answer=one.answer, voice=one.voice)
            for one in chosen
        ]
        if in_hand(self.judged) and referral is not None:
            lines.append(tr(self.standing.letter.in_hand))
        lines += [record_words(record, self.judged) for record in self.judged.case.situation.clearances]
        return tuple(lines)

    def changed(self) -> tuple[str, ...]:
        """Loosened answers and relaxed rules."""
        lines = [*loosened_words(self.judged)]
        for one in self.plan.relaxed:
            agreed = tr("the client agrees") if one.agreed else tr("the client does not agree")
            lines.append(
                tr("Relaxed: {rule}. {reason}: “{sentence}” ({agreed})", rule=one.rule,
                   reason=one.reason.replace("-", " "), sentence=one.sentence, agreed=agreed)
            )  # fmt: skip
        return tuple(lines)


def loosened_words(judged: Judged) -> tuple[str, ...]:
    """Answers that were loosened after a verdict, with reason, person and sentence (content 1.7)."""
    reader = AnswerReader(judged.content, judged.case.situation)
    return tuple(_loosened(judged, reader, entry) for entry in judged.case.situation.answers if entry.reason)


def _loosened(judged: Judged, reader: AnswerReader, entry: Answer) -> str:
    question = judged.content.questions.by_link_id[entry.question]
    return tr(
        "Loosened: {question}, now “{answer}”. {reason}, {by}: “{sentence}”",
        question=name_of(question), answer=reader.words(question, entry),
        reason=entry.reason.replace("-", " "), by=entry.said_by or entry.voice.value, sentence=entry.sentence,
    )  # fmt: skip


def declined(judged: Judged) -> tuple[Row, ...]:
    """ "Advice given, declined" (content 15.2): empty unless SES.13 says so."""
    question = judged.content.questions.by_code[ADVICE]
    entries = [e for e in judged.case.situation.answers.current(question.link_id) if "declined" in e.options]
    referral = judged.review.referral
    if not entries or referral is None:
        return ()
    entry, review = entries[-1], judged.review
    reasons = [f for f in review.findings if f.rank >= Rank.STOP_SOON or f.needs == "clinician" or f.refer]
    when = entry.at or judged.case.situation.moment
    return (
        Row(
            tr("What was advised"),
            " ".join(dict.fromkeys(tr(f.action) for f in reasons if f.action)) or tr(referral.to),
        ),
        Row(tr("Why"), " ".join(dict.fromkeys(tr(f.reason) for f in reasons))),
        Row(
            tr("What could happen"),
            tr("What was seen or said may have a cause that grows worse when nobody looks at it."),
        ),
        Row(
            tr("The client's reason, in their own words"),
            f"“{entry.values.get('words') or tr('none given')}”",
        ),
        Row(tr("Date"), day_and_time(when)),
        Row(tr("Who advised it"), judged.case.situation.therapist or tr("not written")),
    )


def in_hand(judged: Judged) -> bool:
    """Whether letters go into the client's hand only: SES.2c is anything but agreed, or one voice says otherwise."""
    question = judged.content.questions.by_code["SES.2c"]
    entries = [e for e in judged.case.situation.answers.current(question.link_id) if e.options]
    return not entries or any("agreed" not in entry.options for entry in entries)


def record_words(record: Clearance, judged: Judged) -> str:
    """A clinician's record in one line: who, when, what it answers, what it limits."""
    describe = judged.content.bodymap.describe
    parts = [", ".join(part for part in (record.sender, record.role) if part) or tr("a clinician")]
    parts.append(day(record.issued) if record.issued else tr("without a date, not valid"))
    if record.rules:
        parts.append(tr("answers {rules}", rules=", ".join(record.rules)))
    if record.regions_allowed is not None:
        parts.append(tr("allowed: {where}", where=describe(record.regions_allowed)))
    if record.regions_refused:
        parts.append(tr("refused: {where}", where=describe(record.regions_refused)))
    if record.level is not None:
        parts.append(tr("level {level} at most", level=record.level))
    if record.until:
        parts.append(tr("until {day}", day=day(record.until)))
    if record.advice:
        parts.append(record.advice)
    return tr("Clinician's record: {words}", words="; ".join(parts))


def listed(names: Iterable[str], *, first_small: bool = False) -> str:
    """Names in one line: all but the first begin with a small letter, and the first too where words stand before it."""
    return ", ".join(
        name[:1].lower() + name[1:] if at or first_small else name for at, name in enumerate(names)
    )
