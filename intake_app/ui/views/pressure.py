"""The step Pressure in values: levels, ceilings with their reasons, what was tried, what is carried. No Qt here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intake_app.base.texts import tr
from intake_app.exchange.case import Case
from intake_app.planning.plan import Choices
from intake_app.questionnaire.answers import Answer
from intake_app.safety import session
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_after, evaluation_of, review_of
from intake_app.safety.review import RegionLimit, Review
from intake_app.safety.rules import Rule
from intake_app.ui.screens.pressure.values import PressurePage, RegionDetail, Tried
from intake_app.ui.values import RegionRow, RegionState, Rung, Zone
from intake_app.ui.views.wording import capital, joined, short_date

HIGHEST = 3
COMFORTABLE = 3  # the highest score that is still comfortable (content 10)


def rungs() -> tuple[Rung, ...]:
    """The pressure scale, 0 to 5 (content 2.2)."""
    return (
        Rung(0, tr("Still hold"), tr("the hand rests by its own weight")),
        Rung(1, tr("Spread lotion"), tr("full hand, skin hardly moves, no lean")),
        Rung(2, tr("Rub lotion in"), tr("the skin and the layer under it move a little")),
        Rung(3, tr("Medium"), tr("muscle is moved, a little body weight")),
        Rung(4, tr("Firm"), ""),
        Rung(5, tr("Deep"), ""),
    )


def pressure_page(
    content: Content, case: Case, review: Review, current: str = "", evaluation: Evaluation | None = None
) -> PressurePage:
    """Everything that the step shows. current: the region that is looked at, "" for the first one of today.

    evaluation: the one that the review was made from, where it is at hand; it spares reading the case anew.
    """
    made = _Maker(content, case, review, evaluation)
    order = made.order()
    chosen = current if current in order else next(iter(order), "")
    return PressurePage(
        zones=tuple(made.zone(zone) for zone in made.zones()),
        states={region: made.state(region) for region in order},
        details={region: made.detail(region, at, len(order)) for at, region in enumerate(order, 1)},
        current=chosen,
        rungs=rungs(),
        foot_note=tr("First stroke everywhere: level 1, and ask."),
        back_text=tr("Back"),
        next_text=tr("Next: Plan"),
        waiting="" if review.plan_allowed else tr("The result of the review allows no plan today."),
    )


def with_level(choices: Choices, region: str, level: int) -> Choices:
    """The therapist's choices with another level in a region."""
    return replace(choices, levels={**choices.levels, region: level})


def planned_level(limit: RegionLimit, choices: Choices, region: str) -> int | None:
    """The level of a region today, never above its ceiling; None where it is not worked."""
    if limit.state != "planned":
        return None
    cap = limit.cap or 0
    return min(cap, choices.levels.get(region, cap))


_TRIALS = ("first-stroke", "comfortable-level", "lingering")


class _Maker:
    """One page in the making."""

    def __init__(self, content: Content, case: Case, review: Review, evaluation: Evaluation | None) -> None:
        self.content, self.case, self.review = content, case, review
        self.map = content.bodymap
        self.evaluation: Evaluation = evaluation or evaluation_of(content, case.situation)
        self._untried: Review | None = None

    def zones(self) -> tuple[str, ...]:
        """The zones of today that hold a region to show."""
        today = {self.map.zone_of(region) for region in self.evaluation.today}
        return tuple(zone for zone in self.map.zones if zone in today)

    def order(self) -> tuple[str, ...]:
        """Every region of today's zones in the order of the list: row by row, left before right."""
        return tuple(region for zone in self.zones() for row in self.rows(zone) for region in row.ids())

    def rows(self, zone: str) -> tuple[RegionRow, ...]:
        """A row for each part of a zone, from the feet upwards."""
        found = []
        for part in self.map.zone(zone).parts:
            regions = [r for r in self.map.in_order(self.map.expand(part)) if r in self.evaluation.today]
            if regions:
                found.append(self._row(part, regions))
        return tuple(found)

    def zone(self, zone: str) -> Zone:
        """A zone with its rows; says once that all of it is looked at first."""
        rows = self.rows(zone)
        states = [self.state(region) for row in rows for region in row.ids()]
        planned = [state for state in states if state.level is not None]
        note = tr("look first, on the table") if planned and all(s.look_first for s in planned) else ""
        return Zone(capital(tr(self.map.zone(zone).title)), rows, note)

    def state(self, region: str) -> RegionState:
        """What map and list show of a region."""
        limit = self.review.regions[region]
        return RegionState(
            level=planned_level(limit, self.case.choices, region),
            ceiling=limit.cap if limit.state == "planned" else None,
            look_first=limit.look_first and limit.state == "planned",
            leave_out=limit.state == "avoid",
            note=joined(spot.what for spot in limit.spots),
            origin=self._origin(region, limit),
        )

    def detail(self, region: str, at: int, of: int) -> RegionDetail:
        """What stands beside the list for a region."""
        limit, state = self.review.regions[region], self.state(region)
        return RegionDetail(
            name=self.map.name(region),
            position=tr("region {number} of {count}", number=at, count=of),
            level=state.level,
            ceiling=state.ceiling,
            reason=self._reason(region, limit),
            is_seated=session.is_seated(self.evaluation, region),
            told=self._told(region, limit),
            score=self._score(region),
            tingling=self._tingling(region),
            tried=self._tried(region),
        )

    def _row(self, part: str, regions: Iterable[str]) -> RegionRow:
        sides: dict[str | None, str] = {self.map.side_of(region): region for region in regions}
        name = self.map.list_name(part)
        below = self._below(sides)
        if None in sides:
            return RegionRow(name, middle=sides[None], below=below)
        return RegionRow(name, left=sides.get("L", ""), right=sides.get("R", ""), below=below)

    def _below(self, sides: Mapping[str | None, str]) -> str:
        """What is left out inside these regions: "left: not the callus"."""
        words = {"L": tr("left: not {what}"), "R": tr("right: not {what}"), None: tr("not {what}")}
        found = []
        for side, region in sides.items():
            spots = joined(spot.what for spot in self.review.regions[region].spots)
            if spots:
                found.append(words[side].format(what=spots))
        return "; ".join(found)

    def _origin(self, region: str, limit: RegionLimit) -> str:
        if limit.state != "planned":
            return tr("leave out") if limit.state == "avoid" else tr("not today")
        if self.case.choices.levels.get(region, HIGHEST + 1) < (limit.cap or 0):
            return tr("your choice")
        how, _level = session.tolerance(self.evaluation, region)
        if how == "tried":
            return tr("tried today")
        if how == "carried":
            return short_date(self.case.situation.completed[-1].moment.date())
        return tr("first stroke")

    def _told(self, region: str, limit: RegionLimit) -> str:
        if limit.state != "planned":
            return ""
        how, level = session.tolerance(self.evaluation, region)
        if how == "carried":
            day = short_date(self.case.situation.completed[-1].moment.date())
            return tr("Carried from {day}: level {level} was comfortable.", day=day, level=level)
        if how == "tried" or session.is_seated(self.evaluation, region):
            return ""
        if limit.look_first:
            return tr("Look at the skin on the table, then try at the first stroke: level 1, and ask.")
        return tr("To be tried at the first stroke: level 1, and ask.")

    def _reason(self, region: str, limit: RegionLimit) -> str:
        """Why the ceiling is where it is, or why the region is left out: the reason of the heaviest rule that says so."""
        rules = [rule for code in limit.because for rule in self.content.rules.named(code)]
        how, level = session.tolerance(self.evaluation, region)
        cap = limit.cap
        if cap is not None and level == cap and cap < self._ceiling_by_rules(region):
            said = {
                "tried": tr("What was comfortable today is the most."),
                "carried": tr("Comfortable last time."),
            }
            return said[how]
        if limit.state == "avoid":
            rules = [rule for rule in rules if rule.effects.avoid]
        else:
            rules = [rule for rule in rules if limit.cap in rule.effects.cap.values()]
        worst = max(rules, key=_rank, default=None)
        return tr(worst.reason) if worst is not None else ""

    def _score(self, region: str) -> int | None:
        entries = self._entries("first-stroke", region)
        value = entries[-1].values.get("value") if entries else None
        return int(value) if isinstance(value, int | float) else None

    def _tingling(self, region: str) -> bool | None:
        entries = self._entries("lingering", region)
        codes = entries[-1].options if entries else ()
        return None if not codes else "yes" in codes

    def _tried(self, region: str) -> tuple[Tried, ...]:
        """The levels above 1 that may be tried: one step at a time, never above what the rules allow."""
        score = self._score(region)
        if score is None or score > COMFORTABLE or self._tingling(region):
            return ()
        entries = self._entries("comfortable-level", region)
        value = entries[-1].values.get("value") if entries else None
        reached = int(value) if isinstance(value, int | float) else 1
        rows = [Tried(level, True) for level in range(2, reached + 1)]
        if entries and reached == 1:
            rows.append(Tried(2, False))
        elif reached < self._ceiling_by_rules(region):
            rows.append(Tried(reached + 1))
        return tuple(rows)

    def _ceiling_by_rules(self, region: str) -> int:
        """The ceiling without what was tried today: how far the trial may go."""
        if self._untried is None:
            answers = self.case.situation.answers
            for question in _TRIALS:
                answers = answers.without(question)
            untried = replace(self.evaluation.situation, answers=answers)
            self._untried = review_of(evaluation_after(self.evaluation, untried, _TRIALS))
        return self._untried.regions[region].cap or 0

    def _entries(self, question: str, region: str) -> list[Answer]:
        answers = self.case.situation.answers
        return [one for one in answers.current(question) if one.place == region and one.options]


def _rank(rule: Rule) -> int:
    return int(rule.rank)
