"""A case file read into a Case, with every fault at once (case format, sections 1 and 2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, TypeAlias

from intake_app.base.clock import Clock
from intake_app.base.faults import Fault, nearest
from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.exchange.case import Case, UnreadableCase
from intake_app.exchange.case_answers import answers_of
from intake_app.exchange.case_entries import entries_of, exact_of, find_question, readings_of
from intake_app.exchange.case_files import CaseTables, Cell, find_case, read_tables
from intake_app.exchange.case_limits import Limits, accepted
from intake_app.exchange.case_person import person_of
from intake_app.exchange.case_tables import choices_of, clearances_of, clinic_of, relaxed_of
from intake_app.exchange.case_visits import after_of, done_of, table_check, visit_of
from intake_app.exchange.case_words import Reading
from intake_app.questionnaire.answers import Answer, AnswerLog, Voice
from intake_app.questionnaire.model import QuestionSet
from intake_app.safety.situation import Situation, Visit

_CONSENTS = {"a": "SES.2a", "b": "SES.2b", "c": "SES.2c"}
_KEYS: Mapping[str, tuple[str, ...]] = {
    "client": ("name", "birth_date", "sex", "language", "phone"),
    "visit": ("date", "time", "verdict_at", "sealed_at", "zone"),
    "therapist": ("name", "training", "license"),
}
_NOON = time(10)
_Visits: TypeAlias = Sequence[tuple[Visit, Case]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a case is read against. rules, techniques, homework: ids that exist; empty = any well-formed one is taken."""

    questions: QuestionSet
    bodymap: BodyMap
    cases_folder: Path
    clock: Clock
    limits: Limits = field(default_factory=dict)
    rules: Collection[str] = ()
    techniques: Collection[str] = ()
    homework: Collection[str] = ()
    is_draft: bool = False


def read_case(
    source: Path | str,
    *,
    questions: QuestionSet,
    bodymap: BodyMap,
    cases_folder: Path,
    clock: Clock,
    limits: Limits | None = None,
    rules: Collection[str] = (),
    techniques: Collection[str] = (),
    homework: Collection[str] = (),
    is_draft: bool = False,
) -> Case:
    """The case in a file (TOML, or the same tree in JSON), or in a text.

    is_draft: its earlier visits lie elsewhere; whether an "unchanged" stands is then left to the review.

    cases_folder: where `base` and `previous` look for names. clock: tells what lies in the future, and the time zone.
    limits: what numbers are taken, by default those of `scales.toml` beside the folder of cases. Raises UnreadableCase
    (a CaseError) with every fault at once; its `readable` is the case that could be read, for telling danger signs first.
    """
    taken = accepted(cases_folder.parent / "scales.toml") if limits is None else limits
    known = Known(questions, bodymap, cases_folder, clock, taken, rules, techniques, homework, is_draft)
    case, faults = read_with_faults(source, known)
    if faults:
        raise UnreadableCase(
            _count_words(faults),
            tr("No verdict is made of the rest."),
            tr("Mend the lines named below, then try again."),
            faults,
            case,
        )
    return case


def _count_words(faults: list[Fault]) -> str:
    if len(faults) == 1:
        return tr("This case cannot be read: one fault.")
    return tr("This case cannot be read: {count} faults.", count=len(faults))


def read_with_faults(source: Path | str, known: Known) -> tuple[Case, list[Fault]]:
    """As `read_case`, but with the faults beside what could be read."""
    return _CaseReader(source, known, ()).case()


@dataclass(slots=True)
class _CaseReader:
    """One case file. above: the files that name it as an earlier visit, so that none names itself."""

    source: Path | str
    known: Known
    above: tuple[Path, ...]
    tables: CaseTables = field(init=False)
    read: Reading = field(init=False)

    def __post_init__(self) -> None:
        self.tables = read_tables(self.source, self.known.cases_folder, self._same)
        now = self.known.clock.now()
        self.read = Reading(self.known.questions, self.known.bodymap, now, now, self.known.limits)
        self.read.faults += self.tables.faults
        self.read.moment = self._moment()
        for name in _KEYS:
            self._known_keys(name)

    def _same(self, key: str) -> str:
        question = self.known.questions.find(key)
        return question.link_id if question is not None else key

    def _known_keys(self, name: str) -> None:
        for key, cell in self.tables.tables[name].items():
            if key not in _KEYS[name]:
                self.read.tell(cell, "has no meaning here", nearest(key, _KEYS[name]), key)

    # ---- when and who --------------------------------------------------------------------------------------------

    def _moment(self) -> datetime:
        """The visit's moment; the clock's where it cannot be read."""
        table, read = self.tables.tables["visit"], self.read
        cell = table.get("date")
        if cell is None and any(fault.where in ("file", "base") for fault in self.tables.faults):
            return read.now
        if cell is None:
            read.faults.append(
                self.tables.root.fault_at(("visit",), "[visit] date", "is missing", "date = 2026-11-22")
            )
            return read.now
        day = read.day_or_moment(cell, may_lie_ahead=True)
        if day is None:
            return read.now
        if isinstance(day, datetime):
            read.tell(cell, "is a date with a time", "date = 2026-11-22 and time = 10:00:00")
        at = read.moment_of(table["time"], may_lie_ahead=True) if "time" in table else None
        moment = datetime.combine(day, at.timetz() if at else _NOON)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self._zone())
        if moment.date() > read.now.date() + timedelta(days=1):
            read.tell(
                cell,
                "is more than a day ahead of the clock",
                f"{(read.now.date() + timedelta(days=1)).isoformat()} or earlier",
            )
        return moment

    def _zone(self) -> tzinfo | None:
        """The clock's time zone, or the one that a draft was written in ("+0100")."""
        cell = self.tables.tables["visit"].get("zone")
        if cell is None:
            return self.read.now.tzinfo
        try:
            return datetime.strptime(str(cell.value), "%z").tzinfo
        except ValueError:
            self.read.tell(cell, "is no time zone", "+0100")
            return self.read.now.tzinfo

    # ---- answers -------------------------------------------------------------------------------------------------

    def _log(self, answers: Mapping[str, Cell]) -> list[Answer]:
        """The entries of an `[answers]` table. Today's areas come first: "today" as a place hangs on them."""
        read = self.read
        found: dict[str, list[Answer]] = {}
        written: dict[str, str] = {}
        for key in sorted(answers, key=lambda name: self._same(name) != self._same("SES.9")):
            cell = answers[key]
            for name, part in self._parts(key, cell):
                question = find_question(read, part, name)
                if question is None:
                    continue
                if question.link_id in written:
                    first = written[question.link_id]
                    read.tell(part, f"answers the same as {first}", "each question once", key)
                    self.tables.again.append(Cell(part.value, part.source, ("answers", question.link_id)))
                    continue
                written[question.link_id] = key
                found[key] = [*found.get(key, []), *answers_of(read, question, part)]
                if question.code == "SES.9":
                    read.today = self._todays_regions(found[key])
        return [entry for key in answers for entry in found.get(key, [])]

    def _parts(self, key: str, cell: Cell) -> list[tuple[str, Cell]]:
        """The questions that one key answers: SES.2 is three, SES.3 with paper sessions none."""
        if key == "SES.3" and isinstance(cell.value, dict):
            return []
        if key != "SES.2":
            return [(key, cell)]
        if not isinstance(cell.value, dict):
            self.read.tell(
                cell, "is no table", '{ a = "current and confirmed today", b = "…", c = "agreed" }'
            )
            return []
        for name, part in cell.children():
            if name not in _CONSENTS:
                self.read.tell(part, "is no consent", "a, b or c", name)
        return [(_CONSENTS[name], part) for name, part in cell.children() if name in _CONSENTS]

    def _todays_regions(self, entries: list[Answer]) -> frozenset[str]:
        chosen = {code for entry in entries for code in entry.options}
        bodymap = self.known.bodymap
        zones = [zone for zone in bodymap.zones if zone.replace(" ", "-") in chosen]
        return frozenset[str]().union(*(bodymap.expand(zone) for zone in zones))

    def _attested(self) -> tuple[int, date | None]:
        cell = self.tables.tables["answers"].get("SES.3")
        if cell is None or not isinstance(cell.value, dict):
            return 0, None
        got = dict(cell.children())
        for key, child in got.items():
            if key not in ("attested", "last", "by"):
                self.read.tell(child, "has no meaning here", nearest(key, ("attested", "last")), key)
        number = self.read.number(got["attested"], 0) if "attested" in got else None
        return int(number or 0), self.read.day(got["last"]) if "last" in got else None

    def given_for(self, cell: Cell) -> AnswerLog:
        """The answers that a clearance was given for."""
        if isinstance(cell.value, list):
            return AnswerLog(tuple(exact_of(self.read, cell)))
        if not isinstance(cell.value, dict):
            self.read.tell(cell, "is no table of answers", '{ "DVT.12" = "…" }')
            return AnswerLog()
        return AnswerLog(tuple(self._log(dict(cell.children()))))

    def answers(self) -> AnswerLog:
        """All that was answered: `[answers]`, then readings, then entries of single voices."""
        tables = self.tables
        entries = self._log(tables.tables["answers"])
        entries += readings_of(self.read, tables.lists["readings"])
        entries += entries_of(self.read, tables.lists["entries"], entries, self._at("verdict_at"))
        return AnswerLog((*entries, *self._again()))

    def _again(self) -> list[Answer]:
        """What was written a second time. That is a fault; a danger sign in it must be told all the same."""
        found: list[Answer] = []
        for cell in self.tables.again:
            question = self.known.questions.find(str(cell.path[-1]))
            if question is not None:
                entries = answers_of(self.read, question, cell)
                found += [replace(entry, voice=Voice.COLLEAGUE) for entry in entries]
        return found

    # ---- earlier visits ------------------------------------------------------------------------------------------

    def earlier(self) -> tuple[tuple[Visit, Case], ...]:
        """The earlier visits, oldest first, each also as a case; what is wrong in their files is a fault of this case too."""
        found: list[tuple[Visit, Case]] = []
        seen: list[Path] = list(self.above)
        if isinstance(self.source, Path):
            seen.append(self.source.resolve())
        for cell in self.tables.lists["previous"]:
            path = self._previous_file(cell, seen)
            if path is None:
                continue
            seen.append(path.resolve())
            reader = _CaseReader(path, self.known, tuple(seen))
            more = _not_in(found, reader.earlier())
            earlier = [*more, reader.visit((*found, *more))]
            self.read.faults += [fault for fault in reader.read.faults if fault not in self.read.faults]
            self._check_order(cell, earlier, found)
            self.tables.files += reader.tables.files
            found += _not_in(found, earlier)
        return tuple(found)

    def _previous_file(self, cell: Cell, seen: list[Path]) -> Path | None:
        if not isinstance(cell.value, dict) or "file" not in cell.value:
            self.read.tell(cell, "names no file", 'file = "visit-1.toml"', "")
            return None
        for key, child in cell.children():
            if key != "file":
                self.read.tell(child, "has no meaning here", "file", key)
        path = find_case(cell.child("file"), self.known.cases_folder)
        if path is None:
            self.read.tell(
                cell.child("file"), "is no case file", "a path beside this file, or a case by its name"
            )
        elif path.resolve() in seen:
            self.read.tell(cell.child("file"), "is named twice or names itself", "each earlier visit once")
            return None
        return path

    def _check_order(self, cell: Cell, earlier: _Visits, found: _Visits) -> None:
        last, newest = found[-1][0].moment if found else None, earlier[-1][0].moment
        if newest >= self.read.moment:
            self.read.tell(
                cell.child("file"),
                "is no earlier visit",
                f"a visit before {self.read.moment.date().isoformat()}",
            )
        elif last is not None and newest < last:
            self.read.tell(cell.child("file"), "is older than the one before it", "the oldest visit first")

    def visit(self, before: _Visits) -> tuple[Visit, Case]:
        """This case as an earlier visit, after the ones before it."""
        case = self._case(before)
        return self._as_visit(case.situation, before), case

    def _as_visit(self, situation: Situation, before: _Visits) -> Visit:
        after = after_of(self.read, self.tables.tables["after"])
        return visit_of(self.read, situation.answers, after, before[-1][0] if before else None)

    # ---- the case ------------------------------------------------------------------------------------------------

    def case(self) -> tuple[Case, list[Fault]]:
        """The case, and every fault in the order of files and lines."""
        case = self._case(self.earlier())
        return case, _in_order(self.read.faults, self.tables.files)

    def _case(self, before: _Visits) -> Case:
        read, tables = self.read, self.tables.tables
        after = after_of(read, tables["after"])
        situation = self._situation(tuple(visit for visit, _ in before))
        return Case(
            situation=situation,
            title=read.text(self.tables.words["title"]) if "title" in self.tables.words else "",
            choices=choices_of(read, tables["choices"], self.known.techniques, self.known.homework),
            relaxed=relaxed_of(read, self.tables.lists["relaxed"], self.known.rules),
            clinic=clinic_of(read, tables["clinic"]),
            verdict_at=self._at("verdict_at"),
            sealed_at=self._at("sealed_at"),
            after={key: cell.value for key, cell in after.items()},
            expect={key: cell.value for key, cell in tables["expect"].items()},
            expect_line=self.tables.root.line_of(("expect",)) if tables["expect"] else None,
            sources=tuple(dict.fromkeys(self.tables.files)),
            earlier=tuple(case for _, case in before),
            table=tuple(table_check(read, after)),
            done=done_of(read, after, self._as_visit(situation, before), self.known.techniques),
        )

    def _situation(self, previous: tuple[Visit, ...]) -> Situation:
        read = self.read
        read.previous = None if self.known.is_draft else previous
        attested, last = self._attested()
        situation = Situation(
            client=person_of(read, self.tables.tables["client"]),
            moment=read.moment,
            answers=self.answers(),
            previous=previous,
            attested_sessions=attested,
            attested_last=last,
            **self._therapist(),
        )
        records = clearances_of(read, self.tables.lists["clearances"], self.known.rules, self.given_for)
        return replace(situation, clearances=records)

    def _at(self, key: str) -> datetime | None:
        table = self.tables.tables["visit"]
        return self.read.moment_of(table[key], may_lie_ahead=True) if key in table else None

    def _therapist(self) -> dict[str, Any]:
        table, training = self.tables.tables["therapist"], self.known.questions.find("SES.6")
        got = {"therapist": "name", "therapist_license": "license"}
        found: dict[str, Any] = {
            name: self.read.text(table[key]) for name, key in got.items() if key in table
        }
        if "training" in table and training is not None:
            codes = [self.read.option(cell, training.options) for cell in table["training"].items()]
            found["training"] = tuple(code for code in codes if code is not None)
        return found


def _not_in(found: _Visits, more: _Visits) -> list[tuple[Visit, Case]]:
    """The visits of `more` that are not among those found; a visit is known by its moment."""
    moments = {visit.moment for visit, _ in found}
    return [one for one in more if one[0].moment not in moments]


def _in_order(faults: list[Fault], files: list[str]) -> list[Fault]:
    order = {file: place for place, file in reversed(list(enumerate(files)))}

    def place(fault: Fault) -> tuple[int, int]:
        return order.get(fault.file, len(order)), fault.line or 0

    return sorted(dict.fromkeys(faults), key=place)
