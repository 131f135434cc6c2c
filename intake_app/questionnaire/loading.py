"""FHIR R4 Questionnaires read into frozen questions, with every fault of every file at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.questionnaire.enabling import Enabling
from intake_app.questionnaire.item_reading import ItemReader
from intake_app.questionnaire.json_lines import read_json
from intake_app.questionnaire.model import Item, Question, Questionnaire, QuestionSet, Shape, Unsure


def load_questionnaires(folder: Path) -> tuple[QuestionSet, list[Fault]]:
    """All questionnaires (`*.json`, in order of name) of a folder as questions, and every fault in them.

    A file that is no JSON is one fault for each broken place; the others are read all the same.
    """
    read = [_Form(path) for path in sorted(folder.glob("*.json"))]
    faults = [fault for form in read for fault in form.check()]
    if not read:
        faults.append(Fault(folder.name, None, "folder", "", "holds no questionnaire", "files named *.json"))
    questions = [question for form in read for question in form.questions()]
    faults += _twice(read)
    by_link_id = {question.link_id: question for question in reversed(questions)}
    by_code = {question.code: question for question in reversed(questions)}
    forms = tuple(form.questionnaire for form in read if form.questionnaire is not None)
    ordered = {question.link_id: by_link_id[question.link_id] for question in questions}
    return QuestionSet(forms, MappingProxyType(ordered), MappingProxyType(by_code)), faults


def read_questionnaire(path: Path) -> tuple[Questionnaire | None, list[Fault]]:
    """One form from outside (no codes needed) and its faults; None where nothing of it could be read."""
    form = _Form(path)
    return form.questionnaire, form.check()


class _Form:
    """One file: its questionnaire, where its items stand, its faults."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.located = read_json(path)
        self.reader = ItemReader(self.file, self.located)
        self.questionnaire = self._questionnaire(self.located.value)

    def _questionnaire(self, tree: Any) -> Questionnaire | None:
        if not isinstance(tree, dict) or tree.get("resourceType") != "Questionnaire":
            if not self.located.faults:
                kind = str(tree.get("resourceType", "")) if isinstance(tree, dict) else ""
                right = '"resourceType": "Questionnaire"'
                self.reader.tell((), "resourceType", kind, "is no Questionnaire", right)
            return None
        url, name = str(tree.get("url", "")), str(tree.get("id", "") or Path(self.file).stem)
        if not url:
            self.reader.tell((), "url", "", "is missing", "an address that names this form")
        items = self.reader.items(tree, ())
        return Questionnaire(name, url, str(tree.get("version", "")), str(tree.get("title", name)), items)

    def check(self) -> list[Fault]:
        """Faults of the text, of the items, and of what they say of each other."""
        faults = [*self.located.faults, *self.reader.faults]
        if self.questionnaire is None:
            return faults
        lines = self.reader.lines
        known = {item.link_id: item for item in self.questionnaire.walk()}
        for item in known.values():
            for when in item.enable_when:
                if when.question not in known:
                    told, where = "waits for an item that is not in this form", f"{item.link_id}.enableWhen"
                    right = nearest(when.question, known)
                    faults.append(
                        Fault(self.file, lines.get(item.link_id), where, when.question, told, right)
                    )
        cycle = Enabling.cycle(self.questionnaire)
        if cycle:
            line, told = lines.get(cycle[0]), "wait for each other"
            faults.append(
                Fault(self.file, line, "enableWhen", " > ".join(cycle), told, "conditions without a circle")
            )
        return faults

    def questions(self) -> Iterator[Question]:
        """The coded items as rules see them."""
        if self.questionnaire is None:
            return
        for item in self.questionnaire.walk():
            if item.code and (item.type != "group" or "shape" in item.marks):
                yield question_of(item, self.questionnaire.id)


def _twice(forms: list[_Form]) -> list[Fault]:
    """Link ids and codes that stand in more than one item of all forms together."""
    faults, seen = [], dict[tuple[str, str], str]()
    for form in forms:
        for item in form.questionnaire.walk() if form.questionnaire else ():
            for kind, name in (("linkId", item.link_id), ("code", item.code)):
                if not name:
                    continue
                if (kind, name) in seen:
                    line = form.reader.lines_again.get(name, form.reader.lines.get(item.link_id))
                    told = f"stands already in {seen[kind, name]}"
                    faults.append(Fault(form.file, line, kind, name, told, "each once in all forms"))
                seen.setdefault((kind, name), form.file)
    return faults


def question_of(item: Item, check: str) -> Question:
    """A coded item the way rules see it. check: the id of its questionnaire."""
    marks = item.marks
    fields = fields_of(item)
    answer = fields.get("answer") or fields.get("class")
    return Question(
        link_id=item.link_id,
        code=item.code,
        text=item.text,
        shape=_shape(item),
        options=item.options or (answer.options if answer else ()),
        fields=MappingProxyType(fields),
        when=_word(marks, "when"),
        unsure=Unsure(_word(marks, "unsure") or "-"),
        counts_as=_word(marks, "counts-as"),
        blank_words=frozenset(map(str, marks.get("blank-words", ()))),
        is_spoken=bool(marks.get("spoken", (True,))[0]),
        may_group_none=bool(marks.get("group-none", (False,))[0]),
        is_ordered=bool(marks.get("ordered", (False,))[0]),
        widest=tuple(map(str, marks.get("widest", ()))),
        scale=_word(marks, "scale"),
        part_of=_word(marks, "part-of"),
        check=check,
        item=item,
    )


def fields_of(item: Item) -> dict[str, Item]:
    """What may stand with an answer: items below that are named `QUESTION.field`, by the name of the field."""
    start = f"{item.link_id}."
    found = {
        below.link_id.removeprefix(start): below for below in item.walk() if below.link_id.startswith(start)
    }
    return {name: below for name, below in found.items() if "." not in name and not below.code}


def _word(marks: Mapping[str, tuple[object, ...]], name: str) -> str:
    return str(marks[name][0]) if marks.get(name) else ""


def _shape(item: Item) -> Shape:
    word = _word(item.marks, "shape")
    if word:
        return Shape(word)
    if item.type in ("decimal", "integer", "quantity"):
        return Shape.NUMBER
    return Shape.CHOICES if item.repeats else Shape.CHOICE
