"""Whose answer counts (content 1.7, 1.8, 4.1), and which readings belong to the visit (1.6)."""

from intake_app.services.review import Reviewing

_HEAD = 'base = "third-visit"\n[answers]\n'
_PARTS = _HEAD + '"EM.1" = "blank"\n"EM.1a" = "not sure"\n' + "".join(f'"EM.1{p}" = "no"\n' for p in "bcdef")
_SNACKS = '"DIA.18" = [{ what = "juice", grams = 15, taken = 09:20:00 }, { what = "juice", grams = 15, taken = 09:38:00 }]\n'


def entry(question: str, answer: str, by: str, more: str = "") -> str:
    """One entry of one voice."""
    return f'[[entries]]\nquestion = "{question}"\nanswer = {answer}\nby = "{by}"\n{more}\n'


def sugar(value: int, taken: str) -> str:
    """A finger reading in mg/dL."""
    return (
        f'[[readings]]\nof = "DIA.4"\nvalue = {value}\nunit = "mg/dL"\ntaken = {taken}\ndevice = "finger"\n'
    )


def told(reviewing: Reviewing, text: str) -> tuple[set[str], set[str]]:
    """Content ids that fired, and questions that are open."""
    review = reviewing.judge(reviewing.read(text)).review
    return {one.content_id for one in review.findings}, {item.question for item in review.open}


def test_the_therapists_answer_to_a_part_decides_that_part_only(reviewing: Reviewing) -> None:
    """One unsure part that was asked again is settled; a second one that was not is still a danger sign."""
    answered = entry("EM.1a", '"no"', "therapist")
    assert "R-EM-01" not in told(reviewing, _PARTS + answered)[0]
    two = _PARTS.replace('"EM.1b" = "no"', '"EM.1b" = "not sure"')
    assert "R-EM-01" in told(reviewing, two + answered)[0]


def test_a_carers_answer_counts_and_leaves_the_blank_open(reviewing: Reviewing) -> None:
    """A carer's find fires its rule; the question is still to be answered by the client."""
    fired, is_open = told(reviewing, _HEAD + '"SYS.16" = "blank"\n' + entry("SYS.16", '"yes"', "carer"))
    assert "R-SYS-31" in fired
    assert "SYS.16" in is_open


def test_sugar_that_stays_low_after_two_snacks_is_an_emergency(reviewing: Reviewing) -> None:
    """70 mg/dL 15 minutes after the second snack calls for help; 71 does not."""
    low = _HEAD + _SNACKS + sugar(62, "09:18:00")
    assert "R-DIA-02b" in told(reviewing, low + sugar(70, "09:53:00"))[0]
    assert "R-DIA-02b" not in told(reviewing, low + sugar(71, "09:53:00"))[0]


def test_a_low_reading_is_kept_however_long_the_visit_lasts(reviewing: Reviewing) -> None:
    """A reading of at most two hours before check-in belongs to the visit also when it is judged later."""
    late = _HEAD.replace("[answers]", "[visit]\ntime = 11:15:00\n[answers]") + sugar(53, "09:00:00")
    begun = entry("SES.10", '"recorded"', "client", "at = 09:30:00")
    assert "R-DIA-02a" in told(reviewing, late + begun)[0]
    assert "R-DIA-02a" not in told(reviewing, late)[0]


def test_what_one_voice_found_outlasts_the_not_sure_of_another(reviewing: Reviewing) -> None:
    """An answer to a question that is not due still counts beside somebody's "not sure" to it (content 1.4, 1.7)."""
    aspirin = _HEAD + entry("DVT.16", '"aspirin or other antiplatelet"', "client")
    assert "R-DVT-13a" in told(reviewing, aspirin)[0]
    assert "R-DVT-13a" in told(reviewing, aspirin + entry("DVT.16", '"not sure"', "therapist"))[0]


def test_who_is_not_sure_of_a_clot_has_named_no_limb(reviewing: Reviewing) -> None:
    """A blood thinner for a clot whose limb is not known leaves out both legs, also where an arm is given with "not sure"."""
    taken = _HEAD + '"DVT.16" = "anticoagulant"\n"DVT.17" = "clot"\n'
    unsure = '"DVT.12" = { answer = "not sure", where = ["ARM.L"] }\n'
    where = next(
        one.where
        for one in reviewing.judge(reviewing.read(taken + unsure)).review.findings
        if one.content_id == "R-DVT-05a"
    )
    assert {"calf_L", "calf_R", "forearm_L"} <= set(where)


def test_a_second_carer_takes_nothing_back_that_the_first_one_said(reviewing: Reviewing) -> None:
    """Two carers, or two colleagues, are two voices: the worse of them counts, whoever speaks last."""
    first = entry("SYS.16", '"yes"', "carer", 'said_by = "Uma Sample, daughter"')
    second = entry("SYS.16", '"no"', "carer", 'said_by = "Otto Sample, son"')
    assert "R-SYS-31" in told(reviewing, _HEAD + first + second)[0]
    found = entry("DVT.6", '{ answer = "yes", where = ["calf_L"] }', "colleague", 'said_by = "Kim Sample"')
    later = entry("DVT.6", '"no"', "colleague", 'said_by = "Lee Sample"')
    assert "R-DVT-01" in told(reviewing, _HEAD + found + later)[0]


def test_a_later_meal_told_by_another_voice_takes_no_wait_away(reviewing: Reviewing) -> None:
    """With a slow stomach both ends of the list are bad: who says "under 1 hour" is heard beside who says "over 4 hours"."""
    slow = 'base = "t86-slow-stomach-30-minutes"\n'
    later = entry("DIA.10", '"over 4 hours"', "therapist")
    fired = told(reviewing, slow + later)[0]

    assert {"R-DIA-24b", "R-DIA-16a"} <= fired
