"""What became of what was said, shown back to pilots and, where it is wanted, to everybody."""

import pytest

from qcheck.piloting import DecisionKind, ShownTo, TrialLinkKind
from qcheck.refusals import Invalid, WrongLink
from qcheck.service import Fit, Mode
from tests.test_service import service, settings  # noqa: F401 (fixtures)
from tests.test_service_learned_drafts import EVERY_KIND, HERE, about, decided, published
from tests.test_service_learning import pilot, say, trial  # noqa: F401 (fixtures)
from tests.trials import trial_link


def own_link(service, organise: str) -> str:  # noqa: F811
    [joined] = service.piloting.taking_part(organise)
    return joined.written


def shown(service, organise: str) -> dict[str, tuple[bool, str]]:  # noqa: F811
    """By the kind of the decision: whether people of this pilot had said something, and the edition."""
    found = service.showing_back.to_pilot(own_link(service, organise))
    return {each.decision.kind.value: (each.heard, each.became) for each in found}


def test_a_pilot_sees_what_was_decided_and_where_its_people_had_said_something(service, trial):  # noqa: F811
    one, other = (pilot(service, trial, over=False) for _ in range(2))
    say(service, one, "schoen", Fit.UNCLEAR)
    decided(service, trial, *EVERY_KIND)

    seen = shown(service, one), shown(service, other)

    nothing = dict.fromkeys(("keep", "reword", "split", "new"), (False, ""))
    assert seen == (nothing | {"split": (True, "")}, nothing)
    assert next(iter(seen[0])) == "split"


def test_what_is_said_in_a_confidential_check_is_marked_after_its_end(service, trial):  # noqa: F811
    organise = pilot(service, trial, people=6, over=False, mode=Mode.CONFIDENTIAL)
    say(service, organise, "frueh", Fit.UNCLEAR)
    decided(service, trial, EVERY_KIND[1])

    before = shown(service, organise)
    service.organising.end_check(organise)

    assert (before, shown(service, organise)) == ({"reword": (False, "")}, {"reword": (True, "")})


def test_the_edition_that_it_became_is_named(service, trial):  # noqa: F811
    organise = pilot(service, trial, over=False)
    decided(service, trial, *EVERY_KIND)
    published(service, service.learned_drafts.make(trial, HERE).link)

    assert set(shown(service, organise).values()) == {(False, "1.1.0")}
    words = {
        each.decision.kind: [each.words(question, "de") for question in each.decision.questions]
        for each in service.showing_back.to_pilot(own_link(service, organise))
    }
    assert words[DecisionKind.REWORD] == ["Die Kinder waren von Anfang an dabei."]
    assert words[DecisionKind.SPLIT] == ["Es ist schön."]


def test_the_coordinator_says_who_sees_it(service, trial):  # noqa: F811
    organise = pilot(service, trial, over=False)
    decided(service, trial, about(DecisionKind.DROP, "schoen"))
    opened = service.trials.coordinate(trial).trial
    seen = []

    for whom in (ShownTo.NOBODY, ShownTo.PILOTS, ShownTo.EVERYBODY):
        service.showing_back.show_to(trial, whom)
        seen.append((len(shown(service, organise)), len(service.showing_back.to_everybody(opened))))

    assert seen == [(0, 0), (1, 0), (1, 1)]
    with pytest.raises(Invalid):
        service.showing_back.show_to(trial, "irgendwem")
    with pytest.raises(WrongLink):
        service.showing_back.show_to(trial_link(service, trial, TrialLinkKind.JOIN), ShownTo.EVERYBODY)
