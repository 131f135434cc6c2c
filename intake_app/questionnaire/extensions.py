"""Extensions of FHIR items: those of FHIR and SDC that the program knows, and its own (`urn:intake-app:`)."""

from typing import Any

OURS = "urn:intake-app:"
OUR_NAMES = frozenset(
    {
        "axis", "belongs-to", "blank-words", "by-zone", "choose-all", "counts-as", "dated-by", "does-not-apply", "earlier-lines",
        "every-visit-if", "expired-as", "field", "group-none", "hint", "only-days", "ordered", "part-of", "private",
        "reviewed", "scale", "shape", "short", "spoken", "stands", "unsure", "valid-days", "valid-minutes", "when", "who",
        "widest",
    }
)  # fmt: skip
"""Names after `urn:intake-app:`, as forms/README.md section 1 lists them."""

_FHIR = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
FHIR_NAMES = frozenset(
    [
        "questionnaire-itemControl",
        "minValue",
        "maxValue",
        "questionnaire-unit",
        "questionnaire-unitOption",
        "questionnaire-hidden",
        "questionnaire-sliderStepValue",
        "questionnaire-choiceOrientation",
        "questionnaire-displayCategory",
        "questionnaire-optionPrefix",
        "questionnaire-optionExclusive",
        "questionnaire-maxOccurs",
        "questionnaire-minOccurs",
        "ordinalValue",
        "translation",
        "entryFormat",
        "regex",
        "maxDecimalPlaces",
        "sdc-questionnaire-calculatedExpression",
        "sdc-questionnaire-enableWhenExpression",
        "sdc-questionnaire-shortText",
        "questionnaire-usageMode",
        "rendering-style",
        "rendering-markdown",
        "rendering-xhtml",
        "minLength",
        "variable",
    ]
)


def name_of(url: str) -> str | None:
    """The name that an extension goes by here; None for one that the program does not know."""
    if url.startswith(OURS):
        name = url.removeprefix(OURS)
        return name if name in OUR_NAMES else None
    name = url.removeprefix(_FHIR).removeprefix(_SDC)
    return name if name != url and name in FHIR_NAMES else None


def value_of(extension: dict[str, Any]) -> Any:
    """What stands in an extension's `value[x]`: a coding's code, a concept's first code, an expression's text, else the
    value as it is; None where there is none.
    """
    value = next((value for key, value in extension.items() if key.startswith("value")), None)
    if not isinstance(value, dict):
        return value
    coding = value.get("coding")
    if isinstance(coding, list) and coding and isinstance(coding[0], dict):
        return coding[0].get("code")
    return value.get("code", value.get("expression", value.get("value")))
