"""Many people: which link opens what, sheets by invitation, codes, the organiser's part, and results in their
time.
"""

from contextlib import closing
from datetime import timedelta

import pytest

from qcheck.catalogue import PerspectiveId
from qcheck.disclosure import Step
from qcheck.language import language
from qcheck.service import LinkKind, Mode, NotPossible, Service, State, UnknownLink, open_service
from qcheck.service.doors import links as writing_of_links
from qcheck.service.doors.access import ONLY
from qcheck.service.ground import assembly
from qcheck.service.takeaway.taking_away import BEYOND
from qcheck.settings import Settings
from tests.standing_clock import StandingClock
from tests.test_service import NOON, YAML, wish
from tests.verbs import FREI, KINDER, VERBS

AMT = PerspectiveId("amt")


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def service(tmp_path, clock):
    with closing(installed(tmp_path, clock)) as opened:
        yield opened


def installed(folder, clock):
    """A service of its own, with a catalogue of its own."""
    settings = Settings(data=folder / "data").prepared()
    (settings.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = open_service(settings)
    opened.clock.now = clock
    return opened


@pytest.fixture
def link(service: Service) -> str:
    return service.organising.create_check(wish())


@pytest.fixture
def confidential(service: Service) -> str:
    return service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, perspective=None))


def shared(service, link, kind, perspective=None):
    return next(
        each for each in service.inviting.links(link) if (each.kind, each.perspective) == (kind, perspective)
    )


def invitation(service, link, perspective=None):
    return shared(service, link, LinkKind.ANSWER, perspective).link


def joined(service, link, perspective=KINDER, times=1, value=4):
    """So many people who gave one answer; gives their links."""
    way, nonces = invitation(service, link), [service.joining.new_nonce() for _ in range(times)]
    sheets = [service.joining.join(way, perspective, nonce) for nonce in nonces]
    [service.answering.answer(sheet, FREI, value) for sheet in sheets]
    return sheets


# which link opens what


def test_the_links_of_a_check_are_an_invitation_for_all_one_for_each_perspective_and_one_to_the_results(
    service, link
):
    found = service.inviting.links(link)

    assert [(each.kind, each.perspective) for each in found] == [
        (LinkKind.ANSWER, None),
        (LinkKind.ANSWER, AMT),
        (LinkKind.ANSWER, KINDER),
        (LinkKind.VIEW, None),
    ]
    assert service.inviting.links(link) == found
    assert [each.code is not None for each in found] == [True, True, True, False]


ON_A_SHEET = {
    "own_sheet",
    "answer",
    "edit",
    "take_back",
    "comment",
    "evidence",
    "closing",
    "finish",
    "change_perspective",
    "beside_answers",
    "refuse_unfit",
    "revised",
    "moment",
    "took",
}
OF_A_SHEET = {"withdraw", "personal_code", "invitation_to", "may_see_result", "gathered_form"}
IN_ITS_TIME = {
    "erase",
    "correct",
    "remove_evidence",
    "own_result",
    "own_result_mark",
    "ballot_paper",
    "vote",
    "file_mark",
    "gathered",
    "say_of_question",
}
"""What a sheet's link opens, but not yet: the result after the end where it is shared, correcting and deleting
after the end, a vote while it is open, and what is said about questions where the catalogue is in trial.
"""
OPENS = {
    LinkKind.ANSWER: {"join", "new_sheet", "moment", "gathered_form"},
    LinkKind.SHEET: ON_A_SHEET | OF_A_SHEET,
    LinkKind.VIEW: {"result", "answers", "result_mark", "file_mark", "gathered"},
    LinkKind.MEASURES: {"measure_list", "gathered_measures", "agreed_in_process", "agreements_of_process"},
    LinkKind.WALL: {"seen", "workshop_revision", "workshop_result"},
}
LATER = {LinkKind.SHEET: IN_ITS_TIME}
TAKES_MORE = {
    (LinkKind.VIEW, verb) for verb in ("permit", "gathered_measures", "gathered_form", "gathered_bundle")
}
"""What a link to the results takes away less than others of: it is told who does."""
SHUT = {
    kind: [verb for verb in VERBS if verb not in open_to | LATER.get(kind, set())]
    for kind, open_to in OPENS.items()
}
OPEN = [(kind, verb) for kind, open_to in OPENS.items() for verb in sorted(open_to)]


def wall(service, link):
    service.facilitating.start_workshop(link, "90")
    return service.facilitating.seen(link).wall


HOLDERS = {
    LinkKind.ANSWER: lambda service, link: shared(service, link, LinkKind.ANSWER).link,
    LinkKind.SHEET: lambda service, link: joined(service, link)[0],
    LinkKind.VIEW: lambda service, link: shared(service, link, LinkKind.VIEW).link,
    LinkKind.MEASURES: lambda service, link: service.measures.measures_link(link).link,
    LinkKind.WALL: wall,
}
"""How one comes by a link of each kind."""


@pytest.fixture(scope="module")
def shut(tmp_path_factory):
    """A check of its own for each kind of link, for tests after which it is as it was: the service, and by its
    kind each link with the organiser's.
    """
    with closing(installed(tmp_path_factory.mktemp("shut"), StandingClock())) as opened:
        checks = {kind: opened.organising.create_check(wish()) for kind in HOLDERS}
        yield opened, {kind: (HOLDERS[kind](opened, link), link) for kind, link in checks.items()}


@pytest.mark.parametrize("kind", SHUT)
def test_a_link_opens_nothing_beyond_its_kind(shut, kind):
    service, links = shut
    held, link = links[kind]
    before = service._store.stamp(service.access.open(link).check_id)

    said = {verb: refusal_of(service, verb, held) for verb in SHUT[kind]}

    assert said == {verb: BEYOND if (kind, verb) in TAKES_MORE else ONLY[kind] for verb in SHUT[kind]}
    assert service._store.stamp(service.access.open(link).check_id) == before


def refusal_of(service, verb, link):
    """Why this cannot be done with this link; that it was done, where it was."""
    try:
        VERBS[verb](service, link)
    except NotPossible as refused:
        return str(refused)
    return "It was done."


@pytest.mark.parametrize(("kind", "verb"), OPEN)
def test_a_link_opens_what_it_is_for(service, link, kind, verb):
    VERBS[verb](service, HOLDERS[kind](service, link))


@pytest.mark.parametrize("verb", sorted(IN_ITS_TIME))
def test_what_a_sheet_opens_later_is_refused_with_its_own_reason(service, link, verb):
    with pytest.raises(NotPossible) as refused:
        VERBS[verb](service, HOLDERS[LinkKind.SHEET](service, link))

    assert ONLY[LinkKind.SHEET] not in str(refused.value)


def test_an_organisers_link_opens_no_invitation(service, link):
    with pytest.raises(NotPossible, match="for organising"):
        service.joining.join(link, KINDER, "nonce")


def test_no_verb_of_the_service_that_takes_a_link_is_forgotten_here(service):
    named_apart = {"new_check_beside", "of_links"}
    known = {"open", "revision", "choices", "by_personal_code", "given", "has_workshop", "takeable"}
    inner = {"let_in", "organise", "own", "step", "author", "of_trial"}
    taking = {
        name for name, verb in verbs_of(service) if verb.__annotations__.get("link") in ("str", "AnyLink")
    }

    assert taking == set(VERBS) - named_apart | known | inner


def verbs_of(service):
    return [
        (name, verb)
        for part in vars(service).values()
        for name, verb in vars(type(part)).items()
        if not name.startswith("_") and hasattr(verb, "__code__")
    ]


def test_a_link_of_one_check_opens_nothing_of_another(service, link):
    other = service.organising.create_check(wish(title="Ein anderer"))
    theirs = shared(service, other, LinkKind.ANSWER)

    with pytest.raises(NotPossible, match="does not belong"):
        service.inviting.renew_link(link, theirs.id)
    with pytest.raises(NotPossible, match="does not belong"):
        service.inviting.withdraw_link(link, theirs.id)

    assert invitation(service, other) == theirs.link


def test_the_organisers_own_link_cannot_be_renewed_or_withdrawn_as_one_that_is_handed_on(service, link):
    with pytest.raises(NotPossible, match="does not belong"):
        service.inviting.withdraw_link(link, writing_of_links.parse(link))


# old links say so kindly


def test_a_renewed_link_says_that_there_is_a_new_one(service, link):
    old = shared(service, link, LinkKind.ANSWER)

    new = service.inviting.renew_link(link, old.id)

    assert service.access.open(new.link).kind is LinkKind.ANSWER
    with pytest.raises(UnknownLink) as refused:
        service.access.open(old.link)
    assert refused.value.said(language("de")).startswith("Dieser Link wurde durch einen neuen ersetzt.")


def test_a_withdrawn_link_says_so_until_it_is_renewed(service, link):
    old = shared(service, link, LinkKind.VIEW)

    service.inviting.withdraw_link(link, old.id)
    with pytest.raises(UnknownLink) as refused:
        service.results.result(old.link)
    new = service.inviting.renew_link(link, old.id)

    assert refused.value.said(language("de")).startswith(
        "Dieser Link wurde von denen, die den Check organisieren, zurückgezogen."
    )
    assert service.results.result(new.link).title == "Spielplatz am Markt"


def test_a_link_with_a_wrong_secret_does_not_learn_whether_it_was_replaced(service, link):
    old = shared(service, link, LinkKind.ANSWER)
    service.inviting.renew_link(link, old.id)

    with pytest.raises(UnknownLink, match="does not open a check"):
        service.access.open(old.link[:-1] + ("0" if old.link[-1] != "0" else "1"))


def test_a_sheet_goes_on_when_its_invitation_was_withdrawn(service, link):
    [sheet] = joined(service, link)
    service.inviting.withdraw_link(link, shared(service, link, LinkKind.ANSWER).id)

    service.answering.answer(sheet, FREI, 2)

    assert service.answering.own_sheet(sheet).given[FREI].value == 2


# joining


def test_a_phone_that_sends_twice_has_one_sheet(service, link):
    nonce = service.joining.new_nonce()

    first = service.joining.join(invitation(service, link), KINDER, nonce)
    service.answering.answer(first, FREI, 4)
    second = service.joining.join(invitation(service, link), KINDER, nonce)

    assert first == second
    assert service.organising.status(link).sheets == {AMT: 0, KINDER: 1}


def test_an_invitation_for_one_perspective_leads_to_a_sheet_of_that_perspective(service, link):
    sheet = service.joining.join(invitation(service, link, KINDER), None, service.joining.new_nonce())

    assert service.answering.own_sheet(sheet).perspective == KINDER
    with pytest.raises(NotPossible, match="another perspective"):
        service.joining.join(invitation(service, link, KINDER), AMT, service.joining.new_nonce())


@pytest.mark.parametrize("chosen", [None, "niemand", ""])
def test_whoever_may_choose_has_to_choose_one_of_the_perspectives(service, link, chosen):
    with pytest.raises(NotPossible, match="Please choose"):
        service.joining.join(invitation(service, link), chosen, service.joining.new_nonce())


def test_a_catalogue_without_perspectives_asks_for_none(service, tmp_path):
    (tmp_path / "data" / "criteria" / "klein.yaml").write_text(
        (
            "id: klein\nversion: 1.0.0\ntitle: Klein\ncriteria: [{id: k, title: K, questions: [{id: a, "
            "text: A.}]}]"
        ),
        "utf-8",
    )
    link = service.organising.create_check(wish(catalogue="klein", phase=None, perspective=None))

    sheet = service.joining.join(invitation(service, link), None, service.joining.new_nonce())

    assert (service.joining.choices(invitation(service, link)), service.answering.own_sheet(sheet).total) == (
        (),
        1,
    )
    assert [(each.kind, each.perspective) for each in service.inviting.links(link)] == [
        (LinkKind.ANSWER, None),
        (LinkKind.VIEW, None),
    ]


def test_a_prepared_check_lets_nobody_begin_until_it_is_opened(service):
    link = service.organising.create_check(wish(prepared=True))
    way = invitation(service, link)
    assert service.access.open(way).state is State.PREPARED

    with pytest.raises(NotPossible, match="not been opened yet"):
        service.joining.join(way, KINDER, "nonce")
    service.organising.start_check(link)

    assert service.answering.own_sheet(service.joining.join(way, KINDER, "nonce")).total > 0


def test_a_withdrawn_sheet_is_gone_and_counts_no_more(service, link):
    first, _ = joined(service, link, times=2)

    service.answering.withdraw(first)

    assert service.organising.status(link).sheets[KINDER] == 1
    with pytest.raises(UnknownLink):
        service.answering.own_sheet(first)


# the organiser


def test_an_organiser_without_a_sheet_organises_all_the_same(service, confidential):
    access = service.access.open(confidential)

    assert (access.has_sheet, access.perspective) == (False, None)
    with pytest.raises(NotPossible, match="no sheet of your own"):
        service.answering.own_sheet(confidential)


def test_the_organisers_own_sheet_counts_like_anyones(service, link):
    service.answering.answer(link, FREI, 3)
    joined(service, link, AMT, times=2)

    assert service.organising.status(link).sheets[AMT] == 3


def test_a_confidential_check_says_how_many_only_in_steps_of_five(service, confidential):
    joined(service, confidential, KINDER, times=5)
    joined(service, confidential, AMT, times=4)

    status = service.organising.status(confidential)

    assert (status.sheets, status.minimum) == ({AMT: None, KINDER: Step(5, 9)}, 5)


@pytest.mark.parametrize(
    "verb",
    [
        lambda service, link: service.collecting.sheets(link),
        lambda service, link: service.collecting.add_sheet(link, KINDER, "Tisch 1"),
        lambda service, link: service.collecting.take_out(link, "egal", True),
    ],
)
def test_in_a_confidential_check_nobody_sees_adds_or_takes_out_single_sheets(service, confidential, verb):
    with pytest.raises(NotPossible, match="In a confidential check"):
        verb(service, confidential)


def test_a_table_has_one_sheet_with_its_name_which_the_organiser_fills_in(service, link):
    table = service.collecting.add_sheet(link, KINDER, "  Tisch 3 ")
    service.answering.answer(table, FREI, 2)

    [listed] = service.collecting.sheets(link)

    assert (listed.label, listed.perspective, listed.answered, listed.link) == ("Tisch 3", KINDER, 1, table)
    assert service.access.open(table).label == "Tisch 3"


def test_the_list_gives_no_link_to_other_peoples_sheets(service, link):
    joined(service, link, times=2)

    assert [each.link for each in service.collecting.sheets(link)] == [None, None]


def test_a_sheet_taken_out_counts_no_more_and_its_holder_can_see_it(service, link):
    [sheet] = joined(service, link)
    [listed] = service.collecting.sheets(link)

    service.collecting.take_out(link, listed.id, True)

    assert service.organising.status(link).sheets[KINDER] == 0
    assert not service.access.open(sheet).counts


def test_a_label_is_needed_for_a_sheet_of_others(service, link):
    with pytest.raises(NotPossible, match="whose sheet"):
        service.collecting.add_sheet(link, KINDER, "  ")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "Europe"])
def test_an_unknown_time_zone_is_refused(service, link, zone):
    with pytest.raises(NotPossible, match="time zone"):
        service.organising.schedule(link, None, zone)


def test_topics_are_kept_in_the_chosen_order(service, link):
    service.organising.arrange(link, ["bau", "planung"])
    assert service.results.result(link).topics == ("bau", "planung")

    service.organising.arrange(link, [])
    assert service.results.result(link).topics == ()


@pytest.mark.parametrize("topics", [["fremd"], ["bau", "bau"]])
def test_only_criteria_of_the_check_are_topics_each_once(service, link, topics):
    with pytest.raises(NotPossible):
        service.organising.arrange(link, topics)


# results in their time


def test_an_open_round_shows_results_at_any_time_also_by_a_link_to_view(service, link):
    view = shared(service, link, LinkKind.VIEW).link
    joined(service, link, KINDER, value=4)
    assert service.results.result(view).sheets == {KINDER: 1}

    joined(service, link, KINDER, value=1)
    assert service.results.result(view).sheets == {KINDER: 2}


def test_a_confidential_check_shows_nothing_before_it_is_closed(service, confidential):
    joined(service, confidential, KINDER, times=6)

    result = service.results.result(shared(service, confidential, LinkKind.VIEW).link)

    assert (result.released, result.profile.criteria, result.profile.sheets, result.remarks) == (
        False,
        (),
        {},
        (),
    )

    service.organising.end_check(confidential)
    assert service.results.result(confidential).sheets == {KINDER: 6}


def test_a_confidential_check_whose_end_has_passed_is_closed_for_good_by_the_first_look(service, clock):
    link = service.organising.create_check(wish(mode=Mode.CONFIDENTIAL, ends=NOON + timedelta(hours=1)))
    [sheet, *_] = joined(service, link, KINDER, times=5)
    clock.pass_(hours=2)

    assert service.results.result(link).released

    clock.time = NOON + timedelta(minutes=59)  # somebody whose request was on the way when the end came
    with pytest.raises(NotPossible, match="closed"):
        service.answering.answer(sheet, FREI, 1)


def test_a_result_is_not_computed_again_until_something_changes(service, link, monkeypatch):
    computed = []
    original = assembly.result
    monkeypatch.setattr(
        assembly, "result", lambda *args, **more: computed.append(1) or original(*args, **more)
    )
    [sheet] = joined(service, link)

    service.results.result(link)
    service.results.result(link)
    assert len(computed) == 1

    service.answering.answer(sheet, FREI, 1)
    service.results.result(link)
    assert len(computed) == 2
