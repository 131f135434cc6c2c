"""The readable pages of what a plan is built from: techniques with their evidence, and limits, course, homework, words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from intake_app.base.toml_lines import Table, read_toml
from intake_app.planning.content import Homework, PlanContent, SeverityLimits, Technique
from intake_app.safety.conditions import ALWAYS
from intake_app.safety.content import Content
from intake_app.safety.wording.known_pages import claim_lines, known_lines, sources_said
from intake_app.safety.wording.lists import listed
from intake_app.safety.wording.pages import page_of
from intake_app.safety.wording.phrases import both, load_phrases, lower
from intake_app.safety.wording.sentences import Saying

_PER = {"limb": "for each arm or leg", "region": "for each place", "foot": "for each foot", "all": "in all"}
_LATER_IF = {
    "first-week-clean": "if every session of week 1 went well",
    "all-clean": "if every session so far went well",
}


def plan_pages(content: Content, plan: PlanContent) -> dict[str, str]:
    """The pages `techniques.md` and `plan.md`."""
    pages = _Pages(content, plan)
    return {
        "techniques.md": page_of("Techniques", pages.techniques()),
        "plan.md": page_of("The plan", pages.plan_lines()),
    }


class _Pages:
    def __init__(self, content: Content, plan: PlanContent) -> None:
        self.content, self.plan = content, plan
        self.saying = Saying(content, load_phrases(content.folder))
        self.tables: dict[str, list[Table]] = {}

    def of(self, file: str, name: str) -> list[Mapping[str, Any]]:
        """The values of the tables of one name in a file of the folder, in order."""
        if file not in self.tables:
            self.tables[file] = read_toml(Path(self.content.folder) / file)[0]
        return [table.values for table in self.tables[file] if table.name == name]

    def cited(self, values: Mapping[str, Any]) -> str:
        """Titles and kinds of the sources of a table."""
        return sources_said(values.get("source", ()), str(values.get("evidence", "")), self.content)

    # ---- techniques --------------------------------------------------------------------------------------------

    def techniques(self) -> Iterator[str]:
        yield "A technique is offered in a place only where its lowest level is allowed there, all it asks for is so, and nothing"
        yield "speaks against it. What is not known counts as speaking against it. None is ever offered for breasts or buttocks."
        yield "What trials found may be told as it stands here. It is never promised."
        yield ""
        for technique in self.plan.techniques:
            yield from self._technique(technique)
        never = self.of("techniques.toml", "never.names")
        yield from ("## Never planned", "")
        yield f"{both(lower(str(name)) for values in never for name in values.values()).capitalize()}."
        yield from (str(values.get("reason", "")) for values in self.of("techniques.toml", "never"))
        yield ""
        yield from self._evidence("", "## Work on points in general")

    def _technique(self, one: Technique) -> Iterator[str]:
        yield from (f"## {one.name}", "")
        levels = f"level {one.least}" if one.least == one.most else f"levels {one.least} to {one.most}"
        yield f"- Pressure: {levels}{', as the technique that it is added to' if one.has_host else ''}."
        places = both(self.saying.place(place) for place in one.here_in)
        yield f"- Where: {places}."
        if one.offered != ALWAYS:
            yield from listed("- Only if", one.offered, "region", self.saying, ".")
        if one.not_if is not None:
            yield from listed("- Never if", one.not_if, "region", self.saying, ".")
        if one.minutes is not None:
            low, high = one.minutes
            yield f"- Usual time: {low if low == high else f'{low} to {high}'} minutes {_PER.get(one.per, one.per)}."
        yield f"- With neuropathy: {one.change}"
        yield ""
        yield from self._evidence(one.id, "What trials found:")

    def _evidence(self, technique: str, head: str) -> Iterator[str]:
        found = [
            values
            for values in self.of("techniques.toml", "evidence")
            if technique in values["techniques"] or not (technique or values["techniques"])
        ]
        if found:
            yield from (head, "")
            yield from (f"- {values['says']} Source: {self.cited(values)}" for values in found)
            yield ""

    # ---- the plan ----------------------------------------------------------------------------------------------

    def plan_lines(self) -> Iterator[str]:
        yield from self._levels()
        yield from self._limits()
        yield from self._course()
        yield from self._homework()
        yield from self._standing()
        yield from claim_lines(self.content)
        yield from known_lines("plan", self.content)

    def _levels(self) -> Iterator[str]:
        yield from ("## Pressure", "")
        for values in self.of("statements.toml", "level"):
            yield f"- Level {values['number']}, {lower(str(values['name']))}: {values['how']}"
        for values in self.of("statements.toml", "level_never"):
            yield f"- Level {values['number']}, {lower(str(values['name']))}: never planned here. {values['how']}"
        yield from (f"- {line}" for values in self.of("statements.toml", "touch") for line in values["lines"])
        yield ""

    def _limits(self) -> Iterator[str]:
        yield from ("## How severe it is, and what that allows", "", "The worst that holds counts.", "")
        for name, limits in self.plan.limits.items():
            condition = self.plan.severities.get(name)
            meaning = (
                self.saying.meaning(condition, "") if condition is not None else "none of the others holds"
            )
            yield f"- **{name.capitalize()}** if {meaning}."
            yield f"  {self._allowed(limits)}"
            yield from (
                f"  Source: {self.cited(values)}" for values in self.of("frequency.toml", f"limits.{name}")
            )
        gaps = self.plan
        yield f"- Between two sessions: {gaps.gap_hours} hours."
        yield f"- For the same place {gaps.gap_hours_same_region} hours when severe, when blood is thinned, or after soreness."
        if gaps.per_week_with_record is not None:
            yield f"- A plan that hangs on a clinician's record: {gaps.per_week_with_record} a week until two sessions went well."
        yield ""

    @staticmethod
    def _allowed(limits: SeverityLimits) -> str:
        later = _range(limits.later)
        said = f"At most {limits.minutes} minutes, {limits.minutes_first} in the first session."
        said += f" Week 1: {_range(limits.first_week)}. Later: {later} a week" + (
            f" {_LATER_IF[limits.later_if]}, else {_range(limits.later_else)}." if limits.later_if else "."
        )
        if limits.course_sessions:
            said += f" A course ends after {limits.course_sessions} sessions or {limits.course_weeks} weeks."
        return said

    def _course(self) -> Iterator[str]:
        yield from ("## What it brought", "", "Asked at each session:", "")
        yield from (
            f"- {line}" for values in self.of("frequency.toml", "outcomes") for line in values["each_session"]
        )
        yield ""
        for values in self.of("frequency.toml", "review"):
            yield f"A review after {values['weeks']} weeks or {values['sessions']} sessions, whichever is first."
            yield f"Feeling is tested again every {values['sensation_weeks']} weeks."
            down = f"{values['worthwhile_points']} points or {values['worthwhile_percent']} %"
            yield f"Worthwhile: average pain down by {down}. Half-way: {values['halfway_percent']} % or more."
            yield from (f"Source: {self.cited(values)}", "")
        yield from (f"- {text}" for text in self.plan.course.words.values())
        yield from ("", "Stop the session at once with:", "")
        yield from (f"- {sign}" for sign in self.plan.words.stop_signs)
        yield ""

    def _homework(self) -> Iterator[str]:
        yield from ("## At home", "")
        for one in self.plan.homework:
            yield f"- **{one.name}** ({one.id}): {one.how} {one.dose}.{self._who(one)}"
        yield from ("", "Never at home:", "")
        yield from (f"- {line}" for line in self.plan.words.home_never)
        yield from ("", "Tell the client:", "")
        yield from (f"- {line}" for line in (*self.plan.words.home_tell, self.plan.words.home_low_sugar))
        yield ""

    def _who(self, one: Homework) -> str:
        said = self.saying.meaning(one.who, "region" if one.per_region else "")
        only = "" if said == "always" else f" Only if {said}."
        return only + (" Only where a clinician's record advises it." if one.needs_record else "")

    def _standing(self) -> Iterator[str]:
        yield from ("## Said on every plan", "")
        yield from (f"- {line}" for line in self.plan.words.scope)
        yield from (f"- {point}: {text}" for point, text in self.plan.words.consultation)
        yield from ("", "## Sending on", "")
        for name in ("emergency", "same_day", "soon", "clearance", "none"):
            for values in self.of("statements.toml", f"referral.{name}"):
                reasons = both(lower(str(one)) for one in values["reasons"])
                yield f"- **{name.replace('_', ' ').capitalize()}**, to {values['to']}: {reasons}."
                yield f"  {' '.join(map(str, values['screen']))}"
        yield ""


def _range(pair: tuple[int, int]) -> str:
    low, high = pair
    return {1: "once", 2: "twice"}.get(low, f"{low} times") if low == high else f"{low} to {high} times"
