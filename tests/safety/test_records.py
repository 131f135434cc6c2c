"""Clinicians' records (content 15.3): which legs and sides they speak of, how long they hold, what ends them."""

from datetime import date

from intake_app.safety.clearances import last_day
from intake_app.safety.review import Rank
from intake_app.safety.situation import Clearance
from intake_app.services.review import Reviewing

_HEAD = 'base = "third-visit"\n[answers]\n"DVT.2" = { left = 37.0, right = 37.0, unit = "cm" }\n'
_OLD_CLOT = _HEAD + '"DVT.12" = "over 6 months ago and off treatment"\n'
_BLEEDING = _HEAD + '"SKN.7" = "yes"\n"FOOT.4" = "pain on walking or told poor circulation"\n'


def ranks(reviewing: Reviewing, text: str) -> dict[str, Rank]:
    """Content id to rank of every finding of a case written as text."""
    review = reviewing.judge(reviewing.read(text)).review
    return {finding.content_id: finding.rank for finding in review.findings}


def record(rules: str, more: str = "") -> str:
    """A letter of a week before the visit."""
    return f'[[clearances]]\nrules = [{rules}]\nreceived = 2026-11-15\nhow = "letter"\n{more}\n'


def test_only_a_record_that_names_the_rule_and_both_legs_opens_the_legs(reviewing: Reviewing) -> None:
    """A vague letter, a record for another rule, or one for a single leg leaves R-DVT-06 as it is."""
    named = ranks(reviewing, _OLD_CLOT + record('"R-DVT-06"', 'legs = "safe"'))
    others = ("", '"R-DVT-09"', '"R-DVT-06"')
    kept = [record(rules, 'legs = "safe"\nsides = ["left"]') for rules in others]
    assert "R-DVT-07" in named
    assert all("R-DVT-06" in ranks(reviewing, _OLD_CLOT + each) for each in kept)


def test_a_new_foot_finding_ends_a_record_about_skin(reviewing: Reviewing) -> None:
    """Skin, feet and swelling are one check: what is new there, and not answered, ends the record."""
    given = '[clearances.given_for]\n"SKN.7" = "yes"\n"FOOT.4" = '
    same = given + '"pain on walking or told poor circulation"\n'
    assert ranks(reviewing, _BLEEDING + record('"R-SKN-11a"') + same)["R-SKN-11a"] is Rank.CAUTION
    new = ranks(reviewing, _BLEEDING + record('"R-SKN-11a"') + given + '"none"\n')
    assert new["R-SKN-11a"] is Rank.CLEARANCE


def test_a_spoken_word_confirmed_too_late_holds_a_week() -> None:
    """Written confirmation counts within 7 days of the spoken word, not after."""
    spoken = date(2026, 11, 10)
    late = Clearance(("R-DVT-09",), issued=spoken, how="spoken", confirmed=date(2026, 11, 18))
    in_time = Clearance(("R-DVT-09",), issued=spoken, how="spoken", confirmed=date(2026, 11, 17))
    assert last_day(late) == date(2026, 11, 17)
    assert last_day(in_time) == date(2026, 12, 8)
