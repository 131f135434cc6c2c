"""Reviewing a case: what window and command line both call."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from intake_app.base.clock import Clock
from intake_app.base.errors import NoPlan, NotFinished
from intake_app.exchange.case import Case, UnreadableCase
from intake_app.exchange.case_reader import read_case
from intake_app.planning.content import PlanContent, load_plan_content
from intake_app.planning.plan import SessionPlan
from intake_app.planning.proposing import propose
from intake_app.safety.content import Content, load_content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_of, judge, review_of
from intake_app.safety.review import Finding, Rank, Review
from intake_app.safety.situation import Situation
from intake_app.services.earlier import EarlierPlans
from intake_app.services.table_check import Found, table_check


@dataclass(frozen=True)
class Judged:
    """A case with its review; the plan is worked out when it is asked for. notes: what was done, "911 called 10:43".

    plan_content: what plans are built from. evaluation: the case read through the content, for single questions.
    earlier: the plans of the client's earlier visits.
    """

    case: Case
    content: Content
    plan_content: PlanContent
    evaluation: Evaluation
    review: Review
    earlier: EarlierPlans
    notes: tuple[str, ...] = ()

    @cached_property
    def plan(self) -> SessionPlan | None:
        """The plan, None where the verdict allows none or is not finished."""
        try:
            return self.propose()
        except (NotFinished, NoPlan):
            return None

    @cached_property
    def table(self) -> Found | None:
        """The visit with its table check and after-session record; None without a plan or without such a record."""
        return table_check(self)

    def propose(self) -> SessionPlan:
        """The plan with its number among the client's plans. Raises NotFinished or NoPlan with what to do."""
        return self.earlier.numbered(self, self.proposed())

    def proposed(self) -> SessionPlan:
        """The plan of this visit by itself. Raises NotFinished or NoPlan with what to do."""
        fired = {finding.content_id for finding in self.review.findings}
        relaxed = tuple(one for one in self.case.relaxed if one.rule in fired)
        return propose(self.plan_content, self.evaluation, self.review, self.case.choices, relaxed)


def judged_situation(case: Case) -> Situation:
    """The situation of a case as rules read it: with the rule lines that were relaxed for it."""
    return replace(case.situation, relaxed=frozenset(one.rule for one in case.relaxed if one.agreed))


class Reviewing:
    """Reads and judges cases by one content folder, at the time that the clock tells."""

    def __init__(self, forms: Path, clock: Clock, content: Content | None = None) -> None:
        self.forms = forms
        self.clock = clock
        self._earlier: EarlierPlans | None = None
        if content is not None:
            self.content = content  # in place of the one that would be loaded

    @cached_property
    def content(self) -> Content:
        """The content, loaded once. Raises ContentError with every fault."""
        return load_content(self.forms)

    @cached_property
    def plan_content(self) -> PlanContent:
        """What plans are built from, loaded once. Raises ContentError with every fault."""
        return load_plan_content(self.content)

    @cached_property
    def _rule_ids(self) -> frozenset[str]:
        """The content ids of all rule lines, with and without their letter."""
        lines = {rule.content_id for rule in self.content.rules.rules}
        return frozenset(lines | {line.rstrip("abcdefgh") for line in lines})

    def read(self, case: Path | str, is_draft: bool = False) -> Case:
        """A case from a file, or from its text. Raises UnreadableCase with every fault and what could be read.

        is_draft: its earlier visits lie elsewhere and are given to it afterwards.
        """
        return read_case(
            case,
            questions=self.content.questions,
            bodymap=self.content.bodymap,
            cases_folder=self.forms / "cases",
            clock=self.clock,
            rules=self._rule_ids,
            techniques=[one.id for one in self.plan_content.techniques] + list(self.plan_content.never),
            homework=[one.id for one in self.plan_content.homework],
            is_draft=is_draft,
        )

    def judge(self, case: Case) -> Judged:
        """The review of a case, at the visit or, where the case says so, at sealing: what has run out by then is open again."""
        return self._judged(case, self.earlier(case))

    def _judged(self, case: Case, earlier: EarlierPlans) -> Judged:
        situation = judged_situation(case)
        moment = max(situation.moment, case.sealed_at or situation.moment)
        evaluation = evaluation_of(self.content, replace(situation, moment=moment))
        return Judged(case, self.content, self.plan_content, evaluation, review_of(evaluation), earlier)

    def _judged_alone(self, case: Case) -> Judged:
        return self._judged(case, EarlierPlans(self._judged_alone, case))

    def earlier(self, case: Case) -> EarlierPlans:
        """The plans of the visits before a case's; kept while the visits before it are the same."""
        kept = self._earlier
        if kept is None or kept.cases is not case.earlier:
            kept = self._earlier = EarlierPlans(self._judged_alone, case)
        return kept

    def danger(self, unreadable: UnreadableCase) -> tuple[Finding, ...]:
        """The findings of rank 4 to 6 from what could be read of a case with faults, worst first."""
        review = judge(self.content, unreadable.readable.situation)
        return tuple(finding for finding in review.findings if finding.rank >= Rank.STOP_SOON)
