"""What numbers are taken in which unit: the `units` and `accept` lines of the scales (content 1.5)."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from intake_app.base.toml_lines import read_toml
from intake_app.questionnaire.model import Question

Limits = Mapping[str, Mapping[str, tuple[float, float]]]
"""Scale name to unit to lowest and highest number."""

NO_LIMITS: Limits = MappingProxyType({})

_SCALES = {"DIA.4": "sugar", "SYS.2": "blood-pressure", "DIA.3": "hba1c", "DVT.2": "calf-difference"}
_SCALES |= {"SKN.feel": "skin-warmth", "SYS.1": "body-temperature", "DIA.5": "ketones"}


def accepted(scales: Path) -> Limits:
    """The limits of every scale in `scales.toml`. What is wrong in that file is told where the content is loaded."""
    tables, _ = read_toml(scales)
    found: dict[str, Mapping[str, tuple[float, float]]] = {}
    for table in tables:
        first, _, name = table.name.partition(".")
        accept = table.values.get("accept")
        if first == "scale" and isinstance(accept, dict):
            found[name] = {
                unit: (float(pair[0]), float(pair[1]))
                for unit, pair in accept.items()
                if isinstance(pair, list) and len(pair) == 2
            }
    return MappingProxyType(found)


def limits_of(question: Question, limits: Limits, field: str = "value") -> Mapping[str, tuple[float, float]]:
    """Unit to lowest and highest number for one field of a question; empty where no scale says so."""
    item = question.fields.get(field)
    named = str(item.marks["scale"][0]) if item is not None and item.marks.get("scale") else ""
    by_code = _SCALES.get(question.code, "")
    return limits.get(named or question.scale or by_code) or limits.get(by_code, {})
