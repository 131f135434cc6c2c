"""One FHIR item after another out of located JSON; what is wrong with it is told with its line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from intake_app.base.faults import Fault, nearest
from intake_app.questionnaire.extensions import FHIR_NAMES, OUR_NAMES, OURS, name_of, value_of
from intake_app.questionnaire.json_lines import Located, Path_
from intake_app.questionnaire.model import EnableWhen, Item, Option, Shape, Unsure

TYPES = frozenset(
    [
        "group",
        "display",
        "boolean",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "text",
        "url",
        "choice",
        "open-choice",
        "quantity",
        "attachment",
    ]
)
OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
_ITEM_KEYS = frozenset(
    [
        "linkId",
        "type",
        "text",
        "code",
        "prefix",
        "required",
        "repeats",
        "readOnly",
        "maxLength",
        "answerOption",
        "answerValueSet",
        "initial",
        "enableWhen",
        "enableBehavior",
        "item",
        "extension",
        "modifierExtension",
        "definition",
        "id",
        "_text",
    ]
)
_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "shape": frozenset(Shape),
        "unsure": frozenset(Unsure),
        "when": frozenset(["D", "Bv", "Bs", "F", "12-weeks", "derived", "after"]),
    }
)


class ItemReader:
    """Reads the items of one form.

    lines: link id or code to its line; lines_again: the line of its second use; faults: all found.
    """

    def __init__(self, file: str, located: Located) -> None:
        self.file = file
        self.located = located
        self.faults: list[Fault] = []
        self.lines: dict[str, int] = {}
        self.lines_again: dict[str, int] = {}
        self._contained = _value_sets(located.value)

    def tell(self, path: Path_, where: str, value: object, what: str, expected: str) -> None:
        """Note one fault at the line of a path."""
        self.faults.append(Fault(self.file, self.located.line_of(*path), where, str(value), what, expected))

    def items(self, tree: dict[str, Any], path: Path_) -> tuple[Item, ...]:
        """The items under a form or item; what is no item is told and left out."""
        found = []
        for place, each in enumerate(self._list(tree, "item", path)):
            item = self._item(each, (*path, "item", place))
            if item is not None:
                found.append(item)
        return tuple(found)

    def _item(self, tree: Any, path: Path_) -> Item | None:
        if (
            not isinstance(tree, dict)
            or not isinstance(tree.get("linkId"), str)
            or not tree["linkId"].strip()
        ):
            self.tell(path, "item", "", "has no linkId", '"linkId": "words-with-hyphens"')
            return None
        link_id, kind = tree["linkId"], str(tree.get("type", ""))
        self._place(link_id, path)
        if kind not in TYPES:
            self.tell((*path, "type"), link_id, kind, "is no type of item", nearest(kind, TYPES))
        for key in tree.keys() - _ITEM_KEYS:
            self.tell((*path, key), link_id, key, "is not known here", nearest(key, _ITEM_KEYS))
        return self._made(tree, path, link_id, kind, self._marks(tree, path, link_id))

    def _made(
        self, tree: dict[str, Any], path: Path_, link_id: str, kind: str, marks: dict[str, tuple[Any, ...]]
    ) -> Item:
        codes = self._list(tree, "code", path)
        code = str(codes[0].get("code", "")) if codes and isinstance(codes[0], dict) else ""
        if code:
            self._place(code, (*path, "code"))
        return Item(
            link_id=link_id,
            type=kind,
            text=str(tree.get("text", "")),
            code=code,
            prefix=str(tree.get("prefix", "")),
            required=tree.get("required") is True,
            repeats=tree.get("repeats") is True,
            read_only=tree.get("readOnly") is True,
            max_length=tree.get("maxLength") if isinstance(tree.get("maxLength"), int) else None,
            options=self._options(tree, path, link_id),
            initial=tuple(_plain(each) for each in self._list(tree, "initial", path)),
            enable_when=self._enable_when(tree, path, link_id),
            enable_all=self._behavior(tree, path, link_id),
            items=self.items(tree, path),
            min_value=_number(marks.pop("minValue", ())),
            max_value=_number(marks.pop("maxValue", ())),
            unit=str((marks.pop("questionnaire-unit", ("",)) or ("",))[0]),
            control=str((marks.pop("questionnaire-itemControl", ("",)) or ("",))[0]),
            hidden=marks.pop("questionnaire-hidden", (False,))[0] is True,
            marks=MappingProxyType(marks),
        )

    def _place(self, name: str, path: Path_) -> None:
        line = self.located.line_of(*path)
        if name in self.lines:
            self.lines_again.setdefault(name, line)
        self.lines.setdefault(name, line)

    def _list(self, tree: dict[str, Any], key: str, path: Path_) -> list[Any]:
        value = tree.get(key, [])
        if isinstance(value, list):
            return value
        self.tell((*path, key), key, "", "is no list", f'"{key}": [ … ]')
        return []

    def _marks(self, tree: dict[str, Any], path: Path_, link_id: str) -> dict[str, tuple[Any, ...]]:
        marks: dict[str, tuple[Any, ...]] = {}
        for place, extension in enumerate(self._list(tree, "extension", path)):
            here = (*path, "extension", place)
            url = str(extension.get("url", "")) if isinstance(extension, dict) else ""
            name = name_of(url)
            if name is None:
                known = [f"{OURS}{one}" for one in OUR_NAMES] if url.startswith("urn:") else FHIR_NAMES
                self.tell(here, link_id, url, "is an extension that is not known here", nearest(url, known))
                continue
            value = value_of(extension)
            allowed = _WORDS.get(name)
            if value is None or (allowed and value not in allowed):
                expected = ", ".join(sorted(map(str, allowed))) if allowed else "a value"
                self.tell(
                    here,
                    f"{link_id}.{name}",
                    "" if value is None else value,
                    "is not a value of it",
                    expected,
                )
                continue
            marks[name] = (*marks.get(name, ()), value)
        return marks

    def _options(self, tree: dict[str, Any], path: Path_, link_id: str) -> tuple[Option, ...]:
        found: list[Option] = []
        for place, option in enumerate(self._list(tree, "answerOption", path)):
            here = (*path, "answerOption", place)
            code, display = _coded(option)
            if not code:
                self.tell(
                    here, f"{link_id}.answerOption", "", "has no value", '"valueCoding": { "code": "…" }'
                )
                continue
            if any(code == other.code for other in found):
                self.tell(here, f"{link_id}.answerOption", code, "stands twice", "each option once")
            coding = option.get("valueCoding", {})
            marks = self._marks(option, here, link_id) | self._marks(coding, (*here, "valueCoding"), link_id)
            is_not = marks.get("does-not-apply", (False,))[0] is True
            alone = marks.get("questionnaire-optionExclusive", (False,))[0] is True
            widest = tuple(map(str, marks.get("widest", ())))
            found.append(Option(code, display, str(marks.get("axis", ("",))[0]), is_not, alone, widest))
        return tuple(found) or self._from_value_set(tree, path, link_id)

    def _from_value_set(self, tree: dict[str, Any], path: Path_, link_id: str) -> tuple[Option, ...]:
        """The options of a value set that the form itself contains; one from elsewhere is not supported."""
        name = tree.get("answerValueSet")
        if name is None:
            return ()
        options = self._contained.get(str(name).removeprefix("#"))
        if options is None:
            known = nearest(
                str(name), [f"#{one}" for one in self._contained] or ["#id of a contained ValueSet"]
            )
            self.tell(
                (*path, "answerValueSet"), f"{link_id}.answerValueSet", name, "is not in this form", known
            )
        return options or ()

    def _enable_when(self, tree: dict[str, Any], path: Path_, link_id: str) -> tuple[EnableWhen, ...]:
        found = []
        for place, when in enumerate(self._list(tree, "enableWhen", path)):
            here, name = (*path, "enableWhen", place), f"{link_id}.enableWhen"
            if not isinstance(when, dict) or not when.get("question"):
                self.tell(here, name, "", "names no question", '"question": "linkId"')
                continue
            operator = str(when.get("operator", ""))
            if operator not in OPERATORS:
                self.tell(here, name, operator, "is no operator", ", ".join(sorted(OPERATORS)))
                continue
            answer = next(
                (_plain_value(value) for key, value in when.items() if key.startswith("answer")), None
            )
            if answer is None or (operator == "exists" and not isinstance(answer, bool)):
                self.tell(
                    here,
                    name,
                    operator,
                    "has no answer to compare with",
                    '"answerBoolean": true and the like',
                )
                continue
            found.append(EnableWhen(str(when["question"]), operator, answer))
        return tuple(found)

    def _behavior(self, tree: dict[str, Any], path: Path_, link_id: str) -> bool:
        word = tree.get("enableBehavior", "all")
        if word not in ("all", "any"):
            self.tell(
                (*path, "enableBehavior"), f"{link_id}.enableBehavior", word, "is not known", "all or any"
            )
        elif "enableBehavior" not in tree and len(tree.get("enableWhen", ())) > 1:
            self.tell(
                path, f"{link_id}.enableBehavior", "", "is missing beside several conditions", "all or any"
            )
        return bool(word != "any")


def _coded(option: Any) -> tuple[str, str]:
    """Code and display of one answerOption, whatever type its value has."""
    if not isinstance(option, dict):
        return "", ""
    value = next((value for key, value in option.items() if key.startswith("value")), None)
    if isinstance(value, dict):
        code = str(value.get("code", value.get("reference", "")))
        return code, str(value.get("display", code))
    return ("", "") if value is None else (str(value), str(value))


def _value_sets(tree: Any) -> dict[str, tuple[Option, ...]]:
    """The options of every contained ValueSet by its id."""
    contained = tree.get("contained", ()) if isinstance(tree, dict) else ()
    found: dict[str, tuple[Option, ...]] = {}
    for each in contained if isinstance(contained, list) else ():
        if isinstance(each, dict) and each.get("resourceType") == "ValueSet":
            concepts = [one for part in _parts_of(each) for one in part.get("concept", ()) if one.get("code")]
            found[str(each.get("id"))] = tuple(
                Option(str(one["code"]), str(one.get("display", one["code"]))) for one in concepts
            )
    return found


def _parts_of(value_set: dict[str, Any]) -> list[dict[str, Any]]:
    parts = (
        value_set.get("compose", {}).get("include", []) if isinstance(value_set.get("compose"), dict) else []
    )
    return [part for part in parts if isinstance(part, dict)]


def _plain(initial: Any) -> Any:
    values = initial.items() if isinstance(initial, dict) else ()
    return _plain_value(next((value for key, value in values if key.startswith("value")), None))


def _plain_value(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("code", value.get("value", value.get("reference")))
    return value


def _number(values: tuple[Any, ...]) -> float | None:
    return float(values[0]) if values and isinstance(values[0], int | float) else None
