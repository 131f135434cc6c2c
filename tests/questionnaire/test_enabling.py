"""Branches inside a form: every operator, all or any, and only what hangs on an answer is worked out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.questionnaire.enabling import Enabling
from intake_app.questionnaire.model import EnableWhen, Item, Questionnaire


def _form(*items: Item) -> Questionnaire:
    return Questionnaire("form", "urn:form", "1", "Form", items)


def _after(operator: str, answer: object) -> Enabling:
    return Enabling(
        _form(Item("a", "integer"), Item("b", "string", enable_when=(EnableWhen("a", operator, answer),)))
    )


@pytest.mark.parametrize(
    ("operator", "answer", "given", "is_on"),
    [
        ("exists", True, [3], True),
        ("exists", True, [], False),
        ("exists", False, [], True),
        ("=", 3, [3], True),
        ("=", 3, [1, 3], True),
        ("=", 3, [4], False),
        ("=", 3, [], False),
        ("!=", 3, [4], True),
        ("!=", 3, [1, 3], False),
        ("!=", 3, [], False),
        (">", 3, [4], True),
        (">", 3, [3], False),
        ("<", 3, [2], True),
        ("<", 3, [3], False),
        (">=", 3, [3], True),
        (">=", 3, [2], False),
        ("<=", 3, [3], True),
        ("<=", 3, [4], False),
        ("=", True, [True], True),
        ("=", True, [1], False),
    ],
)
def test_operators(operator: str, answer: object, given: list[object], is_on: bool) -> None:
    """An item is switched on exactly when its condition holds; no answer meets only "does not exist"."""
    assert ("b" in _after(operator, answer).enabled({"a": given})) is is_on


def test_all_and_any() -> None:
    """With "all" every condition must hold, with "any" one is enough."""
    when = (EnableWhen("a", "=", "yes"), EnableWhen("b", "=", "yes"))
    form = _form(
        Item("a", "choice"),
        Item("b", "choice"),
        Item("every", "string", enable_when=when),
        Item("some", "string", enable_when=when, enable_all=False),
    )

    assert Enabling(form).enabled({"a": ["yes"], "b": ["no"]}) == {"a", "b", "some"}


def test_what_is_switched_off_takes_its_children_and_followers_with_it() -> None:
    """A child of a switched-off item is off, and so is what waits for an answer to it."""
    off = Item("a", "group", enable_when=(EnableWhen("q", "=", "yes"),), items=(Item("child", "string"),))
    follower = Item("follower", "string", enable_when=(EnableWhen("child", "=", "x"),))

    found = Enabling(_form(Item("q", "choice"), off, follower)).enabled({"q": ["no"], "child": ["x"]})

    assert found == {"q"}


def test_an_answer_touches_only_what_hangs_on_it() -> None:
    """The items that an answer can change are those that wait for it, and those that wait for them."""
    form = _form(
        Item("a", "choice"),
        Item("b", "choice", enable_when=(EnableWhen("a", "=", "yes"),)),
        Item("c", "choice", enable_when=(EnableWhen("b", "=", "yes"),)),
        Item("d", "choice"),
    )

    assert Enabling(form).affected("a") == {"b", "c"}
    assert Enabling(form).affected("d") == frozenset()


_CODES = st.sampled_from([[], ["yes"], ["no"]])


@given(st.fixed_dictionaries(dict.fromkeys("abcd", _CODES)), st.sampled_from("abcd"), _CODES)
def test_going_on_from_before_is_the_same_as_starting_anew(
    answers: dict[str, list[object]], changed: str, answer: list[object]
) -> None:
    """After one answer the short way gives what working out everything gives."""
    enabling = Enabling(
        _form(
            Item("a", "choice"),
            Item("b", "choice", enable_when=(EnableWhen("a", "=", "yes"),)),
            Item(
                "c",
                "choice",
                enable_when=(EnableWhen("b", "exists", True), EnableWhen("a", "=", "no")),
                enable_all=False,
            ),
            Item("d", "choice", enable_when=(EnableWhen("c", "!=", "no"),)),
        )
    )
    before = enabling.enabled(answers)
    answers = {**answers, changed: answer}

    assert enabling.after(changed, answers, before) == enabling.enabled(answers)


def test_a_circle_is_refused() -> None:
    """A form whose conditions go in a circle cannot be worked out; the circle is named."""
    form = _form(
        Item("a", "choice", enable_when=(EnableWhen("b", "exists", True),)),
        Item("b", "choice", enable_when=(EnableWhen("a", "exists", True),)),
    )

    assert set(Enabling.cycle(form)) == {"a", "b"}
    with pytest.raises(ValueError, match="circle"):
        Enabling(form)
